"""Incidents of composed reports: what belongs together, who says what, in any order."""

import datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.knowledge import load
from rawi.link import link
from rawi.link.incidents import link_reports
from rawi.link.reports import read_report
from rawi.model import Claim, CodedDocument, Incident, Judgement
from rawi.read import document
from rawi.run.pipeline import code
from rawi.run.reviews import reviews
from tests.link.reports import REPORTS, all_coded, coded

MARKET = {"wire", "network", "copy", "ministry"}


def incidents(documents: list[CodedDocument], **options: object) -> list[Incident]:
    return list(link(documents, load(), **options))  # type: ignore[arg-type]


def with_document(found: list[Incident], name: str) -> Incident:
    """The incident with most reports that holds a document."""
    return max((i for i in found if name in i.documents), key=lambda i: len(i.documents))


def judgement(a: str, b: str, verdict: str) -> Judgement:
    return Judgement(
        about=a, value=b, field="same_event", version="", verdict=verdict, who="tester",  # type: ignore[arg-type]
        when=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )  # fmt: skip


def test_reports_of_one_event_are_one_incident() -> None:
    found = incidents(all_coded())
    assert set(with_document(found, "wire").documents) == MARKET
    assert set(with_document(found, "bomb").documents) == {"bomb", "bomb_again"}
    assert with_document(found, "later").documents == ("later",)
    assert not [incident for incident in found if "talks" in incident.documents]


@settings(max_examples=20)
@given(st.permutations(list(REPORTS)))
def test_order_plays_no_part(names: list[str]) -> None:
    assert incidents([coded(name) for name in names]) == incidents(all_coded())


def test_a_text_read_twice_counts_once() -> None:
    assert incidents([*all_coded(), *all_coded()]) == incidents(all_coded())


def test_ids_stay_while_later_reports_join() -> None:
    early = with_document(incidents([coded("wire"), coded("network")]), "wire")
    assert early.id == with_document(incidents(all_coded()), "wire").id


def test_origins_not_outlets() -> None:
    market = with_document(incidents(all_coded()), "wire")
    together = [set(origin.documents) for origin in market.origins]
    assert {"copy", "wire"} in together  # word for word
    assert len(together) == 3
    assert market.grade == "several_origins"
    assert market.first_reported == datetime.date(2020, 5, 4)


def test_disagreements_stay_side_by_side() -> None:
    market = with_document(incidents(all_coded(), policies=("range", "lowest", "highest")), "wire")
    killed = {
        value.min: {account.document for account in value.accounts}
        for value in market.values
        if value.field == "harm" and value.value == "killed civilian"
    }
    assert killed == {9: {"wire", "copy"}, 12: {"network"}}
    assert {(f.policy, f.min, f.max) for f in market.figures if f.effect == "killed"} == {
        ("range", 9, 12), ("lowest", 9, 9), ("highest", 12, 12),
    }  # fmt: skip
    assert {"contested", "figures_differ"} <= set(market.marks)
    denied = {a.document for value in market.values for a in value.accounts if a.denies}
    assert denied == {"ministry"}


def test_a_judgement_binds() -> None:
    market = with_document(incidents(all_coded()), "wire")
    first = next(claim for claim in market.claims if claim.startswith("wire#"))
    theirs = [claim for claim in market.claims if claim.startswith("network#")]
    apart = incidents(all_coded(), judgements=[judgement(first, claim, "negative") for claim in theirs])
    assert not any({first, theirs[0]} <= set(incident.claims) for incident in apart)
    later = with_document(incidents(all_coded()), "later").claims[0]
    bound = incidents(all_coded(), judgements=[judgement(first, later, "positive")])
    assert any({first, later} <= set(incident.claims) for incident in bound)
    unsure = incidents(all_coded(), judgements=[judgement(first, later, "unsure")])
    assert unsure == incidents(all_coded())


def test_a_judgement_holds_where_its_word_stands_whatever_its_number() -> None:
    market = with_document(incidents(all_coded()), "wire")
    by_id = {f"{document.id}#{claim.id}": claim for document in all_coded() for claim in document.claims}
    first = next(claim for claim in market.claims if claim.startswith("wire#"))
    later = with_document(incidents(all_coded()), "later").claims[0]
    told_of = by_id[first].trigger.start, by_id[later].trigger.start
    said = msgspec.structs.replace(
        judgement("wire#c90", "later#c91", "positive"), at=told_of[0], value_at=told_of[1]
    )
    bound = incidents(all_coded(), judgements=[said])
    assert any({first, later} <= set(incident.claims) for incident in bound)
    elsewhere = msgspec.structs.replace(judgement(first, later, "positive"), at=told_of[0] + 1, value_at=0)
    assert incidents(all_coded(), judgements=[elsewhere]) == incidents(all_coded())


