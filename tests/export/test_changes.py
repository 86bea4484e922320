"""Changes as a list, a page and JSON, in both languages; what is private stays out of all of them."""

import datetime
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import get_args

import msgspec
import pytest
from rich.console import Console

import rawi
from rawi.export.changes import COMPARED, Cause, Change, ChangeKind, by_place, record, wanted_changes
from rawi.export.changes_list import listing
from rawi.export.changes_page import page
from rawi.export.choice import Asked
from rawi.export.filters import Filter
from rawi.knowledge.wording import LANGUAGES, Language, load_wording
from rawi.model import Act, CodedDocument, Effect, Status, Who
from rawi.run.diff import diff
from tests.export.test_protect import HOMES, MOVED, PRIVATE, REPORT

TODAY = datetime.date(2020, 5, 5)
TRAP = '<script>alert("x")</script>'


@cache
def readings() -> tuple[CodedDocument, CodedDocument]:
    old = rawi.code("قتل 3 مدنيين بقصف على بلدة كفر زيتا.\n" + REPORT, published="2020-05-04", id="d1")
    new = rawi.code("قتل 7 مدنيين بقصف على بلدة كفر زيتا.\n" + REPORT, published="2020-05-04", id="d1")
    return old, msgspec.structs.replace(new, url=f"https://x.example/?{TRAP}", outlet=TRAP)


def found(asked: Asked, wanted: Filter = Filter(), *, fresh: bool = False) -> list[Change]:  # noqa: B008
    old, new = readings()
    return list(wanted_changes(diff([] if fresh else [old], [new]), wanted, asked, TODAY))


def shown(changes: list[Change], shape: str, language: Language) -> str:
    words = load_wording(language)
    if shape == "page":
        return page(changes, words, language, "then \u2013 now")
    if shape == "json":
        return str([json.loads(record(change)) for change in changes])
    console = Console(file=io.StringIO(), width=100)
    console.print(listing(changes, words, 100, reorder=False))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", ["list", "page", "json"])
def test_what_stays_out(shape: str, language: Language) -> None:
    text = shown(found(Asked(), fresh=True), shape, language)
    assert [word for word in (*PRIVATE, *HOMES, *MOVED) if word in text] == []
    assert "كفر زيتا" in text
    asked = shown(found(Asked(True, True, True), fresh=True), shape, language)
    assert [word for word in ("زيد", "الميدان", "سراقب") if word not in asked] == []


@pytest.mark.parametrize(
    ("language", "shape", "words"),
    [
        ("en", "list", "losses: killed (civilians): 3 → killed (civilians): 7"),
        ("ar", "list", "الخسائر: قتلى (مدنيون): 3 ← قتلى (مدنيون): 7"),
        ("en", "page", "<del><bdi>killed (civilians): 3</bdi></del> → <ins><bdi>killed (civilians): 7"),
        ("ar", "page", "<del><bdi>قتلى (مدنيون): 3</bdi></del> ← <ins><bdi>قتلى (مدنيون): 7"),
    ],
)
def test_a_toll_is_told_as_it_was_and_is(language: Language, shape: str, words: str) -> None:
    assert words in shown(found(Asked()), shape, language)


def test_a_day_keeps_its_order_from_right_to_left() -> None:
    (change, *_) = [change for change in found(Asked(), fresh=True) if change.claim.time]
    console = Console(file=io.StringIO(), width=200)
    console.print(listing([change], load_wording("ar"), 200, reorder=True))
    assert "2020/05/03" in console.file.getvalue()  # type: ignore[attr-defined]
    assert "2020-05-03" in shown([change], "list", "en")


def test_json_has_both_rows() -> None:
    (change,) = [json.loads(record(change)) for change in found(Asked())]
    assert (change["kind"], change["cause"], change["fields"], change["violent"]) == (
        "changed", "version", ["harm"], True,
    )  # fmt: skip
    assert (change["before"]["killed_civilian_min"], change["after"]["killed_civilian_min"]) == (3, 7)
    assert change["claim_id"] == change["after"]["claim_id"]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_safe(language: Language) -> None:
    text = shown(found(Asked(), fresh=True), "page", language)
    elements = _Elements()
    elements.feed(text)
    tags = [tag for tag, _ in elements.seen]
    assert TRAP not in text
    assert not {"script", "img", "link", "iframe", "object"} & set(tags)
    (root,) = [attributes for tag, attributes in elements.seen if tag == "html"]
    assert root == {"lang": language, "dir": load_wording(language).direction}
    assert {attributes.get("dir") for tag, attributes in elements.seen if tag == "blockquote"} == {"rtl"}
    assert re.search(r"default-src 'none'", text)
    assert all(a["href"].startswith("https://") for tag, a in elements.seen if tag == "a" and a.get("href"))  # type: ignore[union-attr]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://[", "data:text/html,x", "//x", ""])
def test_no_link_to_what_no_browser_should_open(url: str) -> None:
    (change,) = found(Asked())
    hostile = msgspec.structs.replace(change, document=msgspec.structs.replace(change.document, url=url))
    assert "href" not in page([hostile], load_wording("en"), "en", "")


def test_the_surest_violence_stands_first_and_places_gather_their_acts() -> None:
    gathered = by_place(found(Asked(), fresh=True))
    heads = [changes[0].claim for _, changes in gathered]
    assert heads[0].act == "shelling"
    assert len({place for place, _ in gathered}) == len(gathered)
    for _, changes in gathered:
        acts = [change.claim.act for change in changes]
        assert len(dict.fromkeys(acts)) == sum(1 for a, b in zip(["", *acts], acts, strict=False) if a != b)


def test_filters_hold_for_what_was_and_what_is() -> None:
    assert found(Asked(), Filter(acts=("talks",))) == []
    assert len(found(Asked(), Filter(acts=("shelling",)))) == 1
    assert found(Asked(), Filter(outlets=("elsewhere",))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_list_has_its_words(language: Language) -> None:
    words = load_wording(language)
    lists = {
        "acts": Act,
        "statuses": Status,
        "effects": Effect,
        "who": Who,
        "changes": ChangeKind,
        "causes": Cause,
    }
    for name, closed in lists.items():
        assert list(getattr(words, name)) == list(get_args(closed)), name
    assert set(COMPARED) <= set(words.fields)
    assert set(words.notes) == set(load_wording("en").notes)


def test_a_text_without_claims_now_is_still_of_its_outlet() -> None:
    old, _ = readings()
    gone = list(diff([old], [msgspec.structs.replace(old, claims=(), outlet="example-wire")]))
    kept = wanted_changes(gone, Filter(outlets=("example",)), Asked(), TODAY)
    assert {change.kind for change in kept} == {"withdrawn"}


def test_nothing_is_said_to_be_nothing() -> None:
    assert "Nothing changed." in page([], load_wording("en"), "en", "")
