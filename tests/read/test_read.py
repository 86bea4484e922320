"""What comes out of files of every kind, known by their content; sound ones and hostile ones."""

import gzip
import io
import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError, SettingsError
from rawi.model import Document, Issue
from rawi.read import document, read_documents
from rawi.read import source as source_module

TEXT = "قصفت مدفعية الجيش أطراف القرية صباح اليوم، وقال شاهد إن القصف استمر ساعة."
PERSIAN = "پلیس گزارش داد که چند نفر در این شهر بازداشت شدند و گروهی گریختند."


def record(**values: object) -> bytes:
    return json.dumps({"text": TEXT, **values}, ensure_ascii=False).encode() + b"\n"


def words(items: list[Document | Issue]) -> list[str]:
    """A text as it is; an Issue as `kind where`."""
    return [item.text if isinstance(item, Document) else f"{item.kind} {item.where}" for item in items]


# Plain text and encodings.


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso-8859-6"]
)
def test_encodings_are_known_by_content(read, encoding: str, packed: bool) -> None:
    data = TEXT.encode(encoding)
    *said, found = read(gzip.compress(data) if packed else data)
    assert found == document(TEXT)
    assert [issue.kind for issue in said] == ["encoding"] * (encoding in {"cp1256", "iso-8859-6"})


def test_an_encoding_that_is_named_is_not_guessed(read) -> None:
    assert words(read("قصف".encode("cp1256"), encoding="windows-1256")) == ["قصف"]
    with pytest.raises(InputError, match="--encoding"):
        read("café déjà vu".encode("latin-1"))
    for name in ("nonsense", "hex", "a\0b"):
        with pytest.raises(SettingsError, match="utf-8"):
            read(b"x", encoding=name)


def test_a_little_damage_is_replaced_and_said(read) -> None:
    said, found = read((TEXT * 4).encode()[:-2])
    assert (said.kind, found.text) == ("encoding", (TEXT * 4)[:-2] + "\ufffd")


def test_only_what_no_text_holds_is_replaced(read) -> None:
    said, found = read(f"\ufeffعنوان\r\n\r\n {TEXT}\r\x00ثم\x0bانتهى\n".encode())
    assert found.text == f"عنوان\n\n {TEXT}\n ثم انتهى\n"
    assert (said.kind, said.where, found.title) == ("control", "f", "عنوان")


def test_a_text_in_brackets_is_no_json(read) -> None:
    for text in (f"{{آية}}\n{TEXT}", f"[الوكالة] {TEXT}"):
        assert words(read(text.encode())) == [text]


@pytest.mark.parametrize(
    "data", [b"", b"\n \r\n", b"\xef\xbb\xbf", gzip.compress(b""), b"<html><body></body>", b"[]"]
)
def test_nothing_in_it_is_an_issue(read, data: bytes) -> None:
    assert words(read(data)) == ["empty f"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("a report in English", "no Arabic"), (PERSIAN, "Persian"), (TEXT, ""), ("123", "no A")],
)
def test_another_language_is_said_and_read_all_the_same(read, text: str, says: str) -> None:
    *said, found = read(text.encode())
    assert found.text == text
    assert [issue.kind for issue in said] == ["language"] * bool(says)
    assert all(says in issue.message for issue in said)


# Documents.


def test_the_title_stands_first_and_only_once() -> None:
    apart, within = document(TEXT, title="عنوان"), document(f"\nعنوان\n{TEXT}", title="عنوان")
    assert apart.text == f"عنوان\n{TEXT}"
    assert within.text == f"\nعنوان\n{TEXT}"
    assert {apart.title, within.title, document(apart.text).title} == {"عنوان"}
    assert document(f"غارة\nأمس\n{TEXT}", title="غارة\nأمس").text == f"غارة\nأمس\n{TEXT}"
    assert document("", title="عنوان").text == "عنوان"
    assert document("ق" * 1000).title == "ق" * 300


def test_an_id_is_the_hash_unless_one_is_given() -> None:
    made = document(TEXT, published=date(2020, 5, 4), outlet="example-wire")
    assert made.sha256.startswith(made.id)
    assert len(made.id) == 16
    assert document(TEXT, id="a").id == "a"


# Records.


