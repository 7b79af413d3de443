"""S-FEEL: the unary tests of input entries and the simple expressions of decision tables, as data.

After OMG DMN 1.5 (formal/2024-01-01), clauses 9 and 10.3: literals, comparisons, intervals with every form of
bracket, lists of alternatives, ``not(...)``, names with blanks in them, arithmetic without brackets. What is
FEEL but no S-FEEL (functions, ``if``, filters, lists) is refused at its place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final, Literal

from crmpolicy.errors import BadValueError

Kind = Literal["number", "string", "boolean", "null", "date", "time", "date and time", "duration"]
Sign = Literal["=", "!=", "<", "<=", ">", ">="]
_NUMBER: Final = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_STRING: Final = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_TEMPORAL: Final = re.compile(r'(date and time|date|time|duration)\s*\(\s*"([^"\\]*)"\s*\)')
_AT: Final = re.compile(r'@"([^"\\]*)"')
_SIGN: Final = re.compile(r"<=|>=|!=|<|>|=")
_WORD: Final = re.compile(r"[^\W\d]\w*")
_NAME: Final = re.compile(r"[^\W\d]\w*(?:[ ]+\w+)*(?:\s*\.\s*[^\W\d]\w*(?:[ ]+\w+)*)*")
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "'": "'"}
_MOST_TESTS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: of which kind it is, and what it says (a decimal number, a text, a truth)."""

    kind: Kind
    said: Any = None


