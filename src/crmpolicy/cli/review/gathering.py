"""Everything that a reviewer has to see of a change, gathered before a line of the page is written."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crmpolicy.cli.examining import examine
from crmpolicy.cli.ledgers import ledger
from crmpolicy.cli.measuring import Portfolio
from crmpolicy.cli.review.edited import Edited, edited_rules, edited_values
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import PolicySet
from crmpolicy.portfolio import Impact
from crmpolicy.testing.flipping import Flips, flipped_cases
from crmpolicy.verify import Finding, Report
from crmpolicy.verify.comparing.difference import Difference
from crmpolicy.verify.comparing.differing import diff

Pair = tuple[PolicySet, PolicySet]


@dataclass(frozen=True, slots=True)
class Customers:
    """A list of customers with what a change does to them, question by question, at a moment each.

    ``unasked`` are changed questions that rest on what has happened, of which a list says nothing.
    """

    file: str
    impacts: tuple[tuple[Impact, datetime], ...]
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A change of the policies with all that follows from it.

    ``fresh`` are the findings of ``report`` that were none before; ``customers`` is ``None`` where no list
    was given.
    """

    pair: Pair
    values: tuple[Edited, ...]
    rules: tuple[Edited, ...]
    difference: Difference
    flips: Flips
    customers: Customers | None
    report: Report
    fresh: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """A list of customers, and the moment to ask at if one is wanted."""

    portfolio: Portfolio
    now: datetime | None = None


def gathered(speaker: Speaker, pair: Pair, data: Data | None) -> Review:
    """Compare two states in every way there is.

    Raises:
        FactsError: the list of customers cannot be read.
        InvalidPolicySetError: cases that stand beside the policies cannot be read.
    """
    difference = diff(*pair)
    customers = _customers(pair, difference, data) if data is not None else None
    report, fresh = _checked(pair)
    return Review(
        pair,
        tuple(edited_values(speaker, pair)),
        tuple(edited_rules(speaker, pair)),
        difference,
        flipped_cases(*pair),
        customers,
        report,
        fresh,
    )


def target_of(policies: PolicySet) -> Path:
    """Give the file of a company, or the folder of a document that was loaded alone."""
    effective = policies.effective
    if effective.company_file is not None:
        return Path(effective.company_file)
    return Path(effective.documents[effective.company].folder)


def _checked(pair: Pair) -> tuple[Report, tuple[Finding, ...]]:
    """Check what is to come; what was is checked only where something is found, to tell what is new."""
    known_sound = ledger()
    report = examine([target_of(pair[1])], None, known_sound).report
    found = (*report.findings, *report.undecided)
    if not found:
        return report, ()
    before = examine([target_of(pair[0])], None, known_sound).report
    known = {_told(each) for each in (*before.findings, *before.undecided)}
    return report, tuple(each for each in found if _told(each) not in known)


def _told(finding: Finding) -> tuple[str, str, str]:
    """Give what makes a finding the same on both sides: lines move when something is written above them."""
    region = finding.region.en if finding.region else ""
    return finding.code, finding.sentence("en"), region


def _customers(pair: Pair, difference: Difference, data: Data) -> Customers:
    points = [*dict.fromkeys(each.point for each in difference.changes)]
    both = [name for name in points if all(name in each.points for each in pair)]
    unasked = [name for name in both if pair[1].point(name).tables[0].timed]
    asked = [name for name in both if name not in unasked]
    moments = {each.point: data.now or each.witness.now for each in reversed(difference.changes)}
    impacts = tuple((_measured(pair, difference, data, name, moments[name]), moments[name]) for name in asked)
    return Customers(str(data.portfolio.path), impacts, tuple(unasked))


def _measured(pair: Pair, difference: Difference, data: Data, point: str, now: datetime) -> Impact:
    (measured,) = data.portfolio.measured(pair, difference, (point,), now)
    return measured.impact
