"""The tables of a desk, the same in SQLite and PostgreSQL; `migrations` brings an older desk up to them.

What was said when stands in `published` and in the days of claims; what the desk knew when stands in
`recorded` and, once something newer stands in its place, `superseded` or `retired`. Nothing else of a row
changes after it is written.
"""

import datetime

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime.datetime]):
    """A moment in UTC: it always has its zone, in both databases."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime.datetime | None, dialect: sa.Dialect
    ) -> datetime.datetime | None:
        """The moment as the database keeps it: SQLite without the zone."""
        if value is None:
            return None
        value = value.astimezone(datetime.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(
        self, value: datetime.datetime | None, dialect: sa.Dialect
    ) -> datetime.datetime | None:
        """The moment with its zone."""
        if value is None:
            return None
        return value.astimezone(datetime.UTC) if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def _number(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)


def _to(table: str, name: str, *, null: bool = False, index: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, sa.ForeignKey(f"{table}.id"), nullable=null, index=index)


def _entry() -> sa.Column[int]:
    """The number of its entry in the log: what is chained has no other."""
    type_ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", type_, sa.ForeignKey("log.id"), primary_key=True, autoincrement=False)


desk = sa.Table(
    "desk", METADATA,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)  # fmt: skip

# Each entry hashes the one before it. `salt` goes with what is redacted, so that the digest tells nothing.
log = sa.Table(
    "log", METADATA,
    _number(),
    sa.Column("kind", sa.String(12), nullable=False),  # capture, version, redaction, stamp
    sa.Column("recorded", Moment, nullable=False),
    sa.Column("salt", sa.LargeBinary),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
)  # fmt: skip

captures = sa.Table(
    "captures", METADATA,
    _entry(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("method", sa.String(12), nullable=False),
    sa.Column("received", Moment, nullable=False),
    sa.Column("tool", sa.Text, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("headers", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Index("ix_captures_name", sa.text("substr(name, 1, 500)")),
)  # fmt: skip

documents = sa.Table(
    "documents", METADATA,
    _number(),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("key_sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("outlet", sa.Text, index=True),
    sa.Column("recorded", Moment, nullable=False),
)  # fmt: skip

versions = sa.Table(
    "versions", METADATA,
    _entry(),
    sa.Column("uid", sa.String(32), nullable=False, index=True),
    _to("documents", "document"),
    sa.Column("number", sa.Integer, nullable=False),
    _to("captures", "capture"),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("named", sa.Text),  # the outlet as the source calls it
    sa.Column("host", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.String(40)),  # as said: a day, or a moment with its zone
    sa.Column("day", sa.Date, index=True),
    sa.Column("basis", sa.String(12)),
    sa.Column("certain", sa.Boolean),
    sa.Column("edited", Moment),
    sa.Column("removed", sa.Boolean, nullable=False),
    sa.Column("forwarded_from", sa.Text),
    sa.Column("reply_to", sa.Text),
    sa.Column("theirs", sa.Text, nullable=False),
    sa.Column("recorded", Moment, nullable=False, index=True),
    sa.Column("superseded", Moment),
    sa.UniqueConstraint("document", "number"),
)  # fmt: skip

# Captures that brought the words of a version again, beside the one that it was first found in. Not in the
# log: it follows from the bytes, and a redaction reaches all of them by it.
carriers = sa.Table(
    "carriers", METADATA,
    sa.Column("version", sa.BigInteger, sa.ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    sa.Column("capture", sa.BigInteger, sa.ForeignKey("captures.id"), primary_key=True, index=True),
)  # fmt: skip

issues = sa.Table(
    "issues", METADATA,
    _number(),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),  # over kind, where and message
    sa.Column("kind", sa.String(24), nullable=False, index=True),
    sa.Column("where", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    _to("captures", "capture", null=True),
    sa.Column("recorded", Moment, nullable=False),
)  # fmt: skip

redactions = sa.Table(
    "redactions", METADATA,
    _entry(),
    sa.Column("sort", sa.String(12), nullable=False),  # person, text, file
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("entries", sa.Text, nullable=False),  # JSON: numbers of the entries that it emptied
)  # fmt: skip

# What may not come back, blinded with the desk's salt: keys, hashes of texts and of files.
tombstones = sa.Table(
    "tombstones", METADATA,
    sa.Column("blinded", sa.String(64), primary_key=True),
    _to("redactions", "redaction"),
)  # fmt: skip

# What the last visit of a watched source left for the next: no record of anything, only a mark to go on from.
visits = sa.Table(
    "visits", METADATA,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("visit", sa.Text, nullable=False),
    sa.Column("recorded", Moment, nullable=False),
)  # fmt: skip

# What people say of claims, beside what was read.
judgements = sa.Table(
    "judgements", METADATA,
    _number(),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),  # over the whole judgement
    sa.Column("about", sa.Text, nullable=False, index=True),
    sa.Column("judgement", sa.Text, nullable=False),  # JSON
    sa.Column("recorded", Moment, nullable=False),
)  # fmt: skip

runs = sa.Table(
    "runs", METADATA,
    _number(),
    sa.Column("code", sa.String(64), nullable=False),
    sa.Column("knowledge", sa.String(64), nullable=False),
    sa.Column("started", Moment, nullable=False),
    sa.Column("finished", Moment),
)  # fmt: skip

# The claims of one version by one run; `confirmed` is the latest run that read the same again.
readings = sa.Table(
    "readings", METADATA,
    _number(),
    _to("versions", "version"),
    _to("runs", "run", index=False),
    _to("runs", "confirmed", index=False),
    sa.Column("recorded", Moment, nullable=False, index=True),
    sa.Column("retired", Moment, index=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("claims", sa.LargeBinary, nullable=False),  # their JSON, deflated
    sa.Index(
        "uq_readings_standing", "version", unique=True,
        sqlite_where=sa.text("retired IS NULL"), postgresql_where=sa.text("retired IS NULL"),
    ),
)  # fmt: skip

# What of claims can be asked for; the whole claim stands in its reading, at `position`.
claims = sa.Table(
    "claims", METADATA,
    _number(),
    _to("readings", "reading"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("uid", sa.String(64), nullable=False),
    sa.Column("act", sa.String(32), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("background", sa.Boolean, nullable=False),
    sa.Column("aggregate", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("quote_start", sa.Integer, nullable=False),
    sa.Column("quote_end", sa.Integer, nullable=False),
    sa.Column("first_day", sa.Date),  # of an open side the other day stands here
    sa.Column("last_day", sa.Date),
    sa.Column("killed_min", sa.Integer),
    sa.Column("killed_max", sa.Integer),
    sa.Column("because", sa.Text, nullable=False),  # ids of rules, a blank between
    # all that a query by act and days has to know of a claim, so that its row need not be read
    sa.Index("ix_claims_act_last_day", "act", "last_day", "first_day", "reading", "position", "id"),
    sa.Index("ix_claims_last_day", "last_day", "first_day"),
)  # fmt: skip

places = sa.Table(
    "places", METADATA,
    _number(),
    _to("claims", "claim"),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("place", sa.Text, index=True),
    sa.Column("folded", sa.Text, nullable=False, index=True),  # the words of the text
    sa.Column("name_ar", sa.Text, index=True),  # folded
    sa.Column("name_en", sa.Text, index=True),  # in small letters
    sa.Column("country", sa.String(2)),
    sa.Column("admin", sa.Text),  # folded
    sa.Column("pcode", sa.Text, index=True),
    sa.Column("admin1_pcode", sa.Text, index=True),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Index("ix_places_country_admin", "country", "admin"),
    sa.Index("ix_places_lat_lon", "lat", "lon"),
)  # fmt: skip

actors = sa.Table(
    "actors", METADATA,
    _number(),
    _to("claims", "claim"),
    sa.Column("role", sa.String(8), nullable=False),  # actor, target, source
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("party", sa.Text),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
    sa.Index("ix_actors_role_party", "role", "party"),
    sa.Index("ix_actors_role_folded", "role", "folded"),
)  # fmt: skip

# How alike texts are: signatures of versions (empty for short ones), their bands, and which reprint another.
signatures = sa.Table(
    "signatures", METADATA,
    sa.Column("version", sa.BigInteger, sa.ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)  # fmt: skip

bands = sa.Table(
    "bands", METADATA,
    sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("version", sa.BigInteger, sa.ForeignKey("versions.id"), primary_key=True, index=True),
)  # fmt: skip

ties = sa.Table(
    "ties", METADATA,
    _number(),
    _to("versions", "version"),
    _to("versions", "origin"),
    sa.Column("likeness", sa.Float, nullable=False),
    sa.Column("changed", sa.Text, nullable=False),  # JSON: pairs of words there and here
    sa.Column("recorded", Moment, nullable=False),
    sa.Column("retired", Moment),
)  # fmt: skip

# What linking knows of a reading: its day, its blocks, the story it belongs to. All of it can be made anew.
linked = sa.Table(
    "linked", METADATA,
    sa.Column("version", sa.BigInteger, sa.ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    _to("readings", "reading"),
    sa.Column("day", sa.Integer, index=True),  # its ordinal; none where no day is known, and so no incident
    sa.Column("story", sa.BigInteger, index=True),  # the least version of those that are linked together
    sa.Column("blocks", sa.LargeBinary, nullable=False),  # eight bytes each
    sa.Column("recorded", Moment, nullable=False),
)  # fmt: skip

# Every state of every incident; `uid` is what people cite. `confirmed` is when it was last found so.
incidents = sa.Table(
    "incidents", METADATA,
    _number(),
    sa.Column("uid", sa.String(16), nullable=False, index=True),
    sa.Column("first_day", sa.Date, nullable=False, index=True),
    sa.Column("last_day", sa.Date, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("incident", sa.LargeBinary, nullable=False),  # its JSON, deflated; empty once redacted
    sa.Column("marks", sa.LargeBinary, nullable=False),  # of its claims, nine bytes each
    sa.Column("recorded", Moment, nullable=False, index=True),
    sa.Column("confirmed", Moment, nullable=False),
    sa.Column("retired", Moment, index=True),
    sa.Index(
        "uq_incidents_standing", "uid", unique=True,
        sqlite_where=sa.text("retired IS NULL"), postgresql_where=sa.text("retired IS NULL"),
    ),
)  # fmt: skip

members = sa.Table(
    "members", METADATA,
    sa.Column("incident", sa.BigInteger, sa.ForeignKey("incidents.id"), primary_key=True),
    sa.Column("version", sa.BigInteger, sa.ForeignKey("versions.id"), primary_key=True, index=True),
)  # fmt: skip

# Where the claims of an incident went, when it was merged into another or split.
redirects = sa.Table(
    "redirects", METADATA,
    sa.Column("old", sa.String(16), primary_key=True),
    sa.Column("new", sa.String(16), primary_key=True, index=True),
    sa.Column("recorded", Moment, nullable=False),
)  # fmt: skip
