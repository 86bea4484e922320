"""Days of claims that are looked up by one index, with the act before them."""

from alembic import op

revision = "0005"
down_revision = "0004"

_FILL = (
    "UPDATE claims SET first_day = coalesce(first_day, last_day), last_day = coalesce(last_day, first_day)"
    " WHERE (first_day IS NULL) <> (last_day IS NULL)"
)


def upgrade() -> None:
    """Fill the day of an open side with the other one, and exchange the indexes."""
    op.execute(_FILL)
    op.drop_index("ix_claims_act_first_day", "claims")
    op.drop_index("ix_claims_first_day", "claims")
    columns = ["act", "last_day", "first_day", "reading", "position", "id"]
    op.create_index("ix_claims_act_last_day", "claims", columns)
    op.create_index("ix_claims_last_day", "claims", ["last_day", "first_day"])
    op.execute("ANALYZE claims")
