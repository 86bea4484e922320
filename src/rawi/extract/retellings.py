"""Lets other tellings of the same event decide the act that its own sentence left open, over a whole report.

What one sentence tells is chosen in acts.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rawi.arabic.words import AND, ARTICLE, OF_OR_FROM, SIDES
from rawi.extract.acts import ATTACKS, BLASTS, REMOTE, STATES, STRUCK, is_bare, is_one_more
from rawi.extract.brought import is_replied_to
from rawi.extract.chunks import Chunk
from rawi.extract.containers import PlaceName
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import VERB, Node
from rawi.knowledge.load import Knowledge
from rawi.model import HAPPENED

SEVERAL = 7  # losers: fewer are told of many events
PAIR_REACH = 3  # nodes between two acts that و joins
STRIKES = "strikes"  # the entry of ضربات
MURDER = "murder"  # the entry of اغتيال: of somebody, wherever else fire is told of
BOMBARD = "bombard"  # the entry of قصف
FLYING = frozenset(("US", "GB", "FR", "IL", "RU"))  # states whose strikes abroad are from the air
GROUND = frozenset(("armed_group", "organisation"))  # المعارضة: they have no aircraft
OPEN = frozenset(("shelling", "civilian_attack", "unspecified_violence"))
FIRE = frozenset(("airstrike", "chemical_attack", "shelling"))


def settle_acts(drafts: Iterable[Draft], knowledge: Knowledge) -> None:
    """Let another telling of the same event decide what its own sentence left open, headlines too.

    An attack word that points back (`هذا القصف`, `المجزرة`) takes the act told before; one without
    means takes that of a telling with the same place or the same toll.
    """
    drafts = list(drafts)
    _tell_guns_from_raids(drafts)
    told = [d for d in drafts if d.act in ATTACKS and not _is_open(d)]
    plain = [d for d in drafts if d.act in REMOTE and (not _is_open(d) or _is_from_guns(d))]
    _settle_crowds(drafts)
    _settle_campaigns(drafts)
    for draft in drafts:
        if draft.entry is None and draft.act == "unspecified_violence":
            _settle_killing(draft, told, knowledge)
        if plain and (_is_open(draft) or _is_new(draft)) and not is_replied_to(draft):
            other = next(_tellings(draft, plain, knowledge), None)
            if other is not None and other.act != draft.act:
                draft.act = other.act
                draft.because.append("same_event")
    _settle_others(drafts)
    _settle_strikes(drafts)
    _settle_joined(drafts)
    _settle_blasts(drafts)
    _settle_habits(drafts)


def _settle_others(drafts: list[Draft]) -> None:
    """`تسع ضربات جوية في سوريا و14 ضربة أخرى في العراق`: one more of those that were just told."""
    for before, draft in pairwise(drafts):
        beside = draft.scene is before.scene and {draft.act, before.act} <= STRUCK
        if beside and draft.act != before.act and is_one_more(draft) and _is_open(draft):
            draft.act = before.act
            draft.because.append("same_event")


def _settle_joined(drafts: list[Draft]) -> None:
    """`نفذت 11 غارة قرب س واستهدفت وحدات`: و and a verb of hitting alone go on with the act before it."""
    for before, draft in pairwise(drafts):
        node, form = draft.node, draft.node.form
        if node.conj == AND and before.scene is draft.scene and before.actor and _has_only_hit(before, draft):
            draft.actor, draft.target = list(before.actor), draft.actor
        own = [f for f in draft.actor if f not in before.actor]
        alone = node.tag == VERB and node.conj == AND and not (own or draft.means or draft.weapon)
        if not alone or form is None or (form.gender, form.number) != ("f", "s") or form.voice == "passive":
            continue
        hits = draft.entry is not None and draft.entry.by_means and draft.act in ATTACKS
        noun = before.scene is draft.scene and before.node.tag != VERB and before.act in REMOTE
        if hits and noun and draft.act != before.act:
            draft.act = before.act
            draft.because.append("same_event")


def _has_only_hit(before: Draft, draft: Draft) -> bool:
    """`شن الطيران غارات وقصفت وحدات للتنظيم`: strikes hit whom the one phrase behind the verb names."""
    raids = before.node.tag != VERB and before.entry is not None and before.entry.act == "airstrike"
    bombs = draft.entry is not None and draft.entry.id == BOMBARD and draft.node.tag == VERB
    alone = len(draft.actor) == 1 and not (draft.target or draft.place_fillers or draft.means)
    if not (raids and bombs and alone) or (
        draft.node.form is not None and draft.node.form.voice == "passive"
    ):
        return False
    chunk = draft.actor[0].chunk
    return chunk.is_bare and chunk.actor is None and chunk.first == draft.node.index + 1


def _settle_strikes(drafts: list[Draft]) -> None:
    """`ضربات أمريكية على مواقع`: of a state that has no guns there, unless rockets or guns are told of.

    So are `30 ضربة` of nobody, where strikes from the air are told of.
    """
    if any(d.act == "shelling" and d.means for d in drafts):
        return
    flown = any(d.act == "airstrike" and not _is_open(d) for d in drafts)
    for draft in drafts:
        strikes = draft.act == "shelling" and draft.entry is not None and draft.entry.id == STRIKES
        states = all(f.chunk.country in FLYING for f in draft.actor)
        if strikes and (states if draft.actor else flown):
            draft.act = "airstrike"
            draft.because.append("means:air")


def _settle_blasts(drafts: list[Draft]) -> None:
    """`سمع دوي انفجارات في صنعاء`, where a strike on it is told and no bomb: a blast is that strike's."""
    if any(d.act in BLASTS and (d.means or d.weapon is not None or d.act != "explosion") for d in drafts):
        return
    fire = [d for d in drafts if d.act in STRUCK and d.means]
    for draft in drafts:
        places = _places(draft) if draft.act == "explosion" and draft.entry is not None else set()
        acts = {d.act for d in fire if places & _places(d)}
        if len(acts) == 1:
            draft.act = acts.pop()
            draft.because.append("same_event")


