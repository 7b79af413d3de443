"""CRM201: a law written beside the rules that does not hold for all facts."""

from collections.abc import Iterator

from crmpolicy.policy.duties import Duties
from crmpolicy.verify.finding import Found
from crmpolicy.verify.laws.properties import broken_at, is_about_facts
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Try each law of the tables behind a question."""
    for folded in question.program.tables:
        for law in folded.table.properties:
            if not is_about_facts(law) or isinstance(folded.table.course, Duties):
                continue  # what is said of duties has a check of its own
            if law.always == "can end":
                continue  # so have the ways through a lifecycle
            try:
                broken = broken_at(question, law)
            except NotDecidedError as undecided:
                yield undecided.at(law.place)
                continue
            if broken is not None:
                arguments: dict[str, Argument] = {"table": folded.table.title, "law": law.id}
                clauses = law.clauses or folded.table.clauses
                yield Found(arguments, law.place, clauses, broken.boxes, broken.witnesses, space=broken.space)
