"""Measures what `floors.toml` promises: texts a second, memory, cold start, linearity, quality on gold sets.

    python benchmarks/speed.py [--texts FILE.jsonl.gz] [--gold FOLDER] [--raise] [--json]

Without --texts it codes the sample report many times over, each time with other words around it.
Exit code 1 when a floor is broken.
"""

import argparse
import gzip
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from rawi.knowledge import load
from rawi.model import Document
from rawi.read import document
from rawi.run import figures, pipeline
from rawi.run.batch import code_all
from rawi.run.score import read_gold

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
SAMPLE = HERE.parent / "src" / "rawi" / "samples" / "market.txt"
AT_MOST = frozenset(("memory_mb", "cold_start_s", "linearity"))
MARGIN = 0.01  # a floor of quality is set this much below the figure, so that noise breaks nothing


def texts(path: Path | None) -> Iterator[Document]:
    """The texts of a file of JSON Lines, or five hundred made from the sample."""
    if path is None:
        paragraphs = SAMPLE.read_text("utf8").split("\n")
        for number in range(500):
            turn = number % len(paragraphs)
            yield document("\n".join([*paragraphs[turn:], *paragraphs[:turn], str(number)]), published=None)
        return
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield document(json.loads(line)["text"], published=None)


def articles_per_second(path: Path | None) -> float:
    """Texts a second after start, on one core, as `rawi code` reads them."""
    ready = list(texts(path))
    coded = code_all([ready[0], *ready], jobs=1)
    next(coded)
    begin = time.perf_counter()
    for _ in coded:
        pass
    return len(ready) / (time.perf_counter() - begin)


def linearity() -> float:
    """Time a letter of a hundred texts in one, against the text alone (the better of three runs each)."""
    knowledge, one = load(), SAMPLE.read_text("utf8")

    def seconds(text: str) -> float:
        runs = []
        for _ in range(3):
            begin = time.perf_counter()
            pipeline.code(document(text, published=None), knowledge)
            runs.append(time.perf_counter() - begin)
        return min(runs)

    pipeline.code(document(one, published=None), knowledge)
    return seconds("\n".join([one] * 100)) / 100 / seconds(one)


def cold_start_s() -> float:
    """Seconds of the command on one short text, from nothing to the last line (the better of three)."""
    runs = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "rawi", "code", "-"], input=b".", check=False, capture_output=True
        )
        runs.append(time.perf_counter() - begin)
    return min(runs)


def speed(path: Path | None) -> dict[str, float]:
    """Every figure that `[speed]` names."""
    load()
    cold = cold_start_s()
    rate = articles_per_second(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"articles_per_second": rate, "memory_mb": peak, "cold_start_s": cold, "linearity": linearity()}


def gold_hash(folder: Path) -> str:
    """Sixteen digits over the gold files, so that a floor belongs to what it was measured on."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.json")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def quality(folder: Path) -> dict[str, float]:
    """F1 or accuracy of each figure on a gold set."""
    gold = read_gold(folder)
    summed = figures.figures(gold, figures.code_gold(gold))
    rates = {name: rate for name, rate in summed.items() if isinstance(rate, dict)}
    return {name: rate.get("f1", rate.get("accuracy")) or 0.0 for name, rate in rates.items()}


def broken(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The names whose figure is on the wrong side of its floor."""
    return [
        name
        for name, floor in floors.items()
        if (measured[name] > floor if name in AT_MOST else measured[name] < floor)
    ]


def raise_floors(key: str, measured: dict[str, float], floors: dict[str, float]) -> None:
    """Write the floors of a gold set anew, each the higher of what it was and what was measured."""
    text = FLOORS.read_text("utf8")
    head = f'[quality."{key}"]'
    kept = text.split(head)[0].rstrip()
    rest = text.split(head)[1].split("\n[", 1)[1:] if head in text else []
    lines = [
        f'"{name}" = {max(floors.get(name, 0.0), round(value - MARGIN, 3)):.3f}'
        for name, value in measured.items()
    ]
    FLOORS.write_text(
        "\n".join([kept, "", head, *lines, *(f"\n[{part.rstrip()}" for part in rest), ""]), "utf8"
    )


def show(measured: dict[str, float], floors: dict[str, float]) -> None:
    """Print each figure beside its floor."""
    wrong = broken(measured, floors)
    for name, value in measured.items():
        limit = (
            f"at {'most' if name in AT_MOST else 'least'} {floors[name]:g}"
            if name in floors
            else "no floor yet"
        )
        print(f"{name:22s} {value:10.3f}   {limit}{'   BROKEN' if name in wrong else ''}")


def main() -> int:
    """Measure, print, compare; 1 when a floor is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--raise", action="store_true", dest="raised")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.environ["PYTHONHASHSEED"] = "0"
    floors = tomllib.loads(FLOORS.read_text("utf8"))
    measured = speed(options.texts)
    wanted = floors["speed"]
    if options.gold:
        key = gold_hash(options.gold)
        figures_ = quality(options.gold)
        if options.raised:
            raise_floors(key, figures_, floors.get("quality", {}).get(key, {}))
            floors = tomllib.loads(FLOORS.read_text("utf8"))
        measured, wanted = {**measured, **figures_}, {**wanted, **floors.get("quality", {}).get(key, {})}
    if options.json:
        print(json.dumps(measured, indent=1))
    else:
        show(measured, wanted)
    return bool(broken(measured, wanted))


if __name__ == "__main__":
    sys.exit(main())