def settle_losers(drafts: Iterable[Draft]) -> None:
    """`مقتل 17 شخصا`, told again as `17 مدنيا`: one figure of one report is of the same people.

    Only large figures, which are seldom met twice, and civilians: reports name them more loosely.
    """
    losses = [x for d in drafts if d.act in ATTACKS for x in d.losses if (x.minimum or 0) >= SEVERAL]
    known: dict[tuple[str, int | None], set[str]] = {}
    for loss in losses:
        if loss.who != "unknown":
            known.setdefault((loss.effect, loss.minimum), set()).add(loss.who)
    for loss in losses:
        if loss.who == "unknown" and known.get((loss.effect, loss.minimum)) == {"civilian"}:
            loss.who = "civilian"


def _tell_guns_from_raids(drafts: list[Draft]) -> None:
    """`القصف والغارات`: beside raids a bare قصف is from guns."""
    for pair in pairwise(drafts):
        first, second = pair
        beside = first.scene is second.scene and 0 < second.node.index - first.node.index <= PAIR_REACH
        if not beside or second.node.conj != AND:
            continue
        for draft, other in (pair, pair[::-1]):
            raid = other.entry is not None and other.entry.act == "airstrike"
            if raid and _is_bombardment(draft) and not draft.means:
                draft.means = "artillery"


def _settle_killing(draft: Draft, told: list[Draft], knowledge: Knowledge) -> None:
    """`مقتل شاب في درعا`, told again with the shots that killed him: the act of the telling with its toll."""
    for other in told:
        places = _places(draft), _places(other)
        near = bool(places[0] & places[1]) or not all(places)
        if near and _dead(draft) & _dead(other) and not _actors_differ(draft, other, knowledge):
            draft.act = other.act
            draft.because.append("same_toll")
            return


def _dead(draft: Draft) -> set[tuple[str, str, int]]:
    return {(x.effect, x.who, x.minimum) for x in draft.losses if x.minimum is not None}


def _settle_crowds(drafts: list[Draft]) -> None:
    """`مواجهات` of which no side is told are riots where protests are told and no fighting of forces."""
    crowds = any(d.act in ("protest", "riot") for d in drafts)
    forces = any(d.act == "clash" and _has_force(d.actor) and _has_force(d.target) for d in drafts)
    if not crowds or forces:
        return
    for draft in drafts:
        if (
            draft.act == "clash"
            and draft.entry is not None
            and draft.entry.crowd
            and not (draft.actor or draft.target)
        ):
            draft.act = "riot"
            draft.because.append("crowd")


def _has_force(fillers: list[Filler]) -> bool:
    return any(f.chunk.class_ == "force" for f in fillers)


def _settle_campaigns(drafts: list[Draft]) -> None:
    """A security campaign whose arrests are told right after it is one of arrest (codebook)."""
    for draft, following in pairwise(drafts):
        entry = draft.entry
        if draft.act == "raid" and following.act == "arrest" and entry is not None and entry.campaign:
            draft.act = "arrest"
            draft.because.append("campaign")


def _settle_habits(drafts: list[Draft]) -> None:
    """`تواصل استهداف المدنيين`: of a campaign without means it is not told what was done."""
    for draft in drafts:
        entry = draft.entry
        if not draft.aggregate or entry is None or not entry.by_target or not _is_open(draft):
            continue
        if entry.act == "shelling" or any(f.chunk.kind in STATES or f.chunk.country for f in draft.actor):
            draft.act = "unspecified_violence"
            draft.because.append("habit")


