"""A rule of any kind in words: when it holds, and what it says then."""

from dataclasses import dataclass

from crmpolicy.cli.courses import caller_for, rule_says
from crmpolicy.cli.forms import as_written, must_said
from crmpolicy.cli.rules import then_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import PolicySet
from crmpolicy.explaining import rule_title
from crmpolicy.explaining.calling import Caller
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Rule, Table


@dataclass(frozen=True, slots=True)
class RuleWords:
    """Words the rules of one table."""

    speaker: Speaker
    policies: PolicySet
    table: Table
    caller: Caller

    @classmethod
    def of(cls, speaker: Speaker, policies: PolicySet, table: Table) -> "RuleWords":
        """Make what words the rules of a table.

        >>> from crmpolicy.company import load_policy_set
        >>> policies = load_policy_set("example-steel")
        >>> table = policies.effective.tables["steel.customer_grade"]
        >>> words = RuleWords.of(Speaker("en"), policies, table)
        >>> words.when(table.parts[0].rules[0]), words.then(table.parts[0], table.parts[0].rules[0])
        ('share of sales is at least 1% (lowest share of grade A)', 'grade A')
        """
        return cls(speaker, policies, table, caller_for(policies, table, speaker.language))

    def when(self, rule: Rule) -> str:
        """Word when a rule holds."""
        course = self.table.course
        if isinstance(course, Record) and any(each.rule == rule.id for each in course.demands):
            rule = as_written(rule, course)
        return rule_title(self.policies, self.table.document, rule, self.speaker.language)

    def then(self, part: Part, rule: Rule) -> str:
        """Word what a rule says."""
        course = self.table.course
        if isinstance(course, Record):
            return must_said(self.caller, course, rule)
        if course is not None:
            return rule_says(self.caller, self.table, part, rule)
        return then_said(self.speaker, self.policies, self.table, rule)
