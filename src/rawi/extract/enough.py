"""Tells whether an event names enough to be a claim: a party, a place or a loss, and what its entry needs."""

from rawi.arabic.words import THIRD_PERSON
from rawi.extract.chunks import DOERS, Chunk
from rawi.extract.clauses import Scene
from rawi.extract.containers import LAND
from rawi.extract.drafts import Draft
from rawi.extract.figures import is_unreal
from rawi.extract.nodes import VERB


def names_enough(draft: Draft, scene: Scene) -> bool:
    """Whether the event names an actor, target, place or loss, and what its entry needs."""
    places = bool(draft.place_fillers) or any(LAND not in p.because for p in scene.places)
    if not (draft.actor or draft.target or places or draft.losses):
        return False
    entry = draft.entry
    if is_unreal(draft):
        return False
    if entry is not None and entry.state and _is_held(draft):
        return False
    if (
        entry is not None
        and entry.actor_class
        and not any(_is_in(f.chunk, entry.actor_class) for f in draft.actor)
    ):
        return False
    if entry is None or not entry.needs:
        return True
    agents = [
        f
        for f in draft.actor
        if not entry.says
        or f.chunk.is_agent
        or f.chunk.actor
        or f.chunk.class_ == "country"
        or _is_strange_name(f.chunk)
    ]
    has = {
        "weapon": bool(draft.weapon or draft.means), "harm": bool(draft.losses), "actor": bool(agents),
        "target": bool(draft.target or draft.place_fillers) or _is_done_to_it(draft),
        "place": places, "carried": draft.carried,
    }  # fmt: skip
    test = all if entry.needs_all else any
    return test(has[need] for need in entry.needs)


def _is_done_to_it(draft: Draft) -> bool:
    """`عاد الجيش وسيطر عليها`: a party does it to what a pronoun right behind means, told sentences ago."""
    nodes, at = draft.scene.nodes, draft.trigger[1] + 1
    after = nodes[at] if at < len(nodes) else None
    form, state = draft.node.form, draft.entry is not None and draft.entry.state
    if state and form is not None and form.aspect == "imperfect":
        return False  # مناطق يسيطر عليها النظام
    on = after is not None and after.tag == "preposition" and after.reading.pronoun in THIRD_PERSON
    return on and any(f.chunk.class_ in DOERS for f in draft.actor)


def _is_held(draft: Draft) -> bool:
    """`مناطق سيطرة القوات`, `تحت سيطرة`: a noun of holding with its holder alone tells a state."""
    node = draft.node
    told = draft.carried or draft.target or draft.place_fillers or node.reading.pronoun
    alone = not node.reading.article and " " not in node.unit.folded  # السيطرة على
    return node.tag != VERB and alone and not told


def _is_in(chunk: Chunk, classes: tuple[str, ...]) -> bool:
    """Whether a party is of one of these classes; named actors always are, but for bodies of other aims."""
    return chunk.class_ in classes or (chunk.actor is not None and chunk.class_ != "body")


def _is_strange_name(chunk: Chunk) -> bool:
    """`دعا بن حلي`: a word that is nothing else, where a speaker stands, is somebody's name."""
    head = chunk.nodes[0] if chunk.nodes else None
    return chunk.class_ == "unknown" and head is not None and not head.senses and not head.reading.article
