"""One pass over YAML events gives a tree of texts with places, the same with both parsers."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from crmpolicy.errors import Fault
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import Mapping, Node, Scalar, Sequence, at, nearest, plain, read_tree

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.yaml"))
POLICIES = sorted((Path(__file__).parents[3] / "policies").rglob("*.yaml"))
DEEP = 100_000
EACH = 6


def source_of(text: str) -> SourceText:
    """Read a text as a file."""
    source, faults = decode("a.yaml", text.encode())
    assert source is not None, faults
    return source


def both(text: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Read with both parsers, which must say the same."""
    source = source_of(text)
    node, faults = read_tree(source)
    pure, pure_faults = read_tree(source, loader=yaml.SafeLoader)
    assert faults == pure_faults
    assert faults or node == pure
    return node, faults


def told(text: str) -> list[tuple[str, int, int]]:
    """Give codes and places of the faults of a text."""
    _, faults = both(text)
    return [(each.code, each.location.line, each.location.column) for each in faults if each.location]


def tree(text: str) -> Node:
    """Give the tree of a text without faults."""
    node, faults = both(text)
    assert faults == ()
    assert node is not None
    return node


def written(text: str, node: Node) -> str:
    """Give the stretch of the file that a node stands for."""
    return text[node.place.start : node.place.end]


def test_every_scalar_stays_the_text_that_is_written() -> None:
    """No YAML type is guessed: no dates, no booleans, no sexagesimal numbers."""
    text = "{a: yes, b: 2026-01-01, c: 010, d: 1e3, e: ~, f: 10:30, g: 0x1F, h: null}"
    expected = {
        "a": "yes",
        "b": "2026-01-01",
        "c": "010",
        "d": "1e3",
        "e": "~",
        "f": "10:30",
        "g": "0x1F",
        "h": "null",
    }
    assert plain(tree(text)) == expected


def test_quoted_and_plain_texts_are_told_apart() -> None:
    """A quoted X is a word, a plain one a blank."""
    node = tree("[a, 'b', \"c\", '']")
    assert isinstance(node, Sequence)
    assert [item.plain for item in node.items if isinstance(item, Scalar)] == [True, False, False, False]


def test_the_span_of_a_scalar_is_what_is_written_with_its_quotes() -> None:
    """Edits replace exactly this."""
    text = "a: 'it''s'  # remark\nb: [x y , \"z\"]\n"
    node = tree(text)
    assert written(text, at(node, ("a",))) == "'it''s'"
    assert written(text, at(node, ("b", 0))) == "x y"
    assert written(text, at(node, ("b", 1))) == '"z"'


def test_the_span_of_a_block_ends_with_its_last_word() -> None:
    """Blank lines and comments after it are none of it."""
    text = "a: |+\n  one\n  two\n\n# remark\nb: 1\n"
    node = tree(text)
    assert written(text, at(node, ("a",))) == "|+\n  one\n  two"
    assert plain(node) == {"a": "one\ntwo\n\n", "b": "1"}


def test_collections_span_from_their_first_to_their_last_part() -> None:
    """With brackets where there are brackets."""
    text = "a:\n  - b: 1\n    c: [x, {y: z} ]  # remark\n\nd: [e: f, g]\n"
    node = tree(text)
    assert written(text, node) == text[: text.rindex("]") + 1]
    assert written(text, at(node, ("a", 0))) == "b: 1\n    c: [x, {y: z} ]"
    assert written(text, at(node, ("a", 0, "c", 1))) == "{y: z}"
    assert written(text, at(node, ("d", 0))) == "e: f"


def test_columns_count_code_points() -> None:
    """A character outside the basic plane is one column, in both parsers."""
    node = tree("{甲: 𠮷🏭, b: c}")
    assert at(node, ("b",)).place.location == ("a.yaml", 1, 14 - 2)


def test_lines_and_offsets_hold_with_windows_line_ends() -> None:
    """Offsets point into the text as it is."""
    text = "a: 1\r\nb:\r\n  - x\r\n"
    place = at(tree(text), ("b", 0)).place
    assert (place.line, place.column, text[place.start : place.end]) == (3, 5, "x")


