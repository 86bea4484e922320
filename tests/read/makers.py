"""What tests of reading are made of: files as other programs write them, composed here."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from rawi.model import Arrival, Capture, Issue
from rawi.read import ColumnMap, Hints, arrivals

TEXT = "قصفت مدفعية الجيش أطراف القرية صباح اليوم، وقال شاهد إن القصف استمر ساعة."
Taken = Capture | Arrival | Issue


def take(path: Path, data: bytes | str | None = None, **hints: object) -> list[Taken]:
    """All that comes of a file with these bytes."""
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(arrivals(path, Hints(**hints)))  # type: ignore[arg-type]


def texts(items: Iterable[Taken]) -> list[Arrival]:
    return [item for item in items if isinstance(item, Arrival)]


def issues(items: Iterable[Taken]) -> list[tuple[str, str]]:
    return [(item.kind, item.message) for item in items if isinstance(item, Issue)]


def kinds(items: Iterable[Taken]) -> list[str]:
    return [item.kind for item in items if isinstance(item, Issue)]


def table(*rows: Sequence[object], separator: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


def columns(**of: str) -> ColumnMap:
    return ColumnMap(columns=of)  # type: ignore[arg-type]


def message(number: int, text: object = TEXT, **more: object) -> dict[str, object]:
    """A message as Telegram Desktop exports it."""
    return {
        "id": number, "type": "message", "date": "2024-03-01T13:00:00", "date_unixtime": "1709287200",
        "from": "قناة", "from_id": "channel77", "text": text, "text_entities": [], **more,
    }  # fmt: skip


def chat(*messages: object, name: str = "قناة [تجربة]", number: int = 77) -> dict[str, object]:
    return {"name": name, "type": "public_channel", "id": number, "messages": list(messages)}


def export(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


# PDF: a page of lines of Arabic in a font that says what letter each glyph is.

_FORMS = {  # (letter, form) -> the letter in that form
    (parts[1], parts[0].strip("<>")): chr(code)
    for code in range(0xFE70, 0xFEFD)
    if len(parts := unicodedata.decomposition(chr(code)).split()) == 2
}


def shaped(words: str) -> str:
    """Letters in the forms in which they are drawn: of beginning, middle, end, or alone."""
    letters = [f"{ord(letter):04X}" for letter in words]
    drawn = []
    for at, letter in enumerate(letters):
        before = at > 0 and (letters[at - 1], "initial") in _FORMS
        after = (
            at + 1 < len(letters) and (letter, "initial") in _FORMS and (letters[at + 1], "final") in _FORMS
        )
        joined = before and (letter, "final") in _FORMS
        form = "medial" if joined and after else "final" if joined else "initial" if after else "isolated"
        drawn.append(_FORMS.get((letter, form), words[at]))
    return "".join(drawn)


def pdf(*pages: Sequence[Sequence[str]], title: str = "", made: str = "") -> bytes:
    """A PDF whose pages have these lines, their glyphs (of a letter or two) drawn in that order."""
    glyphs = sorted({letter for page in pages for line in page for letter in line})
    chars = "\n".join(f"<{n:04X}> <{letter.encode('utf-16-be').hex()}>" for n, letter in enumerate(glyphs, 1))
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{chars}\nendbfchar "
        "endcmap end end"
    )
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", "", _stream(unicode_map)]
    bodies.append(
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 3 0 R>>"
    )
    bodies.append("<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                  "/Supplement 0>>/DW 600>>")  # fmt: skip
    facts = (f"/Title<FEFF{title.encode('utf-16-be').hex()}>" if title else "") + (
        f"/CreationDate({made})" * bool(made)
    )
    bodies.append(f"<<{facts}>>")
    kids = []
    for page in pages:
        lines = ("".join(f"{glyphs.index(letter) + 1:04X}" for letter in line) for line in page)
        bodies.append(
            _stream("BT /F 12 Tf 50 800 Td " + " ".join(f"<{line}> Tj 0 -20 Td" for line in lines) + " ET")
        )
        bodies.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>"
                      f"/Contents {len(bodies)} 0 R>>")  # fmt: skip
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return _file(bodies)


def _stream(inside: str) -> str:
    return f"<</Length {len(inside)}>>stream\n{inside}\nendstream"


def _file(bodies: Sequence[str]) -> bytes:
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}" + end).encode("latin-1")
