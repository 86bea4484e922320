"""Grounds all place names of one report together: namesakes are chosen so that they lie near each other."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from rawi.arabic.bearings import AT, Bearing, goes_on, is_sided, read_bearing
from rawi.arabic.names import plain_name
from rawi.gazetteer.distance import distance_km
from rawi.ground.candidates import Candidates
from rawi.ground.evidence import Evidence
from rawi.ground.facts import Facts, admin_of
from rawi.ground.places import NOWHERE, SEVERAL, Meaning, Weighed, decide, shares, weigh
from rawi.ground.stretches import near_end, on_road, road_ends, with_stretches
from rawi.knowledge.gazetteer import GazetteerRow
from rawi.model import Place, Unresolved

BEFORE = 80  # characters before a name that may say how the event stands to it
SEA = "noun:sea"  # the reason of what lies in no country
AFTER = 12  # and behind it: the side of a countryside
TOGETHER = 2.0  # what lying beside the likeliest other name is worth, in powers of ten
ROUNDS = 2  # of choosing each name by what the others are likely to be
BESIDE = 1.0  # of nearness: some 12 km
NEAR_KM, BESIDE_KM = 40.0, 10.0  # so far off, nearness has lost two thirds of its weight
PARTS = frozenset(("town", "quarter"))  # what the name behind `حي` may be
Shares = list[tuple[float, GazetteerRow]]  # the candidates of a name with the share of each
Spans = tuple[tuple[int, int], ...]  # where the places of a claim stand in the text
Key = tuple[str, str | None, Bearing]  # a folded name, the name around it, what is said before it


class Atlas:
    """The places of one report; `settle` reads all of them, then `placed` resolves those of a claim."""

    def __init__(self, candidates: Candidates, evidence: Evidence, text: str) -> None:
        self._candidates = candidates
        self._evidence = evidence
        self._text = text
        self._facts = Facts(candidates)
        self._weighed: dict[Key, Weighed] = {}
        self._meanings: dict[Key, Meaning] = {}  # decided, once all names are weighed
        self._listed: dict[Key, set[Key]] = {}  # the names that stand in a list with each
        self._before: dict[Spans, tuple[str, ...]] = {}
        self._grounded: dict[Spans, tuple[Place, ...]] = {}  # many claims of a report share their places
        self._last: tuple[Place, ...] = ()

    def settle(self, groups: Iterable[tuple[Place, ...]]) -> None:
        """Weigh the names of all claims, each by what the report says and by what the others may be."""
        for spans, places in {_spans(places): places for places in groups}.items():
            before_each = self._before_each(spans)
            for place, before in zip(places, before_each, strict=True):
                if not self._ends(place):
                    self._weigh(_key(place, before), self._around(place))
            if len(places) > 1:
                self._note_lists(places, before_each)
        open_ = [key for key, weighed in self._weighed.items() if len(weighed.scored) > 1]
        likely = {key: shares(weighed) for key, weighed in self._weighed.items()} if open_ else {}
        for _ in range(ROUNDS):
            for key in open_:
                others = [rows for other, rows in likely.items() if other[0] != key[0]]
                listed = [likely[other] for other in self._listed.get(key, ()) if other in likely]  # no roads
                self._weighed[key] = _pulled(self._weighed[key], others, listed)
            likely |= {key: shares(self._weighed[key]) for key in open_}
        self._meanings.clear()

    def _note_lists(self, places: tuple[Place, ...], before_each: tuple[str, ...]) -> None:
        """Remember which names follow each other in a list: `قريتي س وص` lie side by side."""
        for (one, before), (other, before_other) in pairwise(zip(places, before_each, strict=True)):
            if goes_on(self._text[one.end : other.start]):
                first, second = _key(one, before), _key(other, before_other)
                self._listed.setdefault(first, set()).add(second)
                self._listed.setdefault(second, set()).add(first)

    def placed(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """The places of a claim; those of a list share what is said before it (`محيط س وص`)."""
        if not places:
            return ()
        spans = _spans(places)
        before_each = self._before_each(spans)
        if spans not in self._grounded:
            self._grounded[spans] = tuple(map(self._placed, places, before_each))
        found = self._grounded[spans]
        found = tuple(_beside(place, found, self._last, self._evidence) for place in found)
        self._last = found
        return with_stretches(found, before_each, self._text) if len(found) > 1 else found

    def _before_each(self, spans: Spans) -> tuple[str, ...]:
        """The text before each place, which may say how the event stands to it; a list shares one."""
        if spans not in self._before:
            found: list[str] = []
            before, end = "", -1
            for start, next_end in spans:
                if end < 0 or not goes_on(self._text[end:start]):
                    before = self._text[max(0, start - BEFORE) : start].rpartition("\n")[2]
                found.append(before)
                end = next_end
            self._before[spans] = tuple(found)
        return self._before[spans]

    def _placed(self, place: Place, before: str) -> Place:
        """The place with its row; what has none takes governorate and country from the place around it."""
        ends = self._ends(place)
        if ends and (road := on_road(place, ends)):
            return road
        meaning, around = self._meaning(place, before)
        if meaning.row is not None:
            after = self._text[place.end : place.end + AFTER]
            bearing = read_bearing(before, plain_name(place.text), meaning.core, after)
            return self._facts.filled(place, meaning, bearing)
        place = msgspec.structs.replace(place, unresolved=meaning.unresolved)
        if around is not None:
            return self._facts.around(place, around, str(place.within))
        admin, country = self._shared(meaning.unresolved)
        return msgspec.structs.replace(place, admin=admin, country=country)

    def _ends(self, place: Place) -> tuple[Meaning, ...]:
        """What the ends of a road mean that is named by them (`طريق دمشق - حمص`)."""
        ends = road_ends(plain_name(place.text), self._candidates)
        if ends is None:
            return ()
        one, other = (self._decided((end, None, AT), None) for end in ends)
        if one.row is None or (other.row is not None and other.row.rank > one.row.rank):
            return near_end(one, ends[0], other, self._candidates), other
        return one, near_end(other, ends[1], one, self._candidates)

    def _meaning(self, place: Place, before: str) -> tuple[Meaning, Meaning | None]:
        """What a place means, and the wider one that the text puts it in."""
        around = self._around(place)
        return self._decided(_key(place, before), around), around if around and around.row else None

    def _around(self, place: Place) -> Meaning | None:
        return self._decided((place.within, None, AT), None) if place.within else None

    def _weigh(self, key: Key, around: Meaning | None) -> Weighed:
        """The candidates of a name, weighed once; what lies north of a place may lie far from it."""
        if key not in self._weighed:
            within = _wider(around)
            area = self._facts.area(around, str(key[1])) if around and within else None
            found = weigh(key[0], self._candidates, self._evidence, within, bearing=key[2], area=area)
            if found.elsewhere and within and is_sided(str(key[1])):
                country = self._candidates.gazetteer.rows.get(f"iso:{within.country}")
                found = weigh(key[0], self._candidates, self._evidence, country, bearing=key[2])
            self._weighed[key] = found
        return self._weighed[key]

    def _decided(self, key: Key, around: Meaning | None) -> Meaning:
        if key in self._meanings:
            return self._meanings[key]
        meaning = decide(self._weigh(key, around), self._evidence, _wider(around))
        if key[2].feature == "quarter" and meaning.row and meaning.row.level in PARTS:
            meaning = self._as_quarter(key, meaning, meaning.row)
        self._meanings[key] = meaning
        return meaning

    def _as_quarter(self, key: Key, meaning: Meaning, row: GazetteerRow) -> Meaning:
        """A quarter lies beside another place of the report, where it names one; else it is a namesake.

        A town is a quarter only there.
        """
        others = [shares(weighed) for other, weighed in self._weighed.items() if other[0] != key[0]]
        if any(_nearness(row, rows) > BESIDE for rows in others):
            return meaning
        if row.level != "town" and not any(_is_settled(rows) for rows in others):
            return meaning
        return Meaning(None, Unresolved(reason="no quarter of this name is known", candidates=(row.id,)))

    def _shared(self, unresolved: Unresolved | None) -> tuple[str | None, str | None]:
        """The governorate and country that all candidates have in common."""
        rows = self._candidates.gazetteer.rows
        meant = unresolved.candidates if unresolved and unresolved.reason in (SEVERAL, NOWHERE) else ()
        found = [rows[id_] for id_ in meant if id_ in rows]
        admins, countries = {admin_of(row) for row in found}, {row.country for row in found}
        country = countries.pop() if len(countries) == 1 else None
        return (admins.pop() if country and len(admins) == 1 else None), country


def _beside(place: Place, places: tuple[Place, ...], last: tuple[Place, ...], evidence: Evidence) -> Place:
    """A place in no table lies where the places named with it lie, else where the report is about."""
    if place.id is not None or (place.country is not None and place.admin is not None):
        return place
    if SEA in place.because:
        return place
    if place.unresolved is None or (place.within and place.country):
        return place
    for others, why in ((places, "beside"), (last, "before")):
        around = {(p.admin, p.country) for p in others if p.country and (p.id is not None or p.admin)}
        around = {pair for pair in around if place.country in (None, pair[1])}
        if len(around) == 1:
            return _lying(place, *around.pop(), why)
        if len(countries := {country for _, country in around}) == 1:
            country = str(countries.pop())
            admin = evidence.admin(country)
            return _lying(place, admin if (admin, country) in around else None, country, why)
    about = place.country or evidence.country()
    return _lying(place, evidence.admin(about), about, "of_report") if about else place


def _lying(place: Place, admin: str | None, country: str | None, why: str) -> Place:
    return msgspec.structs.replace(place, admin=admin, country=country, because=(*place.because, why))


def _wider(around: Meaning | None) -> GazetteerRow | None:
    """The row of the place around a name; the host of a facility is a guess that shuts nothing out."""
    return around.row if around and around.relation != "facility" else None


def _spans(places: tuple[Place, ...]) -> Spans:
    return tuple([(place.start, place.end) for place in places])


def _key(place: Place, before: str) -> Key:
    return plain_name(place.text), place.within, read_bearing(before)


def _pulled(weighed: Weighed, others: Sequence[Shares], listed: Sequence[Shares]) -> Weighed:
    """The candidates of a name, each drawn to what the other names of the report are likely to be.

    Those that stand in a list with it draw once more.
    """
    scored = []
    for score, row in weighed.first:
        pulls = (max((_nearness(row, rows) for rows in names), default=0.0) for names in (others, listed))
        pull = math.fsum(pulls)
        scored.append((score + TOGETHER * pull, row))
    return weighed.rescored(scored)


def _nearness(row: GazetteerRow, rows: Shares) -> float:
    """How near another name's candidates lie, each counted by its share: 2 on the spot, 0 far off."""
    return math.fsum(share * _pull(row, other) for share, other in rows if share > 0.05)


def _is_settled(rows: Shares) -> bool:
    """Whether a name is likely that of a town or of what lies in one, or of a governorate."""
    return bool(rows) and rows[0][1].level not in ("country", "region")


def _pull(row: GazetteerRow, other: GazetteerRow) -> float:
    """What lies in the same part of a country counts, and what lies within two hours' walk once more.

    All that lies in an area is as near to it.
    """
    if other.box is None:
        km = distance_km(row.lat, row.lon, other.lat, other.lon)
        return math.exp(-km / NEAR_KM) + math.exp(-km / BESIDE_KM)
    west, south, east, north = other.box
    lat, lon = min(max(row.lat, south), north), min(max(row.lon, west), east)
    return math.exp(-distance_km(row.lat, row.lon, lat, lon) / NEAR_KM)
