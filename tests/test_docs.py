"""What is documented is what is there."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from rawi.knowledge.schema import KINDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_reference_is_fresh() -> None:
    assert reference().stale() == [], "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf8"))
    broken = [
        target
        for target in targets
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert broken == []


def test_entries_in_recipes_are_right() -> None:
    blocks = [
        (page.name, block)
        for page in sorted((ROOT / "docs" / "recipes").glob("*.md"))
        for block in re.findall(r"```toml\n(\[\[entry\]\].*?)```", page.read_text("utf8"), re.DOTALL)
    ]
    assert len(blocks) >= 6
    assert [(name, block) for name, block in blocks if not fits_some_kind(block)] == []


def fits_some_kind(block: str) -> bool:
    entry = msgspec.toml.decode(block)["entry"][0]
    for _, type_ in KINDS.values():
        try:
            msgspec.convert(entry, type_)
        except msgspec.ValidationError:
            continue
        return True
    return False


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_versions_agree() -> None:
    from rawi import __version__

    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf8")
    assert f"version: {__version__}" in (ROOT / "CITATION.cff").read_text("utf8")
