"""Tells on whose side an office-holder, a spokesman or a source is: the kind of the body that he is of.

`الناطق باسم الكتائب` speaks for an armed group, `مدير المنظمة` for an organisation, `مصدر من الأهالي` for
residents. What nothing ties to a body keeps the kind of its own word.
"""

from typing import NamedTuple

from rawi.arabic.words import ABOUT, FOR, FROM, IN, TO
from rawi.extract.nodes import ADJECTIVE, Node
from rawi.knowledge.load import Knowledge
from rawi.model import ARMED_KINDS, Kind

LEADING_MEMBER = "leading_member"  # the entry of قيادي
VOICES = frozenset(("speaker", "military_speaker", "press_office"))  # entries of nouns: who only speaks
TROOPS = frozenset(("commander", "military_speaker", "military_source"))  # who is of armed men
SOURCES = frozenset(("source", "military_source"))  # who may be of the people as well
OFFICES = VOICES | TROOPS | SOURCES | {"envoy", "office_holder", LEADING_MEMBER}
OF_THE_STATE = frozenset(("speaker", "envoy"))  # entries of those whose country tells whom they serve
BODIES = frozenset(("force", "body", "authority"))  # classes of nouns
ELSEWHERE = frozenset((IN, TO, ABOUT))  # مبعوث إلى سوريا، قائد في سوريا: where he is


class Side(NamedTuple):
    """The kind of a body, its actor and its country, where they are known."""

    kind: Kind
    actor: str | None = None
    country: str | None = None


def side_of(nodes: list[Node], knowledge: Knowledge) -> Side | None:
    """The side of the body that a phrase says its head is of; None where it names no body.

    The first body counts (`مدير المنظمة في الجيش`: of the organisation), by its name where one stands
    right behind its noun (`حركة الفجر`).
    """
    head = nodes[0].first.get("noun") if nodes else None
    if head is None or head.id not in OFFICES:
        return None
    if len(nodes) > 1 and (under := nodes[1].first.get("noun")) is not None and under.id in OFFICES:
        return side_of(nodes[1:], knowledge)  # نائب المبعوث
    for at, node in enumerate(nodes[1:], 1):
        if "actor" in node.first:
            return _fit(_named(node, knowledge), head.id)
        if "country" in node.first and (node.tag != ADJECTIVE or head.id == "envoy"):
            away = node.prep in ELSEWHERE or nodes[at - 1].folded in ELSEWHERE
            return None if away or head.id not in OF_THE_STATE else _state(node, knowledge)
        kind = _kind_of_body(nodes, at, head.id, knowledge)
        if kind is None:
            continue
        after = nodes[at + 1] if at + 1 < len(nodes) else node
        if "actor" in after.first and not after.prep:
            return _fit(_named(after, knowledge), head.id)
        lands = (n.first["country"].id for n in nodes[at + 1 :] if "country" in n.first)
        land = next((knowledge.countries[id_].iso for id_ in lands), None)
        return _fit(Side(kind, None, land), head.id)
    return None


def _kind_of_body(nodes: list[Node], at: int, office: str, knowledge: Knowledge) -> Kind | None:
    """The kind of the body that a common noun names; None for another word, a rank, an adjective."""
    node = nodes[at]
    noun = node.first.get("noun")
    entry = knowledge.nouns[noun.id] if noun is not None else None
    if entry is None or entry.title or node.is_adjectival or (node.prep == FOR and office in SOURCES):
        return None  # مصادر معارضة للحكومة
    if entry.class_ == "media":
        told = at == 1 and (node.reading.article or office not in SOURCES)  # no مصادر صحفية
        return entry.kind if told else None
    if entry.class_ == "civilian":
        apart = node.index - nodes[at - 1].index > 1  # over a preposition
        of_people = office in SOURCES and (apart or FROM in (node.prep, nodes[at - 1].folded))
        return entry.kind if of_people else None
    return entry.kind if entry.class_ in BODIES else None


def _fit(side: Side, office: str) -> Side | None:
    """The side if who holds this office may be on it: a commander is of armed men, an envoy is of none."""
    armed = side.kind in ARMED_KINDS
    return side if (armed or office not in TROOPS) and not (armed and office == "envoy") else None


def _named(node: Node, knowledge: Knowledge) -> Side:
    entry = knowledge.actors[node.first["actor"].id]
    return Side(entry.kind, entry.id, entry.country)


def _state(node: Node, knowledge: Knowledge) -> Side:
    return Side("government", None, knowledge.countries[node.first["country"].id].iso)
