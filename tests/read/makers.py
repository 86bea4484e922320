"""What tests of reading are made of: files as other programs write them, composed here."""

import csv
import io
import json
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
