"""What a case expects: an outcome read by the types of the question, or that there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.engine.courses.kinds import DutyType
from crmpolicy.engine.ranking_outcome import PlacedType
from crmpolicy.engine.record_outcome import EntryType
from crmpolicy.errors import (
    BadValueError,
    CrmPolicyError,
    FactsError,
    Fault,
    MissingParameterError,
    UndecidedError,
)
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.rows import is_unknown
from crmpolicy.policy.scales import Choices
from crmpolicy.source import RawCase
from crmpolicy.source.tree import plain
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.testing.statuses import StatusWanted, read_status
from crmpolicy.values import Boolean, Instant, ValueType, local_moment
from crmpolicy.wording import Words, word

Answer = Decision | CrmPolicyError


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to come out: in words, and as a test of the answer."""

    said: Words
    met_by: Callable[[Answer], bool]


def read_expected(case: RawCase, point: DecisionPoint) -> Expected:
    """Read what a case expects.

    ``missing``, ``undecided`` and ``refused`` say that there is no outcome, unless the question has an
    output of that name.

    Raises:
        CaseFaultError: an output that the question does not have, an unreadable value, nothing at all.
    """
    kinds = point.outcome
    if not case.expect:
        raise CaseFaultError(Fault("case-expects-nothing", {"case": case.case}, case.place))
    without = [name for name in _WITHOUT_OUTCOME if name in case.expect and name not in kinds]
    if without and len(case.expect) > 1:
        raise CaseFaultError(Fault("case-expects-both", {"name": without[0]}, case.place))
    if without:
        return _WITHOUT_OUTCOME[without[0]](case)
    zone = ZoneInfo(point.effective.zone)
    values = {name: _value(case, name, kinds, zone) for name in case.expect}
    return Expected(worded(point, values), lambda answer: _same(kinds, values, answer))


def worded(point: DecisionPoint, values: Mapping[str, Any]) -> Words:
    """Put an outcome into words: titles of outputs and of values."""
    titles = point.output_titles
    said = [(titles[name], _words(point.outcome[name], value)) for name, value in values.items()]
    return Words(
        "；".join(f"{title.zh}：{value.zh}" for title, value in said),
        "; ".join(f"{title.en}: {value.en}" for title, value in said),
    )


def _words(kind: ValueType, value: Any) -> Words:
    if isinstance(value, StatusWanted):
        return Words(value.show("zh"), value.show("en"))
    if value is None:
        return word("unknown")
    if isinstance(value, tuple) and not _plain_list(kind, value):
        said = [_words(kind, each) for each in value]
        return Words("、".join(each.zh for each in said), ", ".join(each.en for each in said))
    return kind.words(value)


def _plain_list(kind: ValueType, value: Any) -> bool:
    """Tell whether a list is one value of the type, not several values gathered."""
    listed = isinstance(kind, Choices | ListOf)
    return listed and not any(isinstance(each, list | tuple) for each in value)


def _value(case: RawCase, name: str, kinds: Mapping[str, ValueType], zone: ZoneInfo) -> Any:
    entry = case.expect[name]
    if name not in kinds:
        arguments: dict[str, Any] = {"name": name, "known": tuple(kinds)}
        raise CaseFaultError(Fault("case-output-unknown", arguments, entry.key.place.location))
    try:
        return _read(kinds[name], plain(entry.value), zone)
    except BadValueError as error:
        fault = error.fault()
        said = Words(fault.message("zh"), fault.message("en"))
        place = entry.value.place.location
        raise CaseFaultError(Fault("case-value-unreadable", {"name": name, "said": said}, place)) from None


def _read(kind: ValueType, given: Any, zone: ZoneInfo) -> Any:
    if isinstance(kind, DutyType):
        return read_status(given, zone)
    if is_unknown(given) or (given == "none" and kind.name == "instant"):
        return None
    if isinstance(kind, Instant) and isinstance(given, str):
        return local_moment(given, zone).astimezone(UTC)
    if isinstance(given, list) and not _plain_list(kind, given):
        return tuple(kind.read(each) for each in given)
    return kind.read(given)


def _same(kinds: Mapping[str, ValueType], values: Mapping[str, Any], answer: Answer) -> bool:
    if not isinstance(answer, Decision):
        return False
    return all(_equal(kinds[name], answer.outcome[name], value) for name, value in values.items())


def _equal(kind: ValueType, one: Any, other: Any) -> bool:
    """Tell whether two values mean the same, however they are written (60 minutes, 1 hour)."""
    if isinstance(other, StatusWanted):
        return other.met_by(one)
    if isinstance(kind, PlacedType):
        return kind.agrees(one, other)
    if isinstance(kind, ListOf) and isinstance(kind.item, EntryType):
        return sorted(kind.read(one)) == sorted(other)  # a form lists entries in its own order
    if one == other:
        return True
    if one is None or other is None or isinstance(one, tuple) or isinstance(other, tuple):
        return False
    return kind.compare(one, other) == 0


def _missing(case: RawCase) -> Expected:
    names = _names(case, "missing")

    def met(answer: Answer) -> bool:
        if not isinstance(answer, MissingParameterError):
            return False
        return _named(names, [str(fault.arguments["name"]) for fault in answer.faults])

    return Expected(_listed("no outcome: missing", names), met)


def _named(names: tuple[str, ...], keys: list[str]) -> bool:
    """Tell whether names, plain or full, name each of the keys once."""
    found = [key for name in names for key in keys if name in (key, key.partition(".")[2])]
    return len(names) == len(set(names)) == len(keys) and sorted(found) == sorted(keys)


def _refused(case: RawCase) -> Expected:
    names = _names(case, "refused")

    def met(answer: Answer) -> bool:
        if not isinstance(answer, FactsError):
            return False
        return {str(fault.arguments.get("name")) for fault in answer.faults} == set(names)

    return Expected(_listed("no outcome: refused", names), met)


def _undecided(case: RawCase) -> Expected:
    written = plain(case.expect["undecided"].value)
    if not isinstance(written, str) or not _is_yes(written):
        place = case.expect["undecided"].value.place.location
        raise CaseFaultError(Fault("case-only-yes", {"name": "undecided"}, place))
    return Expected(word("no outcome: undecided"), lambda answer: isinstance(answer, UndecidedError))


def _is_yes(text: str) -> bool:
    try:
        return Boolean().parse(text)
    except BadValueError:
        return False


def _names(case: RawCase, key: str) -> tuple[str, ...]:
    written = plain(case.expect[key].value)
    names = tuple(written) if isinstance(written, list) else (written,)
    if names and all(isinstance(each, str) for each in names):
        return tuple(str(each) for each in names)
    place = case.expect[key].value.place.location
    raise CaseFaultError(Fault("case-names-wanted", {"name": key}, place))


def _listed(key: str, names: tuple[str, ...]) -> Words:
    said = word(key)
    return Words(said.zh + "、".join(names), said.en + ", ".join(names))


_WITHOUT_OUTCOME: dict[str, Callable[[RawCase], Expected]] = {
    "missing": _missing,
    "undecided": _undecided,
    "refused": _refused,
}
