"""Breaks the engine and the calendar on purpose, one place at a time, and tells which breaks no test notices.

``python -m tools.mutants`` lets mutmut make all mutants of the two rooms, runs a sample of them and demands
that tests notice ``AT_LEAST`` of it. The sample depends on the names of the mutants alone: a change of a
function changes it there and nowhere else. What lives is printed with what it changes and the reason that
``tests/mutants.toml`` gives. One without a reason is printed as that file wants it, and does not fail the
run: what runs out of time on one machine may live on another. ``--last`` tells the last run again.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final, TypedDict

CHECKOUT: Final = Path(__file__).resolve().parent.parent
MADE: Final = CHECKOUT / "mutants"
REASONS: Final = CHECKOUT / "tests" / "mutants.toml"
SAMPLE: Final = {"engine": 400, "calendar": 80}
AT_LEAST: Final = Fraction(85, 100)
SIDE_BY_SIDE: Final = "2"

ENDED: Final = {0: "lives", 1: "killed", 3: "killed", 33: "no test"}
"""What mutmut notes of a mutant: how pytest ended, or that no test comes by. All else ran out of time."""
LIVES: Final = ("lives", "no test")


class Reason(TypedDict):
    """Why no test notices a mutant; it holds as long as the mutant makes the same change."""

    change: str
    why: str


def sampled(names: Iterable[str], size: int) -> list[str]:
    """Take those whose hashes are the smallest.

    >>> sampled(["a", "b", "c", "d"], 2), sampled(["d", "c", "b"], 2)
    (['d', 'c'], ['d', 'c'])
    """
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:size]


def score(ended: Mapping[str, str]) -> Fraction:
    """Give the share that tests notice; a mutant that no test comes by counts as one that lives.

    >>> score({"a": "killed", "b": "lives", "c": "no test", "d": "out of time"})
    Fraction(1, 2)
    """
    return Fraction(sum(each not in LIVES for each in ended.values()), len(ended))


def told(name: str, change: str, reasons: Mapping[str, Reason]) -> str:
    r"""Write a mutant that lives as the file of reasons has it.

    >>> print(told("a.b", "-one\n+two", {"a.b": {"change": "-one\n+two\n", "why": "they are equal"}}))
    ["a.b"]
    change = '''
    -one
    +two
    '''
    why = "they are equal"
    """
    reason = reasons.get(name)
    why = reason["why"] if reason and reason["change"] == f"{change}\n" else "NOT LOOKED AT"
    quoted = (json.dumps(text, ensure_ascii=False) for text in (name, why))
    return f"[{next(quoted)}]\nchange = '''\n{change}\n'''\nwhy = {next(quoted)}"


def run() -> None:
    """Make all mutants, and run the sample.

    Nothing that was made before is used again: it may stand for code or tests that are no more.
    """
    shutil.rmtree(MADE, ignore_errors=True)
    _mutmut("run", "none")  # it has no command that only makes them: it stops where it finds no such mutant
    done = _mutmut("run", "--max-children", SIDE_BY_SIDE, *(name for name, _ in _sample()))
    if done.returncode:
        sys.exit(done.stdout[-3_000:] + done.stderr[-3_000:])


def found() -> dict[str, str]:
    """Give how each mutant of the sample ended."""
    ended = dict(_sample())
    if missing := sum(code is None for code in ended.values()):
        sys.exit(f"{missing} mutants of the sample have not been run")
    return {name: ENDED.get(code or 0, "out of time") for name, code in ended.items()}


def _sample() -> Iterator[tuple[str, int | None]]:
    for room, size in SAMPLE.items():
        codes: dict[str, int | None] = {}
        for path in sorted((MADE / "src" / "crmpolicy" / room).rglob("*.meta")):
            codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        yield from ((name, codes[name]) for name in sampled(codes, size))


def _changed(name: str) -> str:
    """Give the lines that a mutant changes."""
    lines = _mutmut("show", name).stdout.splitlines()
    return "\n".join(line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"})


def _mutmut(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("mutmut")), *arguments]
    return subprocess.run(  # noqa: S603 - our own words
        command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def main(arguments: Sequence[str]) -> None:
    """Run the sample, print what lives, and fail below the score that is asked for."""
    if "--last" not in arguments:
        run()
    ended = found()
    reasons: dict[str, Reason] = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    living = sorted(name for name, how in ended.items() if how in LIVES)
    for name in living:
        print(told(name, _changed(name), reasons), end="\n\n")
    for name in sorted(reasons.keys() - living):
        print(f"does not live any more: {name}")
    for room in SAMPLE:
        counted = Counter(how for name, how in ended.items() if name.split(".")[1] == room)
        print(f"{room}: {sum(counted.values())} mutants, {dict(sorted(counted.items()))}")
    print(f"tests notice {float(score(ended)):.1%}, asked are {float(AT_LEAST):.0%}")
    if score(ended) < AT_LEAST:
        sys.exit("too many mutants live")


if __name__ == "__main__":
    main(sys.argv[1:])
