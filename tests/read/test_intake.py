"""What a desk takes in: files and folders in a fixed order, each with its bytes; versions; traps."""

import gzip
import json
import os
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import SettingsError
from rawi.model import Arrival, Capture, Issue
from rawi.read import Hints, arrivals, intake
from tests.read.makers import TEXT, issues, kinds, take, texts

TELEGRAM = Path(__file__).parents[3] / "shared" / "news" / "telegram.jsonl.gz"


def lines(*records: dict[str, object]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def post(text: str, *edits: str, **more: object) -> dict[str, object]:
    """A post as a watcher of a channel records it."""
    return {
        "channel": "Some_Channel", "post_id": 7, "url": "https://t.me/Some_Channel/7", "text": text,
        "published_utc": "2024-03-02T22:00:00+00:00", "edits": edits, "forward": "",
        "first_seen": "2024-03-02T22:05:00+00:00", "last_seen": "2024-03-03T08:00:00+00:00", **more,
    }  # fmt: skip


# Files.


def test_the_bytes_come_first_as_they_were_received(tmp_path: Path) -> None:
    data = gzip.compress(lines({"text": TEXT}, {"text": TEXT + " ثم"}))
    capture, *rest = take(tmp_path / "a.jsonl", data)
    assert isinstance(capture, Capture)
    assert (capture.data, capture.method, capture.status, capture.headers) == (data, "file", None, {})
    assert capture.name == str(tmp_path / "a.jsonl")
    assert capture.received.tzinfo is UTC
    assert [item.kind for item in texts(rest)] == ["article"] * 2


def test_a_large_file_is_named_and_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "HELD_BYTES", 100)
    capture, found = take(tmp_path / "a", TEXT)
    assert isinstance(capture, Capture)
    assert capture.data == tmp_path / "a"
    assert isinstance(found, Arrival)
    assert found.text == TEXT


def test_a_bare_text_is_named_by_its_hash(tmp_path: Path) -> None:
    (one,), (other,) = texts(take(tmp_path / "a", TEXT)), texts(take(tmp_path / "b", TEXT))
    assert one.key == other.key
    assert one.key.startswith("sha256:")
    assert one.published is None


def test_what_the_operator_says_stands_in_where_a_text_says_nothing(tmp_path: Path) -> None:
    said = {"text": TEXT, "published": "2024-01-01", "outlet": "wire"}
    first, second = texts(
        take(tmp_path / "a", lines({"text": TEXT}, said), published=date(2024, 3, 2), outlet="other")
    )
    assert first.published
    assert (first.published.at, first.published.basis, first.outlet) == (
        date(2024, 3, 2),
        "operator",
        "other",
    )
    assert second.published
    assert (second.published.at, second.published.basis, second.outlet) == (
        date(2024, 1, 1),
        "record",
        "wire",
    )


@pytest.mark.parametrize(
    ("record", "key", "host", "kind"),
    [
        ({"id": 7}, "id:a/7", None, "article"),
        ({"id": 7, "outlet": "wire"}, "id:wire/7", None, "article"),
        (
            {"id": 7, "url": "http://www.example.org/a?utm_source=b#c"},
            "www.example.org/a",
            "www.example.org",
            "article",
        ),
        ({"id": 7, "url": "https://www.example.org/"}, "id:a/7", "www.example.org", "article"),
        (
            {"id": 7, "url": "https://t.me/s/Some_Channel/5"},
            "t.me/some_channel/5",
            "t.me/some_channel",
            "post",
        ),
        ({"id": 7, "url": "https://["}, "id:a/7", None, "article"),
        ({"id": 7, "url": "no address"}, "id:a/7", None, "article"),
        ({"id": 7, "kind": "social"}, "id:a/7", None, "post"),
    ],
)
def test_a_text_is_named_by_what_names_it_best(
    tmp_path: Path, record: dict[str, object], key: str, host: str | None, kind: str
) -> None:
    (found,) = texts(take(tmp_path / "a.jsonl", lines({"text": TEXT, **record})))
    assert (found.key, found.host, found.kind) == (key, host, kind)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(gzip.compress(b"x")), "twice"),
        (gzip.compress(TEXT.encode())[:-9], "gzip"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, "encoding"),
        (b"PK\x03\x04" + b"\0" * 40, "ZIP"),
    ],
)
def test_what_cannot_be_read_is_an_issue_without_its_bytes(tmp_path: Path, data: bytes, says: str) -> None:
    (issue,) = take(tmp_path / "a", data)
    assert isinstance(issue, Issue)
    assert (issue.kind, issue.where) == ("unreadable", str(tmp_path / "a"))
    assert says in issue.message


def test_a_gzip_bomb_is_stopped_and_what_came_before_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rawi.read.source.BOMB_BYTES", 1 << 20)
    items = take(tmp_path / "a", gzip.compress(lines({"text": TEXT}) + b"\n" * (8 << 20)))
    assert len(texts(items)) == 1
    assert kinds(items) == ["unreadable"]
    assert "bomb" in issues(items)[0][1]


def test_an_unknown_encoding_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nonsense"):
        next(arrivals(tmp_path, Hints(encoding="nonsense")))


def test_memory_does_not_grow_with_the_records(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        path = tmp_path / f"{number}.gz"
        path.write_bytes(gzip.compress(lines(*({"id": n, "text": f"{TEXT} {n}"} for n in range(number)))))
        tracemalloc.start()
        for _ in arrivals(path):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(8_000) < peak(2_000) + (1 << 20)


# Folders.


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", "c.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} {name}")
    found = [item.text.split()[-1] for item in texts(arrivals(tmp_path / "in"))]
    assert found == ["a.txt", "b/1.txt", "b/2.txt", "c.txt"]


