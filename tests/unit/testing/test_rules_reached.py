"""Rules that speak and bind, counted by case."""

from tests.unit.testing.conftest import SIZE, WORTH, Measure

LARGE = f"{SIZE}, given: {{amount: 200元}}, expect: {{large: yes}}"


def test_rules_count_the_cases_in_which_they_spoke_and_bound(measure: Measure) -> None:
    """Under `worst` a rule that says something better speaks without binding."""
    good = f"{WORTH}, given: {{mark: 中, share: 20%}}, expect: {{mark: good}}"
    poor = f"{WORTH}, given: {{mark: 差, share: 80%}}, expect: {{mark: poor}}"
    found = {each.rule: (each.spoke, each.bound) for each in measure(good, poor).rules}
    assert found == {
        "large": (0, 0),
        "small": (0, 0),
        "well": (1, 1),
        "ill": (1, 1),
        "much": (1, 0),
        "any": (2, 1),
    }


def test_all_rules_of_a_document_that_was_asked_are_listed_with_their_places(measure: Measure) -> None:
    """A question that no case asks is not passed over."""
    rules = measure(LARGE).rules
    large, *others = rules
    assert (large.document, large.point, large.part, large.clauses) == ("doc", "doc.size", "", ("doc.1",))
    assert large.reached
    assert not any(each.reached for each in others)
    assert {each.point for each in others} == {"doc.size", "doc.worth"}
    lines = [each.place.line for each in rules if each.place]
    assert lines == sorted(set(lines))


def test_a_case_that_fails_reaches_nothing(measure: Measure) -> None:
    coverage = measure(LARGE.replace("large: yes", "large: no"))
    assert [result.passed for result in coverage.results] == [False]
    assert [each.rule for each in coverage.rules if each.reached] == []


def test_a_rule_that_fills_a_slot_belongs_to_the_company_that_wrote_it(measure: Measure) -> None:
    """Two companies with a rule of one name have two rules, and a case of one does not cover the other."""
    slot = (
        "format: 1\nfacts: {n: {title: {zh: 数, en: n}, type: integer}}\ndecisions:\n  pick:\n"
        "    title: {zh: 选, en: pick}\n    rules: required\n    inputs: [n]\n"
        "    outputs: {ok: {title: {zh: 可, en: ok}, type: boolean}}\n"
    )
    company = (
        "format: 1\ncompany: {key}\ntitle: {{zh: 公司, en: company}}\nzone: Asia/Shanghai\ncurrency: 元\n"
        "adopts: [open@1]\nslots:\n  open.pick:\n    rules: []\n"
        "    otherwise: {{id: own, then: {{ok: yes}}, clause: open.1}}\n"
    )
    asked = "now: 2026-01-05T09:00, ask: pick, given: {}, expect: {ok: yes}"
    coverage = measure(
        f"company: one, {asked}",
        f"company: two, {asked.replace('yes', 'no')}",
        files={
            "open/rules.yaml": slot,
            "one.yaml": company.format(key="one"),
            "two.yaml": company.format(key="two"),
        },
    )
    assert [result.passed for result in coverage.results] == [True, False], coverage.results
    assert [each.spoke for each in coverage.rules] == [1, 0]
    assert [each.place.file.rpartition("/")[2] for each in coverage.rules if each.place] == [
        "one.yaml",
        "two.yaml",
    ]
