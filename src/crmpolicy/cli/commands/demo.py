"""``crmpolicy demo``: customers graded and ranked, a complaint, an order held, debts by age, a suggestion."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.cli.complaint import complaint_blocks, complaint_data
from crmpolicy.cli.failing import DONE
from crmpolicy.cli.held_order import held_order_blocks, held_order_data
from crmpolicy.cli.impacts import impact_data, ways_grid
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line, told
from crmpolicy.cli.migration import matrix_grid, matrix_of
from crmpolicy.cli.options import command
from crmpolicy.cli.orderbook import LOWERED, THRESHOLD, YEAR, Graded, OrderBook, order_book, total
from crmpolicy.cli.printing import show
from crmpolicy.cli.receivables import receivables_blocks, receivables_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.suggestion import suggestion_blocks, suggestion_data
from crmpolicy.cli.top_customers import top_blocks, top_data
from crmpolicy.cli.wordings import percent
from crmpolicy.company.citing import cited
from crmpolicy.explaining import explain
from crmpolicy.wording import LANGUAGES, Language


@command("demo", "cli-demo")
def run(speaker: Speaker) -> int:
    """Show the main job on real figures."""
    book = order_book()
    if speaker.in_json:
        speaker.write_data(_data(speaker, book))
    else:
        show(_blocks(speaker, book))
    return DONE


def _blocks(speaker: Speaker, book: OrderBook) -> Iterator[Block]:
    yield Heading(speaker.say("cli-demo-title", year=YEAR))
    yield Line(speaker.say("cli-demo-example"), tone="quiet")
    yield Gap()
    yield _by_grade(speaker, book)
    best = book.grades[0]
    yield Gap()
    yield Heading(speaker.say("cli-demo-best", grade=_grade(speaker, book, best)))
    yield _customers(speaker, book, best)
    yield Gap()
    one = explained(book)
    yield Heading(speaker.say("cli-demo-explained", customer=one.customer))
    for language in (speaker.language, *(each for each in LANGUAGES if each != speaker.language)):
        yield Gap()
        yield from told(_told(book, one, language), indent=2)
    yield Gap()
    bounds = {"before": _threshold(book.policies), "after": _threshold(book.lowered)}
    yield Heading(speaker.say("cli-demo-moved", **bounds))
    yield _movers(speaker, book)
    yield Gap()
    yield from _matrix(speaker, book)
    yield Gap()
    yield from top_blocks(speaker)
    yield Gap()
    yield from complaint_blocks(speaker)
    yield Gap()
    yield from held_order_blocks(speaker)
    yield Gap()
    yield from receivables_blocks(speaker)
    yield Gap()
    yield from suggestion_blocks(speaker)


def _by_grade(speaker: Speaker, book: OrderBook) -> Grid:
    columns = (
        Column(speaker.say("cli-head-grade")),
        Column(speaker.say("cli-head-customers"), right=True),
        Column(speaker.say("cli-head-sales"), right=True),
        Column(speaker.say("cli-head-share"), right=True),
    )
    whole = total(book.graded)
    rows = []
    for grade in book.grades:
        customers = book.of_grade(grade)
        sales = total(customers)
        rows.append(
            (_grade(speaker, book, grade), str(len(customers)), f"{sales:,.2f}", percent(sales, whole))
        )
    rows.append((speaker.say("cli-demo-all"), str(len(book.graded)), f"{whole:,.2f}", percent(whole, whole)))
    return Grid(columns, rows)


def _customers(speaker: Speaker, book: OrderBook, grade: str) -> Grid:
    columns = (
        Column(speaker.say("cli-head-customer")),
        Column(speaker.say("cli-head-segment")),
        Column(speaker.say("cli-head-sales"), right=True),
        Column(speaker.say("cli-head-share"), right=True),
    )
    rows = [
        (each.customer, each.segment, f"{each.sales:,.2f}", _share(book, each))
        for each in book.of_grade(grade)
    ]
    return Grid(columns, rows)


def _movers(speaker: Speaker, book: OrderBook) -> Grid:
    columns = (
        Column(speaker.say("cli-head-customer")),
        Column(speaker.say("cli-head-share"), right=True),
        Column(speaker.say("cli-head-before")),
        Column(speaker.say("cli-head-after")),
    )
    rows = [
        (
            before.customer,
            _share(book, before),
            _grade(speaker, book, before.grade),
            _grade(speaker, book, after.grade),
        )
        for before, after in book.movers
    ]
    return Grid(columns, rows)


def _matrix(speaker: Speaker, book: OrderBook) -> Iterator[Block]:
    """Show how many customers go which way, with their sales, and which value is responsible."""
    point = book.lowered.point("customer_grade")
    yield Line(speaker.say("cli-demo-matrix", count=str(book.impact.evaluated_twice)), indent=2)
    yield matrix_grid(speaker, matrix_of(speaker, book.impact, point))
    yield Gap()
    yield ways_grid(speaker, book.impact, point)


def explained(book: OrderBook) -> Graded:
    """Choose whom to explain: the customer who moves first, for it is near a threshold."""
    return book.movers[0][0]


def _told(book: OrderBook, one: Graded, language: Language) -> str:
    return explain(book.policies, one.decision, language=language, clauses=cited(book.policies))


def _share(book: OrderBook, graded: Graded) -> str:
    kind = book.policies.effective.facts["steel.sales_share"].type
    return kind.show(kind.parse(graded.share))


def _grade(speaker: Speaker, book: OrderBook, grade: str) -> str:
    return speaker.put(book.policies.effective.scales["steel.customer_grade"].title_of(grade))


def _threshold(policies: Any) -> str:
    parameter = policies.effective.parameters[THRESHOLD]
    return str(parameter.type.show(parameter.history[0].value))


def _data(speaker: Speaker, book: OrderBook) -> dict[str, Any]:
    one = explained(book)
    return {
        "example": True,
        "year": int(YEAR),
        "company": book.policies.company,
        "digest": book.policies.digest,
        "grades": [_grade_data(book, grade) for grade in book.grades],
        "best": [_customer_data(each) for each in book.of_grade(book.grades[0])],
        "explained": {
            "customer": one.customer,
            "decision": one.decision.to_dict(),
            **{language: _told(book, one, language) for language in LANGUAGES},
        },
        "moved": {
            "parameter": THRESHOLD,
            "from": _threshold(book.policies),
            "to": LOWERED,
            "customers": [
                {
                    "customer": before.customer,
                    "sales_share": before.share,
                    "from": before.grade,
                    "to": after.grade,
                }
                for before, after in book.movers
            ],
            "impact": impact_data(speaker, book.impact),
        },
        "top": top_data(),
        "complaint": complaint_data(),
        "order": held_order_data(),
        "receivables": receivables_data(),
        "suggestion": suggestion_data(),
    }


def _grade_data(book: OrderBook, grade: str) -> dict[str, Any]:
    customers = book.of_grade(grade)
    sales = total(customers)
    share = percent(sales, total(book.graded))
    return {"grade": grade, "customers": len(customers), "sales": str(sales), "share_of_sales": share}


def _customer_data(graded: Graded) -> dict[str, Any]:
    return {
        "customer": graded.customer,
        "segment": graded.segment,
        "sales": str(graded.sales),
        "sales_share": graded.share,
    }
