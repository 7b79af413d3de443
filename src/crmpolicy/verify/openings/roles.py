"""Roles that are enough to try, where rules only give an open role and compare it with nothing.

Nothing ranks roles, so two that neither rules nor filled values mention are interchangeable: what one of them
changes the other changes alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.scales import Scale
from crmpolicy.verify.openings.rulers import tables_behind


def telling_roles(sets: Sequence[Effective], name: str, roles: Sequence[str], count: int) -> list[str]:
    """Give the roles that rules behind a question or filled values mention, and some that nothing mentions.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        name: the question.
        roles: all that may be put in.
        count: how many open values are roles, so that each can be one of its own.
    """
    said = {word for each in sets for word in _said(each, name)}
    others = [each for each in roles if each not in said]
    return [*(each for each in roles if each in said), *others[:count]]


def _said(effective: Effective, name: str) -> Iterator[str]:
    for table in tables_behind(effective, name):
        yield from _words(table)
    for parameter in effective.parameters.values():
        for each in parameter.history:
            yield from _words(each.value)


def _words(thing: Any) -> Iterator[str]:
    """Give every text in a tree of plain data: more than roles, and never less."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        for each in thing.items():
            yield from _words(each)
    elif isinstance(thing, list | tuple | set | frozenset):
        for each in thing:
            yield from _words(each)
    elif is_dataclass(thing) and not isinstance(thing, Scale | type):  # a scale lists them, and says nothing
        for name in (each.name for each in fields(thing)):
            yield from _words(getattr(thing, name))
