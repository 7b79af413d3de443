"""The question `appraisal` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.appraisal.facts import AppraisalFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_appraisal(
    policies: PolicySet,
    facts: AppraisalFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the appraisal (绩效考核).

    Args:
        policies: what is in force.
        facts: see :class:`AppraisalFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.10.2.3, steel.7.3.1.a, steel.7.3.1.b, steel.7.3.1.c, steel.7.3.1.d.


    """
    name = "appraisal" if document is None else f"{document}.appraisal"
    return policies.point(name).evaluate(facts, now=now)
