"""The policies of one day: documents in force then, each parameter with the value that counts then."""

from dataclasses import replace
from datetime import date

from crmpolicy.cli.failing import CommandError
from crmpolicy.company.values_in_force import period_on
from crmpolicy.engine import PolicySet
from crmpolicy.policy.documents import Document
from crmpolicy.policy.parameters import Dated, Parameter


def of_day(policies: PolicySet, day: date) -> PolicySet:
    """Give what counts on a day; the digest is still that of the whole.

    Raises:
        CommandError: no document is in force then.

    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel")
    >>> of_day(steel, date(2026, 1, 5)).digest == steel.digest
    True
    """
    effective = policies.effective
    documents = {key: each for key, each in effective.documents.items() if _counts(each, day)}
    if not documents:
        raise CommandError("cli-publish-nothing", {"company": policies.company, "day": day.isoformat()})
    tables = {key: each for key, each in effective.tables.items() if each.document in documents}
    parameters = {key: _of_day(each, day) for key, each in effective.parameters.items()}
    frozen = replace(effective, documents=documents, tables=tables, parameters=parameters)
    return PolicySet(frozen, digest=policies.digest)


def _counts(document: Document, day: date) -> bool:
    begins, ends = document.in_force_from or date.min, document.in_force_to or date.max
    return begins <= day <= ends


def _of_day(parameter: Parameter, day: date) -> Parameter:
    period = period_on(parameter, day)
    history = (Dated(period.value, None, period.place),) if period else ()
    return replace(parameter, history=history)
