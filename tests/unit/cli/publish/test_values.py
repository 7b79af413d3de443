from crmpolicy.cli.layout import Grid, Line
from crmpolicy.cli.publish.values import mapping_grid, value_blocks
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts

ENGLISH = Speaker("en")
RULES = """\
format: 1
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values: [{id: A, title: {zh: 甲, en: first}}, {id: B, title: {zh: 乙, en: second}}]
facts:
  grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}
  urgent: {title: {zh: 紧急, en: urgent}, type: boolean}
parameters:
  days:
    title: {zh: 天数, en: days}
    type: mapping
    keys: [grade, urgent]
    of: integer
    value: {A: {yes: 1, no: 2}, B: {yes: 3, no: 4}}
    clause: doc.1
  single: {title: {zh: 单项, en: single}, type: integer, value: 7, clause: doc.2}
  open: {title: {zh: 未填, en: open}, type: integer, value: required, clause: doc.3}
"""


def policies() -> PolicySet:
    return load_texts({"doc/rules.yaml": RULES})


def test_a_mapping_by_two_facts_is_a_matrix() -> None:
    """One fact down, the other across, a value in each cell."""
    loaded = policies()
    parameter = loaded.effective.parameters["doc.days"]
    grid = mapping_grid(ENGLISH, loaded, parameter, parameter.history[0].value)
    assert [column.head for column in grid.columns] == ["grade / urgent", "no", "yes"]
    assert [*grid.rows] == [("first", "2", "1"), ("second", "4", "3")]


def test_single_values_share_a_table_and_a_mapping_has_a_caption() -> None:
    loaded = policies()
    blocks = [*value_blocks(ENGLISH, loaded, [*loaded.effective.parameters.values()], days=False)]
    assert isinstance(blocks[0], Grid)
    assert [row[:2] for row in blocks[0].rows] == [("open", "to be filled in"), ("single", "7")]
    assert blocks[1] == Line("days [doc.1]", tone="strong")


def test_the_shipped_matrix_is_whole() -> None:
    """Risk by probability and effect: three by three."""
    loaded = load_policy_set("example-group")
    parameter = loaded.effective.parameters["key_accounts.risk_matrix"]
    grid = mapping_grid(ENGLISH, loaded, parameter, parameter.history[0].value)
    assert (len(grid.columns), len(grid.rows)) == (4, 3)
    assert all(cell for row in grid.rows for cell in row)
