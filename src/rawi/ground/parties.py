"""Ties parties to actors by what the whole report names, and tells forces at home from those abroad."""

from collections.abc import Iterable

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.words import ARTICLE, FOR
from rawi.knowledge.load import Knowledge
from rawi.knowledge.persons import load_person_words
from rawi.knowledge.schema import ActorEntry
from rawi.model import Claim, Kind, Party

FORCES = frozenset(("state_forces", "external_forces"))
BODIES = frozenset(("force", "body"))
LAST_WORDS = (1, 2)  # of a name: حداد، عبد الغني
SIGNS = "«»“”\"'()،؛:."
OF_THE = FOR + FOR  # `للحركة`: ل takes the alef of the article


class Named:
    """The actors that a report names, by the short names and the first words that can stand for each."""

    def __init__(self, claims: Iterable[Claim], knowledge: Knowledge) -> None:
        self._by_word: dict[str, set[str]] = {}
        claims = list(claims)
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
        self._sides = _sides(claims, knowledge)
        self._longest = max((word.count(" ") for word in self._by_word), default=0)

    def side(self, party: Party, knowledge: Knowledge) -> Kind:
        """The kind of a party; that of the one whose full name ends with the words of one that is nobody.

        `حداد` in a report on `الناطق باسم الكتائب سالم حداد`, `المصدر` where `مصدر عسكري` spoke.
        """
        if party.kind != "other" or party.id is not None:
            return party.kind
        name = _bare(party.text)
        known = name.startswith(ARTICLE) and _is_source(name.removeprefix(ARTICLE), knowledge)
        kinds = self._sides.get(name, set()) if known or _is_name(name, knowledge) else set()
        return next(iter(kinds)) if len(kinds) == 1 else party.kind

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


def _sides(claims: Iterable[Claim], knowledge: Knowledge) -> dict[str, set[Kind]]:
    """The kinds of the persons who speak and act, by the last word of their names and by the last two."""
    found: dict[str, set[Kind]] = {}
    for text, kind in {(p.text, p.kind) for claim in claims for p in (*claim.source, *claim.actor)}:
        words = _bare(text).split(" ")
        if len(words) > 1 and _is_source(words[0], knowledge):
            found.setdefault(ARTICLE + words[0], set()).add(kind)
        if kind == "other" or not _opens_person(words[0], knowledge):
            continue
        for length in LAST_WORDS:
            if len(words) > length:
                found.setdefault(" ".join(words[-length:]), set()).add(kind)
    return found


def _is_source(word: str, knowledge: Knowledge) -> bool:
    senses = (s for s in knowledge.lexicon.look(word).senses if s.kind == "noun")
    return any(knowledge.nouns[s.id].class_ == "source" for s in senses)


def _opens_person(word: str, knowledge: Knowledge) -> bool:
    """Whether a person's phrase opens so: with an office, a rank, a title or a name."""
    persons, senses = load_person_words(), knowledge.lexicon.look(word).senses
    known = word in persons.all_given or word in persons.offices or word in persons.titles
    return known or not senses or any(s.kind == "noun" and knowledge.nouns[s.id].title for s in senses)


def _bare(text: str) -> str:
    """The folded words of a party without the signs around them (`«حداد»`)."""
    return " ".join(word for word in (fold_word(w.strip(SIGNS)) for w in text.split()) if word)


def _is_name(words: str, knowledge: Knowledge) -> bool:
    """Whether these are names of a family, and no plain words or a given name alone."""
    opening = words.partition(" ")[0]
    plain = {s.kind for s in knowledge.lexicon.look(words.rpartition(" ")[2]).senses} - {"place"}
    return not plain and (opening != words or words not in load_person_words().all_given)


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
    if (kind := named.side(party, knowledge)) != party.kind:
        party = msgspec.structs.replace(party, kind=kind, because=(*party.because, "named:side"))
    if party.kind in FORCES and country and home:
        return msgspec.structs.replace(party, kind="state_forces" if country == home else "external_forces")
    return party
