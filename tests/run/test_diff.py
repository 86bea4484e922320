"""Claims of two readings are paired by what they tell: what is new, changed, withdrawn, and why."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rawi
from rawi.errors import ContractError
from rawi.export.changes import Change
from rawi.model import Claim, CodedDocument, Place, Words
from rawi.run.diff import changes, diff, diff_sorted, pair_claims

OLD = """قتلى في كفر زيتا
قتل 3 مدنيين بقصف مدفعي على بلدة كفر زيتا أمس.
وقال المتحدث باسم الجيش إن قواته سيطرت على بلدة خان شيخون."""


def read(text: str, id_: str = "d1", url: str | None = None) -> CodedDocument:
    return msgspec.structs.replace(rawi.code(text, published="2020-05-04", id=id_), url=url)


def told(found: list[Change]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(change.kind, change.cause, change.claim.act, change.fields) for change in found]


@pytest.mark.parametrize(
    ("new", "wanted"),
    [
        (OLD, []),
        ("مقدمة جديدة لا حدث فيها.\n" + OLD, []),
        (OLD.replace("3", "7"), [("changed", "version", "shelling", ("harm",))]),
        (OLD.replace("كفر زيتا", "سراقب"), [("changed", "version", "shelling", ("places",))] * 2),
        (OLD.partition("\nوقال")[0], [("withdrawn", "version", "territory_change", ())]),
        (
            OLD + "\nواعتقلت الشرطة شابا في مدينة إدلب.",
            [("new", "version", "arrest", ())],
        ),
    ],
)
def test_what_an_edited_text_changes(new: str, wanted: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    found = told(list(changes(read(OLD), read(new))))
    assert found == wanted


def test_the_likest_sentence_is_the_same_claim() -> None:
    head, body = "قصف على إدلب", "قتل 3 مدنيين في قصف على إدلب اليوم"
    old = [claim(1, "shelling", "قصف", body, "إدلب")]
    new = [
        claim(1, "shelling", "قصف", head, "إدلب"),
        claim(2, "shelling", "قصف", body.replace("3", "7"), "إدلب"),
    ]
    assert pair_claims(old, new) == [(None, new[0]), (old[0], new[1])]


def test_other_rules_are_told_apart_from_another_text() -> None:
    old = read(OLD)
    first, *rest = old.claims
    anew = msgspec.structs.replace(old, claims=(msgspec.structs.replace(first, act="airstrike"), *rest))
    assert told(list(changes(old, anew))) == [("changed", "rules", "airstrike", ("act",))]


def test_documents_come_go_and_are_known_by_their_address() -> None:
    old = [read(OLD, "a", "https://x.example/1"), read(OLD, "gone")]
    new = [read(OLD.replace("3", "7"), "b", "https://x.example/1"), read(OLD, "fresh")]
    found = list(diff(old, new))
    assert {(change.document.id, change.kind, change.cause) for change in found} == {
        ("b", "changed", "version"), ("fresh", "new", "text"), ("gone", "withdrawn", "removed"),
    }  # fmt: skip


def test_sorted_sides_are_merged_and_give_the_same() -> None:
    old = [read(OLD, "a"), read(OLD, "b"), read(OLD, "d")]
    new = [read(OLD.replace("3", "7"), "b"), read(OLD, "c"), read(OLD, "d")]
    merged = list(diff_sorted(((d.id, d) for d in old), ((d.id, d) for d in new)))
    assert {(c.document.id, c.kind) for c in merged} == {("a", "withdrawn"), ("b", "changed"), ("c", "new")}
    assert sorted(map(repr, told(merged))) == sorted(map(repr, told(list(diff(old, new)))))


def test_a_side_out_of_order_is_a_broken_promise() -> None:
    documents = [("b", read(OLD, "b")), ("a", read(OLD, "a"))]
    with pytest.raises(ContractError, match="out of order"):
        list(diff_sorted(documents, iter(())))


def claim(number: int, act: str, word: str, quote: str, place: str) -> Claim:
    span = {"start": 0, "end": 1}
    places = (Place(text=place, **span),) if place else ()
    return msgspec.convert(
        {
            "id": f"c{number}", "act": act, "trigger": Words(text=word, **span),
            "quote": Words(text=quote, **span), "places": places,
        },
        Claim,
    )  # fmt: skip


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["clash", "shelling"]), st.sampled_from(["قصف", "هاجم"]),
        st.text(alphabet="اب ", max_size=8), st.sampled_from(["", "إدلب", "حلب"]),
    ),
    max_size=8,
).map(lambda found: [claim(n, *parts) for n, parts in enumerate(found)])  # fmt: skip


@settings(deadline=None)
@given(CLAIMS, CLAIMS)
def test_every_claim_is_in_one_pair(before: list[Claim], after: list[Claim]) -> None:
    pairs = pair_claims(before, after)
    assert sorted(id(old) for old, _ in pairs if old is not None) == sorted(map(id, before))
    assert [new for _, new in pairs if new is not None] == after


@settings(deadline=None)
@given(CLAIMS, st.randoms())
def test_an_order_is_no_change(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    empty = read(OLD)
    before = msgspec.structs.replace(empty, claims=tuple(claims))
    after = msgspec.structs.replace(empty, claims=tuple(shuffled))
    assert list(changes(before, after)) == []


def test_thousands_of_claims_are_paired_in_a_moment() -> None:
    many = [claim(n, "clash", "قصف", f"{n} قصف", "") for n in range(3000)]
    assert len(pair_claims(many, list(reversed(many)))) == 3000