def _fits(draft: Draft, act: str) -> bool:
    """A bare `قصف`, and a military operation, may turn out to be from the air or with gas, but is no bomb."""
    operation = draft.entry is not None and draft.entry.act == "clash" and not draft.entry.by_target
    return act in FIRE or not (operation or _is_bombardment(draft))


def _is_bombardment(draft: Draft) -> bool:
    return draft.entry is not None and draft.act == "shelling"


def _is_open(draft: Draft) -> bool:
    """No means told: a bare `قصف`, `هجوم`, `مجزرة`, or losses alone."""
    settled = "crowd" in draft.because or "same_toll" in draft.because
    if draft.means or draft.act not in ATTACKS or settled:
        return False
    return not _is_fought(draft) and (draft.entry is None or draft.entry.by_means)


def _is_fought(draft: Draft) -> bool:
    """An attack that its victims make a clash, and that nothing shows to have been told before."""
    return "victims" in draft.because and draft.act == "clash" and not draft.node.reading.article


def _is_new(draft: Draft) -> bool:
    """`مقتل جنديين في هجوم`: fighting by its victims, unless a telling with the same toll knows better."""
    return _is_fought(draft) and not draft.means and draft.entry is not None and draft.entry.by_means


def _tellings(draft: Draft, plain: list[Draft], knowledge: Knowledge) -> Iterator[Draft]:
    """Tellings of the same event, by toll first, then by place, then what a pointing word points back to."""
    plain = [d for d in plain if _may_be(draft, d) and _fits(draft, d.act) and _may_tell(d, draft)]
    toll = _toll(draft)
    yield from (d for d in plain if toll and toll & _toll(d))
    if _is_new(draft) or (draft.entry is not None and draft.entry.id == MURDER):
        return
    places = _places(draft)
    if draft.entry is None and not (places or draft.actor or draft.node.index):
        yield from _told_right_before(draft, plain)
    near = [d for d in plain if not (_actors_differ(d, draft, knowledge) or _flies_for(d, draft, knowledge))]
    if draft.entry is None and any(is_replied_to(loss) for loss in draft.losses):
        near = [d for d in near if d.scene is not draft.scene]
    killer = draft.entry is None and draft.actor  # على أيدي المقاومة, where aircraft are told of too
    if killer:
        near = [d for d in near if not d.actor or _actors_meet(d, draft, knowledge)]
    if draft.actor and _is_bombardment(draft):
        near = [d for d in near if _actors_meet(d, draft, knowledge)]
    there = [d for d in near if places and places & _places(d)]
    if _is_bombardment(draft) and any(d.act == "shelling" for d in there or near):
        return  # guns and aircraft both: a bare قصف stays what it is
    yield from there
    doers = [d for d in near if _actors_meet(d, draft, knowledge) and not _has_more_doers(draft, d)]
    hits = draft.entry is not None and (not draft.entry.by_target or draft.act in OPEN)
    strikes = hits and is_bare(draft) and not draft.aggregate
    if draft.entry is not None and draft.entry.by_target and not _is_relative(draft):
        doers = [d for d in doers if draft.scene.paragraph + d.scene.paragraph <= 1]  # headline and lead
    flies = all(f.chunk.country in FLYING for f in draft.actor)
    elsewhere = not flies and draft.scene.paragraph and places and all(_places(d) for d in doers)
    if strikes and not elsewhere and len({d.act for d in doers}) == 1:
        yield from doers  # التحالف يقصف: its aircraft are told of elsewhere
    if draft.node.reading.article and draft.entry is not None and not places:
        at = (draft.scene.start, draft.node.index)
        told = [d for d in near if (d.scene.start, d.node.index) < at or draft.scene.paragraph == 0]
        acts = Counter(d.act for d in told)
        hit = _hit(draft)
        yield from sorted(told, key=lambda d: (hit.isdisjoint(_hit(d)), -acts[d.act]))


def _may_be(draft: Draft, other: Draft) -> bool:
    """Not itself; what an armed group's guns do is no blast, and is not told by the loss beside it."""
    if draft.scene is other.scene and is_replied_to(other):
        return False  # هجمات ردا على الغارات
    guns = _is_open(other)
    apart = draft.act not in BLASTS and (draft.entry is not None or draft.scene is not other.scene)
    return draft is not other and (apart or not guns)


def _may_tell(other: Draft, draft: Draft) -> bool:
    """What is still to come (`هجوم مرتقب`) is told by no attack that happened."""
    if draft.status == "planned":
        return other.status == "planned"
    return other.status in HAPPENED or other.status == draft.status


