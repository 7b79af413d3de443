"""What came of a log that was decided anew, laid out for people and as data."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Fault
from crmpolicy.interop.decision_log.replaying import RESULTS, Change, Counted, Replay

SHOWN: Final = 10
_BY_QUESTION: Final = ("same", "grounds", "different", "open")


def replay_blocks(speaker: Speaker, log: str, found: Replay) -> Iterator[Block]:
    """Lay out what came of a log."""
    counts = {name: f"{number:,}" for name, number in found.counts.items()}
    yield Line(log, tone="strong", whole=True)
    yield Line(speaker.say("cli-replay-counts", lines=f"{found.lines:,}", **counts), indent=2)
    if found.left_open or counts["refused"] != "0":
        yield Line(speaker.say("cli-replay-rest", **counts), indent=2)
    own, other = f"{found.digests[True]:,}", f"{found.digests[False]:,}"
    yield Line(speaker.say("cli-replay-digests", own=own, other=other), indent=2)
    if found.changes:
        yield Gap()
        yield Line(speaker.say("cli-replay-changes"), tone="bad", indent=2)
        yield _changes(speaker, found)
        yield from _rest(speaker, found.changes, found.more["different"])
        yield Gap()
        yield Line(speaker.say("cli-replay-questions"), indent=2)
        yield _questions(speaker, found)
    if found.open:
        yield Gap()
        yield Line(speaker.say("cli-replay-open"), tone="bad", indent=2)
        yield _open(speaker, found)
        yield from _rest(speaker, found.open, found.more["open"] + found.more["unreadable"])


def _most(kept: Mapping[Any, Counted]) -> list[Counted]:
    """Give what is most frequent first; of equals what comes first in the log."""
    return sorted(kept.values(), key=lambda each: (-each.lines, each.line))


def _rest(speaker: Speaker, kept: Mapping[Any, Counted], uncounted: int) -> Iterator[Block]:
    """Tell what is not shown: kinds that were counted, and lines of too many kinds to be."""
    left = _most(kept)[SHOWN:]
    if left:
        lines = sum(each.lines for each in left)
        said = speaker.say("cli-replay-more", count=str(len(left)), lines=f"{lines:,}")
        yield Line(said, tone="quiet", indent=2)
    if uncounted:
        said = speaker.say("cli-replay-uncounted", lines=f"{uncounted:,}")
        yield Line(said, tone="quiet", indent=2)


def _changes(speaker: Speaker, found: Replay) -> Grid:
    heads = ("cli-head-question", "cli-head-then", "cli-head-now", "cli-head-rests-on")
    columns = [*(Column(speaker.say(head)) for head in heads), *_counting(speaker)]
    rows = [
        (
            each.found.question,
            _outcome(speaker, each.found.before),
            _outcome(speaker, each.found.after),
            _grounds(speaker, each.found),
            *_counted(each),
        )
        for each in _most(found.changes)[:SHOWN]
    ]
    return Grid(columns, rows)


def _counting(speaker: Speaker) -> tuple[Column, Column]:
    return (
        Column(speaker.say("cli-head-lines"), right=True),
        Column(speaker.say("cli-head-first-line"), right=True),
    )


def _counted(each: Counted) -> tuple[str, str]:
    first = str(each.line) if each.reference is None else f"{each.line} ({each.reference})"
    return f"{each.lines:,}", first


def _outcome(speaker: Speaker, said: Mapping[str, Any]) -> str:
    """Word the outputs that differ, or why there is no answer."""
    code = said.get("code")
    if said.get("status") == "undecided" and code is not None:
        return speaker.say("cli-replay-undecided", code=str(code))
    if said.get("status") == "refused" and code is not None:
        return speaker.say("cli-replay-refused", names=", ".join(said.get("names", ())), code=str(code))
    return "\n".join(f"{name}: {_value(speaker, value)}" for name, value in said.items()) or "-"


def _value(speaker: Speaker, value: Any) -> str:
    if isinstance(value, bool):
        return speaker.word("yes" if value else "no")
    if value is None:
        return speaker.word("unknown")
    if isinstance(value, Mapping):
        return "; ".join(
            f"{name} {_value(speaker, each)}" for name, each in value.items() if each is not None
        )
    if isinstance(value, list):
        return ", ".join(_value(speaker, each) for each in value) or speaker.say("cli-replay-nothing")
    return str(value)


def _grounds(speaker: Speaker, change: Change) -> str:
    """Name the rules that bind on both sides with their clauses, and the values that differ."""
    sides = [
        f"{', '.join(rules)} [{', '.join(clauses)}]" if rules else speaker.say("cli-replay-nothing")
        for rules, clauses in zip(change.rules, change.clauses, strict=True)
    ]
    told = [sides[0] if sides[0] == sides[1] else f"{sides[0]} → {sides[1]}"]
    return "\n".join([*told, *(f"{name}: {old} → {new}" for name, (old, new) in change.parameters.items())])


def _questions(speaker: Speaker, found: Replay) -> Grid:
    heads = ("cli-head-same", "cli-head-other-rules", "cli-head-different", "cli-head-open")
    columns = [
        Column(speaker.say("cli-head-question")),
        *(Column(speaker.say(head), right=True) for head in heads),
    ]
    differing = {name: counts for name, counts in found.questions.items() if counts["different"]}
    shown = sorted(differing.items(), key=lambda each: (-each[1]["different"], each[0]))[:SHOWN]
    return Grid(columns, [(name, *(f"{counts[each]:,}" for each in _BY_QUESTION)) for name, counts in shown])


def _open(speaker: Speaker, found: Replay) -> Grid:
    columns = [Column(speaker.say("cli-head-reason")), *_counting(speaker)]
    rows = [(_why(speaker, each.found), *_counted(each)) for each in _most(found.open)[:SHOWN]]
    return Grid(columns, rows)


def _why(speaker: Speaker, fault: Fault) -> str:
    """Word why, without the place: the line stands beside it."""
    return Fault(fault.code, fault.arguments).message(speaker.language)


def replay_data(speaker: Speaker, found: Replay) -> dict[str, Any]:
    """Give what came of a log as data."""
    return {
        "lines": found.lines,
        **{name: found.counts[name] for name in RESULTS},
        "same_digest": found.digests[True],
        "other_digest": found.digests[False],
        "questions": {
            name: {each: counts[each] for each in RESULTS[:4]} for name, counts in found.questions.items()
        },
        "changes": [_change_data(each) for each in _most(found.changes)],
        "other_changes": found.more["different"],
        "reasons": [
            {"code": each.found.code, "reason": _why(speaker, each.found), **_count_data(each)}
            for each in _most(found.open)
        ],
        "other_reasons": found.more["open"] + found.more["unreadable"],
    }


def _change_data(each: Counted) -> dict[str, Any]:
    change: Change = each.found
    return {
        "question": change.question,
        **_sides("outcome", change.before, change.after),
        **_sides("rules", *map(list, change.rules)),
        **_sides("clauses", *map(list, change.clauses)),
        "parameters": {name: {"then": old, "now": new} for name, (old, new) in change.parameters.items()},
        **_count_data(each),
    }


def _sides(name: str, *sides: Any) -> dict[str, Any]:
    return dict(zip((f"{name}_then", f"{name}_now"), sides, strict=True))


def _count_data(each: Counted) -> dict[str, Any]:
    return {"lines": each.lines, "line": each.line, "reference": each.reference}
