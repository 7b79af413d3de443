"""What is in force together: documents adopted, slots and parameters filled, joins chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crmpolicy.errors import Location
from crmpolicy.policy.calendars import Calendar
from crmpolicy.policy.documents import Document, FactMap, JoinChoice, ScaleMap, Subject
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.scales import Scale
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Effective:
    """One company's policies, ready to be compiled; documents and everything else sorted by name.

    ``company_file`` is where an owner writes what is missing, at ``company_place``; ``chosen`` names the
    document whose answer is the company's, by subject. ``roles`` are the company's own names for roles;
    ``role_titles`` and ``events`` have the titles of all that the documents know.
    """

    company: str
    title: Words
    zone: str
    currency: str
    documents: Mapping[str, Document]
    subjects: Mapping[str, Subject]
    facts: Mapping[str, Fact]
    scales: Mapping[str, Scale]
    parameters: Mapping[str, Parameter]
    tables: Mapping[str, Table]
    chosen: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[JoinChoice, ...] = ()
    scale_maps: tuple[ScaleMap, ...] = ()
    fact_maps: tuple[FactMap, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    role_titles: Mapping[str, Words] = field(default_factory=dict)
    events: Mapping[str, Words] = field(default_factory=dict)
    calendar: Calendar | None = None
    company_file: str | None = None
    company_place: Location | None = field(default=None, compare=False)

    def values_on(self, day: date | None) -> dict[str, object]:
        """Give the value of each filled parameter on a day; ``None`` asks for the first of each history.

        An optional parameter that is not set means no limit.
        """
        found: dict[str, object] = {}
        for key, parameter in self.parameters.items():
            if parameter.optional:
                found[key] = UNLIMITED
            for dated in parameter.history:
                if dated.since is None or (day is not None and dated.since <= day):
                    found[key] = dated.value
        return found

    def tables_of(self, point: str) -> tuple[Table, ...]:
        """Give the tables behind a point's name: one document's, or those of all that answer the subject."""
        return (self.tables[point],) if point in self.tables else self.answering(point)

    def answering(self, subject: str) -> tuple[Table, ...]:
        """Give the tables that answer a subject, sorted by document."""
        return tuple(self.tables[key] for key in sorted(self.tables) if self.tables[key].subject == subject)