@pytest.mark.parametrize(
    ("rank", "killed"),
    [
        (["example-network", "example-wire"], (12, 12)),
        (["EXAMPLE-WIRE"], (9, 9)),
        (["government", "example-network"], (12, 12)),  # a kind of source that gives no figure
    ],
)
def test_ranked_takes_outlets_sources_and_kinds(rank: list[str], killed: tuple[int, int]) -> None:
    market = with_document(incidents(all_coded(), policies=("ranked",), rank=rank), "wire")
    assert [(f.min, f.max) for f in market.figures if f.effect == "killed"] == [killed]


def test_reviewed_figures_are_the_word_of_people_alone() -> None:
    def figures(*said: Judgement) -> list[tuple[int | None, int | None]]:
        reports = sorted(
            (r for document in all_coded() if (r := read_report(document, load()))),
            key=lambda report: (report.day, report.key),
        )
        found = list(link_reports(reports, policies=("reviewed",), reviews=reviews(said)))
        market = with_document(found, "wire")
        return [(f.min, f.max) for f in market.figures if (f.effect, f.who) == ("killed", "civilian")]

    wire, network = (next(c for c in coded(n).claims if c.harm) for n in ("wire", "network"))
    read = said_of("wire", wire, "positive")
    raised = said_of("network", network, "negative", "harm_min", "14")
    upper = said_of("network", network, "negative", "harm_max", "14")
    assert figures() == []
    assert figures(read) == [(9, 9)]
    assert figures(read, raised, upper) == [(9, 14)]
    assert figures(read, said_of("wire", wire, "negative")) == []  # the later word holds
    assert figures(msgspec.structs.replace(read, version="0")) == []  # of another text
    renumbered = msgspec.structs.replace(read, about="wire#c90", at=wire.trigger.start)
    assert figures(renumbered) == [(9, 9)]
    assert figures(msgspec.structs.replace(read, at=wire.trigger.start + 1)) == []  # of another word


def said_of(name: str, claim: Claim, verdict: str, field: str = "", value: str = "") -> Judgement:
    return Judgement(
        about=f"{name}#{claim.id}", version=coded(name).sha256[:12], verdict=verdict, field=field,  # type: ignore[arg-type]
        value=value, who="tester", when=datetime.datetime.now(datetime.UTC),
    )  # fmt: skip


def test_an_incident_survives_json() -> None:
    for incident in incidents(all_coded()):
        assert msgspec.json.decode(msgspec.json.encode(incident), type=Incident) == incident


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("استشهاد سيدة وأطفالها الثلاثة في قرية الغنطو جراء غارات جوية.", (4, 4)),  # told one by one
        ("مقتل خمسة مدنيين، رجل وزوجته وثلاثة أطفال، بقصف على حماة.", (5, 5)),
        ("مقتل أكثر من عشرة مدنيين وطفل بقصف على حماة.", (10, None)),
        (
            "مقتل أربعة مدنيين بقصف على حماة، ليرتفع عدد القتلى المدنيين إلى 10.",
            (10, 10),
        ),  # what it has come to
    ],
)
def test_who_is_told_one_by_one_is_one_figure(text: str, figure: tuple[int, int | None]) -> None:
    day = datetime.date(2024, 12, 7)
    found = incidents([code(document(text, published=day), load())], policies=("highest",))
    killed = [(f.min, f.max) for i in found for f in i.figures if (f.effect, f.who) == ("killed", "civilian")]
    assert killed == [figure]


def test_what_a_report_tells_again_is_no_incident_of_its_own() -> None:
    text = (
        "قصفت طائرات حربية بلدة البارة بريف إدلب، ما أدى إلى مقتل تسعة مدنيين.\n"
        "وقصفت طائرات حربية قرية كنصفرة بريف إدلب، ما أدى إلى مقتل أربعة مدنيين."
    )
    read = code(document(text, id="own", published=datetime.date(2020, 5, 4)), load())
    first, second = read.claims
    assert len(incidents([read])) == 2
    again = msgspec.structs.replace(second, same_as=first.id)
    told = msgspec.structs.replace(read, claims=(first, again))
    (whole,) = incidents([told])
    assert [(f.min, f.max) for f in whole.figures if f.effect == "killed"] == [(9, 9)]
    apart = judgement(f"own#{first.id}", f"own#{second.id}", "negative")
    assert len(incidents([told], judgements=[apart])) == 2
