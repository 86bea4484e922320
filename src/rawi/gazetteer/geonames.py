"""Reads GeoNames dumps: a file of nineteen columns without headings, and beside it alternate names.

Columns: https://download.geonames.org/export/dump/readme.txt (CC BY 4.0).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from rawi.arabic.names import is_plain_arabic
from rawi.errors import InputError
from rawi.gazetteer.sheets import decoded
from rawi.gazetteer.unpack import Content

LICENCE = "CC BY 4.0 (GeoNames)"
WIDTH = 19
LENGTH_OF_DATE = 10  # the last column is the day of the last change
ALTERNATE_WIDTHS = (8, 10)
(ID, NAME, ASCII, ALTERNATE, LAT, LON, CLASS, CODE, COUNTRY, _, ADMIN1, ADMIN2, ADMIN3, _, PEOPLE) = range(15)
# Feature codes by kind; codes that are not here are not places that reports name, or are gone.
_CODES = {
    "country": "PCLI PCL PCLD PCLS TERR",
    "admin1": "ADM1",
    "admin2": "ADM2",
    "admin3": "ADM3 ADM4",
    "quarter": "PPLX",
    "camp": "CMP CMPRF CMPL",
    "settlement": "STLMT",
    "region": "RGN RGNE AREA OAS VAL",
    "airport": "AIRP AIRF AIRH",
    "base": "AIRB MILB NVB INSM FT",
    "crossing": "PSTB PSTC BDG PASS GATE",
    "dam": "DAM",
    "road": "RD RDJCT",
    "natural": "MT MTS HLL HLLS RDGE PK ISL ISLS STM WAD LK RSV DSRT CAPE STRT GULF PLN PLAT SPNG",
    "facility": "PRT HBR OILF OILR PS PSH GASF RSTN PRN HSP",
}
KIND_OF = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
GONE = frozenset(("PPLH", "PPLW", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "PCLH", "RGNH"))


class Alternate(msgspec.Struct, frozen=True, gc=False):
    """A name from the file of alternate names; preferred names stand first."""

    name: str
    language: str
    preferred: bool
    short: bool


Alternates = Mapping[int, list[Alternate]]


def is_dump(content: Content) -> bool:
    """Whether the first line has the nineteen columns of a dump."""
    return _width(content) == WIDTH and _first(content)[ID].isdigit()


def is_alternates(content: Content) -> bool:
    """Whether the first line is one of the file of alternate names."""
    first = _first(content)
    return len(first) in ALTERNATE_WIDTHS and first[0].isdigit() and first[1].isdigit()


def _first(content: Content) -> list[str]:
    return content.data[: 1 << 20].split(b"\n", 1)[0].decode("utf8", "replace").split("\t")


def _width(content: Content) -> int:
    return len(_first(content))


def read_alternates(content: Content) -> dict[int, list[Alternate]]:
    """Names by geonameid; links, codes and names that are no longer used are left out.

    Raises: InputError where the file is cut off.
    """
    found: dict[int, list[Alternate]] = defaultdict(list)
    for _, cells in _lines(content, ALTERNATE_WIDTHS, Counter()):
        historic = len(cells) > 7 and cells[7] == "1"
        if not historic and len(cells[2]) <= 3 and cells[1].isdigit():
            found[int(cells[1])].append(Alternate(cells[3], cells[2], cells[4] == "1", cells[5] == "1"))
    for names in found.values():
        names.sort(key=lambda name: (not name.preferred, name.short))
    return dict(found)


def _lines(
    content: Content, widths: tuple[int, ...], counts: Counter[str]
) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of each whole line; one broken line at the end means that the file is cut off."""
    lines = decoded(content).split("\n")
    last = len(lines) - (not lines[-1])
    for number, line in enumerate(lines[:last], 1):
        cells = line.rstrip("\r").split("\t")
        whole = number < len(lines) or WIDTH not in widths or len(cells[-1]) == LENGTH_OF_DATE
        if len(cells) in widths and whole:
            yield number, cells
        elif number == last:
            raise InputError(f"{content.name}:{number}: the last line is cut off ({len(cells)} columns); the "
                             "download was not complete, fetch it again")  # fmt: skip
        else:
            counts["broken row"] += 1
            if counts["broken row"] > max(20, number // 5):
                raise InputError(f"{content.name}:{number}: {counts['broken row']} lines have not the "
                                 f"{widths[-1]} columns of a GeoNames file")  # fmt: skip


def dump_records(
    content: Content, alternates: Alternates, counts: Counter[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, fields) of each place of a dump whose feature code is known.

    Raises: InputError where the dump is cut off or mostly broken.
    """
    lines = list(_lines(content, (WIDTH,), counts))
    admins = _admins((cells for _, cells in lines), alternates)
    for number, cells in lines:
        kind = _kind(cells)
        if kind is None:
            counts["kind not kept"] += 1
            continue
        arabic, latin = _names(cells, alternates)
        codes = (cells[ADMIN1], cells[ADMIN2], cells[ADMIN3])
        fields = {
            "name_ar": arabic[0] if arabic else "", "alt_ar": "|".join(arabic[1:]),
            "name_en": cells[NAME], "alt_en": "|".join(latin), "lat": cells[LAT], "lon": cells[LON],
            "country": cells[COUNTRY], "kind": kind, "geonameid": cells[ID], "population": cells[PEOPLE],
        }  # fmt: skip
        for level in (1, 2, 3):
            name_ar, name_en = admins.get((cells[COUNTRY], *codes[:level]), ("", ""))
            fields |= {f"{level}ar": name_ar or name_en, f"{level}en": name_en}
        yield number, fields


def _kind(cells: list[str]) -> str | None:
    if cells[CODE] in GONE:
        return None
    return KIND_OF.get(cells[CODE]) or ("settlement" if cells[CLASS] == "P" else None)


def _names(cells: list[str], alternates: Alternates) -> tuple[list[str], list[str]]:
    """Arabic names, the preferred first, and Latin ones."""
    given = alternates.get(int(cells[ID]) if cells[ID].isdigit() else 0, [])
    arabic = [a.name for a in given if a.language == "ar"]
    others = [name for name in (cells[ALTERNATE].split(",") if cells[ALTERNATE] else []) if name]
    arabic += [name for name in others if is_plain_arabic(name)]
    arabic += [a.name for a in given if a.language == "" and is_plain_arabic(a.name)]
    latin = [a.name for a in given if a.language in {"en", "fr", "tr", "ku"}] + [cells[ASCII], *others]
    return list(dict.fromkeys(map(_one, arabic))), list(dict.fromkeys(map(_one, latin)))


def _one(name: str) -> str:
    return name.replace("|", " ").strip()


def _admins(rows: Iterator[list[str]], alternates: Alternates) -> dict[tuple[str, ...], tuple[str, str]]:
    """Arabic and English name of each division of the dump, by country and codes."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for cells in rows:
        if cells[CODE] in {"ADM1", "ADM2", "ADM3"}:
            level = int(cells[CODE][3])
            arabic, _ = _names(cells, alternates)
            key = (cells[COUNTRY], cells[ADMIN1], cells[ADMIN2], cells[ADMIN3])[: level + 1]
            found.setdefault(key, (arabic[0] if arabic else "", cells[NAME]))
    return found
