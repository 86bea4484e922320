"""Finds the weapon of an act among its phrases, and who owns it."""

from rawi.arabic.party_words import AIDED_BY
from rawi.arabic.words import FROM, INSTRUMENT_PREPOSITIONS, NISBA, THIRD_PERSON
from rawi.extract.agreement import without_fighting
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import PARTIES, Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.lists import with_joined
from rawi.extract.nodes import NUMBER, VERB, Node
from rawi.extract.subjects import first_bare
from rawi.knowledge.load import Knowledge

SHOOTERS = PARTIES | {"person"}  # مجهولون
DISRUPTED = "weapons_disrupted"


def find_weapon(draft: Draft, chunks: list[Chunk], knowledge: Knowledge) -> None:
    """Set the weapon of an act, the sort of means it is, and its owner."""
    for chunk in chunks:
        if chunk.first and draft.scene.nodes[chunk.first - 1].folded in AIDED_BY:
            continue  # مدعومة بالطيران
        listed = chunk.joined and not chunk.prep  # استهدفت مركبات وأسلحة
        if draft.weapon is None and not listed and is_weapon(chunk, knowledge):
            draft.weapon = chunk
            for node in chunk.nodes:
                means_of(draft, node, knowledge)
            take_owner(draft, chunk)
    told = draft.weapon_node
    for filler in draft.actor:
        for node in without_fighting(filler.chunk.nodes):
            means_of(draft, node, knowledge)
    draft.weapon_node = told  # who does it is no weapon: انتحاري
    put_out_of_use(draft, draft.weapon)


def put_out_of_use(draft: Draft, weapon: Chunk | None) -> None:
    """`فكك الخبراء عبوة ناسفة`: the weapon is what it is done to, where nothing else is."""
    suffers = draft.act == DISRUPTED and not draft.target
    if suffers and weapon is not None and weapon.prep not in INSTRUMENT_PREPOSITIONS:
        draft.target.append(Filler(draft.scene, weapon))


def is_weapon(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`بالصواريخ`, `رصاص القناصة`, and what else strikes where it is the instrument: `بطائرات مسيرة`."""
    if chunk.class_ == "weapon":
        return chunk.prep in INSTRUMENT_PREPOSITIONS or chunk.prep in (FROM, "")
    if chunk.prep not in INSTRUMENT_PREPOSITIONS:
        return False
    head = int(chunk.nodes[0].tag == NUMBER)  # بثلاث مسيرات
    heads = chunk.nodes[:2] if chunk.class_ == "object" else chunk.nodes[head : head + 1]  # بشظايا قذيفة
    return any(s.kind == "noun" and bool(knowledge.nouns[s.id].means) for n in heads for s in n.senses)


def _has_force(chunk: Chunk) -> bool:
    """Whether fighters are named after the weapon (`برصاص مسلحين`)."""
    named = len(chunk.nodes) > 1 and chunk.nodes[0].tag != NUMBER and chunk.nodes[1].tag == "noun"
    if not named or "noun" not in chunk.nodes[1].first:
        return False
    owner = chunk.nodes[1]
    if owner.first["noun"].group == "weapon":  # رشقة صواريخ
        return False
    return owner.reading.article or not (owner.is_adjectival and owner.folded.endswith(NISBA))  # صواريخ بحرية


def has_owner(chunk: Chunk) -> bool:
    """Whether a weapon's words name whose it is."""
    return bool(chunk.actor or chunk.country) or _has_force(chunk)


def take_owner(draft: Draft, chunk: Chunk) -> None:
    """`برصاص قوات الاحتلال`: who owns the weapon used it."""
    if draft.act == DISRUPTED:
        return  # اعترض الدفاع الجوي صواريخ إسرائيلية
    if not draft.actor and has_owner(chunk):
        owner = Chunk(
            chunk.first + 1, chunk.last, nodes=chunk.nodes[1:], class_="force", kind=chunk.owner_kind
        )
        owner.actor, owner.country, owner.because = chunk.actor, chunk.country, chunk.because
        others = [c for c in with_joined(draft.scene, chunk)[1:] if c.class_ == "force"]
        draft.actor += [Filler(draft.scene, c) for c in (owner, *others) if c.nodes]


def means_of(draft: Draft, node: Node, knowledge: Knowledge) -> None:
    """Take the sort of means that a word tells (`مدفعي`, `طيران`)."""
    for sense in node.senses:
        if sense.kind == "noun" and (means := knowledge.nouns[sense.id].means):
            draft.means = draft.means or means
            if knowledge.nouns[sense.id].class_ == "weapon" and draft.weapon is None:
                draft.weapon_node = draft.weapon_node or node


def shooter_of(scene: Scene, last: int) -> Chunk | None:
    """`برصاصتين أطلقهما جندي`, `لغم زرعه المسلحون`: who fired or laid the weapon that ends at a node."""
    after = scene.nodes[last + 1 : last + 3]
    verb = after[-1] if len(after) > 1 and after[0].tag == "relative" else (after[0] if after else None)
    if verb is None or verb.tag != VERB or verb.conj or verb.reading.pronoun not in THIRD_PERSON:
        return None
    doer = first_bare(scene, verb, right_chunks(scene, verb.index))
    return doer if doer is not None and (doer.class_ in SHOOTERS or doer.actor) else None
