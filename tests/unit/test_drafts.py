"""Files are written whole or not at all, whatever interrupts and however full the disk is."""

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from crmpolicy.drafts import drafts_of, write_atomically, write_together

POSIX: Final = pytest.mark.skipif(
    os.name != "posix", reason="permissions, links and limits are those of POSIX"
)
STEPS: Final = ((Path, "touch"), (Path, "chmod"), (Path, "write_bytes"), (os, "fsync"), (Path, "replace"))


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    write_atomically(tmp_path / "a.yaml", b"a: 1\r\n")
    write_atomically(tmp_path / "a.yaml", b"a: 2\r\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"a: 2\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o400])
def test_a_written_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    """A shared file stays shared, a private one private; its draft is no more readable than it is."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    path.chmod(mode)
    with drafts_of([path]) as (draft,):
        assert stat.S_IMODE(draft.stat().st_mode) == mode | 0o600
        draft.write_bytes(b"a: 2\n")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == b"a: 2\n"


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Its target is written."""
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"a: 1\n")
    link.symlink_to(target)
    write_atomically(link, b"a: 2\n")
    assert link.is_symlink()
    assert target.read_bytes() == b"a: 2\n"


def test_several_files_are_written_together(tmp_path: Path) -> None:
    """Folders that are not there are made."""
    write_together({tmp_path / "a.yaml": b"a", tmp_path / "b" / "c.yaml": b"c"})
    assert {path.name for path in tmp_path.rglob("*.*")} == {"a.yaml", "c.yaml"}


def test_folders_that_were_made_go_with_files_that_were_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that were there stay, and so does what others put into one meanwhile."""

    def full(_: int) -> None:
        (tmp_path / "new" / "theirs").touch()
        raise OSError(28, "full")

    (tmp_path / "old").mkdir()
    monkeypatch.setattr(os, "fsync", full)
    files = {tmp_path / "old" / "a.yaml": b"a", tmp_path / "new" / "deep" / "b.yaml": b"b"}
    with pytest.raises(OSError, match="full"):
        write_together(files)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["new", "old", "theirs"]


class Failing:
    """Counts each step of writing, and fails at one of them."""

    def __init__(self, at: int, error: BaseException) -> None:
        self.at, self.error, self.steps = at, error, list[str]()

    @contextmanager
    def planted(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in STEPS:
                patch.setattr(owner, name, self._instead_of(getattr(owner, name), name))
            yield

    def _instead_of(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def step(*given: Any, **settings: Any) -> Any:
            self.steps.append(name)
            if len(self.steps) == self.at:
                raise self.error
            return real(*given, **settings)

        return step


def _both(folder: Path, data: bytes) -> dict[Path, bytes]:
    return {folder / "a.yaml": data, folder / "b.yaml": data * 2}


def _steps(folder: Path) -> list[str]:
    counting = Failing(0, OSError())
    write_together(_both(folder, b"old "))
    with counting.planted():
        write_together(_both(folder, b"old "))
    return counting.steps


@pytest.mark.parametrize(
    "error", [OSError(28, "no space left"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_whatever_fails_each_file_is_old_or_new(tmp_path: Path, error: BaseException) -> None:
    """At every step; and before files take their names all are as they were."""
    steps = _steps(tmp_path)
    assert steps.count("replace") == 2
    assert len(steps) >= 10
    old, new = _both(tmp_path, b"old "), _both(tmp_path, b"new ")
    for at, step in enumerate(steps, 1):
        write_together(old)
        failing = Failing(at, error)
        with failing.planted(), pytest.raises(type(error)):
            write_together(new)
        found = {path: path.read_bytes() for path in tmp_path.iterdir()}
        assert found.keys() == old.keys(), step
        assert all(found[path] in (old[path], new[path]) for path in old), step
        if "replace" not in steps[: at - 1]:
            assert found == old, step


@POSIX
def test_a_real_full_disk_leaves_all_as_it_was(tmp_path: Path) -> None:
    """The second of two files has no room: the first is not written either."""
    old = _both(tmp_path, b"old ")
    write_together(old)
    before, limits = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, limits[1]))
        with pytest.raises(OSError, match="File too large"):
            write_together(_both(tmp_path, b"new" * 4_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == old


_WRITER: Final = """
import sys
from pathlib import Path
from crmpolicy.drafts import write_together
folder, number = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    number += 1
    for letter in ("x", "y"):
        write_together({folder / "a.yaml": letter.encode() * 300_000, folder / "b.yaml": letter.encode() * 9})
"""
WHOLE: Final = {"a.yaml": {b"x" * 300_000, b"y" * 300_000}, "b.yaml": {b"x" * 9, b"y" * 9}}


def _ended(folder: Path, how: signal.Signals, after: float) -> None:
    writer = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(after)
        writer.send_signal(how)
        assert writer.wait(20) != 0


def _killed(folder: Path, seeds: range) -> None:
    write_together({folder / name: min(texts) for name, texts in WHOLE.items()})
    for seed in seeds:
        random = Random(seed)  # noqa: S311 - a seeded choice, no secret
        how = random.choice((signal.SIGINT, signal.SIGKILL, signal.SIGTERM))
        _ended(folder, how, random.uniform(0, 0.05))
        assert [name for name, texts in WHOLE.items() if (folder / name).read_bytes() not in texts] == []
        left = {path.name for path in folder.iterdir()} - set(WHOLE)
        for name in left:  # nobody can clean up behind a process that is killed
            assert name.startswith(".")
            assert name.endswith(".tmp")
            (folder / name).unlink()


@POSIX
def test_a_process_that_ends_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    """Interrupted, ended or killed: old or new, never else; what is left is a hidden draft at most."""
    _killed(tmp_path, range(6))


@POSIX
@pytest.mark.soak
def test_many_processes_that_end_at_any_moment_leave_whole_files(tmp_path: Path) -> None:
    """The same three hundred times."""
    _killed(tmp_path, range(6, 306))
