"""Every threshold of the shipped policies, exactly at it and one step beside it, in every notation."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

import pytest

from crmpolicy.company.values_in_force import parameters_of, period_on
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.digest import meaning
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.fields import Field
from crmpolicy.engine.ranking_point import RankingPoint
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import FactsError, MissingParameterError, UndecidedError
from crmpolicy.testing.amounts import NUMBERS, neighbours
from crmpolicy.testing.notations import of_fact
from crmpolicy.testing.thresholds import thresholds
from tests.oracle.derived import RefusedError
from tests.oracle.drawing import HOURS, Drawing
from tests.oracle.forms import judged
from tests.oracle.hints import hints_for
from tests.oracle.implied import implied
from tests.oracle.levers import Given, counters, decided_by, lever_of, others_given
from tests.oracle.literals import seen
from tests.oracle.places import LAST_PLACE, lever_of_ranking, told_apart
from tests.oracle.rankings import is_ranking, ranked
from tests.oracle.shipped import COMPANIES, filled, loaded, world_of
from tests.oracle.tables import matching, tell

MOMENTS: Final = (datetime(2026, 1, 5, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC))
MOST_TRIED = 400  # sets of other facts, until one leaves the decision to the threshold
LEVELS: Final = "example-group with levels that confirm more"
LEVELS_ON_FILE: Final = "example-group with levels that confirm more on the customer file"
CONFIRM: Final = {
    "sales_manager": "1000元",
    "marketing_director": "1万元",
    "general_manager": "5万元",
    "chairman": "20万元",
}
ONE_YEAR: Final = "example-group with promotion after one year"
FROM_APRIL: Final = "example-group with promotion after two years that begin in April"
NO_LEAST: Final = "example-group without least sales of key customers"
MORE_FIRST: Final = "example-group with more suggestions first"
NO_LEAST_SALES: Final = {
    "handbook.min_base_sales": "0元",
    "handbook.min_margin_sales": "0元",
    "handbook.profit_measure": "net",
    "handbook.growth_base": "period_before",
    "handbook.customer_tie_rule": "more_sales",
}
OTHERWISE_FILLED: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    LEVELS: ("handbook.credit_confirmation", {"handbook.confirm_from": CONFIRM}),
    LEVELS_ON_FILE: ("handbook.customer_form", {"handbook.confirm_from": CONFIRM}),
    ONE_YEAR: ("lighting.promotion", {"lighting.promotion_years": 1}),
    FROM_APRIL: ("lighting.promotion", {"lighting.promotion_years": 2, "lighting.year_begins": 4}),
    NO_LEAST: ("handbook.key_customer_ranking", NO_LEAST_SALES),
    MORE_FIRST: ("handbook.team_prize", {"handbook.team_tie_rule": "more_adopted"}),
}
# as shipped, every level confirms from 0元 on and no credit is lower: so the two that ask it are tested with
# other amounts, too
# three years in a row are more lines than are drawn, and one year more is no promotion: so one year, too, and
# two that begin in another month
# as shipped, sales of the base have to be over 0元 and 1万元 at least, so that 0元 alone keeps nobody out: so
# they are tested as NO_LEAST fills it, too
BEHIND_ANOTHER: Final = {("handbook.key_customer_ranking", "handbook.key_customer_ranking:base_sales"): [0]}
TELL_NOTHING_APART: Final = {
    ("handbook.credit_confirmation", "handbook.max_credit"),
    ("handbook.customer_form", "handbook.customer_form:highest_credit"),
    ("lighting.promotion", "lighting.satisfaction_by_year:satisfaction"),
    ("lighting.promotion", "lighting.satisfaction_by_year:year"),
}
REFUSED: Final = "refused"
DOCUMENTS: Final = ("handbook", "key_accounts", "lighting", "relationship", "steel")

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("thresholds")]
"""Finding the places takes longer than to ask about those of a small document: one process finds them."""

Place = tuple[str, str, datetime, str]


class Sets(NamedTuple):
    """How many sets of other facts are drawn at least.

    ``hinted`` is where events, days at the end of a count or products are drawn: they differ in more ways.
    ``in_vain`` is how often it is looked for what is said not to be.
    """

    plain: int
    hinted: int
    in_vain: int


FEW: Final = Sets(5, 20, 40)
MANY: Final = Sets(10, 80, MOST_TRIED)


@cache
def policies_of(company: str) -> PolicySet:
    """Give the policies of a shipped company, or of one with other values."""
    if company in OTHERWISE_FILLED:
        return filled("example-group", OTHERWISE_FILLED[company][1])
    return loaded(company)


def places(document: str) -> Iterator[Place]:
    """Give every fact that a question of a document compares with a number, by company and moment."""
    asked = [(company, name) for company in COMPANIES for name in loaded(company).points]
    asked += [(company, name) for company, (name, _) in OTHERWISE_FILLED.items()]
    for company, name in asked:
        if name.startswith(f"{document}."):
            for moment in MOMENTS:
                yield from ((company, name, moment, fact) for fact in numeric(company, name, moment))


def numeric(company: str, name: str, moment: datetime) -> list[str]:
    """Name the facts that are compared with numbers; a question that is not filled compares nothing.

    Fields in the lines of lists are among them. What counts the lines of a form that break a rule is not: it
    is no fact that somebody declares, and each line is tested by its fields. The last places of rankings are
    among them, though no rule compares them, and so is what else the text implies.
    """
    point = policies_of(company).point(name)
    try:
        program = point.program(moment)
    except MissingParameterError:
        return []
    found = [fact for fact in thresholds(program) if program.kinds[fact].name in NUMBERS]
    lists = point.ranking.lists if isinstance(point, RankingPoint) else ()
    last = [f"{each.id}{LAST_PLACE}" for each in lists if each.cut is not None]
    asked = [fact for fact in found if fact not in counters(point)]
    document, _, question = name.partition(".")
    world = world_of(policies_of(company), document, moment)
    if is_ranking(world, question):
        return [*asked, *last]
    return [*asked, *(each for each in implied(world, question, program) if each not in asked)]


def what_is_asked(place: Place) -> str:
    """Tell a fact, its question, the rules and the values that count for it, as plain text."""
    company, name, moment, fact = place
    policies = policies_of(company)
    point, document = policies.point(name), name.partition(".")[0]
    named = {each.key for each in parameters_of(policies, name)}
    counting = [
        (each.key, period_on(each, moment.date()))
        for each in policies.effective.parameters.values()
        if each.key in named or each.key.partition(".")[0] == document
    ]
    values = [(key, meaning(period.value)) for key, period in counting if period is not None]
    return repr((name, fact, company in OTHERWISE_FILLED, values, meaning(point.program(moment).tables)))


@cache
def different(document: str) -> Sequence[Place]:
    """Leave out what asks the same: companies share documents and values, at both moments mostly the same."""
    found = sorted(places(document), key=str)
    return [*{what_is_asked(each): each for each in reversed(found)}.values()]


def alike(document: str) -> Sequence[Place]:
    """Give what is left out by that."""
    return [each for each in sorted(places(document), key=str) if each not in different(document)]


def test_the_policies_have_thresholds_to_test() -> None:
    """The list is derived from the policies; were it empty, the test below would say nothing."""
    found = [each for document in DOCUMENTS for each in different(document)]
    facts = {fact for _, _, _, fact in found}
    assert {
        "steel.sales_share",
        "steel.annual_volume",
        "annual_purchases",
        "lighting.cooperation_years",
        "lighting.amount_claimed",
        "completed_orders",
        "headroom",
        "handbook.max_credit",
        "handbook.visit_plan_completion:visits_short",
        "handbook.recognition_application:results_count",
        "handbook.order_form:packing_lines:net_weight",
        "key_accounts.disputes:amount",
        "key_accounts.planned_total",
        "key_accounts.kinds_left_out",
        "key_accounts.indicators:value",
        "key_accounts.indicators:value by rising_thresholds of 逾期天数",
        "key_accounts.indicators:value by falling_thresholds of 满意度",
        "handbook.votes_cast",
        "handbook.votes_cast beside another",
    } <= facts
    assert {fact.partition(".")[0] for fact in facts if "." in fact} == {
        *loaded("example-group").effective.documents
    }
    assert {(name, fact) for _, name, _, fact in found} >= TELL_NOTHING_APART


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_threshold_decides_at_above_and_below_it_in_every_notation(document: str) -> None:
    """The answer is that of the oracle, which reads the rules from their text."""
    all_tried(different(document), FEW)


@pytest.mark.soak
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_threshold_that_counts_elsewhere_too_decides_there_as_well(document: str) -> None:
    """The same rules with the same values, in another company or at another moment."""
    all_tried(alike(document), MANY)


@pytest.mark.soak
@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_threshold_decides_among_many_other_facts(document: str) -> None:
    """With many more sets of other facts; long where thresholds are said to tell nothing apart."""
    all_tried(different(document), MANY)


def all_tried(found: Sequence[Place], sets: Sets) -> None:
    """Ask about each place; the one that fails is told."""
    for place in found:
        try:
            tries(*place, sets)
        except AssertionError as error:
            error.add_note(f"at {place}")
            raise


def tries(company: str, name: str, moment: datetime, fact: str, sets: Sets) -> None:
    """Ask about one fact at, above and below each of its thresholds; each of them decides."""
    asking = Asking(policies_of(company), name, moment, fact)
    lever = asking.lever
    assert all(len({*lever.beside} & {*neighbours(lever.fact, [cut])}) >= 2 for cut in lever.cuts)
    alike = (name, fact) in TELL_NOTHING_APART and company not in OTHERWISE_FILLED
    silent = lever.cuts if alike else ()
    if company not in OTHERWISE_FILLED:
        silent = BEHIND_ANOTHER.get((name, fact), silent)
    others = asking.leaving_it_to_the_threshold(sets, sets.in_vain if silent else MOST_TRIED)
    outcomes = {asking.check(value, others) for value in lever.beside}
    assert (len(outcomes) == 1) is alike, "the thresholds tell no values apart"
    told = [asking.answer(lever.put(others, value)) for value in lever.beside]
    assert asking.told_apart(told) == [cut for cut in lever.cuts if cut not in silent]
    asking.letting_it_follow(sets.plain)


class Asking:
    """A question at a moment, asked about one fact: of the engine and of the oracle."""

    def __init__(self, policies: PolicySet, name: str, moment: datetime, fact: str) -> None:
        self.point, self.moment, self.fact = policies.point(name), moment, fact
        self.program = self.point.program(moment)
        document, _, self.question = name.partition(".")
        self.world = world_of(policies, document, moment)
        named = [plain(each.name) for each in self.program.fields]
        self.hints = hints_for(self.world, self.question, named)
        self.ranks = is_ranking(self.world, self.question)
        self.lever = (
            lever_of_ranking(self.world, self.question, self.program, fact)
            if self.ranks
            else implied(self.world, self.question, self.program).get(fact) or lever_of(self.program, fact)
        )

    def leaving_it_to_the_threshold(self, sets: Sets, most_tried: int) -> Given:
        """Give other facts with which most thresholds decide, and most answers differ; the oracle agrees."""
        lever, cuts, hints, drawing = self.lever, thresholds(self.program), self.hints, self.drawing()
        given = others_given(self.point, self.program, lever)
        differing = (hints.near or hints.events) and not self.ranks  # a ranking's period is soon met
        least = sets.hinted if differing else sets.plain
        wanted = min(max(1, len(cuts.get(self.fact, lever.cuts))), len(lever.beside) - 1)
        most, best = (0, 0), dict[str, Any]()
        for tried in range(most_tried):
            others = {each.name: self.drawn(drawing, each, least=each is lever.base) for each in given}
            facts = [lever.put(others, value) for value in lever.beside]
            told = [self.answer(each) for each in facts]
            assert told == [self.oracle(each) for each in facts], facts
            decided = len(self.told_apart(told))
            apart = decided, 1 + decided if self.ranks else len({*map(repr, told)})
            if apart > most:
                most, best = apart, others
            if tried >= least and most >= (len(lever.cuts), wanted + 1):
                break
        return best

    def letting_it_follow(self, sets: int) -> None:
        """Ask without the fact where it follows from others, and give what all follows from: it is agreed."""
        drawing = self.drawing()
        bases = [each for each in self.program.fields if each.derived is None]
        for _ in range(sets if self.lever.base.derived else 0):
            facts = {each.name: self.drawn(drawing, each) for each in bases}
            assert self.answer(facts) == self.oracle(facts), facts

    def drawing(self) -> Drawing:
        """Give what draws other facts, from the start."""
        return Drawing(f"{self.point.name} {self.fact}", thresholds(self.program), self.hints, self.moment)

    def drawn(self, drawing: Drawing, field: Field, *, least: int = 0) -> Any:
        """Draw a fact, or what has happened."""
        return self.happened(drawing) if field.key == EVENTS else drawing.value(field.fact, least=least)

    def told_apart(self, told: list[Any]) -> list[Any]:
        """Give the thresholds that decide, of a ranking who stands where, by the answers beside them."""
        by_value = dict(zip(self.lever.beside, told, strict=True))
        if self.ranks:
            return told_apart(self.world, self.question, self.lever, by_value)
        return decided_by(self.lever, by_value)

    def happened(self, drawing: Drawing) -> list[dict[str, Any]]:
        """Give the events that a question is governed by, then those by which cases may differ."""
        begun = self.moment - timedelta(hours=HOURS)  # on the same day, so the same values count
        governing = [{"event": word, "at": begun} for word in self.point.governing if word != "now"]
        return governing + drawing.happened()

    def answer(self, facts: Given) -> Any:
        """Give the outcome, or the rules that match where time goes on from them; ``None``: undecided.

        Facts from which something follows that cannot be are refused.
        """
        kind = DecisionPoint if isinstance(self.point, CoursePoint) else type(self.point)
        try:
            decision = kind.evaluate(self.point, facts, now=self.moment)
        except UndecidedError:
            return None
        except FactsError:
            return REFUSED
        if isinstance(self.point, CoursePoint):
            return sorted({each.rule for each in decision.reasons})
        told = {name: seen(value) for name, value in decision.outcome.items()}
        if isinstance(self.point, RecordPoint):  # in which order rules are told is nowhere said
            told.update({name: tuple(sorted(told[name])) for name in ("broken", "warned")})
        return told

    def oracle(self, facts: Given) -> Any:
        """Give what the oracle says of facts with exact values."""
        known = as_known(facts, self.moment)
        if isinstance(self.point, CoursePoint):
            return sorted(matching(self.world, self.question, known))
        if isinstance(self.point, RecordPoint):
            return judged(self.world, self.question, known)
        if self.ranks:
            return ranked(self.world, self.question, known)
        try:
            return tell(self.world, self.question, known).outcome
        except RefusedError:
            return REFUSED

    def check(self, value: Any, others: Given) -> str:
        """Ask about one value in every notation, and compare with the oracle."""
        ways = of_fact(self.lever.fact, value)
        assert {str, Decimal} <= {type(way) for way in ways}
        assert any("e" in way.lower() for way in ways if isinstance(way, str))
        told = self.oracle(self.lever.put(others, value))
        assert all(self.answer(self.lever.put(others, way)) == told for way in ways), (value, ways)
        return repr(told)


def plain(name: str) -> str:
    """Give the name of a fact without its document."""
    return name.rpartition(".")[2]


def as_known(facts: Given, now: datetime) -> dict[str, Any]:
    """Give facts by plain name, in the oracle's form; of events those that are not after now."""
    known = {plain(name): seen(each) for name, each in facts.items()}
    if EVENTS in known:
        known[EVENTS] = tuple(each for each in known[EVENTS] if each["at"] <= now)
    return known
