"""Step 3: Sentence -> units: words and phrases with everything they may mean."""

from collections.abc import Iterable

from rawi.gazetteer.entry import Finder
from rawi.knowledge.load import Knowledge
from rawi.model import Sentence
from rawi.recognize.installed import name_installed
from rawi.recognize.lost_stops import split_run_on
from rawi.recognize.units import Unit, recognize


def recognize_all(
    sentences: Iterable[Sentence], knowledge: Knowledge, finder: Finder | None = None
) -> list[tuple[tuple[Unit, ...], int]]:
    """The units of each sentence of a document with the number of its paragraph.

    A sentence that runs on, its full stops lost, is cut where they stood (see lost_stops).
    With a `finder`, names that only a user's own tables know are units too.
    """
    sentences = list(sentences)
    units = [recognize(sentence, knowledge) for sentence in sentences]
    if finder is not None:
        units = list(name_installed(units, finder, knowledge))
    return [
        (part, sentence.paragraph)
        for some, sentence in zip(units, sentences, strict=True)
        for part in split_run_on(some, knowledge)
    ]


__all__ = ["Unit", "recognize", "recognize_all"]
