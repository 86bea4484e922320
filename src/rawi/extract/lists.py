"""Finds the phrases of a list: those that و joins to the first, also past the places where each stands."""

from rawi.arabic.words import ADDITIONS, COMMA, COMPANY
from rawi.extract.chunks import Chunk
from rawi.extract.classes import PEOPLE, THINGS
from rawi.extract.clauses import Scene
from rawi.extract.nodes import VERB

IN_COMPANY = PEOPLE | {"authority", "unknown"}
NEXT = 2  # nodes from a phrase over a preposition to the next


def with_joined(scene: Scene, chunk: Chunk | None) -> list[Chunk]:
    """A phrase and those that و joins to it."""
    if chunk is None:
        return []
    found = [chunk]
    if chunk not in scene.chunks:
        return found
    before = chunk
    for other in scene.chunks_between(chunk.last + 1, scene.clause_at[chunk.first].last):
        if other.joined and ((not chunk.prep and _is_next_subject(scene, other)) or _is_apart(chunk, other)):
            break
        if (other.joined and (before is found[-1] or _resumes_list(scene, found[-1], before, other))) or (
            before is found[-1] and _is_besides(scene, before, other)
        ):
            found.append(other)
        elif not (other.joined or other.prep) or other.class_ not in ("place", "country"):
            break
        before = other
    return found


def with_company(scene: Scene, chunks: list[Chunk]) -> list[Chunk]:
    """People and those who suffer it with them (`خطفوا الضابط مع ثلاثة جنود`, `برفقة شقيقه`)."""
    last = chunks[-1] if chunks else None
    if last is None or last.class_ not in IN_COMPANY or last.actor is not None:
        return chunks
    after = scene.chunks_between(last.last + 1, scene.clause_at[last.first].last)
    company = after[0] if after else None
    if company is None or company.prep not in COMPANY or company.first > last.last + NEXT:
        return chunks
    people = company.class_ in IN_COMPANY or (company.number is not None and company.class_ != "place")
    return [*chunks, *with_joined(scene, company)] if people and company.actor is None else chunks


def _is_next_subject(scene: Scene, chunk: Chunk) -> bool:
    """`قصفت القوات مدنا والمعارضة ترد`: a party right before a verb opens what comes next."""
    behind = scene.nodes[chunk.last + 1 : chunk.last + 3]
    after = next((n for n in behind if n.tag != "negation"), None)  # والطيران لا يفارق
    named = chunk.nodes[0].reading.article or chunk.actor is not None or chunk.class_ == "country"
    verb = scene.clause_at[chunk.first].verb
    later = verb is not None and verb < chunk.first  # but روسيا والنظام يجددان
    if after is None or after.tag != VERB or after.conj or after.form is None:
        return False
    return named and later and after.form.aspect == "imperfect" and chunk.is_agent


def _is_besides(scene: Scene, last: Chunk, other: Chunk) -> bool:
    """`قصفت مستشفى، إضافة إلى سوق شعبي`: one more of the same sort."""
    if other.prep not in ADDITIONS or other.joined or not (last.is_bare or last.joined):
        return False
    between = scene.nodes[last.last + 1 : other.first]
    alike = (
        last.class_ == other.class_
        or {last.class_, other.class_} <= THINGS
        or (last.is_agent and other.is_agent)
    )
    return alike and all(n.tag == "preposition" or n.folded == COMMA for n in between)


def _is_apart(chunk: Chunk, other: Chunk) -> bool:
    """`الغارات على المدينة وللترحم على الضحايا`: و with a preposition of its own joins something else."""
    own = other.nodes[0].prep
    return bool(own) and own != chunk.prep and other.class_ not in ("place", "country")


def _resumes_list(scene: Scene, last: Chunk, before: Chunk, other: Chunk) -> bool:
    """`قواعد في سوريا والعراق وقاعدة بحرية`: behind the places of one, و joins the next of the list.

    Not what it joins to the one right before it (`عرضت الجزائر الوساطة بين مصر وإثيوبيا`).
    """
    if before.class_ == other.class_:
        return False
    things = last.class_ != "place" or last.facility
    alike = last.class_ == other.class_ and last.facility == other.facility
    after = scene.nodes[other.last + 1] if other.last + 1 < len(scene.nodes) else None
    return things and alike and not last.prep and (after is None or after.tag != VERB)
