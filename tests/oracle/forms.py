"""Forms as their page tells them: which entries are missing or cannot be used, which rules are broken.

Values were read before: whether one fits its type and its range is no question here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from tests.oracle.literals import Spec
from tests.oracle.one_case import Case
from tests.oracle.tables import case_of
from tests.oracle.worlds import World


class Entry(NamedTuple):
    """An entry of a form, or of a line of one of its lists; lines are counted from 1."""

    listed: str
    line: int
    name: str
    spec: Spec
    value: Any

    @property
    def path(self) -> str:
        """What the entry is called in an answer."""
        return f"{self.listed}[{self.line}].{self.name}" if self.listed else self.name

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.value in (None, ()) or (isinstance(self.value, str) and not self.value.strip())


def judged(world: World, point: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Judge a form; nobody says in which order its rules are told, so they are sorted.

    Args:
        world: the policies.
        point: the name of the form.
        given: what was entered, by plain name, in the oracle's form; the stage among it.
    """
    form = world.decisions[point]
    entries = [*_entries(form["fields"], given)]
    twice = [*_twice(entries)]
    broken = [*_broken(form, case_of(world, point, {**given, **_usable(entries, twice)}))]
    hard = [(rule, path) for rule, path in broken if not _is_soft(rule)]
    demanded = {path for rule, path in hard if {"known": "yes"} in rule["must"].values()}
    since = {"yes", *_reached(form, given)}
    missing = tuple(
        each.path
        for each in entries
        if each.blank and (each.spec.get("required") in since or each.path in demanded)
    )
    return {
        "complete": not (missing or twice or hard),
        "missing": missing,
        "invalid": tuple(each.path for each in twice),
        "unknown": (),
        "broken": tuple(sorted({rule["id"] for rule, _ in hard})),
        "warned": tuple(sorted({rule["id"] for rule, _ in broken if _is_soft(rule)})),
    }


def _entries(fields: Mapping[str, Spec], given: Mapping[str, Any]) -> Iterator[Entry]:
    """Give all entries as they stand on the form, those of each line after their list."""
    for name, spec in fields.items():
        yield Entry("", 0, name, spec, given.get(name))
        if not _has_lines(spec):
            continue
        lines = given.get(name) or ()
        if "at_most" in spec and len(lines) > int(spec["at_most"]):
            raise ValueError(name)  # no form of these tests is as long as that
        for number, line in enumerate(lines, 1):
            for inner, one in spec["of"].items():
                yield Entry(name, number, inner, one, line.get(inner))


def _has_lines(spec: Spec) -> bool:
    return spec["type"] == "list" and isinstance(spec["of"], Mapping)


def _twice(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give what stands in an earlier line already, where no two lines may say the same."""
    met: set[tuple[str, str, Any]] = set()
    for each in entries:
        if each.listed and each.spec.get("unique") == "yes" and not each.blank:
            said = (each.listed, each.name, each.value)
            if said in met:
                yield each
            met.add(said)


def _usable(entries: Iterable[Entry], twice: Iterable[Entry]) -> dict[str, Any]:
    """Give what rules see: what is blank or cannot be used is unknown to them; an empty list has no lines."""
    wrong = {each.path for each in twice}
    seen: dict[str, Any] = {}
    lines: dict[str, dict[int, dict[str, Any]]] = {}
    for each in entries:
        value = None if each.blank or each.path in wrong else each.value
        if each.listed:
            lines.setdefault(each.listed, {}).setdefault(each.line, {})[each.name] = value
        else:
            seen[each.name] = () if each.value == () and _has_lines(each.spec) else value
    return {**seen, **{name: tuple(listed.values()) for name, listed in lines.items()}}


def _reached(form: Spec, given: Mapping[str, Any]) -> list[str]:
    """Name the stages up to the one that the form has come to."""
    stages = [each if isinstance(each, str) else each["id"] for each in form.get("stages", ())]
    return stages[: stages.index(given["stage"]) + 1] if stages else []


def _broken(form: Spec, case: Case) -> Iterator[tuple[Spec, str]]:
    """Give each rule that does not hold, with the entry that it is about; a rule of lines once for each."""
    for rule in form.get("rules", ()):
        if _breaks(rule, case):
            yield rule, next(iter(rule["must"]))
    for name, spec in form["fields"].items():
        for rule in spec.get("rules", ()):
            about = next(iter(rule["must"]))
            for number, line in enumerate(case.value(name) or (), 1):
                if _breaks(rule, case.inside(line, spec["of"])):
                    yield rule, f"{name}[{number}].{about}" if about in spec["of"] else about


def _breaks(rule: Spec, case: Case) -> bool:
    return case.holds(rule.get("when")) and case.breaks(rule["must"])


def _is_soft(rule: Spec) -> bool:
    return bool(rule.get("strength") == "soft")
