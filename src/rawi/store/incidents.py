"""Incidents as a desk keeps them: every state of each, under an id that stays while most of it does.

A state is added when anything of an incident changed, and the one before it retired. Where claims moved to
another incident, a redirect says so.
"""

import datetime
import hashlib
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.link.heirs import Kept, heirs
from rawi.model import Incident
from rawi.store import schema
from rawi.store.database import Database
from rawi.store.filters import standing
from rawi.store.links import MOST_ASKED, PAGE, loosen
from rawi.store.rows import pages

MARK_BYTES = 8
_incident = msgspec.json.Decoder(Incident)


class Event(NamedTuple):
    """An incident as it was found: with marks of its claims and of the very claims, and who tells it.

    A mark has eight bytes; `versions` are the numbers of those that tell it.
    """

    incident: Incident
    marks: frozenset[bytes]
    claims: frozenset[bytes]
    versions: frozenset[int]


class Read(NamedTuple):
    """A reading that was linked: its numbers, its day (an ordinal) and the marks of its blocks."""

    document: int
    version: int
    reading: int
    day: int
    blocks: bytes


class Story(NamedTuple):
    """Readings that hang together, and the incidents that they tell."""

    read: Sequence[Read]
    events: Sequence[Event]


class State(NamedTuple):
    """An incident in a desk, and since when it is as it is."""

    incident: Incident
    recorded: datetime.datetime


