"""``crmpolicy sql``: a question as a SELECT that a database runs itself."""

from collections.abc import Sequence
from pathlib import Path

from crmpolicy.cli.failing import DONE
from crmpolicy.cli.measuring import mapping_of
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, company, now, option
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.drafts import write_atomically
from crmpolicy.portfolio import sql_of


@command("sql", "cli-sql")
@argument("subject", "cli-help-subject")
@company
@now
@option("--dialect", "cli-help-sql-dialect", metavar="NAME", required=True)
@option("--table", "cli-help-sql-table", metavar="NAME", default="facts")
@option("--column", "cli-help-data-column", into="columns", metavar="HEAD=FACT", multiple=True)
@option("--keep", "cli-help-sql-keep", metavar="HEAD", multiple=True)
@option("--out", "cli-help-sql-out", metavar="FILE")
def run(
    speaker: Speaker,
    *,
    subject: str,
    company: str,
    now: str,
    dialect: str,
    table: str,
    columns: Sequence[str],
    keep: Sequence[str],
    out: str | None,
) -> int:
    """Write the SELECT, into a file where one is named."""
    policies = load_policy_set(company)
    query = sql_of(
        subject,
        policies,
        now=read_moment(now, policies.effective.zone),
        dialect=dialect,
        table=table,
        columns=mapping_of(columns),
        keep=keep or None,
        language=speaker.language,
    )
    if out is not None:
        write_atomically(Path(out), query.encode())
    if speaker.in_json:
        speaker.write_data(
            {"subject": subject, "dialect": dialect} | ({"written": out} if out else {"sql": query})
        )
    elif out is not None:
        speaker.write(speaker.say("cli-sql-written", file=out))
    else:
        speaker.write(query.rstrip("\n"))
    return DONE
