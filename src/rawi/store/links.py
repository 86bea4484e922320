"""What waits to be linked in a desk, and what linking knows of each reading: its day, blocks and story.

Incidents hang together in stories, and no new text changes a story that it does not meet. So a text that
changed, went or was judged gives back its whole story to wait, and nothing else is touched.
"""

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.model import CodedDocument, Judgement
from rawi.store import schema
from rawi.store.database import Database
from rawi.store.filters import standing
from rawi.store.readings import unpack
from rawi.store.rows import each, pages

PAGE = 200  # texts asked for at once
MOST_ASKED = 500  # numbers named in one question
LINKED_BY, SINCE, JUDGED = "linked_by", "linking_since", "linked_judgements"  # facts of a desk


class ToLink(NamedTuple):
    """A reading to be linked: the numbers of its document, version and own, and the text with its claims."""

    document: int
    version: int
    reading: int
    coded: CodedDocument


class Linked(NamedTuple):
    """What is known of a linked reading; `blocks` as `put` was given them."""

    version: int
    day: int
    story: int
    blocks: bytes


class Links:
    """What waits to be linked, and what is. Every method raises OutputError where the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, linked_by: str) -> datetime.datetime:
        """When the linking under way began: now, or earlier where one was cut off.

        What was changed, taken down or judged since the last one waits from now on, with its story; all waits
        where other code or knowledge linked.
        """
        with self._database.writing() as connection:
            facts = {row.name: row.value for row in connection.execute(sa.select(schema.desk))}
            began: str = facts.get(SINCE) or datetime.datetime.now(datetime.UTC).isoformat()
            last = connection.scalar(sa.select(sa.func.max(schema.judgements.c.id))) or 0
            loosen(connection, _gone(connection))
            loosen(connection, _judged(connection, int(facts.get(JUDGED, "0"))))
            if facts.get(LINKED_BY) != linked_by:
                connection.execute(sa.delete(schema.linked))
            for name, value in ((SINCE, began), (LINKED_BY, linked_by), (JUDGED, str(last))):
                connection.execute(sa.delete(schema.desk).where(schema.desk.c.name == name))
                connection.execute(sa.insert(schema.desk).values(name=name, value=value))
        return datetime.datetime.fromisoformat(began)

    def end(self) -> None:
        """Note that a linking came to its end."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(schema.desk).where(schema.desk.c.name == SINCE))

    def is_empty(self) -> bool:
        """Whether nothing is linked."""
        with self._database.reading() as connection:
            return connection.scalar(sa.select(schema.linked.c.version).limit(1)) is None

    def waiting(self) -> Iterator[ToLink]:
        """What waits to be linked, in the order it came in."""
        linked, versions = schema.linked.c, schema.versions.c
        asked = (
            _texts().outerjoin(schema.linked, linked.version == versions.id).where(linked.version.is_(None))
        )
        return map(_to_link, each(self._database, asked, versions.id, PAGE))

    def texts(self, versions: Collection[int]) -> Iterator[ToLink]:
        """Yield these versions with what was read in them, where they stand."""
        for some in pages(versions, PAGE):
            with self._database.reading() as connection:
                rows = connection.execute(_texts().where(schema.versions.c.id.in_(some))).all()
            yield from map(_to_link, rows)

    def named(self, uids: Collection[str]) -> set[int]:
        """The versions with these ids."""
        with self._database.reading() as connection:
            return _named(connection, uids)

    def between(self, first: int, last: int) -> Iterator[Linked]:
        """Yield what is linked of some days, both included (ordinals)."""
        linked = schema.linked.c
        asked = sa.select(linked.version, linked.day, linked.story, linked.blocks)
        with self._database.reading() as connection:
            for row in connection.execute(asked.where(linked.day.between(first, last))):
                yield Linked(*row)

    def put_undated(self, items: Collection[ToLink]) -> None:
        """Note readings of which no day is known, so that they do not wait."""
        if items:
            now = datetime.datetime.now(datetime.UTC)
            rows = [
                {"version": i.version, "reading": i.reading, "blocks": b"", "recorded": now} for i in items
            ]
            with self._database.writing() as connection:
                connection.execute(sa.insert(schema.linked), rows)

    def loosen(self, versions: Collection[int]) -> set[int]:
        """Let the whole stories of these versions wait to be linked again; all the versions of them."""
        with self._database.writing() as connection:
            return loosen(connection, versions)


def loosen(connection: sa.Connection, versions: Collection[int]) -> set[int]:
    """The versions of the stories of these, themselves included, which wait from now on."""
    linked = schema.linked
    stories: set[int] = set()
    loose: set[int] = set(versions)
    for some in pages(versions, MOST_ASKED):
        found = sa.select(linked.c.story).where(linked.c.version.in_(some), linked.c.story.is_not(None))
        stories |= set(connection.scalars(found))
    for some in pages(stories, MOST_ASKED):
        loose |= set(connection.scalars(sa.select(linked.c.version).where(linked.c.story.in_(some))))
    for some in pages(loose, MOST_ASKED):
        connection.execute(sa.delete(linked).where(linked.c.version.in_(some)))
    return loose


def _gone(connection: sa.Connection) -> Sequence[int]:
    """The linked versions that no longer stand, or are read anew."""
    linked, versions, readings = schema.linked.c, schema.versions.c, schema.readings.c
    return connection.scalars(
        sa.select(linked.version)
        .join(schema.versions, versions.id == linked.version)
        .join(schema.readings, readings.id == linked.reading)
        .where(versions.superseded.is_not(None) | versions.removed | readings.retired.is_not(None))
    ).all()


def _judged(connection: sa.Connection, after: int) -> set[int]:
    """The versions that people said something of since a judgement of this number."""
    judgements = schema.judgements.c
    found = connection.scalars(sa.select(judgements.judgement).where(judgements.id > after))
    said = [msgspec.json.decode(one, type=Judgement) for one in found]
    return _named(connection, {claim.rpartition("#")[0] for one in said for claim in (one.about, one.value)})


def _named(connection: sa.Connection, uids: Collection[str]) -> set[int]:
    """The versions with these ids."""
    versions = schema.versions.c
    return {
        id_
        for some in pages(uids, MOST_ASKED)
        for id_ in connection.scalars(sa.select(versions.id).where(versions.uid.in_(some)))
    }


def _texts() -> sa.Select[Any]:
    """The versions that stand, with the reading that stands."""
    versions, documents, readings = schema.versions.c, schema.documents.c, schema.readings.c
    return (
        sa.select(
            versions.id, versions.document, versions.uid, versions.url, versions.day, versions.title,
            versions.text, versions.sha256, documents.outlet, readings.id.label("reading"), readings.claims,
        )
        .join(schema.documents, documents.id == versions.document)
        .join(schema.readings, readings.version == versions.id)
        .where(
            standing(schema.versions, versions.superseded, None), versions.removed.is_(False),
            standing(schema.readings, readings.retired, None),
        )
    )  # fmt: skip


def _to_link(row: Any) -> ToLink:
    coded = CodedDocument(
        id=row.uid, outlet=row.outlet, url=row.url, published=row.day, title=row.title, text=row.text,
        sha256=row.sha256, claims=unpack(row.claims),
    )  # fmt: skip
    return ToLink(row.document, row.id, row.reading, coded)
