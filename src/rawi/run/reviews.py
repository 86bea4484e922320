"""What people said of claims, read from judgements: the later word on a field of a claim holds."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rawi.export.cells import items_of
from rawi.link.judged import judged_claim
from rawi.link.reviewed import Review
from rawi.model import Judgement

# columns of a claim's losses: the field of a loss, and how an item is read
_FIELDS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "harm_effects": ("effect", str),
    "harm_who": ("who", str),
    "harm_of": ("of", str),
    "harm_min": ("min", int),
    "harm_max": ("max", int),
}


def reviews(judgements: Iterable[Judgement]) -> dict[str, Review]:
    """What people said of each claim's truth to its text and of its losses, by the claim's key."""
    found: dict[str, Review] = {}
    for judgement in sorted(judgements, key=lambda judgement: judgement.when):
        field = _FIELDS.get(judgement.field)
        if judgement.field and field is None:
            continue
        about = judged_claim(judgement)
        review = found.get(about)
        if review is None or review.version != judgement.version:
            review = Review(judgement.version)
        if field is None:
            review = review._replace(verdict=judgement.verdict)
        else:
            name, read = field
            items = [None if item is None else read(item) for item in items_of(judgement.value)]
            review = review._replace(harm={**review.harm, name: items})
        found[about] = review
    return found
