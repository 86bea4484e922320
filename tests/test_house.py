"""The rules of the house that a machine can check."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "rawi"
MODULES = sorted(SOURCE.rglob("*.py"))
WRITTEN = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
ARABIC_ROOMS = ("arabic", "knowledge", "samples")
MODULE_LINES, FUNCTION_LINES = 400, 40
HOSTS = ("pypi." + "org", "python" + "hosted", "npmjs." + "org", "registry." + "npm", "deb.debian." + "org")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def arabic_strings(path: Path) -> Iterator[int]:
    """Lines with an Arabic letter in a string that is no docstring; comments are free."""
    text = path.read_text("utf8")
    docstrings = {
        node.body[0].lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    }
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_words = token.type == tokenize.STRING or tokenize.tok_name[token.type] == "FSTRING_MIDDLE"
        if is_words and token.start[0] not in docstrings and ARABIC.search(token.string):
            yield token.start[0]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_arabic_lives_in_data(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0]
    lines = [] if room in ARABIC_ROOMS else list(arabic_strings(path))
    assert lines == [], "put these words into a knowledge file"


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text("utf8").splitlines()) <= MODULE_LINES, "split it by what it holds"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_stay_short(path: Path) -> None:
    tree = ast.parse(path.read_text("utf8"))
    long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := code_lines(node)) > FUNCTION_LINES
    ]
    assert long == []


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a body without its docstring: what has to be read to follow it."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_fault_is_swallowed(path: Path) -> None:
    assert not re.search(r"except( Base| )?Exception\b|except:", path.read_text("utf8")), (
        "catch what you expect"
    )


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_constant_is_set_twice(path: Path) -> None:
    targets = [
        target.id
        for node in ast.parse(path.read_text("utf8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert sorted({t for t in targets if targets.count(t) > 1}) == [], "the second hides the first"


def test_no_room_without_a_name() -> None:
    assert not [path for path in SOURCE.rglob("*.py") if path.stem in {"utils", "helpers", "common", "misc"}]


def test_no_file_names_a_registry() -> None:
    suffixes = {".py", ".toml", ".txt", ".md", ".yaml", ".sh", ".cff", ""}
    skipped = {
        ".git",
        ".venv",
        "out",
        "dist",
        "build",
        ".mypy_cache",
        ".ruff_cache",
        ".hypothesis",
        ".pytest_cache",
    }
    files = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in suffixes and path.is_file() and not skipped & set(path.relative_to(ROOT).parts)
    ]
    named = [name(path) for path in files if any(host in path.read_text("utf8", "replace") for host in HOSTS)]
    assert named == []
