"""Rankings: places, ties, the last place, who takes part; lists and dataframes."""

import pickle
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from crmpolicy.engine import PolicySet, trace
from crmpolicy.engine.ranking_outcome import PlacedType
from crmpolicy.engine.ranking_point import RankingPoint
from crmpolicy.errors import BadValueError, FactsError, MissingParameterError, UndecidedError
from crmpolicy.policy.rankings import Ranking
from tests.unit.engine.conftest import NOW, Load, decide
from tests.unit.engine.small_rankings import LISTS, RANKING, department

FOUR = [department("a", 2, 6), department("b", 1, 3), department("c", 0, 4), department("d", 1, 0)]


def names(policies: PolicySet, entries: Any, output: str = "ranked") -> list[tuple[str, Any]]:
    """Rank departments; give names with places."""
    found = decide(policies, {"departments": entries}, "prize").outcome[output]
    return [(each["department"], each.get("rank")) for each in found]


@pytest.fixture
def prize(load: Load) -> PolicySet:
    """The ranking of departments."""
    return load(RANKING)


def test_equals_share_a_place_and_the_next_place_is_left_out(prize: PolicySet) -> None:
    """As at a race: two firsts are followed by a third."""
    found = decide(prize, {"departments": [*FOUR, department("e", 1, 9)]}, "prize").outcome
    assert [dict(each) for each in found["ranked"]] == [
        {"department": "a", "a_head": Fraction(1, 3), "rank": 1, "money": Decimal(300)},
        {"department": "b", "a_head": Fraction(1, 3), "rank": 1, "money": Decimal(300)},
        {"department": "e", "a_head": Fraction(1, 9), "rank": 3, "money": Decimal(100)},
    ]
    assert [dict(each) for each in found["ties"]] == [
        {"department": "a", "rank": 1},
        {"department": "b", "rank": 1},
    ]


def test_those_without_a_place_are_told_with_the_reason(prize: PolicySet) -> None:
    """Which test fails, what is not known, or that others are before them."""
    entries = [*FOUR, department("e", "unknown"), *(department(f"f{each}", each) for each in (7, 8, 9))]
    found = decide(prize, {"departments": entries}, "prize").outcome["excluded"]
    assert [tuple(each.values()) for each in found] == [
        ("a", "beyond_cut", None),
        ("b", "beyond_cut", None),
        ("c", "not_admitted", "adopted"),
        ("d", "not_admitted", "heads"),
        ("e", "not_known", "adopted"),
    ]


def test_all_who_share_the_last_place_stay(prize: PolicySet) -> None:
    """Three places may be held by more than three."""
    entries = [department(each, 2 if each in "ab" else 1) for each in "abcdef"]
    assert names(prize, entries) == [("a", 1), ("b", 1), ("c", 3), ("d", 3), ("e", 3), ("f", 3)]


def test_those_of_one_place_are_told_in_the_order_of_what_they_are_called(prize: PolicySet) -> None:
    """A name that goes on stands behind the shorter one, whatever sign comes next."""
    entries = [department(each, 1) for each in ("A Co", "B", "A!", "A")]
    assert [name for name, _ in names(prize, entries)] == ["A", "A Co", "A!", "B"]


def test_the_order_of_the_entries_means_nothing(prize: PolicySet) -> None:
    """Any permutation of the list has the same answer."""
    answers = {
        decide(prize, {"departments": list(each)}, "prize").outcome["ranked"] for each in permutations(FOUR)
    }
    assert len(answers) == 1


def test_equal_entries_share_a_place(prize: PolicySet) -> None:
    """Nothing tells them apart."""
    assert names(prize, [department("a"), department("a")]) == [("a", 1), ("a", 1)]


def test_where_nobody_has_a_place_the_ranking_is_cited_as_a_whole(prize: PolicySet) -> None:
    """Every decision rests on some clause."""
    decision = decide(prize, {"departments": []}, "prize")
    assert dict(decision.outcome) == {"ranked": (), "excluded": (), "ties": ()}
    assert [(each.part, each.rule, each.clauses) for each in decision.reasons] == [
        ("nobody", "prize", ("doc.1",))
    ]


