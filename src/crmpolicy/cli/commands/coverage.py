"""``crmpolicy coverage``: what became of every clause, with what encodes it and the cases that notice."""

from pathlib import Path

from crmpolicy.cli.accounts import account_blocks, account_data
from crmpolicy.cli.failing import DONE, NO_ANSWER, CommandError
from crmpolicy.cli.laws import with_laws
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company.choosing import policy_sets
from crmpolicy.company.places import shipped
from crmpolicy.testing.accounting import account_clauses


@command("coverage", "cli-accounts")
@argument("path", "cli-help-accounts-path", required=False)
@option("--document", "cli-help-accounts-document")
def run(speaker: Speaker, *, path: str | None, document: str | None) -> int:
    """Account for every clause; what is not accounted for, or not executed, gives exit code 1."""
    sets = policy_sets(path)
    folders = {key: Path(one.folder) for each in sets for key, one in each.effective.documents.items()}
    if document is not None and document not in folders:
        raise CommandError("cli-accounts-document-unknown", {"name": document, "known": tuple(folders)})
    companies = [Path(each.effective.company_file) for each in sets if each.effective.company_file]
    beside = {shipped()} if path is None else {*folders.values(), *(each.parent for each in companies)}
    accounts = account_clauses(sets, *sorted(beside), only=document)
    accounts = with_laws(accounts, companies or folders.values())
    if speaker.in_json:
        speaker.write_data(account_data(speaker, accounts))
    else:
        show(account_blocks(speaker, accounts, each=document is not None))
    return NO_ANSWER if accounts.open else DONE
