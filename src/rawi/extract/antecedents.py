"""Finds what a pronoun or a relative clause stands for: the phrase before it that agrees."""

from collections.abc import Iterable

from rawi.arabic.words import (
    BEFORE,
    BETWEEN,
    BY,
    CLOSING_QUOTES,
    COMMA,
    FEMININE_CONSTRUCT,
    FEMININE_ENDINGS,
    FEMININE_PLURALS,
    FROM,
    HER,
    HIM,
    IN,
    NISBA,
    ONE_OF,
    POSITIONS,
    SO,
    SOUND_FEMININE_PLURAL,
    SOUND_MASCULINE_PLURAL,
    THEM,
    THIRD_PERSON,
)
from rawi.extract.chunks import Chunk, head_of
from rawi.extract.classes import CIVILIANS, THINGS
from rawi.extract.clauses import Scene
from rawi.extract.nodes import ADJECTIVE, SIGN, VERB, Node

CLOSING_OR_COMMA = CLOSING_QUOTES | {COMMA}
ANSWERING = frozenset(("force", "authority", "civilian"))
WHERE = frozenset((IN, BY))  # الوحدة في المدينة … قصفها: what stands in a place, not the place
RESUMED_REACH = 4  # nodes between a verb and the pronoun that stands for what its clause describes


def find_antecedent(
    scene: Scene,
    node: Node,
    pronoun: str = "",
    things: frozenset[str] = frozenset(),
    *,
    parties: bool = True,
    barred: Chunk | None = None,
) -> Chunk | None:
    """The nearest party, or thing of these classes, before a pronoun that agrees with it in its sentence.

    Not the `barred` one: who does it is not whom its pronoun means (`كانت القوات قد اعتقلتها`).
    """
    pronoun = pronoun or node.reading.pronoun
    own = node.tag != VERB and bool(node.reading.pronoun) and not (node.prep or node.conj)
    for chunk in reversed(scene.chunks):
        party = parties and (chunk.is_agent or chunk.actor is not None or chunk.class_ == "country")
        where = chunk.prep in WHERE and not (
            chunk.class_ == "object" or chunk.facility
        )  # حريق في مستودع إثر قصفه
        thing = chunk.class_ in things and not chunk.region and not where
        fits = (party or thing) and chunk is not barred and chunk.last < node.index
        fits = fits and not (own and chunk.last == node.index - 1 and _governs(chunk))
        if fits and agrees(pronoun, chunk, owned=not parties):
            return chunk
    return None


def _governs(chunk: Chunk) -> bool:
    """`وسعت دائرة قصفها`: a lone word of an office right before an act is rather its scope."""
    word = chunk.nodes[0]
    lone = len(chunk.nodes) == 1 and not (word.reading.article or word.reading.pronoun)
    return lone and chunk.class_ == "authority" and not (chunk.title or chunk.actor or chunk.country)


def agrees_with(verb: Node, chunk: Chunk) -> bool:
    """Whether a verb that follows its subject agrees with it (`الطائرات … واستهدفت`)."""
    return any(agrees(pronoun, chunk) for pronoun in _pronouns_of(verb))


def thing_before(scene: Scene, verb: Node) -> Chunk | None:
    """`قافلة تعرضت لهجوم`: the thing before the verb of its clause, agreeing with it."""
    clause = scene.clause_at[verb.index]
    if clause.verb != verb.index or verb.conj:
        return None
    before = [c for c in scene.chunks_between(clause.first, verb.index - 1) if c.is_bare and not c.joined]
    fits = bool(before) and before[0].class_ in ("object", "place") and agrees_with(verb, before[0])
    return before[0] if fits else None


def can_stand_for(pronoun: str, verb: Node) -> bool:
    """Whether a pronoun can be the subject of a verb (`إنه استهدف`, but `إنه استهدفت`)."""
    return pronoun in _pronouns_of(verb)


def _pronouns_of(verb: Node) -> Iterable[str]:
    """The pronouns of the third person that agree with a verb."""
    if verb.form is None or verb.form.person != 3:
        return ()
    plural = verb.form.number in ("p", "d")
    return THEM if plural else (HER if verb.form.gender == "f" else HIM,)


