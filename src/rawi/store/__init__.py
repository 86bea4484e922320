"""The desk: bytes as they came in, texts in all their versions, and what runs read in them, for good.

`desk` is the way in. `intake` keeps what came in, `chain` the log of it; `readings` keeps what runs read,
`reading` gives back what a `Filter` asks for; `schema` has the tables of both databases.
"""

from rawi.store.aside import Aside
from rawi.store.bounds import OutOfBounds
from rawi.store.changes import Change, TollChange, toll_changes
from rawi.store.desk import Desk, Known, Seen, create_desk
from rawi.store.filters import Filter
from rawi.store.intake import Taken
from rawi.store.reading import Stored
from rawi.store.status import Status
from rawi.store.verify import Verified

__all__ = [
    "Aside", "Change", "Desk", "Filter", "Known", "OutOfBounds", "Seen", "Status", "Stored", "Taken",
    "TollChange", "Verified", "create_desk", "toll_changes",
]  # fmt: skip
