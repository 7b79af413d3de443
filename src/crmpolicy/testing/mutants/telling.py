"""A scene and its answer as a case: what is expected, by which clause, under a sentence of its own."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.record_outcome import BROKEN, COMPLETE, INVALID, MISSING, UNKNOWN
from crmpolicy.errors import (
    BadValueError,
    FactsError,
    MissingParameterError,
    UndecidedError,
)
from crmpolicy.policy.records import STAGE, Record
from crmpolicy.testing.citing import cited_by
from crmpolicy.testing.expecting import Answer, worded
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.seeds import Seed, facts_of
from crmpolicy.testing.mutants.varying import Varied
from crmpolicy.testing.mutants.writing import UNWRITABLE, moment, notation, plainly, status
from crmpolicy.testing.scenes import Scene
from crmpolicy.wording import word

_FEW: Final = 3


def entries_of(
    seed: Seed, each: Varied, mutant: Mutant, answer: Answer, other: Answer
) -> dict[str, Any] | None:
    """Give the entries of a case in the order of the house; None where no case can tell the answer."""
    point = seed.point
    expected = _expected(point, answer, other, seed.zone)
    if not expected:
        return None
    scene = each.scene
    given = {name: value for name, value in scene.given.items() if name not in ("events", STAGE)}
    entries: dict[str, Any] = {"case": _title(seed, each, answer, expected), "ask": seed.ask, **seed.head}
    if given:
        entries["given"] = plainly(given, seed.zone)
    if scene.given.get("events"):
        entries["happened"] = [plainly(event, seed.zone) for event in scene.given["events"]]
    if STAGE in scene.given:
        entries["stage"] = scene.given[STAGE]
    entries["now"] = moment(scene.now, seed.zone)
    entries["expect"] = expected
    if isinstance(answer, Decision):
        bound = tuple(dict.fromkeys(one.rule for one in answer.reasons if one.binding))
        if bound and not (point.tables[0].course is not None and point.tables[0].timed):
            entries["because"] = list(bound)
    cited = tuple(dict.fromkeys(cited_by(answer, seed.policies)))
    own = [each for each in cited if each in mutant.clauses] or list(cited)[:1]
    if own:
        entries["clause"] = own if len(own) > 1 else own[0]
    return entries


def _title(seed: Seed, each: Varied, answer: Answer, expected: Mapping[str, Any]) -> str:
    """Make a sentence of what is asked and what comes out; an owner will know a better one."""
    point = seed.point
    facts = each.said.zh or "，".join(_facts_said(seed, each.scene))
    begin = "：".join(filter(None, (point.title.zh, facts)))
    return f"{begin}，{_outcome_said(seed, answer, expected)}"


def _facts_said(seed: Seed, scene: Scene) -> Iterator[str]:
    """Tell the facts of a scene in words, but few of them."""
    facts = facts_of(seed.point, scene)
    for name, value in islice(scene.given.items(), _FEW):
        fact = facts.get(name)
        if fact is not None and isinstance(value, str | int | bool | Decimal):
            try:
                read = fact.read(value)
            except BadValueError:
                continue
            yield f"{fact.title.zh}{'未知' if read is None else fact.type.show(read, 'zh')}"


def _outcome_said(seed: Seed, answer: Answer, expected: Mapping[str, Any]) -> str:
    if not isinstance(answer, Decision):
        return "不给结论"
    if COMPLETE in answer.outcome and isinstance(seed.point.tables[0].course, Record):
        return _form_said(answer.outcome)
    titles = seed.point.output_titles
    said = ((titles[name].zh, _said(seed, name, answer.outcome[name])) for name in expected)
    told = (f"{title}{'' if value[:1].isdigit() else '为'}{value}" for title, value in said if value)
    return "，".join(islice(told, _FEW))


def _form_said(outcome: Mapping[str, Any]) -> str:
    if outcome[COMPLETE]:
        return "已经填齐"
    told = {MISSING: "没有填齐", INVALID: "有一处填错", UNKNOWN: "有表上没有的栏目", BROKEN: "不合规定"}
    return "，".join(said for name, said in told.items() if outcome[name])


def _said(seed: Seed, name: str, value: Any) -> str:
    if isinstance(value, DutyStatus):
        due = "" if value.due is None else f"，最迟 {moment(value.due, seed.zone).replace('T', ' ')}"
        return f"{word(f'duty {value.state}').zh}{due}"
    if isinstance(value, Outcome):
        roles = seed.policies.effective.role_titles
        return "、".join(
            f"{roles[who].zh if who in roles else who}{_said(seed, name, each)}"
            for who, each in islice(value.items(), _FEW)
        )
    if isinstance(value, datetime):
        return moment(value, seed.zone).replace("T", " ")
    if value is None:
        return ""
    return worded(seed.point, {name: value}).zh.partition("：")[2]


def _expected(point: DecisionPoint, answer: Answer, other: Answer, zone: ZoneInfo) -> dict[str, Any]:
    """Give what a case expects: all outputs of a table, of forms and of what speaks of time what differs."""
    if isinstance(answer, Decision):
        beside = other.outcome if isinstance(other, Decision) else {}
        return _outputs(point, answer.outcome, beside, zone)
    if isinstance(answer, UndecidedError):
        return {"undecided": "yes"}
    if isinstance(answer, FactsError) and not isinstance(answer, MissingParameterError):
        names = {str(fault.arguments.get("name")) for fault in answer.faults}
        return {"refused": sorted(names)} if "None" not in names and "refused" not in point.outcome else {}
    return {}


def _outputs(
    point: DecisionPoint, outcome: Mapping[str, Any], beside: Mapping[str, Any], zone: ZoneInfo
) -> dict[str, Any]:
    course = point.tables[0].course
    partly = point.tables[0].timed or isinstance(course, Record)
    found: dict[str, Any] = {}
    for name, value in outcome.items():
        if partly and name in beside and beside[name] == value and name != COMPLETE:
            continue
        kind = point.outcome[name]
        written = (
            status(value, beside.get(name), zone)
            if kind.name == "duty" and value is not None
            else notation(kind, value, zone)
        )
        if written is not UNWRITABLE and not _holds_unwritable(written):
            found[name] = written
    return found


def _holds_unwritable(written: Any) -> bool:
    if isinstance(written, Mapping):
        return any(each is UNWRITABLE or _holds_unwritable(each) for each in written.values())
    return isinstance(written, list) and any(
        each is UNWRITABLE or _holds_unwritable(each) for each in written
    )
