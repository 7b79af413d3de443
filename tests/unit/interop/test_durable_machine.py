"""What durable-rules does by itself, fault by fault, and what keeps us from each of them."""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from decimal import Decimal
from importlib.abc import MetaPathFinder
from platform import libc_ver
from typing import Any, Final

import pytest

from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.durable_machine import (
    MOST_BRANCHES,
    MOST_LIVE,
    MOST_WORDS,
    Chart,
    Condition,
    Machine,
    Names,
    branches,
    hashed,
    package,
    words,
)

PAIR: Final = "liquid", "costarring"
"""Two names of one hash."""
YES: Final[Condition] = {"$eq": {"x": 1}}
MOST: Final = 2**63 - 1
DOOR: Final[Mapping[str, Mapping[str, tuple[Condition, str]]]] = {
    "shut": {"open": ({"$eq": {"hand": 1}}, "opened")},
    "opened": {"close": ({"$eq": {"hand": 2}}, "over")},
    "over": {},
}


def ruleset(condition: Condition, action: Any = lambda _: None) -> Any:
    """Make a ruleset of one rule as durable-rules has it, without anything of ours."""
    return package().engine.Ruleset("bare", None, {"r": {"all": [{"m": condition}], "run": action}})


def fires(condition: Condition, message: Mapping[str, Any]) -> bool:
    """Tell whether a bare ruleset finds that a message fits."""
    try:
        ruleset(condition).assert_fact({"id": 1, "sid": "1", **message})
    except package().engine.MessageNotHandledException:
        return False
    return True


def ladder(count: int) -> dict[str, Condition]:
    """Give rules of which a large number makes each look at the message, though one alone fits."""
    return {f"r{at}": {"$and": [{"$gte": {"x": at}}, {"$lt": {"x": at + 1}}]} for at in range(count)}


def test_a_host_starts_two_threads_and_we_start_none() -> None:
    started = "from durable.engine import Host; Host(); import threading; print(threading.active_count())"
    told = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-W", "ignore", "-c", started], capture_output=True, encoding="utf-8", check=True
    )
    assert int(told.stdout) == 1 + 2
    before = threading.enumerate()
    machine, chart = Machine("m", {"yes": YES}), Chart("c", DOOR)
    assert machine.fitting({"x": 1}) == {"yes"}
    chart.begin("front")
    assert chart.post("front", {"hand": 1}) == "open"
    assert threading.enumerate() == before


def test_names_of_one_hash_are_one_name_to_durable_rules() -> None:
    assert hashed(PAIR[0]) == hashed(PAIR[1])
    assert fires({"$eq": {PAIR[0]: 1}}, {PAIR[1]: 1})
    names = Names()
    assert [names.take(each) for each in PAIR] == [PAIR[0], f"{PAIR[1]}_2"]
    assert hashed(f"{PAIR[1]}_2") != hashed(PAIR[0])


@pytest.mark.parametrize("wish", ["id", "sid", "$s", "every_message", "一", "a.b:c", "x" * 300])
def test_a_name_is_like_the_wish_and_never_one_that_durable_rules_uses_itself(wish: str) -> None:
    names = Names()
    name = names.take(wish)
    assert name.replace("_", "").isalnum() or set(name) <= {"_", "2"}
    assert name.isascii()
    assert name not in {"id", "sid", "$s", "every_message"}
    assert names.take(wish) != name


def test_cases_of_one_hash_are_one_case_to_durable_rules_and_two_to_us() -> None:
    bare = ruleset(YES)
    bare.assert_fact({"id": 1, "sid": PAIR[0], "x": 1})
    assert bare.get_facts(PAIR[1])
    assert hashed(f"case_{PAIR[0]}") == hashed(f"case_{PAIR[0]}")
    chart = Chart("c", DOOR)
    for each in PAIR:
        chart.begin(each)
    assert chart.post(PAIR[0], {"hand": 1}) == "open"
    assert chart.post(PAIR[1], {"hand": 1}) == "open"
    assert chart.post(PAIR[0], {"hand": 2}) == "close"
    assert chart.post(PAIR[1], {"hand": 2}) == "close"


def test_a_message_whose_id_was_seen_is_not_looked_at_and_ours_are_new_each_time() -> None:
    bare = ruleset(YES)
    bare.assert_fact({"id": PAIR[0], "sid": "1", "x": 1})
    with pytest.raises(package().engine.MessageObservedException):
        bare.assert_fact({"id": PAIR[1], "sid": "1", "x": 1})  # another id, but of one hash
    machine = Machine("m", {"yes": YES})
    assert [machine.fitting({"x": 1}) for _ in range(3)] == [{"yes"}] * 3


