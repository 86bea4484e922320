"""A desk as `rawi.open_desk` gives it: its claims and documents as frames, filtered, as of any moment."""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from rawi.export.changes import Change
from rawi.export.choice import Asked
from rawi.export.columns import families
from rawi.export.filters import Filter
from rawi.export.frames import Claims, Documents
from rawi.export.incident_filter import Wanted
from rawi.export.incident_frame import Incidents
from rawi.knowledge import load
from rawi.link.policies import checked_policy
from rawi.model import CodedDocument, Judgement
from rawi.run.desk_incidents import link_desk
from rawi.run.diff import diff_sorted
from rawi.run.frames import claims_frame, documents_frame
from rawi.run.incidents import How
from rawi.run.kept_incidents import kept_incidents
from rawi.settings import parse_day
from rawi.store import Desk
from rawi.store import Filter as Stands

Words = str | Iterable[str] | None
Moment = datetime.datetime | datetime.date | str | None


class OpenDesk:
    """An open desk, to be asked for frames; a context manager that closes it. `store` is the desk itself.

    The filters are those of `rawi export`: `act`, `country`, `place`, `actor`, `source`, `outlet`, `status`
    (one word or several), `since`, `until`, `min_confidence`, `background`, `aggregates`. `as_of` is a
    moment: what the desk knew then. What `rawi export` leaves out is left out here too, unless asked for.
    """

    def __init__(self, store: Desk) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"OpenDesk({self.store.place.name})"

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def claims(
        self,
        *,
        as_of: Moment = None,
        with_names: bool = False,
        with_homes: bool = False,
        exact_movements: bool = False,
        **filters: Any,
    ) -> Claims:
        """The claims as a frame, one row a claim. Raises: SettingsError for a filter that is none."""
        wanted = filter_of(**filters)
        read = self._reader(wanted, as_of)
        return claims_frame(read, wanted, Asked(with_names, with_homes, exact_movements))

    def documents(
        self, *, as_of: Moment = None, with_names: bool = False, with_text: bool = False, **filters: Any
    ) -> Documents:
        """The documents as a frame, one row a document; `with_text` adds their texts as published.

        Raises: SettingsError for a filter that is none.
        """
        wanted = filter_of(**filters)
        read = self._reader(wanted, as_of)
        return documents_frame(read, wanted, Asked(names=with_names), with_text=with_text)

    def incidents(
        self, *, as_of: Moment = None, policy: str = "range", rank: Words = None, **filters: Any
    ) -> Incidents:
        """The incidents as a frame, one row an incident, with figures by a policy.

        What waits is linked first. The filters are those of `rawi incidents`: `ids`, `act`, `country`,
        `place`, `outlet`, `mark`, `since`, `until`, `origins`, `changed_since`.
        Raises: SettingsError for a filter or a policy that is none.
        """
        at = moment_of(as_of)
        wanted = incidents_wanted(**filters)
        if at is None:
            link_desk(self.store, load())
        how = How(policies=(checked_policy(policy),), rank=_several(rank))
        return Incidents(lambda: kept_incidents(self.store, wanted, how, at))

    def _reader(self, wanted: Filter, as_of: Moment) -> "Reader":
        return Reader(self.store, wanted, moment_of(as_of))


class Reader:
    """Reads the documents that may hold what is wanted, each time anew: a function without arguments."""

    def __init__(self, store: Desk, wanted: Filter, as_of: datetime.datetime | None) -> None:
        self._store, self._as_of = store, as_of
        self._wanted = narrowed(wanted)

    def __call__(self) -> Iterator[CodedDocument]:
        """Yield them, with the claims that may be wanted."""
        return (item.document for item in self._store.stored(self._wanted, self._as_of) if not item.removed)


def narrowed(wanted: Filter) -> Stands:
    """What the database can tell of a filter by itself: never less than is wanted."""
    acts = [act for act, family in families().items() if {act, family} & set(wanted.acts)]
    return Stands(
        acts=tuple(acts), statuses=wanted.statuses, countries=wanted.countries,
        confidence=wanted.min_confidence or None, background=None if wanted.background else False,
    )  # fmt: skip


