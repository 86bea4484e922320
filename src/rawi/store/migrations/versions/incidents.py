"""Incidents with every state they had, what they are made of, and where the claims of former ones went."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANDING = sa.text("retired IS NULL")


def upgrade() -> None:
    """Make the tables; the next linking fills them."""
    _linked()
    _incidents()
    op.create_table(
        "members",
        sa.Column("incident", sa.BigInteger, autoincrement=False),
        sa.Column("version", sa.BigInteger, autoincrement=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name="fk_members_incident"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_members_version"),
        sa.PrimaryKeyConstraint("incident", "version", name="pk_members"),
    )
    op.create_index("ix_members_version", "members", ["version"])
    op.create_table(
        "redirects",
        sa.Column("old", sa.String(16)),
        sa.Column("new", sa.String(16)),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("old", "new", name="pk_redirects"),
    )
    op.create_index("ix_redirects_new", "redirects", ["new"])


def _linked() -> None:
    op.create_table(
        "linked",
        sa.Column("version", sa.BigInteger, autoincrement=False),
        sa.Column("reading", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Integer),
        sa.Column("story", sa.BigInteger),
        sa.Column("blocks", sa.LargeBinary, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_linked_version"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_linked_reading"),
        sa.PrimaryKeyConstraint("version", name="pk_linked"),
    )
    for column in ("reading", "day", "story"):
        op.create_index(f"ix_linked_{column}", "linked", [column])


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", NUMBER),
        sa.Column("uid", sa.String(16), nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("incident", sa.LargeBinary, nullable=False),
        sa.Column("marks", sa.LargeBinary, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.Column("confirmed", MOMENT, nullable=False),
        sa.Column("retired", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
    )
    for column in ("uid", "first_day", "recorded", "retired"):
        op.create_index(f"ix_incidents_{column}", "incidents", [column])
    op.create_index(
        "uq_incidents_standing", "incidents", ["uid"], unique=True,
        sqlite_where=STANDING, postgresql_where=STANDING,
    )  # fmt: skip
