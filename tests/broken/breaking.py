"""Broken policies, each told in one small file: what is done to sound policies, and what must be said of it.

A case file is read from the top; its form is told in ``README.md`` beside it. ``tests/seeded`` has cases of
the same form over a ground of its own.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import copytree, ignore_patterns

from crmpolicy.company import load_policy_set
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.source import read_cases, read_clauses

_KEPT = ignore_patterns("__pycache__", "cases", "schemas")
"""What lies beside the shipped policies and is none of them."""
_SIGN = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
_BYTE = re.compile(r"\{0x([0-9A-F]{2})\}")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sound policies in ``ground`` (or somewhere else), and files in ``cases`` that each break them."""

    folder: Path
    elsewhere: Path | None = None

    @property
    def ground(self) -> Path:
        """The folder of the sound policies."""
        return self.elsewhere or self.folder / "ground"

    @property
    def cases(self) -> Path:
        """The folder of the case files."""
        return self.folder / "cases"

    def read(self) -> tuple["Broken", ...]:
        """Read all case files, in the order of their names."""
        return tuple(read_case(path, self) for path in sorted(self.cases.rglob("*.txt")))


BROKEN = Corpus(Path(__file__).parent)
GROUND = BROKEN.ground


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken policy: the changed files as bytes (None: taken away), how it is read, what must be told.

    ``regions`` are the facts in words that findings of the checker must tell, each after its language;
    ``asked`` the only questions that are checked.
    """

    name: str
    sentence: str
    reading: str
    target: str
    files: dict[str, bytes | None]
    expected: tuple[str, ...]
    regions: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the expected faults."""
        return tuple(line.split()[1] for line in self.expected)


@dataclass(slots=True)
class _Draft:
    """A case file in the making."""

    ground: Path
    reading: str = "load"
    target: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes | None] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@cache
def sound(ground: Path, name: str) -> str:
    """Give the text of a file of the sound policies."""
    return (ground / name).read_text(encoding="utf-8")


@cache
def broken_policies() -> tuple[Broken, ...]:
    """Read the case files beside this one."""
    return BROKEN.read()


