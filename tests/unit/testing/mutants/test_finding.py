"""All mutants of small policies of every kind."""

from crmpolicy.company import load_policy_set
from crmpolicy.policy.effective import Effective
from crmpolicy.testing import load_texts
from crmpolicy.testing.mutants import OPERATORS, Mutant, mutants_of
from tests.unit.engine.small_forms import FORM, SHADES
from tests.unit.engine.small_rankings import RANKING
from tests.unit.explaining.small_courses import workshop
from tests.unit.testing.conftest import RULES

LEVELS = """\
format: 1
scales:
  level:
    title: {zh: 等级, en: level}
    order: best first
    values: [{id: a, title: {zh: 甲, en: a}}, {id: b, title: {zh: 乙, en: b}}]
"""


def told(effective: Effective, document: str = "doc") -> set[tuple[str, str, str, str]]:
    """Give what is done, where, and both in English."""
    return {
        (each.operator, each.name.partition(".")[2], each.was.en, each.now.en)
        for each in mutants_of(effective, document)
    }


def small(*texts: str) -> Effective:
    """Load some texts as one document."""
    return load_texts({f"doc/part{number}.yaml": each for number, each in enumerate(texts)}).effective


def test_a_table() -> None:
    found = told(small(RULES))
    assert {each for each in found if each[1].startswith("size")} == {
        ("drop", "size/large", "large", "nothing"),
        ("drop", "size/small", "small", "nothing"),
        ("swap", "size/large", "large", "small"),
        ("outcome", "size/large", "yes", "no"),
        ("outcome", "size/small", "no", "yes"),
        ("bound", "size/large", "at least bound", "over bound"),
        ("bound", "size/small", "under bound", "up to bound"),
    }


def test_parts_what_holds_else_and_how_parts_are_combined() -> None:
    found = told(small(RULES))
    assert ("drop", "worth/said/ill", "ill", "nothing") in found
    assert ("swap", "worth/said/well", "well", "ill") in found
    assert ("convention", "worth", "worst", "best") in found
    assert ("word", "worth/said/well", "at least fair", "at least poor") in found
    assert ("threshold", "worth/shown/much", "over 50%", "over 49.5%") in found


def test_the_order_counts_where_the_first_rule_does() -> None:
    first = RULES.replace("        hit: worst\n", "        hit: first\n")
    order = ("order", "worth/shown/much", "much", "any")
    assert order in told(small(first))
    assert order not in told(small(RULES))


def test_rules_that_ask_the_same_have_only_their_names_to_exchange() -> None:
    same = RULES.replace("{under: bound}", "{at_least: bound}")
    assert not [each for each in told(small(same)) if each[0] == "swap" and each[1] == "size/large"]


def test_values_and_derivations() -> None:
    found = told(small(RULES))
    assert ("threshold", "idle", "1 CNY", "0.99 CNY") in found
    assert ("drop", "share", "share", "nothing") in found
    assert ("order", "share", "paid", "amount") in found
    assert not [each for each in found if each[1] == "bound"]  # nothing is printed, so nothing can be changed


def test_what_is_reckoned() -> None:
    more = RULES.replace(
        "derived: {ratio: [paid, amount]}}\n",
        "derived: {ratio: [paid, amount]}}\n"
        "  rest: {title: {zh: 余额, en: rest}, type: money, derived: {sum: [amount], minus: [paid]}}\n"
        "  most: {title: {zh: 最大, en: most}, type: money, derived: {max: [amount, paid, 5元]}}\n"
        "  dear: {title: {zh: 贵, en: dear}, type: boolean, derived: {holds: {amount: {over: 9元}}}}\n",
    )
    found = told(small(more))
    assert ("drop", "rest", "paid", "nothing") in found
    assert ("word", "most", "max", "min") in found
    assert ("drop", "most", "amount", "nothing") in found
    assert ("threshold", "most", "5", "4.99") in {(*each[:2], each[2], each[3]) for each in found}
    assert ("bound", "dear", "over 9 CNY", "at least 9 CNY") in found


def test_duties() -> None:
    found = {each for each in told(workshop().effective, "workshop") if each[1].startswith("handling")}
    assert ("drop", "handling/repair", "repair", "nothing") in found
    assert ("outcome", "handling/repair", "2 days", "1 day") in found
    assert ("unit", "handling/repair", "2 days", "2 working days") in found
    assert ("role", "handling/repair", "head", "owner") in found
    assert ("unit", "handling/visit", "every quarter", "every month") in found
    assert ("word", "handling", "is yes", "is no") in found
    assert {("drop", "handling", each, "nothing") for each in ("close", "reopen", "pause")} <= found
    assert ("convention", "handling", "anyone", "named role") in found
    assert ("convention", "handling", "weekends", "refuse") in found