def test_keys_know_their_places() -> None:
    """An unknown key is told where it stands."""
    node = tree("a: 1\n b: 2\n".replace("\n b", "\nb"))
    assert isinstance(node, Mapping)
    assert [str(entry.key.place.location) for entry in node.entries.values()] == ["a.yaml:1:1", "a.yaml:2:1"]


def test_a_path_leads_to_its_node_and_an_odd_path_to_an_error() -> None:
    """Paths are keys and indices."""
    node = tree("a: [{b: c}]")
    assert plain(at(node, ("a", 0, "b"))) == "c"
    for path in (("z",), ("a", 1), ("a", -1), ("a", "b"), ("a", 0, "b", "c"), (0,)):
        with pytest.raises(LookupError):
            at(node, path)


def test_the_nearest_node_passes_over_steps_that_lead_nowhere() -> None:
    """So that a missing key is told at what it is missing in."""
    node = tree("a: [{b: c}]")
    assert nearest(node, ("a", 0, "missing")) is at(node, ("a", 0))
    assert nearest(node, ("a", "kind", 0, "b")) is at(node, ("a", 0, "b"))


@pytest.mark.parametrize("path", FIXTURES + POLICIES, ids=lambda path: path.stem)
def test_files_read_as_yaml_means_them(path: Path) -> None:
    """The texts are those of PyYAML's own loader without types."""
    source, faults = decode(path.name, path.read_bytes())
    assert faults == ()
    assert source is not None
    node, faults = read_tree(source)
    assert faults == ()
    assert node is not None
    assert plain(node) == yaml.load(source.text, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only, our own file


def read_alike(path: Path) -> bool:
    """Tell whether both parsers make the same of a file."""
    source, _ = decode(path.name, path.read_bytes())
    assert source is not None
    return read_tree(source) == read_tree(source, loader=yaml.SafeLoader)


@pytest.mark.parametrize("path", FIXTURES + POLICIES[::EACH], ids=lambda path: path.stem)
def test_files_read_the_same_with_both_parsers(path: Path) -> None:
    """All that is made to be hard to read, and each sixth of the shipped files."""
    assert read_alike(path)


@pytest.mark.soak
def test_all_shipped_files_read_the_same_with_both_parsers() -> None:
    """The parser that is written in Python takes seconds over them; their texts are compared each time."""
    assert [path for path in POLICIES if not read_alike(path)] == []


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: *x", "yaml-alias", 1, 4),
        ("a: &x 1", "yaml-anchor", 1, 4),
        ("a:\n  b: &x\n    c: 1", "yaml-anchor", 2, 6),
        ("a: !!int 1", "yaml-tag", 1, 4),
        ("a: !x [b]", "yaml-tag", 1, 4),
        ("a: ! b", "yaml-tag", 1, 4),
        ("a: {<<: {b: 1}}", "yaml-merge-key", 1, 5),
        ("%YAML 1.1\n---\na: 1", "yaml-directive", 1, 1),
        ("# x\n\n%FOO\n---\na: 1", "yaml-directive", 3, 1),
        ("a: 1\n---\nb: 1", "yaml-several-documents", 2, 1),
        ("a: 1\n...\nb: 1", "yaml-several-documents", 3, 1),
        ("? a\n: b", "yaml-complex-key", 1, 3),
        ("x: {? a : b}", "yaml-complex-key", 1, 7),
        ("x: {a: 1, ?  b : c}", "yaml-complex-key", 1, 14),
        ("?\n  a\n: b", "yaml-complex-key", 2, 3),
        ("[a]: b", "yaml-key-not-text", 1, 1),
        ("x: {{a: b}: c}", "yaml-key-not-text", 1, 5),
        ("", "yaml-empty-file", 1, 1),
        ("# remark\n\n", "yaml-empty-file", 1, 1),
        ("---\n", "yaml-empty-file", 1, 1),
        ("a: 1\nb:\nc: 2", "yaml-empty-value", 2, 1),
        ("a: {b: 1, c}", "yaml-empty-value", 1, 11),
        ("a: {b: , c: 1}", "yaml-empty-value", 1, 5),
        ("a: {b:}", "yaml-empty-value", 1, 5),
        ("a:\n  - 1\n  -\n", "yaml-empty-entry", 3, 4),
        ("? \n: b", "yaml-empty-key", 1, 2),
        ("a: {b:1}", "yaml-colon-without-space", 1, 5),
        ("a: 1\nb:2\nc: 3", "yaml-colon-without-space", 2, 1),
        ("a:1", "yaml-colon-without-space", 1, 1),
        ('a: "\\ud800"', "yaml-escape", 1, 5),
        ('a: "\\UFFFFFFFF"', "yaml-escape", 1, 5),
    ],
)
def test_what_yaml_can_do_and_policies_must_not_is_refused(
    text: str, code: str, line: int, column: int
) -> None:
    """Each with its own code at the exact place."""
    assert (code, line, column) in told(text)


