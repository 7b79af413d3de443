"""The mutation score of some documents: every mutant put to the cases of some files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.mutants.campaign import Campaign, Compare, Fate
from crmpolicy.testing.mutants.finding import mutants_of
from crmpolicy.testing.mutants.mutant import Mutant


def campaigns(asked: Sequence[Asked], compare: Compare, *, only: str | None = None) -> tuple[Campaign, ...]:
    """Give a campaign for each document that the cases are about.

    That is the one in whose folder their file lies; cases of a company are about all documents that they ask.

    Args:
        asked: the cases, asked and judged.
        compare: tells of policies and a mutant whether they answer alike for all facts.
        only: one document, by its key.

    >>> campaigns([], lambda _before, _after: None)
    ()
    """
    folders: dict[str, str] = {}
    for each in asked:
        own = {key: folder for key, folder in each.documents.items() if _lies_in(each, folder)}
        folders |= own or each.documents
    return tuple(
        Campaign(load_policy_set(folders[key]), list(asked), compare)
        for key in sorted(folders)
        if only in (None, key)
    )


def _lies_in(asked: Asked, folder: str) -> bool:
    place = asked.case.place
    return place is not None and Path(folder).resolve() in Path(place.file).resolve().parents


def fates(campaign: Campaign, *, point: str | None = None) -> Iterator[Fate]:
    """Tell what becomes of each mutant of a document, one after another.

    Args:
        campaign: the document and the cases.
        point: one question or subject; its rules and what they rest on. ``None``: all.
    """
    policies = campaign.policies
    for mutant in mutants_of(policies.effective, policies.company):
        if point is None or _is_about(campaign, mutant, point):
            yield campaign.fate(mutant)


def _is_about(campaign: Campaign, mutant: Mutant, point: str) -> bool:
    tables = _tables(campaign.policies, point)
    if mutant.home == "tables":
        return mutant.key in tables
    mentions = campaign.mentions(campaign.policies)
    return any(mutant.key in mentions.of(table) for table in tables)


def _tables(policies: PolicySet, point: str) -> tuple[str, ...]:
    found = policies.effective.tables_of(point) if point in policies.points else ()
    return tuple(each.key for each in found)