def test_lines_of_json(read) -> None:
    data = (
        record(id=7, title="عنوان", published="2019-06-15T23:30:00-05:00", outlet="wire", more=[1]) + b"\r\n"
    )
    first, second = read(data + record(published=None), published=date(2020, 1, 1), outlet="other")
    assert (first.id, first.published, first.outlet) == ("7", date(2019, 6, 15), "wire")
    assert (first.title, first.text) == ("عنوان", f"عنوان\n{TEXT}")
    assert (second.published, second.outlet) == (date(2020, 1, 1), "other")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b'{"text": \n', "json"),
        (b"{}\n", "json"),
        (b'{"text": null}\n', "json"),
        (b'{"text": ["a"]}\n', "json"),
        (b'{"text": "\xc7\xe1"}\n', "json"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"\n", "json"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "json"),
        (record(published="yesterday"), "published"),
        (record(published=20190615), "json"),
        (record(text=" "), "empty"),
    ],
)
@pytest.mark.parametrize("at", [1, 2])
def test_a_broken_record_is_set_aside_and_the_rest_goes_on(read, line: bytes, kind: str, at: int) -> None:
    lines = [record(), record()]
    lines.insert(at - 1, line)
    expected = [TEXT, TEXT]
    expected.insert(at - 1, f"{kind} f:{at}")
    assert words(read(b"".join(lines))) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_records_in_other_encodings(read, encoding: str) -> None:
    found = words(read((record() + record()).decode().encode(encoding)))
    assert found[-2:] == [TEXT, TEXT]


def test_one_object_over_many_lines_and_an_array(read) -> None:
    pretty = json.dumps({"id": "a", "text": TEXT, "claims": [{"act": "shelling"}]}, indent=1).encode()
    assert words(read(pretty)) == [TEXT]
    assert words(read(b"[" + pretty + b",\n{}, " + record() + b"]")) == [TEXT, "json f record 2", TEXT]
    assert words(read(b'[{"text": ')) == ["json f"]
    assert words(read(b"{\n")) == ["json f:1"]
    assert words(read(record() + b"null\n[]\n")) == [TEXT, "json f:2", "json f:3"]


def test_halves_of_surrogate_pairs_are_replaced_and_said_once(read) -> None:
    line = b'{"text": "' + TEXT.encode() + rb' \ud800 \\ud800 \ud83d\ude00"}' + b"\n"
    said, *found = read(line + line)
    assert (said.kind, said.where) == ("surrogate", "f:1")
    assert words(found) == [f"{TEXT} \ufffd \\ud800 \U0001f600"] * 2


def test_a_line_too_long_is_set_aside(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.read.records.MAX_LINE_BYTES", 1000)
    assert words(read(record() + record(more="x" * 5000) + record())) == [TEXT, "json f:2", TEXT]


def test_lines_are_read_as_they_are_needed() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return record() * max(1, size // len(record()))

    found = read_documents(Endless(), name="f", published=None, outlet=None, encoding=None)
    assert [next(found).text for _ in range(3)] == [TEXT] * 3


# What cannot be read at all.


@pytest.mark.parametrize("name", ["absent", ".", "a\0b"])
def test_a_path_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"^f: "):
        list(read_documents(tmp_path / name, name="f", published=None, outlet=None, encoding=None))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(TEXT.encode() * 9)[:-9], "broken gzip"),
        (b"\x1f\x8b\x08\x00", "broken gzip"),
        (gzip.compress(TEXT.encode())[:10] + b"\xff" * 40, "broken gzip"),
        (gzip.compress(gzip.compress(TEXT.encode())), "twice"),
        (b"%PDF-1.7\n", "cannot be read"),
        (b"PK\x03\x04...", "unpack"),
    ],
)
def test_bytes_that_cannot_be_read(read, data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=rf"^f: .*{says}"):
        read(data)


@pytest.mark.parametrize("piece", [b"\n", b"x", b"{}\n"])
def test_a_gzip_bomb_is_stopped(read, piece: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "BOMB_BYTES", 1 << 20)
    with pytest.raises(InputError, match="bomb"):
        read(gzip.compress(piece * (4 << 20)))


def test_a_text_too_long_to_be_held_is_refused(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_BYTES", 1 << 20)
    with pytest.raises(InputError, match="split it"):
        read(TEXT.encode() * 20_000)
    assert len(read(record() * 20_000)) == 20_000


@pytest.mark.slow
def test_one_line_of_fifty_megabytes() -> None:
    data = ("قصف " * 7_500_000).encode()
    begun = time.monotonic()
    (found,) = read_documents(io.BytesIO(data), name="f", published=None, outlet=None, encoding=None)
    assert len(found.text) == 30_000_000
    assert time.monotonic() - begun < 30


@given(
    st.one_of(
        st.binary(),
        st.builds(
            lambda *parts: b"".join(parts), st.sampled_from([b"{", b'{"text":"', b"<p>", b"[{"]), st.binary()
        ),
        st.binary().map(gzip.compress),
        st.text().map(lambda text: text.encode("utf-16", "surrogatepass")),
        st.text().map(lambda text: json.dumps({"text": text}).encode()),
    ),
    st.sampled_from([None, "utf-8", "utf-16", "cp1256", "utf-7"]),
)
def test_any_bytes_give_documents_issues_or_an_input_error(data: bytes, encoding: str | None) -> None:
    try:
        for item in read_documents(
            io.BytesIO(data), name="f", published=None, outlet=None, encoding=encoding
        ):
            assert isinstance(item, Issue) or document(item.text).text == item.text
    except InputError as error:
        assert str(error).startswith("f: ")  # noqa: PT017
