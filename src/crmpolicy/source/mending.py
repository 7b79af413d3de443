"""Slips of an input method that make YAML stumble, found by mending them.

A full-width character is the cause of a syntax error when the file can be read further with its
half-width one in its place. Mending keeps the length, so that all places stay as they are.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import yaml

from crmpolicy.errors import Fault
from crmpolicy.source.slips import BRACKETS, COMMAS, ODD_SPACES
from crmpolicy.source.syntax import Trouble, trouble
from crmpolicy.source.text import SourceText, location_at
from crmpolicy.wording import Argument

SLIPS: Final = 20
# Every try reads the file once more: big files get fewer.
TRIES: Final = 60
BUDGET: Final = 2_000_000

Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

_CANDIDATE: Final = re.compile(
    r"""(?:(?<=[\s\[{,:])|^)(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')"""  # what is quoted is meant
    r"|(?:(?<=\s)|^)\#[^\n]*"  # so is what is a comment
    r"|(?P<colon>：)"
    rf"|(?P<comma>[{COMMAS}])"
    r"|(?P<blank>\[(?:[XxＸ×]{1,3})\])"
    r"|(?P<quote>[“”‘’＂][^“”‘’＂\n]*[“”‘’＂])"
    r"|(?P<half>[“”‘’＂])"
    rf"|(?P<bracket>[{''.join(BRACKETS)}])"
    rf"|(?P<space>[{ODD_SPACES}]+)",
    re.MULTILINE,
)
_UNIT: Final = re.compile(r"[^\s,\[\]{}#，。]{1,8}")
_CODES: Final = {
    "colon": "yaml-full-width-colon",
    "comma": "yaml-full-width-comma",
    "blank": "yaml-placeholder-left",
    "quote": "yaml-full-width-quote",
    "half": "yaml-full-width-quote",
    "bracket": "yaml-full-width-bracket",
    "space": "yaml-odd-space",
}
_VALUE: Final = re.compile(r"[^\s,\[\]{}]+")
_LONE_KEY: Final = re.compile(r"[^\s:,{}\[\]]+\s*(?:$|[:,\]}])", re.MULTILINE)


class Mended(NamedTuple):
    """A slip that is the cause of trouble: the fault to tell, the mended text and what troubles it then.

    >>> Mended(Fault("yaml-full-width-colon"), "a: 1", 1, None).rest is None
    True
    """

    fault: Fault
    text: str
    offset: int
    rest: Trouble | None


def slips_behind(source: SourceText, first: Trouble, reached: int, loader: Loader) -> list[Fault]:
    r"""Name the slips that a syntax error comes from; nothing when it comes from something else.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", "a: 1\nb：2\nc: 3\n".encode())
    >>> faults = slips_behind(source, Trouble(9, 5, "could not find expected ':'"), 4, yaml.SafeLoader)
    >>> [(fault.code, str(fault.location)) for fault in faults]
    [('yaml-full-width-colon', 'a.yaml:2:2')]
    """
    faults: list[Fault] = []
    text, trouble_now, start = source.text, first, min(reached, first.since)
    for _ in range(min(SLIPS, max(1, BUDGET // len(text)))):
        mended = _mend(source.file, text, trouble_now, start, loader)
        if mended is None:
            break
        faults.append(mended.fault)
        if mended.rest is None:
            break
        text, trouble_now, start = mended.text, mended.rest, mended.offset + 1
    return faults


def _mend(file: str, text: str, now: Trouble, start: int, loader: Loader) -> Mended | None:
    """Try the candidates one by one; the first that lets the parser go on is the cause."""
    tries = min(TRIES, max(2, BUDGET // len(text)))
    for found in islice(_candidates(text, start, now.offset), tries):
        mended, fault = _halved(file, text, found)
        rest = _trouble_in(mended, loader)
        if rest is None or _is_further(rest, now):
            return Mended(fault, mended, found.start(), rest)
    return None


def _candidates(text: str, start: int, index: int) -> Iterator[re.Match[str]]:
    """Give what may be a slip, from the line of start to the line of index."""
    stop = text.find("\n", index)
    found = _CANDIDATE.finditer(text, text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)
    return (
        each for each in found if each.lastgroup and (each.lastgroup != "comma" or _parts(text, each.start()))
    )


def _parts(text: str, index: int) -> bool:
    """Tell whether a comma stands where one entry ends and another may begin."""
    before, after = text[index - 1 : index], text[index + 1 : index + 100].lstrip(" \r\n")
    return before in "]}\"'" or after[:1] in "[{\"'" or _LONE_KEY.match(after) is not None


def _halved(file: str, text: str, found: re.Match[str]) -> tuple[str, Fault]:
    """Put the half-width form in place of a slip, and name the slip."""
    start, end, given, kind = found.start(), found.end(), found[0], str(found.lastgroup)
    arguments: dict[str, Argument] = {"given": given}
    if kind == "bracket":
        arguments["ascii"] = BRACKETS[given]
    if kind in {"quote", "half"}:
        arguments["given"] = given[0]
    if kind == "space":
        arguments = {"character": f"U+{ord(given[0]):04X}"}
    unit = _UNIT.match(text, end) if kind == "blank" else None
    if unit:
        arguments["given"] = given + unit[0]
    mended = _with_colon(text, start) if kind == "colon" else text[:start] + _put(kind, given) + text[end:]
    return mended, Fault(_CODES[kind], arguments, location_at(file, text, start))


def _put(kind: str, given: str) -> str:
    if kind == "quote":
        return f'"{given[1:-1]}"'
    if kind == "bracket":
        return BRACKETS[given]
    return {"comma": ",", "half": '"', "space": " " * len(given), "blank": "X" * len(given)}[kind]


def _with_colon(text: str, start: int) -> str:
    """Put a colon and its space, at the cost of a character of the key or else of the value."""
    if text[start + 1 : start + 2] in ("", " ", "\r", "\n"):
        return f"{text[:start]}:{text[start + 1 :]}"
    if start > 1 and text[start - 2].isalnum() and text[start - 1].isalnum():
        return f"{text[: start - 1]}: {text[start + 1 :]}"
    word = _VALUE.match(text, start + 1)
    end = word.end() if word else start + 2
    return f"{text[:start]}: {'v' * (end - start - 2)}{text[end:]}"


def _is_further(rest: Trouble, now: Trouble) -> bool:
    """Tell progress; of brackets that are never closed the inner ones are told first."""
    inner = rest.offset == now.offset and None not in (rest.context, now.context)
    return rest.offset > now.offset or (inner and rest.since < now.since)


def _trouble_in(text: str, loader: Loader) -> Trouble | None:
    try:
        for _ in yaml.parse(text, Loader=loader):
            pass
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return trouble(error, text)
    return None
