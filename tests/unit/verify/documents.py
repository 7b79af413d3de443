"""Small documents for the tests of the checker, written in a few words."""

from collections.abc import Mapping, Sequence
from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.testing.texts import load_texts
from crmpolicy.verify.diagrams.layers import Layer
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.questions.question import Question

SCALES = """\
format: 1
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: 甲, en: A}}
      - {id: B, title: {zh: 乙, en: B}}
      - {id: C, title: {zh: 丙, en: C}}
  colour:
    title: {zh: 颜色, en: colour}
    order: none
    values:
      - {id: red, title: {zh: 红, en: red}}
      - {id: green, title: {zh: 绿, en: green}}
      - {id: blue, title: {zh: 蓝, en: blue}}
"""
GRADE = "grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}"


def doc(
    facts: Mapping[str, str],
    rules: Sequence[str],
    *,
    keys: str = "",
    otherwise: str | None = None,
    outputs: str = GRADE,
    more: str = "",
    parameters: Mapping[str, str] | None = None,
    before: str = "",
) -> dict[str, str]:
    """Write a document with the point ``doc.answer``.

    Args:
        facts: the keys of each fact after its title, by name.
        rules: guard and outcome of each, with an arrow between.
        keys: further lines of the decision, indented by four.
        otherwise: what the catch-all says.
        outputs: the outputs.
        more: further sections of the file.
        parameters: the keys of each parameter after its title.
        before: further scales.
    """
    lines = [_rule(place, each) for place, each in enumerate(rules, 1)]
    rest = f"    otherwise: {{id: rest, then: {{{otherwise}}}, clause: doc.9}}\n" if otherwise else ""
    text = SCALES + before + _declared("facts", facts) + _declared("parameters", parameters or {}) + more
    text += f"decisions:\n  answer:\n    title: {{zh: 答复, en: answer}}\n    outputs: {{{outputs}}}\n{keys}"
    text += ("    rules:\n" + "".join(lines) if lines else "") + rest
    return {"doc/rules.yaml": text}


def _declared(section: str, names: Mapping[str, str]) -> str:
    lines = "".join(
        f"  {name}: {{title: {{zh: {name}值, en: the {name}}}, {said}}}\n" for name, said in names.items()
    )
    return f"{section}:\n{lines}" if names else ""


def _rule(place: int, said: str) -> str:
    guard, _, outcome = said.partition("->")
    then = outcome.strip()
    return f"      - {{id: r{place}, when: {{{guard.strip()}}}, then: {{{then}}}, clause: doc.{place}}}\n"


def question(policies: PolicySet | Mapping[str, str], name: str = "doc.answer", **more: Any) -> Question:
    """Ask a point of a policy set in the first of its periods."""
    loaded = policies if isinstance(policies, PolicySet) else load_texts(policies)
    return Question(loaded, name, periods_of([], "Asia/Shanghai")[0], **more)


def asked(facts: Mapping[str, str], rules: Sequence[str], **more: Any) -> Question:
    """Write a document and ask its point."""
    budget = {"budget": more.pop("budget")} if "budget" in more else {}
    return question(doc(facts, rules, **more), **budget)


def layer(found: Question) -> Layer:
    """Give the first part of a question."""
    return found.layers[0]


def axis(found: Question, name: str) -> Axis:
    """Give the axis of a fact of the document."""
    each = found.space.axes[found.space.number[f"doc.{name}"]]
    assert isinstance(each, Axis)
    return each


def samples(found: Question, name: str) -> list[Any]:
    """Give the smallest legal value of each segment of a fact that has one, as text."""
    each = axis(found, name)
    return [
        None if one is None else str(one) for place, one in enumerate(each.samples) if each.alive >> place & 1
    ]
