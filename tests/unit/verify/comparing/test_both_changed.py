"""A question and the one behind it, changed at once: what is told of facts as given is not all."""

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing.differing import diff

RULES = """\
format: 1
scales:
  grade:
    title: {{zh: 等级, en: grade}}
    order: best first
    values:
      - {{id: A, title: {{zh: 甲, en: A}}}}
      - {{id: B, title: {{zh: 乙, en: B}}}}
      - {{id: C, title: {{zh: 丙, en: C}}}}
facts:
  years: {{title: {{zh: 年限, en: years}}, type: integer, range: {{at_least: 0}}}}
decisions:
  key_customer:
    title: {{zh: 重点, en: key}}
    outputs: {{is_key: {{title: {{zh: 重点, en: key}}, type: boolean}}}}
    rules: [{{id: long, when: {{years: {{at_least: {years}}}}}, then: {{is_key: yes}}, clause: doc.1}}]
    otherwise: {{id: short, then: {{is_key: no}}, clause: doc.1}}
  customer_grade:
    title: {{zh: 等级, en: grade}}
    requires: {{is_key: key_customer.is_key}}
    outputs: {{grade: {{title: {{zh: 等级, en: grade}}, type: choice, scale: grade}}}}
    rules:
      - {{id: key, when: {{is_key: yes}}, then: {{grade: {grade}}}, clause: doc.2}}
      - {{id: plain, when: {{is_key: no}}, then: {{grade: C}}, clause: doc.2}}
"""


def policies(years: int, grade: str) -> PolicySet:
    return load_texts({"doc/rules.yaml": RULES.format(years=years, grade=grade)})


def told(before: PolicySet, after: PolicySet) -> set[tuple[str, str, str]]:
    """Give the changes of the grade: facts, answer before and after."""
    return {
        (each.region.en, str((each.before or {}).get("grade")), str((each.after or {}).get("grade")))
        for each in diff(before, after).changes
        if each.point == "customer_grade" and each.region is not None
    }


def test_facts_as_given_and_facts_that_follow_are_both_told() -> None:
    """Three or four years make a key customer now, and key customers are graded otherwise."""
    assert told(policies(5, "A"), policies(3, "B")) == {
        ("key is ‘yes’", "A", "B"),
        ("years is at least 3 and under 5", "C", "B"),
        ("years is at least 5", "A", "B"),
    }


def test_a_change_behind_alone_is_told_of_the_facts_behind() -> None:
    assert told(policies(5, "A"), policies(3, "A")) == {("years is at least 3 and under 5", "C", "A")}
