"""A claim while it is being put together: an event word and what the rules have found for it."""

from typing import Literal

import msgspec

from rawi.arabic.numbers import NumberReading
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.containers import PlaceName
from rawi.extract.nodes import VERB, Node
from rawi.knowledge.schema import EventEntry
from rawi.model import Effect, Status, Who


class Filler(msgspec.Struct, eq=False, gc=False):
    """A phrase that fills a role, in the scene in which it stands."""

    scene: Scene
    chunk: Chunk


class Loss(msgspec.Struct, eq=False, gc=False):
    """A loss: its word, who suffers (a phrase, if any), how many."""

    scene: Scene
    node: Node
    effect: Effect
    who: Who
    sufferer: Chunk | None
    number: NumberReading | None
    minimum: int | None
    maximum: int | None
    first: int
    last: int
    violent: bool
    killer: Chunk | None
    because: tuple[str, ...]
    pattern: str = ""
    of: Literal["target", "actor", "other"] = "target"


class Draft(msgspec.Struct, eq=False, gc=False):
    """An event in the making. `first` and `last` are the nodes its words and arguments cover."""

    scene: Scene
    node: Node
    act: str
    entry: EventEntry | None
    trigger: tuple[int, int]
    actor: list[Filler] = []
    target: list[Filler] = []
    losses: list[Loss] = []
    where: list["Where"] = []
    place_fillers: list[Chunk] = []
    weapon: Chunk | None = None
    weapon_node: Node | None = None
    means: str = ""
    status: Status = "asserted"
    doubtful: bool = False
    background: bool = False
    aggregate: bool = False
    because: list[str] = []
    merged: bool = False
    absorbed: list["Draft"] = []
    carried: bool = False
    blamers: list[Filler] = []
    evidence: int = 0
    modifiers: list[Node] = []
    content: int | None = None

    @property
    def number(self) -> Node | None:
        """The number right before an event noun (`ثلاث غارات`)."""
        apart = self.node.tag == VERB or self.node.prep or self.node.conj  # عائلة واحدة بقصف
        before = self.scene.nodes[self.node.index - 1] if self.node.index and not apart else None
        return before if before is not None and before.unit.number is not None else None

    def covers(self, *spans: tuple[int, int]) -> tuple[int, int]:
        """The nodes from the first to the last of the trigger and these spans."""
        spans = (self.trigger, *spans)
        return min(s[0] for s in spans), max(s[1] for s in spans)


# A place and the sentence whose words name it.
Where = tuple[Scene, PlaceName]
