"""Has the head of a desk's log stamped by the service that its settings name, and checks its stamps."""

import datetime
from typing import TYPE_CHECKING

import msgspec

from rawi.errors import InputError, SettingsError
from rawi.model import Issue
from rawi.read.fetch import Fetcher
from rawi.read.stamp import certificates, check_stamp, stamp
from rawi.store.stamps import keep_stamp, kept_stamps, last_stamped, to_stamp

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from rawi.store import Desk


EVERY = datetime.timedelta(days=1)  # what a watch brings in is stamped


class Stamps(msgspec.Struct, frozen=True, kw_only=True):
    """How many stamps hold, of what and when the last is, how many were not checked, what is broken."""

    hold: int = 0
    unchecked: int = 0
    entry: int = 0
    at: datetime.datetime | None = None
    broken: str = ""


def stamp_desk(desk: "Desk") -> int | None:
    """The number of the entry that was stamped; None where nothing came in since the last stamp.

    Raises: SettingsError where the desk names no service; InputError where it gives no stamp; OutputError.
    """
    settings = desk.place.settings
    if not settings.stamp:
        raise SettingsError(
            f'{desk.place.name}: no service to ask; write stamp = "https://…" into its rawi.toml'
        )
    entry = to_stamp(desk.database)
    if entry is None:
        return None
    with Fetcher.by(settings.fetch) as fetcher:
        token = stamp(entry.hash, settings.stamp, fetcher)
    keep_stamp(desk.database, desk.folder, entry, token)
    return entry.id


def stamp_if_due(desk: "Desk") -> None:
    """Have the head stamped, where a service is named and the last stamp is a day old; a failure is an Issue.

    Raises: OutputError where the desk does not take it.
    """
    last = last_stamped(desk.database)
    if not desk.place.settings.stamp or (last and datetime.datetime.now(datetime.UTC) - last < EVERY):
        return
    try:
        stamp_desk(desk)
    except InputError as error:
        desk.take([Issue(kind="stamp", where=desk.place.name, message=str(error))])


def check_stamps(desk: "Desk") -> Stamps:
    """What the stamps of a desk prove: the hash of an entry, and so all before it, was there at that time.

    Without certificates in its settings (`stamp_roots`) they are counted, not checked.
    Raises: SettingsError for certificates that cannot be read; OutputError.
    """
    roots = _roots(desk)
    found = Stamps()
    for kept in kept_stamps(desk.database, desk.folder):
        if kept.token is None:
            return msgspec.structs.replace(
                found, broken=f"entry {kept.id} (stamp): its file is gone or was changed"
            )
        if not roots:
            found = msgspec.structs.replace(found, unchecked=found.unchecked + 1)
            continue
        try:
            at = check_stamp(kept.token, kept.hash, roots)
        except InputError as error:
            return msgspec.structs.replace(
                found, broken=f"entry {kept.id} (stamp of entry {kept.entry}): {error}"
            )
        found = Stamps(hold=found.hold + 1, entry=kept.entry, at=at)
    return found


def _roots(desk: "Desk") -> "list[Certificate]":
    roots = []
    for name in desk.place.settings.stamp_roots:
        path = desk.folder / name
        try:
            roots += certificates(path.read_bytes(), str(path))
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read ({error.strerror}); see stamp_roots") from error
    return roots
