"""A desk: what the rest of the program asks of the store, in one place."""

import datetime
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import sqlalchemy as sa

from rawi.errors import SettingsError
from rawi.model import CodedDocument, Document, Judgement
from rawi.read.visit import Visit
from rawi.store import aside, beside, intake, readings, schema
from rawi.store.archive import Archive
from rawi.store.bounds import OutOfBounds, out_of_bounds
from rawi.store.changes import Change, changes
from rawi.store.database import Database
from rawi.store.filters import Filter
from rawi.store.folder import ARCHIVE, Place, make_folder, place_of
from rawi.store.incidents import Incidents
from rawi.store.known import known
from rawi.store.links import Links
from rawi.store.reading import Stored, stored
from rawi.store.redact import Redacted, Sort, outlook, redact
from rawi.store.redacted import SALT, new_salt
from rawi.store.reprints import tie_reprints
from rawi.store.status import Status, status
from rawi.store.verify import Verified, verify

EVERYTHING = Filter()


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The latest capture of a name: its hash, when it was received, what a fetch said."""

    sha256: str
    received: datetime.datetime
    status: int | None
    headers: dict[str, str]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The latest version of a document: its hash, its number, whether it was taken down."""

    sha256: str
    number: int
    removed: bool


class Desk:
    """An open desk; a context manager that closes it.

    Every method raises OutputError, in one line, where database or archive refuse.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.database = Database(place)
        with ExitStack() as opening:
            opening.callback(self.database.close)
            self.database.bring_up()
            self.id = self._settle()
            opening.pop_all()

    @classmethod
    def open(cls, desk: str | Path | None = None) -> Self:
        """The desk in a folder, at the address of a database, or around the working folder.

        Raises: SettingsError where there is none.
        """
        return cls(place_of(desk))

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    @property
    def archive(self) -> Archive:
        """Where bytes are kept. Raises: SettingsError where only the database is known here."""
        return Archive(self.folder / ARCHIVE)

    @property
    def folder(self) -> Path:
        """Where all but the database is. Raises: SettingsError where only the database is known here."""
        return self.place.folder or self._folder_told()

    def take(
        self, items: Iterable[intake.Item], after_each: Callable[[], None] = lambda: None
    ) -> intake.Taken:
        """Keep what came in, and say how much of it was new; see `rawi.store.intake`."""
        archive = self.archive
        archive.sweep()
        return intake.take(items, self.database, archive, after_each)

    def head_of(self, method: str, name: str) -> Seen | None:
        """The latest capture of a name by a method, or None."""
        captures = schema.captures.c
        with self.database.reading() as connection:
            row = connection.execute(
                sa.select(captures.sha256, captures.received, captures.status, captures.headers)
                .where(
                    sa.func.substr(captures.name, 1, 500) == name[:500],
                    captures.name == name,
                    captures.method == method,
                )
                .order_by(captures.id.desc())
                .limit(1)
            ).one_or_none()
        if row is None:
            return None
        headers = msgspec.json.decode(row.headers, type=dict[str, str])
        return Seen(sha256=row.sha256, received=row.received, status=row.status, headers=headers)

    def known(self, key: str) -> Known | None:
        """The latest version under a key, or None."""
        with self.database.reading() as connection:
            for found in known(connection, [key]).values():
                latest = found.versions[-1]
                return Known(sha256=latest.sha256, number=len(found.versions), removed=latest.removed)
        return None

    def stored(self, wanted: Filter = EVERYTHING, as_of: datetime.datetime | None = None) -> Iterator[Stored]:
        """Yield what a filter asks for, with what the desk knows of it, in one fixed order.

        Raises: SettingsError for a moment without a zone, or words to search for without a word.
        """
        return stored(self.database, wanted, as_of)

    def documents(
        self, wanted: Filter = EVERYTHING, as_of: datetime.datetime | None = None
    ) -> Iterator[CodedDocument]:
        """Yield the documents that a filter asks for, with their claims; see `stored`."""
        return (item.document for item in self.stored(wanted, as_of))

    def outlets(self) -> frozenset[str]:
        """The ids of the outlets that documents are of."""
        with self.database.reading() as connection:
            found = connection.scalars(sa.select(schema.documents.c.outlet).distinct())
            return frozenset(outlet for outlet in found if outlet)

    def changes(self) -> Iterator[Change]:
        """Yield what changed from each version of a text to the next, in words and in tolls."""
        return changes(self.stored(Filter(every_version=True, revised=True)))

    def status(self) -> Status:
        """How much of what is in the desk."""
        return status(self.database)

    def out_of_bounds(self, now: datetime.datetime) -> list[OutOfBounds]:
        """The outlets that are out of their bounds in the week before a moment."""
        return out_of_bounds(self.database, now)

    def kinds_aside(self) -> dict[str, int]:
        """How much was set aside, by its kind."""
        return aside.kinds_aside(self.database)

    def set_aside(self, kind: str | None = None) -> Iterator[aside.Aside]:
        """Yield what was set aside, of one kind or of all, in the order it was noted."""
        return aside.set_aside(self.database, kind)

    def waiting(self, code: str, knowledge: str) -> int:
        """How many versions wait to be coded by this code and knowledge."""
        return readings.count_waiting(self.database, code, knowledge)

    def to_code(self, code: str, knowledge: str) -> Iterator[Document]:
        """Yield the versions that wait to be coded, in the order they came in."""
        return readings.to_code(self.database, code, knowledge)

    def begin_run(self, code: str, knowledge: str) -> int:
        """The number of a new run of this code and knowledge."""
        return readings.begin_run(self.database, code, knowledge)

    def put(self, run: int, coded: Iterable[CodedDocument]) -> Iterator[int]:
        """Keep readings in small transactions, and yield after each how many were kept."""
        return readings.put(self.database, run, coded)

    def tie_reprints(self, after_each: Callable[[int], None] = lambda _: None) -> int:
        """Tie texts that reprint another to their origin, and say how many were newly tied."""
        return tie_reprints(self.database, after_each)

    def end_run(self, run: int) -> None:
        """Note that a run came to its end."""
        readings.end_run(self.database, run)

    def visit_of(self, source: str) -> Visit:
        """What the last visit of a watched source left."""
        return beside.visit_of(self.database, source)

    def keep_visit(self, source: str, visit: Visit) -> None:
        """Keep what a visit of a watched source left for the next one."""
        beside.keep_visit(self.database, source, visit)

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Keep what people say of claims, and say how much of it was new."""
        return beside.judge(self.database, judgements)

    def judgements(self, about: str | None = None) -> Iterator[Judgement]:
        """Yield what people said, of one claim or of all, in the order it came in."""
        return beside.judgements(self.database, about)

    @property
    def links(self) -> Links:
        """What waits to be linked, and what is; see `rawi.store.links`."""
        return Links(self.database)

    @property
    def incidents(self) -> Incidents:
        """The incidents that are kept; see `rawi.store.incidents`."""
        return Incidents(self.database)

    def verify(self, after_each: Callable[[], None] = lambda: None) -> Verified:
        """What holds of all that the desk keeps, up to the first thing that does not."""
        return verify(self.database, self.archive, after_each)

    def redact(self, sort: Sort, subject: str, *, reason: str, who: str) -> Redacted:
        """Take a person, a text or a file out for good; see `rawi.store.redact`."""
        return redact(self.database, self.archive, sort, subject, reason=reason, who=who)

    def outlook(self, sort: Sort, subject: str) -> Redacted:
        """What `redact` would take out; see `rawi.store.redact`."""
        return outlook(self.database, sort, subject)

    def _settle(self) -> str:
        """The id of the desk; a new one gets its id, its salt, and its folder noted."""
        desk = schema.desk
        with self.database.reading() as connection:
            facts = {row.name: row.value for row in connection.execute(sa.select(desk))}
        if "id" in facts:
            return str(facts["id"])
        if self.place.folder is None:
            raise SettingsError(
                f"{self.place.name}: an empty database; `rawi init DIR --database …` makes a desk"
            )
        new = {"id": secrets.token_hex(8), SALT: new_salt(), "folder": str(self.place.folder.resolve())}
        with self.database.writing() as connection:
            there: str | None = connection.scalar(sa.select(desk.c.value).where(desk.c.name == "id"))
            if there is not None:  # another process was faster
                return there
            connection.execute(sa.insert(desk), [{"name": n, "value": v} for n, v in new.items()])
        return new["id"]

    def _folder_told(self) -> Path:
        desk = schema.desk.c
        with self.database.reading() as connection:
            told = connection.scalar(sa.select(desk.value).where(desk.name == "folder"))
        folder = Path(told or "")
        if not (told and (folder / ARCHIVE).parent.is_dir()):
            raise SettingsError(
                f"{self.place.name}: the folder of this desk ({told}) is not here; name it instead"
            )
        return folder


def create_desk(folder: str | Path, database: str | None = None) -> Desk:
    """A new desk in a folder; one that is there already is opened.

    `database` is the address of a PostgreSQL database; without it the desk has a file of its own.
    Raises: SettingsError for an unfit address or a folder with another database; OutputError.
    """
    return Desk(make_folder(Path(folder), database))
