"""Comparing policy sets: layout means nothing, and an edit is told exactly where it changes answers."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError, MissingParameterError
from crmpolicy.source.nodes import Plain
from crmpolicy.verify.comparing.difference import Difference
from crmpolicy.verify.comparing.differing import diff
from crmpolicy.verify.comparing.touched import Touched
from tests.oracle.cells import asked_cells, behind, can_be_given, given_cells, reckoned
from tests.property.fitting import fits, holds_on, is_looser, is_told, lies_in, repeating
from tests.property.one_value import COMPANIES, POLICIES, Edit, edits
from tests.property.reformatting import REWRITES, data_of, written

GROUND: Final = POLICIES.parent / "tests" / "broken" / "ground"
"""The same two documents of customer grades, with nothing beside, and the same companies."""
GROUP, BRANCH = (f"companies/example-{each}.yaml" for each in ("group", "branch"))
JOINED: Final = "example-joined"
FILES: Final = tuple(
    sorted(
        path.relative_to(POLICIES).as_posix()
        for path in POLICIES.rglob("*.yaml")
        if path.parent.name != "cases"
    )
)
MOMENTS: Final = tuple(
    datetime(*day, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    for day in ((2026, 1, 5), (2026, 7, 1), (2027, 1, 1), (2027, 1, 2), (2028, 3, 1))
)
STAYING_OPEN: Final = {
    "lighting.criteria_weights",
    "lighting.key_min_score",
}  # but where a document stands alone
FEW: Final = 3  # questions that an edit cannot touch, and of those that it may but does not, for each edit
ONE: Final = 1  # of each of these, where there are two hundred edits of few questions
FILLED: Final[Mapping[str, Mapping[str, Any]]] = {
    "steel": {
        "grade_a_share": "1%",
        "grade_b_share": "0.3%",
        "grade_c_share": "0.1%",
        "large_min": "5000 t",
        "medium_min": "500 t",
    },
    "lighting": {
        "key_min_years": "5",
        "key_min_influence": "high",
        "key_min_score": "70%",
        "criteria_weights": {"amount_met": "50%", "years_met": "30%", "influence_met": "20%"},
    },
}


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped policies that tests may edit, one file at a time."""
    folder = tmp_path_factory.mktemp("diff") / "policies"
    shutil.copytree(POLICIES, folder)
    return folder


