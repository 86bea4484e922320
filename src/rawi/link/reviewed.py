"""Losses as people reviewed them: their word stands in place of the machine's reading, claim by claim."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from rawi.model import Claim, Figure, Harm, Verdict

REVIEWED = "reviewed"  # the policy whose figures come with the incident


class Review(NamedTuple):
    """What people said of one claim: the verdict on the whole, and its losses where they were corrected.

    `harm` are values of the fields of losses, one for each loss, where a person wrote them anew; `version` is
    the beginning of the hash of the text that was read.
    """

    version: str
    verdict: Verdict | None = None
    harm: Mapping[str, Sequence[Any]] = {}


def reviewed_losses(claim: Claim, review: Review) -> tuple[Harm, ...]:
    """The losses of a claim as reviewed; none where people were unsure, or called the claim wrong.

    Losses that were corrected count even where the claim as a whole got no verdict.
    """
    if review.verdict in ("negative", "unsure"):
        return ()
    if not review.harm:
        return claim.harm if review.verdict == "positive" else ()
    number = max(map(len, review.harm.values()))
    read: list[Harm | None] = [*claim.harm[:number], *[None] * (number - len(claim.harm))]
    found = []
    for at, harm in enumerate(read):
        told = {field: values[at] for field, values in review.harm.items() if at < len(values)}
        if harm is not None:
            found.append(msgspec.structs.replace(harm, **told))
        elif {"effect", "who"} <= set(told):
            found.append(Harm(text="", start=0, end=0, **told))
    return tuple(found)


def reviewed_figures(losses: Iterable[Harm]) -> tuple[Figure, ...]:
    """The losses of people from the lowest to the highest figure that was reviewed."""
    ends: dict[tuple[str, str], list[Harm]] = {}
    for harm in losses:
        if harm.who != "object" and (harm.min is not None or harm.max is not None):
            ends.setdefault((harm.effect, harm.who), []).append(harm)
    return tuple(
        Figure(
            policy=REVIEWED,
            effect=effect,
            who=who,
            min=min((harm.min for harm in given if harm.min is not None), default=None),
            max=None if any(harm.max is None for harm in given) else max(harm.max or 0 for harm in given),
        )
        for (effect, who), given in sorted(ends.items())
    )
