"""Incidents on a desk: the same in any order and in any number of goes, with ids that stay."""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.errors import SettingsError
from rawi.knowledge import load
from rawi.link import link
from rawi.model import Arrival, Capture, Incident, Judgement, Published
from rawi.run import pipeline
from rawi.run.desk_incidents import Linking, link_desk
from rawi.run.opened import OpenDesk
from rawi.store import Desk, create_desk
from tests.link.reports import REPORTS

MARKET = {"wire", "network", "copy", "ministry"}
numbers = itertools.count()


@pytest.fixture
def desk(address: str | None, tmp_path: Path) -> Iterator[Desk]:
    """A new desk, once in each database."""
    with create_desk(tmp_path / "desk", address) as made:
        yield made


def arrive(desk: Desk, texts: dict[str, str], *, removed: Sequence[str] = ()) -> Linking:
    """Take reports in under their names, code and link what waits."""
    received = datetime.datetime.now(datetime.UTC)
    items: list[Capture | Arrival] = [
        Capture(name="a", method="file", data=str(next(numbers)).encode(), received=received)
    ]
    for name, text in texts.items():
        report = REPORTS[name.partition("-")[0]]
        items.append(
            Arrival(
                key=name, kind="post", text=text, outlet=report["outlet"], removed=name in removed,
                published=Published(at=report["published"], basis="record"),
            )
        )  # fmt: skip
    desk.take(items)
    run = desk.begin_run("code", "knowledge")
    waiting = desk.to_code("code", "knowledge")
    list(desk.put(run, [pipeline.code(document, load()) for document in waiting]))
    desk.end_run(run)
    return link_desk(desk, load())


def texts(*names: str) -> dict[str, str]:
    return {name: REPORTS[name]["text"].strip() for name in names or REPORTS}


def standing(desk: Desk) -> list[Incident]:
    return [state.incident for state in desk.incidents.standing()]


def composition(incidents: Iterable[Incident]) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in incidents}


def linked_at_once(desk: Desk) -> set[frozenset[str]]:
    return composition(link(desk.documents(), load(), judgements=desk.judgements()))


def names(desk: Desk, incident: Incident) -> set[str]:
    """The names of the reports of an incident."""
    keys = {item.document.id: item.key for item in desk.stored()}
    return {keys[document] for document in incident.documents}


def told_by(desk: Desk, name: str) -> Incident:
    """The incident with most reports that one of them tells."""
    return max((i for i in standing(desk) if name in names(desk, i)), key=lambda i: len(i.documents))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(REPORTS)), cuts=st.sets(st.integers(1, len(REPORTS) - 1)))
def test_any_order_and_any_batches_give_the_same(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], cuts: set[int]
) -> None:
    with create_desk(tmp_path_factory.mktemp("desk") / "d") as desk:
        for first, last in itertools.pairwise([0, *sorted(cuts), len(order)]):
            arrive(desk, texts(*order[first:last]))
        assert composition(standing(desk)) == linked_at_once(desk)
        assert [names(desk, i) for i in standing(desk)].count(MARKET) == 1


def test_both_databases_keep_the_same(desk: Desk) -> None:
    for name in REPORTS:
        arrive(desk, texts(name))
    assert composition(standing(desk)) == linked_at_once(desk)
    found = [msgspec.structs.replace(incident, formerly=()) for incident in standing(desk)]
    at_once = {i.claims: i for i in link(desk.documents(), load(), policies=())}
    assert [msgspec.structs.replace(at_once[i.claims], id=i.id) for i in found] == found


def test_a_new_report_touches_only_what_it_meets(desk: Desk) -> None:
    arrive(desk, texts("wire", "network", "bomb", "bomb_again", "later"))
    done = arrive(desk, texts("ministry"))
    assert (done.texts, done.again, done.changed) == (3, 2, 1)
    assert link_desk(desk, load()) == Linking(texts=0, again=0, changed=0, retired=0)


def test_ids_stay_while_reports_join_change_and_go(desk: Desk) -> None:
    arrive(desk, texts("network"))
    first = told_by(desk, "network").id
    arrive(desk, texts("wire", "copy"))  # the earlier report by its key comes later
    assert told_by(desk, "network").id == first
    arrive(desk, {"network": texts("network")["network"].replace("12", "15")})
    assert told_by(desk, "network").id == first
    assert {v.min for v in told_by(desk, "network").values if v.field == "harm"} >= {9, 15}
    arrive(desk, {"network": ""}, removed=["network"])
    assert told_by(desk, "wire").id == first
    assert names(desk, told_by(desk, "wire")) == {"wire", "copy"}


