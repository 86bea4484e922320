"""Exports of Telegram Desktop: one chat or an account, streamed, with edits, forwards and replies."""

import io
import json
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.model import Issue
from rawi.read import read_documents, telegram
from rawi.read.source import Source
from tests.read.makers import TEXT, chat, export, issues, kinds, message, take, texts

SERVICE = {"id": 1, "type": "service", "date": "2024-03-01T10:00:00", "action": "create_channel", "text": ""}


def test_a_chat(tmp_path: Path) -> None:
    pieces = [TEXT, " ", {"type": "link", "text": "https://example.org"}, {"type": "bold", "text": "!"}]
    items = take(
        tmp_path / "result.json",
        export(
            chat(
                SERVICE,
                message(2, pieces, edited="2024-03-01T14:00:00", edited_unixtime="1709290800"),
                message(3, forwarded_from="قناة أخرى", reply_to_message_id=2),
                message(4, "", photo="(File not included.)"),
            )
        ),
    )
    first, second = texts(items)
    assert first.key == "t.me/c/77/2"
    assert first.text == f"{TEXT} https://example.org!"
    assert first.kind == "post"
    assert first.published
    assert first.published.at == datetime(2024, 3, 1, 10, tzinfo=UTC)
    assert (first.published.basis, first.published.certain) == ("post", True)
    assert first.edited == datetime(2024, 3, 1, 11, tzinfo=UTC)
    assert (first.outlet, first.host) == ("قناة [تجربة]", "t.me/c/77")
    assert (second.forwarded_from, second.reply_to, second.edited) == ("قناة أخرى", "t.me/c/77/2", None)
    assert [kind for kind, _ in issues(items)] == ["service", "without_text"]
    assert all(says.startswith("1 ") for _, says in issues(items))


def test_a_channel_named_by_the_operator_has_the_keys_of_its_page(tmp_path: Path) -> None:
    (post,) = texts(take(tmp_path / "a", export(chat(message(7))), outlet="https://t.me/Some_Channel"))
    assert (post.key, post.host) == ("t.me/some_channel/7", "t.me/some_channel")
    assert post.url == "https://t.me/some_channel/7"


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"about": "Here is the data you requested. {it} [all]"},
        {"about": "x", "personal_information": {"user_id": 1, "bio": "[{"}, "contacts": {"list": [{"a": 1}]}},
    ],
)
def test_all_chats_of_an_account(tmp_path: Path, head: dict[str, object]) -> None:
    account = {
        **head,
        "chats": {"about": "…", "list": [chat(message(1)), chat(message(1), number=78), chat(number=79)]},
        "left_chats": {"about": "…", "list": [chat(message(5), name="ثالثة", number=80)]},
    }
    found = texts(take(tmp_path / "a", json.dumps(account)))
    assert [post.key for post in found] == ["t.me/c/77/1", "t.me/c/78/1", "t.me/c/80/5"]
    assert found[2].outlet == "ثالثة"


def test_a_time_on_the_exporters_clock_is_a_day_and_uncertain(tmp_path: Path) -> None:
    old = message(1, edited="1970-01-01T02:00:00")
    del old["date_unixtime"]
    (post,) = texts(take(tmp_path / "a", export(chat(old))))
    assert post.published
    assert (post.published.at, post.published.certain) == (date(2024, 3, 1), False)
    assert post.edited is None


def test_what_is_broken_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    wrong = [message(1, {"a": 1}), {"id": "x"}, {}, message(2, date_unixtime="9" * 30), [], "text", None]
    items = take(tmp_path / "a", export(chat(*wrong, message(3))))
    assert [post.key for post in texts(items)] == ["t.me/c/77/3"]
    assert kinds(items) == ["json"] * 4


@pytest.mark.parametrize("cut", [10, 100, 300, 600])
def test_a_file_cut_off_gives_what_stood_before(tmp_path: Path, cut: int) -> None:
    whole = export(chat(*map(message, range(40)))).encode()
    items = take(tmp_path / "a", whole[:-cut])
    assert len(texts(items)) >= 38
    assert kinds(items) == ["unreadable"]
    assert "cut off" in issues(items)[0][1]


def test_an_export_without_messages(tmp_path: Path) -> None:
    assert kinds(take(tmp_path / "a", export(chat()))) == ["empty"]


@pytest.mark.parametrize("deep", ['{"a":' * 5000, "[" * 5000, '{"text":[' * 5000])
def test_what_is_nested_too_deeply_is_refused(tmp_path: Path, deep: str) -> None:
    for before in ('{"name": "a", "messages": [', '{"about": "", "chats": {"list": ['):
        assert kinds(take(tmp_path / "a", before + deep)) == ["unreadable"]


def test_a_message_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.read.splitting.MAX_LINE_BYTES", 1 << 19)
    items = take(tmp_path / "a", export(chat(message(1), message(2, TEXT * 10_000), message(3))))
    assert [post.key for post in texts(items)] == ["t.me/c/77/1"]
    assert "more than" in issues(items)[0][1]


@pytest.mark.parametrize("piece", [1, 2, 7, 64, 1000])
def test_pieces_may_end_anywhere(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.read.splitting.PIECE_BYTES", piece)
    words = f'"{{[{TEXT}]}}\\"'
    data = export(chat(*(message(number, words) for number in range(20)))).encode()
    source = Source("f", data, io.BufferedReader(io.BytesIO(data)))
    found = [item.text for item in telegram.read_export(source, None) if not isinstance(item, Issue)]
    assert found == [words] * 20


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(number: int) -> int:
        data = export(chat(*map(message, range(number)))).encode()
        source = Source("f", data[:65536], io.BufferedReader(io.BytesIO(data)))
        tracemalloc.start()
        for _ in telegram.read_export(source, None):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(12_000) < peak(3_000) + (1 << 20)


def test_an_export_is_coded_at_once_too() -> None:
    data = export(chat(message(1), message(2))).encode()
    found = [item for item in read_documents(io.BytesIO(data), name="f") if not isinstance(item, Issue)]
    assert [(item.id, item.published) for item in found] == [
        ("77/1", date(2024, 3, 1)),
        ("77/2", date(2024, 3, 1)),
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=12,
)
fields = st.fixed_dictionaries(
    {},
    optional={
        name: json_values | st.sampled_from([TEXT, 1, "1709287200", "message", "2024-03-01T13:00:00"])
        for name in ("id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "from", "text",
                     "text_entities", "forwarded_from", "reply_to_message_id")
    },
)  # fmt: skip


@given(
    st.lists(fields | json_values, max_size=5),
    json_values,
    st.integers(min_value=0, max_value=60),
    st.binary(max_size=8),
)
def test_any_export_gives_posts_and_issues_only(
    messages: list[object], name: object, cut: int, noise: bytes
) -> None:
    whole = json.dumps({"name": name, "id": 7, "messages": messages}).encode()
    data = whole[: len(whole) - cut] + noise
    source = Source("f", data[:65536], io.BufferedReader(io.BytesIO(data)))
    try:
        for item in telegram.read_export(source, None):
            assert item.where.startswith("f")
    except InputError as error:
        assert str(error).startswith("f: ")  # noqa: PT017
