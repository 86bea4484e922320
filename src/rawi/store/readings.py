"""What runs read: the claims of each version, added beside what earlier runs read, which is then retired.

A run that reads the same again only confirms the reading that stands.
"""

import datetime
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

import msgspec
import sqlalchemy as sa

from rawi.arabic.fold import fold_word
from rawi.model import Claim, CodedDocument, Document
from rawi.model.claim import Party, Place
from rawi.store import schema
from rawi.store.database import Database
from rawi.store.rows import insert_many, last

PAGE = 200  # versions asked for at once
BATCH = 200  # readings in one transaction
MOST_LETTERS = 300  # of a name that is looked up

_claims = msgspec.json.Decoder(tuple[Claim, ...])
_claim_of = msgspec.json.Decoder(Claim)
_raw = msgspec.json.Decoder(tuple[msgspec.Raw, ...])


def pack(claims: Sequence[Claim]) -> bytes:
    """The claims as a reading keeps them: deflated JSON."""
    return zlib.compress(msgspec.json.encode(claims), 6)


def unpack(data: bytes, positions: Sequence[int] | None = None) -> tuple[Claim, ...]:
    """The claims of a reading, or those at some positions: only these are read."""
    whole = zlib.decompress(data)
    if positions is None:
        return _claims.decode(whole)
    raw = _raw.decode(whole)
    return tuple(_claim_of.decode(raw[position]) for position in positions)


def begin_run(database: Database, code: str, knowledge: str) -> int:
    """The number of a new run. Raises: OutputError."""
    now = datetime.datetime.now(datetime.UTC)
    with database.writing() as connection:
        new = sa.insert(schema.runs).values(code=code, knowledge=knowledge, started=now)
        return int(connection.execute(new.returning(schema.runs.c.id)).scalar_one())


def end_run(database: Database, run: int) -> None:
    """Note that a run came to its end. Raises: OutputError."""
    runs = schema.runs
    with database.writing() as connection:
        now = datetime.datetime.now(datetime.UTC)
        connection.execute(sa.update(runs).where(runs.c.id == run).values(finished=now))
    database.settle()


def _waiting(code: str, knowledge: str) -> sa.Select[tuple[int]]:
    """The versions without a reading by this code and knowledge."""
    versions, readings, runs = schema.versions, schema.readings, schema.runs
    read = (
        sa.select(readings.c.id)
        .join(runs, runs.c.id == readings.c.confirmed)
        .where(
            readings.c.version == versions.c.id,
            readings.c.retired.is_(None),
            runs.c.code == code,
            runs.c.knowledge == knowledge,
        )
    )
    return sa.select(versions.c.id).where(versions.c.removed.is_(False), ~sa.exists(read))


def count_waiting(database: Database, code: str, knowledge: str) -> int:
    """How many versions wait to be coded. Raises: OutputError."""
    with database.reading() as connection:
        return (
            connection.scalar(sa.select(sa.func.count()).select_from(_waiting(code, knowledge).subquery()))
            or 0
        )


def to_code(database: Database, code: str, knowledge: str) -> Iterator[Document]:
    """Yield the versions that wait to be coded, in the order they came in. Raises: OutputError."""
    versions, documents = schema.versions.c, schema.documents.c
    last = 0
    while True:
        waiting = _waiting(code, knowledge).where(versions.id > last).order_by(versions.id).limit(PAGE)
        with database.reading() as connection:
            rows = connection.execute(
                sa.select(
                    versions.id, versions.uid, documents.outlet, versions.url, versions.day, versions.certain,
                    versions.title, versions.text, versions.sha256,
                )
                .join(schema.documents, documents.id == versions.document)
                .where(versions.id.in_(waiting))
                .order_by(versions.id)
            ).all()  # fmt: skip
        for row in rows:
            yield Document(
                id=row.uid, outlet=row.outlet, url=row.url, title=row.title, text=row.text, sha256=row.sha256,
                published=row.day if row.certain else None,  # dates of events wait for one that is certain
            )  # fmt: skip
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def put(database: Database, run: int, coded: Iterable[CodedDocument]) -> Iterator[int]:
    """Keep readings in small transactions, and yield after each how many were kept. Raises: OutputError."""
    coded = iter(coded)
    while batch := list(islice(coded, BATCH)):
        with database.writing() as connection:
            _put(connection, run, batch)
        yield len(batch)


