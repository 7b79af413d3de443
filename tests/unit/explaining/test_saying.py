from crmpolicy.company import load_policy_set
from crmpolicy.explaining.saying import says_as_written
from crmpolicy.explaining.telling import Teller


def test_of_a_mapping_only_the_entry_is_told_that_a_rule_speaks_of() -> None:
    """Twelve counts stand in the form; the handler of an important customer has one of them."""
    policies = load_policy_set("example-group")
    table = policies.effective.tables["handbook.visit_cadence"]
    teller = Teller.of(policies.effective, [table], "en")
    rules = {rule.id: rule for _, rule in table.rules()}
    says = says_as_written(teller, table, rules["important:handler"])
    assert (says["times"].words, says["times"].title) == ("6", "visit counts")


def test_of_a_mapping_that_the_case_looks_up_every_entry_is_told() -> None:
    policies = load_policy_set("example-group")
    table = policies.effective.tables["handbook.visit_cadence"]
    teller = Teller.of(policies.effective, [table], "en")
    rule = next(rule for _, rule in table.rules() if dict(rule.then)["duty"].value == "service_round")  # type: ignore[union-attr]  # written in the rule
    words = says_as_written(teller, table, rule)["every"].words
    assert words.startswith("every month for class A, every quarter for class B, ")
    assert words.endswith("every year for class D")


def test_a_parameter_that_is_not_filled_is_told_as_missing() -> None:
    """The handbook alone leaves its limits to the company."""
    policies = load_policy_set("handbook")
    table = policies.effective.tables["handbook.visit_cadence"]
    rules = {rule.id: rule for _, rule in table.rules()}
    says = says_as_written(Teller.of(policies.effective, [table], "zh"), table, rules["important:handler"])
    assert "待填" in says["times"].words
