"""``crmpolicy run``: one question of each row of a file, the answers in another file."""

from pathlib import Path
from typing import Any, Final

from crmpolicy.cli.failing import DONE, NO_ANSWER
from crmpolicy.cli.measuring import mapping_of
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, company, now, option
from crmpolicy.cli.printing import progress_bar, show
from crmpolicy.cli.runs import summary_blocks, summary_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.portfolio import ColumnMapping, evaluate_file

_CODES: Final = {"0": "cli-run-code-0", "1": "cli-run-code-1", "2": "cli-code-2"}


@command("run", "cli-run", codes=_CODES)
@argument("subject", "cli-help-subject")
@company
@option("--data", "cli-help-run-data", metavar="FILE", required=True)
@option("--out", "cli-help-run-out", metavar="FILE", required=True)
@now
@option("--mapping", "cli-help-run-mapping", metavar="FILE")
@option("--column", "cli-help-data-column", into="columns", metavar="HEAD=FACT", multiple=True)
@option("--encoding", "cli-help-data-encoding", metavar="NAME")
@option("--refused", "cli-help-run-refused", metavar="FILE")
def run(speaker: Speaker, *, subject: str, company: str, data: str, out: str, now: str, **asked: Any) -> int:
    """Decide all rows of a file."""
    policies = load_policy_set(company)
    moment = read_moment(now, policies.effective.zone)
    mapping = ColumnMapping.read(Path(asked["mapping"])) if asked["mapping"] else ColumnMapping()
    with progress_bar(lambda rows: speaker.say("cli-run-progress", rows=f"{rows:,}")) as progress:
        summary = evaluate_file(
            subject,
            policies,
            data,
            out,
            now=moment,
            mapping=mapping.with_heads(mapping_of(asked["columns"])),
            encoding=asked["encoding"],
            refused=asked["refused"],
            language=speaker.language,
            progress=progress,
        )
    if speaker.in_json:
        speaker.write_data(summary_data(speaker, summary))
    else:
        show(summary_blocks(speaker, summary))
    return DONE if summary.decided == summary.rows else NO_ANSWER
