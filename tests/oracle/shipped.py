"""The shipped policies with other values, quickly: read once, filled many times."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.company.loading import Loading
from crmpolicy.engine import PolicySet
from crmpolicy.policy.unlimited import Unlimited
from tests.oracle.worlds import World, parsed

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
COMPANIES = ("example-branch", "example-group", "example-joined", "example-steel")
BANDS = {"grade_a_share": "1%", "grade_b_share": "0.3%", "grade_c_share": "0.1%"}
SIZES = {"large_min": "5000 t", "medium_min": "500 t"}
KEY = {"factor_combination": "any", "key_min_years": "5", "key_min_influence": "high"}
CONTRIBUTION = ("large", "fairly_large", "average", "fairly_small")
COOPERATION = ("close", "fairly_steady", "average", "unsteady")
REPUTATION = ("good", "fairly_good", "acceptable", "unproven")
GRADES = ("A", "B", "C", "D")
NO_SECTIONS = ("policy", "clauses")


@cache
def loaded(name: str) -> PolicySet:
    """Load a shipped document or company once."""
    return load_policy_set(name)


def filled(name: str, values: Mapping[str, Any]) -> PolicySet:
    """Give a shipped document or company with other values of parameters.

    Raises:
        InvalidPolicySetError: the values are not allowed.
    """
    return _filled(name, _Values(values))


class _Values(dict[str, Any]):
    """Values that are equal when they are written equally."""

    def __hash__(self) -> int:  # type: ignore[override]  # never changed after it is made
        return hash(repr(sorted(self.items())))


@lru_cache(64)
def _filled(name: str, values: _Values) -> PolicySet:
    loading = Loading(Path(name))
    effective = loading.override(loaded(name).effective, values)
    loading.finish()
    # half of the time of filling a large document would go into a digest that no law asks for
    told = f"{loaded(name).digest} {sorted(values.items())!r}"
    return PolicySet(effective, digest=sha256(told.encode("utf-8")).hexdigest())


def answer(policies: PolicySet, point: str, facts: Mapping[str, Any], now: datetime = NOW) -> dict[str, Any]:
    """Give the outcome of a question."""
    return dict(policies.point(point).evaluate(facts, now=now).outcome)


@cache
def texts(document: str) -> tuple[str, ...]:
    """Read what the oracle needs of a shipped document: the catalogue, the shared facts, its own sections."""
    own = [each for each in sorted((shipped() / document).glob("*.yaml")) if each.stem not in NO_SECTIONS]
    files = (shipped() / "subjects.yaml", shipped() / "facts.yaml", *own)
    return tuple(file.read_text(encoding="utf-8") for file in files)


def world_of(policies: PolicySet, document: str, moment: datetime) -> World:
    """Give a document's rules as the oracle reads them, with the values and the rules of the company."""
    return _world(policies, document, moment.astimezone(ZoneInfo(policies.effective.zone)).date())


@cache
def _world(policies: PolicySet, document: str, day: date) -> World:
    effective = policies.effective
    values = {
        key.partition(".")[2]: _written(effective.parameters[key].type, value)
        for key, value in effective.values_on(day).items()
        if key.startswith((f"{document}.", "shared."))
    }
    world = World(texts(document), values, day)
    for question, rules in _slots(effective.company).items():
        if question.startswith(f"{document}."):
            world.decisions[question.partition(".")[2]].update(rules)
    return world


def _slots(company: str) -> dict[str, Any]:
    """Read the rules that a company and those above it have put where documents leave them open."""
    file = parsed((shipped() / "companies" / f"{company}.yaml").read_text(encoding="utf-8"))
    above = _slots(file["extends"]) if "extends" in file else {}
    return {**above, **file.get("slots", {})}


def _written(kind: Any, value: Any) -> Any:
    """Write a value as a policy file does."""
    if isinstance(value, Unlimited):
        return "optional"
    if kind.name == "mapping":
        return {entry: _written(kind.of, each) for entry, each in value}
    if kind.name == "boolean":
        return "yes" if value else "no"
    plain = kind.plain(value)
    return plain if isinstance(plain, list) else str(plain)
