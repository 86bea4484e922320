"""Makes losses: what a phrase that suffers says of their number and of whom they are."""

from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Loss
from rawi.extract.nodes import Node
from rawi.extract.victims import chunk_bounds, who_of
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import HarmEntry
from rawi.model import Effect


def make_loss(
    scene: Scene, node: Node, effect: Effect, sufferer: Chunk, rule: str, knowledge: Knowledge
) -> Loss:
    """The loss of a phrase that an act itself tells (`اعتقال ثلاثة شبان`)."""
    found, last = chunk_bounds(scene, sufferer, knowledge)
    number = sufferer.number.unit.number if sufferer.number else None
    return Loss(
        scene, node, effect, who_of(sufferer, knowledge), sufferer, number, found[0], found[1],
        sufferer.first, last, True, None, (rule,),
    )  # fmt: skip


def suffer(loss: Loss, sufferer: Chunk, knowledge: Knowledge) -> None:
    """Make a phrase the one who suffers a loss."""
    loss.sufferer, loss.who = sufferer, who_of(sufferer, knowledge)
    (loss.minimum, loss.maximum), loss.last = chunk_bounds(loss.scene, sufferer, knowledge)
    loss.first = sufferer.first
    loss.number = sufferer.number.unit.number if sufferer.number else None


def loss_of(
    scene: Scene,
    node: Node,
    entry: HarmEntry,
    sufferer: Chunk | None,
    knowledge: Knowledge,
    killer: Chunk | None = None,
) -> Loss:
    """The loss that a word for it tells of a phrase."""
    number = sufferer.number.unit.number if sufferer and sufferer.number else None
    found, last = chunk_bounds(scene, sufferer, knowledge) if sufferer else ((None, None), node.index)
    who = entry.who or who_of(sufferer, knowledge)
    first = sufferer.first if sufferer else node.index
    return Loss(
        scene, node, entry.effect, who, sufferer, number, found[0], found[1], first, last, entry.violent,
        killer, (f"harm:{entry.id}",), entry.pattern,
    )  # fmt: skip
