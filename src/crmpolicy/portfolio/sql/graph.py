"""The answers to all combinations of classes: a graph that asks one column a level, equal parts shared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from crmpolicy.engine.decision import Decision
from crmpolicy.errors import CalendarHorizonError, CrmPolicyError, FactsError, Fault, UndecidedError
from crmpolicy.portfolio.answering import told
from crmpolicy.portfolio.sql.asked import Asked
from crmpolicy.portfolio.sql.classes import Classes
from crmpolicy.portfolio.sql.refusing import refused
from crmpolicy.wording import Language

MOST_STATES: Final = 100_000
"""Combinations that are looked at; where there are more, the question is refused."""
MOST_NODES: Final = 2_000
"""Places of the graph that are written."""
MOST_ANSWERS: Final = 400
"""Answers that are written: some databases put no more than five hundred SELECTs together."""
ALL_WRONG: Final = 0
"""The number of the answer to a row with a cell that cannot be used."""

Row = tuple[Any, ...]


@dataclass(slots=True)
class Graph:
    """Levels, one a column: a node is a column and what follows for each of its classes.

    What follows is the number of an answer, or of a node behind all of those. ``missing`` are the columns
    whose empty cells are a class of their own, the last.
    """

    columns: Sequence[Classes]
    missing: frozenset[str]
    answers: dict[Row, int] = field(default_factory=dict)
    nodes: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    root: int = 0

    def node(self, number: int) -> tuple[int, tuple[int, ...]] | None:
        """Give a node: its column and what follows; None for the number of an answer."""
        return self.nodes[-1 - number] if number < 0 else None

    def count(self, column: int) -> int:
        """Count the classes of a column."""
        each = self.columns[column]
        return len(each.classes) + (each.key in self.missing)


def graph_of(
    asked: Asked, columns: Sequence[Classes], missing: frozenset[str], language: Language
) -> tuple[Graph, tuple[str, ...]]:
    """Ask every combination that differs, and give the graph of answers with the names of their columns.

    Args:
        asked: the question.
        columns: the columns with their classes.
        missing: the columns whose empty cells are asked as well.
        language: of the reasons.

    Raises:
        NotInSqlError: there are too many combinations.
    """
    building = _Building(asked, columns, missing, language)
    return building.built(), building.names


class _Building:
    """A graph that is being built: states that were met have the node that was found for them.

    A state is what has been decided so far: the rules of each part that still match, and of facts that count
    in another way, the class.
    """

    def __init__(
        self, asked: Asked, columns: Sequence[Classes], missing: frozenset[str], language: Language
    ) -> None:
        self.asked, self.columns, self.language = asked, columns, language
        self.graph = Graph(columns, missing)
        keys = [each.key for each in columns]
        apart = asked.told_apart(keys) | asked.beside_axes | missing
        self.apart = [key in apart for key in keys]
        self.axes = [asked.axes.get(key, ()) for key in keys]
        self.met: dict[Any, int] = {}
        self.known: dict[Any, int] = {}
        outputs = asked.points[0].outcome
        self.names = tuple(each.name for each in told(outputs, [], language))
        self.graph.answers[self._wrong()] = ALL_WRONG

    def _wrong(self) -> Row:
        """Give the cells of a row that cannot be used; its reason is told by the cells that are wrong."""
        return tuple("invalid" if name == "status" else None for name in self.names)

    def built(self) -> Graph:
        """Build the graph from its root."""
        self.graph.root = self._from(0, self.asked.full, (), {})
        return self.graph

    def _from(self, level: int, masks: tuple[int, ...], apart: Row, row: dict[str, Any]) -> int:
        key = (level, masks, apart)
        if key not in self.met:
            if len(self.met) >= MOST_STATES:
                raise self._too_many()
            self.met[key] = self._made(level, masks, apart, row)
        return self.met[key]

    def _made(self, level: int, masks: tuple[int, ...], apart: Row, row: dict[str, Any]) -> int:
        if level == len(self.columns):
            return self._answer(row)
        column = self.columns[level]
        following = []
        for place, each in enumerate(column.classes):
            left = list(masks)
            for part, axis in self.axes[level]:
                left[part] &= axis.mask(each.read)
            more = (*apart, place) if self.apart[level] else apart
            following.append(self._from(level + 1, tuple(left), more, {**row, column.key: each.given}))
        if column.key in self.graph.missing:
            following.append(self._from(level + 1, masks, (*apart, None), row))
        if len(set(following)) == 1:
            return following[0]
        return self._node(level, tuple(following))

    def _node(self, level: int, following: tuple[int, ...]) -> int:
        key = (level, following)
        if key not in self.known:
            if len(self.graph.nodes) >= MOST_NODES:
                raise self._too_many()
            self.graph.nodes.append(key)
            self.known[key] = -len(self.graph.nodes)
        return self.known[key]

    def _answer(self, row: dict[str, Any]) -> int:
        answer = asked_of(self.asked, row)
        cells = tuple(each.cells[0] for each in told(self.asked.points[0].outcome, [answer], self.language))
        if len(self.graph.answers) >= MOST_ANSWERS:
            raise self._too_many()
        return self.graph.answers.setdefault(cells, len(self.graph.answers))

    def _too_many(self) -> CrmPolicyError:
        facts = tuple(f"`{each.head}`" for each in self.columns)
        most = f"{MOST_NODES:,}"
        return refused([Fault("sql-too-many", {"facts": facts, "most": most})])


def asked_of(asked: Asked, row: dict[str, Any]) -> Decision | CrmPolicyError:
    """Ask the single evaluation: give the decision, or why there is none.

    Args:
        asked: the question.
        row: the facts, by full name.
    """
    try:
        return asked.points[0].evaluate(row, now=asked.now)
    except (FactsError, UndecidedError, CalendarHorizonError) as error:
        return error
