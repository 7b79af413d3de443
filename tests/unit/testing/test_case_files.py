"""Which files are cases: by two of three marks, whatever a Chinese input method made of the colons."""

from pathlib import Path

import pytest

from crmpolicy.testing.case_files import MOST_BYTES, case_files, holds_cases, seems_cases
from tests.house.reading_code import CHECKOUT

BOTH = b"format: 1\ncases:\n  - case: x\n"


def written(folder: Path, raw: bytes, *, under: str = "anywhere") -> Path:
    """Write one file."""
    file = folder / under / "some.yaml"
    file.parent.mkdir()
    file.write_bytes(raw)
    return file


@pytest.mark.parametrize(
    ("under", "raw", "seems"),
    [
        ("anywhere", BOTH, True),
        ("cases", BOTH, True),
        ("cases", b"format: 1\ncaes: []\n", True),  # a slip in the third mark is told
        ("cases", b"cases: []\n", True),
        ("cases", b"some: other\n", False),  # anybody's
        ("anywhere", b"cases: []\n", False),
        ("anywhere", b"format: 1\nparameters: {}\n", False),
        ("anywhere", b"a:\n  format: 1\n  cases: []\n", False),  # not at the top
        ("anywhere", b"\xef\xbb\xbf" + BOTH, True),
        ("anywhere", BOTH.replace(b":", "：".encode(), 2), True),
        ("anywhere", BOTH.replace(b":", "：".encode("gbk"), 2), True),
        ("anywhere", BOTH.decode().encode("utf-16"), True),
        ("anywhere", BOTH.replace(b"\n", b"\r\n"), True),
        ("anywhere", b"format: 1\n" + b"#" * MOST_BYTES + b"\ncases: []\n", False),
    ],
)
def test_two_of_three_marks_make_a_file_of_cases(
    tmp_path: Path,
    under: str,
    raw: bytes,
    seems: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert seems_cases(written(tmp_path, raw, under=under)) is seems


def test_what_cannot_be_read_is_nobodys(tmp_path: Path) -> None:
    assert not seems_cases(tmp_path / "cases" / "absent.yaml")


def test_of_a_folder_that_its_owner_names_one_mark_is_enough(tmp_path: Path) -> None:
    named = [written(tmp_path, b"caes: []\n", under="cases"), written(tmp_path, b"cases: []\n", under="mine")]
    written(tmp_path, b"format: 1\n", under="other")
    assert all(map(holds_cases, named))
    assert list(case_files(tmp_path)) == named
    assert list(case_files(named[0])) == named[:1]


def test_every_shipped_file_of_cases_seems_one_and_nothing_else_does() -> None:
    """Neither rules nor companies nor what the tests have lying about."""
    shipped = sorted((CHECKOUT / "policies").rglob("*.yaml"))
    assert [each for each in shipped if seems_cases(each)] == [each for each in shipped if holds_cases(each)]
