"""An explanation as a tree on a terminal: a branch a sentence, and on it all that was found there."""

from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from rawi.export.explanation import (
    ExplainedClaim,
    ExplainedClause,
    ExplainedMention,
    ExplainedSaying,
    ExplainedSentence,
    Explanation,
)
from rawi.export.visual import plain, visual
from rawi.export.wording import FROM

ISOLATE, RELEASE = "\u2067", "\u2069"


def tree(explanation: Explanation, *, reorder: bool) -> Tree:
    """The explanation as a tree; `reorder` puts Arabic in visual order for terminals that do not."""
    facts = (explanation.outlet, explanation.published, explanation.id)
    root = Tree(Text(" \u00b7 ".join(str(fact) for fact in facts if fact), style="dim"), guide_style="dim")
    for number, sentence in enumerate(explanation.sentences, 1):
        _sentence(root, sentence, number, _Shown(reorder))
    return root


class _Shown:
    """Arabic as this terminal needs it."""

    def __init__(self, reorder: bool) -> None:
        self.reorder = reorder

    def words(self, words: str, style: str = "") -> Text:
        shown = plain(words)
        return Text(visual(shown, rtl=True) if self.reorder else f"{ISOLATE}{shown}{RELEASE}", style=style)


def _sentence(root: Tree, sentence: ExplainedSentence, number: int, shown: _Shown) -> None:
    where = "headline" if sentence.paragraph == 0 else f"paragraph {sentence.paragraph}"
    branch = root.add(Text.assemble((f"sentence {number}, {where}  ", "bold"), shown.words(sentence.text)))
    _add(branch, "clauses", [_clause(clause, n, shown) for n, clause in enumerate(sentence.clauses, 1)])
    _add(branch, "mentions", [_mention(mention, shown) for mention in sentence.mentions])
    _add(branch, "sayings", [_saying(saying, shown) for saying in sentence.sayings])
    claims = branch.add(Text("claims", style="dim")) if sentence.claims else branch
    for claim in sentence.claims:
        _claim(claims, claim, shown)
    _add(
        branch,
        "event words without a claim of their own",
        [_line(shown.words(word.text), _rules(word.because)) for word in sentence.without_claim],
    )


def _add(branch: Tree, name: str, lines: Iterable[Text]) -> None:
    lines = list(lines)
    if lines:
        part = branch.add(Text(name, style="dim"))
        for line in lines:
            part.add(line)


def _line(*parts: Text | str) -> Text:
    return Text("  ").join(Text(part) if isinstance(part, str) else part for part in parts if part)


def _rules(ids: Iterable[str]) -> Text:
    return Text(" ".join(ids), style="dim cyan")


def _clause(clause: ExplainedClause, number: int, shown: _Shown) -> Text:
    under = f" of {clause.parent}" if clause.parent and clause.role != "main" else ""
    return _line(Text(f"{number} {clause.role}{under}", style="blue"), shown.words(clause.text))


def _mention(mention: ExplainedMention, shown: _Shown) -> Text:
    facts = (mention.names, (mention.kind or "").replace("_", " "), mention.actor, mention.country)
    known = " \u00b7 ".join(fact for fact in facts if fact)
    rules = _rules(mention.because)
    return _line(Text(mention.sort, style="green"), shown.words(mention.text), Text(known), rules)


def _saying(saying: ExplainedSaying, shown: _Shown) -> Text:
    speakers = shown.words(FROM.join(saying.speakers), "cyan")
    goes_on = Text("(goes on)" if saying.carried else "", style="dim")
    return _line(shown.words(saying.cue, "magenta"), speakers, goes_on, shown.words(saying.text),
                 _rules(saying.because))  # fmt: skip


def _claim(claims: Tree, claim: ExplainedClaim, shown: _Shown) -> None:
    head = Text(f"{claim.id} {claim.act.replace('_', ' ')}, {claim.status}", style="bold")
    sure = Text(f"{claim.confidence:.0%}", style="dim")
    branch = claims.add(_line(head, shown.words(claim.trigger, "red"), sure, _rules(claim.because)))
    for name, rules in claim.values.items():
        branch.add(_line(Text(name, style="dim"), _rules(rules)))
