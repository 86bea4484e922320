"""Puts claims together: event words, their roles, losses, times, sources and status, over a whole report."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from rawi.arabic.words import (
    BECOMING,
    CLOSING_QUOTES,
    EACH,
    EACH_OF,
    KUNYA,
    NAMED,
    OPENING_QUOTES,
    PLAIN_QUOTES,
)
from rawi.extract.accounts import mark_parts
from rawi.extract.acts import ATTACKS, choose_act, set_vow
from rawi.extract.announcements import does_not_do
from rawi.extract.apart import set_apart
from rawi.extract.asides import without_asides, without_number_quotes
from rawi.extract.assign import free_judges
from rawi.extract.attribution import Saying, Voices, find_sayings
from rawi.extract.avowals import take_avowed
from rawi.extract.backrefs import take_over_parties
from rawi.extract.beside import take_doers_beside
from rawi.extract.bombers import take_whose
from rawi.extract.causes import add_held, add_sufferers, attach_losses, drop_unheld, settle_losses
from rawi.extract.chunks import body_of, is_ours
from rawi.extract.circumstances import is_circumstance, take_besides, voices_own
from rawi.extract.clauses import Scene, make_scene
from rawi.extract.companions import (
    LONGEST_PREPOSITION,
    class_met,
    drop_unmet,
    is_like_participle,
    settle_manner,
    settle_participles,
    with_met,
)
from rawi.extract.containers import PlaceName
from rawi.extract.contents import fold_contents, fold_losses
from rawi.extract.control import take_controller, take_responsible
from rawi.extract.domains import Domains
from rawi.extract.drafts import Draft, Filler
from rawi.extract.duties import mark_duties
from rawi.extract.enough import names_enough
from rawi.extract.harm import find_losses
from rawi.extract.history import TO_ANOTHER, opens_with
from rawi.extract.joins import join_drafts
from rawi.extract.leading_days import with_leading_days
from rawi.extract.led_to import take_led_to
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, VERB, Node, tag_units
from rawi.extract.objects import take_aimed_at
from rawi.extract.offices import VOICES
from rawi.extract.page_text import (
    goes_on,
    is_cut_off,
    is_tag_list,
    opens_links,
    printed_before,
    titles_from,
    under_labels,
)
from rawi.extract.personal_names import settle_names, settle_speakers
from rawi.extract.phrases import find_chunks
from rawi.extract.places import find_places
from rawi.extract.plights import find_plights
from rawi.extract.pointers import drop_pointers
from rawi.extract.recalled import was_said_before
from rawi.extract.retellings import settle_acts, settle_losers
from rawi.extract.roles import fill_roles, name_owners
from rawi.extract.scope import set_scope
from rawi.extract.sides import add_allies, set_against
from rawi.extract.signatures import give_to_signer
from rawi.extract.speakers import is_carrier
from rawi.extract.status import set_status
from rawi.extract.subjects import UNDERGO
from rawi.extract.things_hit import drop_hit
from rawi.extract.titled_acts import settle_titles
from rawi.extract.totals import carry_totals
from rawi.extract.voices import Floor, Voice
from rawi.extract.when import bulletin_day
from rawi.extract.where import set_places
from rawi.extract.write import write_claims
from rawi.knowledge.lexicon import Sense
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Unit
from rawi.model import Claim, Document

BY_NODE = attrgetter("node.index")
SPOKEN = frozenset(("talks", "agreement"))  # done by who speaks
VOICING = "voicing"
VOICING_REACH = 3  # nodes from معربا عن to the noun for what is expressed
DESCRIBED = frozenset(("force", "place", "object"))  # `بلدات محاصرة`
HEADLINE = 4  # nodes: a subject at the head of a text ends here
ENDS_OF_NAMES = PLAIN_QUOTES | CLOSING_QUOTES  # also of a bracket: (داعش)
LONGEST_TITLE = 4  # nodes from an opening quotation mark to an event word in a name


def extract(
    document: Document, sentences: Sequence[tuple[tuple[Unit, ...], int]], knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield the claims of a document in text order, not yet grounded.

    `sentences` are the units of each sentence with the number of its paragraph.
    Raises: nothing.
    """
    voices = Voices()
    drafts: list[tuple[Draft, list[Saying]]] = []
    seen: set[str] = set()
    domains = Domains()
    bulletin = None
    scenes: list[Scene] = []
    cut: set[int] = set()  # where sentences open that two dots end
    turns: list[int] = []  # where sentences open that turn to another matter
    sentences = with_leading_days(sentences)
    linked, titles, labelled = -1, titles_from(sentences), under_labels(sentences)
    for i, (units, paragraph) in enumerate(sentences):
        if 0 < titles <= paragraph:
            break
        elsewhere = paragraph == linked or paragraph in labelled
        if elsewhere or printed_before(units, seen) or is_cut_off(units, sentences[i + 1 : i + 3]):
            continue
        scene = read_scene(units, paragraph, knowledge)
        scenes.append(scene)
        cut.update({scene.start} if goes_on(units) else ())
        if opens_links(scene):
            linked = paragraph if goes_on(units) else -1
            continue
        domains.read(scene)
        give_to_signer(scene, drafts)
        turns += [scene.start] * opens_with(scene.nodes, TO_ANOTHER)
        earlier = voices.last
        sayings = find_sayings(scene, voices, knowledge)
        events = find_events(scene, knowledge, Floor(scene, sayings, earlier, voices.last))
        bulletin = bulletin or (None if events else bulletin_day(scene))
        for draft in events:
            recalled = voices.background == scene.start or was_said_before(draft, sayings)
            draft.background = draft.background or recalled
            set_vow(draft, sayings, knowledge)
            drafts.append((draft, sayings))
    drafts = [(draft, sayings) for draft, sayings in drafts if domains.allows(draft)]
    left = set(map(id, take_led_to([draft for draft, _ in drafts], scenes, cut, knowledge)))
    kept = _settle_all([pair for pair in drafts if id(pair[0]) in left], turns, knowledge)
    yield from write_claims(document, kept, bulletin)


