"""A case that kills a mutant: an owner's scene, or facts that a comparison found, and what comes out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.record_outcome import BROKEN, COMPLETE, INVALID, MISSING, UNKNOWN
from crmpolicy.errors import (
    BadValueError,
    CrmPolicyError,
    FactsError,
    Fault,
    InvalidPolicySetError,
    MissingParameterError,
    UndecidedError,
)
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.parameters import Dated
from crmpolicy.policy.records import STAGE, Record
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.source import RawCase, read_cases
from crmpolicy.source.tree import plain
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.citing import cited_by
from crmpolicy.testing.expecting import Answer, worded
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.testing.judging import judge
from crmpolicy.testing.mutants.campaign import Campaign, Fate
from crmpolicy.testing.mutants.mentions import Mentions
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.paths import walk
from crmpolicy.testing.mutants.varying import Varied, Vocabulary, varied
from crmpolicy.testing.mutants.writing import UNWRITABLE, case_text, moment, notation, plainly, status
from crmpolicy.testing.scenes import Scene, scene_of
from crmpolicy.wording import Words, word

_MOST_ONCE: Final = 800
_MOST_TWICE: Final = 1_500
_MOST_SEEDS: Final = 8
_FEW: Final = 3
_MOST_PAIRED: Final = 2
_AS_IT_IS: Final = Words("", "")
_HEAD: Final = "format: 1\n\ncases:\n"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case that passes and fails with the mutant, as YAML; the file or document that it belongs beside."""

    text: str
    beside: str
    case: RawCase
    policies: PolicySet


@dataclass(frozen=True, slots=True, eq=False)
class _Seed:
    """Who is asked what: policies, question, scene, and how a case names the policies."""

    title: str
    policies: PolicySet
    ask: str
    scene: Scene
    head: Mapping[str, Any]
    beside: str

    @property
    def point(self) -> DecisionPoint:
        return self.policies.point(self.ask)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.policies.effective.zone)


def suggest(campaign: Campaign, fate: Fate) -> Suggestion | None:
    """Give a case that kills a mutant which survived; None where none was found.

    Tried are the facts that the comparison found, then the scenes of the owner's cases as they are, but
    looked at whole, then scenes beside them, in one thing and in two. What is suggested has been checked: it
    passes with the policies and fails with the mutant.
    """
    return next(_suggested(campaign, fate), None)


def _suggested(campaign: Campaign, fate: Fate) -> Iterator[Suggestion]:
    mutant = fate.mutant
    seeds = [_of_case(each) for each in campaign.candidates(mutant)]
    shown = [*_of_witnesses(campaign.policies, fate)]
    for seed in seeds:
        yield from _checked(seed, Varied(seed.scene, _AS_IT_IS), mutant)
    steps = [_Steps(seed, mutant, campaign.mentions(seed.policies)) for seed in apart(seeds, mutant)]
    for each in steps:
        yield from each.once()
    for seed in shown:
        yield from _checked(seed, Varied(seed.scene, _AS_IT_IS), mutant)
    for each in steps[:_MOST_PAIRED]:
        yield from each.twice()


def apart(seeds: Sequence[_Seed], mutant: Mutant) -> list[_Seed]:
    """Choose few seeds: first one of each kind, by the facts and events that are given.

    Where it is about what people set by hand, those in which somebody does come first.
    """
    by_hand = any("override" in edit.path for edit in mutant.edits)
    ranked = sorted(seeds, key=lambda seed: by_hand and OVERRIDE not in seed.scene.given)
    first: dict[Any, _Seed] = {}
    for seed in ranked:
        events = [str(each.get("event")) for each in seed.scene.given.get("events", ())]
        first.setdefault((seed.ask, *sorted(seed.scene.given), *sorted(set(events))), seed)
    kinds = list(first.values())
    return [*kinds, *(each for each in ranked if each not in kinds)][:_MOST_SEEDS]


