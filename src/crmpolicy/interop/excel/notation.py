"""What stands in a cell of a table: the tests of a guard and the values of a rule, as people write them.

A cell holds words, values and names: ``好、一般``, ``不低于「A 级最低占比 = 1%」``, ``不是 差``, ``未知``.
Whatever these few words cannot say stands as the policy file writes it, ``{at_least: x}``. What is written is
read back on the spot: a text that would come back as anything else is not used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from crmpolicy.errors import BadValueError, Fault
from crmpolicy.explaining.telling import bound_word, item_kind
from crmpolicy.interop.excel.names import CLOSE, IS, OPEN, Named, Names
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import ORDERING
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.source.edit import flow
from crmpolicy.source.nodes import Plain, plain
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree
from crmpolicy.values import Boolean, ValueType
from crmpolicy.wording import Language, Words, vocabulary, word

WORDY: Final = ("choice", "choices", "boolean", "text")
_FAMILIES: Final = ("", " figure", " choice", " integer", " time", " term")
_SIGNS: Final = {"≥": "at_least", ">=": "at_least", "≤": "up_to", "<=": "up_to", ">": "over", "<": "under"}
_KNOWN: Final = {"yes": Words("已知", "known"), "no": Words("未知", "unknown")}
_OR: Final = Words("、", " or ")
_ALSO: Final = Words("，", ", ")
_HELD: Final = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_SPLIT: Final = re.compile(r"、|,\s+|\s+or\s+|\s+或\s*")
_AS_FILES: Final = "[{\"'"


@cache
def _operators() -> dict[str, str]:
    """Give every word for a test, the longest first: no word is taken for the end of another."""
    found = dict(_SIGNS)
    for operator in (*ORDERING, "not"):
        for family in _FAMILIES:
            said = vocabulary().get(f"{operator}{family}")
            found |= dict.fromkeys(said or (), operator)
    found |= {"不为": "not", "not": "not"}
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


@cache
def _between() -> re.Pattern[str]:
    """Match what stands between two tests of one fact."""
    ahead = "|".join(re.escape(each) for each in _operators())
    return re.compile(rf"(?:，|；|;|,\s|\s?且\s?|\sand\s)\s*(?={ahead})")


@dataclass(frozen=True, slots=True)
class Notation:
    """Writes and reads the cells of one table in one language; both languages are understood."""

    names: Names
    language: Language

    def test_written(self, said: Plain, kind: ValueType) -> str:
        """Write what is asked of a fact of a type.

        >>> from crmpolicy.company import load_policy_set
        >>> effective = load_policy_set("example-steel").effective
        >>> names = Names.of(effective, effective.tables["steel.customer_grade"], "en")
        >>> share = effective.facts["steel.sales_share"].type
        >>> cell = Notation(names, "en").test_written({"under": "grade_a_share", "at_least": "0.1%"}, share)
        >>> cell
        'under「lowest share of grade A = 1%」, at least 0.1%'
        >>> Notation(names, "en").test_read(cell, share)
        {'under': 'grade_a_share', 'at_least': '0.1%'}
        """
        text = self._test(said, item_kind(kind))
        return text if text is not None and self._keeps(text, said, kind, test=True) else _as_file(said)

    def value_written(self, said: Plain, kind: ValueType) -> str:
        """Write what a rule gives for an output of a type."""
        text = self._value(said, kind)
        return text if text is not None and self._keeps(text, said, kind, test=False) else _as_file(said)

    def test_read(self, text: str, kind: ValueType) -> Plain:
        """Read what is asked of a fact.

        Raises:
            BadValueError: not readable; the value of a parameter is written otherwise than it is.
        """
        if text[:1] in _AS_FILES:
            return _from_file(text)
        for answer, words in _KNOWN.items():
            if text.lower() in words and not _is_word(text, item_kind(kind)):
                return {"known": answer}
        found: dict[str, Plain] = {}
        for written in self._parts(text):
            operator = next((each for each in _operators() if _begins_with(written, each)), None)
            if operator is None:
                return self._operands(text, item_kind(kind))
            name, rest = _operators()[operator], written[len(operator) :].strip()
            if not rest or name in found:
                raise BadValueError("excel-test-unreadable", given=text)
            wanted = item_kind(kind)
            found[name] = self._operands(rest, wanted) if name == "not" else self._operand(rest, wanted)
        return found

    def value_read(self, text: str, kind: ValueType) -> Plain:
        """Read what a rule gives for an output.

        Raises:
            BadValueError: not readable.
        """
        if text[:1] in _AS_FILES:
            return _from_file(text)
        if not isinstance(kind, ListOf | Choices):
            return self._operand(text, kind)
        if text.lower() in word("none of them"):
            return []
        parts = [*_listed(text)]
        named = self._held(parts[0]) if len(parts) == 1 else None
        if named is not None and isinstance(named.type, ListOf | Choices):
            return self._operand(text, kind)
        return [self._operand(each, item_kind(kind)) for each in parts]

    def meaning(self, said: Plain, kind: ValueType) -> Any:
        """Give what counts of a test or a value, however it is spelt."""
        if isinstance(said, list):
            found = tuple(self.meaning(each, kind) for each in said)
            return found[0] if len(found) == 1 else found
        if isinstance(said, dict):
            if "parameter" in said:
                named = self.names.spelt.get(str(said["parameter"]))
                entry = str(said.get("entry", ""))
                return ("named", named.key if named else said["parameter"], entry)
            kinds = {"known": Boolean()}
            return tuple((name, self.meaning(each, kinds.get(name, kind))) for name, each in said.items())
        return self._scalar_meaning(said, item_kind(kind))

    def _scalar_meaning(self, said: str, kind: ValueType) -> Any:
        named = self.names.spelt.get(said)
        if named is not None and kind.name not in WORDY:
            return ("named", named.key, "")
        try:
            return ("value", _word_of(kind, said))
        except BadValueError:
            return ("named", named.key, "") if named is not None else ("text", said)

    def _keeps(self, text: str, said: Plain, kind: ValueType, *, test: bool) -> bool:
        """Tell whether a text comes back as what it was written for, spaces around it or not."""
        if not text or text != text.strip() or "\n" in text:
            return False
        try:
            back = self.test_read(text, kind) if test else self.value_read(text, kind)
        except BadValueError:
            return False
        same: bool = self.meaning(back, kind) == self.meaning(said, kind)
        return same

    def _test(self, said: Plain, kind: ValueType) -> str | None:
        if not isinstance(said, dict) or "parameter" in said:
            return self._any_of(said, kind)
        if said.keys() == {"known"}:
            words = _KNOWN.get("yes" if Boolean().parse(str(said["known"])) else "no")
            return words.spoken(self.language) if words else None
        tests = []
        for name, each in said.items():
            shown = self._any_of(each, kind)
            if shown is None or name not in (*ORDERING, "not"):
                return None
            tests.append(_beside(self._operator(name, kind), shown))
        return _ALSO.spoken(self.language).join(tests)

    def _operator(self, name: str, kind: ValueType) -> str:
        said = word("not") if name == "not" else bound_word(kind, name)
        return said.spoken(self.language)

    def _any_of(self, said: Plain, kind: ValueType) -> str | None:
        each = said if isinstance(said, list) else [said]
        shown = [self._one(one, kind) for one in each]
        texts = [text for text in shown if text is not None]
        return _OR.spoken(self.language).join(texts) if texts and len(texts) == len(shown) else None

    def _value(self, said: Plain, kind: ValueType) -> str | None:
        if isinstance(kind, ListOf | Choices) and isinstance(said, list):
            return self._any_of(said, item_kind(kind)) if said else word("none of them").spoken(self.language)
        return self._one(said, item_kind(kind) if isinstance(kind, Choices) else kind)

    def _one(self, said: Plain, kind: ValueType) -> str | None:
        """Write one operand: a name in brackets, a word by its title, any other value as people read it."""
        if isinstance(said, dict):
            named = self.names.spelt.get(str(said["parameter"])) if said.keys() == {"parameter"} else None
            return self.names.called(named) if named else None
        if isinstance(said, list):
            return None
        meant = self._scalar_meaning(said, kind)
        if meant[0] == "named":
            return self.names.called(self.names.spelt[said])
        return kind.show(meant[1], self.language) if meant[0] == "value" else None

    def _parts(self, text: str) -> Iterator[str]:
        masked = _HELD.sub(lambda found: "\0" * len(found[0]), text)
        start = 0
        for cut in _between().finditer(masked):
            yield text[start : cut.start()].strip()
            start = cut.end()
        yield text[start:].strip()

    def _operands(self, text: str, kind: ValueType) -> Plain:
        found = [self._operand(each, kind) for each in _listed(text)]
        return found[0] if len(found) == 1 else found

    def _operand(self, text: str, kind: ValueType) -> Plain:
        """Read one operand: what stands in brackets is a name, all else a value or a plain name."""
        named = self._held(text)
        if named is not None:
            wordy = kind.name in WORDY and named.kind == "parameter"
            return {"parameter": named.spelt} if wordy else named.spelt
        if isinstance(kind, Choice):
            return kind.scale.words.get(text, text)
        if isinstance(kind, Boolean) and _is_value(text, kind):
            return "yes" if kind.parse(text) else "no"
        return text

    def _held(self, text: str) -> Named | None:
        if not _HELD.fullmatch(text):
            return None
        name, given, value = text[1:-1].partition(IS)
        named = self.names.find(name.strip())
        if named is None:
            raise BadValueError("excel-name-unknown", name=name.strip())
        if given and (named.value is None or value.strip() not in named.value):
            raise BadValueError("excel-value-in-name", title=named.title, value=value.strip())
        return named


def _begins_with(text: str, operator: str) -> bool:
    """Tell whether a text begins with the word for a test, and not with a longer one: ``after_sales``."""
    following = text[len(operator) : len(operator) + 1]
    longer = operator[-1].isascii() and operator[-1].isalpha() and (following.isalnum() or following in "_-")
    return text.startswith(operator) and not (following and longer)


def _is_value(text: str, kind: ValueType) -> bool:
    try:
        _word_of(kind, text)
    except BadValueError:
        return False
    return True


def _is_word(text: str, kind: ValueType) -> bool:
    """Tell whether a text is a word of a scale; any text at all is a value of the type text."""
    return kind.name != "text" and _is_value(text, kind)


def _word_of(kind: ValueType, text: str) -> Any:
    """Read a value; a policy's own words must stand on the scale, also where the scale is open."""
    if isinstance(kind, Choice):
        found = kind.scale.words.get(text)
        if found is None:
            raise BadValueError("name-not-on-scale", given=text)
        return found
    if isinstance(kind, MappingOf):
        raise BadValueError("excel-test-unreadable", given=text)
    return kind.read(text)


def _listed(text: str) -> Iterator[str]:
    masked = _HELD.sub(lambda found: "\0" * len(found[0]), text)
    start = 0
    for cut in _SPLIT.finditer(masked):
        yield text[start : cut.start()].strip()
        start = cut.end()
    yield text[start:].strip()


def _beside(operator: str, shown: str) -> str:
    """Put a word before its operand; a space parts what would run together."""
    return f"{operator}{shown}" if shown[:1] == OPEN else f"{operator} {shown}"


def _as_file(said: Plain) -> str:
    written = flow(said)
    return written if written[:1] in _AS_FILES else f'"{written}"'


def _from_file(text: str) -> Plain:
    """Read what a person wrote as policy files do.

    Raises:
        BadValueError: with the first fault.
    """
    source, faults = decode("cell", text.encode())
    tree, wrong = read_tree(source) if source is not None else (None, ())
    if tree is None or faults or wrong:
        first = next(iter((*faults, *wrong)), Fault("excel-test-unreadable", {"given": text}))
        raise BadValueError(first.code, **first.arguments)
    return plain(tree)
