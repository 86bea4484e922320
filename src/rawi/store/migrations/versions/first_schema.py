"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANDING = sa.text("retired IS NULL")
FTS5 = (
    "CREATE VIRTUAL TABLE words USING fts5(folded, content='', detail='none', columnsize=0, tokenize='ascii')"
)
TSVECTOR = (
    "CREATE TABLE words (version BIGINT PRIMARY KEY REFERENCES versions (id), words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_words_words ON words USING GIN (words)",
)
POINT = (
    "ALTER TABLE places ADD COLUMN point geometry(Point, 4326)"
    " GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED"
)


def upgrade() -> None:
    """Make every table of an empty desk."""
    _desk()
    _documents()
    _judgements()
    _log()
    _runs()
    _visits()
    _captures()
    _redactions()
    _issues()
    _tombstones()
    _versions()
    _readings()
    _claims()
    _actors()
    _places()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in (FTS5,) if is_sqlite else TSVECTOR:
        op.execute(statement)
    if not is_sqlite and _has_postgis():
        op.execute(POINT)
        op.execute("CREATE INDEX ix_places_point ON places USING GIST (point)")


def _has_postgis() -> bool:
    """Whether PostGIS is there, or may be brought in by this user."""
    connection = op.get_bind()
    if connection.exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").first():
        return True
    available = connection.exec_driver_sql("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")
    is_superuser = connection.exec_driver_sql(
        "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper"
    )
    if available.first() is None or is_superuser.first() is None:
        return False
    op.execute("CREATE EXTENSION postgis")
    return True


