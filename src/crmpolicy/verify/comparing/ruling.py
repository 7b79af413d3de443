"""Answers compared and told: outcomes, and for a question that speaks of time the rules that match."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from crmpolicy.engine import Decision
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.program import RULES
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.lifecycles import LOWEST
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Course, Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Period, ValueType
from crmpolicy.verify.comparing.difference import Direction
from crmpolicy.verify.courses.paces import Pace
from crmpolicy.verify.courses.spoken import Speech
from crmpolicy.verify.courses.trying import Trying
from crmpolicy.verify.diagrams.ruled import DUTY, Ruled, meaning_of_one, rules_in, topic_of
from crmpolicy.verify.questions.question import Question
from crmpolicy.wording import Words, word

Answer = Decision | UndecidedError
_NOTHING: Final = "nothing"
_LOOSER: Final[tuple[Any, ...]] = ("later", "fewer")
_STRICTER: Final[tuple[Any, ...]] = ("earlier", "more")


def course_of(question: Question) -> Course | None:
    """Give what follows from the rules of a question, where it speaks of time."""
    return question.program.tables[0].table.course


def topics_of(pair: Sequence[Question]) -> list[frozenset[str] | None]:
    """Give what two questions speak of, to be compared one by one: duties do not share rules.

    The rules of a chain that name the lowest level are one topic, and so are those of a ranking: their ids
    mean nothing.
    """
    if any(course_of(each) is None for each in pair):
        return [None]
    topics: dict[frozenset[str], None] = {}
    lowest: set[str] = set()
    for question in pair:
        for folded in question.program.tables:
            for part, rule in folded.table.rules():
                said = {name: getattr(operand, "value", None) for name, operand in rule.then}
                if part.id == LOWEST or isinstance(folded.table.course, Ranking):
                    lowest.add(rule.id)
                else:
                    topics[frozenset((topic_of(rule.id, said),))] = None
    return [*topics, *((frozenset(lowest),) if lowest else ())]


def told_by(question: Question, answer: Answer) -> Any:
    """Give what an answer means, to be compared with another; ``None`` where there is none."""
    if not isinstance(answer, Decision):
        return None
    if course_of(question) is None:
        return dict(answer.outcome)
    return frozenset(meaning_of_one(course_of(question), each) for each in _rules(question, answer))


def _rules(question: Question, answer: Decision) -> tuple[Ruled, ...]:
    """Give the rules that match and speak of what is compared."""
    softs = {
        (part.id, rule.id): rule.soft
        for folded in question.program.tables
        for part, rule in folded.table.rules()
    }
    rules = rules_in(answer.outcome, softs)
    if question.topics is None:
        return rules
    return tuple(each for each in rules if topic_of(each.rule, each.said) in question.topics)


def differing(pair: Sequence[Question], answers: Sequence[Answer]) -> list[tuple[Ruled, ...]]:
    """Give the rules on each side that are not on the other."""
    both = [
        _rules(each, answer) if isinstance(answer, Decision) else ()
        for each, answer in zip(pair, answers, strict=True)
    ]
    course = course_of(pair[1])
    known = [{meaning_of_one(course, each) for each in rules} for rules in both]
    return [
        tuple(each for each in both[side] if meaning_of_one(course, each) not in known[1 - side])
        for side in (0, 1)
    ]


def outcome_of(rules: Sequence[Ruled]) -> Mapping[str, Any]:
    """Write rules as an outcome: each with its id and what it says."""
    return {RULES: tuple(Outcome((("rule", each.rule), *each.says)) for each in rules)}


def rules_words(question: Question, rules: Sequence[Ruled]) -> Words:
    """Word what rules say, each after the other."""
    tables = [folded.table for folded in question.program.tables]
    said = [_words(tables, each) for each in rules] or [word(_NOTHING)]
    return Words("；".join(each.zh for each in said), "; ".join(each.en for each in said))


def _words(tables: Sequence[Table], rule: Ruled) -> Words:
    topic = topic_of(rule.rule, rule.said)
    own = [each for each in tables if each.document == rule.document]
    title = next((found for each in own if (found := _title(each, topic)) is not None), Words(topic, topic))
    kinds = {output.name: output.type for each in own for output in each.outputs}
    told = [
        _said(kinds[name], name, value) for name, value in rule.says if name != DUTY and value is not None
    ]
    if not told:
        return title
    return Words(
        f"{title.zh}（{'，'.join(each.zh for each in told)}）",
        f"{title.en} ({', '.join(each.en for each in told)})",
    )


def _said(kind: ValueType, name: str, value: Any) -> Words:
    """Word one thing that a rule says, a role or several; a period says itself how it is meant."""
    several = isinstance(value, tuple) and isinstance(kind, Choice)
    shown = word("unlimited") if value is UNLIMITED else (ListOf(kind) if several else kind).words(value)
    if isinstance(value, Period):
        return shown
    called = word(f"said {name}")
    return Words(f"{called.zh} {shown.zh}", f"{called.en} {shown.en}")


def _title(table: Table, topic: str) -> Words | None:
    named: Sequence[Any] = getattr(table.course, "duties", ()) if isinstance(table.course, Duties) else ()
    levels: Sequence[Any] = getattr(table.course, "levels", ())
    titles = {**{each.name: each.title for each in named}, **{each.id: each.title for each in levels}}
    return titles.get(topic)


def direction_of(question: Question, before: Sequence[Ruled], after: Sequence[Ruled]) -> Direction:
    """Tell whether duties come later or less often than before: that is looser."""
    sides = tuple(before), tuple(after)
    paces = [
        (Trying(Speech(question, place)), duty)
        for duty in dict.fromkeys(str(each.said.get(DUTY)) for each in (*before, *after))
        for place in _places(question, duty)
    ]

    def goes(ways: Sequence[Any]) -> bool:
        asked = (Pace(trying, duty, way) for trying, duty in paces for way in ways)
        return any(each.judge(*sides).verdict == "wrong" for each in asked)

    if goes(_LOOSER):
        return "looser"
    return "stricter" if goes(_STRICTER) else "other"


def _places(question: Question, duty: str) -> list[int]:
    """Tell which document of a question is the first to speak of a duty; none where that is no duty."""
    courses = [folded.table.course for folded in question.program.tables]
    named = [
        place
        for place, course in enumerate(courses)
        if isinstance(course, Duties) and any(each.name == duty for each in course.duties)
    ]
    return named[:1]
