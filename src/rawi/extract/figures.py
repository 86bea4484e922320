"""Sets aside what only sounds like an event: figures of speech, perils that threaten, calls to a newsroom."""

from rawi.arabic.party_words import TOPICS
from rawi.arabic.words import AND, ARTICLE, BEING, BY, FOR, NOT_YET, PLAIN_QUOTES, PLANTED
from rawi.extract.acts import ATTACKS
from rawi.extract.antecedents import relative_head
from rawi.extract.chunks import Chunk
from rawi.extract.drafts import Draft
from rawi.extract.nodes import ADJECTIVE, NOUN, VERB, Node

PLANTED_REACH = 2  # nodes
EVIL_REACH = 2  # nodes past the word behind a verb of withstanding
RETURN = "return"  # the entry of events
PARTIES = frozenset(("force", "authority", "body", "country", "source", "media"))
GOODS = frozenset(("aid", "release", "ceasefire", "agreement", "talks", "withdrawal"))  # what people talk of
NAMES = frozenset(("actor", "country", "noun"))


def is_unreal(draft: Draft) -> bool:
    """Whether the words of an event tell none: nobody does it, or it is done with those who report."""
    if draft.act == "threat":
        return _is_peril(draft)
    if draft.act in ATTACKS and (_is_called(draft) or _is_planted(draft) or _is_in_print(draft)):
        return True
    if _is_no_longer(draft) or (draft.act in GOODS and _is_topic(draft)):
        return True
    if draft.act == "talks":
        return _is_with_reporters(draft) or _is_part_of_name(draft)
    if draft.entry is not None and draft.entry.answers and _is_of_evil(draft):
        return True
    told = draft.entry is not None and draft.node.tag == VERB and not draft.entry.says
    return told and _is_figure(draft)


