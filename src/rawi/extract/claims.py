"""Puts claims together: event words, their roles, losses, times, sources and status, over a whole report."""

from collections.abc import Iterator, Sequence

from rawi.extract.acts import ATTACKS, choose_act, settle_acts
from rawi.extract.attribution import Saying, Voice, Voices, find_sayings, with_met
from rawi.extract.causes import attach_losses
from rawi.extract.chunks import Chunk, find_chunks
from rawi.extract.clauses import Scene, make_scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.harm import find_losses
from rawi.extract.nodes import ADJECTIVE, SIGN, VERB, Node, tag_units
from rawi.extract.places import PlaceName, find_places
from rawi.extract.roles import fill_roles
from rawi.extract.status import set_status
from rawi.extract.write import write_claims
from rawi.knowledge.load import Knowledge
from rawi.model import Claim, Document
from rawi.recognize.units import Unit

VERB_REACH = 8  # nodes from an event noun to the verb it is the subject of
QUOTES = frozenset("«»\"“”()")
# Acts of which a noun and a verb beside it tell one event.
MERGING = ATTACKS


def extract(
    document: Document, sentences: Sequence[tuple[tuple[Unit, ...], int]], knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield the claims of a document in text order, not yet grounded.

    `sentences` are the units of each sentence with the number of its paragraph.
    Raises: nothing.
    """
    voices = Voices()
    drafts: list[tuple[Draft, list[Saying]]] = []
    for units, paragraph in sentences:
        scene = read_scene(units, paragraph, knowledge)
        sayings = find_sayings(scene, voices, knowledge)
        for draft in find_events(scene, knowledge, voices.last):
            draft.background = draft.background or voices.background
            drafts.append((draft, sayings))
    settle_acts(draft for draft, _ in drafts)
    yield from write_claims(document, drafts, knowledge)


def read_scene(units: tuple[Unit, ...], paragraph: int, knowledge: Knowledge) -> Scene:
    """The scene of one sentence from its units."""
    nodes = tag_units(units, knowledge)
    chunks = find_chunks(nodes, knowledge)
    return make_scene(nodes, chunks, find_places(nodes, knowledge), knowledge, paragraph)


def find_events(scene: Scene, knowledge: Knowledge, voice: Voice | None = None) -> list[Draft]:
    """The events of one sentence with their roles, losses, act and status, in text order.

    `voice` is who speaks: the one whom "we" and an unnamed subject of a speech act mean.
    """
    drafts: list[Draft] = []
    light: list[Draft] = []
    for node in scene.nodes:
        if draft := _draft(scene, node, knowledge):
            fill_roles(draft, knowledge)
            _speak_for(draft, voice)
            (light if draft.act == "light" else drafts).append(draft)
    _carry_light(light, drafts)
    _merge_verbs(drafts)
    drafts = [d for d in drafts if not d.merged]
    losses = find_losses(scene, knowledge)
    drafts += attach_losses(losses, drafts, scene)
    for draft in drafts:
        choose_act(draft, knowledge)
        set_status(draft, knowledge)
    drafts.sort(key=lambda d: d.node.index)
    return [d for d in drafts if _enough(d, scene)]


def _draft(scene: Scene, node: Node, knowledge: Knowledge) -> Draft | None:
    """A draft for an event word, or None when its needed words are absent or it only looks like an event."""
    senses = [s for s in node.senses if s.kind == "event"]
    met = [s for s in senses if s.with_words and with_met(scene.nodes, node, s.with_words)]
    free = [s for s in senses if not s.with_words]
    if node.tag != VERB and node.senses and node.senses[0].kind != "event":
        return None
    for sense in (*met, *free):
        entry = knowledge.events[sense.id]
        if node.tag == ADJECTIVE and not (entry.says and _is_circumstance(node)):
            continue
        if entry.act == "none" or (entry.state and _is_state(scene, node)):
            return None
        draft = Draft(scene, node, entry.act, entry, (node.index, node.index))
        draft.because.append(f"event:{entry.id}")
        draft.background, draft.aggregate = entry.background, entry.aggregate
        return draft
    return None


def _is_circumstance(node: Node) -> bool:
    """`مطالباً بـ`, `داعيةً إلى`: a participle that tells what the speaker does besides."""
    return not node.reading.article and node.unit.folded.endswith(("ا", "ه", "ين"))


def _is_state(scene: Scene, node: Node) -> bool:
    """`البلدة التي يسيطر عليها`: the imperfect of a word of holding tells a state."""
    return node.form is not None and node.form.aspect == "imperfect" and not node.reading.future


def _speak_for(draft: Draft, voice: Voice | None) -> None:
    """`ونطالب`, `سنرد`, `داعياً إلى`: the speaker acts."""
    if voice is None or draft.actor or draft.entry is None:
        return
    form = draft.node.form
    first_person = draft.node.tag == VERB and form is not None and form.person == 1
    unnamed = draft.entry.says and (draft.node.tag in (VERB, ADJECTIVE))
    if first_person or unnamed:
        draft.actor.append(Filler(voice.scene, voice.chunk))
        draft.because.append("speaker")


def _carry_light(light: list[Draft], drafts: list[Draft]) -> None:
    """Give the arguments of a light verb (`شنّ`, `تعرّض لـ`) to the event noun that it carries."""
    for verb in light:
        clause = verb.scene.clause(verb.node.index)
        nouns = [d for d in drafts if d.node.tag != VERB]
        after = [d for d in nouns if verb.node.index < d.node.index <= clause.last]
        before = [d for d in nouns if verb.node.index - 8 <= d.node.index < verb.node.index]
        noun = before[-1] if before and (verb.node.reading.pronoun or clause.role == "relative") else (after[0] if after else None)
        if noun is None:
            continue
        noun.carried = True
        noun.actor = noun.actor or [f for f in verb.actor if not _contains(f.chunk, noun.node)]
        noun.target = noun.target or verb.target
        noun.place_fillers += verb.place_fillers
        noun.because += verb.because
        noun.trigger = noun.covers(verb.trigger) if abs(noun.node.index - verb.node.index) == 1 else noun.trigger
        noun.weapon, noun.means = noun.weapon or verb.weapon, noun.means or verb.means


def _contains(chunk: Chunk, node: Node) -> bool:
    return chunk.first <= node.index <= chunk.last


def _merge_verbs(drafts: list[Draft]) -> None:
    """`غارة استهدفت منزلاً`, `استهدف قصف بلدة`: one event told by a noun and the verb it is the subject of."""
    for noun, verb in [(a, b) for a in drafts for b in drafts if a.node.tag != VERB and b.node.tag == VERB]:
        if noun.merged or verb.merged or noun.act not in MERGING or verb.act not in MERGING:
            continue
        gap = verb.node.index - noun.node.index
        same = noun.scene.clause_of[noun.node.index] == verb.scene.clause_of[verb.node.index]
        follows = 0 < gap <= VERB_REACH and not verb.node.conj and _uncut(noun, verb)
        leads = -3 <= gap < 0 and same and noun.node.prep == "" and not verb.actor
        if follows or leads:
            noun.target, noun.place_fillers = noun.target or verb.target, noun.place_fillers + verb.place_fillers
            noun.because += verb.because
            noun.weapon, noun.means = noun.weapon or verb.weapon, noun.means or verb.means
            if leads:
                noun.trigger = noun.covers(verb.trigger)
            verb.merged = True


def _uncut(noun: Draft, verb: Draft) -> bool:
    """No sign, conjunction or other verb stands between an event noun and the verb it is the subject of."""
    between = noun.scene.nodes[noun.node.index + 1 : verb.node.index]
    return not any(n.tag == VERB or (n.tag == SIGN and n.folded not in QUOTES) or n.conj for n in between)


def _enough(draft: Draft, scene: Scene) -> bool:
    """Whether the event names an actor, target, place or loss, and what its entry needs."""
    places = bool(scene.places or draft.place_fillers)
    if not (draft.actor or draft.target or places or draft.losses):
        return False
    entry = draft.entry
    if entry is None or not entry.needs:
        return True
    agents = [f for f in draft.actor if not entry.says or f.chunk.is_agent or f.chunk.actor or f.chunk.class_ == "country"]
    has = {
        "weapon": bool(draft.weapon or draft.means), "harm": bool(draft.losses), "actor": bool(agents),
        "target": bool(draft.target or draft.place_fillers), "place": places, "carried": draft.carried,
    }  # fmt: skip
    test = all if entry.needs_all else any
    return test(has[need] for need in entry.needs)


__all__ = ["PlaceName", "Voice", "extract", "find_events", "read_scene"]
