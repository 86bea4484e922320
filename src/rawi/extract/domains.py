"""Keeps the language of sport, film and science apart from that of war.

`هجوم`, `تصفيات`, `مواجهات` tell no violence in a match report. In a sentence, or a text, of such a
field an attack counts only when an armed party or a weapon is named with it.
"""

from rawi.extract.acts import ATTACKS
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft

PEACEFUL_SENTENCES = (
    2  # sentences of a field that make the whole text one of it, when they outnumber the armed ones
)
VIOLENT = ATTACKS | {"abduction", "sexual_violence", "raid", "territory_change", "arrest", "riot"}


class Domains:
    """What a text is about, sentence by sentence as it is read."""

    def __init__(self) -> None:
        self.peaceful = 0
        self.armed = 0
        self._fields: set[int] = set()  # where the sentences of a field begin

    def read(self, scene: Scene) -> None:
        """Count a sentence for the field or for the conflict."""
        if speaks_of_field(scene):
            self.peaceful += 1
            self._fields.add(scene.start)
        elif any(c.class_ in ("force", "weapon") for c in scene.chunks):
            self.armed += 1

    def allows(self, draft: Draft) -> bool:
        """Whether an event of this sentence may be one of war."""
        whole = self.peaceful >= PEACEFUL_SENTENCES and self.peaceful > self.armed
        if draft.act not in VIOLENT or not (whole or draft.scene.start in self._fields):
            return True
        parties = [f.chunk for f in (*draft.actor, *draft.target)]
        return draft.weapon is not None or bool(draft.means) or any(c.class_ == "force" for c in parties)


def speaks_of_field(scene: Scene) -> bool:
    """Whether a sentence holds a word of sport, film or science."""
    return bool(scene.having("domain"))