def _is_relative(draft: Draft) -> bool:
    """`المراكز التي استهدفتها القوات`: what was hit when that was told."""
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    return draft.node.tag == VERB and before is not None and before.tag == "relative"


def _is_from_guns(draft: Draft) -> bool:
    """`قصف الحوثيين`: by an armed group, which has no aircraft."""
    kinds = {f.chunk.kind for f in draft.actor}
    return (
        draft.entry is not None
        and draft.entry.id == BOMBARD
        and draft.act == "shelling"
        and kinds == {"armed_group"}
    )


def _told_right_before(draft: Draft, plain: list[Draft]) -> Iterator[Draft]:
    """`انفجرت سيارة في السوق. وقتل 20 شخصا`: what the sentence before tells, where that has no toll."""
    before = [d for d in plain if d.scene.start < draft.scene.start]
    last = before[-1] if before else None
    if last is not None and not last.losses and last.scene.paragraph == draft.scene.paragraph:
        yield last


def _hit(draft: Draft) -> set[str]:
    """The heads of what is hit."""
    return {f.chunk.nodes[0].folded for f in draft.target}


def _toll(draft: Draft) -> set[tuple[str, int]]:
    return {
        (loss.effect, loss.minimum) for loss in draft.losses if loss.minimum is not None and loss.minimum > 1
    }


def _places(draft: Draft) -> set[str]:
    """The names of the places of its sentence, and of what they belong to.

    A side counts as what it is a side of (`شمالي حلب`).
    """
    named = [p for p in draft.scene.places if not (p.container and not _is_of(p)) and p.level != "country"]
    return {p.name.partition(" ")[2] if p.area and p.name.startswith(SIDES) else p.name for p in named}


def _is_of(place: PlaceName) -> bool:
    """`قرية س التابعة لمدينة ص`: what a place belongs to, by which another telling may call it."""
    return place.beside and place.prep in OF_OR_FROM


def _actors_meet(a: Draft, b: Draft, knowledge: Knowledge) -> bool:
    """Whether one party does both: by its id, or by its name (`التحالف`, `طيران التحالف العربي`)."""
    names = {f.chunk.nodes[-1].folded for d in (a, b) for f in d.actor if f.chunk.actor is None}
    words = [{word for f in d.actor for n in f.chunk.nodes for word in _words(n)} for d in (a, b)]
    return bool(_parties(a, knowledge) & _parties(b, knowledge) or names & words[0] & words[1])


def _has_more_doers(a: Draft, b: Draft) -> bool:
    """`تواصل روسيا وقوات النظام القصف`: together with others, whose means its own strikes do not show."""
    return len({f.chunk.first for f in a.actor}) > len({f.chunk.first for f in b.actor})


def _words(node: Node) -> list[str]:
    """The words of a node, a known name of several words too, without articles."""
    return [node.folded, *(word.removeprefix(ARTICLE) for word in node.unit.folded.split()[1:])]


def _actors_differ(a: Draft, b: Draft, knowledge: Knowledge) -> bool:
    ids = _parties(a, knowledge), _parties(b, knowledge)
    return bool(ids[0] and ids[1]) and not ids[0] & ids[1]


def _flies_for(a: Draft, b: Draft, knowledge: Knowledge) -> bool:
    """Whether one is a strike from the air by others than the armed groups that do the other."""
    raids, others = (a, b) if a.act == "airstrike" else (b, a)
    kinds = {f.chunk.kind for f in others.actor}
    pilots = {f.chunk.kind for f in raids.actor}
    raid = raids.entry is not None and raids.entry.act == "airstrike"  # غارة
    flown = pilots != kinds if pilots else raid or raids.means == "air"
    alone = raids.act == "airstrike" and bool(kinds) and kinds <= GROUND and flown
    return alone and not _actors_meet(a, b, knowledge)


def _parties(draft: Draft, knowledge: Knowledge) -> set[str]:
    """The ids of who does it, and of what they belong to: an air force is its state's."""
    return {id_ for filler in draft.actor for id_ in _ids_of(filler.chunk, knowledge) if id_ is not None}


def _ids_of(chunk: Chunk, knowledge: Knowledge) -> Iterator[str | None]:
    entry = knowledge.actors.get(chunk.actor or "")
    yield chunk.actor
    if entry is not None:
        yield entry.parent
    kind = chunk.kind if entry is None else entry.kind
    nisba = kind is None and chunk.class_ == "force"  # القصف التركي
    if chunk.class_ == "country" or kind in STATES or nisba:
        yield chunk.country or (entry.country if entry is not None else None)