def filter_of(
    *,
    act: Words = None,
    country: Words = None,
    place: Words = None,
    actor: Words = None,
    source: Words = None,
    outlet: Words = None,
    status: Words = None,
    since: Moment = None,
    until: Moment = None,
    min_confidence: float = 0.0,
    background: bool = True,
    aggregates: bool = True,
) -> Filter:
    """The filter that keywords name; one word or several. Raises: SettingsError where one names nothing."""
    return Filter(
        acts=_several(act), countries=_several(country), places=_several(place), actors=_several(actor),
        sources=_several(source), outlets=_several(outlet), statuses=_several(status),
        since=_day(since, "since"), until=_day(until, "until"), min_confidence=min_confidence,
        background=background, aggregates=aggregates,
    )  # fmt: skip


def incidents_wanted(
    *,
    ids: Words = None,
    act: Words = None,
    country: Words = None,
    place: Words = None,
    outlet: Words = None,
    mark: Words = None,
    since: Moment = None,
    until: Moment = None,
    origins: int = 1,
    changed_since: Moment = None,
) -> Wanted:
    """What keywords ask of incidents; one word or several. Raises: SettingsError where one names nothing."""
    words = {"ids": ids, "acts": act, "countries": country, "places": place, "outlets": outlet, "marks": mark}
    return Wanted(
        **{name: frozenset(_several(asked)) for name, asked in words.items()},
        since=_day(since, "since"), until=_day(until, "until"), origins=origins,
        changed_since=_beginning(changed_since),
    )  # fmt: skip


def _beginning(moment: Moment) -> datetime.datetime | None:
    """A moment with its zone: a day means its beginning in UTC."""
    if isinstance(moment, datetime.datetime):
        return moment_of(moment)
    day = _day(moment, "changed_since")
    return None if day is None else datetime.datetime.combine(day, datetime.time(tzinfo=datetime.UTC))


def _several(words: Words) -> tuple[str, ...]:
    return () if words is None else (words,) if isinstance(words, str) else tuple(words)


def _day(moment: Moment, name: str) -> datetime.date | None:
    if isinstance(moment, str):
        return parse_day(moment, name)
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def moment_of(moment: Moment) -> datetime.datetime | None:
    """A moment with its zone: a day means its end in UTC, a time without a zone UTC."""
    if isinstance(moment, str):
        parse_day(moment, "as_of")  # says how a date is written
        moment = datetime.datetime.fromisoformat(moment.strip()) if len(moment.strip()) > len("2019-06-15") \
            else parse_day(moment)  # fmt: skip
    if isinstance(moment, datetime.datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    if moment is None:
        return None
    end = datetime.time(23, 59, 59, 999_999, datetime.UTC)
    return datetime.datetime.combine(moment, end)


def desk_changes(
    store: Desk,
    since: datetime.datetime,
    until: datetime.datetime | None = None,
    after_each: Callable[[], None] = lambda: None,
) -> Iterator[Change]:
    """Yield what changed in a desk between two moments, document by document; none is held.

    Only documents are read of which something was recorded since: the rest stands as it stood.
    """
    touched = Stands(touched_since=since)
    return diff_sorted(_standing(store, touched, since), _standing(store, touched, until, after_each))


def _standing(
    store: Desk,
    wanted: Stands,
    as_of: datetime.datetime | None,
    after_each: Callable[[], None] = lambda: None,
) -> Iterator[tuple[str, CodedDocument]]:
    """Yield each coded document that stood at a moment, with what the desk sorts by: the hash of its key."""
    for item in store.stored(wanted, as_of):
        after_each()
        if not item.removed and item.read is not None:
            yield hashlib.sha256(item.key.encode("utf8", "surrogatepass")).hexdigest(), item.document


def take_into(store: Desk, judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """Keep judgements in a desk, and yield those that were not there: a table may come back twice."""
    there = {_said(judgement) for judgement in store.judgements()}
    new = [judgement for judgement in judgements if _said(judgement) not in there]
    store.judge(new)
    yield from new


def _said(judgement: Judgement) -> tuple[str, ...]:
    """What a judgement says, whenever it was said."""
    j = judgement
    return j.about, j.version, j.field, j.verdict, j.value, j.who, j.why


def every_version(store: Desk) -> Iterator[CodedDocument]:
    """Yield all versions of all documents: a table may come back after a text has changed."""
    return (item.document for item in store.stored(Stands(every_version=True)))