def _put(connection: sa.Connection, run: int, batch: Sequence[CodedDocument]) -> None:
    readings, versions = schema.readings, schema.versions
    now = datetime.datetime.now(datetime.UTC)
    ids = {document.id: document for document in batch}
    standing = connection.execute(
        sa.select(versions.c.id, versions.c.uid, readings.c.id.label("reading"), readings.c.sha256)
        .outerjoin(readings, (readings.c.version == versions.c.id) & readings.c.retired.is_(None))
        .where(versions.c.uid.in_(ids))
    ).all()
    confirmed, retired = [], []
    new: list[tuple[int, CodedDocument, bytes, str]] = []
    for row in standing:
        encoded = msgspec.json.encode(ids[row.uid].claims)
        sha256 = hashlib.sha256(encoded).hexdigest()
        if row.reading is not None and row.sha256 == sha256:
            confirmed.append(row.reading)
            continue
        if row.reading is not None:
            retired.append(row.reading)
        new.append((row.id, ids[row.uid], zlib.compress(encoded, 6), sha256))
    if confirmed:
        connection.execute(sa.update(readings).where(readings.c.id.in_(confirmed)).values(confirmed=run))
    if retired:
        connection.execute(sa.update(readings).where(readings.c.id.in_(retired)).values(retired=now))
    if new:
        _insert(connection, run, now, new)


def _insert(
    connection: sa.Connection,
    run: int,
    now: datetime.datetime,
    new: Sequence[tuple[int, CodedDocument, bytes, str]],
) -> None:
    """Write readings and what of their claims can be asked for.

    This transaction alone writes, so numbers can be given out here: one round trip a table, not one a row.
    """
    reading = last(connection, schema.readings)
    claim = last(connection, schema.claims)
    readings, claims, places, actors = [], [], [], []
    for version, document, packed, sha256 in new:
        reading += 1
        readings.append({
            "id": reading, "version": version, "run": run, "confirmed": run, "recorded": now, "retired": None,
            "sha256": sha256, "claims": packed,
        })  # fmt: skip
        for position, item in enumerate(document.claims):
            claim += 1
            claims.append({"id": claim, "reading": reading, "position": position, **_claim(item)})
            places += [{"claim": claim, **_place(place)} for place in item.places]
            for role in ("actor", "target", "source"):
                actors += [{"claim": claim, "role": role, **_party(party)} for party in getattr(item, role)]
    rows = ((schema.readings, readings), (schema.claims, claims), (schema.places, places))
    for table, values in (*rows, (schema.actors, actors)):
        insert_many(connection, table, values)


def _claim(claim: Claim) -> dict[str, object]:
    first, last = (claim.time.start, claim.time.end) if claim.time else (None, None)
    killed = [harm for harm in claim.harm if harm.effect == "killed" and harm.of == "target"]
    return {
        "uid": claim.id, "act": claim.act, "status": claim.status, "background": claim.background,
        "aggregate": claim.aggregate, "confidence": claim.confidence, "quote_start": claim.quote.start,
        "quote_end": claim.quote.end, "first_day": first or last, "last_day": last or first,
        "killed_min": killed[0].min if killed else None, "killed_max": killed[0].max if killed else None,
        "because": " ".join(claim.because),
    }  # fmt: skip


def _place(place: Place) -> dict[str, object]:
    return {
        "start": place.start, "end": place.end, "place": place.id, "folded": folded(place.text),
        "name_ar": folded(place.name_ar) if place.name_ar else None,
        "name_en": place.name_en.lower() if place.name_en else None, "country": place.country,
        "admin": folded(place.admin) if place.admin else None, "pcode": place.pcode,
        "admin1_pcode": place.admin1_pcode, "lat": place.lat, "lon": place.lon,
    }  # fmt: skip


def _party(party: Party) -> dict[str, object]:
    return {
        "start": party.start, "end": party.end, "party": party.id, "kind": party.kind,
        "folded": folded(party.text),
    }  # fmt: skip


@lru_cache(maxsize=1 << 14)  # names come again and again
def folded(words: str) -> str:
    """A name as it is looked up."""
    return fold_word(words).strip()[:MOST_LETTERS]
