"""Finds what a speaker tells of himself: `مؤكدة أنها قصفت`, `أضافت أنها دمرت … كما استهدفت`, `أكدت قصفها`.

The pronoun on the word that opens what is said, or on a verbal noun right behind a word of saying, is who
speaks, where the word of saying agrees with it and he is one who does such things. Whoever stands nearer is
not meant.
"""

from rawi.arabic.party_words import FORCEFUL
from rawi.arabic.words import ABOUT, ALSO, FEMININE, HER, HIM, ON, PLAIN_QUOTES, THEM, THIRD_PERSON, TO, US
from rawi.extract.acts import ATTACKS
from rawi.extract.antecedents import agrees, can_stand_for, find_antecedent
from rawi.extract.carried_on import pronoun_on
from rawi.extract.chunks import Chunk, body_of
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import ADJECTIVE, NOUN, SIGN, VERB, Node
from rawi.extract.speakers import forms_of, is_carrier
from rawi.extract.subjects import role_at
from rawi.extract.voices import Floor, Voice
from rawi.knowledge.load import Knowledge
from rawi.model import ARMED_KINDS

PASSED = PLAIN_QUOTES | {ABOUT, ON, TO}  # between the word of saying and what is said: أشار إلى أنها
BY_FORCE = ATTACKS | {"light", "weapons_disrupted", "raid", "territory_change", "deployment", "withdrawal"}
REACH = 25  # nodes from a verb of saying to the word that opens what is said


def take_avowed(drafts: list[Draft], floor: Floor, knowledge: Knowledge) -> None:
    """Make the speaker the doer of what he tells of himself, event word by event word of a sentence."""
    told: tuple[Node, Filler] | None = None
    for draft in drafts:
        scene, node = draft.scene, draft.node
        voice = floor.holder(node)
        filler = _doer(draft, voice) if voice is not None else None
        if voice is None or filler is None:
            continue
        if node.tag == VERB:
            pronoun = _opened_by(scene, node)
            if pronoun and _agrees(_teller(scene, node), pronoun, voice.chunk):
                told = (node, filler)
                _give(draft, filler, knowledge)
            elif _has_his_men(draft, voice):
                draft.actor = [filler]
            elif told is not None and _goes_on(scene, told[0], draft):
                _give(draft, told[1], knowledge)
        elif node.tag == NOUN and _is_ours(scene, node):
            _put_for(draft, None, filler, knowledge)
        elif node.tag == NOUN and _is_his(scene, node, voice, knowledge):
            _put_for(draft, find_antecedent(scene, node), filler, knowledge)


def _has_his_men(draft: Draft, voice: Voice) -> bool:
    """`وقال الحزب إن مقاتليه قصفوا`: right behind the word that opens what is said, the speaker's own men."""
    scene, chunk = draft.scene, draft.actor[0].chunk if draft.actor else None
    if chunk is None or chunk.class_ != "force" or len(chunk.nodes) > 1 or chunk.last > draft.node.index:
        return False
    pronoun, before = chunk.nodes[0].reading.pronoun, scene.nodes[chunk.first - 1] if chunk.first else None
    opens = before is not None and before.tag == "complementizer" and draft.actor[0].scene is scene
    if pronoun not in THIRD_PERSON or not opens:
        return False
    return agrees(pronoun, voice.chunk) or _agrees(_teller(scene, draft.node), pronoun, voice.chunk)


def _is_ours(scene: Scene, node: Node) -> bool:
    """`"قصفنا تجمعا للجنود"`: at the head of what is said, the letters of "our shelling" are what we did."""
    before = scene.nodes[node.index - 1] if node.index else None
    opens = before is None or before.tag in (SIGN, VERB)
    return node.reading.pronoun == US and opens and not (node.prep or node.reading.article)


def _is_his(scene: Scene, node: Node, voice: Voice, knowledge: Knowledge) -> bool:
    """`أكدت قصفها`: whether the pronoun on a verbal noun is who speaks."""
    pronoun = node.reading.pronoun
    if pronoun not in THIRD_PERSON:
        return False
    return _agrees(_governor(scene, node, voice, knowledge), pronoun, voice.chunk)


def _doer(draft: Draft, voice: Voice) -> Filler | None:
    """The speaker, or whom he speaks for, if it is one who may do this."""
    if draft.entry is None or draft.entry.says or is_carrier(voice.chunk):
        return None
    chunk = body_of(voice.chunk)
    armed = chunk.kind in ARMED_KINDS or chunk.class_ in ("force", "country")
    forceful = chunk.class_ == "authority" and any(
        word.endswith(FORCEFUL) for n in chunk.nodes for word in n.unit.folded.split()
    )
    return Filler(voice.scene, chunk) if armed or forceful or draft.act not in BY_FORCE else None


