"""What a cell says is what its rule says, in both languages, and what people type is understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from crmpolicy.company import load_policy_set
from crmpolicy.errors import BadValueError
from crmpolicy.interop.excel.names import Names
from crmpolicy.interop.excel.notation import Notation
from crmpolicy.source.nodes import Plain
from crmpolicy.values import ValueType
from crmpolicy.wording import LANGUAGES, Language

EFFECTIVE = load_policy_set("example-steel").effective
TABLE = EFFECTIVE.tables["steel.customer_grade"]
NOTATIONS = {each: Notation(Names.of(EFFECTIVE, TABLE, each), each) for each in LANGUAGES}
KINDS = {name: each.type for name, each in NOTATIONS["zh"].names.spelt.items()}
B = EFFECTIVE.parameters["steel.grade_b_share"].title
ENTRY: Plain = {"at_least": {"parameter": "x", "entry": "A"}}
SHARE, WORD = KINDS["sales_share"], KINDS["reputation"]


@pytest.mark.parametrize(
    ("said", "name", "zh", "en"),
    [
        ("good", "reputation", "良好", "good"),
        (["good", "acceptable"], "reputation", "良好、尚可", "good or acceptable"),
        ({"not": "good"}, "reputation", "不是 良好", "is not good"),
        ({"at_least": "acceptable"}, "reputation", "不低于 尚可", "at least acceptable"),
        ({"known": "no"}, "reputation", "未知", "unknown"),
        ({"known": "yes"}, "reputation", "已知", "known"),
        ({"over": "1%", "under": "5.5%"}, "sales_share", "超过 1%，低于 5.5%", "over 1%, under 5.5%"),
        ({"over": "grade_b_share"}, "sales_share", f"超过「{B.zh} = 0.3%」", f"over「{B.en} = 0.3%」"),
        (ENTRY, "sales_share", "{at_least: {parameter: x, entry: A}}", None),
        ("yes", "share_only", "是", "yes"),
        ("after_sales", "sales_share", '"after_sales"', '"after_sales"'),
    ],
)  # fmt: skip
def test_a_test_is_written_as_people_say_it(said: Plain, name: str, zh: str, en: str | None) -> None:
    for notation, text in ((NOTATIONS["zh"], zh), (NOTATIONS["en"], en or zh)):
        written = notation.test_written(said, KINDS[name])
        assert written == text
        back = notation.test_read(written, KINDS[name])
        assert notation.meaning(back, KINDS[name]) == notation.meaning(said, KINDS[name])


@pytest.mark.parametrize(
    ("typed", "name", "said"),
    [
        ("≥ 1%", "sales_share", {"at_least": "1%"}),
        (">=1%", "sales_share", {"at_least": "1%"}),
        ("<5%", "sales_share", {"under": "5%"}),
        ("at least 1% and under 5%", "sales_share", {"at_least": "1%", "under": "5%"}),
        ("不低于 1% 且低于 5%", "sales_share", {"at_least": "1%", "under": "5%"}),
        ("不超过 grade_a_share", "sales_share", {"up_to": "grade_a_share"}),
        ("不超过「grade_a_share」", "sales_share", {"up_to": "grade_a_share"}),
        ("up to 「lowest share of grade A」", "sales_share", {"up_to": "grade_a_share"}),
        ("1%", "sales_share", "1%"),
        ("尚可 或 良好", "reputation", ["acceptable", "good"]),
        ("不为 尚可", "reputation", {"not": "acceptable"}),
        ("{not: [acceptable]}", "reputation", {"not": ["acceptable"]}),
        ("after_sales", "sales_share", "after_sales"),
        ("Unknown", "reputation", {"known": "no"}),
    ],
)
def test_what_people_type_is_understood(typed: str, name: str, said: Plain) -> None:
    for notation in NOTATIONS.values():
        assert notation.test_read(typed, KINDS[name]) == said


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("不低于", "excel-test-unreadable"),
        ("不低于 1%，不低于 2%", "excel-test-unreadable"),
        ("低于「没有的名字」", "excel-name-unknown"),
        ("低于「A 级客户最低占比 = 2%」", "excel-value-in-name"),
        ("低于「销售占比 = 2%」", "excel-value-in-name"),
        ("{at_least: 1%", "yaml-bracket-unclosed"),
        ("[&a 1]", "yaml-anchor"),
    ],
)
def test_what_cannot_be_read_is_told(typed: str, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        NOTATIONS["zh"].test_read(typed, SHARE)
    assert caught.value.code == code


RATIOS = some.integers(0, 10**6).map(lambda each: f"{each / 10**4:.6f}".rstrip("0").rstrip(".") + "%")
OPERANDS = RATIOS | some.sampled_from(["grade_a_share", "grade_b_share", "steel.grade_c_share"])
WORDS = some.sampled_from([spelling for each in WORD.scale.values for spelling in each.spellings()])  # type: ignore[attr-defined] # a choice
BOUNDS = some.dictionaries(some.sampled_from(["at_least", "over", "up_to", "under"]), OPERANDS, min_size=1)
SHARES = (
    BOUNDS
    | OPERANDS
    | some.lists(OPERANDS, min_size=1, max_size=4)
    | some.fixed_dictionaries({"not": OPERANDS})
)
CHOSEN = (
    WORDS
    | some.lists(WORDS, min_size=1, max_size=4)
    | some.fixed_dictionaries({"not": WORDS | some.lists(WORDS, min_size=1, max_size=3)})
    | some.fixed_dictionaries({"known": some.sampled_from(["yes", "no", "是", "否"])})
    | some.dictionaries(some.sampled_from(["at_least", "under"]), WORDS, min_size=1)
)
TESTS = some.tuples(some.just(SHARE), SHARES) | some.tuples(some.just(WORD), CHOSEN)


@settings(max_examples=400)
@given(test=TESTS, written_in=some.sampled_from(LANGUAGES), read_in=some.sampled_from(LANGUAGES))
def test_whatever_is_written_is_read_back(
    test: tuple[ValueType, Plain], written_in: Language, read_in: Language
) -> None:
    """The law of the notation; a sheet may be exported in one language and read in the other."""
    kind, said = test
    back = NOTATIONS[read_in].test_read(NOTATIONS[written_in].test_written(said, kind), kind)
    meaning = NOTATIONS["zh"].meaning
    assert meaning(back, kind) == meaning(said, kind)


TEXTS = some.text("ab,、 或or不是已知未知=「」{[\"'#:是", min_size=1, max_size=12).filter(
    lambda each: each.strip() == each
)


@settings(max_examples=300)
@given(texts=some.lists(TEXTS, min_size=1, max_size=3), single=some.booleans())
def test_a_text_with_any_signs_is_read_back(texts: list[str], single: bool) -> None:  # noqa: FBT001 - hypothesis names it
    said: Plain = texts[0] if single else [*texts]
    kind = next(each.type for each in EFFECTIVE.facts.values() if each.type.name == "text")
    for notation in NOTATIONS.values():
        back = notation.test_read(notation.test_written(said, kind), kind)
        assert notation.meaning(back, kind) == notation.meaning(said, kind)


def test_every_word_for_a_test_means_one() -> None:
    """In neither language do two operators share a word, or one would be read as the other."""
    from crmpolicy.interop.excel.notation import _operators  # noqa: PLC0415 - private, and what is tested
    from crmpolicy.policy.guards import ORDERING  # noqa: PLC0415 - as above
    from crmpolicy.wording import vocabulary  # noqa: PLC0415 - as above

    for operator in ORDERING:
        for family in ("", " figure", " choice", " integer", " time", " term"):
            for said in vocabulary().get(f"{operator}{family}", ()):
                assert _operators()[said] == operator