class _Steps:
    """The scenes beside that of a seed, put to the policies and to the mutant."""

    def __init__(self, seed: _Seed, mutant: Mutant, mentions: Mentions) -> None:
        self.seed = seed
        self.mutant = mutant
        changed = mutant.applied(seed.policies.effective)
        self.changed = None if changed is None else PolicySet(changed, digest="mutant")
        self.words = vocabulary(mentions, seed.point, seed.scene)

    def once(self) -> Iterator[Suggestion]:
        """Vary one thing."""
        yield from self._tried(islice(varied(self.seed.scene, self.seed.point, self.words), _MOST_ONCE))

    def twice(self) -> Iterator[Suggestion]:
        """Vary two things."""
        yield from self._tried(islice(self._pairs(), _MOST_TWICE))

    def _pairs(self) -> Iterator[Varied]:
        for one in varied(self.seed.scene, self.seed.point, self.words):
            for other in varied(one.scene, self.seed.point, self.words):
                joined = Words(f"{one.said.zh}，{other.said.zh}", f"{one.said.en}, {other.said.en}")
                yield Varied(other.scene, joined)

    def _tried(self, scenes: Iterator[Varied]) -> Iterator[Suggestion]:
        if self.changed is None:
            return
        for each in scenes:
            answers = [_answer(each.scene, one, self.seed.ask) for one in (self.seed.policies, self.changed)]
            if _tells(answers[0], answers[1]):
                yield from _checked(self.seed, each, self.mutant)


def _answer(scene: Scene, policies: PolicySet, ask: str) -> Answer:
    try:
        return scene.put(policies.point(ask))
    except CrmPolicyError as error:
        return error


def _tells(one: Answer, other: Answer) -> bool:
    """Tell whether two answers differ in a way that a case can say."""
    if isinstance(one, Decision) and isinstance(other, Decision):
        return one.outcome != other.outcome
    return type(one) is not type(other) and not isinstance(one, MissingParameterError)


def vocabulary(mentions: Mentions, point: DecisionPoint, scene: Scene) -> Vocabulary:
    """Gather the facts, events and roles that the tables behind a question name."""
    effective = point.effective
    named = {key for table in point.tables for key in mentions.of(table.key)}
    values = [one.value for key in named if key in effective.parameters for one in _history(effective, key)]
    roots = [*point.tables, *(effective.facts[key] for key in named if key in effective.facts), *values]
    texts = {piece for root in roots for _, piece in walk(root, ("title", "scale")) if type(piece) is str}
    texts |= {str(event.get("by")) for event in scene.given.get("events", ()) if isinstance(event, Mapping)}
    events = {**effective.events, **_duties_of(point)}
    return Vocabulary(
        _facts_of(point, scene),
        {key: title for key, title in events.items() if key in texts},
        _roles(effective, texts),
    )


def _roles(effective: Effective, texts: Collection[str]) -> dict[str, Words]:
    """Give the roles that are named, and one that is not: somebody else."""
    named = {key: title for key, title in effective.role_titles.items() if key in texts}
    others = ((key, title) for key, title in effective.role_titles.items() if key not in texts)
    return {**named, **dict(islice(others, 1))}


def _history(effective: Effective, key: str) -> tuple[Dated, ...]:
    return effective.parameters[key].history


def _facts_of(point: DecisionPoint, scene: Scene) -> Mapping[str, Fact]:
    try:
        return {each.name: each.fact for each in point.program(scene.now).fields}
    except CrmPolicyError:  # nothing is filled in yet
        return {}


def _duties_of(point: DecisionPoint) -> dict[str, Words]:
    """Give the events by which duties are done: each is called as its duty."""
    courses = [table.course for table in point.tables if isinstance(table.course, Duties)]
    duties = [each for course in courses for each in course.duties]
    return {name: each.title for each in duties for name in (*each.met_by, each.name)}


def _of_case(asked: Asked) -> _Seed:
    case = asked.case
    head: dict[str, Any] = {}
    if case.company is not None:
        head["company"] = case.company.text
    if case.parameters:
        head["with"] = {name: plain(entry.value) for name, entry in case.parameters.items()}
    point = asked.policies.point(case.ask.text)
    file = case.place.file if case.place is not None else ""
    return _Seed(case.case, asked.policies, case.ask.text, scene_of(case, point), head, file)


