"""Writes drafts out as claims: every value with its words and offsets, the source chain."""

from collections.abc import Iterator, Sequence

from rawi.arabic.words import FOR, OWN_PEOPLE
from rawi.extract.acts import REMOTE
from rawi.extract.attribution import Saying, Voice
from rawi.extract.chunks import CLOSING, Chunk, is_ours
from rawi.extract.containers import PlaceName
from rawi.extract.drafts import Draft, Filler, Loss
from rawi.extract.nodes import NUMBER, SIGN, Node
from rawi.extract.when import time_of
from rawi.knowledge.outlets import Outlet, find_outlet
from rawi.model import Claim, Count, Document, Harm, Kind, Party, Place, Span, Time, Weapon, Words

CAMP = "camp"  # the entry of nouns for places
DOUBT = 0.6  # of the confidence of a claim told with doubt
KIND_OF_CLASS: dict[str, Kind] = {
    "force": "armed_group",
    "authority": "government",
    "country": "government",
    "civilian": "civilians",
    "body": "organisation",
    "media": "media",
    "person": "person",
    "object": "object",
    "weapon": "object",
}


def write_claims(
    document: Document, drafts: list[tuple[Draft, list[Saying]]], bulletin: Node | None
) -> Iterator[Claim]:
    """Yield one claim a draft, numbered in text order, times and places still ungrounded.

    `bulletin` is the day of a report that lists a day's events (see when).
    """
    outlet = find_outlet(document.outlet)
    for n, (draft, sayings) in enumerate(drafts, 1):
        time = time_of(draft, sayings, bulletin)
        yield _claim(document.text, f"c{n}", draft, sayings, time, outlet)


def _claim(
    text: str, id_: str, draft: Draft, sayings: list[Saying], time: Node | None, outlet: Outlet | None
) -> Claim:
    scene = draft.scene
    speech = draft.entry is not None and draft.entry.says
    spans = [(f.chunk.first, f.chunk.last) for f in (*draft.actor, *draft.target) if f.scene is scene]
    spans += [(p.first, p.last) for origin, p in draft.where if origin is scene] + [
        (loss.first, loss.last) for loss in draft.losses if loss.scene is scene
    ]
    spans += [other.trigger for other in draft.absorbed]
    first, last = draft.covers(*spans)
    source, because = _sources(text, draft, sayings, speech, outlet)
    return Claim(
        id=id_,
        act=draft.act,  # type: ignore[arg-type]  # from the schema's closed list
        trigger=_words(text, scene.nodes, *draft.trigger),
        quote=_words(text, scene.nodes, first, last),
        actor=tuple(party(text, f) for f in draft.actor),
        target=tuple(party(text, f) for f in draft.target),
        places=tuple(place_of(text, origin.nodes, p) for origin, p in draft.where),
        time=_unit_time(text, time) if time else None,
        harm=tuple(_harm(text, loss) for loss in draft.losses),
        count=_count(text, draft),
        weapon=_weapon(text, draft),
        source=source,
        status=draft.status,
        background=draft.background or bool(time and time.unit.time and time.unit.time.background),
        aggregate=draft.aggregate,
        confidence=_certainty(draft),
        because=(*dict.fromkeys((*draft.because, *because)),),
    )  # fmt: skip


def _words(text: str, nodes: list[Node], first: int, last: int) -> Words:
    """The words from one node to another, an opening و and a loose quotation mark left out."""
    start, end = _start(text, nodes[first]), nodes[last].unit.end
    return Words(text=text[start:end], start=start, end=end)


def _start(text: str, node: Node, *, keep_preposition: bool = True) -> int:
    """Where a node's own word begins, after و or ف (and after ب ل ك where they are not wanted)."""
    cut = len(node.reading.conj)
    if not keep_preposition and node.reading.prep and not (node.reading.prep == FOR and node.reading.article):
        cut += len(node.reading.prep)
    start = node.unit.start
    if node.tag == NUMBER and text[start - 1 : start] + text[node.unit.end : node.unit.end + 1] == "()":
        return start - 1  # (44) شخصا
    while cut and start < node.unit.end - 1:
        start += 1
        while start < node.unit.end - 1 and not text[start].isalnum():
            start += 1
        cut -= 1
    return start


def party(text: str, filler: Filler) -> Party:
    """An actor, target or source in the text's words."""
    chunk, nodes = filler.chunk, filler.scene.nodes
    start = _start(text, nodes[chunk.first], keep_preposition=False)
    end = _end(nodes, chunk)
    return Party(
        text=text[start:end],
        start=start,
        end=end,
        kind=_kind(chunk),
        id=chunk.actor or _country_id(chunk),
        because=chunk.because,
    )


def _end(nodes: list[Node], chunk: Chunk) -> int:
    """The end of a phrase; a closing mark whose opening one stands before the phrase is left out."""
    last = nodes[chunk.last]
    if (
        last.tag == SIGN
        and last.folded in CLOSING
        and not any(n.tag == SIGN for n in nodes[chunk.first : chunk.last])
    ):
        return nodes[chunk.last - 1].unit.end
    return last.unit.end


def _country_id(chunk: Chunk) -> str | None:
    return f"iso:{chunk.country}" if chunk.country else None


