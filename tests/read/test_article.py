"""Pages for a desk: the text, what the page says of itself, and pages made to break a reader."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.outlets import Bounds, Outlet
from rawi.model import Arrival, Issue
from rawi.read import article
from rawi.read.article import read_article
from tests.read.makers import TEXT, kinds, take, texts

URL = "https://www.news.example/a/1?utm_source=feed"
BODY = f"<p>{TEXT}</p><p>ثم عادت الطائرات إلى أجواء البلدة، وسمع دوي انفجارات حتى ساعات الفجر الأولى.</p>"
MENU = "".join(f'<li><a href="/{n}">باب من أبواب الموقع رقم {n}</a></li>' for n in range(8))
ASIDE = "<aside><h3>الأكثر قراءة</h3><ul><li><a href='/x'>خبر لا صلة له بما حدث اليوم</a></li></ul></aside>"


def page(head: str = "", body: str = BODY) -> str:
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">'
        f"<title>غارة - موقع</title>{head}</head>"
        f"<body><header><ul>{MENU}</ul></header><main><article>"
        f"<h1>غارة على القرية</h1>{body}</article></main>"
        f"{ASIDE}<footer><p>جميع الحقوق محفوظة للموقع، ولا يجوز النشر إلا بإذن.</p></footer></body></html>"
    )


def one(html: str | bytes, charset: str | None = None) -> Arrival:
    items = read_article(html, where="f", url=URL, charset=charset)
    (found,) = (item for item in items if isinstance(item, Arrival))
    return found


def test_the_text_and_nothing_else() -> None:
    found = one(page())
    assert found.text.split("\n")[0] == found.title == "غارة على القرية"
    assert TEXT in found.text
    assert "الفجر" in found.text
    assert not any(word in found.text for word in ("باب من", "لا صلة", "الحقوق"))
    assert (found.key, found.host, found.kind) == ("www.news.example/a/1", "www.news.example", "article")


@pytest.mark.parametrize(
    ("head", "at", "basis", "certain"),
    [
        ('<meta property="article:published_time" content="2024-03-02T10:00:00+03:00">',
         datetime(2024, 3, 2, 7, tzinfo=UTC), "metadata", True),
        ('<script type="application/ld+json">{"datePublished": "2024-03-02"}</script>', date(2024, 3, 2),
         "metadata", True),
        ('<meta name="parsely-pub-date" content="2024-03-02">', date(2024, 3, 2), "page", False),
    ],
)  # fmt: skip
def test_when_it_was_published(head: str, at: object, basis: str, certain: bool) -> None:
    published = one(page(head)).published
    assert published
    assert (published.at, published.basis, published.certain) == (at, basis, certain)


def test_a_date_among_the_words_is_none_of_publication() -> None:
    body = f"<p>{TEXT}</p><p>وكانت البلدة قد قصفت في 2016-04-28 وفي 12/05/2017 وفق سجلات المركز.</p>"
    assert one(page(body=body)).published is None


@pytest.mark.parametrize(
    ("modified", "edited"),
    [
        ("2024-03-02T12:00:00+03:00", datetime(2024, 3, 2, 9, tzinfo=UTC)),
        ("2024-03-02T10:00:00+03:00", None),
        ("2024-03-01T10:00:00+03:00", None),
        ("2024-03-02", None),
        ("later", None),
    ],
)
def test_when_it_was_changed(modified: str, edited: datetime | None) -> None:
    head = '<meta property="article:published_time" content="2024-03-02T10:00:00+03:00">'
    assert one(page(f'{head}<meta property="article:modified_time" content="{modified}">')).edited == edited


@pytest.mark.parametrize(
    ("canonical", "key"),
    [
        ("https://www.news.example/story/9", "www.news.example/story/9"),
        ("/story/9", "www.news.example/story/9"),
        ("https://elsewhere.example/story/9", "www.news.example/a/1"),
        ("https://www.news.example/", "www.news.example/a/1"),
        ("javascript:void(0)", "www.news.example/a/1"),
        ("https://[", "www.news.example/a/1"),
    ],
)
def test_the_address_that_it_states_counts_on_its_own_host(canonical: str, key: str) -> None:
    assert one(page(f'<link rel="canonical" href="{canonical}">')).key == key


def test_a_saved_page_says_its_address_and_its_site(tmp_path: Path) -> None:
    head = '<link href="https://aawsat.com/a/1" rel="canonical"><meta property="og:site_name" content="موقع">'
    head += '<meta name="author" content="مراسل">'
    head += '<meta property="article:published_time" content="2024-03-02 23:30">'
    (found,) = texts(take(tmp_path / "a", page(head)))
    assert (found.key, found.outlet, found.theirs) == ("aawsat.com/a/1", "موقع", {"author": "مراسل"})
    assert found.published
    assert found.published.at == datetime(2024, 3, 2, 20, 30, tzinfo=UTC)  # on the clock of the outlet


@pytest.mark.parametrize("charset", [None, "iso-8859-1", "nonsense", "utf-8"])
def test_what_a_server_says_of_the_encoding_counts_for_little(charset: str | None) -> None:
    for encoding in ("utf-8", "cp1256"):
        assert TEXT in one(page().replace("utf-8", encoding).encode(encoding), charset).text


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><nav></nav></body></html>", "<!--" * 99])
def test_a_page_without_text_is_an_issue(html: str) -> None:
    (issue,) = read_article(html, where="f", url=URL)
    assert isinstance(issue, Issue)
    assert (issue.kind, issue.where) == ("empty", "f")


def test_a_page_too_long_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "MOST_LETTERS", 100)
    found = one(page('<meta property="article:published_time" content="2024-03-02">'))
    assert TEXT in found.text
    assert found.published
    assert found.published.basis == "metadata"


MANY = 8_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    ["<div>", "<p>قصف", "<p><b>قصف", "<table><tr><td>قصف", "<ul><li>قصف", "<p><a href=/x>قصف</a>",
     "<p>2024-01-01 ", "<h2>قصف</h2><p>قصف كبير في المدينة اليوم</p>", "<blockquote><p>قصف",
     '<meta name="date" content="2024-01-99">', '<script type="application/ld+json">{"a":',
     "&#x0;&#xd800;&#99999999;", "<p \0 a=\0>قصف\0", "<svg><p>قصف</svg>"],
)  # fmt: skip
def test_hostile_pages_take_seconds_at_most(hostile: str) -> None:
    for number in (MANY // max(1, hostile.count("<")), 3 * MANY):
        begun = time.monotonic()
        for item in read_article(f"<html><body>{hostile * number}", where="f", url=URL):
            assert isinstance(item, Arrival) or item.kind in {"empty", "language", "control"}
        assert time.monotonic() - begun < 20


def test_a_page_of_a_hundred_megabytes(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert kinds(take(tmp_path / "a", page().encode() + b"<p>x</p>" * (100 << 17))) == ["unreadable"]
    assert kinds(read_article(page() + " " * (100 << 20), where="f", url=URL)) == ["page"]
    assert time.monotonic() - begun < 60


ABOUT = (
    "<p>تأسست الصحيفة قبل أعوام، وتنشر أخبار المحافظة وأريافها كل يوم، ويكتب لها مراسلون من البلدات.</p>" * 3
)
STRANGE = f"<aside class='story sidebar'><div>{BODY}</div></aside>"
SELECTED = Outlet(
    id="strange", gloss="", bounds=Bounds((0, 1), (0, 1)), selector="aside.story, aside.story div"
)


@pytest.mark.parametrize(
    ("body", "selector", "found"),
    [
        (STRANGE, "", False),
        (STRANGE, SELECTED.selector, True),
        (STRANGE, "div.nowhere", False),
    ],
)
def test_a_selector_finds_what_is_not_found_without(
    body: str, selector: str, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = msgspec.structs.replace(SELECTED, selector=selector)
    monkeypatch.setattr(article, "find_outlet", lambda _: outlet)
    text = one(f"<html><body>{body}<article>{ABOUT}</article></body></html>").text
    assert (TEXT in text, "تأسست" not in text, text.count(TEXT)) == (found, found, int(found))


def test_a_selector_changes_nothing_where_the_text_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    before = one(page()).text
    outlet = msgspec.structs.replace(SELECTED, selector="article")
    monkeypatch.setattr(article, "find_outlet", lambda _: outlet)
    assert one(page()).text == before


def test_a_selector_that_is_none_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = msgspec.structs.replace(SELECTED, selector="div[")
    monkeypatch.setattr(article, "find_outlet", lambda _: outlet)
    with pytest.raises(KnowledgeError, match=r"outlets/strange\.toml: selector"):
        one(page())
