"""A ranking as a question: who stands on which place, who on none and why."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from crmpolicy.engine.answer import table_answer
from crmpolicy.engine.decision import Decision, Reason
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.guarding import failing, guard_holds
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.program import Program
from crmpolicy.engine.ranking_outcome import Showing, ties
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.rankings import NOBODY, STANDINGS, Ranking
from crmpolicy.values import ValueType
from crmpolicy.wording import Argument, Words, word


class RankingPoint(DecisionPoint):
    """A question about the entries of a list; made by ``PolicySet.point``.

    The list is given as mappings or as a dataframe. In which order its entries are given means nothing.
    """

    @property
    def ranking(self) -> Ranking:
        """The lists and their orders."""
        course = self.tables[0].course
        if not isinstance(course, Ranking):
            raise TypeError(course)
        return course

    @property
    def showing(self) -> Showing:
        """What puts the standings into the outcome."""
        return Showing(self.tables[0], self.ranking)

    @property
    def outcome(self) -> Mapping[str, ValueType]:
        """Each output and the type of its entries."""
        showing = self.showing
        return {name: showing.type_of(name) for name in showing.outputs}

    @property
    def output_titles(self) -> Mapping[str, Words]:
        """Each output and its titles."""
        return self.showing.titles()

    def evaluate(self, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Decision:
        """Rank the entries of a list.

        Args:
            facts: the list (mappings, or a dataframe of pandas or polars) and what else the ranking looks at.
            now: the moment of the question, with a zone; it picks dated values.

        Returns:
            The outcome has ``ranked`` (or an output for each list that the ranking names, and ``candidates``,
            all that stand in one of them), ``excluded`` (each with ``why`` and ``because_of``) and ``ties``.

        Raises:
            FactsError: with every fault of the facts or of the moment.
            MissingParameterError: values that the company has not filled.
            UndecidedError: the list is unknown, the case is not one in which anything is ranked, several
                share a place where that is refused, or no rule speaks of an entry.
        """
        decision = super().evaluate(facts, now=now)
        program = self.program_of(decision)
        self._refuse_case(program, decision.facts)
        standings = decision.facts[program.places[self.ranking.standings]]
        self._refuse_ties(standings)
        outcome = self.showing.outcome(standings, _said(program, decision.facts, standings))
        spoken = tuple(each._replace(binding=True) for each in decision.reasons)  # of an entry each
        reasons = spoken or (self._nobody(),)
        return decision._replace(answer=decision.answer._replace(outcome=outcome, reasons=reasons))

    def needed(self, partial: Mapping[str, Any], /, *, now: datetime) -> tuple[str, ...]:
        """Name the facts that are not given yet: any of them can still change the order.

        Args:
            partial: what is known so far.
            now: the moment of the question.

        Raises:
            FactsError: a name that nobody declares.
            MissingParameterError: values that the company has not filled.
        """
        names = super().needed(partial, now=now)
        if STANDINGS not in names:
            return names
        program = self.program(now)
        fields = {each.key: each for each in program.fields}
        derived = fields[self.ranking.standings].derived
        behind = [fields[key].name for key in derived.sources] if derived else []
        found = (one for name in names for one in (behind if name == STANDINGS else [name]))
        return tuple(dict.fromkeys(name for name in found if name not in partial))

    def _refuse_case(self, program: Program, facts: Facts) -> None:
        """Refuse to rank where the case is not as it has to be; that nobody has a place would be wrong.

        Raises:
            UndecidedError: naming the facts that do not fit.
        """
        guard, read = program.deriving.folding.guard(self.ranking.when), _reader(program, facts)
        if guard is not None and guard_holds(guard, read, program.kinds):
            return
        table = self.tables[0]
        told = dict.fromkeys(failing(guard, read, program.kinds) if guard else ())
        said = tuple(_said_fact(program, key, read(key)) for key in told) or (word("company settings"),)
        arguments: dict[str, Argument] = {"table": table.title, "facts": said}
        raise UndecidedError("undecided-not-ranked", arguments, table.place, table.clauses)

    def _refuse_ties(self, standings: Sequence[Facts]) -> None:
        """Refuse to decide where several share a place that nobody may share.

        Raises:
            UndecidedError: naming the list and the place.
        """
        for name, place in sorted(ties(standings)):
            listed = self.ranking.listed(name)
            if listed.ties == "refuse":
                arguments: dict[str, Words | str] = {"list": listed.title, "place": str(place)}
                table = self.tables[0]
                raise UndecidedError(
                    "undecided-tie", arguments, listed.place, listed.clauses or table.clauses
                )

    def _nobody(self) -> Reason:
        """Give the reason where no entry has a place: what the ranking as a whole rests on."""
        table = self.tables[0]
        return Reason(table.document, NOBODY, table.subject, table.clauses, (), binding=True)


def _reader(program: Program, facts: Facts) -> Callable[[str], Any]:
    return lambda key: facts[program.places[key]]


def _said_fact(program: Program, key: str, value: Any) -> Words:
    """Name a fact with its value."""
    title = next(each.fact.title for each in program.fields if each.key == key)
    said = word("unknown") if value is None else program.kinds[key].words(value)
    return Words(f"{title.zh}是“{said.zh}”", f"{title.en} is {said.en}")


def _said(program: Program, facts: Facts, standings: Sequence[Any]) -> dict[int, Mapping[str, Any]]:
    """Give what the rules say of each entry that has a place, by its number."""
    table, indexed = program.tables[0], program.indexed[0]
    if not table.table.outputs:
        return {}
    masks = program.masks(facts)
    return {
        number: table_answer(table, indexed, masks[number], program.entry_reader(entry, facts)).values
        for number, entry in enumerate(standings)
        if entry.rank is not None
    }