def _settle_all(
    drafts: list[tuple[Draft, list[Saying]]], turns: list[int], knowledge: Knowledge
) -> list[tuple[Draft, list[Saying]]]:
    """The events of a whole report, with what they tell of one another."""
    told = [draft for draft, _ in drafts]
    settle_acts(told, knowledge)
    settle_losers(told)
    carry_totals(told)
    mark_parts(told, turns)
    kept = list(drop_pointers(drafts))
    told = [draft for draft, _ in kept]
    take_over_parties(told)
    set_places(told, knowledge)
    return kept


def read_scene(units: tuple[Unit, ...], paragraph: int, knowledge: Knowledge) -> Scene:
    """The scene of one sentence from its units."""
    units = without_number_quotes(without_asides(units))
    nodes = tag_units(units, knowledge)
    open_ = [node for node in nodes if node.is_open]
    drop_unmet(nodes, open_)
    drop_hit(nodes, open_, knowledge)
    mark_duties(nodes, open_, knowledge)
    settle_titles(nodes, open_, knowledge)
    settle_participles(nodes, open_)
    settle_manner(nodes, open_)
    settle_names(nodes, open_)
    settle_speakers(nodes, open_)
    chunks = find_chunks(nodes, knowledge)
    return make_scene(nodes, chunks, find_places(nodes, knowledge), knowledge, paragraph)


def find_events(scene: Scene, knowledge: Knowledge, floor: Floor) -> list[Draft]:
    """The events of one sentence with their roles, losses, act and status, in text order.

    `floor` tells who speaks: the one whom "we" and an unnamed subject of a speech act mean.
    """
    drafts: list[Draft] = []
    light: list[Draft] = []
    if is_tag_list(scene):
        return drafts
    named = {i for place in scene.places for i in range(place.first, place.last + 1)}
    for node in [n for n in scene.having("event") if n.index not in named]:
        if draft := _draft(scene, node, knowledge):
            fill_roles(draft, knowledge)
            take_besides(draft)
            _speak_for(draft, floor.holder(draft.node))
            if draft.entry is not None and draft.entry.says and _is_unsaid(draft):
                continue
            if _is_told(draft) or (draft.act == "light" and does_not_do(scene, node, knowledge)):
                continue
            (light if draft.act == "light" else drafts).append(draft)
    take_avowed(sorted((*drafts, *light), key=BY_NODE), floor, knowledge)
    for draft in drafts:
        take_whose(draft, knowledge)
    drafts = fold_contents(join_drafts(drafts, light))
    take_aimed_at(drafts, scene)
    for draft in drafts:
        take_controller(draft, knowledge)
    drafts += find_plights(scene, knowledge)
    drafts = _with_losses(drafts, scene, knowledge)
    drafts = [d for d in drafts if d.act not in ("accident", "none")]
    for draft in drafts:
        take_responsible(draft)
        _act_for(draft, floor.holder(draft.node))
        add_held(draft, knowledge)
        choose_act(draft, knowledge)
        add_allies(draft, knowledge)  # هاجمت القوات بدعم من الطيران: whose means do not tell the act
        set_against(draft)
        settle_losses(draft, knowledge)
        add_sufferers(draft)
        name_owners(draft)
        set_status(draft, knowledge)
        drop_unheld(draft)
        set_scope(draft, knowledge)
        set_apart(draft)
    return [d for d in sorted(free_judges(drafts), key=BY_NODE) if names_enough(d, scene)]


