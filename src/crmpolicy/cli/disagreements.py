"""Conflicts between documents laid out for people, and as data for programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from crmpolicy.cli.differences import change_data, days_said, rule_said
from crmpolicy.cli.findings import finding_blocks, finding_data
from crmpolicy.cli.layout import Block, Gap, Heading, Line, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.whole_company import how_said
from crmpolicy.engine import PolicySet
from crmpolicy.verify.comparing.conflicts import Conflict
from crmpolicy.verify.comparing.difference import Change


def conflict_blocks(speaker: Speaker, policies: PolicySet, conflicts: Sequence[Conflict]) -> Iterator[Block]:
    """Lay out question by question what settles it, and pair by pair where documents differ."""
    for together, of_one in groupby(conflicts, key=lambda each: each.together):
        how = how_said(speaker, policies, together).replace("\n", speaker.say("cli-joint"))
        told = {"title": together.title, "point": together.subject, "how": how}
        yield Heading(speaker.say("cli-conflicts-head", **told))
        for conflict in of_one:
            yield from _pair(speaker, policies, conflict)
        yield Gap()
    yield Line(summary(speaker, conflicts))


def summary(speaker: Speaker, conflicts: Sequence[Conflict]) -> str:
    """Count the pairs that differ, agree, or stay open."""
    if not conflicts:
        return speaker.say("cli-conflicts-none")
    differ = sum(bool(each.changes) for each in conflicts)
    agree = sum(each.agree for each in conflicts)
    counts = {"pairs": len(conflicts), "differ": differ, "agree": agree}
    left = {"open": len(conflicts) - differ - agree}
    return speaker.say(
        "cli-conflicts-sum", **{name: str(count) for name, count in {**counts, **left}.items()}
    )


def _pair(speaker: Speaker, policies: PolicySet, conflict: Conflict) -> Iterator[Block]:
    first, second = (_title(speaker, policies, each) for each in conflict.documents)
    yield Line(speaker.say("cli-conflicts-pair", first=first, second=second), tone="strong", indent=2)
    if conflict.agree:
        yield Line(speaker.say("cli-conflicts-agree"), tone="good", indent=4)
    for change in conflict.changes:
        yield Pairs([*_details(speaker, (first, second), change)], indent=4)
        yield Gap()
    for finding in conflict.undecided:
        yield from finding_blocks(speaker, finding)
    if conflict.more:
        yield Line(speaker.say("cli-conflicts-more"), indent=4)


def _details(speaker: Speaker, documents: Sequence[str], change: Change) -> Iterator[tuple[str, str]]:
    region = speaker.put(change.region) if change.region else speaker.say("cli-diff-single")
    yield speaker.say("cli-finding-region"), region
    said = (change.before_said, change.after_said)
    answers = [
        speaker.say("cli-conflicts-says", document=document, said=each)
        for document, each in zip(documents, said, strict=True)
    ]
    yield speaker.say("cli-conflicts-says-head"), "\n".join(answers)
    yield speaker.say("cli-finding-example"), speaker.put(change.shown)
    days = days_said(speaker, change.since, change.until)
    if days:
        yield speaker.say("cli-diff-days"), days
    rules = [rule_said(speaker, each, at=True) for each in (*change.rules_before, *change.rules_after)]
    if rules:
        yield speaker.say("cli-conflicts-by"), "\n".join(rules)


def _title(speaker: Speaker, policies: PolicySet, document: str) -> str:
    return speaker.put(policies.effective.documents[document].title)


def conflict_data(speaker: Speaker, policies: PolicySet, conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """Give conflicts as data: sentences in the language spoken, values exact."""
    return {
        "company": policies.company,
        "conflicts": [_one(speaker, policies, each) for each in conflicts],
    }


def _one(speaker: Speaker, policies: PolicySet, conflict: Conflict) -> dict[str, Any]:
    together = conflict.together
    return {
        "point": together.subject,
        "title": speaker.put(together.title),
        "documents": list(conflict.documents),
        "chosen": together.chosen,
        "settled": how_said(speaker, policies, together),
        "agree": conflict.agree,
        "more": conflict.more,
        "differences": [_renamed(change_data(speaker, each)) for each in conflict.changes],
        "undecided": [finding_data(speaker, each) for each in conflict.undecided],
    }


def _renamed(told: dict[str, Any]) -> dict[str, Any]:
    """Call the sides what they are here: two documents at one time."""
    sides = {
        "before": "first",
        "after": "second",
        "rules_before": "rules_first",
        "rules_after": "rules_second",
    }
    wanted = {*sides, "since", "until", "region", "witness", "assumed"}
    return {sides.get(name, name): value for name, value in told.items() if name in wanted}
