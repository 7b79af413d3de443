"""The example in a question's docstring, made of the first case of its document that decides something."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from crmpolicy.company.loading import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import STAGE
from crmpolicy.policy.rows import is_unknown
from crmpolicy.source import RawCase, read_cases
from crmpolicy.source.tree import Entry, Node, plain
from crmpolicy.values import Boolean, ValueType, local_moment

_TEXTS: Final = ("state", "who", "rule")
"""The fields of a duty's status that an example can show as a case writes them."""


_NAMED: Final = ("complete", "missing", "broken", "warned")
"""The outputs of a form that an example can show as a case writes them."""


def cases_in(folder: Path) -> tuple[RawCase, ...]:
    """Read the cases of a document, in the order of their files."""
    return tuple(case for path in sorted((folder / "cases").glob("*.yaml")) for case in read_cases(path, []))


class _Asking(NamedTuple):
    """A case that asks a question of a document, its facts as a program gives them, the types of outputs."""

    subject: str
    document: str
    case: RawCase
    given: dict[str, Any]
    kinds: Mapping[str, ValueType]


def example_of(
    policies: PolicySet, subject: str, document: str, cases: Iterable[RawCase], facts: Mapping[str, Fact]
) -> str:
    """Write the example of a question, indented for its docstring; nothing where no case gives one.

    Args:
        policies: the document by itself.
        subject: the question.
        document: the document whose cases are looked through.
        cases: its cases.
        facts: what may be told, by name.
    """
    point = policies.point(f"{document}.{subject}")
    booleans = {name for name, fact in facts.items() if fact.type.name == "boolean"}
    asking = [
        _Asking(subject, document, case, _given(case, booleans), point.outcome)
        for case in cases
        if case.ask.text == point.name and case.expect.keys() <= point.outcome.keys()
    ]
    table = point.tables[0]
    if table.timed:
        tried = map(_timed, asking)
    elif isinstance(table.course, Ranking):
        tried = map(_ranked, asking)
    elif table.course is not None:
        tried = map(_filled_in, asking)
    else:
        tried = map(_plainly, sorted(asking, key=lambda each: bool(each.case.happened)))
    lines: list[str] = next(filter(None, tried), [])
    return "\n".join(f"    {line}" for line in lines)


def _plainly(asking: _Asking) -> list[str]:
    """Write an example of a table; a figure that is reckoned may come as a fraction, so others come first.

    A case with events is told at its own moment, for values of their day may count.
    """
    subject, document, case, given, kinds = asking
    told = {name: plain(entry.value) for name, entry in case.expect.items()}
    output = min(told, key=lambda name: not _is_written(kinds[name]), default="")
    if not output:
        return []
    expected, asked = kinds[output].read(told[output]), f'decision.outcome["{output}"]'
    imports, moment = "UTC, datetime", "datetime(2026, 1, 5, tzinfo=UTC)"
    if case.happened:
        zone = _zone_of(case.company.text if case.company else document)
        given = {**given, "events": [_event(each, zone) for each in case.happened]}
        moment = f'datetime.fromisoformat("{local_moment(case.now.text, zone).isoformat()}")'
        imports = "datetime"
    exactly = _is_written(kinds[output])
    return [
        "Example:",
        f"    >>> from datetime import {imports}",
        *([] if exactly else ["    >>> from decimal import Decimal"]),
        f"    >>> from crmpolicy import evaluate_{subject}, load_policy_set",
        *_loaded(case, document, _plain(case.parameters)),
        *_assigned("facts", given),
        f"    >>> now = {moment}",
        f'    >>> decision = evaluate_{subject}(policies, facts, now=now, document="{document}")',
        f"    >>> {asked if exactly else f'{asked} == {expected!r}'}",
        f"    {(expected if exactly else True)!r}",
    ]


def _is_written(kind: ValueType) -> bool:
    return kind.name not in ("number", "ratio") or getattr(kind, "step", None) is not None


def _loaded(case: RawCase, document: str, parameters: Any) -> list[str]:
    """Load the company of a case, else its document with the values that the case gives."""
    name = case.company.text if case.company is not None else document
    if not parameters:
        return [f'    >>> policies = load_policy_set("{name}")']
    return [
        *_assigned("parameters", parameters),
        f'    >>> policies = load_policy_set("{name}", parameters=parameters)',
    ]


