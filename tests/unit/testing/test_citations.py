"""What policies cite is looked up once, and tells exactly what looking through all of them does."""

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.records import Record
from crmpolicy.testing.citations import Citations
from crmpolicy.testing.encodings import derivations


@pytest.fixture(scope="module")
def effective() -> Effective:
    """A document with forms, tables, values and derivations."""
    return load_policy_set("handbook").effective


def test_a_table_is_named_for_what_its_rules_cite_and_carry_and_for_its_entries(effective: Effective) -> None:
    found = {
        (text, key)
        for key, table in effective.tables.items()
        for _, rule in table.rules()
        for text in (*rule.clauses, *rule.readings)
    }
    forms = {key: each.course for key, each in effective.tables.items() if isinstance(each.course, Record)}
    for key, form in forms.items():
        found |= {(text, key) for each in form.entries() for text in form.clauses_of(each)}
    cited = Citations().of(effective).tables
    assert forms
    assert {(text, key) for text, keys in cited.items() for key in keys} == found


def test_values_and_derivations_are_named_too(effective: Effective) -> None:
    cited = Citations().of(effective)
    found = {
        (text, key) for key, each in effective.parameters.items() for text in (*each.clauses, *each.readings)
    }
    assert {(text, key) for text, keys in cited.parameters.items() for key in keys} == found
    assert cited.derived == {clause for fact in derivations(effective) for clause in fact.clauses}
    assert cited.derived


def test_a_form_is_the_same_without_exactly_those_clauses_that_ask_for_no_entry(effective: Effective) -> None:
    forms = [each.course for each in effective.tables.values() if isinstance(each.course, Record)]
    clauses = {clause for form in forms for clause in form.asking()}
    for form in forms:
        assert {each for each in clauses if form.without(each) != form} == form.asking()


def test_policies_are_looked_through_once(effective: Effective) -> None:
    citations = Citations()
    assert citations.of(effective) is citations.of(effective)
