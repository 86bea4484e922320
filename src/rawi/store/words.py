"""Full-text search over folded words, with one result in both databases.

Words are cut here, not by the database: SQLite's FTS5 and PostgreSQL's tsvector only keep which word stands
in which version. Whether words stand side by side is looked up in the text.
"""

import itertools
import re
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from rawi.arabic.fold import fold
from rawi.errors import SettingsError

MOST_BYTES = 900_000  # of a text's different words; PostgreSQL keeps no more than a megabyte of them
MOST_BYTES_A_LETTER = 4
MOST_LETTERS = 80  # of a word; what is longer is no word
WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')


def words_of(text: str) -> list[str]:
    """The folded words of a text, in small letters, in its order.

    >>> words_of("قصفتِ الطائراتُ إدلب، بـ12 غارة")
    ['قصفت', 'الطايرات', 'ادلب', 'ب12', 'غاره']
    """
    return WORD.findall(fold(text).text.lower())


def kept_words(text: str) -> list[str]:
    """The different words of a text that are kept of it: all, but for texts of the length of books."""
    words = list(dict.fromkeys(word[:MOST_LETTERS] for word in words_of(text)))
    if len(text) * MOST_BYTES_A_LETTER <= MOST_BYTES:
        return words
    ends = itertools.accumulate(len(word.encode()) for word in words)
    return words[: sum(end <= MOST_BYTES for end in ends)]


class Asked:
    """What is searched for: words that all stand in the text, `word*` for beginnings, "words side by side".

    Raises: SettingsError where there is no word in it.
    """

    def __init__(self, words: str) -> None:
        self.words: list[str] = []
        self.beginnings: list[str] = []
        self.phrases: list[list[str]] = []
        for phrase, word in _ASKED.findall(words):
            found = words_of(phrase or word)
            if len(found) > 1:
                self.phrases.append(found)
            if word.endswith("*") and found:
                self.beginnings.append(found.pop()[:MOST_LETTERS])
            self.words += [each[:MOST_LETTERS] for each in found]
        if not (self.words or self.beginnings):
            raise SettingsError(f"'{words}': there is no word to search for")

    def condition(self, version: sa.ColumnElement[int], *, is_sqlite: bool) -> sa.ColumnElement[bool]:
        """That a version holds all the words; `stands_in` still has to be asked for phrases."""
        if is_sqlite:
            parts = [f'"{word}"' for word in self.words] + [f'"{word}"*' for word in self.beginnings]
            found = sa.text("SELECT rowid FROM words WHERE words MATCH :asked").bindparams(
                asked=" AND ".join(parts)
            )
            return version.in_(found.columns(sa.column("rowid", sa.Integer)).scalar_subquery())
        parts = [f"'{word}'" for word in self.words] + [f"'{word}':*" for word in self.beginnings]
        ask = sa.text("SELECT version FROM words WHERE words @@ CAST(:asked AS tsquery)").bindparams(
            asked=" & ".join(parts)
        )
        return version.in_(ask.columns(sa.column("version", sa.BigInteger)).scalar_subquery())

    def stands_in(self, text: str) -> bool:
        """Whether the words of each phrase stand side by side in a text that holds them all."""
        if not self.phrases:
            return True
        joined = f" {' '.join(words_of(text))} "
        return all(f" {' '.join(phrase)} " in joined for phrase in self.phrases)


def index_words(connection: sa.Connection, texts: Iterable[tuple[int, str]], *, is_sqlite: bool) -> None:
    """Make the words of versions searchable."""
    if is_sqlite:
        rows = [{"id": id_, "words": " ".join(kept_words(text))} for id_, text in texts]
        statement = "INSERT INTO words (rowid, folded) VALUES (:id, :words)"
    else:
        rows = [{"id": id_, "words": kept_words(text)} for id_, text in texts]
        statement = "INSERT INTO words (version, words) VALUES (:id, array_to_tsvector(:words))"
    if rows:
        connection.execute(sa.text(statement), rows)


def index_anew(connection: sa.Connection, texts: Iterator[list[tuple[int, str]]], *, is_sqlite: bool) -> None:
    """Forget every word and index these texts: nothing is left of texts that are gone."""
    if is_sqlite:
        connection.exec_driver_sql("INSERT INTO words (words) VALUES ('delete-all')")
    else:
        connection.exec_driver_sql("DELETE FROM words")
    for batch in texts:
        index_words(connection, batch, is_sqlite=is_sqlite)