def read_case(path: Path, corpus: Corpus) -> Broken:
    """Read one case file.

    Raises:
        ValueError: a line says nothing that is known, or an edit does not fit the sound policies once.
    """
    sentence, *lines = path.read_text(encoding="utf-8").splitlines()
    name = path.relative_to(corpus.cases).with_suffix("").as_posix()
    draft = _Draft(corpus.ground)
    for block in _blocks(lines):
        _take(draft, block, name)
    files = {each: _bytes(text) for each, text in draft.texts.items()} | draft.files
    told = tuple(draft.expected), tuple(draft.regions), tuple(draft.asked)
    return Broken(name, sentence, draft.reading, draft.target, files, *told)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Put the lines of an edit with its head; every other line stands alone."""
    block: list[str] = []
    for line in lines:
        if block and line[:1] in {" ", "-", "+", "@"} and not line.startswith(("---", "+++")):
            block.append(line)
            continue
        if block:
            yield block
        block = [line] if line.startswith(("---", "+++")) else []
        if line and not block:
            yield [line]
    if block:
        yield block


def _take(draft: _Draft, block: list[str], name: str) -> None:
    word, _, rest = block[0].partition(" ")
    if word in {"load", "clauses", "cases"}:
        draft.reading, draft.target = word, rest
    elif word == "expect":
        draft.expected.append(rest)
    elif word == "region":
        draft.regions.append(rest)
    elif word == "ask":
        draft.asked.append(rest)
    elif word == "found":
        draft.expected.append(_found(draft, rest, name))
    elif word == "---":
        text = draft.texts.get(rest) or sound(draft.ground, rest)
        for hunk in _hunks(block[1:]):
            text = patched(text, hunk, name)
        draft.texts[rest] = text
    elif word == "+++":
        draft.texts[rest] = "".join(f"{line[1:]}\n" for line in block[1:])
    else:
        _spoil(draft, word, rest, name)


def _found(draft: _Draft, line: str, name: str) -> str:
    """Give the place of a fault by the words that begin there, or by words with a mark before it.

    The words stand in the file once.

    Raises:
        ValueError: they stand there not at all, or more than once.
    """
    head, _, words = line.partition(": ")
    code, _, file = head.partition(" ")
    ahead, marked, behind = words.partition("«")
    ahead, words = ahead.replace("⏎", "\n"), (ahead + behind).replace("⏎", "\n")
    text = draft.texts.get(file) or sound(draft.ground, file)
    if text.count(words) != 1:
        raise ValueError(f"{name}: stands {text.count(words)} times in {file}: {words}")
    before = text[: text.index(words) + (len(ahead) if marked else 0)].split("\n")
    return f"{file}:{len(before)}:{len(before[-1]) + 1} {code}"


def _spoil(draft: _Draft, word: str, rest: str, name: str) -> None:
    """Do to a whole file what no edit of its lines can show."""
    file, _, how = rest.partition(" ")
    text = draft.texts.get(file)
    text = sound(draft.ground, file) if text is None and word != "remove" else text or ""
    if word == "remove":
        draft.files[file] = None
    elif word == "encode":
        draft.files[file] = _signs(text).encode(how)
    elif word == "line-ends":
        draft.files[file] = _bytes(text).replace(b"\n", b"\r\n")
    elif word == "grow":
        draft.files[file] = _bytes(text) + b"#" * int(how)
    else:
        raise ValueError(f"{name}: {word}")


def _hunks(lines: list[str]) -> Iterator[list[str]]:
    """Part the places of one file that are edited."""
    hunk: list[str] = []
    for line in lines:
        if line.startswith("@@"):
            yield hunk
            hunk = []
        else:
            hunk.append(line)
    yield hunk


def patched(text: str, hunk: list[str], name: str) -> str:
    """Give a text with one edit done; the lines that it begins with must stand there once.

    Raises:
        ValueError: they stand there not at all, or more than once.
    """
    lines = text.splitlines()
    old = [line[1:] for line in hunk if line[0] in " -"]
    new = [line[1:] for line in hunk if line[0] in " +"]
    starts = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
    if len(starts) != 1:
        raise ValueError(f"{name}: fits {len(starts)} times: {old}")
    lines[starts[0] : starts[0] + len(old)] = new
    return "".join(f"{line}\n" for line in lines)


def _signs(text: str) -> str:
    """Put characters in the place of their numbers: ``{U+3000}``."""
    return _SIGN.sub(lambda found: chr(int(found[1], 16)), text)


def _bytes(text: str) -> bytes:
    """Encode a text; ``{0xFF}`` stands for one byte."""
    single = _BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), _signs(text))
    return single.encode("utf-8", "surrogateescape")


class Bench:
    """A copy of the sound policies in which one case after the other is set up and taken down again."""

    def __init__(self, folder: Path, corpus: Corpus = BROKEN) -> None:
        self.folder = folder / "policies"
        self.ground = corpus.ground
        copytree(self.ground, self.folder, ignore=_KEPT if corpus.elsewhere else None)

    def judge(self, broken: Broken, look: Callable[[tuple[Fault, ...]], None]) -> None:
        """Read a broken policy and look at its faults while its files are there.

        The working folder must be that of the bench.
        """
        with self.spoilt(broken):
            look(read(broken.reading, Path(broken.target)))

    @contextmanager
    def spoilt(self, broken: Broken) -> Iterator[None]:
        """Have the files of a case in the place of the sound ones for a while."""
        self._write(broken.files)
        try:
            yield
        finally:
            self._restore(broken.files)

    def _write(self, files: dict[str, bytes | None]) -> None:
        for name, raw in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if raw is None:
                path.unlink()
            else:
                path.write_bytes(raw)

    def _restore(self, files: dict[str, bytes | None]) -> None:
        for name in files:
            path, ground = self.folder / name, self.ground / name
            if ground.is_file():
                path.write_bytes(ground.read_bytes())
            else:
                path.unlink()


def read(reading: str, target: Path) -> tuple[Fault, ...]:
    """Read policies, clauses or cases, and give what is wrong with them."""
    faults: list[Fault] = []
    if reading == "clauses":
        read_clauses(target, faults)
    elif reading == "cases":
        read_cases(target, faults)
    else:
        try:
            load_policy_set(target)
        except InvalidPolicySetError as error:
            faults.extend(error.faults)
    return tuple(faults)