def _kind(chunk: Chunk) -> Kind:
    if chunk.kind is not None:
        return chunk.kind
    if chunk.class_ == "place" and chunk.facility:  # سوق، مستشفى; but who lives in مخيم
        camp = any(s.id == CAMP for s in chunk.nodes[0].senses)
        return "civilians" if camp else "object"
    if chunk.class_ == "force" and chunk.country:
        return "external_forces"
    return KIND_OF_CLASS.get(chunk.class_, "other")


def place_of(text: str, nodes: Sequence[Node], place: PlaceName) -> Place:
    """A place name with its words and where they stand, not yet grounded."""
    start = _start(text, nodes[place.first], keep_preposition=False)
    end = nodes[place.last].unit.end
    return Place(text=text[start:end], start=start, end=end, within=_within(place), because=place.because)


def _within(place: PlaceName) -> str | None:
    """The folded name of the wider place that the text puts a place in."""
    return place.within.name if place.within is not None else None


def _unit_time(text: str, node: Node) -> Time:
    time = node.unit.time
    assert time is not None
    return Time(
        text=text[node.unit.start : node.unit.end], span=Span(node.unit.start, node.unit.end),
        start=None, end=None, precision="open", because=time.because,
    )  # fmt: skip


def _harm(text: str, loss: Loss) -> Harm:
    nodes = loss.scene.nodes
    start, end = _start(text, nodes[loss.first], keep_preposition=False), nodes[loss.last].unit.end
    return Harm(
        text=text[start:end],
        start=start,
        end=end,
        effect=loss.effect,
        who=loss.who,
        of=loss.of,
        min=loss.minimum,
        max=loss.maximum,
        because=loss.because,
    )


def _count(text: str, draft: Draft) -> Count | None:
    """`ثلاث غارات`, `سلسلة غارات`: the number right before the event word, or before the one strike of it."""
    strikes = [d for d in draft.absorbed if d.act in REMOTE]
    strike = strikes[0] if draft.number is None and len(strikes) == 1 else draft
    before = strike.number
    if before is None or before.unit.number is None or draft.entry is None:
        return None
    number = before.unit.number
    start, end = before.unit.start, strike.node.unit.end
    return Count(
        text=text[start:end], start=start, end=end, min=number.min, max=number.max, because=("number",)
    )


def _weapon(text: str, draft: Draft) -> Weapon | None:
    nodes = draft.scene.nodes
    if draft.weapon is not None:
        first, last = draft.weapon.first, draft.weapon.last
    elif draft.weapon_node is not None:
        first = last = draft.weapon_node.index
    else:
        return None
    start, end = _start(text, nodes[first], keep_preposition=False), nodes[last].unit.end
    return Weapon(
        text=text[start:end], start=start, end=end, because=draft.weapon.because if draft.weapon else ()
    )


def _sources(
    text: str, draft: Draft, sayings: list[Saying], speech: bool, outlet: Outlet | None
) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """Who says it, outermost first: the sayings that hold the event word, without the outlet itself."""
    chain: list[Party] = []
    because: list[str] = []
    actors = {(f.chunk.first, f.scene.start) for f in draft.actor}
    for saying in sayings:
        if not saying.first <= draft.node.index <= saying.last or (
            saying.cue == draft.node.index and not saying.carried
        ):
            continue
        fillers = [Filler(draft.scene, c) for c in saying.speakers] or _carried(saying.carried)
        for filler in fillers:
            if speech and (
                (filler.chunk.first, filler.scene.start) in actors or _is_short_for(filler, draft.actor)
            ):
                continue
            if chain and is_ours(filler.chunk):  # بيان للكتائب: أكد مجاهدونا …
                continue
            speaker = party(text, filler)
            if any(speaker.start == p.start or speaker.text in p.text for p in chain):
                continue
            if outlet is not None and _is_outlet(speaker, filler, outlet):
                continue
            chain = [p for p in chain if p.text not in speaker.text]  # the fuller name of two
            chain.append(speaker)
        because += saying.because
        draft.doubtful = draft.doubtful or saying.doubt
    if draft.blamers:
        blamers = [party(text, filler) for filler in draft.blamers]
        chain += [b for b in blamers if all(b.start != p.start for p in chain)]
    return tuple(chain), tuple(because)


def _is_short_for(filler: Filler, actors: Sequence[Filler]) -> bool:
    """`ندد الحزب الفلاني، حسب بيان للحزب`: who speaks is no source for himself."""
    head = filler.chunk.nodes[0]
    return len(filler.chunk.nodes) == 1 and any(head.folded == a.chunk.nodes[0].folded for a in actors)


def _is_outlet(speaker: Party, filler: Filler, outlet: Outlet) -> bool:
    """`المرصد السوري`, `نشطاء المرصد` on the observatory's own pages: its own voice.

    A medium that is quoted on its own pages speaks for itself (`طالبت شبكة الجزيرة بالتحقيق`).
    """
    if filler.chunk.class_ == "media":
        return False
    if speaker.id == outlet.id or find_outlet(speaker.text) is outlet:
        return True
    rest = speaker.text.partition(" ")[2]
    return bool(rest) and filler.chunk.nodes[0].folded in OWN_PEOPLE and find_outlet(rest) is outlet


def _carried(voice: Voice | None) -> list[Filler]:
    return [Filler(voice.scene, voice.chunk)] if voice else []


def _certainty(draft: Draft) -> float:
    """What doubt leaves of a claim's confidence (`يُعتقد`, `أنباء عن`)."""
    doubtful = draft.doubtful or (draft.entry is not None and draft.entry.certainty == "doubtful")
    return DOUBT if doubtful else 1.0