def _is_no_longer(draft: Draft) -> bool:
    """`لم يعد السكان محاصرين`, `لم تعد القوات تسيطر`: no longer so, and no return."""
    scene, node = draft.scene, draft.node
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or before.folded != NOT_YET or draft.entry is None or draft.entry.id != RETURN:
        return False
    subject = scene.chunk_of[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    last = subject.last if subject is not None else node.index
    after = scene.nodes[last + 1] if last + 1 < len(scene.nodes) else None
    if after is None or after.prep or after.conj:
        return False
    return after.tag == VERB or (after.is_adjectival and not after.reading.article)


def _is_called(draft: Draft) -> bool:
    """`وصف مقتل الطفل بأنه «هجوم إرهابي»`: what something is called, and no event beside it."""
    node = draft.node
    if node.tag == VERB or node.reading.article or node.prep or node.reading.pronoun:
        return False
    for before in reversed(draft.scene.nodes[: node.index]):
        if before.folded not in PLAIN_QUOTES:
            return before.folded in BEING
    return False


def _is_in_print(draft: Draft) -> bool:
    """`شنت الصحيفة هجوما على الحكومة`: an outlet attacks with words, where no arms or losses are told."""
    outlets = bool(draft.actor) and all(f.chunk.class_ == "media" for f in draft.actor)
    return outlets and not (draft.losses or draft.weapon or draft.means)


def _is_topic(draft: Draft) -> bool:
    """`بحث سبل إيصال المساعدات`: what is only talked of; so is what و joins to it."""
    nodes, at = draft.scene.nodes, draft.trigger[0]  # سبل التوصل إلى هدنة
    opening = nodes[at]
    if opening.tag == VERB:
        return False
    if opening.conj != AND:
        return _is_topic_before(nodes, at)
    before = nodes[draft.scene.clause_at[at].first : at]
    return not opening.reading.article and any(
        n.is_telling and _is_topic_before(nodes, n.index) for n in before
    )


def _is_topic_before(nodes: list[Node], at: int) -> bool:
    """Whether a word for what is talked of stands right before, described or not (`السبل الكفيلة للتوصل`)."""
    before = at - 1
    while before > 0 and nodes[before].is_adjectival:
        before -= 1
    if not at:
        return False
    last = nodes[before].unit.folded.rpartition(" ")[2]  # على ضرورة
    return nodes[before].folded in TOPICS or last.removeprefix(ARTICLE) in TOPICS


def _is_of_evil(draft: Draft) -> bool:
    """`سنواصل التصدي للتطرف`, `تصدى للفساد`: what no one bears arms for is withstood in other ways."""
    scene, at = draft.scene, draft.node.index + 1
    behind = next((c for c in scene.chunks_between(at, scene.clause_at[at - 1].last) if c.prep == FOR), None)
    if behind is None or behind.first > at + EVIL_REACH or behind.class_ != "common":
        return False
    after = scene.nodes[behind.last + 1] if behind.last + 1 < len(scene.nodes) else None
    return after is None or not after.is_telling  # للتصدي لأي محاولة اقتحام


def _is_part_of_name(draft: Draft) -> bool:
    """`منطقة قمة هرابش`: behind a word of place a summit is a peak."""
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    place = before is not None and any(s.group == "place" for s in before.senses)
    bare = draft.node.tag != VERB and not (draft.node.reading.article or draft.node.prep or draft.node.conj)
    return place and bare and before is not None and not before.reading.article


def _is_planted(draft: Draft) -> bool:
    """`زرع عبوات`, `عبوات زرعها مسلحون`: a bomb that was laid has not gone off."""
    bomb = draft.entry is not None and bool(draft.entry.means) and draft.act == "explosion"
    if not bomb or draft.losses or draft.target:
        return False
    at = draft.node.index
    near = draft.scene.nodes[max(0, at - PLANTED_REACH) : at + 1 + PLANTED_REACH]
    return any(n.reading.stem.startswith(PLANTED) for n in near)


def _is_figure(draft: Draft) -> bool:
    """`انفجرت الأسعار`, `قصفت العواصف المواسم`: no party does it, but a thing that cannot fight."""
    words = [n for f in draft.actor for n in f.chunk.nodes] or _subject_words(draft)
    return (
        bool(words)
        and "common" in words[0].first
        and not any(n.of("noun", "actor", "country") for n in words)
    )


def _is_peril(draft: Draft) -> bool:
    """`خطر يهدد السكان`, `ينذر التقدم بمواجهة`: nobody threatens, but a thing or what happens."""
    if draft.node.tag != VERB:
        return False
    nodes, at = draft.scene.nodes, draft.node.index
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    happens = after is not None and after.is_telling and not (after.prep or after.conj) and after.tag == NOUN
    before = draft.scene.chunk_of[at - 1] if at else None
    thing = before is not None and before.class_ == "common"
    return happens or thing or _is_described(draft) or _is_of_thing(draft)


def _is_described(draft: Draft) -> bool:
    """`بجروح خطيرة تهدد الحياة`, `في أزمة تنذر`: a thing that the verb right behind it describes."""
    nodes, verb = draft.scene.nodes, draft.node
    at = verb.index - 1
    while at > 0 and nodes[at].tag == ADJECTIVE and not nodes[at].prep:
        at -= 1
    noun = nodes[at] if at >= 0 and not verb.conj else None
    if noun is None or not noun.is_nominal or noun.reading.article:
        return False
    strange = not noun.senses and noun.folded.startswith(BY)
    governed = strange or noun.prep or (at > 0 and nodes[at - 1].tag == "preposition")
    return bool(governed) and not any(s.kind in NAMES for s in noun.senses)


def _is_of_thing(draft: Draft) -> bool:
    """`المخاطر التي تهدد الأمن`, `بما يهدد الاستقرار`: what a relative clause describes is no party."""
    clause = draft.scene.clause_at[draft.node.index]
    if clause.role != "relative" or clause.verb != draft.node.index:
        return False
    head = relative_head(draft.scene, draft.node)
    return head is None or not _is_party(head)


def _is_party(chunk: Chunk) -> bool:
    return chunk.class_ in PARTIES or chunk.actor is not None


def _is_with_reporters(draft: Draft) -> bool:
    """`في اتصال هاتفي مع الوكالة`: how somebody spoke to reporters, no talks."""
    others = [f.chunk.class_ for f in draft.target]
    return bool(others) and all(class_ == "media" for class_ in others)


def _subject_words(draft: Draft) -> list[Node]:
    after = [c for c in draft.scene.chunks if c.first == draft.node.index + 1 and c.is_bare]
    armed = draft.weapon is not None and draft.weapon.class_ == "weapon"
    return after[0].nodes if after and not draft.target and not armed else []
