"""The one file that knows durable-rules: a ruleset that is posted to by hand, under one lock, and watched.

Measured on durable-rules 2.0.28, with its C sources at hand; each guard here has a test that shows why:

* only a ``Host`` starts threads and timers, so none is made: messages are dispatched by the caller's thread;
* sids, ids of messages and names of fields are 32-bit hashes of FNV-1a, and equal hashes are one thing;
* a ruleset has room for 1,023 live sids, so a state is deleted as soon as nobody needs it;
* deleting a state of which no action has been started frees memory that was never taken, so such a state is
  left alone;
* what an action raises is only noted in the state, so the state is looked at;
* a message that many rules look at overflows a stack of 64, and an expression has room for 32 words.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from threading import Lock
from typing import Any, Final, NamedTuple
from weakref import finalize

from crmpolicy.errors import CrmPolicyError
from crmpolicy.extras import extra

Condition = Mapping[str, Any]
"""A condition as durable-rules takes it: ``{"$gte": {"field": 1}}``, or a list under ``$and`` or ``$or``."""

MOST_LIVE: Final = 1_023
MOST_BRANCHES: Final = 60
"""What one ruleset may have to look at in one message: rules, or alternatives of one rule."""
MOST_WORDS: Final = 15
"""How many ``$and`` and ``$or`` one rule may have: each takes two of 32 places."""
MOST_FIELDS: Final = 250
ALL: Final = "every_message"
"""The field that every message has, with the value 1, for the rule that catches all."""
RESERVED: Final = ("id", "sid", "s", "$s", "$m", "m", "c", "running", "exception", "label", "chart", ALL)

_CATCH_ALL: Final = "catch_all"
_LAST: Final = 1_000
_HASH_START: Final = 0x811C9DC5
_HASH_PRIME: Final = 0x01000193
_WHOLE: Final = 0xFFFFFFFF


class Package(NamedTuple):
    """What we use of durable-rules: its modules ``durable.engine`` and ``durable_rules_engine``."""

    engine: Any
    native: Any


def package() -> Package:
    """Load durable-rules on first use.

    Raises:
        CrmPolicyError: it is not installed, or cannot be loaded by this Python.
    """
    try:
        with extra("durable-missing", "durable", "durable_rules_engine"):
            import durable_rules_engine as native  # noqa: PLC0415 - an extra
            from durable import engine  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:  # of what the package itself needs
        raise
    except ImportError as broken:
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CrmPolicyError("durable-unloadable", {"python": python, "said": str(broken)}) from None
    return Package(engine, native)


def hashed(name: str) -> int:
    """Give the number that durable-rules knows a name by: FNV-1a of 32 bits.

    Two names of one number are one name to it.

    Args:
        name: a text of ASCII.

    >>> hashed("id"), hashed("sid")  # as its header state.h has them
    (926444256, 3593476751)
    """
    found = _HASH_START
    for byte in name.encode("ascii"):
        found = (found ^ byte) * _HASH_PRIME & _WHOLE
    return found


class Names:
    """Names of which no two are one to durable-rules.

    >>> names = Names()
    >>> names.take("sales share"), names.take("sales_share"), names.take("id")
    ('sales_share', 'sales_share_2', 'id_2')
    """

    def __init__(self, taken: Iterable[str] = RESERVED) -> None:
        self._by_hash = {hashed(each): each for each in taken}

    def take(self, wish: str) -> str:
        """Give a name of letters, digits and underscores that is like a wish and is not taken yet."""
        plain = "".join(each if each.isascii() and each.isalnum() else "_" for each in wish)
        tried = (plain if number == 1 else f"{plain}_{number}" for number in count(1))
        name = next(each for each in tried if hashed(each) not in self._by_hash)
        self._by_hash[hashed(name)] = name
        return name

    def give_back(self, name: str) -> None:
        """Let a name be taken again."""
        del self._by_hash[hashed(name)]


def branches(condition: Condition) -> int:
    """Count what a condition may add to the stack of a message: one, or all alternatives of its lists.

    >>> branches({"$eq": {"a": 1}}), branches({"$or": [{"$eq": {"a": 1}}, {"$eq": {"a": 2}}]})
    (1, 2)
    """
    if "$or" in condition:
        return sum(branches(each) for each in condition["$or"])
    inside = [each for each in condition.get("$and", ()) if "$or" in each or "$and" in each]
    return max(1, sum(branches(each) for each in inside))


def words(condition: Condition) -> int:
    """Count the ``$and`` and ``$or`` of a condition.

    >>> words({"$and": [{"$eq": {"a": 1}}, {"$or": [{"$eq": {"b": 1}}, {"$eq": {"b": 2}}]}]})
    2
    """
    inside = [*condition.get("$and", ()), *condition.get("$or", ())]
    return bool(inside) + sum(words(each) for each in inside)


class Machine:
    """A ruleset that tells which of its rules a message fits; safe to share between threads.

    Args:
        name: what errors call it by.
        conditions: the condition of each rule; of all together no more than ``MOST_BRANCHES`` less one.

    >>> machine = Machine("sizes", {"large": {"$gte": {"volume": 5000}}, "known": {"$gte": {"volume": 0}}})
    >>> sorted(machine.fitting({"volume": 5000})), sorted(machine.fitting({"volume": 4999}))
    (['known', 'large'], ['known'])
    """

    def __init__(self, name: str, conditions: Mapping[str, Condition]) -> None:
        self.name, self.conditions = name, dict(conditions)
        engine, self._native = package()
        self._lock, self._numbers = Lock(), count(1)
        rules = {rule: _rule(asked) for rule, asked in self.conditions.items()}
        rules[_CATCH_ALL] = {**_rule({"$eq": {ALL: 1}}), "pri": _LAST}
        self._rules = engine.Ruleset(name, None, rules)
        self._handle = self._rules._handle  # noqa: SLF001 - the way to its C functions
        # its memory is not Python's: without this it stays for as long as the process does
        finalize(self, self._native.delete_ruleset, self._handle)

    def fitting(self, fields: Mapping[str, int]) -> frozenset[str]:
        """Give the rules that a message fits; nothing of it stays.

        Args:
            fields: the message: whole numbers of 64 bits by name.

        Raises:
            CrmPolicyError: durable-rules has failed, or lost the message.
        """
        with self._lock:
            number = next(self._numbers)
            sid = str(number)
            try:
                told = self._rules.assert_fact({"id": number, "sid": sid, ALL: 1, **fields})
                fired = frozenset(self._fired(told))
                if _CATCH_ALL not in fired:
                    raise failed(self.name, "no rule has seen the message")
                self._rules.delete_state(sid)  # an action of it was started, so it can be
            except (self._native.error, MemoryError) as failure:
                raise failed(self.name, failure) from None
        return fired - {_CATCH_ALL}

    def _fired(self, told: int) -> Iterator[str]:
        """Take from the ruleset, one after another, the rules that it has found for a message.

        They have no actions to run: in the state could stand only what an action has raised.
        """
        found = self._native.start_action_for_state(self._handle, told)
        if found is None:
            return
        _, told_rule = found
        while told_rule:
            yield told_rule.split('"', 2)[1]  # {"rule": {"m": ...}}
            told_rule = self._native.complete_and_start_action(self._handle, told)


def _rule(condition: Condition) -> dict[str, Any]:
    return {"all": [{"m": condition}], "run": _matches}


def _matches(_: Any) -> None:
    """Stand where durable-rules wants an action: that a rule matches is all that we ask."""


class Chart:
    """A statechart in which many cases stand, each moved by its own messages; used by one thread at a time.

    Args:
        name: what errors call it by.
        states: for each state its moves by name: what a message has to be like, and the state to come. To the
            one in which cases begin no move leads.

    >>> chart = Chart("door", {"shut": {"open": ({"$eq": {"hand": 1}}, "opened")}, "opened": {}})
    >>> chart.begin("front")
    >>> chart.post("front", {"hand": 1}), len(chart)
    ('open', 1)
    >>> chart.forget("front")
    """

    def __init__(self, name: str, states: Mapping[str, Mapping[str, tuple[Condition, str]]]) -> None:
        self.name = name
        engine, self._native = package()
        self._errors = (
            self._native.error,
            MemoryError,
            engine.MessageNotHandledException,
            engine.MessageObservedException,
        )
        self._moves: list[str] = []
        definition = {
            state: {move: self._move(move, *told) for move, told in moves.items()}
            for state, moves in states.items()
        }
        self._rules = engine.Statechart(name, None, definition)
        finalize(self, self._native.delete_ruleset, self._rules._handle)  # noqa: SLF001 - there is no other way
        self._sids: dict[str, str] = {}
        self._moved: set[str] = set()
        self._left = 0
        self._names, self._numbers = Names(), count(1)

    def __len__(self) -> int:
        """How many places are taken: by cases that stand in it, and by those that could not be deleted."""
        return len(self._sids) + self._left

    def __contains__(self, case: str) -> bool:
        return case in self._sids

    def _move(self, name: str, condition: Condition, target: str) -> dict[str, Any]:
        def note(_: Any) -> None:
            self._moves.append(name)

        return {"all": [{"m": condition}], "to": target, "run": note}

    def begin(self, case: str) -> None:
        """Let a case stand in the first state.

        Raises:
            CrmPolicyError: there is no room for one more.
        """
        if len(self) >= MOST_LIVE:
            raise CrmPolicyError("durable-live", {"name": self.name, "most": str(MOST_LIVE)})
        self._sids[case] = self._names.take(f"case_{case}")

    def post(self, case: str, fields: Mapping[str, int]) -> str:
        """Post a message about a case; give the name of the move that it made.

        Raises:
            CrmPolicyError: durable-rules has failed, or made no move, or several.
        """
        self._moves.clear()
        try:
            told = self._rules.assert_event({"id": next(self._numbers), "sid": self._sids[case], **fields})
        except self._errors as failure:
            raise failed(self.name, failure) from None
        _dispatched(self.name, self._rules, told)
        if len(self._moves) != 1:
            raise failed(self.name, f"{len(self._moves)} moves by one message")
        self._moved.add(case)
        return self._moves[0]

    def forget(self, case: str) -> None:
        """Delete a case; it can begin anew. One that has never moved keeps its place, for safety's sake."""
        sid = self._sids.pop(case)
        if case in self._moved:
            self._moved.remove(case)
            self._rules.delete_state(sid)
            self._names.give_back(sid)
        else:
            self._left += 1


def _dispatched(name: str, rules: Any, told: int) -> None:
    """Run the actions of a message in this thread.

    Args:
        name: what errors call the ruleset by.
        rules: a ruleset of durable-rules.
        told: what it gave for the message.

    Raises:
        CrmPolicyError: an action has failed, which durable-rules notes in the state and else keeps to itself.
    """
    ends: list[tuple[Any, Any]] = []
    rules.do_actions(told, lambda error, state: ends.append((error, state)))
    error, state = ends[-1] if ends else ("its actions have not ended", None)
    if error is not None:
        raise failed(name, error)
    if state and "exception" in state:
        raise failed(name, state["exception"])


def failed(name: str, said: object) -> CrmPolicyError:
    """Say that durable-rules has not done what was asked: better no answer than a wrong one."""
    return CrmPolicyError("durable-failed", {"name": name, "said": str(getattr(said, "message", said))})