def agrees(pronoun: str, chunk: Chunk, *, owned: bool = False) -> bool:
    """Whether a pronoun can stand for a phrase: هم for people, ها for the feminine and bodies, ه for one.

    `owned`: a thing is meant, and not who owns it (`مواقع الحوثيين وتدميرها`).
    """
    head = head_of(chunk)
    first = head.folded.split()[0]
    if chunk.nodes[0].folded in ONE_OF:  # أحد عناصر الشرطة … مقتله
        return pronoun == (HER if chunk.nodes[0].folded.endswith(NISBA) else HIM)
    several = head.form is not None and head.form.number in ("p", "d")
    plural = chunk.number is not None or several or first.endswith(SOUND_MASCULINE_PLURAL)
    owned_by = bool(head.reading.pronoun)  # عائلته, منزله
    marked = first.endswith(FEMININE_CONSTRUCT) if owned_by else first.endswith(FEMININE_ENDINGS)
    feminine = marked or chunk.class_ == "country" or first in FEMININE_PLURALS
    if chunk.class_ in THINGS and (owned or not chunk.actor):  # مواقع الجيش … قصفها
        several = several or (head.form is not None and head.form.number == "")  # of things a plural
        return (feminine or several) == (pronoun == HER) and pronoun not in THEM
    if pronoun in THEM:
        return (plural or is_broken_plural(chunk)) and not first.endswith(SOUND_FEMININE_PLURAL)
    return feminine if pronoun == HER else not plural and not feminine


def is_broken_plural(chunk: Chunk) -> bool:
    """`رعاة`, `الشبان`: people whose plural no ending shows."""
    form = head_of(chunk).form
    return form is not None and form.number == "" and chunk.class_ in CIVILIANS


def owner_of(scene: Scene, chunk: Chunk) -> Chunk:
    """Whose forces or positions a pronoun says they are (`شنت طائراتها`, `قصف مواقعهم`): the party itself."""
    head = head_of(chunk)
    sorts = ("force", "object") if head.reading.pronoun in THIRD_PERSON else ()
    if chunk.class_ not in sorts or chunk.actor or len(chunk.nodes) > 1:
        return chunk
    if chunk.class_ == "object" and not head.folded.startswith(POSITIONS):
        return chunk
    return find_antecedent(scene, head) or chunk


def relative_head(scene: Scene, node: Node) -> Chunk | None:
    """The phrase that a relative clause describes, also over a comma (`القوات، التي تقصف`).

    A second relative joined to the first describes the same (`الطيران الذي أقلع، والذي قصف`).
    """
    at = scene.clause_of[node.index]
    while scene.clauses[at].role == "relative" and _joins_relative(scene, at):
        at -= 1
    clause = scene.clauses[at]
    if clause.role != "relative":
        return None
    opening, before = scene.nodes[clause.first], clause.first - 1
    definite = opening.tag == "relative" and opening.reading.article  # التي, not حيث
    if before > 0 and definite and scene.nodes[before].folded in CLOSING_OR_COMMA:
        before -= 1
    head = scene.chunk_of[before] if before >= 0 else None
    if opening.tag == VERB and head is not None and fight_between(scene, head) is not None:
        return None
    if (
        opening.tag == VERB
        and head is not None
        and head.prep == FROM
        and (of := _made_up_of(scene, head, node))
    ):
        return of
    if opening.tag == VERB and head is not None and head.prep and head.nodes[0].reading.article:
        at = head.first - 1 - (scene.nodes[head.first - 1].tag == "preposition")
        if at >= 0 and scene.nodes[at].is_telling and not scene.nodes[at].reading.article:
            return None  # زرعوا لغما على الطريق انفجر
        farther = scene.chunk_of[at] if at >= 0 else None
        new = farther is not None and farther.is_bare and not farther.nodes[0].reading.article
        return farther if new else head
    return head


