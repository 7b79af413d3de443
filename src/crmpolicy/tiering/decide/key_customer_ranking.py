"""The question `key_customer_ranking` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import KeyCustomerRankingFacts


def evaluate_key_customer_ranking(
    policies: PolicySet,
    facts: KeyCustomerRankingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the ranking of key customers (重点客户排名).

    Args:
        policies: what is in force.
        facts: see :class:`KeyCustomerRankingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form9.key.top_sales, handbook.form9.key.top_growth,
    handbook.form9.key.top_margin.


    """
    name = "key_customer_ranking" if document is None else f"{document}.key_customer_ranking"
    return policies.point(name).evaluate(facts, now=now)
