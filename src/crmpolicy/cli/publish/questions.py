"""One question of one document: its clauses in our words, its values, its rules as tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from crmpolicy.cli.courses import caller_for, duties_grid
from crmpolicy.cli.forms import entries_grid
from crmpolicy.cli.layout import Block, Column, Grid, Line
from crmpolicy.cli.publish.content import without_columns
from crmpolicy.cli.publish.values import value_blocks
from crmpolicy.cli.rule_words import RuleWords
from crmpolicy.cli.rules import combined_said, part_head, required_said
from crmpolicy.cli.settable import settable_blocks
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import kind_said
from crmpolicy.company.values_in_force import parameters_of
from crmpolicy.engine import PolicySet
from crmpolicy.explaining.calling import part_name
from crmpolicy.explaining.conventions import conventions
from crmpolicy.policy.documents import Clause
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Rule, Table


@dataclass
class Telling:
    """What a document tells by, and what it has told: a clause and a value stand where they first count.

    ``days``: values are told with the days on which they count.
    """

    speaker: Speaker
    policies: PolicySet
    clauses: dict[str, Clause]
    days: bool
    told_clauses: set[str] = field(default_factory=set)
    told_values: set[str] = field(default_factory=set)

    def fresh_clauses(self, cited: Iterable[str]) -> list[Clause]:
        """Give the clauses that have not been told yet, in the order of the original; they are now."""
        wanted = {*cited} - self.told_clauses
        self.told_clauses |= wanted
        return [clause for key, clause in self.clauses.items() if key in wanted]

    def fresh_values(self, parameters: Iterable[Parameter]) -> list[Parameter]:
        """Give the parameters that have not been told yet, and note that they are now."""
        fresh = [each for each in parameters if each.key not in self.told_values]
        self.told_values.update(each.key for each in fresh)
        return fresh


def question_blocks(telling: Telling, table: Table) -> Iterator[Block]:
    """Lay out what one document says of a question."""
    speaker = telling.speaker
    values = telling.fresh_values(parameters_of(telling.policies, table.key))
    cited = (*_cited(table), *(clause for each in values for clause in each.clauses))
    clauses = telling.fresh_clauses(cited)
    if clauses:
        yield Line(speaker.say("publish-clauses"), tone="strong")
        yield clause_grid(speaker, clauses)
    outputs = (
        speaker.say("cli-fact-is", title=each.title, value=kind_said(speaker, each.type))
        for each in table.outputs
    )
    if table.course is None:
        yield Line(speaker.say("publish-answers", outputs=speaker.say("cli-joint").join(outputs)))
    if values:
        yield Line(speaker.say("cli-part-all-values"), tone="strong")
        yield from value_blocks(speaker, telling.policies, values, days=telling.days)
    yield Line(speaker.say("cli-part-rules"), tone="strong")
    yield from _rules(telling, table)


def clause_grid(speaker: Speaker, clauses: Iterable[Clause]) -> Grid:
    """Tell clauses in our own words, each by its place in the original."""
    heads = ("publish-where", "cli-head-clause", "publish-says")
    rows = [(each.where, each.id, speaker.put(each.summary)) for each in clauses]
    return Grid([Column(speaker.say(head)) for head in heads], rows)


def _cited(table: Table) -> Iterator[str]:
    yield from table.clauses
    for _, rule in table.rules():
        yield from rule.clauses
    for fact in table.derive:
        yield from fact.clauses
    if table.override is not None:
        yield from table.override.clauses
    if isinstance(table.course, Record):
        yield from (clause for clause, _ in table.course.cited())


def _rules(telling: Telling, table: Table) -> Iterator[Block]:
    speaker, policies = telling.speaker, telling.policies
    words = RuleWords.of(speaker, policies, table)
    for required in table.requires:
        asked = speaker.put(policies.point(required.point).title)
        yield Line(required_said(speaker, policies, required.fact, asked))
    if table.course is not None:
        yield from _course(speaker, policies, table)
    elif len(table.parts) > 1:
        yield Line(combined_said(speaker, policies, table))
    if not table.parts and not isinstance(table.course, Record):
        yield Line(speaker.say("cli-slot-open"))
    for part in table.parts:
        if part.all_rules():
            name = _part_name(speaker, policies, table, part)
            if name:
                yield Line(name)
            yield _grid(words, part)
    yield from settable_blocks(speaker, policies, table, None, named=False)


def _course(speaker: Speaker, policies: PolicySet, table: Table) -> Iterator[Block]:
    caller = caller_for(policies, table, speaker.language)
    for line in conventions(caller, table):
        yield Line(line, indent=2)
    if isinstance(table.course, Record):
        yield entries_grid(speaker, caller, table.course, named=False)
    if isinstance(table.course, Duties):
        yield without_columns(duties_grid(speaker, caller, table.course), [speaker.say("cli-head-duty")])


def _part_name(speaker: Speaker, policies: PolicySet, table: Table, part: Part) -> str:
    if table.course is not None:
        return part_name(caller_for(policies, table, speaker.language).teller, table, part)
    return part_head(speaker, policies, table, part) if part.id or not part.when.always else ""


def _grid(words: RuleWords, part: Part) -> Grid:
    """Lay out rules, numbered, so that people can speak of them."""
    speaker = words.speaker
    heads = ("publish-number", "cli-head-when", "cli-head-said", "cli-head-clause")
    rows = [
        (str(number), _when(words, rule), words.then(part, rule), "\n".join(rule.clauses))
        for number, rule in enumerate(part.all_rules(), 1)
    ]
    return Grid([Column(speaker.say(head)) for head in heads], rows)


def _when(words: RuleWords, rule: Rule) -> str:
    """Word when a rule holds; what its owner calls it stands before that."""
    when = words.when(replace(rule, title=None))
    if rule.title is None:
        return when
    return words.speaker.say("publish-titled", title=rule.title, when=when)
