"""A clause taken out of the policies."""

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.records import Record
from crmpolicy.testing.encodings import derivations
from crmpolicy.testing.removing import Mark, ThinnedTables, without
from crmpolicy.testing.texts import load_texts
from tests.unit.engine.small_forms import FORM, SHADES
from tests.unit.testing.conftest import RULES


def loaded() -> Effective:
    """Give the small document's policies."""
    return load_texts({"doc/rules.yaml": RULES}).effective


def test_every_rule_that_cites_the_clause_goes_and_no_other() -> None:
    removal = without(loaded(), Mark("doc.4"))
    assert removal is not None
    assert {rule.rule for rule in removal.rules} == {"ill", "much"}
    said, shown = removal.effective.tables["doc.worth"].parts
    assert ([rule.id for rule in said.all_rules()], said.otherwise) == (["well"], None)
    assert [rule.id for rule in shown.all_rules()] == ["any"]
    assert removal.effective.tables["doc.size"] == loaded().tables["doc.size"]


def test_tables_that_policy_sets_share_are_thinned_once_and_others_by_themselves() -> None:
    """What one policy set is without a clause is never told of another that says something else."""
    known: ThinnedTables = {}
    one, other = loaded(), load_texts({"doc/rules.yaml": RULES.replace("id: much", "id: plenty")}).effective
    removals = [without(each, Mark("doc.4"), thinned=known) for each in (one, one, other)]
    rules = [{rule.rule for rule in each.rules} for each in removals if each is not None]
    assert rules == [{"ill", "much"}, {"ill", "much"}, {"ill", "plenty"}]
    lefts = [each.effective.tables["doc.worth"] for each in removals if each is not None]
    assert lefts[0] is lefts[1]
    assert lefts[2] is not lefts[0]


def test_a_parameter_stays_where_a_rule_encodes_the_clause() -> None:
    """doc.1 is cited by a rule and by the bound: the rule is its encoding, the bound serves others too."""
    removal = without(loaded(), Mark("doc.1"))
    assert removal is not None
    assert [rule.rule for rule in removal.rules] == ["large"]
    assert removal.effective.parameters == loaded().parameters


def test_a_parameter_that_alone_cites_the_clause_is_left_open() -> None:
    removal = without(loaded(), Mark("doc.7"))
    assert removal is not None
    idle, before = removal.effective.parameters["doc.idle"], loaded().parameters["doc.idle"]
    assert (before.history != (), idle.history, idle.required, idle.optional) == (True, (), True, False)
    assert removal.effective.parameters["doc.bound"] == loaded().parameters["doc.bound"]


def test_an_optional_value_is_left_open_too_and_does_not_mean_no_limit() -> None:
    optional = RULES.replace("clause: doc.7, value: 1元", "clause: doc.7, value: optional")
    removal = without(load_texts({"doc/rules.yaml": optional}).effective, Mark("doc.7"))
    assert removal is not None
    assert "doc.idle" not in removal.effective.values_on(None)


def test_a_derivation_that_alone_cites_the_clause_goes() -> None:
    """The fact itself stays, to be given."""
    removal = without(loaded(), Mark("doc.6"))
    assert removal is not None
    assert removal.effective.facts["doc.share"].derived is None
    assert [fact.key for fact in derivations(removal.effective)] == []
    assert [fact.key for fact in derivations(loaded())] == ["doc.share"]


def test_a_derivation_of_one_table_goes_too() -> None:
    own = RULES.replace(
        "    combine: {mark: worst}\n",
        "    combine: {mark: worst}\n    derive:\n"
        "      twice: {title: {zh: 双份, en: twice}, type: money, clause: doc.11,"
        " derived: {sum: [paid, paid]}}\n",
    )
    effective = load_texts({"doc/rules.yaml": own}).effective
    removal = without(effective, Mark("doc.11"))
    assert removal is not None
    assert len(list(derivations(effective))) == 2
    assert [fact.key for fact in derivations(removal.effective)] == ["doc.share"]


def test_a_clause_that_only_a_question_cites_has_no_encoding() -> None:
    assert without(loaded(), Mark("doc.0")) is None


def test_answers_change_only_where_rules_went() -> None:
    """A value or a derivation may be used anywhere, a rule in its own table."""
    rules, value = without(loaded(), Mark("doc.3")), without(loaded(), Mark("doc.7"))
    both = without(load_texts({"doc/rules.yaml": RULES.replace("doc.2", "doc.3")}).effective, Mark("doc.3"))
    assert rules is not None
    assert both is not None
    assert value is not None
    assert [rules.may_change(frozenset({each})) for each in ("doc.worth", "doc.size")] == [True, False]
    assert [both.may_change(frozenset({each})) for each in ("doc.worth", "doc.size")] == [True, True]
    assert value.may_change(frozenset({"doc.size"}))


def test_a_clause_of_a_form_takes_out_its_rules_and_the_entries_that_it_asks_for() -> None:
    """What a block or a list asks for goes with its clause; answers change in that form only."""
    files = {
        "doc/rules.yaml": f"format: 1\n{FORM}",
        "doc/shades.yaml": SHADES,
        "doc/colours.yaml": SHADES.replace("shade:", "colour:"),
    }
    effective = load_texts(files).effective
    head, lines = without(effective, Mark("doc.head")), without(effective, Mark("doc.lines"))
    assert head is not None
    assert lines is not None
    form = head.effective.tables["doc.order"].course
    assert isinstance(form, Record)
    assert "number" not in [each.name for each in form.fields]
    assert (head.rules, head.forms) == (frozenset(), frozenset({"doc.order"}))
    assert {rule.rule for rule in lines.rules} == {"weighed", "lines-counted"}
    assert head.may_change(frozenset({"doc.order"}))
    assert not head.may_change(frozenset({"doc.other"}))
