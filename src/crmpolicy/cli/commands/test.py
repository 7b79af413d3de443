"""``crmpolicy test``: the owner's own cases, run one by one."""

from collections.abc import Iterator, Sequence
from typing import Any

from crmpolicy.cli.coverage import coverage_blocks, coverage_data
from crmpolicy.cli.failing import DONE, NO_ANSWER, CommandError
from crmpolicy.cli.layout import Block, Gap, Line, Pairs
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data, place_said
from crmpolicy.testing import CaseResult, measure_coverage, run_cases
from crmpolicy.wording import say


@command("test", "cli-test")
@argument("path", "cli-help-cases", required=False, default=".")
@option("--coverage", "cli-help-coverage", into="measured", is_flag=True)
def run(speaker: Speaker, *, path: str, measured: bool) -> int:
    """Run cases; what they do not reach is told, and is no failure."""
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