def _of_witnesses(policies: PolicySet, fate: Fate) -> Iterator[_Seed]:
    """Give the scenes that a comparison found; what it assumed for open values stands in the case."""
    for each in fate.compared.shown if fate.compared is not None else ():
        parameters = policies.effective.parameters
        zone = ZoneInfo(policies.effective.zone)
        written = {
            key.partition(".")[2] if key.startswith(f"{policies.company}.") else key: _value(
                parameters[key].type, value, zone
            )
            for key, value in each.filling.items()
            if key in parameters
        }
        if any(value is UNWRITABLE for value in written.values()):
            continue
        try:
            filled = load_policy_set(_folder(policies), parameters=written) if written else policies
        except InvalidPolicySetError:
            continue
        head = {"with": written} if written else {}
        ask = each.point if "." in each.point else f"{policies.company}.{each.point}"
        facts = _facts_of(filled.point(ask), Scene({}, each.now))
        given = {name: _known(facts.get(name), value, zone) for name, value in each.facts.items()}
        yield _Seed("", filled, ask, Scene(given, each.now), head, _folder(policies))


def _known(fact: Fact | None, value: Any, zone: ZoneInfo) -> Any:
    """Write a fact in its notation; lists of entries field by field."""
    if fact is None or isinstance(fact.type, ListOf) or isinstance(value, datetime):
        return plainly(value, zone)
    written = notation(fact.type, value, zone)
    return plainly(value, zone) if written is UNWRITABLE else written


def _value(kind: Any, value: Any, zone: ZoneInfo) -> Any:
    if hasattr(kind, "of") and isinstance(value, tuple):
        plainly_told = kind.plain(value)
        return (
            plainly_told
            if isinstance(plainly_told, dict) and not any("/" in key for key in plainly_told)
            else UNWRITABLE
        )
    return notation(kind, value, zone)


def _folder(policies: PolicySet) -> str:
    return policies.effective.documents[policies.company].folder


def _checked(seed: _Seed, varied_scene: Varied, mutant: Mutant) -> Iterator[Suggestion]:
    """Write a case and try it: it has to pass with the policies, and to fail with the mutant."""
    effective = mutant.applied(seed.policies.effective)
    if effective is None:
        return
    changed = PolicySet(effective, digest="mutant")
    answers = [_answer(varied_scene.scene, each, seed.ask) for each in (seed.policies, changed)]
    entries = _entries(seed, varied_scene, mutant, answers[0], answers[1])
    if entries is None:
        return
    text = case_text(entries)
    case = read_back(text)
    if case is None:
        return
    try:
        if judge(case, seed.policies).result.passed and _is_killed(case, changed):
            yield Suggestion(text, seed.beside, case, seed.policies)
    except (CaseFaultError, CrmPolicyError):
        return


def _is_killed(case: RawCase, changed: PolicySet) -> bool:
    try:
        return not judge(case, changed).result.passed
    except (CaseFaultError, CrmPolicyError):
        return True


def read_back(text: str) -> RawCase | None:
    """Read the text of a case as a file of cases would be read; None where it cannot be."""
    faults: list[Fault] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cases" / "suggested.yaml"
        file.parent.mkdir()
        file.write_text(f"{_HEAD}{text}\n", encoding="utf-8")
        found = read_cases(file, faults)
    return found[0] if found and not faults else None


def _entries(
    seed: _Seed, each: Varied, mutant: Mutant, answer: Answer, other: Answer
) -> dict[str, Any] | None:
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


def _title(seed: _Seed, each: Varied, answer: Answer, expected: Mapping[str, Any]) -> str:
    """Make a sentence of what is asked and what comes out; an owner will know a better one."""
    point = seed.point
    facts = each.said.zh or "，".join(_facts_said(seed, each.scene))
    begin = "：".join(filter(None, (point.title.zh, facts)))
    return f"{begin}，{_outcome_said(seed, answer, expected)}"


def _facts_said(seed: _Seed, scene: Scene) -> Iterator[str]:
    """Tell the facts of a scene in words, but few of them."""
    facts = _facts_of(seed.point, scene)
    for name, value in islice(scene.given.items(), _FEW):
        fact = facts.get(name)
        if fact is not None and isinstance(value, str | int | bool | Decimal):
            try:
                read = fact.read(value)
            except BadValueError:
                continue
            yield f"{fact.title.zh}{'未知' if read is None else fact.type.show(read, 'zh')}"


def _outcome_said(seed: _Seed, answer: Answer, expected: Mapping[str, Any]) -> str:
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


def _said(seed: _Seed, name: str, value: Any) -> str:
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
