"""``crmpolicy set``: one value of a company is changed, once it is known what else changes with it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.failing import DONE, FOUND, CommandError, tell
from crmpolicy.cli.measuring import Measured, Portfolio
from crmpolicy.cli.moments import read_day, read_moment
from crmpolicy.cli.options import argument, command, company, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.rewriting import Judged, judge
from crmpolicy.cli.settings import Setting, setting_blocks, setting_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wishes import Asked, asked_for, company_file, wish_for
from crmpolicy.company.loading import load_unjudged
from crmpolicy.drafts import drafted, write_atomically
from crmpolicy.engine import PolicySet
from crmpolicy.errors import BadValueError, Fault, InvalidPolicySetError
from crmpolicy.source.amending import amend
from crmpolicy.source.text import decode
from crmpolicy.verify import Difference, diff
from crmpolicy.verify.comparing.touched import Touched

_CODES: Final = {"0": "cli-set-code-0", "1": "cli-set-code-1", "2": "cli-code-2"}


@command("set", "cli-set", codes=_CODES)
@argument("name", "cli-help-set-name")
@argument("value", "cli-help-set-value")
@company
@option("--from", "cli-help-set-from", into="since", metavar="DAY")
@option("--data", "cli-help-data", metavar="FILE")
@option("--point", "cli-help-data-point", into="points", metavar="SUBJECT", multiple=True)
@option("--column", "cli-help-data-column", into="columns", metavar="HEAD=FACT", multiple=True)
@option("--money", "cli-help-data-money", metavar="HEAD", multiple=True)
@option("--encoding", "cli-help-data-encoding", metavar="NAME")
@option("--now", "cli-help-set-now", metavar="ISO")
@option("--force", "cli-help-set-force", is_flag=True)
@option("--reason", "cli-help-set-reason", metavar="TEXT")
@option("--dry-run", "cli-help-set-dry-run", is_flag=True)
def run(speaker: Speaker, *, name: str, value: str, company: str, **asked: Any) -> int:
    """Change one value."""
    since = read_day(asked["since"]) if asked["since"] is not None else None
    reason = (asked["reason"] or "").strip()
    if asked["force"] and not reason:
        raise CommandError("set-force-without-reason")
    draft = _draft(company, name, value, since, reason)
    judged = judge(draft.path, draft.before, draft.after, draft.touched, since=since)
    difference = None if judged.out_of_range else diff(*draft.sets, since=since)
    measured: tuple[Measured, ...] = ()
    if asked["data"] is not None and difference is not None:
        now = _moment(asked["now"], since, draft.sets[1].effective.zone)
        portfolio = Portfolio.of(asked["data"], asked["columns"], asked["money"], asked["encoding"])
        measured = portfolio.measured(draft.sets, difference, asked["points"], now)
    refused = bool(judged.new) and (judged.out_of_range or not asked["force"])
    if not refused and not asked["dry_run"] and not _written(draft):
        tell(speaker, [Fault("set-changed-meanwhile", {"file": str(draft.path)})])
        return FOUND
    setting = _setting(draft, judged, difference, measured, since, refused=refused, dry=asked["dry_run"])
    if speaker.in_json:
        speaker.write_data(setting_data(speaker, setting))
    else:
        show(setting_blocks(speaker, setting))
    return FOUND if refused else DONE


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file as it is and as it would be, with what both come to."""

    path: Path
    before: bytes
    after: bytes
    asked: Asked
    sets: tuple[PolicySet, PolicySet]
    touched: Touched


def _draft(company: str, name: str, value: str, since: date | None, reason: str) -> _Draft:
    path = company_file(company)
    before = path.read_bytes()
    source, faults = decode(str(path), before)
    if source is None:
        raise InvalidPolicySetError(faults)
    effective = load_unjudged(path).effective
    asked = asked_for(effective, name)
    try:
        after = amend(source, wish_for(asked, effective, source, value=value, since=since, remark=reason))
    except BadValueError as error:
        raise CommandError(error.code, error.arguments) from None
    with drafted(path, after):
        sets = PolicySet(effective), PolicySet(load_unjudged(path).effective)
    return _Draft(path, before, after, asked, sets, Touched(sets))


def _moment(given: str | None, since: date | None, zone: str) -> datetime:
    if given is not None:
        return read_moment(given, zone)
    if since is None:
        raise CommandError("set-data-without-now")
    return datetime.combine(since, time(), ZoneInfo(zone))


def _written(draft: _Draft) -> bool:
    """Write the file, unless somebody else did so meanwhile."""
    if draft.path.read_bytes() != draft.before:
        return False
    if draft.after != draft.before:
        write_atomically(draft.path, draft.after)
    return True


def _setting(
    draft: _Draft,
    judged: Judged,
    difference: Difference | None,
    measured: tuple[Measured, ...],
    since: date | None,
    *,
    refused: bool,
    dry: bool,
) -> Setting:
    sides = [each.effective.parameters[draft.asked.parameter.key] for each in draft.sets]
    last = [each.history[-1] if each.history else None for each in sides]
    return Setting(
        asked=draft.asked,
        path=draft.path,
        before=last[0],
        after=last[1],
        since=since,
        judged=judged,
        difference=difference,
        measured=measured,
        state="refused"
        if refused
        else "same"
        if draft.after == draft.before
        else "dry"
        if dry
        else "written",
    )