@pytest.fixture(scope="session")
def small_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small policies."""
    folder = tmp_path_factory.mktemp("small diff") / "policies"
    shutil.copytree(GROUND, folder)
    return folder


@contextmanager
def edited(copy: Path, file: str, raw: bytes) -> Iterator[None]:
    """Put other bytes into a file for a while."""
    before = (copy / file).read_bytes()
    (copy / file).write_bytes(raw)
    try:
        yield
    finally:
        (copy / file).write_bytes(before)


@cache
def adopted(company: str) -> tuple[str, ...]:
    """Name the documents that a company adopts."""
    return tuple(load_policy_set(POLICIES / company).effective.documents)


def all_targets() -> tuple[str, ...]:
    """Name all documents and companies."""
    return (*adopted(GROUP), *COMPANIES)


def targets(file: str) -> list[str]:
    """Name the companies and documents that are made of a file."""
    if file.startswith("companies/"):
        return [file, *([BRANCH] if file == GROUP else [])]
    if "/" not in file:
        return [*all_targets()]
    document = file.partition("/")[0]
    if document == "calendars":
        return [BRANCH, GROUP]
    return [document, *(each for each in COMPANIES if document in adopted(each))]


def small(file: str) -> list[str]:
    """Name those of the companies and documents that are small, and one large one: they take seconds each."""
    among = targets(file)
    quick = [each for each in among if each not in (GROUP, BRANCH)]
    return [*quick, *quick, *among[-1:]] if quick else among


@pytest.mark.parametrize("rewrite", REWRITES)
def test_files_written_anew_are_no_change_in_meaning(copy: Path, rewrite: str) -> None:
    """Layout, order, titles, ids, citations and notations mean nothing in any file, whoever answers by it."""
    with ExitStack() as all_files:
        for file in FILES:
            all_files.enter_context(edited(copy, file, anew(file, rewrite)))
        for target in all_targets():
            if target not in (GROUP, BRANCH):  # all documents once more; the soak looks at both, file by file
                assert diff(old(target, "any"), loaded(copy, target, "any")).unchanged, target


@pytest.mark.soak
@pytest.mark.parametrize("rewrite", REWRITES)
@pytest.mark.parametrize("file", FILES)
def test_a_file_written_anew_is_no_change_in_meaning(copy: Path, file: str, rewrite: str) -> None:
    """The same for one file alone."""
    with edited(copy, file, anew(file, rewrite)):
        for target in targets(file):
            assert diff(old(target, "any"), loaded(copy, target, "any")).unchanged, target


def anew(file: str, rewrite: str) -> bytes:
    """Write a shipped file anew."""
    random = Random(f"{file} {rewrite}")  # noqa: S311 - a layout, no secret
    return written(random, REWRITES[rewrite](random, shipped_data(file)))


@cache
def shipped_data(file: str) -> Plain:
    """Read a shipped file; to write it anew changes nothing in what was read."""
    return data_of((POLICIES / file).read_bytes())


@pytest.mark.parametrize("rewrite", [each for each in REWRITES if each != "another layout"])
def test_files_are_written_anew_indeed(rewrite: str) -> None:
    """Each way of writing changes what stands in the largest document."""
    data = data_of((POLICIES / "steel/tiering.yaml").read_bytes())
    assert repr(REWRITES[rewrite](Random(1), data)) != repr(data)  # noqa: S311 - a layout, no secret


def test_values_of_every_sort_are_edited() -> None:
    """Documents and companies, thresholds and words, operators and days."""
    written = {each.new for each in edits()}
    assert {"A", "up_to", "2028-02-29", "best", "yes", "grade_b_share", "999.9万元", "lighting"} <= written
    assert len(edits()) > 300
    assert len({each.parameter for each in edits()}) > 10


@pytest.mark.soak
@given(st.sampled_from(FILES), st.integers(0, 10**6))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_without_meaning_may_change_at_once(copy: Path, file: str, seed: int) -> None:
    """A file in which all of that changed together still answers as before."""
    random = Random(seed)  # noqa: S311 - a layout, no secret
    data = data_of((POLICIES / file).read_bytes())
    for rewrite in REWRITES.values():
        data = rewrite(random, data)
    target = random.choice(targets(file))
    with edited(copy, file, written(random, data)):
        assert diff(old(target, "any"), loaded(copy, target, "any")).unchanged


def loaded(folder: Path, target: str, combination: str) -> PolicySet:
    """Load a company or a document with every value filled in: what is left open, as the largest company."""
    values = {
        **lacking(folder, target),
        **{f"{target}.{key}": each for key, each in FILLED.get(target, {}).items()},
    }
    if target == "lighting":
        values["lighting.factor_combination"] = combination
    return load_policy_set(folder / target, parameters=values or None)


@cache
def lacking(folder: Path, target: str) -> Mapping[str, Any]:
    """Give values for what a company or a document leaves open, as the largest company writes them."""
    written: Any = data_of((folder / GROUP).read_bytes())
    known = load_policy_set(folder / target).effective.parameters
    lacks = {key for key, each in known.items() if not each.history and not each.optional} - STAYING_OPEN
    given = {key: each for key, each in written["parameters"].items() if key in lacks}
    return {key: first_of(each) for key, each in given.items()}


def first_of(written: Any) -> Any:
    """Give the first value of a parameter, as a company writes it."""
    plain = written.get("value", written) if isinstance(written, dict) else written
    return plain["dated"][0]["value"] if isinstance(plain, dict) and "dated" in plain else plain


SHIPPED: Final = Random("shipped").sample(  # noqa: S311 - a choice, no secret
    [each for each in edits() if each.file in ("steel/tiering.yaml", "lighting/tiering.yaml", COMPANIES[-1])],
    30,
)
"""Some edits of shipped documents and companies: a comparison takes seconds."""
OFTEN: Final = 10  # of those edits; the soak looks at all

combinations = st.sampled_from(("any", "all", "score"))
unhurried = settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
)


@pytest.mark.long
@given(st.sampled_from(edits(GROUND)), st.sampled_from(range(12)), combinations)
@unhurried
def test_an_edit_of_one_value_is_told_where_it_changes_answers(
    small_copy: Path, edit: Edit, number: int, combination: str
) -> None:
    """Facts lie in a region that is told exactly if the engine answers them otherwise, from old to new."""
    among = targets(edit.file)
    target = among[number % len(among)]
    assume(look_at(small_copy, edit, target, number, combination, few=ONE, original=GROUND))


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, marks=() if number < OFTEN else pytest.mark.soak)
        for number in range(len(SHIPPED))
    ],
)
def test_an_edit_of_a_shipped_value_is_told_where_it_changes_answers(copy: Path, number: int) -> None:
    """The same where other questions stand behind the grade."""
    edit = SHIPPED[number]
    among = [each for each in targets(edit.file) if each not in (GROUP, BRANCH)]
    look_at(copy, edit, among[number % len(among)], number, ("any", "all", "score")[number % 3])


@pytest.mark.soak
@given(st.sampled_from(edits()), st.sampled_from(range(12)), combinations)
@unhurried
def test_an_edit_of_any_file_is_told_where_it_changes_answers(
    copy: Path, edit: Edit, number: int, combination: str
) -> None:
    """The same for all documents, and for the company that adopts them all.

    There a question may stay undecided whose facts others decide, or that reckons, otherwise than before.
    """
    among = small(edit.file)
    target = among[number % len(among)]
    assume(look_at(copy, edit, target, number, combination, behind=target in (GROUP, BRANCH)))


def test_a_fact_that_is_asked_beside_what_it_follows_from_is_told_by_that(copy: Path) -> None:
    """Yearly sales are asked for, and whether they suffice: the latter cannot be otherwise than they are."""
    named = ("key_accounts.definition_combination", "all")
    edit = next(each for each in edits() if each.file == GROUP and (each.parameter, each.new) == named)
    assert look_at(copy, edit, GROUP, 3, "any", behind=True)


def test_facts_of_a_change_behind_a_question_are_told_only_where_they_bear_on_it(copy: Path) -> None:
    """The grade is joined from two documents; what one asks for means nothing to questions of the other."""
    company, file = f"companies/{JOINED}.yaml", "lighting/tiering.yaml"
    raw = (POLICIES / file).read_text(encoding="utf-8")
    key, general = "key_customer: yes}, then: {grade: key}", "key_customer: yes}, then: {grade: general}"
    assert key in raw
    with edited(copy, file, raw.replace(key, general).encode()):
        told = {each.point: each for each in diff(old(company, "any"), loaded(copy, company, "any")).changes}
    assert "contribution" in told["customer_grade"].witness.facts
    behind = told["visit_preparation"].witness.facts
    assert {"lighting.key_customer", "lighting.has_purchased"} <= behind.keys()
    assert "contribution" not in behind


def test_a_switch_of_a_document_that_a_company_maps_to_is_told_as_responsible() -> None:
    """The lighting document knows nothing of shares; the grade that it asks for is mapped from those."""
    assert responsible_for_a_switch(["lighting.visit_cadence"])["lighting.visit_cadence"] == {
        "steel.share_only"
    }


@pytest.mark.soak
def test_a_switch_is_told_as_responsible_in_every_question_that_it_changes() -> None:
    named = responsible_for_a_switch(())
    assert len(named) > 1
    assert all(named.values())


def responsible_for_a_switch(points: Sequence[str]) -> Mapping[str, set[str]]:
    """Turn a switch of the steel document; give the parameters that are told of each question it changes."""
    sides = [
        load_policy_set(POLICIES / GROUP, parameters={"steel.share_only": each}) for each in ("no", "yes")
    ]
    told = diff(*sides, points=points)
    return {each.point: {one.key for one in each.parameters} for each in told.changes}


def look_at(
    copy: Path,
    edit: Edit,
    target: str,
    number: int,
    combination: str,
    *,
    behind: bool = False,
    few: int = FEW,
    original: Path = POLICIES,
) -> bool:
    """Compare a policy set before and after an edit, and both with the engine.

    Args:
        copy: the policies to edit.
        edit: the edit.
        target: the company or document that is loaded.
        number: chooses the questions that the edit cannot touch.
        combination: how the lighting document combines its criteria.
        behind: whether questions with others behind them, and those that reckon, may stay undecided.
        few: how many questions are asked of those that the edit cannot touch, and that it may but does not.
        original: what the copy is one of.

    Returns:
        Whether the edit can be loaded: else it is none.
    """
    before = old(target, combination, original)
    with edited(copy, edit.file, edit.of((original / edit.file).read_bytes())):
        try:
            after = loaded(copy, target, combination)
        except InvalidPolicySetError:
            return False
    told = diff(before, after)
    for finding in told.undecided:  # only where values are to be filled in, in more ways than can be tried
        name = str(finding.point)
        beyond = is_beyond_the_prover(after, name) or rests_on_a_case(told, after, name, every=behind)
        beyond = beyond or (behind and reckons(after, name))
        assert beyond or not [*moments((before, after), name)], finding
    tables = [each for each in told.changes if after.point(each.point).tables[0].course is None]
    timed = [each for each in told.changes if each not in tables]
    assert told.looser == any(
        [each.direction == "looser" for each in timed] + [is_looser(each, (before, after)) for each in tables]
    )
    for change in told.changes:
        assert edit.parameter is None or edit.parameter in [each.key for each in change.parameters]
    for name in asked_about(told, (before, after), number, few):
        for now in moments((before, after), name):
            compare(told, (before, after), name, now)
    return True


def reckons(policies: PolicySet, name: str) -> bool:
    """Tell whether a question looks at facts that are reckoned: a change of them may not be shown."""
    tables = policies.point(name).tables
    return any(fact.derived is not None for fact in policies.point(name).reach()) or any(
        table.derive for table in tables
    )


def rests_on_a_case(told: Difference, policies: PolicySet, name: str, *, every: bool) -> bool:
    """Tell whether but one case is known of a change behind a question, or none is wanted."""
    single = {table for each in told.changes if not each.boxes for table in policies.point(each.point).tables}
    behind = [policies.point(each.point) for each in policies.point(name).requires]
    return any(every or not single.isdisjoint(each.tables) for each in behind)


def is_beyond_the_prover(policies: PolicySet, name: str) -> bool:
    """Tell whether time goes on from a question's rules, or questions stand behind those behind it."""
    point = policies.point(name)
    behind_it = [policies.point(each.point) for each in point.requires]
    return point.tables[0].course is not None or any(each.requires for each in behind_it)


