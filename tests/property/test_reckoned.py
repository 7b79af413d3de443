"""Laws through reckoned facts: what the checker proves holds for every fact, tried one by one."""

import json
from collections import Counter
from datetime import UTC, datetime
from itertools import product
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.policy.directions import lies
from crmpolicy.policy.properties import Direction
from crmpolicy.testing import load_texts
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.laws.moving import moved
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
TOP: Final = 3
NAMES: Final = ("a", "b", "c")
WORDS: Final = ("best", "good", "fair", "bad")
SEEN: Final[Counter[str]] = Counter()


def title(name: str) -> dict[str, str]:
    return {"zh": f"{name}项", "en": f"the {name}"}


@st.composite
def reckoning_policies(draw: Any) -> str:
    """Draw a policy over small whole numbers in which rules ask what is reckoned from them."""
    low = draw(st.sampled_from(("0", "1", "-1")))
    allowed = {"at_least": low, "up_to": str(TOP)}
    facts: dict[str, Any] = {
        name: {"title": title(name), "type": "integer", "range": allowed} for name in NAMES
    }
    known = list(NAMES)
    for name in ("d", "e")[: draw(st.integers(1, 2))]:
        kind, derived = draw(ways(known))
        facts[name] = {"title": title(name), "type": kind, "derived": derived}
        if kind == "number":
            facts[name]["step"] = "any"
            known.append(name)
    asked = [name for name in facts if facts[name]["type"] != "boolean"]
    count = draw(st.integers(1, 4))
    rules = [rule(draw, place, asked, facts) for place in range(count)]
    grades = [{"id": word, "title": title(word)} for word in WORDS]
    decision = {
        "title": title("answer"),
        "hit": "first",
        "outputs": {"grade": {"title": title("grade"), "type": "choice", "scale": "grade"}},
        "rules": rules,
        "otherwise": {"id": "rest", "then": {"grade": draw(st.sampled_from(WORDS))}, "clause": "doc.1"},
    }
    scales = {"grade": {"title": title("grade"), "order": "best first", "values": grades}}
    return json.dumps({"format": "1", "scales": scales, "facts": facts, "decisions": {"answer": decision}})


@st.composite
def ways(draw: Any, known: list[str]) -> tuple[str, dict[str, Any]]:
    one, other = (draw(st.sampled_from(known)) for _ in range(2))
    found: tuple[str, dict[str, Any]] = draw(
        st.sampled_from(
            [
                ("number", {"sum": [one, other]}),
                ("number", {"sum": [one], "minus": [other]}),
                ("number", {"product": [one, other]}),
                ("number", {"min": [one, other]}),
                ("number", {"max": [one, other]}),
                ("ratio", {"ratio": [one, other]}),
                ("boolean", {"holds": {one: {draw(st.sampled_from(("over", "up_to"))): other}}}),
            ]
        )
    )
    return found


def rule(draw: Any, place: int, asked: list[str], facts: dict[str, Any]) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(sorted(facts)), min_size=1, max_size=2, unique=True))
    when: dict[str, Any] = {}
    for name in names:
        if facts[name]["type"] == "boolean":
            when[name] = draw(st.sampled_from(("yes", "no")))
            continue
        bound = draw(st.sampled_from(("0", "1", "2")))
        if facts[name]["type"] != "ratio" and draw(st.booleans()):
            bound = draw(st.sampled_from([each for each in asked if facts[each]["type"] != "ratio"]))
            bound = bound if facts[bound]["type"] == facts[name]["type"] and bound != name else "1"
        when[name] = {draw(st.sampled_from(("over", "at_least", "under", "up_to"))): bound}
    then = {"grade": draw(st.sampled_from(WORDS))}
    return {"id": f"r{place}", "when": when, "then": then, "clause": "doc.1"}


def answers(point: DecisionPoint) -> dict[tuple[int, ...], Any]:
    """Ask the real evaluation about all facts; those that it refuses or leaves open are left out."""
    names = [field.name for field in point.program(NOW).fields if field.derived is None]
    found = {}
    for values in product(range(-1, TOP + 1), repeat=len(names)):
        try:
            decision = point.evaluate(dict(zip(names, values, strict=True)), now=NOW)
        except (FactsError, UndecidedError):
            continue
        found[values] = decision.outcome["grade"]
    return found


def breaks(point: DecisionPoint, place: int, never: Direction, up: bool) -> bool:  # noqa: FBT001 - drawn
    """Tell whether any fact set answers worse once one fact rises."""
    kind, found = point.outcome["grade"], answers(point)
    for values, grade in found.items():
        for more in range(values[place] + 1, TOP + 1):
            other = found.get((*values[:place], more, *values[place + 1 :]))
            pair = (grade, other) if up else (other, grade)
            if other is not None and lies(kind, never, *pair):
                return True
    return False


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(reckoning_policies(), st.sampled_from(NAMES), st.sampled_from(("worse", "better")), st.booleans())
def test_what_is_proved_of_a_moving_fact_holds_for_all_facts(
    text: str,
    name: str,
    never: Direction,
    up: bool,  # noqa: FBT001 - drawn
) -> None:
    """And a law that some facts break is never proved."""
    policies = load_texts({"doc/rules.yaml": text})
    question = Question(policies, "doc.answer", periods_of([], "Asia/Shanghai")[0])
    names = [field.name for field in question.program.fields if field.derived is None]
    if name not in names:
        return
    kind = question.point.outcome["grade"]
    way: Direction = "higher" if up else "lower"
    try:
        found = moved(question, f"doc.{name}", way, "grade", lambda one, two: lies(kind, never, one, two))
    except NotDecidedError:
        SEEN["open"] += 1
        return
    broken = breaks(question.point, names.index(name), never, up)
    SEEN["broken" if broken else "proved"] += 1
    if found is None or broken:
        assert (found is not None) == broken
    else:  # it shows reckoned facts that a caller may give, though no parts lead to them
        assert found.before.facts.keys() & {"d", "e"}
