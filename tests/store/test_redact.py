"""What is taken out is gone, stays out, and the log still holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.clitics import PARTICLES
from rawi.errors import InputError, SettingsError
from rawi.model import Arrival, Capture
from rawi.store import Desk, Filter, Taken, intake
from rawi.store.masking import masked, name_pattern
from tests.store.made import arrival, capture, file
from tests.store.test_readings import LATER, STRIKE, run

NAME = "زكريا المطلوبي"
WITNESS = f"قال الشاهد {NAME} إن طائرات قصفت مدينة إدلب."
SPELLED = "أكدت وزكريّا المطلوبى القصف على مدينة حماة."
WHY = {"reason": "law", "who": "editor"}
EVERY = Filter(every_version=True)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.take(file([("a", STRIKE), ("b", WITNESS), ("c", SPELLED)], "one"))
    desk.take(file([("d", LATER)], "two"))
    desk.take(file([("b", f"{WITNESS} وأصيب 5.")], "three"))
    run(desk)
    return desk


def left(desk: Desk) -> bytes:
    """Every byte that the desk keeps in files, archive unpacked, or in tables."""
    found = [path.read_bytes() for path in Path(desk.place.folder or "").rglob("*") if path.is_file()]
    for sha256 in desk.archive.hashes():
        with desk.archive.opened(sha256) as file:
            found.append(file.read())
    with desk.database.reading() as connection:
        for table in ("log", "captures", "documents", "versions", "issues", "redactions", "judgements"):
            found += [repr(row).encode() for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]
    return b"\n".join(found)


def test_a_text_is_gone_with_its_bytes_and_stays_out(filled: Desk) -> None:
    assert WITNESS.encode() in left(filled)
    done = filled.redact("text", "b", **WHY)
    assert (done.versions, done.masked, done.files) == (2, 0, 2)
    assert {item.key for item in filled.stored(EVERY)} == {"a", "c", "d"}
    assert WITNESS.encode() not in left(filled)
    found = filled.verify()
    assert (found.broken, found.redacted, found.without_bytes) == ("", 4, 2)
    assert list(filled.documents(Filter(words="الشاهد"))) == []
    again = filled.take([capture(b"new", "new"), arrival("other", WITNESS), arrival("b", "x y z")])
    assert (again.documents, again.refused) == (0, 2)
    assert filled.take(file([("a", STRIKE), ("b", WITNESS), ("c", SPELLED)], "one")).refused == 1
    assert WITNESS.encode() not in left(filled)
    assert filled.verify().broken == ""


def test_what_goes_is_told_before_it_goes(filled: Desk) -> None:
    told = filled.outlook("text", "b")
    assert [(file.name, file.others) for file in told.losing] == [("one", 2), ("three", 0)]
    assert WITNESS.encode() in left(filled)
    assert filled.outlook("text", "nothing").losing == []
    assert filled.redact("text", "b", **WHY) == told


def test_a_file_is_gone_with_its_texts(filled: Desk) -> None:
    assert filled.redact("file", "three", **WHY).versions == 1
    assert [(item.key, item.number) for item in filled.stored(Filter(keys=("b",)))] == [("b", 1)]
    assert filled.verify().broken == ""
    assert filled.take(file([("d", LATER)], "two")) == Taken(unchanged=1)


def test_a_file_goes_after_a_text_of_it_went(filled: Desk) -> None:
    filled.redact("text", "b", **WHY)
    assert not any(name.encode() in left(filled) for name in ("'one'", "'three'"))
    done = filled.redact("file", "one", **WHY)
    assert (done.versions, done.files, done.losing) == (2, 0, [])
    assert {item.key for item in filled.stored(EVERY)} == {"d"}
    assert filled.verify().broken == ""
    with pytest.raises(InputError, match="no such file"):
        filled.redact("file", "one", **WHY)
    assert filled.take([capture(b"new", "new"), arrival("other", STRIKE)]).refused == 1


def test_every_file_that_brought_a_text_loses_its_bytes(filled: Desk) -> None:
    filled.take(file([("b", WITNESS), ("a", STRIKE)], "later"))
    filled.take(file([("e", "هدأت الجبهة."), ("b", WITNESS)], "last"))
    assert filled.verify().without_bytes == 0
    told = filled.outlook("text", "b")
    assert [(file.name, file.others) for file in told.losing] == [
        ("one", 2), ("three", 0), ("later", 0), ("last", 1),
    ]  # fmt: skip
    filled.redact("text", "b", **WHY)
    assert WITNESS.encode() not in left(filled)
    assert {item.key for item in filled.stored(EVERY)} == {"a", "c", "d", "e"}
    found = filled.verify()
    assert (found.broken, found.without_bytes) == ("", 3)


def test_a_text_that_another_file_brought_too_keeps_its_bytes(filled: Desk) -> None:
    filled.take(file([("a", STRIKE), ("c", SPELLED)], "later"))
    assert [file.others for file in filled.outlook("text", "b").losing] == [0, 0]
    filled.redact("text", "b", **WHY)
    assert filled.verify().without_bytes == 0
    assert [(file.name, file.others) for file in filled.outlook("text", "a").losing] == [("later", 1)]


@pytest.mark.parametrize("method", ["file", "page"])
def test_a_name_leaves_every_file_that_brought_it(desk: Desk, method: str) -> None:
    for name in ("one", "two", "three"):
        desk.take(file([("b", WITNESS), (name, f"{STRIKE} {name}")], f"https://example.org/{name}", method))
    assert desk.redact("person", NAME, **WHY).files == 3
    assert list(desk.archive.hashes()) == []
    assert NAME.encode() not in left(desk)
    found = desk.verify()
    assert (found.broken, found.versions, found.without_bytes) == ("", 4, 4)


def test_a_file_that_brings_again_what_was_taken_out_keeps_no_bytes(filled: Desk) -> None:
    filled.redact("text", "b", **WHY)
    later = [*file([("b", WITNESS), ("e", "هدأت الجبهة.")], "later")]
    assert filled.take(later) == Taken(captures=1, documents=1, versions=1, issues=1, refused=1)
    assert WITNESS.encode() not in left(filled)
    assert "e" in {item.key for item in filled.stored()}
    found = filled.verify()
    assert (found.broken, found.unreferenced, found.without_bytes) == ("", 0, 3)
    assert filled.take(later) == Taken(issues=1, refused=1)
    assert WITNESS.encode() not in left(filled)
    assert filled.status().redactions == 1


def test_a_file_cut_off_after_what_was_taken_out_can_bring_the_rest(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.redact("text", "b", **WHY)
    later = [*file([("b", WITNESS), ("e", "هدأت الجبهة.")], "later")]

    def cut_off() -> Iterator[Capture | Arrival]:
        yield from later[:2]
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "BATCH", 2)
    with pytest.raises(KeyboardInterrupt):
        filled.take(cut_off())
    assert WITNESS.encode() in left(filled)
    filled.take(file([("f", "عاد النازحون.")], "another"))
    assert WITNESS.encode() not in left(filled)
    assert filled.take(later).documents == 1
    assert filled.take(later).refused == 1
    assert WITNESS.encode() not in left(filled)
    assert filled.verify().broken == ""


def test_a_person_is_blocked_out_wherever_the_name_stands(filled: Desk) -> None:
    filled.take([capture(b"named", f"/reports/{NAME}.txt"), arrival(f"x/{NAME}", STRIKE + " ثم عاد الهدوء")])
    run(filled)
    done = filled.redact("person", NAME, **WHY)
    assert (done.versions, done.masked) == (0, 4)
    texts = {item.document.text for item in filled.stored(EVERY)}
    assert WITNESS.replace(NAME, "█████ ████████") in texts
    assert NAME.encode() not in left(filled)
    assert not any("زكري" in text for text in texts)
    assert filled.verify().broken == ""
    assert filled.waiting("1", "k") == 4
    run(filled)
    assert any(item.document.claims for item in filled.stored(Filter(words="الشاهد")))
    assert list(filled.documents(Filter(words="زكريا"))) == []


def test_a_name_is_gone_however_a_report_spells_it(desk: Desk) -> None:
    spellings = ("رامي عبدالرحمن", "ورامى عبد الرحمن", "لرَامِي_عبدِ الرَّحمن")
    texts = [f"قال {each} إن طائرات قصفت مدينة إدلب." for each in spellings]
    desk.take(file([(str(number), text) for number, text in enumerate(texts)]))
    run(desk)
    assert desk.redact("person", "رامي عبد الرحمن", **WHY).masked == 3
    run(desk)
    assert not any(part in item.document.text for item in desk.stored(EVERY) for part in ("رام", "رَام", "حم"))
    for word in ("رامي", "عبدالرحمن", "الرحمن", "رام*"):
        assert list(desk.documents(Filter(words=word))) == []
    assert list(desk.archive.hashes()) == []
    assert not any(text.encode() in left(desk) for text in (*spellings, "عبدالرحمن", "الرحمن"))
    assert len(list(desk.documents(Filter(words="قصفت")))) == 3
    assert desk.verify().broken == ""


def test_nothing_to_take_out_and_no_reason_are_errors(filled: Desk) -> None:
    with pytest.raises(InputError, match="no such text"):
        filled.redact("text", "nothing", **WHY)
    with pytest.raises(SettingsError, match="--reason"):
        filled.redact("text", "b", reason=" ", who="x")
    with pytest.raises(SettingsError, match="too short"):
        filled.redact("person", "و", **WHY)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("قال أحمد سالم", "احمد سالم", "قال ████ ████"),
        ("وقال لأحمد", "أحمد", "وقال ل████"),
        ("أَحْـمَد  سالم", "أحمد سالم", "████████  ████"),
        ("ورامى عبدالرحمن", "رامي عبد الرحمن", "و████ █████████"),
        ("رامي عبد الرحمن", "رامي عبدالرحمن", "████ ███ ██████"),
        ("قتل ابوعلي", "أبو علي", "قتل ██████"),
        ("عن أبي علي", "ابوعلي", "عن ███ ███"),
        ("وبرَامِي_عبدُالرَّحمنِ.", "رامي عبد الرحمن", "وب██████_█████████████."),
        ("وللحسن العلي", "الحسن العلي", "ول████ █████"),
        ("عبدالرءوف", "عبد الرؤوف", "█████████"),
        ("رأيت بهاءالدين وبهاالدين", "بهاء الدين", "رأيت █████████ و████████"),
        ("عبدﷲ", "عبد الله", "████"),
        ("ما لك وما لمالك", "مالك", "ما لك وما ل████"),
        ("رامي عبد الرحمنية", "رامي عبدالرحمن", "رامي عبد الرحمنية"),
        ("Christ in a boat", "Christina", "Christ in a boat"),
        ("محمد أحمدي", "أحمد", "محمد أحمدي"),
        ("said AHMAD Salem", "Ahmad Salem", "said █████ █████"),
    ],
)
def test_names_are_found_as_they_are_spelled(text: str, name: str, expected: str) -> None:
    found = masked(text, name_pattern(name))
    assert len(found) == len(text)
    assert found == expected


ALIKE = {
    "ا": "اأإآٱ",
    "أ": "اأإآٱ",
    "ي": "يىی",
    "ى": "يىی",
    "ة": "ةه",
    "ه": "هة",
    "ؤ": "ؤوء",
    "ئ": "ئيء",
    "ك": "كک",
}
MARKED = ["", "", "", "\u064e", "\u0651\u064f", "\u0652", "ـ", "\u200d"]
NAMES = ("رامي عبدالرحمن", "أبو علي", "مصطفى عبد الرؤوف", "هناء فائز الحمدة", "أم خليل", "سلمان")


@st.composite
def spelled_otherwise(draw: st.DrawFn) -> tuple[str, str, str]:
    """A name, particles before it, and the name as somebody may spell it."""
    name = draw(st.sampled_from(NAMES))
    letters = [
        draw(st.sampled_from(ALIKE.get(letter, letter))) + draw(st.sampled_from(MARKED))
        for letter in name.replace(" ", "")
    ]
    blanks = [draw(st.sampled_from(["", "", "", " ", "_", "\u00a0"])) for _ in letters[1:]]
    spelling = letters[0] + "".join(blank + letter for blank, letter in zip(blanks, letters[1:], strict=True))
    spelling = spelling.rstrip("ـ")  # فـ before a blank is a particle of the next word
    particles = "".join(draw(st.lists(st.sampled_from(PARTICLES), max_size=2)))
    return name, particles, spelling


@given(spelled_otherwise())
def test_a_name_is_blocked_however_it_is_spelled(case: tuple[str, str, str]) -> None:
    name, particles, spelling = case
    found = masked(f"قال {particles}{spelling} إن", name_pattern(name))
    blocked = re.sub(r"[^\s_]", "█", spelling)
    assert found == f"قال {particles}{blocked} إن"
