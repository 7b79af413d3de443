"""Which policies are meant: a company or document that is named, or every document of the library."""

from crmpolicy.company.loading import load_policy_set
from crmpolicy.company.places import folders_of_documents, shipped
from crmpolicy.engine import PolicySet


def policy_sets(path: str | None) -> tuple[PolicySet, ...]:
    """Load what is named; without a name, each document that travels with the library by itself.

    Raises:
        InvalidPolicySetError: with all faults of all files.

    >>> [policies.company for policies in policy_sets("steel")]
    ['steel']
    """
    if path is not None:
        return (load_policy_set(path),)
    folders = (folder for _, folder in sorted(folders_of_documents(shipped()).items()))
    return tuple(load_policy_set(folder) for folder in folders if folder.parent == shipped())
