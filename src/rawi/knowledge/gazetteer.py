"""The built-in places: a row each, and their index by name; `place_rows` makes the rows."""

import functools
from collections.abc import Iterator

import msgspec

# Countries whose every town is kept; elsewhere towns from BIG_TOWN people on.
NEAR = frozenset(
    "SY YE IQ LB PS LY SD EG JO SA IL TR IR TN DZ MA MR AF SO SS DJ KW QA AE BH OM PK ML NE TD ER ET"
    " CY UA".split()
)
KNOWN = 5000  # people; a place of so many is meant before villages of its name
MEMORY_NAMES = 16_384  # names remembered at once
SHORTEST_ENDED = 3  # letters: of a longer name ه at the end may be written ا
VILLAGES = frozenset(("town", "district"))  # levels of what may be a village: a district is named after one
WIDE = frozenset(("country", "admin1", "region"))  # levels that no point stands for
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees

# Words before and after a name that make an area of it: `ريف إدلب الجنوبي`, `شمال شرق سوريا`.
AREA_WORDS = frozenset(
    "ريف ارياف باديه ضواحي محيط اطراف شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط وسطي اقصي اقاصي".split()
)
OF_WORDS = frozenset(
    "من محافظه مدينه منطقه بلده".split()
)  # between a side and the name: الريف الشمالي من محافظة
SIDE_WORDS = frozenset("شمالي جنوبي شرقي غربي اوسط شماليه جنوبيه شرقيه غربيه وسطي شمال جنوب شرق غرب".split())
NAMED_SIDES = frozenset("الشمال الجنوب الشرق الغرب".split())  # end names of their own: ظهران الجنوب


class GazetteerRow(msgspec.Struct, frozen=True, gc=False):
    """A place: its folded Arabic names, country (ISO 3166 alpha-2), governorate, point and population.

    `level` is country, admin1 (a governorate), district, region (a landscape, or a part of one), town,
    quarter or facility. `unsure` are those of its names that are common words too: they count as the
    place only where the grammar says so. `box` (west, south, east, north) holds the places of a wide one,
    None where nothing tells it. An `installed` row is of a user's table;
    the Arabic name of a `generated` one was inverted from a romanised one.
    """

    id: str
    name_ar: str
    names: tuple[str, ...]
    name_en: str
    country: str
    admin: str | None
    lat: float
    lon: float
    rank: int
    level: str
    unsure: tuple[str, ...] = ()
    box: Box | None = None
    installed: bool = False
    generated: bool = False


class Gazetteer:
    """Rows by id and by folded name; rows of one name stand largest first."""

    def __init__(self, rows: tuple[GazetteerRow, ...]) -> None:
        self.rows = {row.id: row for row in rows}
        self._named: dict[str, list[GazetteerRow]] = {}
        self._squeezed: dict[str, list[GazetteerRow]] = {}
        for row in rows:
            for name in row.names:
                self._named.setdefault(name, []).append(row)
            for key in dict.fromkeys(map(_squeeze, row.names)):
                self._squeezed.setdefault(key, []).append(row)

    def named(self, folded: str) -> list[GazetteerRow]:
        """The rows that bear a folded name."""
        return self._named.get(folded, [])

    def nearly_named(self, folded: str) -> list[GazetteerRow]:
        """The rows whose name differs at most in blanks, articles and a final ه or ا."""
        return self._squeezed.get(_squeeze(folded), [])

    def may_hold(self, wider: str, narrower: str) -> bool:
        """Whether a country, governorate or landscape of one name may hold a place of the other.

        Names that stand in no row, and areas, are held by what their words say.
        """
        around = [row for row in self._built_on(wider) if row.level in WIDE]
        inside = self._built_on(narrower)
        return not (around and inside) or any(
            row.country == one.country and (row.level != "admin1" or row.admin == one.admin)
            for row in around
            for one in inside
        )

    def _built_on(self, folded: str) -> list[GazetteerRow]:
        return [row for name in (folded, *area_cores(folded)) for row in self.nearly_named(name)]

    def level(self, id_: str) -> str:
        """The level of a row: country, admin1, region or town."""
        row = self.rows.get(id_)
        return row.level if row else ""


def is_village(row: GazetteerRow) -> bool:
    """Whether a row may be a village: of a level that can be one, and not known to be a town."""
    return row.level in VILLAGES and row.rank < KNOWN


@functools.lru_cache(maxsize=MEMORY_NAMES)
def _squeeze(folded: str) -> str:
    """A name without blanks and articles, its feminine ending as an alef (`باتنته`, `باتنتا`)."""
    joined = "".join(
        [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in folded.split()]
    )
    return joined[:-1] + "ا" if joined.endswith("ه") and len(joined) > SHORTEST_ENDED else joined


def area_cores(folded: str) -> Iterator[str]:
    """The names that an area name may be built on, the longest first.

    >>> list(area_cores("ريف ادلب الجنوبي"))
    ['ريف ادلب', 'ادلب']
    >>> list(area_cores("شمال وشرق سوريا"))
    ['وشرق سوريا', 'سوريا']
    >>> list(area_cores("الريف الشرقي لادلب"))[-1]
    'ادلب'
    """
    words = folded.split()
    while len(words) > 1 and words[-1].removeprefix("ال") in SIDE_WORDS and words[-1] not in NAMED_SIDES:
        words.pop()
        yield " ".join(words)
    opened = False
    while len(words) > 1 and (words[0].removeprefix("ال") in AREA_WORDS or words[0][1:] in SIDE_WORDS):
        opened = words.pop(0).startswith("ال") or opened
        yield " ".join(words)
    if not opened:
        return
    while len(words) > 1 and words[0].removeprefix("ل") in OF_WORDS:
        words.pop(0)
        yield " ".join(words)
    if words[0].startswith("ل"):  # الريف الشرقي لادلب، للقامشلي
        yield " ".join([("ا" if words[0].startswith("لل") else "") + words[0][1:], *words[1:]])