def _with_losses(drafts: list[Draft], scene: Scene, knowledge: Knowledge) -> list[Draft]:
    """The drafts with their losses, and what its loss alone tells with who did it (`تمكن من قتل المهاجم`)."""
    take_doers_beside(sorted(drafts, key=BY_NODE))
    own = attach_losses(find_losses(scene, knowledge), drafts, scene, knowledge)
    found = fold_losses(drafts, own)
    for draft in own:
        take_controller(draft, knowledge)
    return found


def _draft(scene: Scene, node: Node, knowledge: Knowledge) -> Draft | None:
    """A draft for an event word, or None when its needed words are absent or it only looks like an event."""
    if node.tag != VERB and node.senses and node.senses[0].kind != "event":
        return None
    before = scene.nodes[node.index - 1] if node.index else None
    whoever = before is not None and node.tag == VERB and before.folded in EACH_OF
    if whoever or _is_each(node, before) or _is_of_name(scene, node):
        return None
    if node.tag != VERB and _is_participle(scene, node):
        return None
    met: list[Sense] = []
    free: list[Sense] = []
    for sense in node.senses:
        if sense.kind == "event" and (not sense.with_words or with_met(scene.nodes, node, sense)):
            (met if sense.with_words else free).append(sense)
    if len(met) > 1:
        met.sort(key=lambda s: _rank(scene, node, s, knowledge))
    for sense in (*met, *free):
        entry = knowledge.events[sense.id]
        if node.tag == ADJECTIVE and not (entry.says and is_circumstance(scene, node, entry)):
            continue
        if entry.accident or (entry.act == "none" and node.tag != VERB):
            return Draft(
                scene, node, "accident" if entry.accident else "none", entry, (node.index, node.index)
            )
        if entry.act == "none" or (entry.state and _is_state(scene, node)):
            return None
        draft = Draft(scene, node, entry.act, entry, (node.index, node.index))
        draft.because.append(f"event:{entry.id}")
        draft.background, draft.aggregate = entry.background, entry.aggregate
        return draft
    return None


def _is_each(node: Node, before: Node | None) -> bool:
    """`صاروخان في كل غارة`: each of acts that are told themselves."""
    each = before is not None and before.folded == EACH and node.tag != VERB
    return each and not (node.reading.article or node.reading.pronoun)


def _rank(scene: Scene, node: Node, sense: Sense, knowledge: Knowledge) -> tuple[bool, bool, bool, bool]:
    """What is no event first, then an event that has the class of word it asks for (`فرّ المسلحون`).

    `تعرضت لقذائف` is an event by itself, `تعرضت لقصف` only carries one. An attack that asks for nothing but a
    preposition comes after one that asks for more.
    """
    entry = knowledge.events[sense.id]
    light = entry.act == "light"
    met = not light and class_met(scene.nodes, node, sense.with_words)
    short = all(len(word) <= LONGEST_PREPOSITION for word in sense.with_words)
    plain = entry.act in ATTACKS and short  # اعتدى جنسيا على
    return entry.act != "none", not met, light and entry.frame == UNDERGO, plain


def _is_of_name(scene: Scene, node: Node) -> bool:
    """`حسام أبو صفية`, `عملية «ردع العدوان»`: what follows أبو or بن, or is the name of an operation."""
    nodes, at = scene.nodes, node.index
    if at and nodes[at - 1].unit.folded in KUNYA:
        return True
    for quote in range(at - 1, max(0, at - LONGEST_TITLE - 1), -1):
        mark = nodes[quote].folded
        if mark in OPENING_QUOTES:
            named = nodes[quote - 1]  # غرفة عمليات "الفتح المبين": a known name holds its own marks
            return named.folded in NAMED and "actor" not in named.first
        if mark in CLOSING_QUOTES:
            return False
    return False


