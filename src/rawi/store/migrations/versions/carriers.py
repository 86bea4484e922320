"""Every capture that carried a version, so that a redaction reaches the bytes of them all."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; files that came in before are tied when they are added again."""
    op.create_table(
        "carriers",
        sa.Column("version", sa.BigInteger, autoincrement=False),
        sa.Column("capture", sa.BigInteger, autoincrement=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_carriers_version"),
        sa.ForeignKeyConstraint(["capture"], ["captures.id"], name="fk_carriers_capture"),
        sa.PrimaryKeyConstraint("version", "capture", name="pk_carriers"),
    )
    op.create_index("ix_carriers_capture", "carriers", ["capture"])
