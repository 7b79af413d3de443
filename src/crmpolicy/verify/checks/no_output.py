"""CRM106: facts for which rules speak, but an output is left without a value."""

from collections.abc import Iterator

from crmpolicy.verify.diagrams.answers import Open
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import is_undecided, shown
from crmpolicy.verify.undecided import NotDecidedError

CODES = ("undecided-no-output", "undecided-unknown-output")
MOST_TOLD = 20


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look for answers without a value; a question that speaks of time has other outputs than its rules."""
    if question.program.courses:
        return
    book = question.book()
    node = question.answers.node(book, question.order)
    if not any(isinstance(value, Open) and value.code in CODES for value in book.values(node)):
        return
    boxes = []
    for box, _ in question.boxes(book, node, lambda value: isinstance(value, Open) and value.code in CODES):
        boxes.append(box)
        if len(boxes) == MOST_TOLD:
            break
    if not boxes:
        return
    table = question.program.tables[0].table
    witness = shown(question, boxes[0], is_undecided)
    yield Found({"table": table.title}, table.place, table.clauses, tuple(boxes), (witness,))
