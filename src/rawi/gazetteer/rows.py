"""Makes rows to install of the fields of a table, and counts what is set aside or mended."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from rawi.arabic.names import is_arabic, is_latin
from rawi.gazetteer.build import Row
from rawi.gazetteer.entry import KINDS, Entry

# Reasons that leave a row out; all others are mended, and the row stays.
SET_ASIDE = frozenset(
    ("broken row", "broken geometry", "no name", "no coordinates", "coordinates out of range", "no country",
     "kind not kept")
)  # fmt: skip
REFUSED = SET_ASIDE - {"kind not kept"}  # of these a user has to know; the others are none of reports' places
KIND_WORDS = (
    ("country", ("country",)),
    ("admin1", ("admin1", "governorate", "province", "macroregion")),
    ("admin2", ("admin2", "district", "county")),
    ("admin3", ("admin3", "subdistrict", "localadmin")),
    ("quarter", ("neighbourhood", "neighborhood", "quarter", "suburb", "borough")),
    ("camp", ("camp", "refugee")),
    ("region", ("region", "area")),
    ("airport", ("airport", "aerodrome", "airfield")),
    ("base", ("base", "military", "barracks")),
    ("crossing", ("crossing", "border", "bridge", "checkpoint")),
    ("dam", ("dam",)),
    ("road", ("road", "highway", "junction")),
    ("settlement", ("populated", "city", "town", "village", "hamlet", "settlement", "locality", "ppl")),
    ("natural", ("mountain", "hill", "wadi", "river", "lake", "island", "valley")),
    ("facility", ("campus", "facility", "hospital", "school", "port")),
)
_LEVEL_IN_NAME = re.compile(r"adm(?:in)?_?([1-3])(?!\d)")
_PCODE = re.compile(r"^([A-Z]{2})[A-Z]{0,2}\d")


class Maker:
    """Makes the rows of one table; `counts` are its rows set aside or mended, by reason."""

    def __init__(self, table: str, country: str | None, counts: Counter[str]) -> None:
        self._table, self._country, self.counts = table, country, counts
        named = _LEVEL_IN_NAME.search(table)
        self._areas = f"admin{named[1]}" if named else ""
        self._pcodes: set[str] = set()
        self._ids: set[str] = set()

    def row(self, line: int, fields: Mapping[str, str]) -> Row | None:
        """The row of a record, or None where it is set aside."""
        level = _deepest(fields)
        arabic, latin, generated = self._names(fields, level)
        pcode = fields.get("pcode") or (fields.get(f"{level}pcode", "") if _own_level(fields, level) else "")
        country = (fields.get("country") or self._country or _country_of(fields, pcode)).upper()
        point, fault = _point(fields)
        if not arabic and not latin:
            fault = "no name"
        elif len(country) != 2:
            fault = fault or "no country"
        if fault or point is None:
            self.counts[fault or "no coordinates"] += 1
            return None
        if pcode and pcode in self._pcodes:
            self.counts["duplicate p-code"] += 1
        entry = Entry(
            id=self._id(line, fields, pcode), name_ar=arabic[0] if arabic else "",
            name_en=latin[0] if latin else "", country=country, **_admins(fields, level), pcode=pcode,
            geonameid=_whole(fields.get("geonameid", "")), lat=point[0], lon=point[1],
            kind=_kind(fields, level, self._areas), population=_whole(fields.get("population", "")),
            box=_box(fields), generated=generated,
        )  # fmt: skip
        self._pcodes.add(pcode)
        return Row(entry, tuple(arabic[1:]), tuple(latin[1:]), fields.get("shape", ""))

    def _names(self, fields: Mapping[str, str], level: int) -> tuple[list[str], list[str], bool]:
        """Arabic names, Latin names, and whether the first Arabic one was made of a Latin one."""
        own = _own_level(fields, level)
        first = [fields.get("name_ar", ""), fields.get(f"{level}ar", "") if own else ""]
        if any(is_latin(name) and not is_arabic(name) for name in first):
            self.counts["Latin text in the Arabic column"] += 1
        listed = [*first, fields.get("name", ""), *fields.get("alt_ar", "").split("|")]
        english = [fields.get("name_en", ""), fields.get(f"{level}en", "") if own else ""]
        listed += [*english, *fields.get("alt_en", "").split("|")]
        names = [name.strip() for name in dict.fromkeys(listed) if name.strip()]
        arabic = [name for name in names if is_arabic(name)]
        generated = not arabic and is_arabic(fields.get("generated", ""))
        if generated:
            arabic = [fields["generated"]]
        # the English columns go before what stood in others
        latin = [n for n in dict.fromkeys((*english, *names)) if n and is_latin(n) and not is_arabic(n)]
        return arabic, latin, generated

    def _id(self, line: int, fields: Mapping[str, str], pcode: str) -> str:
        known = (
            ("geonames:", fields.get("geonameid", "")),
            ("pcode:", pcode),
            ("wikidata:", fields.get("wikidata", "")),
        )
        for prefix, value in (*known, (f"{self._table}:", str(line))):
            if value and prefix + value not in self._ids:
                self._ids.add(prefix + value)
                return prefix + value
        return f"{self._table}:{line}"


def _deepest(fields: Mapping[str, str]) -> int:
    """The deepest administrative level that a record names."""
    levels = [int(field[0]) for field, value in fields.items() if value and field[0].isdigit()]
    return max(levels, default=0)


def _own_level(fields: Mapping[str, str], level: int) -> bool:
    """Whether the deepest level is the place itself: no column names a place below it."""
    return level > 0 and not (fields.get("name_ar") or fields.get("name_en") or fields.get("name"))


def _kind(fields: Mapping[str, str], level: int, areas: str) -> str:
    """The kind of a row; an outline in a file called `..._adm2` is a district."""
    said = fields.get("kind", "").lower()
    if said in KINDS:
        return said
    for kind, words in KIND_WORDS:
        if any(word in said for word in words):
            return kind
    if _own_level(fields, level) and level <= 3:
        return f"admin{level}"
    return areas if areas and fields.get("shape") else "settlement"


def _admins(fields: Mapping[str, str], level: int) -> dict[str, str]:
    """Names and p-codes of the divisions: Arabic where they are said in Arabic, else as they are said."""
    own = _own_level(fields, level)
    found = {"admin1_en": fields.get("1en", "") or fields.get("admin1_en", "")}
    for n in (1, 2, 3):
        if not (own and n == level):
            found[f"admin{n}"] = fields.get(f"{n}ar") or fields.get(f"admin{n}") or fields.get(f"{n}en", "")
        found[f"admin{n}_code"] = fields.get(f"{n}pcode", "")
    return found


def _country_of(fields: Mapping[str, str], pcode: str) -> str:
    """The country that p-codes begin with."""
    for code in (fields.get("0pcode", ""), pcode, *(fields.get(f"{n}pcode", "") for n in (1, 2, 3))):
        if len(code) == 2 and code.isalpha():
            return code
        if match := _PCODE.match(code):
            return match[1]
    return ""


def _point(fields: Mapping[str, str]) -> tuple[tuple[float, float] | None, str]:
    """Latitude and longitude, or what is wrong with them."""
    lat, lon = _number(fields.get("lat", "")), _number(fields.get("lon", ""))
    if lat is None or lon is None or (lat == 0 and lon == 0):
        return None, "no coordinates"
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None, "coordinates out of range"
    return (round(lat, 5), round(lon, 5)), ""


def _number(words: str) -> float | None:
    try:
        value = float(words.replace(",", ".") if words.count(",") == 1 and "." not in words else words)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _whole(words: str) -> int:
    value = _number(words.replace(",", ""))
    return int(value) if value is not None and 0 <= value < 1e11 else 0


def _box(fields: Mapping[str, str]) -> tuple[float, float, float, float] | None:
    edges = [_number(edge) for edge in fields.get("box", "").split("|")]
    if len(edges) != 4 or None in edges:
        return None
    west, south, east, north = (edge or 0.0 for edge in edges)
    return (west, south, east, north) if west <= east and south <= north else None