def test_each_entry_with_a_place_has_the_rules_that_speak_of_it(prize: PolicySet) -> None:
    """That it has a place, by the clause of the list, and what follows from that."""
    reasons = decide(prize, {"departments": FOUR[1:]}, "prize").reasons
    assert [(each.part, each.rule, each.clauses, each.binding) for each in reasons] == [
        ("placed", "ranked", ("doc.1",), True),
        ("rules", "prize", ("doc.prizes",), True),
    ]


def test_a_tie_may_be_refused(load: Load) -> None:
    """Then nothing is decided; a tie behind the last place does not matter."""
    policies = load(RANKING.replace("ties: share", "ties: refuse"))
    with pytest.raises(UndecidedError) as caught:
        names(policies, FOUR)
    assert caught.value.code == "undecided-tie"
    assert caught.value.fault.clause == ("doc.1",)
    behind = [department(each, 5 - place) for place, each in enumerate("abc")]
    assert len(names(policies, [*behind, department("d"), department("e")])) == 3


def test_one_more_fact_may_decide_between_equals(load: Load) -> None:
    """Those who are equal in that too share the place."""
    policies = load(RANKING.replace("ties: share", "ties: {use: adopted, first: highest}"))
    entries = [*FOUR, department("e", 1, 3)]
    assert names(policies, entries) == [("a", 1), ("b", 2), ("e", 2)]


@pytest.mark.parametrize(
    ("by", "first", "wanted"),
    [
        ("level", "best", "ab"),
        ("level", "worst", "ba"),
        ("since", "earliest", "ba"),
        ("since", "latest", "ab"),
        ("heads", "lowest", "ab"),
        ("heads", "highest", "ba"),
    ],
)
def test_what_comes_first_is_said_in_words(load: Load, by: str, first: str, wanted: str) -> None:
    """Words of a scale, days and numbers have an order, upwards and downwards."""
    policies = load(RANKING.replace("by: a_head, first: highest", f"by: {by}, first: {first}"))
    entries = [
        department("a", 1, 1, level="A", since="2021-01-01"),
        department("b", 1, 2, level="B", since="2020-01-01"),
    ]
    assert "".join(name for name, _ in names(policies, entries)) == wanted


def test_without_a_cut_everybody_has_a_place(load: Load) -> None:
    """A cut that is not set is none either."""
    text = RANKING.replace("    keys: [rank]\n", "    keys: [rank]\n    else: 0元\n")
    alone = text.replace("    cut: places\n", "")
    unset = text.replace("type: integer, value: 3", "type: integer, value: optional")
    entries = [department(str(each), each) for each in range(1, 8)]
    assert [len(names(load(each), entries)) for each in (text, alone, unset)] == [3, 7, 7]


def test_a_cut_that_nobody_has_filled_is_missing(load: Load) -> None:
    """Never a number of our own."""
    policies = load(RANKING.replace("type: integer, value: 3", "type: integer, value: required"))
    with pytest.raises(MissingParameterError):
        names(policies, FOUR)


def test_several_lists_stand_side_by_side_with_all_who_stand_in_one(load: Load) -> None:
    """What is said for all lists holds for each that says nothing else."""
    entries = [
        department("a", 9, 9),
        department("b", 1, 1, since="2021-01-01"),
        department("c", 1, 1),
        department("d", 0, 1),
    ]
    found = decide(load(LISTS), {"departments": entries, "month_closed": "yes"}, "best").outcome
    assert [(each["department"], each["rank"]) for each in found["busy"]] == [("a", 1)]
    assert [(each["department"], each["rank"]) for each in found["small"]] == [("c", 1), ("b", 2)]
    assert [dict(each) for each in found["candidates"]] == [
        {"department": "a", "lists": ("busy",)},
        {"department": "b", "lists": ("small",)},
        {"department": "c", "lists": ("small",)},
    ]
    assert [(each["department"], each["list"]) for each in found["excluded"]] == [
        ("b", "busy"), ("c", "busy"), ("d", "busy"), ("a", "small"), ("d", "small"),
    ]  # fmt: skip


def test_a_fact_of_the_case_may_keep_everybody_out(load: Load) -> None:
    """What all lists ask is asked of the case where it is no field of an entry."""
    given = {"departments": [department("a")], "month_closed": "no"}
    found = decide(load(LISTS), given, "best").outcome
    assert (found["busy"], found["candidates"]) == ((), ())
    assert {each["because_of"] for each in found["excluded"]} == {"month_closed"}


