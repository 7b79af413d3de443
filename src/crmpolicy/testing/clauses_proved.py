"""Which clauses the cases prove: those whose encoding cannot be taken out without a case that fails."""

from collections.abc import Sequence
from pathlib import Path

from crmpolicy.errors import Fault, InvalidPolicySetError, Location
from crmpolicy.source import read_clauses
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.citations import Citations
from crmpolicy.testing.coverage import ClauseCoverage
from crmpolicy.testing.encodings import ENCODES, citing
from crmpolicy.testing.removing import Mark
from crmpolicy.testing.taken_out import TakenOut

Places = dict[str, Location | None]


def clauses_proved(asked: Sequence[Asked]) -> tuple[ClauseCoverage, ...]:
    """Look for each clause of the documents that were asked for a case that notices when it is gone.

    Clauses that no test can show (``computable: no``) are left out unless something cites them.

    Raises:
        InvalidPolicySetError: with all faults of the files of clauses.
    """
    by_folder = asked_by_document(asked)
    faults: list[Fault] = []
    places = {key: _clauses(*key, by_folder[key], faults) for key in sorted(by_folder)}
    if faults:
        raise InvalidPolicySetError(faults)
    citations = Citations()
    return tuple(
        _proved(key[0], clause, place, by_folder[key], citations)
        for key in places
        for clause, place in places[key].items()
    )


def asked_by_document(asked: Sequence[Asked]) -> dict[tuple[str, str], list[Asked]]:
    """Give the cases that asked each document, by the document and its folder."""
    found: dict[tuple[str, str], list[Asked]] = {}
    for each in asked:
        for document, folder in each.documents.items():
            found.setdefault((document, folder), []).append(each)
    return found


def _clauses(document: str, folder: str, asked: Sequence[Asked], faults: list[Fault]) -> Places:
    """Give the clauses of a document with their places, as listed; then those that are only cited."""
    cited: Places = {}
    for policies in {id(each.policies): each.policies for each in asked}.values():
        for thing in citing(policies.effective, document):
            for clause in thing.clauses if thing.encoding.kind in ENCODES else ():
                cited.setdefault(clause, thing.encoding.place)
    listed, _ = read_clauses(Path(folder), faults)
    found = {key: each.place for key, each in listed.items() if each.computable != "no" or key in cited}
    return {**found, **{key: place for key, place in cited.items() if key not in found}}


def _proved(
    document: str, clause: str, place: Location | None, asked: Sequence[Asked], citations: Citations
) -> ClauseCoverage:
    taken_out = TakenOut(Mark(clause), citations)
    noticing = taken_out.noticed_by(asked)
    return ClauseCoverage(
        document, clause, place, taken_out.encoded(asked), noticing.case.case if noticing else None
    )
