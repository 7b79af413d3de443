"""Proves laws one by one: those written beside rules, and those that rules have by nature."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from crmpolicy.company.loading import load_unjudged
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET
from crmpolicy.verify.reporting import open_table
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.verdicts.declared import Declared, is_declared
from crmpolicy.verify.verdicts.law import Law, Proof, Proofs
from crmpolicy.verify.verdicts.naming import laws_of
from crmpolicy.verify.verdicts.trying import try_laws


def prove(
    target: str | Path,
    *,
    point: str | None = None,
    law: str | None = None,
    since: date | None = None,
    budget: int = DEFAULT_BUDGET,
) -> Proofs:
    """Prove the laws of a company or a document, or show facts for which they do not hold.

    Args:
        target: a company's file, a document's folder, or the name of one that travels with the library.
        point: only the laws of this question or parameter: ``customer_grade``, ``steel.customer_grade``.
        law: only the laws of this name.
        since: periods that end before this day are left out; ``None``: every period counts.
        budget: nodes and steps of one diagram, before a law stays undecided.

    Raises:
        InvalidPolicySetError: the files cannot be used; with all faults.

    >>> [each.verdict for each in prove("steel", point="customer_size", law="volume-helps").proofs]
    ['proved']
    """
    loaded = load_unjudged(target)
    checked = Checked(loaded.effective, loaded.line)
    laws = [each for each in laws_of(checked.effective) if _is_wanted(each, point, law)]
    proofs = {proof.law: proof for proof in _proofs(checked, laws, since, budget)}
    return Proofs(checked.effective.company, tuple(proofs[each] for each in laws))


def _is_wanted(law: Law, point: str | None, name: str | None) -> bool:
    own = law.of.partition(".")[2]
    return point in (None, law.of, own) and name in (None, law.id)


def _proofs(checked: Checked, laws: list[Law], since: date | None, budget: int) -> Iterator[Proof]:
    declared = Declared(checked)
    yield from declared.try_laws([each for each in laws if is_declared(each)])
    periods = [each for each in checked.periods if since is None or each.until is None or each.until > since]
    asked: dict[str, list[Law]] = {}
    for each in laws:
        if not is_declared(each):
            asked.setdefault(each.of, []).append(each)
    for name, own in asked.items():
        if declared.ordered:
            yield from try_laws(checked, name, own, periods, budget)
        else:  # values and ranges that contradict each other only lead to findings that vanish with them
            why = open_table(checked.effective.tables[name], NotDecidedError("verify-values-wrong"))
            yield from (Proof(each, "undecided", (why,)) for each in own)