def test_a_question_mark_in_a_text_is_no_complex_key() -> None:
    """Only one before a key is."""
    assert plain(tree("a: what ? b\nc: d?\n")) == {"a": "what ? b", "c": "d?"}


def test_an_empty_text_in_quotes_is_a_value() -> None:
    """Somebody meant it."""
    assert plain(tree("a: ''\nb: [\"\"]")) == {"a": "", "b": [""]}


def test_one_document_may_be_marked_as_such() -> None:
    """Many editors begin a file so."""
    assert plain(tree("---\na: 1\n...\n")) == {"a": "1"}


def test_a_duplicate_key_names_the_first_line_and_keeps_the_first_entry() -> None:
    """However the second one is quoted."""
    node, faults = both("a: 1\nb: 2\n'a': 3\n")
    assert [(each.code, each.arguments, str(each.location)) for each in faults] == [
        ("yaml-duplicate-key", {"key": "a", "first": "1"}, "a.yaml:3:1")
    ]
    assert node is not None
    assert plain(node) == {"a": "1", "b": "2"}


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    """Every mapping has keys of its own."""
    assert told("a: {x: 1}\nb: {x: 1}\n") == []


def test_all_faults_of_a_file_are_told_in_its_order() -> None:
    """And those before a syntax error too."""
    assert told("a: *x\nb:\nc: !t 1\na: 2\nd: [1") == [
        ("yaml-alias", 1, 4),
        ("yaml-empty-value", 2, 1),
        ("yaml-tag", 3, 4),
        ("yaml-duplicate-key", 4, 1),
        ("yaml-bracket-unclosed", 5, 4),
    ]


def test_there_is_no_tree_after_a_syntax_error() -> None:
    """Half a file must not pass for the whole."""
    assert both("a: 1\nb: [1")[0] is None


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize("part", ["[", "- ", "{a: ", "? ", "[\n"])
def test_extreme_nesting_is_refused_at_once(
    part: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]
) -> None:
    """No recursion, no crash, no waiting."""
    began = time.perf_counter()
    node, faults = read_tree(source_of(part * DEEP), loader=loader)
    assert time.perf_counter() - began < 5
    assert node is None
    assert faults[-1].code == "yaml-too-deep"


def test_nesting_is_allowed_down_to_the_limit() -> None:
    """Fifty brackets are read, fifty-one are not."""
    assert told("[" * 50 + "a" + "]" * 50) == []
    assert told("[" * 51 + "a" + "]" * 51) == [("yaml-too-deep", 1, 51)]
    block = "\n".join(f"{' ' * depth}a:" for depth in range(49)) + "\n" + " " * 49 + "a: 1"
    assert told(block) == []
    assert told(block[:-1] + "\n" + " " * 50 + "a: 1") == [("yaml-too-deep", 51, 51)]


def test_a_tree_with_all_its_checks_costs_less_than_the_pure_parser_alone() -> None:
    """What we look at beyond YAML is cheap; measured against PyYAML in the same run, not by the clock."""
    line = "  - {id: share-A, when: {share: {at_least: grade_a}}, then: {grade: A}, clause: steel.2.2.1.d}\n"
    source = source_of("rules:\n" + line * 200)

    def seconds(work: Callable[[], object]) -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    rounds = [
        (seconds(lambda: read_tree(source)), seconds(lambda: list(yaml.parse(source.text, yaml.SafeLoader))))
        for _ in range(5)
    ]
    assert min(ours for ours, _ in rounds) < min(theirs for _, theirs in rounds)
