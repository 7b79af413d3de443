"""A file that has not changed is parsed once; one that has is parsed anew, with its own faults."""

from pathlib import Path

import pytest

from crmpolicy.source import files
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_root
from crmpolicy.source.tree import plain

SOUND = b"grade: A\n"
TWICE = b"grade: A\ngrade: B\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is sound."""
    path = tmp_path / "a.yaml"
    path.write_bytes(SOUND)
    return path


def test_the_same_bytes_are_parsed_once(file: Path) -> None:
    first = read_root(file, Desk())
    assert first is not None
    assert read_root(file, Desk()) is first
    assert files._parsed.cache_info().maxsize == files.MOST_KEPT


def test_other_bytes_are_parsed_anew_and_back_again(file: Path) -> None:
    """Even where the file is as long and as old as before: its bytes count."""
    told = []
    for raw in (SOUND, b"grade: B\n", SOUND):
        file.write_bytes(raw)
        root = read_root(file, Desk())
        assert root is not None
        told.append(plain(root))
    assert told == [{"grade": "A"}, {"grade": "B"}, {"grade": "A"}]


def test_faults_are_told_each_time_a_file_is_read(file: Path) -> None:
    """What was found is not forgotten with the desk that was told first."""
    file.write_bytes(TWICE)
    for _ in range(2):
        desk = Desk()
        read_root(file, desk)
        assert [fault.code for fault in desk.faults] == ["yaml-duplicate-key"]
        assert desk.partial
