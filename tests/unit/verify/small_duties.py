"""Small decisions that speak of time, for the tests of checks."""

from pathlib import Path
from typing import Final

from tests.unit.verify.small_policies import company

HOLIDAYS: Final = Path(__file__).parents[3] / "policies" / "calendars" / "cn.yaml"
WORDS = """\
format: 1
roles:
  clerk: {title: {zh: 文员, en: clerk}}
  manager: {title: {zh: 经理, en: manager}}
  director: {title: {zh: 总监, en: director}}
events:
  receive: {title: {zh: 收到, en: received}}
  cause: {title: {zh: 查明, en: cause found}}
  solved: {title: {zh: 解决, en: solved}}
  reopen: {title: {zh: 重开, en: reopened}}
  hand_up: {title: {zh: 上报, en: handed up}}
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: 甲, en: first}}
      - {id: B, title: {zh: 乙, en: second}}
      - {id: C, title: {zh: 丙, en: third}}
facts:
  grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}
  urgent: {title: {zh: 紧急, en: urgent}, type: boolean}
"""
OFFICE = """\
calendar:
  hours:
    monday: ["08:30-12:00", "13:30-17:30"]
    tuesday: ["08:30-12:00", "13:30-17:30"]
    wednesday: ["08:30-12:00", "13:30-17:30"]
    thursday: ["08:30-12:00", "13:30-17:30"]
    friday: ["08:30-12:00", "13:30-17:30"]
"""
"""Five days a week, closed at half past five."""


def duties(*rules: str, laws: str = "", keys: str = "", parameters: str = "") -> str:
    """Write a document with one decision, `response`: who calls, who solves and who visits, by when.

    Args:
        rules: what follows of each, `call: within: 4h`, perhaps after a guard and an arrow.
        laws: lines of properties.
        keys: further lines of the decision.
        parameters: a section.
    """
    listed = "".join(f"      - {_rule(place, each)}\n" for place, each in enumerate(rules, 1))
    written = f"    properties:\n{laws}" if laws else ""
    return (
        f"{WORDS}{parameters}decisions:\n  response:\n"
        "    title: {zh: 响应, en: response}\n    kind: duties\n"
        f"    starts: receive\n    duties:\n{_listed(listed)}"
        f"{keys}    rules:\n{listed}{written}"
    )


def _listed(rules: str) -> str:
    """List the duties that rules speak of; one that no rule speaks of would be told."""
    titles = {"call": "致电", "solve": "办结", "visit": "拜访"}
    asked = {name: title for name, title in titles.items() if f"duty: {name}," in rules}
    return "".join(f"      {name}: {{title: {{zh: {title}, en: {name}}}}}\n" for name, title in asked.items())


def _rule(place: int, said: str) -> str:
    mark = "«" if said.startswith("«") else ""
    guard, arrow, outcome = said.removeprefix("«").rpartition("->")
    when = f" when: {{{guard.strip()}}}," if arrow else ""
    duty, _, moment = outcome.strip().partition(": ")
    who = "" if "who:" in moment or "never" in moment else ", who: clerk"
    said = moment.replace("who: nobody", "").rstrip(", ")
    return f"{mark}{{id: r{place},{when} then: {{duty: {duty}, {said}{who}}}, clause: doc.1}}"


def law(said: str, *, marked: bool = True) -> str:
    """Write a law of a decision, marked as the place of a finding."""
    return f"      - {'«' if marked else ''}{{id: law, {said}}}\n"


def office(document: str, more: str = "", *, holidays: bool = False) -> dict[str, str]:
    """Write a document with a company that adopts it and has a calendar, perhaps with holidays."""
    kept = '  holidays: cn\n  makeup_hours: ["08:30-12:00", "13:30-17:30"]\n' if holidays else ""
    files = {"doc/rules.yaml": document, "firm.yaml": company(OFFICE + kept + more)}
    if holidays:
        files["calendars/cn.yaml"] = HOLIDAYS.read_text(encoding="utf-8")
    return files