def _filled_in(asking: _Asking) -> list[str]:
    """Write an example of a form, with the stage that it has reached."""
    subject, document, case, given, kinds = asking
    expected = next(((name, entry.value) for name, entry in case.expect.items() if name in _NAMED), None)
    if expected is None:
        return []
    stage = {STAGE: case.stage} if case.stage is not None else {}
    return [
        "Example:",
        "    >>> from datetime import UTC, datetime",
        f"    >>> from crmpolicy import evaluate_{subject}, load_policy_set",
        *_loaded(case, document, _plain(case.parameters)),
        *_assigned("facts", {**stage, **given}),
        "    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)",
        f'    >>> decision = evaluate_{subject}(policies, facts, now=monday, document="{document}")',
        f'    >>> decision.outcome["{expected[0]}"]',
        f"    {kinds[expected[0]].read(plain(expected[1]))!r}",
    ]


def _ranked(asking: _Asking) -> list[str]:
    """Write an example of a ranking: who has a place in the first list that the case speaks of."""
    subject, document, case, given, _ = asking
    expected: Any = ((name, plain(entry.value)) for name, entry in case.expect.items())
    output, entries = next(((name, each) for name, each in expected if each and _have_places(each)), ("", []))
    if not output:
        return []
    by = next(iter(entries[0]))
    return [
        "Example:",
        "    >>> from datetime import UTC, datetime",
        f"    >>> from crmpolicy import evaluate_{subject}, load_policy_set",
        *_loaded(case, document, _plain(case.parameters)),
        *_assigned("facts", given),
        "    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)",
        f'    >>> decision = evaluate_{subject}(policies, facts, now=monday, document="{document}")',
        f'    >>> [(each["{by}"], each["rank"]) for each in decision.outcome["{output}"]]',
        f"    {[(each[by], int(each['rank'])) for each in entries]!r}",
    ]


def _have_places(entries: Any) -> bool:
    return all(isinstance(each, dict) and "rank" in each for each in entries)


def _timed(asking: _Asking) -> list[str]:
    """Write an example of a question that looks at events; local times get the offset of the case's zone."""
    subject, document, case, given, _ = asking
    company = case.company.text if case.company else document
    zone = _zone_of(company)
    events = [_event(each, zone) for each in case.happened]
    asked, expected = next(_texts(_plain(case.expect), "decision.outcome"), ("", ""))
    if not asked:
        return []
    return [
        "Example:",
        "    >>> from datetime import datetime",
        f"    >>> from crmpolicy import evaluate_{subject}, load_policy_set",
        *_loaded(case, document, _plain(case.parameters)),
        *_assigned("facts", {**given, "events": events}),
        f'    >>> now = datetime.fromisoformat("{local_moment(case.now.text, zone).isoformat()}")',
        f'    >>> decision = evaluate_{subject}(policies, facts, now=now, document="{document}")',
        f"    >>> {asked}",
        f"    {expected!r}",
    ]


@cache
def _zone_of(company: str) -> ZoneInfo:
    return ZoneInfo(load_policy_set(company).effective.zone)


def _texts(expected: Mapping[str, Any], asked: str) -> Iterator[tuple[str, str]]:
    """Give what a case expects as text, each with the Python that asks for it."""
    for name, value in expected.items():
        if isinstance(value, dict):
            yield from _texts(value, f'{asked}["{name}"]')
        elif asked == "decision.outcome":
            yield f'{asked}["{name}"]', value
        elif name in _TEXTS:
            yield f"{asked}.{name}", value


def _event(node: Node, zone: ZoneInfo) -> dict[str, Any]:
    told: Any = plain(node)
    return {**told, "at": local_moment(told["at"], zone).isoformat()}


def _assigned(name: str, values: Mapping[str, Any]) -> list[str]:
    """Write a mapping over several lines."""
    if not values:
        return [f"    >>> {name} = {{}}"]
    items = [f"    ...     {json.dumps(key)}: {_python(value)}," for key, value in values.items()]
    return [f"    >>> {name} = {{", *items, "    ... }"]


def _python(value: Any) -> str:
    """Write a value as Python does, texts in double quotes."""
    return repr(value) if value is None or isinstance(value, bool) else json.dumps(value, ensure_ascii=False)


def _given(case: RawCase, booleans: Collection[str]) -> dict[str, Any]:
    """Give the facts of a case as a program does: truth values and the unknown are no texts there."""
    given = _plain(case.given)
    for name, value in given.items():
        if is_unknown(value):
            given[name] = None
        elif name in booleans and isinstance(value, str):
            given[name] = Boolean().parse(value)
    return given


def _plain(entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {key: plain(entry.value) for key, entry in entries.items()}
