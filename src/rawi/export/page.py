"""One self-contained HTML page: each text from right to left, its claims lit and listed beside it.

Nothing is loaded from anywhere, everything from outside is escaped, and a content security policy
allows only the style and the script that stand in the page. Without script it reads as well:
triggers and claims are links to each other.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from rawi.export.wording import act_words, flag_words, harm_words, range_words, time_words
from rawi.model import Claim, CodedDocument, Party, Place, Words

ROLES = ("trigger", "actor", "target", "harm", "weapon", "count", "time", "place", "source")
VIOLENT = frozenset((
    "airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack", "clash", "civilian_attack",
    "sexual_violence", "abduction", "unspecified_violence",
))  # fmt: skip


class Lit(NamedTuple):
    """A stretch of the text, the number of a claim, and what the stretch is to it (a role, or its quote)."""

    start: int
    end: int
    claim: int
    role: str


def opening(title: str) -> str:
    """The head of the page and its legend."""
    style, script = page_part("page.css"), page_part("page.js")
    allowed = f"style-src '{style_hash(style)}'; script-src '{style_hash(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    legend = "".join(f'<li data-role="{role}">{role}</li>' for role in ROLES)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Rawi">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<div class="top"><h1>{escape(title)}</h1>'
        f'<ul class="legend" aria-label="Colours">{legend}</ul></div>\n<main>\n'
    )


def document(coded: CodedDocument, number: int) -> str:
    """One text with its claims; `number` sets it apart from the other texts of the page."""
    name = f"d{number}"
    count = len(coded.claims)
    facts = (
        _fact(coded.outlet, arabic=True),
        _fact(coded.published.isoformat() if coded.published else None),
        _fact("1 claim" if count == 1 else f"{count} claims"),
        _fact(coded.id),
    )
    cards = "".join(_card(claim, index, name) for index, claim in enumerate(coded.claims))
    claims = (
        f'<ol class="claims">{cards}</ol>'
        if cards
        else '<p class="claims none">No claims were read here.</p>'
    )
    return (
        f'<article class="doc" id="{name}">\n<p class="meta">{"".join(facts)}</p>\n'
        f'<div class="text" lang="ar" dir="rtl">{_text(coded, name)}</div>\n{claims}\n</article>\n'
    )


def closing() -> str:
    """The foot of the page: what it is, and is not."""
    return (
        '</main>\n<p class="foot">Rawi keeps what a text says, and who it says says so. Nothing is declared '
        "true. Names are the text\u2019s own. A machine read it: check a value against its words.</p>\n"
        f"<script>{page_part('page.js')}</script>\n</body>\n</html>\n"
    )


def page_part(name: str) -> str:
    """A style or a script that stands in pages, by its file name."""
    return files("rawi.export").joinpath(name).read_text("utf8")


def style_hash(content: str) -> str:
    """The hash by which a content security policy allows a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _fact(words: str | None, *, arabic: bool = False) -> str:
    if not words:
        return ""
    return f'<span lang="ar" dir="auto">{escape(words)}</span>' if arabic else f"<span>{escape(words)}</span>"


def lit_stretches(claims: Iterable[Claim]) -> Iterator[Lit]:
    """Every stretch of the text that a claim points at, with what it is to that claim."""
    for number, claim in enumerate(claims):
        yield Lit(claim.quote.start, claim.quote.end, number, "quote")
        yield Lit(claim.trigger.start, claim.trigger.end, number, "trigger")
        single = (("weapon", claim.weapon), ("count", claim.count))
        lists: list[tuple[str, Sequence[Words]]] = [
            ("actor", claim.actor),
            ("target", claim.target),
            ("place", claim.places),
            ("harm", claim.harm),
            ("source", claim.source),
            *((role, (value,)) for role, value in single if value),
        ]
        for role, values in lists:
            yield from (Lit(value.start, value.end, number, role) for value in values)
        if claim.time:
            yield Lit(claim.time.span.start, claim.time.span.end, number, "time")


def _text(coded: CodedDocument, name: str) -> str:
    """The text as paragraphs, cut wherever a stretch begins or ends; stretches may overlap freely."""
    starts: dict[int, list[Lit]] = {}
    ends: dict[int, list[Lit]] = {}
    for lit in lit_stretches(coded.claims):
        if 0 <= lit.start < lit.end <= len(coded.text):
            starts.setdefault(lit.start, []).append(lit)
            ends.setdefault(lit.end, []).append(lit)
    breaks = {i for i, letter in enumerate(coded.text) if letter == "\n"}
    cuts = sorted({0, len(coded.text), *starts, *ends, *breaks, *(i + 1 for i in breaks)})
    active: set[Lit] = set()
    anchored: set[int] = set()
    lines: list[list[str]] = [[]]
    for start, end in pairwise(cuts):
        active.difference_update(ends.get(start, ()))
        active.update(starts.get(start, ()))
        if coded.text[start] == "\n":
            lines.append([])
        else:
            lines[-1].append(_stretch(coded.text[start:end], active, name, anchored))
    joined = ["".join(line) for line in lines]
    titled = bool(coded.title) and coded.text.startswith(coded.title)
    tags = ["h2" if titled and index == 0 else "p" for index in range(len(joined))]
    return "\n".join(f"<{tag}>{line}</{tag}>" for tag, line in zip(tags, joined, strict=True) if line.strip())