WHEN = LISTS.replace("    only: {month_closed: yes}\n", "    when: {month_closed: yes}\n")


@pytest.mark.parametrize("entries", [[], [department("a")]])
def test_figures_that_the_policy_does_not_ask_for_are_not_ranked(load: Load, entries: Any) -> None:
    """To say that nobody has a place would be a decision."""
    policies = load(WHEN)
    with pytest.raises(UndecidedError) as caught:
        decide(policies, {"departments": entries, "month_closed": "no"}, "best")
    assert caught.value.code == "undecided-not-ranked"
    assert "month closed is no" in caught.value.message("en")
    assert "已结账是“否”" in caught.value.message("zh")
    assert caught.value.fault.clause == ("doc.1",)
    found = decide(policies, {"departments": entries, "month_closed": "yes"}, "best")
    assert (
        found.outcome == decide(load(LISTS), {"departments": entries, "month_closed": "yes"}, "best").outcome
    )


def test_the_verifier_sees_that_nobody_has_a_place_then(load: Load) -> None:
    """What is asked of the case is asked of each list."""
    course = load(WHEN).effective.tables["doc.best"].course
    assert isinstance(course, Ranking)
    assert [len(each.only.tests) for each in course.lists] == [1, 2]
    assert load(WHEN).point("best").needed({"departments": []}, now=NOW) == ("month_closed",)


def test_a_switch_of_the_company_may_stop_a_ranking(load: Load) -> None:
    """No fact is to blame then."""
    switch = (
        "parameters:\n  ranked: {title: {zh: 排名, en: ranked}, type: boolean, value: no, clause: doc.1}\n"
    )
    text = WHEN.replace("decisions:\n", switch + "decisions:\n").replace(
        "when: {month", "when: {ranked: yes, month"
    )
    with pytest.raises(UndecidedError) as caught:
        decide(load(text), {"departments": [], "month_closed": "yes"}, "best")
    assert "the parameters that the company set" in caught.value.message("en")


@dataclass
class Frame:
    """What polars looks like to those who do not know it."""

    rows: list[dict[str, Any]]
    columns: tuple[str, ...] = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the rows."""
        return self.rows


def test_a_dataframe_is_a_list(prize: PolicySet) -> None:
    """Of pandas, and of whatever gives its rows as polars does."""
    wanted = decide(prize, {"departments": FOUR}, "prize")
    assert decide(prize, {"departments": pd.DataFrame(FOUR)}, "prize") == wanted
    assert decide(prize, {"departments": Frame(FOUR)}, "prize") == wanted


@pytest.mark.parametrize("missing", [float("inf"), "many", True])
def test_cells_are_read_as_strictly_as_ever(prize: PolicySet, missing: Any) -> None:
    """What is no number is refused, with the number of its entry."""
    frame = pd.DataFrame([department("a"), department("b", missing)]).astype(object)
    with pytest.raises(FactsError) as caught:
        names(prize, frame)
    assert "entry 2" in str(caught.value)


def test_a_missing_cell_is_unknown_where_that_is_allowed(prize: PolicySet) -> None:
    """As pandas says it: ``NA``, or no number in a column of numbers, which a gap turns into floats."""
    for missing in (pd.NA, float("nan"), np.float64("nan"), pd.NaT, None):
        entries = [department("a"), department("b", missing)]
        for frame in (pd.DataFrame(entries).astype(object), pd.DataFrame(entries)):
            assert names(prize, frame) == [("a", 1)]
        with pytest.raises(FactsError):
            names(prize, pd.DataFrame([department("b", 1, missing)]))
        assert names(prize, Frame(entries)) == [("a", 1)]
    with pytest.raises(FactsError):
        names(prize, [department("b", float("nan"))])  # in a mapping it is a slip of reckoning


def test_a_midnight_of_a_column_of_moments_is_a_day(load: Load) -> None:
    """An hour is no day, nor is a moment with a zone; and nobody guesses outside a frame."""
    policies = load(LISTS)

    def ranked(days: Any) -> Any:
        entries = pd.DataFrame([department("a", 1, 1), department("b", 1, 1)]).assign(since=days)
        return decide(policies, {"departments": entries, "month_closed": "yes"}, "best").outcome["small"]

    found = ranked(pd.to_datetime(["2021-01-01", "2020-01-01"]))
    assert [(each["department"], each["rank"]) for each in found] == [("b", 1), ("a", 2)]
    for days in (["2021-01-01", "2020-01-01T09:00"], ["2021-01-01", "2020-01-01T00:00:00.000000001"]):
        with pytest.raises(FactsError):
            ranked(pd.to_datetime(days, format="ISO8601").astype("datetime64[ns]"))
    with pytest.raises(FactsError):
        ranked(pd.to_datetime(["2021-01-01", "2020-01-01"]).tz_localize("Asia/Shanghai"))
    entries = [department("a", since=datetime(2021, 1, 1))]  # noqa: DTZ001 - what is refused
    with pytest.raises(FactsError):
        decide(policies, {"departments": entries, "month_closed": "yes"}, "best")


def test_columns_of_one_name_are_refused(prize: PolicySet) -> None:
    """Cells would be lost without a word."""
    frame = pd.DataFrame(FOUR)
    with pytest.raises(FactsError):
        names(prize, pd.concat([frame, frame[["heads"]]], axis=1))


def test_without_the_list_nothing_is_ranked(prize: PolicySet) -> None:
    """The list is what is missing; what follows from it is nobody's to give."""
    with pytest.raises(FactsError) as caught:
        decide(prize, {}, "prize")
    assert [(each.code, each.arguments["name"]) for each in caught.value.faults] == [
        ("fact-missing", "departments")
    ]


