"""What linking knows: the weight of each piece of evidence, and how rare words are in news.

Both stand under `link/` and are read when first asked for: no claim depends on them.
"""

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

from rawi.knowledge.load import HERE, read_file
from rawi.knowledge.schema import EvidenceEntry

FOLDER = HERE / "link"
WEIGHTS = FOLDER / "weights.toml"


@functools.cache
def link_weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """The log-odds of each piece of evidence that two tellings are of one event, by its id.

    Raises: KnowledgeError, naming file, line and entry.
    """
    return {entry.id: entry.weight for entry in read_file(path, EvidenceEntry)}  # type: ignore[attr-defined]


@functools.cache
def common_stems() -> Mapping[str, int]:
    """In how many of the texts that were counted each stem stands; the rarest are left out."""
    with (FOLDER / "common_words.csv").open(encoding="utf8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {stem: int(texts) for stem, texts in rows}
