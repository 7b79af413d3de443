"""``crmpolicy prove``: every law of the policies by name, proved for all facts or refuted by some."""

from collections.abc import Sequence
from typing import Final

from crmpolicy.cli.failing import DONE, FOUND, LEFT_OPEN, UNUSABLE, CommandError, tell
from crmpolicy.cli.findings import seen_fault
from crmpolicy.cli.moments import today
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.proofs import proofs_blocks, proofs_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.targets import targets_of
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.verify.verdicts.law import Proofs
from crmpolicy.verify.verdicts.proving import prove

_CODES: Final = {
    "0": "cli-prove-code-0",
    "1": "cli-prove-code-1",
    "2": "cli-check-code-2",
    "3": "cli-prove-code-3",
}


@command("prove", "cli-prove", codes=_CODES)
@argument("paths", "cli-help-check-paths", nargs=-1, metavar="PATHS")
@option("--point", "cli-help-prove-point", metavar="NAME")
@option("--law", "cli-help-prove-law", metavar="ID")
@option("--every-period", "cli-help-every-period", is_flag=True)
def run(
    speaker: Speaker, *, paths: tuple[str, ...], point: str | None, law: str | None, every_period: bool
) -> int:
    """Prove the laws of policies."""
    since = None if every_period else today()
    found: list[Proofs] = []
    faults: list[Fault] = []
    for target in targets_of(paths):
        try:
            found.append(prove(target, point=point, law=law, since=since))
        except InvalidPolicySetError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if not faults and not any(each.proofs for each in found):
        raise CommandError("cli-prove-nothing", {"wanted": tuple(filter(None, (point, law))) or "-"})
    if speaker.in_json:
        speaker.write_data(proofs_data(speaker, found))
    else:
        show(proofs_blocks(speaker, found))
    if faults:
        tell(speaker, [seen_fault(fault) for fault in faults])
    return UNUSABLE if faults else _code(found)


def _code(found: Sequence[Proofs]) -> int:
    if any(each.having("refuted") for each in found):
        return FOUND
    return LEFT_OPEN if any(each.having("undecided") for each in found) else DONE
