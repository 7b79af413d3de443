"""The question `visit_report`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

VisitReportFacts = TypedDict(
    "VisitReportFacts",
    {
        "is_return_visit": bool,  # 本次属于回访; this is a return visit
        "mode": Literal["face_to_face", "面对面", "face to face", "phone", "电话", "telephone", "message", "邮件或消息", "mail or message", "questionnaire", "问卷"] | None,  # 沟通方式; mode of contact
        "more_to_report": bool | None,  # 另有须报告的事项; more to report
        "report_items": Sequence[str],  # 报告内容; contents of the report
        "topics_missing": Sequence[str],  # 未了解的内容; topics not established
        "visit_kind": Literal["sales_visit", "销售拜访", "sales visit", "service_round", "巡访", "service round"],  # 访问性质; kind of visit
    },
    total=False,
)
VisitReportFacts.__doc__ = """The facts of :func:`evaluate_visit_report` (拜访报告); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_visit_report, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: VisitReportFacts = {
    ...     "visit_kind": "巡访",
    ...     "report_items": ["客户意见和希望", "市场与同行", "巡访效果", "处理事项", "经营项目", "库存与进销", "意见与投诉", "市场信息"],
    ...     "more_to_report": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_visit_report(policies, facts, now=now, document="handbook")
    >>> decision.outcome["missing"]
    ('客户和访问时间',)
"""


def evaluate_visit_report(
    policies: PolicySet,
    facts: VisitReportFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the visit report (拜访报告).

    Args:
        policies: what is in force.
        facts: see :class:`VisitReportFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.round1, handbook.svc.art9.item1, handbook.svc.art9.item2,
    handbook.svc.art9.item3, handbook.svc.art9.item4, handbook.svc.art9.item5, handbook.svc.art9.item6,
    handbook.svc.art4.round2, handbook.svc.art4.round3, handbook.svc.art4.round4, lighting.3.ex2.b,
    relationship.art13.4.a, steel.4.1.1.f.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_visit_report, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "visit_kind": "巡访",
        ...     "report_items": ["客户意见和希望", "市场与同行", "巡访效果", "处理事项", "经营项目", "库存与进销", "意见与投诉", "市场信息"],
        ...     "more_to_report": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_visit_report(policies, facts, now=now, document="handbook")
        >>> decision.outcome["missing"]
        ('客户和访问时间',)
    """
    name = "visit_report" if document is None else f"{document}.visit_report"
    return policies.point(name).evaluate(facts, now=now)
