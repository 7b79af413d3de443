"""The title of a rule: what its owner wrote, else its guard in words."""

from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.wording import Language


def rule_title(policies: PolicySet, document: str, rule: Rule, language: Language = "zh") -> str:
    """Word a rule: its written title, else what it asks of the facts, with all values of its parameters.

    Args:
        policies: the policy set, for titles and the company's values.
        document: the key of the document that the rule belongs to.
        rule: the rule.
        language: ``zh`` or ``en``.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-steel")
    >>> rule_title(policies, "steel", policies.effective.tables["steel.customer_grade"].parts[0].rules[0])
    '销售占比不低于 1%（A 级客户最低占比）'
    """
    if rule.title is not None:
        return rule.title.spoken(language)
    tables = [table for table in policies.effective.tables.values() if table.document == document]
    teller = Teller.of(policies.effective, _own(tables, rule), language)
    return asked(rule.when, AsWritten(teller)) or without_guard(teller, tables, rule)


def without_guard(teller: Teller, tables: list[Table], rule: Rule) -> str:
    """Word a rule that asks nothing: it catches the rest, or it always applies."""
    rest = any(rule == part.otherwise for table in tables for part in table.parts)
    return teller.say("explain-otherwise" if rest else "explain-always")


def _own(tables: list[Table], rule: Rule) -> list[Table]:
    """Give the tables that hold the rule: facts of one point alone are known by it."""
    if len(tables) == 1:  # whether it holds the rule or not
        return tables
    return [table for table in tables if any(is_same(rule, each) for _, each in table.rules())] or tables


def is_same(rule: Rule, other: Rule) -> bool:
    """Tell whether rules are equal; most differ by id, and comparing all that they say takes long."""
    return rule.id == other.id and rule == other
