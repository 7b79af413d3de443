"""What events, duties, roles and parts of courses are called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.lifecycles import MOVES
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Table
from crmpolicy.wording import Words, vocabulary

_MARKED: Final = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Caller:
    """Knows the titles that stand in no fact and no parameter; what has none is called by its name.

    ``duties`` are the titles of the duties of a question.
    """

    teller: Teller
    effective: Effective
    duties: dict[str, Words]

    @classmethod
    def of(cls, teller: Teller, effective: Effective, tables: Iterable[Table]) -> "Caller":
        """Make a caller for the tables of one question."""
        courses = [table.course for table in tables if isinstance(table.course, Duties)]
        titles = {duty.name: duty.title for course in reversed(courses) for duty in course.duties}
        return cls(teller, effective, titles)

    def duty(self, name: str) -> str:
        """Give the title of a duty."""
        return self._called(name, self.duties.get(name))

    def event(self, name: str) -> str:
        """Give the title of an event; one that performs a duty of the question is called as the duty is."""
        return self._called(name, self.duties.get(name) or self.effective.events.get(name))

    def role(self, name: str) -> str:
        """Give the title of a role."""
        return self._called(name, self.effective.role_titles.get(name))

    def roles(self, names: Iterable[str]) -> str:
        """Give the titles of roles, one after another."""
        return self.teller.listed(self.role(name) for name in names)

    def events(self, names: Iterable[str]) -> str:
        """Give the titles of events, one after another."""
        return self.teller.listed(self.event(name) for name in names)

    def anything(self, name: Any) -> str:
        """Give the title of what is a role, an event or a fact by its name, in a message to people."""
        if isinstance(name, Words):
            return self.teller.spoken(name)
        if isinstance(name, tuple):
            return self.teller.listed(self.anything(each) for each in name)
        bare = str(name).strip("`")
        titles = self.effective.role_titles.get(bare) or self.effective.events.get(bare)
        fact = self.effective.facts.get(bare)
        return self._called(bare, titles or (fact.title if fact else None))

    def said(self, text: str) -> str:
        """Put what a message marks as written by a program into the quotes of a sentence."""
        return _MARKED.sub(lambda found: self.teller.word("quoted").format(text=found[1]), text)

    def _called(self, name: str, titles: Words | None) -> str:
        return self.teller.spoken(titles) if titles else name


def part_name(teller: Teller, table: Table, part: Part) -> str:
    """Name a part of a decision; those of a course have names of their own, or none."""
    if part.title:
        return teller.spoken(part.title)
    if table.course is None or not part.id:
        return part.id
    if part.id == MOVES or isinstance(table.course, Record | Ranking):
        return ""  # a lifecycle and a form have one part; the rules of a ranking say what they are about
    known = vocabulary().get(f"part {part.id}")
    return teller.spoken(known) if known else part.id