NULL: Final = Value("null")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an input, or ``decision.output``."""

    text: str


Operand = Value | Name


@dataclass(frozen=True, slots=True)
class Compared:
    """A unary test against one value; a bare value is a test for being equal."""

    sign: Sign
    with_: Operand


@dataclass(frozen=True, slots=True)
class Interval:
    """A unary test for lying between two values, each end in it or not."""

    low: Operand
    low_included: bool
    high: Operand
    high_included: bool


UnaryTest = Compared | Interval


@dataclass(frozen=True, slots=True)
class UnaryTests:
    """Alternatives; ``negated``: none of them. Without any, every value passes."""

    tests: tuple[UnaryTest, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Operands joined by ``+ - * /`` from left to right, with the usual precedence; no brackets."""

    first: Operand
    rest: tuple[tuple[str, Operand], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides that are compared."""

    left: Operand
    sign: Sign
    right: Operand


@dataclass(frozen=True, slots=True)
class Several:
    """A list of literals: no S-FEEL, but the only way in which an output entry gives several words."""

    values: tuple[Value, ...]


Expression = Operand | Arithmetic | Comparison | Several


def unary_tests(text: str, names: Iterable[str] = ()) -> UnaryTests:
    """Read an input entry.

    Args:
        text: the entry.
        names: names that may stand in it, blanks and all.

    Raises:
        BadValueError: it is no S-FEEL.

    >>> unary_tests("[1..5), > 7").tests[1]
    Compared(sign='>', with_=Value(kind='number', said=Decimal('7')))
    >>> unary_tests("-")
    UnaryTests(tests=(), negated=False)
    """
    scanner = _Scanner(text, names)
    if scanner.rest() in ("", "-"):
        return UnaryTests()
    negated = scanner.takes(r"not\s*\(")
    tests = [_unary(scanner)]
    while scanner.takes(","):
        tests.append(_unary(scanner))
        if len(tests) > _MOST_TESTS:
            raise scanner.wrong()
    if negated and not scanner.takes(r"\)"):
        raise scanner.wrong()
    scanner.ends()
    return UnaryTests(tuple(tests), negated)


def expression(text: str, names: Iterable[str] = ()) -> Expression:
    """Read an input expression or an output entry.

    Args:
        text: the expression.
        names: names that may stand in it.

    Raises:
        BadValueError: it is no simple expression of S-FEEL.

    >>> expression("open items - prepaid", ["open items", "prepaid"]).rest
    (('-', Name(text='prepaid')),)
    """
    scanner = _Scanner(text, names)
    if scanner.takes(r"\["):
        return _several(scanner)
    left = _arithmetic(scanner)
    found: Expression = left
    sign = scanner.sign()
    if sign is not None:
        right = _arithmetic(scanner)
        if isinstance(left, Arithmetic) or isinstance(right, Arithmetic):
            raise scanner.wrong()
        found = Comparison(left, sign, right)
    scanner.ends()
    return found


def _several(scanner: "_Scanner") -> Several:
    values: list[Value] = []
    while not scanner.takes(r"\]"):
        if values and not scanner.takes(","):
            raise scanner.wrong()
        found = scanner.operand()
        if not isinstance(found, Value) or len(values) > _MOST_TESTS:
            raise scanner.wrong()
        values.append(found)
    scanner.ends()
    return Several(tuple(values))


def _arithmetic(scanner: "_Scanner") -> Operand | Arithmetic:
    first = scanner.operand()
    rest: list[tuple[str, Operand]] = []
    while (operator := scanner.match(r"[-+*/](?!\*)")) is not None:
        rest.append((operator, scanner.operand()))
    return Arithmetic(first, tuple(rest)) if rest else first


def _unary(scanner: "_Scanner") -> UnaryTest:
    sign = scanner.sign()
    if sign is not None:
        return Compared(sign, scanner.operand())
    opened = scanner.match(r"[\[\](]")
    if opened is None:
        return Compared("=", scanner.operand())
    low = scanner.operand()
    if not scanner.takes(r"\.\."):
        raise scanner.wrong()
    high = scanner.operand()
    closed = scanner.match(r"[\])\[]")
    if closed is None:
        raise scanner.wrong()
    return Interval(low, opened == "[", high, closed == "]")


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Give what finds the longest of some names, whatever blanks are in it."""
    longest = sorted({_spaced(each) for each in names} - {""}, key=len, reverse=True)
    told = "|".join(r"\s+".join(map(re.escape, each.split(" "))) for each in longest)
    return re.compile(rf"(?:{told})(?!\w|\s*\.\s*[^\W\d])") if told else None


@lru_cache(maxsize=64)
def _first_words(names: tuple[str, ...]) -> frozenset[str]:
    """Give the words with which names begin."""
    return frozenset(found[0] for each in names if (found := _WORD.match(each.strip())) is not None)


class _Scanner:
    """Goes through a text from left to right."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        self.text = text
        self.place = 0
        named = tuple(names)
        self.known, self.first = _pattern(named), _first_words(named)

    def rest(self) -> str:
        return self.text[self.place :].strip()

    def wrong(self) -> BadValueError:
        return BadValueError("dmn-not-feel", given=self.text.strip()[:200], at=str(self.place + 1))

    def ends(self) -> None:
        if self.rest():
            raise self.wrong()

    def blanks(self) -> None:
        while self.place < len(self.text) and self.text[self.place].isspace():
            self.place += 1

    def match(self, pattern: str | re.Pattern[str]) -> str | None:
        self.blanks()
        found = re.compile(pattern).match(self.text, self.place)
        if found is None:
            return None
        self.place = found.end()
        return found[0]

    def takes(self, pattern: str) -> bool:
        return self.match(pattern) is not None

    def sign(self) -> Sign | None:
        found: Any = self.match(_SIGN)
        return found  # type: ignore[no-any-return]  # the pattern has no other signs

    def operand(self) -> Operand:
        self.blanks()
        found = self._value() or self._name()
        if found is None:
            raise self.wrong()
        return found

    def _value(self) -> Value | None:
        for read in (self._temporal, self._string, self._number):
            found = read()
            if found is not None:
                return found
        return self._word()

    def _temporal(self) -> Value | None:
        match = _TEMPORAL.match(self.text, self.place)
        if match is not None:
            self.place = match.end()
            kind: Any = match[1]
            return Value(kind, match[2])
        at = _AT.match(self.text, self.place)
        if at is None:
            return None
        self.place = at.end()
        return Value(_kind_of(at[1]), at[1])

    def _string(self) -> Value | None:
        match = _STRING.match(self.text, self.place)
        if match is None:
            return None
        self.place = match.end()
        return Value("string", self._unescaped(match[1]))

    def _unescaped(self, inside: str) -> str:
        def one(found: re.Match[str]) -> str:
            if found[1].startswith(("u", "U")):
                return chr(int(found[1][1:], 16))
            return _ESCAPES[found[1]]

        try:
            text = re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|.)", one, inside)
            return text.encode("utf-16", "surrogatepass").decode("utf-16")  # two halves are one letter
        except (KeyError, ValueError, OverflowError):
            raise self.wrong() from None

    def _number(self) -> Value | None:
        sign = re.compile(r"-\s*(?=[0-9.])").match(self.text, self.place)
        match = _NUMBER.match(self.text, sign.end() if sign else self.place)
        if match is None:
            return None
        self.place = match.end()
        return Value("number", self._decimal(f"-{match[0]}" if sign else match[0]))

    def _decimal(self, text: str) -> Decimal:
        try:
            return Decimal(text)
        except InvalidOperation:  # an exponent that even a decimal cannot have
            raise self.wrong() from None

    def _word(self) -> Value | None:
        """Read a truth or nothing, unless a longer name begins with it."""
        match = _WORD.match(self.text, self.place)
        if match is None or match[0] not in ("true", "false", "null"):
            return None
        if match[0] in self.first and self._named() is not None:
            return None
        self.place = match.end()
        return NULL if match[0] == "null" else Value("boolean", match[0] == "true")

    def _named(self) -> tuple[str, int] | None:
        """Find the longest known name that stands here, whatever blanks are in it."""
        found = self.known.match(self.text, self.place) if self.known is not None else None
        return (_spaced(found[0]), found.end()) if found is not None else None

    def _name(self) -> Name | None:
        known = self._named()
        if known is not None:
            self.place = known[1]
            return Name(known[0])
        match = _NAME.match(self.text, self.place)
        if match is None or re.compile(r"\s*\(").match(self.text, match.end()):
            return None  # what is called is a function
        self.place = match.end()
        return Name(re.sub(r"\s*\.\s*", ".", _spaced(match[0])))


def _spaced(name: str) -> str:
    return " ".join(name.split())


def _kind_of(text: str) -> Kind:
    """Tell what ``@"..."`` says."""
    if re.match(r"-?P", text):
        return "duration"
    if "T" in text:
        return "date and time"
    return "time" if ":" in text else "date"


def names_in(found: Expression | UnaryTests) -> Sequence[str]:
    """Give the names that stand in an expression or in unary tests, in their order.

    >>> names_in(expression("a + b", ["a", "b"]))
    ['a', 'b']
    """
    operands: list[Operand] = []
    match found:
        case UnaryTests(tests):
            for each in tests:
                operands += [each.with_] if isinstance(each, Compared) else [each.low, each.high]
        case Arithmetic(first, rest):
            operands += [first, *(each for _, each in rest)]
        case Comparison(left, _, right):
            operands += [left, right]
        case Several():
            pass
        case _:
            operands.append(found)
    return [each.text for each in operands if isinstance(each, Name)]


def quoted(text: str) -> str:
    r"""Write a text as FEEL does.

    >>> print(quoted('a "b"'))
    "a \"b\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