def test_links_and_hidden_files_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "secret.txt"
    (inside / ".git").mkdir(parents=True)
    outside.write_text(TEXT)
    (inside / "a.txt").symlink_to(outside)
    (inside / "b").symlink_to(inside)
    (inside / "c").symlink_to("/nowhere")
    (inside / ".hidden").write_text(TEXT)
    items = list(arrivals(inside))
    assert kinds(items) == ["symlink", "symlink", "symlink", "hidden"]
    assert texts(items) == []
    assert len(texts(arrivals(inside / "a.txt"))) == 1  # named by the operator


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert kinds(arrivals(tmp_path)) == ["unreadable"]


@pytest.mark.parametrize("name", ["a\u202egpj.txt", "-rf", "a\nb", "'; DROP TABLE", "\u200f", "COM1 ."])
def test_names_with_traps_are_shown_as_they_can_be(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    capture, _ = arrivals(tmp_path)
    assert isinstance(capture, Capture)
    assert capture.name.isprintable()


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xc7\xe1.txt"
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  # a name in bytes
            file.write(TEXT)
    except OSError:
        pytest.skip("the file system takes no such names")
    capture, found = arrivals(tmp_path)
    assert isinstance(capture, Capture)
    assert capture.name.endswith("/\ufffd\ufffd.txt")
    assert isinstance(found, Arrival)


@pytest.mark.parametrize("name", ["absent", "a\0b", "x" * 5000])
def test_what_is_not_there_is_an_issue(tmp_path: Path, name: str) -> None:
    assert kinds(arrivals(tmp_path / name)) == ["unreadable"]


# Versions of posts.


def test_versions_come_oldest_first_under_one_key(tmp_path: Path) -> None:
    first, second, third = texts(
        take(tmp_path / "a", lines(post(f"{TEXT} 7", TEXT, f"{TEXT} 3", f"{TEXT} 7")))
    )
    assert [item.text for item in (first, second, third)] == [TEXT, f"{TEXT} 3", f"{TEXT} 7"]
    assert {item.key for item in (first, second, third)} == {"t.me/some_channel/7"}
    assert first.edited is None
    assert second.edited == third.edited == datetime(2024, 3, 3, 8, tzinfo=UTC)  # by then, says the record
    assert first.published
    assert first.published.at == datetime(2024, 3, 2, 22, tzinfo=UTC)
    assert first.host == "t.me/some_channel"


def test_a_text_taken_out_is_a_removal(tmp_path: Path) -> None:
    items = take(tmp_path / "a", lines(post("", TEXT, "")))
    first, second = texts(items)
    assert (first.text, first.removed, second.text, second.removed) == (TEXT, False, "", True)
    assert kinds(items) == []
    assert kinds(take(tmp_path / "b", lines(post("")))) == ["empty"]  # a picture, never a text


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"published_utc": "yesterday"}, "published"),
        ({"published_utc": "2024-03-02"}, "published"),
        ({"edits": "x"}, "json"),
        ({"edits": [1]}, "json"),
        ({"post_id": "x"}, "json"),
    ],
)
def test_a_broken_post_is_set_aside(tmp_path: Path, more: dict[str, object], kind: str) -> None:
    items = take(tmp_path / "a", lines(post(TEXT, **more), post(TEXT)))
    assert len(texts(items)) == 1
    assert kinds(items) == [kind]


def test_who_is_forwarded(tmp_path: Path) -> None:
    (found,) = texts(take(tmp_path / "a", lines(post(TEXT, forward="x: Forwarded fromقناة أخرى"))))
    assert found.forwarded_from == "قناة أخرى"


@pytest.mark.skipif(not TELEGRAM.exists(), reason="the channel's records are not part of the project")
def test_the_edited_posts_of_a_real_channel_show_their_versions() -> None:
    found = texts(arrivals(TELEGRAM))
    versions: dict[str, list[Arrival]] = {}
    for item in found:
        versions.setdefault(item.key, []).append(item)
    edited = [items for items in versions.values() if len(items) > 1]
    assert len(edited) == 220
    assert all(items[0].edited is None and all(item.edited for item in items[1:]) for items in edited)
    assert sum(items[-1].removed for items in edited) == 8


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=9), inside, max_size=3),
    max_leaves=8,
)
KEYS = (
    *("text", "id", "url", "title", "outlet", "published", "kind", "channel", "post_id", "published_utc"),
    *("edits", "forward", "last_seen", "date", "place", "body"),
)
records = st.dictionaries(
    st.sampled_from(KEYS), json_values | st.sampled_from([TEXT, "2024-03-02", 7, "https://t.me/a/1"])
)


@given(st.lists(records, max_size=4), st.binary(max_size=10), st.booleans())
def test_any_records_give_arrivals_and_issues_only(
    tmp_path_factory: pytest.TempPathFactory, many: list[dict[str, object]], noise: bytes, packed: bool
) -> None:
    data = "\n".join(map(json.dumps, many)).encode() + noise
    for item in take(tmp_path_factory.mktemp("any") / "a", gzip.compress(data) if packed else data):
        assert isinstance(item, Capture | Issue) or (item.key and (item.removed or item.text.strip()))
        if isinstance(item, Arrival):
            item.text.encode()