class Incidents:
    """The incidents of a desk. Every method raises OutputError where the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, began: datetime.datetime, stories: Sequence[Story]) -> int:
        """Keep stories in one transaction, as of a linking that began then; how many incidents changed."""
        with self._database.writing() as connection:
            return sum(_Keeping(connection, began).story(story) for story in stories)

    def settle(self, began: datetime.datetime) -> int:
        """Retire what a linking that began then did not find again, and say where it went; how many."""
        with self._database.writing() as connection:
            return _Keeping(connection, began).settle()

    def standing(
        self,
        *,
        uids: Collection[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        changed_since: datetime.datetime | None = None,
        as_of: datetime.datetime | None = None,
    ) -> Iterator[State]:
        """Yield incidents by their first day and id: as they stand, or stood at a moment.

        `since` and `until` are days of events, both included.
        """
        incidents = schema.incidents.c
        conditions = [standing(schema.incidents, incidents.retired, as_of)]
        conditions += [incidents.uid.in_(uids)] if uids else []
        conditions += [incidents.last_day >= since] if since else []
        conditions += [incidents.first_day <= until] if until else []
        conditions += [incidents.recorded >= changed_since] if changed_since else []
        with self._database.reading() as connection:
            asked = sa.select(incidents.id).where(*conditions).order_by(incidents.first_day, incidents.uid)
            ids = connection.scalars(asked).all()
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            with self._database.reading() as connection:
                rows = {
                    r.id: r
                    for r in connection.execute(sa.select(schema.incidents).where(incidents.id.in_(page)))
                }
                before = _formerly(connection, [row.uid for row in rows.values()])
            for id_ in page:
                if (row := rows.get(id_)) is not None and row.incident:
                    formerly = tuple(before.get(row.uid, ()))
                    found = _incident.decode(zlib.decompress(row.incident))
                    yield State(msgspec.structs.replace(found, formerly=formerly), row.recorded)

    def went_to(self, uid: str) -> tuple[str, ...]:
        """The ids of incidents that stand and hold claims of this former one; itself where it stands.

        Nothing for an id that never was, or of which nothing is left.
        """
        incidents, redirects = schema.incidents.c, schema.redirects.c
        found: set[str] = set()
        seen: set[str] = set()
        ahead = {uid}
        with self._database.reading() as connection:
            while ahead:
                seen |= ahead
                stand = sa.select(incidents.uid).where(incidents.uid.in_(ahead), incidents.retired.is_(None))
                stands = set(connection.scalars(stand))
                found |= stands
                next_ = sa.select(redirects.new).where(redirects.old.in_(ahead - stands))
                ahead = set(connection.scalars(next_)) - seen
        return tuple(sorted(found))

    def was_there(self, uid: str) -> bool:
        """Whether there ever was an incident of this id."""
        with self._database.reading() as connection:
            asked = sa.select(schema.incidents.c.id).where(schema.incidents.c.uid == uid)
            return connection.scalar(asked.limit(1)) is not None


def forget(connection: sa.Connection, versions: Sequence[int]) -> None:
    """Empty the incidents that these versions tell, and let their stories wait to be linked again."""
    incidents, members = schema.incidents, schema.members
    told = connection.scalars(sa.select(members.c.incident).where(members.c.version.in_(versions))).all()
    earlier = sa.select(incidents.c.id).where(incidents.c.id.in_(told), incidents.c.retired.is_not(None))
    gone = connection.scalars(earlier).all()
    connection.execute(
        sa.delete(members).where(members.c.incident.in_(gone) | members.c.version.in_(versions))
    )
    connection.execute(sa.delete(incidents).where(incidents.c.id.in_(gone)))
    emptied = {"incident": b"", "marks": b"", "sha256": ""}
    connection.execute(sa.update(incidents).where(incidents.c.id.in_(told)).values(emptied))
    loosen(connection, versions)


def _formerly(connection: sa.Connection, uids: Collection[str]) -> Mapping[str, list[str]]:
    """The ids that went into each of these and stand no more."""
    redirects, incidents = schema.redirects.c, schema.incidents.c
    asked = (
        sa.select(redirects.new, redirects.old)
        .outerjoin(schema.incidents, (incidents.uid == redirects.old) & incidents.retired.is_(None))
        .where(redirects.new.in_(uids), incidents.id.is_(None))
        .order_by(redirects.old)
    )
    found: dict[str, list[str]] = {}
    for new, old in connection.execute(asked):
        found.setdefault(new, []).append(old)
    return found


class _Keeping:
    """One transaction of a linking that began at a moment: its own work is told from what was before."""

    def __init__(self, connection: sa.Connection, began: datetime.datetime) -> None:
        self._connection, self._began = connection, began
        self._now = max(began, datetime.datetime.now(datetime.UTC))

    def story(self, story: Story) -> int:
        """Keep a story; how many of its incidents are new or changed."""
        number = min(read.version for read in story.read)
        rows = [
            {
                "version": read.version, "reading": read.reading, "day": read.day, "story": number,
                "blocks": read.blocks, "recorded": self._now,
            }
            for read in story.read
        ]  # fmt: skip
        self._connection.execute(sa.insert(schema.linked), rows)
        documents = {read.version: read.document for read in story.read}
        found = [
            Kept(event.marks, frozenset(documents[version] for version in event.versions), event.claims)
            for event in story.events
        ]
        former = self._former(frozenset(documents.values()))
        free = [(uid, old) for uid, (old, is_found) in former.items() if not is_found]
        changed = 0
        for heir, event in zip(heirs(free, found), story.events, strict=True):
            uid = heir or self._unused(event.incident.id)
            changed += self._put(uid, event)
            moved = event.marks - (former[uid][0].marks if uid in former else frozenset())
            for old, (kept, _) in former.items():
                if old != uid and kept.marks & moved:
                    self._redirect(old, uid)
        return changed

    def _former(self, documents: Collection[int]) -> dict[str, tuple[Kept, bool]]:
        """What stood of these documents when the linking began, and whether it was found again since."""
        incidents, members, versions = schema.incidents.c, schema.members.c, schema.versions.c
        asked = (
            sa.select(incidents.id, incidents.uid, incidents.marks, incidents.confirmed)
            .distinct()
            .join(schema.members, members.incident == incidents.id)
            .join(schema.versions, versions.id == members.version)
            .where(
                incidents.recorded < self._began,
                incidents.retired.is_(None) | (incidents.retired >= self._began),
            )
        )
        rows = [
            row
            for some in pages(documents, MOST_ASKED)
            for row in self._connection.execute(asked.where(versions.document.in_(some)))
        ]
        of = self._documents([row.id for row in rows])
        again = self._found_again([row.uid for row in rows])
        return {
            row.uid: (Kept(unpacked(row.marks, 0), of[row.id], unpacked(row.marks, 1)), row.uid in again)
            for row in sorted(rows, key=lambda row: row.uid)
        }

    def _documents(self, ids: Collection[int]) -> Mapping[int, frozenset[int]]:
        members, versions = schema.members.c, schema.versions.c
        found: dict[int, set[int]] = {id_: set() for id_ in ids}
        for some in pages(found, MOST_ASKED):
            asked = sa.select(members.incident, versions.document).join(
                schema.versions, versions.id == members.version
            )
            for incident, document in self._connection.execute(asked.where(members.incident.in_(some))):
                found[incident].add(document)
        return {id_: frozenset(documents) for id_, documents in found.items()}

    def _found_again(self, uids: Collection[str]) -> set[str]:
        incidents = schema.incidents.c
        asked = sa.select(incidents.uid).where(
            incidents.retired.is_(None), incidents.confirmed >= self._began
        )
        return {
            uid
            for some in pages(set(uids), MOST_ASKED)
            for uid in self._connection.scalars(asked.where(incidents.uid.in_(some)))
        }

    def _unused(self, uid: str) -> str:
        """An id like this that no incident has now."""
        incidents = schema.incidents.c
        while self._connection.scalar(
            sa.select(incidents.id).where(incidents.uid == uid, incidents.retired.is_(None))
        ):
            uid = uid[0] + hashlib.sha256(uid.encode()).hexdigest()[: len(uid) - 1]
        return uid

    def _put(self, uid: str, event: Event) -> bool:
        """Keep an incident under its id; whether it is other than it was."""
        incidents = schema.incidents
        incident = msgspec.structs.replace(event.incident, id=uid, formerly=())
        encoded = msgspec.json.encode(incident)
        sha256 = hashlib.sha256(encoded).hexdigest()
        stands = (incidents.c.uid == uid) & incidents.c.retired.is_(None)
        same = sa.update(incidents).where(stands, incidents.c.sha256 == sha256)
        if self._connection.execute(same.values(confirmed=self._now)).rowcount:
            return False
        self._connection.execute(sa.update(incidents).where(stands).values(retired=self._now))
        row = {
            "uid": uid, "first_day": incident.start, "last_day": incident.end, "sha256": sha256,
            "incident": zlib.compress(encoded, 6), "marks": packed(event.marks, event.claims),
            "recorded": self._now, "confirmed": self._now,
        }  # fmt: skip
        new = sa.insert(incidents).values(row).returning(incidents.c.id)
        id_ = self._connection.execute(new).scalar_one()
        told = [{"incident": id_, "version": version} for version in sorted(event.versions)]
        self._connection.execute(sa.insert(schema.members), told)
        return True

    def _redirect(self, old: str, new: str) -> None:
        redirects = schema.redirects
        there = (redirects.c.old == old) & (redirects.c.new == new)
        if self._connection.scalar(sa.select(redirects.c.old).where(there)) is None:
            self._connection.execute(sa.insert(redirects).values(old=old, new=new, recorded=self._now))

    def settle(self) -> int:
        """Retire what was not found again though its texts were linked anew, or stand no more."""
        incidents, members, linked = schema.incidents, schema.members.c, schema.linked.c
        anew = (
            sa.select(members.incident)
            .outerjoin(schema.linked, linked.version == members.version)
            .where(linked.version.is_(None) | (linked.recorded >= self._began))
        )
        lost = self._connection.execute(
            sa.select(incidents.c.id, incidents.c.uid, incidents.c.marks).where(
                incidents.c.retired.is_(None), incidents.c.confirmed < self._began,
                incidents.c.id.in_(anew) | (incidents.c.sha256 == ""),
            )
        ).all()  # fmt: skip
        for row in lost:
            self._say_where(row)
        for some in pages([row.id for row in lost], MOST_ASKED):
            retired = sa.update(incidents).where(incidents.c.id.in_(some))
            self._connection.execute(retired.values(retired=self._now))
        return len(lost)

    def _say_where(self, row: Any) -> None:
        """Redirect what is retired to where its documents are told now, where no claim of it went on."""
        redirects = schema.redirects.c
        since = sa.select(redirects.new).where(redirects.old == row.uid, redirects.recorded >= self._began)
        if self._connection.scalar(since.limit(1)) is not None:
            return
        incidents, members, versions = schema.incidents.c, schema.members.c, schema.versions.c
        documents = (
            sa.select(versions.document)
            .join(schema.members, members.version == versions.id)
            .where(members.incident == row.id)
        )
        found = (
            sa.select(incidents.uid)
            .distinct()
            .join(schema.members, members.incident == incidents.id)
            .join(schema.versions, versions.id == members.version)
            .where(incidents.retired.is_(None), incidents.confirmed >= self._began)
            .where(versions.document.in_(documents))
        )
        for uid in self._connection.scalars(found).all():
            self._redirect(row.uid, uid)


def packed(*kinds: Iterable[bytes]) -> bytes:
    """Marks of several kinds in one row; before each stands its kind.

    >>> unpacked(packed([b"12345678"], [b"abcdefgh"]), 1)
    frozenset({b'abcdefgh'})
    """
    return b"".join(bytes((kind,)) + mark for kind, marks in enumerate(kinds) for mark in sorted(marks))


def unpacked(marks: bytes, kind: int) -> frozenset[bytes]:
    """The marks of one kind."""
    whole = (marks[at : at + MARK_BYTES + 1] for at in range(0, len(marks), MARK_BYTES + 1))
    return frozenset(mark[1:] for mark in whole if mark[0] == kind)
