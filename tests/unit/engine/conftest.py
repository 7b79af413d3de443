"""Small policies for the engine: the test writes facts, parameters and a decision, all else is here."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from textwrap import dedent, indent
from typing import Any

import pytest

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.testing import load_texts

NOW = datetime(2026, 5, 20, 4, tzinfo=UTC)
SCALES = """\
format: 1
scales:
  level:
    title: {zh: 等级, en: level}
    order: best first
    values:
      - {id: A, title: {zh: 甲, en: first}}
      - {id: B, title: {zh: 乙, en: second}}
      - {id: C, title: {zh: 丙, en: third}}
  colour:
    title: {zh: 颜色, en: colour}
    order: none
    values:
      - {id: red, title: {zh: 红, en: red}}
      - {id: blue, title: {zh: 蓝, en: blue}}
roles:
  manager: {title: {zh: 经理, en: manager}}
  director: {title: {zh: 总监, en: director}}
events:
  submit: {title: {zh: 提交, en: submit}}
  close: {title: {zh: 结案, en: close}}
"""
Load = Callable[..., PolicySet]
Follow = Callable[..., Any]


@pytest.fixture
def load() -> Load:
    """Load a document ``doc`` from its sections; other files by path."""

    def made(text: str, /, parameters: Mapping[str, Any] | None = None, **files: str) -> PolicySet:
        named = {path.replace("__", "/") + ".yaml": dedent(other) for path, other in files.items()}
        rules = "format: 1\n" + dedent(text)
        return load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": rules, **named}, parameters=parameters)

    return made


@pytest.fixture
def follow(load: Load) -> Follow:
    """Follow one derived fact: its type, its derivation, the other declarations, then what is given."""

    def made(kind: str, derived: str, declared: str, given: Mapping[str, Any], now: datetime = NOW) -> Any:
        facts, _, parameters = dedent(declared).partition("---\n")
        policies = load(
            "facts:\n"
            + indent(facts, "  ")
            + f"  found: {{title: {{zh: 结果, en: found}}, type: {kind}, derived: {derived}}}\n"
            + ("parameters:\n" + indent(parameters, "  ") if parameters else "")
            + ASKS_WHETHER_KNOWN
        )
        decision = policies.point("asked").evaluate(given, now=now)
        return decision.facts.given()["found"]

    return made


ASKS_WHETHER_KNOWN = """\
decisions:
  asked:
    title: {zh: 是否已知, en: whether known}
    outputs: {known: {title: {zh: 已知, en: known}, type: boolean}}
    rules:
      - {id: known, when: {found: {known: yes}}, then: {known: yes}, clause: doc.1}
      - {id: unknown, when: {found: {known: no}}, then: {known: no}, clause: doc.1}
"""


def fact(name: str, kind: str, **more: str) -> str:
    """Write the declaration of a fact or parameter."""
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return f"{name}: {{title: {{zh: {name}, en: {name}}}, type: {kind}{keys}}}\n"


def outcome(policies: PolicySet, given: Mapping[str, Any], point: str = "asked") -> dict[str, Any]:
    """Ask and give the outcome."""
    return dict(decide(policies, given, point).outcome)


def decide(policies: PolicySet, given: Mapping[str, Any], point: str = "asked") -> Decision:
    """Ask."""
    return policies.point(point).evaluate(given, now=NOW)
