"""An explanation as a tree on a terminal: whatever its type holds, by the names of its fields."""

import msgspec
from rich.text import Text
from rich.tree import Tree

from rawi.export.visual import plain, visual


def tree(explanation: object, *, reorder: bool) -> Tree:
    """The explanation as a tree: fields by name, values as they are, what is empty left out."""
    root = Tree("", hide_root=True, guide_style="dim")
    _grow(root, _plain(explanation), reorder=reorder)
    return root


def _plain(explanation: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(explanation))  # dates as words, every sequence a list


def _grow(branch: Tree, value: object, *, reorder: bool) -> None:
    pairs = (
        value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    )
    for name, part in pairs:
        if part in (None, "", [], {}, False):
            continue
        if isinstance(part, dict | list) and not _is_flat(part):
            label = _head(part) if isinstance(part, dict) else ""
            words = _words(label, reorder=reorder)
            _grow(branch.add(Text.assemble((str(name), "dim"), "  ", words)), part, reorder=reorder)
        else:
            words = _words(_flat(part), reorder=reorder)
            branch.add(Text.assemble((str(name), "dim"), "  ", words))


def _head(part: dict[object, object]) -> str:
    return next(
        (str(part[key]) for key in ("text", "quote", "id", "words") if isinstance(part.get(key), str)), ""
    )


def _is_flat(part: dict[object, object] | list[object]) -> bool:
    values = part.values() if isinstance(part, dict) else part
    return not any(isinstance(value, dict | list) for value in values)


def _flat(part: object) -> str:
    if isinstance(part, dict):
        return "  ".join(f"{key}={value}" for key, value in part.items() if value not in (None, "", False))
    return "  ".join(map(str, part)) if isinstance(part, list) else str(part)


def _words(words: str, *, reorder: bool) -> str:
    shown = plain(words)
    return visual(shown, rtl=False) if reorder else shown