def test_a_chain() -> None:
    found = {each for each in told(workshop().effective, "workshop") if each[1].startswith("signing")}
    assert ("order", "signing", "desk", "head") in found
    assert ("drop", "signing", "desk", "nothing") in found
    assert ("drop", "signing/owner", "owner", "nothing") in found
    assert ("drop", "signing", "reject", "nothing") in found
    assert ("convention", "signing", "refused", "next level") in found
    assert ("convention", "signing", "move up", "tell") in found
    assert ("outcome", "signing", "signed", "refused") in found


def test_a_level_that_is_left_out_takes_its_rules_with_it() -> None:
    effective = workshop().effective
    found = mutants_of(effective, "workshop")
    level = next(each for each in found if each.name == "workshop.signing" and each.was.en == "desk")
    assert level.operator == "order"
    dropped = next(
        each
        for each in found
        if (each.operator, each.name, each.was.en) == ("drop", "workshop.signing", "desk")
    )
    changed = dropped.applied(effective)
    assert changed is not None
    rules = [rule.id for _, rule in changed.tables["workshop.signing"].rules()]
    assert "desk" not in rules


def test_a_lifecycle() -> None:
    found = {each for each in told(workshop().effective, "workshop") if each[1].startswith("order")}
    assert found == {
        ("drop", "order/moves/approve", "approve", "nothing"),
        ("drop", "order/moves/deliver", "deliver", "nothing"),
        ("drop", "order/moves/back", "back", "nothing"),
        ("role", "order/moves/approve", "head", "owner"),
        ("word", "order/moves/deliver", "is no", "is yes"),
        ("outcome", "order/approve", "confirmed", "delivered"),
        ("drop", "order/approve", "clerk", "nothing"),
        ("outcome", "order/deliver", "delivered", "ordered"),
        ("outcome", "order/back", "ordered", "confirmed"),
    }


def test_a_form() -> None:
    effective = load_texts({"doc/shades.yaml": SHADES, "doc/rules.yaml": form()}).effective
    found = told(effective)
    assert ("drop", "order", "number", "nothing") in found
    assert ("convention", "order", "place", "nothing") in found
    assert ("convention", "order", "number", "nothing") not in found  # of one form it cannot be told
    assert ("outcome", "order", "signed", "drafted") in found
    assert {("threshold", "order", "2", "1"), ("threshold", "order", "2", "3")} <= found
    assert not [each for each in found if each[0] == "swap"]  # a rule that is broken is told, always
    assert ("bound", "order/net-fits", "up to gross", "under gross") in found
    assert ("word", "order/reds-say-why", "is red", "is blue") in found


def test_a_line_rule_is_changed_where_its_lines_are_counted() -> None:
    effective = load_texts({"doc/shades.yaml": SHADES, "doc/rules.yaml": form()}).effective
    found = mutants_of(effective, "doc")
    net = next(each for each in found if each.operator == "bound" and each.name == "doc.order/net-fits")
    changed = net.applied(effective)
    assert changed is not None
    counters = [fact for fact in changed.tables["doc.order"].derive if fact.name == "lines:net-fits"]
    before = [fact for fact in effective.tables["doc.order"].derive if fact.name == "lines:net-fits"]
    assert counters != before


def form() -> str:
    """Give the small form with a scale that is declared."""
    return "format: 1\n" + FORM.replace("scale: colour", "scale: shade")


def test_a_ranking() -> None:
    effective = load_texts({"doc/words.yaml": LEVELS, "doc/rules.yaml": "format: 1\n" + RANKING}).effective
    found = told(effective)
    assert any(each[0] == "convention" and each[2:] == ("highest", "lowest") for each in found)
    assert any(each[0] == "convention" and each[2:] == ("share", "refuse") for each in found)
    assert any(each[0] == "bound" and each[2] == "over 0" for each in found)
    assert ("threshold", "places", "3", "2") in found
    for each in mutants_of(effective, "doc"):
        assert each.applied(effective) is not None


def test_every_operator_meets_the_shipped_documents() -> None:
    """Each mutant differs from the policies, stands at a place, and can be put to them."""
    done: set[str] = set()
    for document in ("relationship", "lighting"):
        effective = load_policy_set(document).effective
        found = mutants_of(effective, document)
        done |= {each.operator for each in found}
        assert len({_meant(each) for each in found}) == len(found)
        for each in found:
            changed = each.applied(effective)
            assert changed is not None
            assert getattr(changed, each.home) != getattr(effective, each.home)
            assert each.place is not None
    assert done == set(OPERATORS)


def _meant(mutant: Mutant) -> tuple[object, ...]:
    return (mutant.home, mutant.key, repr(mutant.edits))


def test_policies_that_have_not_what_is_changed_are_left_alone() -> None:
    effective = small(RULES)
    other = small(RULES.replace("{at_least: bound}", "{over: bound}"))
    bound = next(each for each in mutants_of(effective, "doc") if each.operator == "bound")
    assert bound.applied(other) is None
    assert bound.applied(workshop().effective) is None
