"""Clauses of the documents in force, read when somebody wants to know where a rule stands."""

from collections.abc import Mapping
from pathlib import Path

from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.policy.documents import Clause
from crmpolicy.source import read_clauses


def cited(policies: PolicySet) -> Mapping[str, Clause]:
    """Give the clauses of all documents in force by id; a document without a file of clauses has none.

    Raises:
        InvalidPolicySetError: with all faults of the files.

    >>> from crmpolicy.company import load_policy_set
    >>> cited(load_policy_set("steel"))["steel.2.1.1.a"].where
    '二(一)1'
    """
    faults: list[Fault] = []
    clauses: dict[str, Clause] = {}
    for document in policies.effective.documents.values():
        clauses.update(read_clauses(Path(document.folder), faults)[0])
    if faults:
        raise InvalidPolicySetError(faults)
    return clauses
