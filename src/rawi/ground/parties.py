"""Ties parties to actors by what the whole report names, and tells forces at home from those abroad."""

from collections.abc import Iterable

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.words import ARTICLE, FOR
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import ActorEntry
from rawi.model import Claim, Party

FORCES = frozenset(("state_forces", "external_forces"))
BODIES = frozenset(("force", "body"))
OF_THE = FOR + FOR  # `للحركة`: ل takes the alef of the article


class Named:
    """The actors that a report names, by the short names and the first words that can stand for each."""

    def __init__(self, claims: Iterable[Claim], knowledge: Knowledge) -> None:
        self._by_word: dict[str, set[str]] = {}
        parties = [p for claim in claims for p in (*claim.actor, *claim.target, *claim.source) if p.id]
        for id_, opening in {(p.id, p.text.partition(" ")[0]): None for p in parties}:
            entry = knowledge.actors.get(id_ or "")
            if entry is None:
                continue
            for short in entry.short:
                self._by_word.setdefault(fold_word(short), set()).add(entry.id)
            head = fold_word(opening)
            if _names_follow(head, knowledge):
                self._by_word.setdefault(ARTICLE + head, set()).add(entry.id)
        self._longest = max((word.count(" ") for word in self._by_word), default=0)

    def meant(self, words: str, knowledge: Knowledge) -> ActorEntry | None:
        """Whom the words of a party mean: the one actor named elsewhere that they can stand for.

        `التنظيم` in a report on `تنظيم داعش`; nobody where two organisations are named.
        """
        if not self._by_word or words.count(" ") > self._longest:
            return None
        folded = fold_word(words)
        folded = ARTICLE + folded.removeprefix(OF_THE) if folded.startswith(OF_THE) else folded
        found = self._by_word.get(folded, set())
        return knowledge.actors[next(iter(found))] if len(found) == 1 else None


def _names_follow(word: str, knowledge: Knowledge) -> bool:
    """Whether a word opens names of bodies and armed parties (`حركة`, `حزب`, `تنظيم`)."""
    senses = [s for s in knowledge.lexicon.look(word).senses if s.kind == "noun"]
    nouns = [knowledge.nouns[s.id] for s in senses if not s.reading.article]
    return any(noun.names_follow and noun.class_ in BODIES for noun in nouns)


def settle_party(party: Party, home: str | None, named: Named, knowledge: Knowledge) -> Party:
    """A party with its actor; forces at home are state forces, abroad external forces."""
    if party.id is None and (meant := named.meant(party.text, knowledge)) is not None:
        because = (*party.because, f"actor:{meant.id}")
        party = msgspec.structs.replace(party, id=meant.id, kind=meant.kind, because=because)
    entry = knowledge.actors.get(party.id or "")
    country = (
        entry.country if entry else (party.id or "")[4:] if (party.id or "").startswith("iso:") else None
    )
    if party.kind in FORCES and country and home:
        return msgspec.structs.replace(party, kind="state_forces" if country == home else "external_forces")
    return party