def _made_up_of(scene: Scene, chunk: Chunk, verb: Node) -> Chunk | None:
    """`مجموعة من عناصر الحزب خطفت`: the new people right before, of whom a verb alone tells more."""
    at = chunk.first - 1 - (scene.nodes[chunk.first - 1].tag == "preposition")
    people = scene.chunk_of[at] if at >= 0 else None
    if people is None or not people.is_bare or people.nodes[0].reading.article:
        return None
    return people if people.is_agent and agrees_with(verb, people) else None


def fight_between(scene: Scene, chunk: Chunk) -> Node | None:
    """`اقتتال بين الجيش والتبو أودى بعشرة`: the new event that a verb behind its sides describes."""
    first = scene.chunk_of[chunk.first - 1] if chunk.joined and chunk.first else None
    if first is None or first.prep != BETWEEN:
        return None
    at = first.first - 1 - (scene.nodes[first.first - 1].tag == "preposition")
    while at > 0 and scene.nodes[at].tag == ADJECTIVE:
        at -= 1
    event = scene.nodes[at] if at >= 0 else None
    told = event is not None and event.is_telling and event.tag != VERB and not event.reading.article
    return event if told else None


def _joins_relative(scene: Scene, at: int) -> bool:
    """`والذي قصف`, `الذين سلحتهم ودربتهم`: a clause that و joins to a relative one describes the same."""
    opening, before = scene.nodes[scene.clauses[at].first], scene.clauses[at - 1]
    if not at or not opening.conj or before.role != "relative":
        return False
    return opening.tag == "relative" or (
        opening.tag == VERB
        and scene.nodes[opening.index - 1].tag != SIGN
        and scene.nodes[before.first].tag == "relative"
        and scene.nodes[before.first].reading.article
    )


def taken_up(scene: Scene, node: Node) -> Chunk | None:
    """What the pronoun on a relative clause's verb stands for: the phrase described (`قاعدة استعادها`)."""
    clause = scene.clause_at[node.index]
    head = relative_head(scene, node) if clause.verb == node.index else None
    opening = scene.nodes[clause.first]
    agreed = opening.tag == "relative" and opening.reading.article  # الذين agrees with what it describes
    return head if head is not None and (agreed or agrees(node.reading.pronoun, head)) else None


def answered(scene: Scene, node: Node) -> Chunk | None:
    """`طعن شاب جنديا قبل أن تقتله الشرطة`: whoever did what was told before is whom others kill for it."""
    at = scene.clause_of[node.index]
    opening = scene.nodes[scene.clauses[at].first]
    after = opening.folded.partition(" ")[0] == BEFORE or node.conj == SO
    verb = scene.clauses[at - 1].verb if at and after else None
    behind = scene.chunk_of[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if verb is None or behind is None or behind.class_ not in ANSWERING or not behind.is_bare:
        return None
    beside = (scene.chunk_of[i] for i in (verb + 1, verb - 1) if 0 <= i < len(scene.nodes))
    doer = next((c for c in beside if c is not None), None)
    if doer is None or not doer.is_bare or doer.actor is not None or doer.nodes[0].reading.article:
        return None
    return doer if doer.is_agent and agrees(node.reading.pronoun, doer) else None


def who_did(scene: Scene, node: Node) -> Chunk | None:
    """`أعدم التنظيم رجلين اتهمهما بالتجسس`: who did what the clause before tells, where the verb agrees."""
    verb = scene.clauses[scene.clause_of[node.index] - 1].verb
    at = verb if verb is not None and verb < node.index else node.index
    beside = [scene.chunk_of[i] for i in (at + 1, at - 1) if 0 <= i < node.index - 1]
    return next((c for c in beside if c is not None and c.is_bare and agrees_with(node, c)), None)


def resumed(scene: Scene, node: Node) -> Node | None:
    """The preposition with a pronoun that stands for the described phrase (`الذي سيطرت عليه المقاومة`)."""
    clause = scene.clause_at[node.index]
    if clause.role != "relative":
        return None
    for other in scene.nodes[node.index + 1 : min(clause.last, node.index + RESUMED_REACH) + 1]:
        if other.tag == "preposition" and other.reading.pronoun:
            return other
    return None
