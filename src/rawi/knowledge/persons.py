"""Words by which private persons and their homes are found: given names, titles, ranks, words for homes.

They serve what leaves the desk: a name found by them is left out of an export unless it is asked for. Of
what is read they tell names from verbs and prepositions, and a known family name from a namesake's.
"""

import functools
import pathlib

import msgspec

from rawi.arabic.fold import fold_word
from rawi.errors import KnowledgeError

FOLDER = pathlib.Path(__file__).parent / "persons"
PROCLITICS = ("", "و", "ف", "ل", "ب", "ك", "ول", "وب", "فل")
SHORTEST_NAME = 3  # letters, where a proclitic was cut off before it


class _File(msgspec.Struct, forbid_unknown_fields=True):
    titles: list[str]
    called: list[str]
    offices: list[str]
    staff: list[str]
    links: list[str]
    seconds: list[str]
    homes: list[str]
    ways: list[str]


class PersonWords:
    """The words, folded: each list of words.toml as a set, and two sets of given names.

    `given` are hardly ever anything else; `given_words` are plain words too; `all_given` are both.
    """

    def __init__(self, file: _File, given: frozenset[str], given_words: frozenset[str]) -> None:
        self.given, self.given_words = given, given_words
        self.all_given = given | given_words
        self.titles, self.called, self.offices = map(_folded, (file.titles, file.called, file.offices))
        self.staff = _folded(file.staff)
        self.links, self.seconds = _folded(file.links), _folded(file.seconds)
        self.homes, self.ways = _folded(file.homes), _folded(file.ways)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(map(fold_word, word.split())) for word in words)


@functools.lru_cache(1 << 16)
def without_proclitics(folded: str, words: frozenset[str]) -> str:
    """The one of `words` that a folded word is, what is attached before it cut off; else an empty string.

    >>> without_proclitics("ولمحمد", frozenset(["محمد"])), without_proclitics("محمدي", frozenset(["محمد"]))
    ('محمد', '')
    """
    for proclitic in PROCLITICS:
        bare = folded.removeprefix(proclitic)
        if folded.startswith(proclitic) and bare in words and (not proclitic or len(bare) >= SHORTEST_NAME):
            return bare
    return ""


@functools.cache
def load_person_words() -> PersonWords:
    """All of them, read once.

    >>> "محمد" in load_person_words().given, "حسن" in load_person_words().given_words
    (True, True)

    Raises: KnowledgeError, naming the file and the field.
    """
    path = FOLDER / "words.toml"
    try:
        file = msgspec.toml.decode(path.read_bytes(), type=_File)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"{path.name}: {error}") from error
    return PersonWords(file, _names("given.txt"), _names("given_words.txt"))


def _names(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text("utf8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