def test_merged_and_split_ids_say_where_they_went(desk: Desk) -> None:
    arrive(desk, texts("wire", "network", "later"))
    market, later = told_by(desk, "wire"), told_by(desk, "later")
    for verdict, together in (("positive", True), ("negative", False)):
        desk.judge([judgement(market.claims[0], later.claims[0], verdict)])
        link_desk(desk, load())
        merged = told_by(desk, "wire")
        assert (merged.id == market.id, "later" in names(desk, merged)) == (True, together)
        assert desk.incidents.went_to(market.id) == (market.id,)
        if together:
            assert merged.formerly == (later.id,)
            assert desk.incidents.went_to(later.id) == (market.id,)
        else:
            assert desk.incidents.went_to(later.id) == (told_by(desk, "later").id,)
    assert desk.incidents.went_to("i0") == ()


def judgement(a: str, b: str, verdict: str) -> Judgement:
    return Judgement(
        about=a, value=b, field="same_event", version="", verdict=verdict, who="tester",  # type: ignore[arg-type]
        when=datetime.datetime.now(datetime.UTC),
    )  # fmt: skip


def test_what_the_desk_knew_at_a_moment(desk: Desk) -> None:
    arrive(desk, texts("wire"))
    before = datetime.datetime.now(datetime.UTC)
    arrive(desk, texts("network", "bomb"))
    (then,) = desk.incidents.standing(as_of=before)
    assert len(then.incident.documents) == 1
    changed = [state.incident for state in desk.incidents.standing(changed_since=before)]
    assert composition(changed) == composition(standing(desk))
    assert list(desk.incidents.standing(changed_since=datetime.datetime.now(datetime.UTC))) == []
    (bomb,) = desk.incidents.standing(uids=[told_by(desk, "bomb").id])
    assert list(desk.incidents.standing(until=datetime.date(2020, 5, 3))) == []
    assert bomb.incident in [s.incident for s in desk.incidents.standing(since=datetime.date(2020, 5, 4))]


def test_a_redaction_leaves_nothing_in_incidents(desk: Desk) -> None:
    arrive(desk, texts("wire", "network"))
    market = told_by(desk, "wire").id
    desk.redact("text", "network", reason="a test", who="tester")
    assert standing(desk) == []
    link_desk(desk, load())
    (left,) = standing(desk)
    assert (left.id, names(desk, left)) == (market, {"wire"})
    assert desk.verify().broken == ""


def test_a_linking_that_is_cut_off_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.run.desk_incidents.IN_ONE_GO", 1)
    arrive(desk, texts("wire", "bomb", "later"))

    def stop(_number: int) -> None:
        raise KeyboardInterrupt

    ids = {incident.id for incident in standing(desk)}
    desk.links.loosen(desk.links.named({d for i in standing(desk) for d in i.documents}))
    with pytest.raises(KeyboardInterrupt):
        link_desk(desk, load(), stop)
    assert link_desk(desk, load()).texts == 2
    assert {incident.id for incident in standing(desk)} == ids
    assert composition(standing(desk)) == linked_at_once(desk)


def test_linking_again_changes_nothing(desk: Desk) -> None:
    listed = "قصفت طائرات روسية بلدة البارة بريف إدلب ومدينة الباب ومدينة كفر زيتا اليوم."
    arrive(desk, {**texts("bomb"), "later-list": listed})
    before = {incident.id: incident.places for incident in standing(desk)}
    assert len(before) > 3  # one claim with a list of places is told of several events
    desk.links.loosen(desk.links.named({d for i in standing(desk) for d in i.documents}))
    done = link_desk(desk, load())
    assert (done.texts, done.changed, done.retired) == (2, 0, 0)
    assert {incident.id: incident.places for incident in standing(desk)} == before


def test_a_verdict_on_a_claim_makes_its_figures_reviewed_ones(desk: Desk) -> None:
    arrive(desk, texts("wire", "bomb"))
    assert [incident.figures for incident in standing(desk)] == [(), ()]
    (document,) = [item.document for item in desk.stored() if item.key == "wire"]
    claim = next(claim for claim in document.claims if claim.harm)
    said = judgement(f"{document.id}#{claim.id}", "", "positive")
    desk.judge([msgspec.structs.replace(said, field="", version=document.sha256[:12])])
    assert link_desk(desk, load()).changed == 1
    figures = told_by(desk, "wire").figures
    assert {(f.policy, f.effect, f.min) for f in figures} >= {("reviewed", "killed", 9)}


def test_incidents_are_a_frame(address: str | None, tmp_path: Path) -> None:
    with create_desk(tmp_path / "desk", address) as made:
        arrive(made, texts())
        opened = OpenDesk(made)
        several = opened.incidents(origins=2, act="airstrike").to_polars()
        assert several["killed_civilian_min"].to_list() == [9]
        assert several["killed_civilian_max"].to_list() == [12]
        assert several["policy"].to_list() == ["range"]
        assert opened.incidents(policy="highest", act="airstrike").to_polars()["killed_civilian_min"][0] == 12
        assert opened.incidents(changed_since="2100-01-01").to_arrow().num_rows == 0
        assert opened.incidents(as_of="2019-01-01").to_arrow().num_rows == 0
        with pytest.raises(SettingsError, match="no such policy"):
            opened.incidents(policy="mean")