def test_there_is_no_room_for_more_than_1023_live_sids() -> None:
    bare = ruleset(YES)
    for sid in range(MOST_LIVE + 1):
        bare.assert_fact({"id": 1, "sid": str(sid), "x": 1})
    with pytest.raises(MemoryError):
        bare.assert_fact({"id": 1, "sid": "one more", "x": 1})
    machine = Machine("m", {"yes": YES})
    assert all(machine.fitting({"x": 1}) == {"yes"} for _ in range(MOST_LIVE + 2))


def test_a_chart_is_full_before_durable_rules_is() -> None:
    chart = Chart("door", DOOR)
    for case in range(MOST_LIVE):
        chart.begin(str(case))
        chart.post(str(case), {"hand": 1})
    assert len(chart) == MOST_LIVE
    with pytest.raises(CrmPolicyError, match="`door` has 1023 cases") as full:
        chart.begin("one more")
    assert full.value.code == "durable-live"
    chart.forget("7")
    chart.begin("one more")
    assert chart.post("one more", {"hand": 1}) == "open"
    assert chart.post("8", {"hand": 2}) == "close"


def test_numbers_beyond_64_bits_are_taken_for_others() -> None:
    assert fires({"$eq": {"x": MOST}}, {"x": 2**64})
    machine = Machine("m", {"most": {"$eq": {"x": MOST}}, "least": {"$lte": {"x": -(2**62)}}})
    assert machine.fitting({"x": MOST}) == {"most"}
    assert machine.fitting({"x": MOST - 1}) == frozenset()
    assert machine.fitting({"x": -(2**62)}) == {"least"}
    assert machine.fitting({"x": 1 - 2**62}) == frozenset()


def test_text_is_compared_with_numbers_and_exact_numbers_are_refused() -> None:
    assert fires({"$eq": {"x": "5"}}, {"x": 5})
    assert fires({"$gt": {"x": "10"}}, {"x": 9})
    with pytest.raises(package().native.error, match="204"):
        fires({"$gt": {"x": 0}}, {"x": 1e-7})
    with pytest.raises(TypeError):
        fires({"$gt": {"x": 0}}, {"x": Decimal("0.1")})


def test_what_an_action_raises_is_kept_by_durable_rules_and_raised_by_us() -> None:
    def burst(_: Any) -> None:
        raise ValueError("burst")

    bare = ruleset(YES, burst)
    ends: list[Any] = []
    told = bare.assert_fact({"id": 1, "sid": "1", "x": 1})
    bare.do_actions(told, lambda error, state: ends.append((error, "exception" in state)))
    assert ends == [(None, True)]
    chart = Chart("door", DOOR)
    chart.begin("front")
    chart._moves = BurstingList()
    with pytest.raises(CrmPolicyError, match="`door`: exception caught burst"):
        chart.post("front", {"hand": 1})


class BurstingList(list[str]):
    """A list that takes nothing."""

    def append(self, _: str) -> None:
        """Raise."""
        raise ValueError("burst")


def test_a_chart_says_when_an_action_has_an_error_or_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten seconds of the wall clock durable-rules takes an action for one that has ended before."""
    chart = Chart("door", DOOR)
    chart.begin("front")
    monkeypatch.setattr(chart._rules, "do_actions", lambda _told, done: done("gone", None))
    with pytest.raises(CrmPolicyError, match="`door`: gone"):
        chart.post("front", {"hand": 1})
    monkeypatch.setattr(chart._rules, "do_actions", lambda _told, _done: None)
    with pytest.raises(CrmPolicyError, match="have not ended"):
        chart.post("front", {"hand": 2})


def test_a_message_that_moves_nothing_is_no_answer() -> None:
    chart = Chart("door", DOOR)
    chart.begin("front")
    with pytest.raises(CrmPolicyError, match="Could not handle message") as lost:
        chart.post("front", {"foot": 1})
    assert lost.value.code == "durable-failed"
    with pytest.raises(CrmPolicyError, match="0 moves by one message"):
        chart.post("front", {"hand": 2})  # it waits for a state to come
    chart.forget("front")
    chart.begin("front")
    assert chart.post("front", {"hand": 1}) == "open"


def test_a_case_that_has_never_moved_can_be_forgotten_but_keeps_its_place() -> None:
    chart = Chart("door", DOOR)
    chart.begin("front")
    assert "front" in chart
    chart.forget("front")
    assert "front" not in chart
    assert len(chart) == 1


BARE: Final = """
from durable.engine import Ruleset
rules = Ruleset("bare", None, {"r": {"all": [{"m": {"$eq": {"x": 1}}}], "run": lambda c: None}})
rules.assert_fact({"id": 1, "sid": "1", "x": 1})
rules.delete_state("1")
"""
OURS: Final = """
from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.durable_machine import Chart, Machine
machine = Machine("m", {"yes": {"$eq": {"x": 1}}})
assert [len(machine.fitting({"x": x})) for x in (1, 2, 1)] == [1, 0, 1]
chart = Chart("door", {"shut": {"open": ({"$eq": {"hand": 1}}, "opened")}, "opened": {}})
for number in range(20):
    chart.begin(str(number))
    try:
        chart.post(str(number), {"hand": 1} if number % 2 else {"foot": 1})
    except CrmPolicyError:
        pass
