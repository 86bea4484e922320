"""Signatures of texts, and which text reprints another."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; the next run fills them."""
    op.create_table(
        "signatures",
        sa.Column("version", sa.BigInteger, autoincrement=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_signatures_version"),
        sa.PrimaryKeyConstraint("version", name="pk_signatures"),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, autoincrement=False),
        sa.Column("version", sa.BigInteger, autoincrement=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_bands_version"),
        sa.PrimaryKeyConstraint("band", "version", name="pk_bands"),
    )
    op.create_index("ix_bands_version", "bands", ["version"])
    op.create_table(
        "ties",
        sa.Column("id", NUMBER),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("origin", sa.BigInteger, nullable=False),
        sa.Column("likeness", sa.Float, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("recorded", MOMENT, nullable=False),
        sa.Column("retired", MOMENT),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_ties_version"),
        sa.ForeignKeyConstraint(["origin"], ["versions.id"], name="fk_ties_origin"),
        sa.PrimaryKeyConstraint("id", name="pk_ties"),
    )
    op.create_index("ix_ties_version", "ties", ["version"])
    op.create_index("ix_ties_origin", "ties", ["origin"])
