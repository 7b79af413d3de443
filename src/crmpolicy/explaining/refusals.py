"""The event that a chain or a lifecycle did not take, and why."""

from crmpolicy.engine.courses.states import Refused
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.telling import filled
from crmpolicy.wording import messages


def refusal(case: Case, refused: Refused | None) -> list[str]:
    """Word a refusal: which event, why, what would mend it; later events were not looked at."""
    if refused is None:
        return []
    event, moment = case.caller.event(refused.event), case.teller.moment(refused.at)
    lines = [case.teller.tell("course-refused", event=event, moment=moment, why=_worded(case, refused, ""))]
    if f"{refused.why}.hint" in messages():
        advice = _worded(case, refused, ".hint")
        lines.append(f"    {case.teller.tell('course-refused-advice', advice=advice)}")
    lines.append(f"    {case.teller.tell('course-refused-later')}")
    return [f"- {lines[0]}", *lines[1:]]


def _worded(case: Case, refused: Refused, suffix: str) -> str:
    """Word the message of a refusal with titles where it has names."""
    arguments = {name: case.caller.anything(value) for name, value in refused.arguments}
    template = messages()[f"{refused.why}{suffix}"].spoken(case.teller.language)
    return case.caller.said(filled(template, arguments))
