"""The columns of the table of claims, one row a claim: what each holds and how it is computed.

Every format that is a table, and docs/reference/exports.md, are made from `COLUMNS`.
"""

import functools
import hashlib
from collections.abc import Callable, Iterator
from typing import Generic, Literal, NamedTuple, TypeVar, get_args

from rawi.export.cells import Value
from rawi.export.harms import total
from rawi.knowledge import load
from rawi.model import Claim, CodedDocument, Effect, Who

Sort = Literal["text", "date", "integer", "number", "flag", "texts", "integers", "numbers"]
THINGS: frozenset[Effect] = frozenset(("damaged", "destroyed"))
VERSION_DIGITS = 12


class Row(NamedTuple):
    """What a row is made of: a claim and its document."""

    coded: CodedDocument
    claim: Claim


_R = TypeVar("_R")


class Column(NamedTuple, Generic[_R]):
    """A column: its type, unit and meaning, how it is made, and whether a person may correct it.

    Columns of one prefix with types in the plural run in step: the third item of `place_lats` and of
    `place_words` are of one place.
    """

    name: str
    sort: Sort
    unit: str
    meaning: str
    made: str
    of: Callable[[_R], Value]
    corrected: bool = False


def claim_id(coded: CodedDocument, claim: Claim) -> str:
    """The id of a claim among all documents: its document's, a number sign, its own."""
    return f"{coded.id}#{claim.id}"


def version_of(coded: CodedDocument) -> str:
    """Which version of a text was read: the beginning of the text's SHA-256."""
    return (coded.sha256 or hashlib.sha256(coded.text.encode("utf8", "surrogatepass")).hexdigest())[
        :VERSION_DIGITS
    ]


def rows_of(coded: CodedDocument) -> Iterator[Row]:
    """A row for each claim, in text order."""
    return (Row(coded, claim) for claim in coded.claims)


def values(row: Row) -> dict[str, Value]:
    """Every value of a row by its column."""
    return {column.name: column.of(row) for column in COLUMNS}


@functools.cache
def families() -> dict[str, str]:
    """The family of each act."""
    return {id_: act.family for id_, act in load().acts.items()}


def rounded(km: float | None) -> float | None:
    """Kilometres to the metre; None for none."""
    return None if km is None else round(km, 3)


def _at(path: str) -> Callable[[Row], Value]:
    """What gives a value of the claim by its path: `time.start`, or of each of several: `places.lat`."""
    first, _, second = path.partition(".")

    def give(row: Row) -> Value:
        found = getattr(row.claim, first)
        if isinstance(found, tuple):
            return [getattr(item, second) if second else item for item in found]
        value: Value = getattr(found, second) if second and found is not None else found
        return value

    return give


def box_words(box: tuple[float, float, float, float] | None) -> str | None:
    """A box in words: west, south, east and north, parted by blanks."""
    return None if box is None else " ".join(f"{side:g}" for side in box)


def _totals() -> Iterator[Column[Row]]:
    """Two columns for each effect and who suffers it: persons are killed, things destroyed."""
    for effect in get_args(Effect):
        for who in get_args(Who):
            if (effect in THINGS) == (who == "object"):
                yield from _total(effect, who)


def _total(effect: Effect, who: Who) -> Iterator[Column[Row]]:
    for at, side in enumerate(("min", "max")):
        meaning = f"{effect}, {who}: at {'most' if at else 'least'}"
        made = f"sum of harm_{side} of these losses; empty where {'one is' if at else 'all are'} unknown"
        unit = "things" if who == "object" else "persons"

        def give(row: Row, at: int = at) -> Value:
            return total(row.claim, effect, who)[at]

        yield Column(f"{effect}_{who}_{side}", "integer", unit, meaning, made, give)


TEXT, TIED, WORDS = "from the text", "of the place that the words are tied to", "read from the words"
KNOWN = "of an actor that Rawi knows; `iso:` and a code where only the country is known"
MASKED = "from the text; names of private persons masked"
DATED = "read from the words against the day of publication"

