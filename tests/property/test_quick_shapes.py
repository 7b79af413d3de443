"""The quick check of shapes says yes exactly where the shapes themselves find nothing to say."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, Final

import pytest

from crmpolicy.source import check
from crmpolicy.source.plain_shapes import Shape
from crmpolicy.source.quick import fits
from crmpolicy.source.quick_table import MODELS
from crmpolicy.source.resolve.kinds import DEFAULT, KINDS
from crmpolicy.source.shaped import all_shapes
from crmpolicy.source.text import decode
from crmpolicy.source.tree import Entry, Mapping, Node, Place, Plain, Scalar, Sequence, plain, read_tree
from tests.property.mutating import FOLDERS

EXAMPLES: Final = 300
PLACE: Final = Place("shape.yaml", 1, 1, 0, 1)
TEXTS: Final = ("1", "2", "yes", "no", "table", "best first", "none", "soft", "partly", "", "客户", "a.b")
PIECES: Final[tuple[Plain, ...]] = (
    "text", "", [], {}, ["a"], [["a"]], [{}], {"a": "b"}, {"zh": "甲", "en": "a"}, {"zh": "甲"}, {"id": "a"},
)  # fmt: skip
DEPTH: Final = 4
SHIPPED: Final = {name for name in MODELS if name.endswith("File")} - {"File"} | {
    each.shape for each in KINDS.values()
}
"""The shapes of files and of decisions: some shipped file has each of them."""


def model_of(name: str) -> type[Shape]:
    """Give a shape by its name."""
    return all_shapes()[name]


def node_of(given: Plain) -> Node:
    """Make a tree of plain data; all of it stands at one place."""
    if isinstance(given, str):
        return Scalar(given, PLACE, plain=True)
    if isinstance(given, list):
        return Sequence(tuple(node_of(each) for each in given), PLACE)
    entries = {key: Entry(Scalar(key, PLACE, plain=True), node_of(each)) for key, each in given.items()}
    return Mapping(entries, PLACE)


def agrees(given: Plain, model: str) -> bool:
    """Compare both checks; gives whether the tree fits."""
    node = node_of(given)
    quick = fits(node, model)
    assert quick == (check.misfits(node, model_of(model)) == []), (model, given)
    return quick


def made(random: Random, kind: Any, depth: int = DEPTH) -> Plain:
    """Make what fits a kind of the table."""
    if kind in {"any", "text"} or depth == 0:
        return random.choice(TEXTS if kind == "text" else PIECES)
    name = kind[0]
    if name == "words":
        return str(random.choice(kind[1]))
    if name == "list":
        return [made(random, kind[1], depth - 1) for _ in range(random.choice((0, 1, 2)))]
    if name == "map":
        return {
            key: made(random, kind[1], depth - 1) for key in random.sample(TEXTS, random.choice((0, 1, 2)))
        }
    if name == "either":
        return made(random, random.choice([each for each in kind[1:] if each is not None]), depth)
    return _mapping(random, kind[1], depth)


def _mapping(random: Random, model: str, depth: int) -> Plain:
    keys, required = MODELS[model]
    wanted = [key for key in keys if key in required or random.random() < 0.4]
    random.shuffle(wanted)
    return {key: made(random, keys[key], depth - 1) for key in wanted}


def mutated(random: Random, given: Plain) -> Plain:
    """Change one thing somewhere in the tree."""
    if isinstance(given, list) and given and random.random() < 0.8:
        at = random.randrange(len(given))
        return [*given[:at], mutated(random, given[at]), *given[at + 1 :]]
    if isinstance(given, dict) and given and random.random() < 0.8:
        return _entry_mutated(random, given)
    return random.choice((*PIECES, random.choice(TEXTS), [given], {"a": given}))


def _entry_mutated(random: Random, given: dict[str, Plain]) -> Plain:
    key = random.choice(sorted(given))
    others = {each: value for each, value in given.items() if each != key}
    change = random.choice(("below", "below", "below", "gone", "renamed", "added"))
    if change == "below":
        return {**given, key: mutated(random, given[key])}
    if change == "gone":
        return others
    other = random.choice(known_keys())
    return {**others, other: given[key]} if change == "renamed" else {**given, other: random.choice(PIECES)}


@cache
def known_keys() -> tuple[str, ...]:
    """Give every key of every shape, and some that none has."""
    return (*sorted({key for keys, _ in MODELS.values() for key in keys}), "otherwise", "since", "tilte", "")


def shape_of(path: str) -> str:
    """Tell the shape of a shipped file by its name."""
    if "/cases/" in path:
        return "CasesFile"
    if "/calendars/" in path:
        return "CalendarFile"
    if "/companies/" in path or path.endswith("company.yaml"):
        return "CompanyFile"
    if path.endswith("columns.yaml"):
        return "ColumnsFile"
    names = {"policy.yaml": "DocumentFile", "subjects.yaml": "SubjectsFile", "clauses.yaml": "ClausesFile"}
    return names.get(path.rpartition("/")[2], "PolicyFile")


def kind_shape(decision: Plain) -> str:
    """Tell the shape of a decision by its kind."""
    kind = decision.get("kind", DEFAULT) if isinstance(decision, dict) else DEFAULT
    return KINDS[str(kind)].shape


@cache
def written() -> tuple[tuple[str, Plain], ...]:
    """Give the files of the library and of the corpus, and the decisions in them, each with its shape."""
    return tuple(_written())


def _written() -> Iterator[tuple[str, Plain]]:
    for folder in FOLDERS.values():
        for path in sorted(folder.rglob("*.yaml")):
            source, _ = decode(str(path), path.read_bytes())
            assert source is not None
            tree, _ = read_tree(source)
            assert tree is not None
            given = plain(tree)
            yield shape_of(path.as_posix()), given
            decisions = given.get("decisions", {}) if isinstance(given, dict) else {}
            yield from (
                (kind_shape(each), each)
                for each in (decisions.values() if isinstance(decisions, dict) else ())
            )


def test_shipped_files_fit_their_shapes() -> None:
    """Both checks say so; every kind of file is among them."""
    assert all(agrees(given, model) for model, given in written())
    assert {model for model, _ in written()} == SHIPPED


@pytest.mark.parametrize("model", sorted(MODELS))
def test_both_checks_agree_on_what_is_made_from_a_shape(model: str) -> None:
    """Whole trees fit; with one to three changes some fit and some do not, and both checks say the same."""
    random = Random(model)  # noqa: S311 - a seeded choice, no secret
    verdicts: list[bool] = []
    for _ in range(EXAMPLES):
        given = made(random, ("keys", model))
        verdicts.append(agrees(given, model))
        for _ in range(random.choice((1, 2, 3))):
            given = mutated(random, given)
        verdicts.append(agrees(given, model))
    assert set(verdicts) == {True, False}


@pytest.mark.parametrize("model", sorted(SHIPPED))
def test_both_checks_agree_on_mutated_files(model: str) -> None:
    """What is shipped, with one to five changes."""
    random = Random(f"{model} of a file")  # noqa: S311 - a seeded choice, no secret
    files = [given for each, given in written() if each == model]
    verdicts: list[bool] = []
    for _ in range(EXAMPLES):
        given = random.choice(files)
        for _ in range(random.choice((1, 2, 5))):
            given = mutated(random, given)
        verdicts.append(agrees(given, model))
    assert False in verdicts
