"""``crmpolicy test``: the owner's own cases, run one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crmpolicy.cli.coverage import coverage_blocks, coverage_data
from crmpolicy.cli.failing import DONE, NO_ANSWER, CommandError
from crmpolicy.cli.layout import Block, Gap, Line, Pairs
from crmpolicy.cli.mutants import Put, compare, mutant_blocks, mutant_data
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data, place_said
from crmpolicy.testing import CaseResult, measure_coverage, run_cases
from crmpolicy.testing.measuring import asked_in
from crmpolicy.testing.mutants import Campaign, Score, campaigns, fates, suggest
from crmpolicy.wording import say


@command("test", "cli-test")
@argument("path", "cli-help-cases", required=False, default=".")
@option("--coverage", "cli-help-coverage", into="measured", is_flag=True)
@option("--mutate", "cli-help-mutate", is_flag=True)
@option("--suggest", "cli-help-suggest", is_flag=True)
@option("--document", "cli-help-mutate-document", metavar="NAME")
@option("--point", "cli-help-mutate-point", metavar="NAME")
def run(speaker: Speaker, *, path: str, measured: bool, **wanted: Any) -> int:
    """Run cases; what they do not reach is told, and is no failure."""
    mutating = Wanted(**wanted)
    if not mutating.mutate and any(wanted.values()):
        raise CommandError("cli-mutants-asked", {})
    if mutating.mutate:
        return _mutate(speaker, path, mutating)
    coverage = measure_coverage(path) if measured else None
    results = coverage.results if coverage else run_cases(path)
    if not results:
        raise CommandError("cli-no-cases", {"path": path})
    failed = [result for result in results if not result.passed]
    if speaker.in_json:
        more = {"coverage": coverage_data(coverage)} if coverage else {}
        speaker.write_data(_data(speaker, results) | more)
    else:
        show((*_blocks(speaker, results, failed), *(coverage_blocks(speaker, coverage) if coverage else ())))
    return NO_ANSWER if failed else DONE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of mutants."""

    mutate: bool
    suggest: bool
    document: str | None
    point: str | None


def _mutate(speaker: Speaker, path: str, wanted: Wanted) -> int:
    """Put mutants to the cases; a case that fails already, and a mutant that survives, are failures."""
    results, asked = asked_in(path)
    if not results:
        raise CommandError("cli-no-cases", {"path": path})
    failed = [result for result in results if not result.passed]
    found = [] if failed else [_put(each, wanted) for each in campaigns(asked, compare, only=wanted.document)]
    if not failed and not any(each.score.fates for each in found):
        raise CommandError("cli-mutants-none", {"path": path})
    if speaker.in_json:
        speaker.write_data(_data(speaker, results) | {"mutants": mutant_data(speaker, found)})
    else:
        blocks = mutant_blocks(speaker, found, suggesting=wanted.suggest)
        show((*_blocks(speaker, results, failed), *blocks))
    survived = any(each.score.of("survived") for each in found)
    return NO_ANSWER if failed or survived else DONE


def _put(campaign: Campaign, wanted: Wanted) -> Put:
    score = Score(tuple(fates(campaign, point=wanted.point)))
    survived = score.of("survived") if wanted.suggest else ()
    suggestions = {fate.mutant: suggest(campaign, fate) for fate in survived}
    return Put(campaign.policies.company, score, suggestions)


def _blocks(speaker: Speaker, results: Sequence[CaseResult], failed: Sequence[CaseResult]) -> Iterator[Block]:
    for result in failed:
        yield Line(f"{place_said(result.place)}  {result.case}", tone="strong")
        rows = [
            (speaker.say("cli-expected"), speaker.put(result.expected)),
            (speaker.say("cli-got"), speaker.put(result.got)),
        ]
        yield Pairs(rows)
        for fault in result.faults:
            yield Line(say(fault.code, speaker.language, fault.arguments), indent=2, tone="bad")
        yield Gap()
    count, passed = str(len(results)), str(len(results) - len(failed))
    if failed:
        yield Line(
            speaker.say("cli-cases-failed", count=count, passed=passed, failed=str(len(failed))), tone="bad"
        )
    else:
        yield Line(speaker.say("cli-cases-passed", count=count), tone="good")


def _data(speaker: Speaker, results: Sequence[CaseResult]) -> dict[str, Any]:
    return {
        "cases": len(results),
        "failed": sum(not result.passed for result in results),
        "results": [
            {
                "case": result.case,
                "place": place_data(result.place),
                "passed": result.passed,
                "expected": speaker.put(result.expected),
                "got": speaker.put(result.got),
                "faults": [
                    {"code": fault.code, "message": say(fault.code, speaker.language, fault.arguments)}
                    for fault in result.faults
                ],
            }
            for result in results
        ],
    }