@cache
def old(target: str, combination: str, folder: Path = POLICIES) -> PolicySet:
    """Load what is not edited, once."""
    return loaded(folder, target, combination)


def asked_about(told: Difference, sets: Sequence[PolicySet], number: int, count: int) -> list[str]:
    """Choose what is asked of both sides: all that has changed, and a few of what may and what cannot have.

    Where time goes on from the rules, their laws are tested elsewhere.
    """
    tables = [each for each in told.proved if sets[1].point(each).tables[0].course is None]
    touched, random = Touched(sets), Random(number)  # noqa: S311 - a choice, no secret
    may = sorted(each for each in tables if touched(each))
    cannot = sorted({*tables} - {*may})
    few = [one for each in (may, cannot) for one in random.sample(each, min(count, len(each)))]
    changed = {each.point for each in told.changes} - {each.point for each in told.undecided}
    return [*sorted(each for each in changed if sets[1].point(each).tables[0].course is None), *few]


def moments(sets: Sequence[PolicySet], name: str) -> Iterator[datetime]:
    """Give a moment of each period in which a question can be asked, by what the engine compiles for it."""
    seen = set()
    for now in MOMENTS:
        try:
            programs = tuple(id(program) for each in sets for program in behind(each, name, now))
        except MissingParameterError:
            continue
        if programs not in seen:
            seen.add(programs)
            yield now


def compare(told: Difference, sets: Sequence[PolicySet], name: str, now: datetime) -> None:
    """Compare what was told of one question at one moment with cells that the engine answers."""
    changes = [each for each in told.changes if each.point == name and holds_on(each, now)]
    if not all(each.boxes for each in changes):  # a single case is known, and was replayed
        return
    but = repeating(sets, name)
    asked = asked_cells(sets, name, now)
    given = next((cell for cell in asked if can_be_given(sets, name, now, cell)), None)
    keys = {*given.facts} if given else set()
    plain = [each for each in changes if {axis.key for axis in each.axes} <= keys]
    if given and (plain or not changes):  # else what is told lies in facts behind those that the rules ask
        for cell in asked:
            found = is_told(cell, [each for each in plain if lies_in(each, cell.facts)], but)
            assert found or not can_be_given(sets, name, now, cell), cell
    if plain:
        return
    for cell in given_cells(sets, name, now):
        sides = [reckoned(each, name, now, cell.facts) for each in sets] if changes else []
        if any(axis.key not in facts for each in changes for axis in each.axes for facts in sides):
            return  # a fact of the entries of a list: a cell has none
        fits(cell, [each for each in changes if all(lies_in(each, facts) for facts in sides)], but)