for number in range(20):
    chart.forget(str(number))
"""


@pytest.mark.skipif(libc_ver()[0] != "glibc", reason="another C library does not fill memory on demand")
@pytest.mark.parametrize(("program", "sound"), [(BARE, False), (OURS, True)], ids=["theirs", "ours"])
def test_a_state_of_which_nothing_was_started_is_never_deleted(program: str, *, sound: bool) -> None:
    """What memory held before decides whether that ends the process: here it is filled with rubbish."""
    filled = {**os.environ, "MALLOC_PERTURB_": "165"}
    started = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(started, env=filled, check=False, capture_output=True)  # noqa: S603 - our own Python
    assert (done.returncode == 0) is sound


def test_a_machine_says_when_its_message_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine("m", {"yes": YES})
    native = package().native
    monkeypatch.setattr(native, "start_action_for_state", lambda _handle, _told: None)
    with pytest.raises(CrmPolicyError, match="no rule has seen the message"):
        machine.fitting({"x": 1})
    monkeypatch.undo()
    assert machine.fitting({"x": 1}) == {"yes"}  # what was lost does not come back


def test_more_rules_than_fit_its_stack_are_an_error_of_durable_rules_and_of_ours() -> None:
    assert Machine("m", ladder(MOST_BRANCHES - 1)).fitting({"x": 10**6}) == frozenset()
    with pytest.raises(CrmPolicyError, match="error code: 303"):
        Machine("m", ladder(64)).fitting({"x": 10**6})


def nested(depth: int) -> Condition:
    """Give lists within lists, one kind in the other."""
    condition: Condition = YES
    for level in range(depth):
        condition = {("$or", "$and")[level % 2]: [{"$eq": {f"y{level}": 1}}, condition]}
    return condition


def test_lists_within_lists_are_counted_as_durable_rules_counts_them() -> None:
    assert words(nested(MOST_WORDS)) == MOST_WORDS
    assert Machine("m", {"r": nested(MOST_WORDS)}).fitting({"y14": 1}) == {"r"}
    with pytest.raises(package().native.error, match="113"):
        Machine("m", {"r": nested(MOST_WORDS + 1)})


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        (YES, 1),
        ({"$and": [YES, YES]}, 1),
        ({"$or": [YES, YES, YES]}, 3),
        ({"$and": [YES, {"$or": [YES, YES]}, {"$or": [YES, YES, YES]}]}, 5),
        ({"$or": [{"$and": [YES, {"$or": [YES, YES]}]}, YES]}, 3),
    ],
)
def test_alternatives_are_counted(condition: Condition, count: int) -> None:
    assert branches(condition) == count


@pytest.mark.parametrize("made", [lambda: Machine("m", {"yes": YES}), lambda: Chart("door", DOOR)])
def test_a_ruleset_is_deleted_with_what_holds_it(made: Callable[[], Machine | Chart]) -> None:
    held = made()
    handle = held._rules._handle
    native = package().native
    assert native.start_action(handle) is None
    del held
    gc.collect()
    with pytest.raises(native.error, match="111"):
        native.start_action(handle)


def test_it_is_refused_where_the_package_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    with pytest.raises(CrmPolicyError, match=r'pip install "crmpolicy\[durable\]"') as absent:
        package()
    assert absent.value.code == "durable-missing"
    assert "没有安装" in absent.value.message("zh")


class Broken(MetaPathFinder):
    """Finds durable-rules as Python 3.13 does: there, and not to be loaded."""

    def __init__(self, error: ImportError) -> None:
        self.error = error

    def find_spec(self, fullname: str, *_: Any) -> None:
        """Raise what loading would raise."""
        if fullname == "durable_rules_engine":
            raise self.error


def test_it_is_refused_where_this_python_cannot_load_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "durable_rules_engine", raising=False)
    broken = Broken(ImportError("undefined symbol: PyEval_CallObject"))
    monkeypatch.setattr(sys, "meta_path", [broken, *sys.meta_path])
    with pytest.raises(CrmPolicyError, match="cannot be loaded by Python") as unloadable:
        package()
    assert unloadable.value.code == "durable-unloadable"


@pytest.mark.skipif(sys.version_info < (3, 13), reason="this Python loads it")
def test_it_is_refused_where_this_python_is_too_new() -> None:
    with pytest.raises(CrmPolicyError, match="PyEval_CallObject") as unloadable:
        package()
    assert unloadable.value.code == "durable-unloadable"


def test_what_the_package_itself_misses_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "durable_rules_engine", raising=False)
    missing = Broken(ModuleNotFoundError("no such module", name="something_else"))
    monkeypatch.setattr(sys, "meta_path", [missing, *sys.meta_path])
    with pytest.raises(ModuleNotFoundError, match="no such module"):
        package()
