"""Who signs a post that a page embeds: `… — الدفاع المدني (@handle) June 25, 2023` below its words."""

from collections.abc import Iterable

from msgspec.structs import replace

from rawi.arabic.words import DASHES
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN
from rawi.extract.speakers import SPEAKERS
from rawi.extract.voices import Saying, Voice

ACCOUNT = ("(", "@")
LONGEST_NAME = 8  # nodes between the dash and the account


def give_to_signer(scene: Scene, drafts: Iterable[tuple[Draft, list[Saying]]]) -> None:
    """What the post above a signature tells is its signer's, where nobody else has the word in it.

    The signature stands on a line of its own or behind the last words of the post.
    """
    signer = _signer(scene)
    if signer is None:
        return
    alone = scene.nodes[0].folded in DASHES
    voice = Voice(scene, signer, scene.paragraph)
    for draft, sayings in drafts:
        if draft.scene.paragraph == scene.paragraph - alone and not sayings:
            last = len(draft.scene.nodes) - 1
            sayings.append(Saying(0, last, [], -1, ("signature",), carried=voice))


def _signer(scene: Scene) -> Chunk | None:
    """The name between a dash and an account in brackets."""
    nodes = scene.nodes
    at = next((n for n in nodes if n.folded == ACCOUNT[1]), None)
    if at is None or at.index < len(ACCOUNT) or nodes[at.index - 1].folded != ACCOUNT[0]:
        return None
    end = at.index - 1
    dash = next(
        (i for i in range(end - 1, max(end - LONGEST_NAME, 0) - 1, -1) if nodes[i].folded in DASHES), end
    )
    named = nodes[dash + 1 : end]
    if not named or any(n.tag == SIGN or not n.is_nominal for n in named):
        return None
    chunk = scene.chunk_of[named[0].index]
    if chunk is not None and chunk.class_ in SPEAKERS:
        return replace(chunk, prep="", last=end - 1, nodes=named)
    return Chunk(named[0].index, end - 1, "", nodes=named, class_="person", kind="person")
