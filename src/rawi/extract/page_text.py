"""What a page prints beside its article: sentences again, their beginnings, links, lists of tags."""

from collections.abc import Sequence
from operator import attrgetter

from rawi.arabic.words import COLON, LABELS
from rawi.extract.clauses import Scene
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.knowledge.senses import Unit

TEASER_WORDS = 8  # shorter beginnings may well open two sentences
REPEAT_WORDS = 5  # shorter sentences may well stand twice
LABEL_UNITS = 8  # a label before a colon (رابط الخبر بصحيفة …:) is no longer than this
TITLE_WORDS = (4, 30)  # the fewest and the most words in a title
FEWEST_TITLES, BODY_LINES = 3, 2  # titles of other articles, and paragraphs that end before them
TAG_LIST = "tag_list"
LINK_SIGNS = frozenset((COLON, "|", "-", "–", "/", ">", "»"))
FOLDED = attrgetter("folded")


def printed_before(units: tuple[Unit, ...], seen: set[str]) -> bool:
    """Whether the page printed this sentence before (embedded posts, a headline again after a label)."""
    words = list(map(FOLDED, units))
    texts = [" ".join(words)]
    first = next((i for i, unit in enumerate(units) if unit.is_word and unit.folded not in LABELS), 0)
    if first:
        texts.append(" ".join(words[first:]))  # عاجل: …
    if ":" in words[:LABEL_UNITS]:
        texts.append(" ".join(words[words.index(":") + 1 :]))
    known = [text for text in texts if text in seen and len(text.split()) >= REPEAT_WORDS]
    seen.update(texts)
    return bool(known)


def is_cut_off(units: tuple[Unit, ...], after: Sequence[tuple[tuple[Unit, ...], int]]) -> bool:
    """Whether a sentence is the beginning of one of the next, as a page prints it before the article."""
    longer = [others for others, _ in after if len(others) > len(units) and _open_alike(others, units)]
    if not longer:
        return False
    last = max((i for i, unit in enumerate(units) if unit.is_word), default=0) + 1
    cut = units[:last]
    opens = any(all(a.folded == b.folded for a, b in zip(cut, others, strict=False)) for others in longer)
    return opens and sum(len(unit.folded.split()) for unit in cut) >= TEASER_WORDS


def _open_alike(one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    return not other or one[0].folded == other[0].folded


def titles_from(sentences: Sequence[tuple[tuple[Unit, ...], int]]) -> int:
    """The first paragraph of the titles of other articles that a page prints behind its own; -1 for none.

    They are three lines and more without a full stop, behind paragraphs that end with one.
    """
    lines: dict[int, list[Unit]] = {}
    for units, paragraph in sentences:
        lines.setdefault(paragraph, []).extend(units)
    first, numbers = -1, list(lines)
    for number in reversed(numbers):
        words = sum(unit.is_word for unit in lines[number])
        if _is_ended(lines[number]) or not TITLE_WORDS[0] <= words <= TITLE_WORDS[1]:
            break
        first = number
    at = numbers.index(first) if first > 0 else 0
    body = [lines[number] for number in numbers[max(at - BODY_LINES, 1) : at]]
    closed = len(body) == BODY_LINES and all(map(_is_ended, body))
    return first if closed and len(numbers) - at >= FEWEST_TITLES else -1


def under_labels(sentences: Sequence[tuple[tuple[Unit, ...], int]]) -> set[int]:
    """The paragraphs of titles under a label that stands alone on its line (`مقالات ذات صلة`, `اقرأ أيضاً:`).

    They have no full stop; the first line with one, or too long for a title, is the article's again.
    """
    if not any(sense.id == TAG_LIST for units, _ in sentences for unit in units[:1] for sense in unit.senses):
        return set()
    lines: dict[int, list[Unit]] = {}
    for units, paragraph in sentences:
        lines.setdefault(paragraph, []).extend(units)
    found: set[int] = set()
    opened = False
    for number, line in lines.items():
        words = [unit for unit in line if unit.is_word]
        if len(words) == 1 and any(sense.id == TAG_LIST for sense in words[0].senses):
            opened = True
        elif opened and not _is_ended(line) and len(words) <= TITLE_WORDS[1]:
            found.add(number)
        else:
            opened = False
    return found


def _is_ended(units: Sequence[Unit]) -> bool:
    """Whether a paragraph ends with a full stop, and none that cuts it off (`…`, `..`)."""
    ending = [unit.folded for unit in units[-2:]]
    return ending[-1:] == ["."] and ending != [".", "."]


def is_tag_list(scene: Scene) -> bool:
    """A list of tags, or of links to other articles: `سمات اشتباكات صنعاء هدنة`."""
    first = next((n for n in scene.nodes if n.tag != SIGN), None)
    return _is_link_word(first) and not any(n.tag == VERB for n in scene.nodes[1:])


def opens_links(scene: Scene) -> bool:
    """`اقرأ أيضا: …`: the title of another article follows."""
    opening = scene.nodes[:2]
    if len(opening) > 1 and _is_link_word(opening[0]):
        return opening[1].folded in LINK_SIGNS or all(n.tag == SIGN for n in scene.nodes[1:])
    return False


def goes_on(units: tuple[Unit, ...]) -> bool:
    """Whether two dots cut a title (`أنقرة تهدد.. وقسد تنفي`): the rest of its line goes on."""
    return [unit.folded for unit in units[-2:]] == [".", "."]


def _is_link_word(node: Node | None) -> bool:
    if node is None or "event" not in node.first:
        return False
    return any(s.id == TAG_LIST for s in node.senses if s.kind == "event")