def _desk() -> None:
    op.create_table(
        "desk",
        sa.Column("name", sa.String),
        sa.Column("value", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_desk"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", NUMBER),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("key_sha256", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("key_sha256", name="uq_documents_key_sha256"),
    )
    op.create_index("ix_documents_outlet", "documents", ["outlet"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", NUMBER),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.UniqueConstraint("sha256", name="uq_judgements_sha256"),
    )
    op.create_index("ix_judgements_about", "judgements", ["about"])


def _log() -> None:
    op.create_table(
        "log",
        sa.Column("id", NUMBER),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", NUMBER),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("knowledge", sa.String(64), nullable=False),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("finished", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("source", sa.Text),
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_visits"),
    )


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", NUMBER, sa.ForeignKey("log.id", name="fk_captures_id"), autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("method", sa.String(12), nullable=False),
        sa.Column("received", MOMENT, nullable=False),
        sa.Column("tool", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_captures"),
    )
    op.create_index("ix_captures_name", "captures", [sa.text("substr(name, 1, 500)")])
    op.create_index("ix_captures_sha256", "captures", ["sha256"])


def _redactions() -> None:
    op.create_table(
        "redactions",
        sa.Column("id", NUMBER, sa.ForeignKey("log.id", name="fk_redactions_id"), autoincrement=False),
        sa.Column("sort", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("entries", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_redactions"),
    )


def _issues() -> None:
    op.create_table(
        "issues",
        sa.Column("id", NUMBER),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("capture", sa.BigInteger, sa.ForeignKey("captures.id", name="fk_issues_capture")),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issues"),
        sa.UniqueConstraint("sha256", name="uq_issues_sha256"),
    )
    op.create_index("ix_issues_capture", "issues", ["capture"])
    op.create_index("ix_issues_kind", "issues", ["kind"])


def _tombstones() -> None:
    op.create_table(
        "tombstones",
        sa.Column("blinded", sa.String(64)),
        sa.Column(
            "redaction",
            sa.BigInteger,
            sa.ForeignKey("redactions.id", name="fk_tombstones_redaction"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("blinded", name="pk_tombstones"),
    )
    op.create_index("ix_tombstones_redaction", "tombstones", ["redaction"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", NUMBER, sa.ForeignKey("log.id", name="fk_versions_id"), autoincrement=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column(
            "document",
            sa.BigInteger,
            sa.ForeignKey("documents.id", name="fk_versions_document"),
            nullable=False,
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column(
            "capture", sa.BigInteger, sa.ForeignKey("captures.id", name="fk_versions_capture"), nullable=False
        ),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("named", sa.Text),
        sa.Column("host", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.String(40)),
        sa.Column("day", sa.Date),
        sa.Column("basis", sa.String(12)),
        sa.Column("certain", sa.Boolean),
        sa.Column("edited", MOMENT),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("forwarded_from", sa.Text),
        sa.Column("reply_to", sa.Text),
        sa.Column("theirs", sa.Text, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.Column("superseded", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("document", "number", name="uq_versions_document_number"),
    )
    op.create_index("ix_versions_capture", "versions", ["capture"])
    op.create_index("ix_versions_day", "versions", ["day"])
    op.create_index("ix_versions_document", "versions", ["document"])
    op.create_index("ix_versions_recorded", "versions", ["recorded"])
    op.create_index("ix_versions_sha256", "versions", ["sha256"])
    op.create_index("ix_versions_uid", "versions", ["uid"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", NUMBER),
        sa.Column(
            "version", sa.BigInteger, sa.ForeignKey("versions.id", name="fk_readings_version"), nullable=False
        ),
        sa.Column("run", sa.BigInteger, sa.ForeignKey("runs.id", name="fk_readings_run"), nullable=False),
        sa.Column(
            "confirmed", sa.BigInteger, sa.ForeignKey("runs.id", name="fk_readings_confirmed"), nullable=False
        ),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.Column("retired", MOMENT),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("claims", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
    )
    op.create_index("ix_readings_recorded", "readings", ["recorded"])
    op.create_index("ix_readings_retired", "readings", ["retired"])
    op.create_index("ix_readings_version", "readings", ["version"])
    op.create_index(
        "uq_readings_standing",
        "readings",
        ["version"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", NUMBER),
        sa.Column(
            "reading", sa.BigInteger, sa.ForeignKey("readings.id", name="fk_claims_reading"), nullable=False
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("background", sa.Boolean, nullable=False),
        sa.Column("aggregate", sa.Boolean, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("killed_min", sa.Integer),
        sa.Column("killed_max", sa.Integer),
        sa.Column("because", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_act_first_day", "claims", ["act", "first_day"])
    op.create_index("ix_claims_first_day", "claims", ["first_day"])
    op.create_index("ix_claims_reading", "claims", ["reading"])


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("id", NUMBER),
        sa.Column("claim", sa.BigInteger, sa.ForeignKey("claims.id", name="fk_actors_claim"), nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("party", sa.Text),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
    )
    op.create_index("ix_actors_claim", "actors", ["claim"])
    op.create_index("ix_actors_role_folded", "actors", ["role", "folded"])
    op.create_index("ix_actors_role_party", "actors", ["role", "party"])


def _places() -> None:
    op.create_table(
        "places",
        sa.Column("id", NUMBER),
        sa.Column("claim", sa.BigInteger, sa.ForeignKey("claims.id", name="fk_places_claim"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("name_ar", sa.Text),
        sa.Column("name_en", sa.Text),
        sa.Column("country", sa.String(2)),
        sa.Column("admin", sa.Text),
        sa.Column("pcode", sa.Text),
        sa.Column("admin1_pcode", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
    )
    op.create_index("ix_places_admin1_pcode", "places", ["admin1_pcode"])
    op.create_index("ix_places_claim", "places", ["claim"])
    op.create_index("ix_places_country_admin", "places", ["country", "admin"])
    op.create_index("ix_places_folded", "places", ["folded"])
    op.create_index("ix_places_lat_lon", "places", ["lat", "lon"])
    op.create_index("ix_places_name_ar", "places", ["name_ar"])
    op.create_index("ix_places_name_en", "places", ["name_en"])
    op.create_index("ix_places_pcode", "places", ["pcode"])
    op.create_index("ix_places_place", "places", ["place"])
