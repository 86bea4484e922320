"""Finds the phrases of a list: those that و joins to the first, also past the places where each stands."""

from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import VERB


def with_joined(scene: Scene, chunk: Chunk | None) -> list[Chunk]:
    """A phrase and those that و joins to it."""
    if chunk is None:
        return []
    found = [chunk]
    if chunk not in scene.chunks:
        return found
    before = chunk
    for other in scene.chunks_between(chunk.last + 1, scene.clause_at[chunk.first].last):
        if other.joined and not chunk.prep and _is_next_subject(scene, other):
            break
        if other.joined and (before is found[-1] or _resumes_list(scene, found[-1], other)):
            found.append(other)
        elif not (other.joined or other.prep) or other.class_ not in ("place", "country"):
            break
        before = other
    return found


def _is_next_subject(scene: Scene, chunk: Chunk) -> bool:
    """`قصفت القوات مدنا والمعارضة ترد`: a party right before a verb opens what comes next."""
    after = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    named = chunk.nodes[0].reading.article or chunk.actor is not None or chunk.class_ == "country"
    verb = scene.clause_at[chunk.first].verb
    behind = verb is not None and verb < chunk.first  # but روسيا والنظام يجددان
    if after is None or after.tag != VERB or after.conj or after.form is None:
        return False
    return named and behind and after.form.aspect == "imperfect" and chunk.is_agent


def _resumes_list(scene: Scene, last: Chunk, other: Chunk) -> bool:
    """`قواعد في سوريا والعراق وقاعدة بحرية`: behind the places of one, و joins the next of the list."""
    things = last.class_ != "place" or last.facility
    alike = last.class_ == other.class_ and last.facility == other.facility
    after = scene.nodes[other.last + 1] if other.last + 1 < len(scene.nodes) else None
    return things and alike and not last.prep and (after is None or after.tag != VERB)