# fmt: off
COLUMNS: tuple[Column[Row], ...] = (
    Column("claim_id", "text", "", "names the claim", "document, `#`, the claim's number in its text",
           lambda r: claim_id(r.coded, r.claim)),
    Column("document", "text", "", "names the document", "the record's id, or made of its text's hash",
           lambda r: r.coded.id),
    Column("outlet", "text", "", "who published it", "as the record names it", lambda r: r.coded.outlet),
    Column("url", "text", "", "where it was published", "as received", lambda r: r.coded.url),
    Column("published", "date", "day", "when it was published", "the day at the outlet",
           lambda r: r.coded.published),
    Column("version", "text", "", "which version of the text was read", "12 digits of the text's SHA-256",
           lambda r: version_of(r.coded)),
    Column("act", "text", "", "what was done", "an act of the codebook", _at("act"), True),
    Column("family", "text", "", "the family of the act", "from the codebook",
           lambda r: families().get(r.claim.act)),
    Column("status", "text", "", "asserted, denied, planned, demanded or conditional", "how it is told",
           _at("status"), True),
    Column("trigger", "text", "", "the words of the event", TEXT, _at("trigger.text")),
    Column("quote", "text", "", "the words that show the event", MASKED, _at("quote.text")),
    Column("quote_start", "integer", "code points", "where the quote begins in the text", "counted from 0",
           _at("quote.start")),
    Column("actor_words", "texts", "", "who did it", MASKED, _at("actor.text"), True),
    Column("actor_ids", "texts", "", "their neutral ids", KNOWN, _at("actor.id"), True),
    Column("actor_kinds", "texts", "", "their kinds", "a kind of the codebook", _at("actor.kind"), True),
    Column("target_words", "texts", "", "to whom or what", MASKED, _at("target.text"), True),
    Column("target_ids", "texts", "", "their neutral ids", KNOWN, _at("target.id"), True),
    Column("target_kinds", "texts", "", "their kinds", "a kind of the codebook", _at("target.kind"), True),
    Column("source_words", "texts", "", "who says so, outermost first", MASKED, _at("source.text"), True),
    Column("source_ids", "texts", "", "their neutral ids", KNOWN, _at("source.id"), True),
    Column("source_kinds", "texts", "", "their kinds", "a kind of the codebook", _at("source.kind"), True),
    Column("place_words", "texts", "", "where", TEXT, _at("places.text"), True),
    Column("place_ids", "texts", "", "their ids in the gazetteer", TIED, _at("places.id"), True),
    Column("place_names", "texts", "", "their names in Latin letters", TIED, _at("places.name_en")),
    Column("place_admin1", "texts", "", "their governorates, in Arabic", TIED, _at("places.admin"), True),
    Column("place_admin2", "texts", "", "their districts", TIED, _at("places.admin2")),
    Column("place_admin3", "texts", "", "their sub-districts", TIED, _at("places.admin3")),
    Column("place_pcodes", "texts", "", "their p-codes", TIED, _at("places.pcode")),
    Column("place_admin1_pcodes", "texts", "", "p-codes of their governorates", TIED,
           _at("places.admin1_pcode")),
    Column("place_countries", "texts", "ISO 3166", "their countries", TIED, _at("places.country"), True),
    Column("place_lats", "numbers", "degrees", "their latitudes, WGS 84",
           "centre of a circle of place_radii_km", _at("places.lat"), True),
    Column("place_lons", "numbers", "degrees", "their longitudes, WGS 84",
           "centre of a circle of place_radii_km", _at("places.lon"), True),
    Column("place_precisions", "texts", "", "place (a town or village), part (of one) or area (wider)", TIED,
           _at("places.precision")),
    Column("place_radii_km", "numbers", "km", "radius of the circle that the point stands for", TIED,
           lambda r: [rounded(place.radius_km) for place in r.claim.places]),
    Column("place_boxes", "texts", "degrees", "west, south, east and north of what is wide", TIED,
           lambda r: [box_words(place.box) for place in r.claim.places]),
    Column("time_words", "text", "", "when", TEXT, _at("time.text"), True),
    Column("time_start", "date", "day", "its first day", DATED, _at("time.start"), True),
    Column("time_end", "date", "day", "its last day, included", DATED, _at("time.end"), True),
    Column("time_precision", "text", "", "day, part_of_day, hours, week, month, year, range or open", DATED,
           _at("time.precision")),
    Column("harm_words", "texts", "", "losses", MASKED, _at("harm.text"), True),
    Column("harm_effects", "texts", "", "what befell", "an effect of the codebook", _at("harm.effect"), True),
    Column("harm_who", "texts", "", "civilian, combatant, object or unknown", WORDS, _at("harm.who"), True),
    Column("harm_of", "texts", "", "whose loss: target, actor or other", WORDS, _at("harm.of"), True),
    Column("harm_min", "integers", "persons or things", "at least so many", f"{WORDS}; unknown if vague",
           _at("harm.min"), True),
    Column("harm_max", "integers", "persons or things", "at most so many",
           f"{WORDS}; unknown if vague or open", _at("harm.max"), True),
    *_totals(),
    Column("count_words", "text", "", "how often", TEXT, _at("count.text")),
    Column("count_min", "integer", "times", "at least so often", WORDS, _at("count.min"), True),
    Column("count_max", "integer", "times", "at most so often", WORDS, _at("count.max"), True),
    Column("weapon", "text", "", "the weapon", MASKED, _at("weapon.text"), True),
    Column("background", "flag", "", "history, not news", "from cues and dates", _at("background"), True),
    Column("aggregate", "flag", "", "a total over many events", "from cues", _at("aggregate"), True),
    Column("same_as", "text", "", "the earlier claim that tells the same event", "within the document",
           lambda r: r.claim.same_as and f"{r.coded.id}#{r.claim.same_as}", True),
    Column("confidence", "number", "0 to 1", "how sure the reading is", "fitted on annotated reports",
           _at("confidence")),
    Column("because", "texts", "", "the rules that fired", "ids of entries and frames", _at("because")),
)
# fmt: on
BY_NAME = {column.name: column for column in COLUMNS}
