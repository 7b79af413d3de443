"""A decision in sentences: what, because of what, why not better, and what would change it."""

from collections.abc import Mapping
from typing import Final

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.tracing import check_digest
from crmpolicy.explaining.below import basis_of
from crmpolicy.explaining.better import why_not_better
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.courses import course_grounds, course_lines, course_summary
from crmpolicy.explaining.others import other_outcomes
from crmpolicy.explaining.reasons import reasons
from crmpolicy.explaining.releasing import reached_by, what_would_release
from crmpolicy.explaining.rule_changes import rule_changes
from crmpolicy.explaining.ways import scales
from crmpolicy.policy.documents import Clause
from crmpolicy.wording import Language, Words

_DOCUMENTS: Final = Words("、", "; ")


def explain(
    policies: PolicySet,
    decision: Decision,
    /,
    *,
    language: Language = "zh",
    clauses: Mapping[str, Clause] | None = None,
) -> str:
    """Tell a decision to the people whom it concerns.

    Args:
        policies: the policy set that decided.
        decision: what ``evaluate`` gave.
        language: ``zh`` or ``en``.
        clauses: the clauses by id, where their places in the documents are to be named too.

    Returns:
        Paragraphs: the outcome, the reasons, what falls short of a better outcome, what would change it.

    Raises:
        DigestMismatchError: the policies are not those of the decision.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts = {"has_purchased": "是", "key_customer": "否"}
    >>> now = datetime(2026, 7, 1, tzinfo=UTC)
    >>> decision = policies.point("lighting.customer_grade").evaluate(facts, now=now)
    >>> print(explain(policies, decision, language="en").partition("(reading L7)")[2].strip())
    Why customer grade is not key customer:
    - Meets the standard of a key customer would have to be ‘yes’; it is ‘no’ now
    <BLANKLINE>
    What would change the outcome:
    - Worse, potential customer: has purchased is ‘no’
    """
    check_digest(policies, decision)
    case = Case.of(policies, decision, language, clauses or {})
    paragraphs = [header(case), *told(case)]
    release = what_would_release(case)
    settled = reached_by(case) if release else {}  # how to reach these is told; other advice stands behind it
    paragraphs.append(release)
    paragraphs += [why_not_better(case, output) for output in scales(case) if output not in settled]
    timed = case.point.tables[0].course is not None
    paragraphs.append(rule_changes(case) if timed else other_outcomes(case, settled))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def header(case: Case) -> list[str]:
    """Word what was decided, for whom, when and by which documents."""
    teller, decision, effective = case.teller, case.decision, case.policies.effective
    title, outcome = teller.spoken(case.point.title), _outcome(case)
    company, moment = teller.spoken(effective.title), teller.moment(decision.now)
    lines = [
        teller.say("explain-outcome", subject=title, outcome=outcome),
        teller.say("explain-company", company=company, moment=moment, zone=effective.zone),
        teller.say("explain-documents", documents=teller.spoken(_DOCUMENTS).join(_documents(case))),
    ]
    readings = dict.fromkeys(code for table in case.point.tables for code in table.readings)
    if readings:
        lines.append(teller.say("explain-readings", readings=teller.listed(readings)))
    lines += [teller.say("explain-decided-by", role=role) for role in _deciders(case)]
    return [case.teller.begun(line) for line in lines]


def _outcome(case: Case) -> str:
    if case.point.tables[0].course is None:
        return case.outcome_words(case.decision.outcome)
    return course_summary(case)


def told(case: Case) -> list[list[str]]:
    """Word how it came to the outcome, in paragraphs: of a course how things stand, then the rules."""
    if case.point.tables[0].course is None:
        return [grounds(case)]
    return [course_lines(case), [*course_grounds(case), *_bases(case)]]


def _documents(case: Case) -> list[str]:
    documents = case.policies.effective.documents
    return [
        case.teller.say(
            "explain-document", title=case.teller.spoken(documents[key].title), version=str(version)
        )
        for key, version in case.decision.policies
    ]


def _deciders(case: Case) -> list[str]:
    """Name the roles to which the outcome is a proposal."""
    found: dict[str, None] = {}
    for table in case.point.tables:
        if table.decided_by is not None:
            title = case.policies.effective.role_titles.get(table.decided_by)
            found[case.teller.spoken(title) if title else table.decided_by] = None
    return list(found)


def grounds(case: Case) -> list[str]:
    """Word the reasons, then the decisions of other points that facts were taken from, indented."""
    return [*reasons(case), *_bases(case)]


def _bases(case: Case) -> list[str]:
    told: dict[tuple[str, str], list[str]] = {}
    for needed in case.point.requires:
        basis = basis_of(case, needed)
        what = (case.teller.title(needed.full), needed.point)  # several documents may ask the same question
        if basis is not None and what not in told:
            told[what] = _basis(case, needed.full, basis)
    return [line for lines in told.values() for line in lines]


def _basis(case: Case, fact: str, basis: Decision) -> list[str]:
    below = Case.of(case.policies, basis, case.teller.language, case.clauses)
    teller = case.teller
    title, outcome = teller.spoken(below.point.title), below.outcome_words(basis.outcome)
    lines = [teller.tell("explain-outcome", subject=title, outcome=outcome), *grounds(below)]
    head = teller.say("explain-basis", fact=teller.title(fact), point=title)
    return [case.teller.begun(head), *(f"    {line}" for line in lines)]
