"""Clauses of the documents in force, read when somebody wants to know where a rule stands."""

from collections.abc import Mapping
from pathlib import Path

from crmpolicy.company.remembering import clauses_of as remembered
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.policy.documents import Clause
from crmpolicy.policy.effective import Effective


def cited(policies: PolicySet) -> Mapping[str, Clause]:
    """Give the clauses of all documents in force by id; a document without a file of clauses has none.

    Raises:
        InvalidPolicySetError: with all faults of the files.

    >>> from crmpolicy.company import load_policy_set
    >>> cited(load_policy_set("steel"))["steel.2.1.1.a"].where
    '二(一)1'
    """
    clauses: dict[str, Clause] = {}
    for document in policies.effective.documents:
        clauses.update(clauses_of(policies.effective, document) or {})
    return clauses


def clauses_of(effective: Effective, document: str) -> Mapping[str, Clause] | None:
    """Give the clauses that one document tells of, by id; ``None`` where it has no file of them.

    Raises:
        InvalidPolicySetError: with all faults of the file.
    """
    folder = Path(effective.documents[document].folder)
    if not (folder / "clauses.yaml").is_file():
        return None
    faults: list[Fault] = []
    clauses = remembered(folder, faults)
    if faults:
        raise InvalidPolicySetError(faults)
    return clauses