def _stretch(words: str, active: set[Lit], name: str, anchored: set[int]) -> str:
    if not active:
        return escape(words)
    ordered = sorted(active, key=lambda lit: (lit.role == "quote", lit.claim, lit.role))
    roles = sorted({lit.role for lit in ordered if lit.role != "quote"}, key=ROLES.index)
    attributes = f' data-r="{" ".join(f"{lit.claim}:{lit.role}" for lit in ordered)}"'
    attributes += f' data-role="{roles[0]}"' if roles else ""
    attributes += f' data-also="{roles[1]}"' if len(roles) > 1 else ""
    told = next((lit.claim for lit in ordered if lit.role == "trigger"), None)
    if told is None:
        tag = "mark" if roles else "span"
        return f"<{tag}{attributes}>{escape(words)}</{tag}>"
    identity = "" if told in anchored else f' id="{name}-t{told}"'
    anchored.add(told)
    return f'<a class="mark"{identity} href="#{name}-c{told}"{attributes}>{escape(words)}</a>'


def _card(claim: Claim, index: int, name: str) -> str:
    flags = "".join(f'<span class="flag {escape(flag)}">{escape(flag)}</span>' for flag in flag_words(claim))
    rows = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _rows(claim) if value)
    rules = " ".join(f"<code>{escape(rule)}</code>" for rule in sorted(_because(claim)))
    why = f"<details><summary>why</summary>{rules}</details>" if rules else ""
    violent = " violent" if claim.act in VIOLENT else ""
    return (
        f'<li class="claim{violent}" id="{name}-c{index}" data-claim="{index}"><header>'
        f'<a class="id" href="#{name}-t{index}">{escape(claim.id)}</a>'
        f'<span class="act">{escape(act_words(claim))}</span>{flags}'
        f'<span class="sure" title="confidence">{claim.confidence:.0%}</span></header>'
        f"<dl>{rows}</dl>{why}</li>\n"
    )


def _rows(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "trigger", _arabic(claim.trigger.text, "trigger")
    yield "actor", _parties(claim.actor, "actor")
    yield "target", _parties(claim.target, "target")
    yield "place", "".join(f"<span>{_place(place)}</span>" for place in claim.places)
    if claim.time:
        yield "time", _arabic(claim.time.text, "time") + _small(time_words(claim.time))
    yield (
        "harm",
        "".join(f"<span>{_arabic(h.text, 'harm')}{_small(harm_words(h))}</span>" for h in claim.harm),
    )
    if claim.count:
        yield (
            "count",
            _arabic(claim.count.text, "count") + _small(range_words(claim.count.min, claim.count.max)),
        )
    if claim.weapon:
        yield "weapon", _arabic(claim.weapon.text, "weapon")
    yield "source", _parties(claim.source, "source")


def _parties(parties: Iterable[Party], role: str) -> str:
    return "".join(
        f"<span>{_arabic(party.text, role)}{_small(party.kind.replace('_', ' '), party.id)}</span>"
        for party in parties
    )


def _place(place: Place) -> str:
    unsure = f"unresolved: {place.unresolved.reason}" if place.unresolved else None
    admin = f' <small lang="ar" dir="rtl">{escape(place.admin)}</small>' if place.admin else ""
    return _arabic(place.text, "place") + admin + _small(place.country, unsure)


def _arabic(words: str, role: str) -> str:
    return f'<bdi lang="ar" dir="rtl" data-role="{role}">{escape(words)}</bdi>'


def _small(*words: str | None) -> str:
    kept = " \u00b7 ".join(word for word in words if word)
    return f"<small>{escape(kept)}</small>" if kept else ""


def _because(claim: Claim) -> set[str]:
    parties = [rule for party in (*claim.actor, *claim.target, *claim.source) for rule in party.because]
    places = [rule for place in claim.places for rule in place.because]
    harm = [rule for loss in claim.harm for rule in loss.because]
    time = claim.time.because if claim.time else ()
    count = claim.count.because if claim.count else ()
    weapon = claim.weapon.because if claim.weapon else ()
    return {*claim.because, *parties, *places, *harm, *time, *count, *weapon}
