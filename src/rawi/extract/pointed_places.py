"""Says which place a report means by `المدينة`, `في المعسكر`, `المديريتان`: the last that was called so."""

from collections.abc import Iterable, Iterator, Sequence

from rawi.arabic.words import CITY, GOVERNORATES, LYING
from rawi.extract.clauses import Scene
from rawi.extract.containers import PlaceName
from rawi.extract.drafts import Draft, Where
from rawi.extract.nodes import ADJECTIVE, Node
from rawi.extract.place_words import is_dual, is_plural, word_of_place
from rawi.knowledge.gazetteer import KNOWN
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry

# By these words any place of their sort may be meant; by others (المطار، المديرية) only what was called so.
ALIKE = frozenset(("settlement", "quarter", "camp", "road", "front", "water"))
# The sorts of known places by their level, where no word of place announces them.
BARE = {"town": "settlement", "quarter": "quarter", "admin1": "governorate"}
CITY_FROM = 100_000  # people
REGION = "region"  # words of this sort leave open what lies there: `منطقة الزبداني`


class PointedPlaces:
    """The places that a report named so far, by the words that may point back to them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._named: dict[str, tuple[int, list[Where]]] = {}  # by word, by sort, and by sort without a word
        self._count = 0
        self._waiting: list[tuple[Scene, Sequence[PlaceName]]] = []

    def come_to(self, scene: Scene, lists: Iterable[Sequence[PlaceName]]) -> None:
        """Go on to a sentence with its places, those together that a list joins."""
        self._keep(self._waiting)
        self._waiting = [(scene, group) for group in lists]

    def meant(self, draft: Draft, *, sure: bool = False) -> list[Where]:
        """What the first word of place in the event's clause points back to, if anything.

        With `sure`, no region and nothing that may be an actor's name too (`القاعدة`).
        """
        scene = draft.scene
        clause = scene.clause_at[draft.node.index]
        for node in scene.nodes[clause.first : clause.last + 1]:
            if not node.reading.article or "noun" not in node.first or node.of("place", "country"):
                continue
            entry = word_of_place(node, self._knowledge)
            if entry is None:
                continue
            if (is_plural(node) and not is_dual(node)) or _is_named(scene.nodes, node, entry):
                continue
            if entry.place == "region" and draft.entry is not None and draft.entry.says:
                continue  # السلام في المنطقة
            if sure and (entry.place == "region" or "actor" in node.first):
                continue
            self._keep(one for one in self._waiting if one[1][-1].last < node.index)
            named = self._last_called(node, entry)
            if named and not (sure and is_dual(node) and len(named) < 2):
                return named if is_dual(node) else named[-1:]
        return []

    def _keep(self, groups: Iterable[tuple[Scene, Sequence[PlaceName]]]) -> None:
        """Remember places by their keys; in a list the word of place holds for those after it too."""
        for scene, group in groups:
            self._count += 1
            called: tuple[str, ...] = ()
            told: dict[str, list[Where]] = {}
            for place in group:
                own = self._called(scene.nodes, place)
                called = own or tuple(place.name.split()[:-1][:1]) or called  # مدينة زنجبار, as one name
                loose = REGION in own and GOVERNORATES.isdisjoint(own)
                least = 0 if not own else KNOWN if loose else None
                for key in (*(own or called), *(self._bare(place, least) if least is not None else ())):
                    told.setdefault(key, []).append((scene, place))
            self._named |= {key: (self._count, where) for key, where in told.items()}

    def _last_called(self, node: Node, entry: NounEntry) -> list[Where]:
        """The last place called by the word itself, else of its sort, or by no word."""
        sort = "governorate" if node.folded in GOVERNORATES else entry.place
        of_sort = sort in ALIKE and (is_dual(node) or node.folded not in self._named)
        keys = [
            sort if of_sort else node.folded,
            f"bare {sort}",
            *(["bare city"] if node.folded == CITY else []),
        ]
        named = [self._named[key] for key in keys if key in self._named]
        return max(named, key=lambda one: one[0])[1] if named else []

    def _called(self, nodes: list[Node], place: PlaceName) -> tuple[str, ...]:
        """The word of place that announces a name, and the sort that it is of."""
        for node in nodes[max(place.first - 1, 0) : place.first + 1]:
            if (entry := word_of_place(node, self._knowledge)) is not None:
                return node.folded, entry.place
        return ()

    def _bare(self, place: PlaceName, least: int) -> Iterator[str]:
        """The sorts of a known place of so many people that no word tells; a city is called no village."""
        rows = [row for row in self._knowledge.gazetteer.nearly_named(place.name) if row.rank >= least]
        sorts = {BARE.get(row.level) for row in rows}
        if "settlement" in sorts and ("governorate" in sorts or any(row.rank >= CITY_FROM for row in rows)):
            sorts = sorts - {"settlement"} | {"city"}
        yield from (f"bare {sort}" for sort in sorts if sort)


def _is_named(nodes: list[Node], node: Node, entry: NounEntry) -> bool:
    """`البحر الأحمر`, `العاصمة القطرية الدوحة`: a name of its own, no `القرية الواقعة في س`."""
    after = [n for n in nodes[node.index + 1 : node.index + 3] if not (n.conj or n.prep)]
    if after and after[0].folded in LYING:
        return False
    if any(n.of("place", "country") for n in after if n.is_nominal):
        return True
    described = bool(after) and after[0].index == node.index + 1 and after[0].tag == ADJECTIVE
    return described and entry.place != "settlement"
