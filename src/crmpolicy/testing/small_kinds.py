"""Small policies, with Hypothesis: duties, chains, lifecycles, forms and rankings.

They are written as YAML and loaded through the real reader, with a company that has a working calendar.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.testing.drawing import one_of

Draw = st.DrawFn
COMPANY: Final = "own"
ROLES: Final = ("clerk", "head", "owner")
LIMITS: Final = ("30 min", "4h", "4 working hours", "1 working day", "2 days", "1 week", "1 month")
STATES: Final = ("begun", "running", "waiting", "ended")
ENTRIES: Final = ("first", "second", "third", "fourth")


def _titled(name: str, **more: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{name}项", "en": f"the {name}"}, **more}


WORDS: Final = {
    "roles": {name: _titled(name) for name in ROLES},
    "events": {
        name: _titled(name) for name in ("receive", "pause", "resume", "reopen", "close", "approve", "reject")
    },
    "facts": {
        "urgent": _titled("urgent", type="boolean"),
        "amount": _titled("amount", type="money", range={"at_least": "0元"}),
        "rows": _titled(
            "rows",
            type="list",
            of={
                "name": _titled("name", type="text", unique="yes"),
                "score": _titled("score", type="integer", range={"at_least": "0", "up_to": "9"}),
            },
        ),
    },
}
_OFFICE: Final = {
    "format": "1",
    "company": COMPANY,
    "title": {"zh": "例", "en": "example"},
    "zone": "Asia/Shanghai",
    "currency": "元",
    "adopts": ["doc@1"],
    "calendar": {"holidays": "none", "hours": {"monday to friday": ["08:30-12:00", "13:30-17:30"]}},
}


def kind_texts(kind: str) -> st.SearchStrategy[dict[str, str]]:
    """Give the files of a document ``doc`` with one decision ``answer`` of a kind, and of a company ``own``.

    Args:
        kind: one of ``KINDS``.

    >>> from hypothesis import find
    >>> sorted(find(kind_texts("ranking"), lambda each: True))
    ['doc/rules.yaml', 'own.yaml']
    """

    @st.composite
    def made(draw: Draw) -> dict[str, str]:
        answer = {**_titled("answer"), "kind": kind, "clause": "doc.1", **KINDS[kind](draw)}
        rules = {"format": "1", **WORDS, "decisions": {"answer": answer}}
        files = {"doc/rules.yaml": rules, f"{COMPANY}.yaml": _OFFICE}
        return {path: json.dumps(each, ensure_ascii=False, indent=1) for path, each in files.items()}

    return made()


def _guard(draw: Draw) -> dict[str, Any]:
    """Draw what a rule asks of the case: nothing, or one of two facts."""
    amount = {one_of(draw, ("at_least", "under")): one_of(draw, ("100元", "1万元"))}
    asks: tuple[dict[str, Any], ...] = (
        {},
        {"urgent": one_of(draw, ("yes", "no"))},
        {"amount": amount},
    )
    when = one_of(draw, asks)
    return {"when": when} if when else {}


def _sometimes(draw: Draw, **more: Any) -> dict[str, Any]:
    return more if draw(st.booleans()) else {}


def _duties(draw: Draw) -> dict[str, Any]:
    names = ENTRIES[: draw(st.integers(1, 3))]
    rules = [
        {"id": f"r{place}", "then": _duty(draw, name), "clause": "doc.1", **_guard(draw)}
        for place, name in enumerate((*names, *draw(st.lists(st.sampled_from(names), max_size=3))))
    ]
    pauses = {"from": "pause", "to": "resume", "stop": [names[0]]}
    return {
        "governed_by": "now",
        "starts": "receive",
        "closes": ["close"],
        "duties": {name: _titled(name) for name in names},
        "counting": {
            "starting_day": one_of(draw, ("not counted", "counted")),
            "at_closing": one_of(draw, ("stay", "next opening")),
        },
        "rules": rules,
        **_sometimes(draw, at_risk_from="75%"),
        **_sometimes(draw, pauses=pauses),
        **_sometimes(draw, restarts={"reopen": [names[0]]}),
    }


def _duty(draw: Draw, name: str) -> dict[str, Any]:
    """Draw when a duty falls due: within a limit, or once in each period."""
    who = {"duty": name, "who": one_of(draw, ROLES)}
    if draw(st.integers(0, 3)):
        return {**who, "within": one_of(draw, LIMITS)}
    return {**who, "every": one_of(draw, ("month", "quarter", "2 weeks"))}


def _chain(draw: Draw) -> dict[str, Any]:
    names = ENTRIES[: draw(st.integers(1, 4))]
    levels = [_titled(name, id=name, who=one_of(draw, ROLES), clause="doc.1") for name in names]
    for level in levels[:-1]:
        level.update({"at_most": one_of(draw, LIMITS), **_guard(draw)})
    lowest = [
        {
            "id": f"r{place}",
            "then": {"level": one_of(draw, names)},
            "clause": "doc.1",
            **_guard(draw),
        }
        for place in range(draw(st.integers(0, 2)))
    ]
    return {
        "governed_by": "now",
        "starts": "receive",
        "next_by": "approve",
        "ends": {"reject": "refused"},
        "done": "signed",
        "at_limit": one_of(draw, ("tell", "move up")),
        "self_approval": one_of(draw, ("refused", "next level")),
        "levels": levels,
        **({"rules": lowest} if lowest else {}),
        **_sometimes(draw, pauses={"from": "pause", "to": "resume"}),
    }


def _lifecycle(draw: Draw) -> dict[str, Any]:
    events = ("approve", "reject", "close", "reopen")
    moves = [
        {
            "id": f"m{place}",
            "from": one_of(draw, STATES[:-1]),
            "event": one_of(draw, events),
            "to": one_of(draw, STATES[1:]),
            "clause": "doc.1",
            **_sometimes(draw, by=one_of(draw, ROLES)),
            **_guard(draw),
        }
        for place in range(draw(st.integers(1, 6)))
    ]
    first, *between, last = (_titled(name, id=name) for name in STATES)
    return {
        "governed_by": "now",
        "states": [first | {"start": "yes"}, *between, last | {"final": "yes"}],
        "moves": moves,
    }


def _record(draw: Draw) -> dict[str, Any]:
    stages = ("drafted", "sent")
    required = st.sampled_from(("yes", "no", *stages))
    fields = {
        name: _titled(name, type="integer", range={"at_least": "0"}, required=draw(required))
        for name in ENTRIES
    }
    rules = [
        {
            "id": f"r{place}",
            "must": _compared(draw),
            "clause": "doc.1",
            **_sometimes(draw, when=_compared(draw)),
        }
        for place in range(draw(st.integers(0, 3)))
    ]
    named = [_titled(name, id=name) for name in stages]
    return {"stages": named, "fields": fields, **({"rules": rules} if rules else {})}


def _compared(draw: Draw) -> dict[str, Any]:
    """Draw a test of an entry: against a number or against another entry."""
    name, other = draw(st.permutations(ENTRIES))[:2]
    operator = one_of(draw, ("at_least", "over", "up_to", "under"))
    return {name: {operator: one_of(draw, (other, "0", "2", "5"))}}


def _ranking(draw: Draw) -> dict[str, Any]:
    prize = {"prize": _titled("prize", type="integer")}
    rules = [
        {"id": "first", "when": {"rank": "1"}, "then": {"prize": "3"}, "clause": "doc.1"},
        {"id": "others", "when": {"rank": {"over": "1"}}, "then": {"prize": "1"}, "clause": "doc.1"},
    ]
    return {
        "of": "rows",
        "order": [{"by": "score", "first": one_of(draw, ("highest", "lowest"))}],
        "ties": "share",
        **_sometimes(draw, when={"urgent": "no"}),
        **_sometimes(draw, only={"score": {"over": str(draw(st.integers(0, 5)))}}),
        **_sometimes(draw, cut=str(draw(st.integers(1, 4)))),
        **_sometimes(draw, outputs=prize, rules=rules),
    }


KINDS: Final[Mapping[str, Callable[[Draw], dict[str, Any]]]] = {
    "duties": _duties,
    "chain": _chain,
    "lifecycle": _lifecycle,
    "record": _record,
    "ranking": _ranking,
}
"""What draws a decision of each kind."""
