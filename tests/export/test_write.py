"""A file is there whole or not at all, and a place that cannot be written is known first."""

import os
import stat
from pathlib import Path

import pytest

from rawi.errors import OutputError
from rawi.export.write import whole_file


def test_it_is_there_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with whole_file(target) as file:
        file.write(b"one\n")
        assert not target.exists()
    assert target.read_bytes() == b"one\n"
    assert list(tmp_path.iterdir()) == [target]


def test_it_is_not_there_at_all_when_the_work_fails(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), whole_file(target) as file:  # noqa: PT012  # the write is the case
        file.write(b"half")
        raise KeyboardInterrupt
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_keeps_its_permissions_and_links_stay_links(tmp_path: Path) -> None:
    target, link = tmp_path / "out", tmp_path / "link"
    target.write_bytes(b"")
    target.chmod(0o640)
    link.symlink_to(target)
    with whole_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("where", [".", "absent/out.jsonl"])
def test_a_place_that_cannot_be_written_is_known_first(tmp_path: Path, where: str) -> None:
    with pytest.raises(OutputError), whole_file(tmp_path / where):
        pytest.fail("the work began")


def test_a_device_is_written_as_it_is() -> None:
    with whole_file(Path(os.devnull)) as file:
        file.write(b"x")
    assert Path(os.devnull).is_char_device()


def test_a_fault_elsewhere_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "out"):
        (tmp_path / "other" / "input").read_bytes()
