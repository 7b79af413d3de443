"""What the types generated for a company accept and refuse; never run, only read by mypy and pyright.

The company is that of ``examples/extension``; an ignore that is no longer needed is refused by mypy.
"""

from datetime import UTC, datetime

from dawn_facts import SampleFormFacts, SampleRequestFacts, VisitCadenceFacts

from crmpolicy import Decision, PolicySet

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def ask(policies: PolicySet) -> tuple[Decision, ...]:
    """Own facts take the words of their own scales, and what the company's map leads to."""
    request: SampleRequestFacts = {"region": "新疆", "sample_value": "1500元", "sales_share": "1%"}
    form: SampleFormFacts = {"how_many": 6, "contact": "张三"}
    visits: VisitCadenceFacts = {"region": "remote", "own.grade": "A", "steel.grade": "A"}
    return (
        policies.point("sample_request").evaluate(request, now=NOW),
        policies.point("sample_form").evaluate(form, now=NOW),
        policies.point("visit_cadence").evaluate(visits, now=NOW),
    )


NO_SUCH_WORD: SampleRequestFacts = {"region": "far away"}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]  # not on the scale
NO_SUCH_FACT: SampleRequestFacts = {"regoin": "far"}  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportAssignmentType]  # misspelt
NO_NUMBER: SampleFormFacts = {"how_many": [6]}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]  # a list is no number of pieces