def _opened_by(scene: Scene, node: Node) -> str:
    """The pronoun on the word that opens the clause of a verb, where it can be its subject."""
    clause = scene.clause_at[node.index]
    opening = scene.nodes[clause.first]
    if opening.tag != "complementizer" or clause.verb != node.index:
        return ""
    pronoun = pronoun_on(opening)
    return pronoun if pronoun in THIRD_PERSON and can_stand_for(pronoun, node) else ""


def _teller(scene: Scene, node: Node) -> Node | None:
    """The verb or participle of saying whose words open with the clause of a verb."""
    at = scene.clause_at[node.index].first
    for word in reversed(scene.nodes[max(0, at - REACH) : at]):
        if word.tag in (VERB, ADJECTIVE) and "attribution" in word.first and not word.reading.article:
            return word
        if word.tag == "complementizer" or (
            word.tag == VERB and scene.clause_at[word.index].role != "relative"
        ):
            return None
    return None


def _governor(scene: Scene, node: Node, voice: Voice, knowledge: Knowledge) -> Node | None:
    """The word of saying right before a verbal noun, over who speaks, a day and a preposition.

    No word that only goes on: `واصلت عملياتها` tells of no words.
    """
    own = voice.chunk if voice.scene is scene else None
    for word in reversed(scene.nodes[max(0, node.index - REACH) : node.index]):
        if word.tag in (VERB, ADJECTIVE) and "attribution" in word.first and not word.reading.article:
            return word if knowledge.attributions[word.first["attribution"].id].pattern == "say" else None
        inside = own is not None and own.first <= word.index <= own.last
        if not (inside or word.unit.time or word.folded in PASSED):
            return None
    return None


def _agrees(word: Node | None, pronoun: str, speaker: Chunk) -> bool:
    """Whether a word of saying tells that its speaker is of the gender or the number of a pronoun."""
    if word is None:
        return False
    if pronoun not in (HER, HIM):
        return agrees(pronoun, speaker)
    if pronoun == HIM and any(agrees(them, speaker) for them in THEM):
        return False  # قال الحوثيون إنه
    genders = forms_of(word, "gender")
    feminine = word.folded.endswith(FEMININE) if word.tag == ADJECTIVE else genders == {"f"}
    return feminine == (pronoun == HER)


def _goes_on(scene: Scene, first: Node, draft: Draft) -> bool:
    """`أنها دمرت آليتين، كما استهدفت دبابة`: a further verb of one subject, naming none itself."""
    node, before = draft.node, scene.nodes[draft.node.index - 1]
    joined = bool(node.conj) or before.tag == "conjunction" or before.folded == ALSO
    if not joined or not _alike(first, node) or scene.clause_at[node.index].role == "relative":
        return False
    if any(f.scene is scene and f.chunk.first > node.index for f in draft.actor):
        return False
    between = scene.nodes[first.index + 1 : node.index]
    verbs = [n for n in between if n.tag == VERB and scene.clause_at[n.index].role != "relative"]
    return all(_alike(first, verb) for verb in verbs)


def _alike(verb: Node, other: Node) -> bool:
    one, two = verb.form, other.form
    if one is None or two is None or "passive" in (one.voice, two.voice):
        return False
    return (one.gender, one.number, one.person) == (two.gender, two.number, two.person)


def _give(draft: Draft, filler: Filler, knowledge: Knowledge) -> None:
    """Give the speaker the role of the subject of a verb (`أنها تعرضت لقصف`: it is done to her)."""
    assert draft.entry is not None
    role = role_at(knowledge.frames.get(draft.entry.frame), "subject")
    suffers = (role is not None and role.role == "target") or (
        draft.node.form is not None and draft.node.form.voice == "passive"
    )
    if suffers:
        draft.target = [filler]
    else:
        draft.actor = [filler]
        draft.target = [f for f in draft.target if f.chunk is not filler.chunk]
    draft.because.append("speaker")


def _put_for(draft: Draft, nearest: Chunk | None, filler: Filler, knowledge: Knowledge) -> None:
    """Put the speaker in the role that a pronoun gave the nearest phrase, or make him the doer."""
    assert draft.entry is not None
    given = [f for f in (*draft.actor, *draft.target) if f.chunk is nearest and f.scene is draft.scene]
    for found in given:
        found.scene, found.chunk = filler.scene, filler.chunk
    frame = knowledge.frames.get(draft.entry.frame)
    acts = role_at(frame, "genitive_agent") is not None and frame is not None and not frame.patient_first
    if acts and not (given or draft.actor):
        draft.actor = [filler]
        draft.because.append("speaker")
