"""The example in a question's docstring, made of the first case of its document that decides something."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.company.loading import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import STAGE
from crmpolicy.source import RawCase, read_cases
from crmpolicy.source.tree import Entry, Node, plain
from crmpolicy.values import ValueType, local_moment

_TEXTS: Final = ("state", "who", "rule")
"""The fields of a duty's status that an example can show as a case writes them."""


_NAMED: Final = ("complete", "missing", "broken", "warned")
"""The outputs of a form that an example can show as a case writes them."""


def cases_in(folder: Path) -> tuple[RawCase, ...]:
    """Read the cases of a document, in the order of their files."""
    return tuple(case for path in sorted((folder / "cases").glob("*.yaml")) for case in read_cases(path, []))


def example_of(policies: PolicySet, subject: str, document: str, cases: Iterable[RawCase]) -> str:
    """Write the example of a question, indented for its docstring; nothing where no case gives one.

    Args:
        policies: the document by itself.
        subject: the question.
        document: the document whose cases are looked through.
        cases: its cases.
    """
    point = policies.point(f"{document}.{subject}")
    for case in cases:
        if case.ask.text == point.name and case.expect.keys() <= point.outcome.keys():
            table = point.tables[0]
            if table.timed:
                lines = _timed(subject, document, case)
            elif isinstance(table.course, Ranking):
                lines = _ranked(subject, document, case)
            elif table.course is not None:
                lines = _filled_in(subject, document, case, point.outcome)
            else:
                lines = _plainly(subject, document, case, point.outcome)
            if lines:
                return "\n".join(f"    {line}" for line in lines)
    return ""


def _plainly(subject: str, document: str, case: RawCase, kinds: Mapping[str, ValueType]) -> list[str]:
    """Write an example of a table; a figure that is reckoned may come as a fraction, so others are shown."""
    parameters, given = _plain(case.parameters), _plain(case.given)
    written = ((name, entry.value) for name, entry in case.expect.items() if _is_written(kinds[name]))
    output, expected = next(written, ("", None))
    if case.happened or expected is None:  # values of the day of an event: another case tells more plainly
        return []
    return [
        "Example:",
        "    >>> from datetime import UTC, datetime",
        "    >>> from crmpolicy import load_policy_set",
        *_loaded(case, document, parameters),
        *_assigned("given", given),
        "    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)",
        f'    >>> facts = policies.point("{document}.{subject}").facts(given, now=monday)',
        f'    >>> evaluate_{subject}(policies, facts, now=monday, document="{document}").outcome["{output}"]',
        f"    {kinds[output].read(plain(expected))!r}",
    ]


def _is_written(kind: ValueType) -> bool:
    return kind.name not in ("number", "ratio") or getattr(kind, "step", None) is not None


def _loaded(case: RawCase, document: str, parameters: Any) -> list[str]:
    """Load the company of a case, else its document with the values that the case gives."""
    name = case.company.text if case.company is not None else document
    if case.company is not None and not parameters:
        return [f'    >>> policies = load_policy_set("{name}")']
    return [
        *_assigned("parameters", parameters),
        f'    >>> policies = load_policy_set("{name}", parameters=parameters)',
    ]


def _filled_in(subject: str, document: str, case: RawCase, kinds: Mapping[str, ValueType]) -> list[str]:
    """Write an example of a form, with the stage that it has reached."""
    expected = next(((name, entry.value) for name, entry in case.expect.items() if name in _NAMED), None)
    if expected is None:
        return []
    stage = {STAGE: case.stage} if case.stage is not None else {}
    return [
        "Example:",
        "    >>> from datetime import UTC, datetime",
        "    >>> from crmpolicy import load_policy_set",
        *_loaded(case, document, _plain(case.parameters)),
        *_assigned("form", {**stage, **_plain(case.given)}),
        "    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)",
        f'    >>> decision = evaluate_{subject}(policies, form, now=monday, document="{document}")',
        f'    >>> decision.outcome["{expected[0]}"]',
        f"    {kinds[expected[0]].read(plain(expected[1]))!r}",
    ]


def _ranked(subject: str, document: str, case: RawCase) -> list[str]:
    """Write an example of a ranking: who has a place in the first list that the case speaks of."""
    expected: Any = ((name, plain(entry.value)) for name, entry in case.expect.items())
    output, entries = next(((name, each) for name, each in expected if each and _have_places(each)), ("", []))
    if not output:
        return []
    by = next(iter(entries[0]))
    return [
        "Example:",
        "    >>> from datetime import UTC, datetime",
        "    >>> from crmpolicy import load_policy_set",
        *_loaded(case, document, _plain(case.parameters)),
        *_assigned("facts", _plain(case.given)),
        "    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)",
        f'    >>> decision = evaluate_{subject}(policies, facts, now=monday, document="{document}")',
        f'    >>> [(each["{by}"], each["rank"]) for each in decision.outcome["{output}"]]',
        f"    {[(each[by], int(each['rank'])) for each in entries]!r}",
    ]


def _have_places(entries: Any) -> bool:
    return all(isinstance(each, dict) and "rank" in each for each in entries)


def _timed(subject: str, document: str, case: RawCase) -> list[str]:
    """Write an example of a question that looks at events; local times get the offset of the case's zone."""
    company = case.company.text if case.company else document
    zone = _zone_of(company)
    events = [_event(each, zone) for each in case.happened]
    asked, expected = next(_texts(_plain(case.expect), "decision.outcome"), ("", ""))
    if not asked:
        return []
    return [
        "Example:",
        "    >>> from datetime import datetime",
        "    >>> from crmpolicy import load_policy_set",
        *_assigned("parameters", _plain(case.parameters)),
        f'    >>> policies = load_policy_set("{company}", parameters=parameters)',
        *_assigned("facts", {**_plain(case.given), "events": events}),
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
    items = [
        f"    ...     {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},"
        for key, value in values.items()
    ]
    return [f"    >>> {name} = {{", *items, "    ... }"]


def _plain(entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {key: plain(entry.value) for key, entry in entries.items()}
