"""Sums of losses in a claim, by effect and by who suffered it."""

from rawi.model import Claim, Effect, Who


def total(claim: Claim, effect: Effect, who: Who) -> tuple[int | None, int | None]:
    """At least and at most how many suffered an effect, over the losses of one claim; None where unknown.

    At least: the sum of what is known. At most: unknown as soon as one loss is open or vague. The same
    stretch of text is one loss.
    """
    losses = {(h.start, h.end): h for h in claim.harm if h.effect == effect and h.who == who}.values()
    least = [h.min for h in losses if h.min is not None]
    most = [h.max for h in losses if h.max is not None]
    return sum(least) if least else None, sum(most) if most and len(most) == len(losses) else None
