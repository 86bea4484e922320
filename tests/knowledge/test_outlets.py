"""Outlets as data: each file is right, each host and name belongs to one, those of real texts are known."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import KnowledgeError
from rawi.knowledge import outlets as module
from rawi.knowledge.outlets import find_outlet, keys_of, outlet_id, outlets, read_outlets
from rawi.read.selected import compiled

SAMPLE = Path(__file__).parents[3] / "shared" / "news" / "sample.jsonl.gz"
NO_OUTLETS = frozenset(("unknown", "facebook-arabic"))  # what the sample calls texts of no known outlet


def test_every_file_is_read_and_there_are_enough() -> None:
    assert len(list(read_outlets())) >= 45


def test_hosts_channels_and_names_belong_to_one_outlet_each() -> None:
    keys = Counter(key for outlet in outlets().values() for key in set(keys_of(outlet)))
    assert [key for key, number in keys.items() if number > 1] == []


@pytest.mark.parametrize("name", list(outlets()))
def test_an_outlet_is_written_right(name: str) -> None:
    outlet = outlets()[name]
    assert re.fullmatch("[a-z][a-z0-9_]*", outlet.id)
    assert outlet.hosts or outlet.telegram or outlet.x or outlet.facebook
    assert outlet.names
    assert all(re.fullmatch(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+", host) for host in outlet.hosts)
    assert not outlet.time_zone or outlet.time_zone in available_timezones()
    assert outlet.country is None or re.fullmatch("[A-Z]{2}", outlet.country)
    assert not any(unicodedata.combining(letter) for words in outlet.names for letter in words)
    assert not outlet.selector or compiled(outlet.selector, outlet.id)
    low, high = outlet.bounds.documents_a_week
    least, most = outlet.bounds.with_a_claim
    assert 0 <= low < high
    assert 0 <= least < most <= 1
    assert all(side.says and side.by and side.source for side in outlet.side)


@pytest.mark.parametrize("name", list(outlets()))
def test_an_outlet_is_found_by_all_that_is_its_own(name: str) -> None:
    outlet = outlets()[name]
    words = [*outlet.hosts, *(f"https://www.{host}/a/1?b=c#d" for host in outlet.hosts)]
    words += [*outlet.names, *outlet.latin, *outlet.labels]
    words += [
        form for channel in outlet.telegram for form in (f"t.me/s/{channel}", f"https://t.me/{channel}/7")
    ]
    words += [
        form for channel in outlet.x for form in (f"x:{channel}", f"https://twitter.com/{channel}/status/1")
    ]
    words += [f"fb:{page}" for page in outlet.facebook]
    assert {found.id if (found := find_outlet(word)) else word for word in words} == {name}
    assert {outlet_id(word) for word in words} == {name}


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("AAWSAT.com", "asharq_awsat"),
        ("http://m.aawsat.com:80/a", "asharq_awsat"),
        ("mubasher.aljazeera.net", "aljazeera"),
        ("صحيفة الشرق الاوسط", "asharq_awsat"),
        ("@AJPalestine", "aljazeera"),
        ("https://user:secret@aawsat.com/a", "asharq_awsat"),
        ("rt.com", None),
        ("notaawsat.com", None),
        ("aawsat.com.example.org", None),
        ("https://t.me/c/123/4", None),
        ("https://twitter.com/i/status/1", None),
        ("https://www.facebook.com/watch?v=1", None),
        ("", None),
        (None, None),
        ("https://[broken", None),
    ],
)
def test_an_outlet_is_found_by_no_other(words: str | None, known: str | None) -> None:
    found = find_outlet(words)
    assert (found.id if found else None) == known


@pytest.mark.parametrize(
    ("words", "stub"),
    [
        ("https://www.news-site.example/a", "news_site_example"),
        ("963site.example", "host_963site_example"),
        ("t.me/Some_Channel/12", "telegram_some_channel"),
        ("x:somebody", "x_somebody"),
        ("a wire", "name_awire"),
    ],
)
def test_an_unknown_outlet_gets_a_stub(words: str, stub: str) -> None:
    assert outlet_id(words) == stub


def test_stubs_of_arabic_names_differ_and_stay() -> None:
    one, other = outlet_id("إذاعة مجهولة"), outlet_id("إذاعة أخرى مجهولة")
    assert one != other
    assert one == outlet_id("اذاعة  مجهولة")


@given(
    st.text() | st.builds("{}{}".format, st.sampled_from(["https://", "t.me/", "x:", "fb:", "@"]), st.text())
)
def test_any_words_have_an_id(words: str) -> None:
    assert re.fullmatch("[a-z][a-z0-9_]*", outlet_id(words))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            'id = "b"\ngloss = "B"\n[bounds]\ndocuments_a_week = [1, 2]\nwith_a_claim = [0.0, 1.0]\n',
            "call the file",
        ),
        ('id = "a"\n', "gloss"),
        ('id = "a"\nhostz = []\n', "hostz"),
        ("id = ", "a.toml"),
    ],
)
def test_a_wrong_file_is_named(text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.toml").write_text(text)
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(KnowledgeError, match=says) as error:
        list(read_outlets())
    assert "a.toml" in str(error.value)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of real texts is not part of the project")
def test_outlets_of_the_sample_are_known() -> None:
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as lines:
        texts = Counter(json.loads(line)["outlet"] for line in lines)
    often = {name for name, number in texts.items() if number >= 5} - NO_OUTLETS
    assert len(often) >= 15
    assert {name for name in often if find_outlet(name) is None} == set()