def _is_participle(scene: Scene, node: Node) -> bool:
    """`الأحياء المحاصرة`, `فصائل مقاتلة`: the letters of a verbal noun, but it describes the noun before."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or not before.is_nominal or before.tag == NUMBER or node.prep or node.conj:
        return False
    placed = "place" in before.first and not node.reading.article  # بدأت في دمشق محاكمة
    if placed or not is_like_participle(node):
        return False
    chunk = scene.chunk_of[before.index]
    return node.reading.article or (
        chunk is not None and chunk.class_ in DESCRIBED and not before.reading.article
    )


def _is_state(scene: Scene, node: Node) -> bool:
    """`البلدة التي يسيطر عليها`: the imperfect of a word of holding tells a state.

    After لم it tells what was not done; after a verb of becoming (`باتت تسيطر`), and with its subject before
    it at the head of a text (`الجيش يسيطر على حلب`), an event.
    """
    before = next((n for n in reversed(scene.nodes[: node.index]) if n.folded not in ENDS_OF_NAMES), None)
    if before is not None and (before.tag == "negation" or before.folded in BECOMING):
        return False
    if scene.paragraph == 0 and before is not None and before.index < HEADLINE and before.tag == NOUN:
        return False
    return node.form is not None and node.form.aspect == "imperfect" and not node.reading.future


def _speak_for(draft: Draft, voice: Voice | None) -> None:
    """`ونطالب`, `سنرد`, `داعياً إلى`: the speaker acts."""
    if voice is None or draft.entry is None:
        return
    for filler in (*draft.actor, *draft.target):
        if is_ours(filler.chunk) and not is_carrier(voice.chunk):
            filler.scene, filler.chunk = voice.scene, body_of(voice.chunk)
    if draft.actor:
        return
    form = draft.node.form
    first_person = draft.node.tag == VERB and form is not None and form.person == 1
    if first_person or (draft.entry.says and _speaks(draft) and not _is_relative(draft)):
        draft.actor.append(Filler(voice.scene, voice.chunk if draft.entry.says else body_of(voice.chunk)))
        draft.because.append("speaker")


def _act_for(draft: Draft, voice: Voice | None) -> None:
    """`أعلن الناطق باسم الكتائب استهداف دبابة`, `تمكن مجاهدونا من تدميرها`: whom he speaks for did it."""
    if draft.entry is not None and (draft.entry.says or draft.act in SPOKEN):
        return
    for filler in draft.actor:
        if voice is not None and is_ours(filler.chunk) and not is_carrier(voice.chunk):
            filler.scene, filler.chunk = voice.scene, voice.chunk
        if any(s.id in VOICES for s in filler.chunk.nodes[0].senses):
            filler.chunk = body_of(filler.chunk)
    hit = [f.chunk for f in draft.target]
    if draft.act in ATTACKS and all(f.chunk in hit for f in draft.actor):
        draft.actor = []  # وجهنا ضربات للعدو


def _speaks(draft: Draft) -> bool:
    """Whether a speech act that names nobody is the speaker's: a verb, a participle, `قال إنه يجب أن`."""
    if draft.node.tag in (VERB, ADJECTIVE) or _is_voiced(draft):
        return True
    if draft.node.of("status", "common") is None:
        return False
    return any(n.tag == VERB and "attribution" in n.first for n in draft.scene.nodes[: draft.node.index])


def _is_voiced(draft: Draft) -> bool:
    """`معربا عن خالص التعازي`: what the speaker expresses besides."""
    before = draft.scene.nodes[max(0, draft.node.index - VOICING_REACH) : draft.node.index]
    return voices_own(draft.scene, draft.node) or any(s.id == VOICING for n in before for s in n.senses)


def _is_relative(draft: Draft) -> bool:
    """`بما يهدد الاستقرار`: the verb of a relative clause is not the speaker's."""
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    return before is not None and before.tag == "relative" and draft.node.tag == VERB


def _is_told(draft: Draft) -> bool:
    """`تحدث ناشطون عن خطف`, `نقلت الوكالة عن قائد الفرقة`: who tells does nothing."""
    if draft.entry is None or draft.entry.says:
        return False
    teller = draft.actor[0].chunk if draft.actor else None
    return teller is not None and teller.class_ in ("source", "media") and "attribution" in draft.node.first


def _is_unsaid(draft: Draft) -> bool:
    """A `يجب أن` that nobody says is no demand: what must be done is what it tells."""
    return not draft.actor and draft.node.form is not None and draft.node.form.pos == "fixed"


__all__ = ["PlaceName", "Voice", "extract", "find_events", "read_scene"]