def test_a_ranking_says_what_it_needs(load: Load) -> None:
    """The list, and facts around it; standings are not asked for."""
    point = load(LISTS).point("best")
    assert isinstance(point, RankingPoint)
    assert set(point.needed({}, now=NOW)) == {"departments", "month_closed"}
    assert point.needed({"departments": []}, now=NOW) == ("month_closed",)
    assert point.json_schema(NOW)["required"] == ["departments", "month_closed"]
    assert {each.name for each in point.reach()} == {"departments", "month_closed"}


def test_facts_that_were_read_once_are_ranked_the_same(prize: PolicySet) -> None:
    """With the standings that followed from them, or from another period's values."""
    point = prize.point("prize")
    read = point.facts({"departments": FOUR}, now=NOW)
    assert point.evaluate(read, now=NOW) == decide(prize, {"departments": FOUR}, "prize")


def test_a_decision_is_plain_data(prize: PolicySet) -> None:
    """It can be pickled, hashed and put into JSON."""
    decision = decide(prize, {"departments": FOUR}, "prize")
    assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301 - our own
    assert hash(decision.outcome) == hash(decide(prize, {"departments": FOUR}, "prize").outcome)
    first = decision.to_dict()["outcome"]["ranked"][0]
    assert first == {"department": "a", "a_head": "1/3", "rank": 1, "money": "300"}


def test_the_trace_tells_each_entry(prize: PolicySet) -> None:
    """Those without a place with the test that they fail."""
    steps = trace(prize, decide(prize, {"departments": FOUR[1:3]}, "prize"))
    assert [(each.entry, each.rule, each.matched) for each in steps] == [
        (0, "ranked", True),
        (0, "prize", True),
        (1, "ranked", False),
    ]


def test_the_digest_covers_the_order_and_the_ties(load: Load) -> None:
    """What decides who comes first is part of what policies mean."""
    texts = [RANKING, RANKING.replace("highest", "lowest"), RANKING.replace("ties: share", "ties: refuse")]
    assert len({load(each).digest for each in texts}) == 3


def test_a_case_names_an_entry_by_its_first_field_or_by_some(prize: PolicySet) -> None:
    kind = prize.point("prize").outcome["ranked"]
    assert isinstance(kind, PlacedType)
    assert dict(kind.read("a")) == {"department": "a"}
    assert dict(kind.read({"rank": "2", "department": "a"})) == {"rank": 2, "department": "a"}
    with pytest.raises(BadValueError, match="place"):
        kind.read({"department": "a", "place": 2})
