"""The main text of web pages, and pages made to break a reader."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Issue
from rawi.read.html import read_page

PAGE = """<!DOCTYPE html>
<html lang="ar"><head><meta charset="utf-8"><title>غارة على سوق - موقع</title>
<style>p > b { color: red }</style><script>if (a < b) document.write("<p>إعلان</p>")</script></head>
<body><header><ul><li><a href="/">الرئيسية</a> <li><a href="/n">أخبار</a></ul></header>
<nav>سياسة <p>رياضة</nav>
<div class="page"><article>
  <h1>غارة على &laquo;سوق&raquo; البلدة</h1>
  <p>قصفت <b>طائرات حربية</b> <a href="/t" title="a > b">سوقاً</a>
     شعبياً&nbsp;أمس.<br>ثم عادت&#46;
  <p>وقال ش&#x0627;هد إن القصف <!-- لا <p> --> استمر ساعة.</p>
  <figure><img src="a.jpg"><figcaption>من الأرشيف</figcaption></figure>
  <p>اقرأ أيضاً: <a href="/x">هدنة جديدة في المدينة المجاورة</a></p>
  <aside><p>خبر آخر</p></aside>
</article>
<article><h2>بطاقة</h2><p>خبر قصير</p></article></div>
<footer>حقوق النشر</footer></body></html>"""
MAIN = "غارة على «سوق» البلدة\nقصفت طائرات حربية سوقاً شعبياً أمس.\nثم عادت.\nوقال شاهد إن القصف استمر ساعة."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_the_main_text_is_read_and_the_rest_is_not(read, encoding: str) -> None:
    found = read(PAGE.encode(encoding))[-1]
    assert found.text == MAIN
    assert found.title == MAIN.split("\n", maxsplit=1)[0]


def test_the_encoding_a_page_declares_is_taken_where_none_is_seen(read) -> None:
    (found,) = (
        item
        for item in read('<meta charset="windows-1256"><p>قذف'.encode("cp1256"))
        if not isinstance(item, Issue)
    )
    assert found.text == "قذف"


@pytest.mark.parametrize(
    ("page", "title", "text"),
    [
        ("<title>عنوان</title><p>نص", "عنوان", "نص"),
        ("<meta property='og:title' content='عنوان'><title>عنوان - موقع</title><p>نص", "عنوان", "نص"),
        ("<div>تاريخ</div><div><h1>عنوان</h1></div><div>نص<div>آخر", "عنوان", "نص\nآخر"),
        ("<form><div>نص</div><select><option>1</select></form>", None, "نص"),
        ("<nav><ul><li>قائمة<main>نص</main>", None, "نص"),
        ("<p>نص</div></span></p></p>آخر", None, "نص\nآخر"),
        ('<p class="a>نص</p><p>آخر', None, "نص\nآخر"),
        ("<p>a < b & c<d", None, "a < b & c"),
        ("<script>x</script ><p>نص<style>", None, "نص"),
        ("<p>نص<!-- never closed <p>آخر", None, "نص"),
        ("<svg><title>رسم</title></svg><p>نص&#99999999999;", None, "نص\ufffd"),
        ("<nav>قائمة</nav><script>1</script>", None, ""),
    ],
)
def test_pages_as_they_come(page: str, title: str | None, text: str) -> None:
    found = read_page(page, "f")
    assert (found.title, found.text) == (title, text)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2020-05-04T23:30:00+03:00">', date(2020, 5, 4)),
        ('<script type="application/ld+json">{"datePublished": "2020-05-04"}</script>', date(2020, 5, 4)),
        ("<meta itemprop=datePublished content=2020-05-04>", date(2020, 5, 4)),
        ("<time datetime='2020-05-04T10:00Z'>أمس</time>", date(2020, 5, 4)),
        ("<time>أمس</time><meta name=date content=yesterday>", None),
    ],
)
def test_the_day_of_publication(read, head: str, day: date | None) -> None:
    said = read_page(f"{head}<p>نص", "f").published
    assert (said.day if said else None) == day
    (found,) = read(f"<html>{head}<p>قصف الجيش القرية".encode(), published=date(2000, 1, 1))
    assert found.published == day or date(2000, 1, 1)


MANY = 200_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * MANY,
        "<div>" * MANY + "</span>" * MANY,
        "<div>" * MANY + "</div>" * MANY,
        "<p>" * MANY,
        "<!--" * MANY,
        "<" * MANY,
        "<a" * MANY,
        "<a " * MANY,
        '<a "' * MANY,
        "<a '\"" * MANY,
        "</a" * MANY,
        "<!" * MANY,
        "<![x[" * MANY,
        "<script>" * MANY,
        "<title>" * MANY,
        "<meta " + "a" * MANY + ">",
        ("<meta " + 'a="' * 700 + ">") * 200,
        "&#" + "9" * MANY + ";",
        "&" * MANY,
        "<" + "a" * MANY,
    ],
    ids=lambda page: page[:8],
)
def test_a_hostile_page_takes_linear_time(page: str) -> None:
    begun = time.monotonic()
    read_page(page, "f")
    assert time.monotonic() - begun < 20  # quadratic would be hours


TAGS = [
    "<p>",
    "</p>",
    "<a ",
    ">",
    "<h1>",
    "<nav>",
    "</nav",
    "<!--",
    "-->",
    "<script>",
    "'",
    '"',
    "&#x",
    "<article>",
]


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=4))).map("".join))
def test_any_page_is_read(page: str) -> None:
    text = read_page(page, "f").text
    assert all(line and line == line.strip() for line in text.split("\n") if text)
