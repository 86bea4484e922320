"""The words that the rules name."""

import pytest

from rawi.arabic import bearings, day_words, loss_words, party_words, site_words, words
from rawi.arabic.fold import fold_word

MODULES = (words, bearings, day_words, loss_words, party_words, site_words)
NAMED = {
    f"{module.__name__}.{name}": sorted(value)
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, frozenset | tuple) and all(isinstance(word, str) for word in value)
}


@pytest.mark.parametrize("name", NAMED)
def test_words_are_spelled_as_texts_are_read(name: str) -> None:
    """A word that is not folded is never met; signs are no words."""
    spelled = [word for word in NAMED[name] if word.replace(" ", "").isalpha()]
    assert [" ".join(map(fold_word, word.split())) for word in spelled] == spelled


def test_there_are_words() -> None:
    assert len(NAMED) > 100
