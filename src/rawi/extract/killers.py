"""Whether what stands behind a verb of killing or destroying acts on what stands behind it in turn."""

from rawi.arabic.loss_words import KILLING
from rawi.arabic.words import COMMA, FOR, NISBA, SOUND_FEMININE_PLURAL
from rawi.extract.agreement import is_accusative
from rawi.extract.chunks import Chunk, head_of
from rawi.extract.clauses import Scene
from rawi.extract.nodes import ADJECTIVE, NOUN, Node, governing
from rawi.extract.subjects import opens_list
from rawi.extract.victims import LIVING, is_genitive, is_person
from rawi.model import Effect

KILLERS = frozenset(("force", "country", "authority", "body", "person", "civilian", "unknown"))


def tells_when(scene: Scene, node: Node) -> bool:
    """`بعد اشتباكات`, `في هجمات`: a plural event noun behind a preposition, which governs no object."""
    plural = node.tag == NOUN and node.folded.endswith(SOUND_FEMININE_PLURAL)
    return plural and not node.reading.pronoun and bool(governing(scene.nodes, node))


def acts_on(scene: Scene, first: Chunk, second: Chunk, effect: Effect) -> bool:
    """`قتل جنود فلاحا`, `دمر الطيران مقرا`: the first phrase after the verb acts on the second."""
    if first.number is not None or _describes(first, second):
        return False
    if effect in LIVING and not (is_person(second) or second.number is not None):
        return False
    if first.class_ in ("weapon", "object"):
        return not opens_list(scene, first)
    near = second.first - first.last <= 2 or is_accusative(second)  # قتلت القوات في حلب شابا
    near = near or scene.clause_at[first.first] is not scene.clause_at[second.first]  # past what describes it
    return first.class_ in ("force", "country", "authority", "body") and (
        near or _is_far(scene, first, second)
    )


def killed_by_genitive(scene: Scene, node: Node, killer: Chunk) -> Chunk | None:
    """`قتل الجنود للشاب`, `قتل المسلحين عشرة عمال`: whom the genitive kills, behind ل or counted."""
    if node.folded != KILLING or killer.number is not None or killer.class_ not in KILLERS:
        return None
    first = killer.last + 1
    victim = next((c for c in scene.chunks if c.first in (first, first + 1)), None)
    if victim is None or not (is_person(victim) or victim.number is not None):
        return None
    counted = victim.is_bare and victim.number is not None and victim.first == first and not victim.joined
    if victim.prep != FOR and not counted:
        return None
    return victim if all(n.tag == "preposition" for n in scene.nodes[first : victim.first]) else None


def _describes(first: Chunk, second: Chunk) -> bool:
    """`قُتل القيادي الجهادي`: one definite word right behind another of one person says what he is."""
    head, after = head_of(first), head_of(second)
    both = head.reading.article and after.reading.article and second.first == first.last + 1
    one = all(n.form is not None and n.form.number in ("s", "") for n in (head, after))
    told = after.is_adjectival or after.folded.endswith(NISBA)
    return both and one and told and first.class_ in ("authority", "person")


def _is_far(scene: Scene, first: Chunk, second: Chunk) -> bool:
    """`قتلت القوات بعد اشتباكات ثلاثة مسلحين`: a force kills those counted behind time and place."""
    before = scene.nodes[second.first - 1]
    apart = tells_when(scene, before) if before.is_telling else before.tag in (NOUN, ADJECTIVE)
    aside = before.folded == COMMA == scene.nodes[first.last + 1].folded  # القوات، بدعم الحلف، ثلاثة
    if not before.is_telling and before.prep and is_genitive(before):
        return False  # برصاص ثلاثة جنود
    named = first.actor is not None or any(n.reading.article for n in first.nodes)
    return named and first.class_ == "force" and second.number is not None and (apart or aside)
