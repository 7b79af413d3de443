"""Checks a tree against the shape of its file and tells each fault at its exact place."""

from collections.abc import Sequence as Several
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel, ValidationError

from crmpolicy.errors import Fault
from crmpolicy.source.advice import advice, listed
from crmpolicy.source.misfit import Misfit, kind_of
from crmpolicy.source.plain_shapes import TAG
from crmpolicy.source.tree import Entry, Mapping, Node, Place, Scalar, Sequence, Step, plain
from crmpolicy.wording import Argument, word

GUESSED: Final = 100
"""So many unknown keys of a file are told with a guess at what was meant: more would take a file minutes."""
_WANTED = {"string_type": "text", "list_type": "list"}


def misfits(node: Node, shape: type[BaseModel], place: Place | None = None) -> list[Misfit]:
    """Compare a tree with a shape.

    Args:
        node: the tree.
        shape: what it should look like.
        place: where the tree hangs (its key), told for keys that are missing in it.
    """
    try:
        shape.model_validate(plain(node))
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False)
        return [
            _misfit(node, shape, each, place or node.place, guess=number < GUESSED)
            for number, each in enumerate(told)
        ]
    return []


def _misfit(root: Node, shape: type[BaseModel], error: Any, place: Place, *, guess: bool) -> Misfit:
    path = tuple(step for step in error["loc"] if not str(step).startswith(TAG))
    kind, last = error["type"], str(path[-1]) if path else ""
    nodes, entry = _walk(root, path if kind not in ("missing", "extra_forbidden") else path[:-1])
    here = nodes[-1]
    if kind == "extra_forbidden":
        known = known_keys(shape, path[:-1])
        advised = advice(last, known) if guess else listed(tuple(sorted({*known})))
        found = here.entries[last].key.place if isinstance(here, Mapping) else here.place
        fault = _told("shape-unknown-key", found, key=last, advice=advised)
    elif kind == "missing":
        found = place if entry is None else entry.key.place if entry.value is here else here.place
        fault = _told("shape-missing-key", found, key=last)
    elif kind == "literal_error" and isinstance(here, Scalar):
        fault = _unknown_word(here, shape, path)
    else:
        wanted = word(_WANTED.get(kind, "text" if kind == "literal_error" else "mapping"))
        fault = _told("shape-wrong-kind", here.place, key=_named(path), wanted=wanted, found=kind_of(here))
    return Misfit(fault, nodes)


def _told(code: str, place: Place, **arguments: Argument) -> Fault:
    return Fault(code, arguments, place.location)


def _walk(root: Node, path: tuple[Step, ...]) -> tuple[tuple[Node, ...], Entry | None]:
    """Follow a path; gives the nodes on it, the root first, and the last key passed."""
    nodes, entry = [root], None
    for step in path:
        here = nodes[-1]
        if isinstance(here, Mapping) and step in here.entries:
            entry = here.entries[str(step)]
            nodes.append(entry.value)
        elif isinstance(here, Sequence) and isinstance(step, int):
            nodes.append(here.items[step])
        else:
            break
    return tuple(nodes), entry


def _named(path: Several[Step]) -> str:
    """Give the last key of a path that is a word."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _unknown_word(node: Scalar, shape: type[BaseModel], path: tuple[Step, ...]) -> Fault:
    field = _field(shape, path)
    allowed = [str(each) for each in _literals(field)]
    if path == ("format",):
        return _told("shape-format", node.place, given=node.text, known=allowed[0])
    advised = advice(node.text, allowed)
    return _told("shape-unknown-word", node.place, key=_named(path), given=node.text, advice=advised)


def known_keys(shape: type[BaseModel], path: Several[Step] = ()) -> tuple[str, ...]:
    """Name the keys that the shape knows at a path.

    >>> from crmpolicy.source.shapes import PolicyFile
    >>> known_keys(PolicyFile, ("facts", "severity", "title"))
    ('zh', 'en')
    """
    found = _field(shape, path)
    models = [each for each in _alternatives(found) if isinstance(each, type) and issubclass(each, BaseModel)]
    return tuple(field.alias or name for model in models for name, field in model.model_fields.items())


def _field(shape: Any, path: Several[Step]) -> Any:
    for step in path:
        shape = _below(shape, step)
    return shape


def _below(annotation: Any, step: Step) -> Any:
    """Give the annotation of what hangs below a step, the first alternative that has such a step."""
    for each in _alternatives(annotation):
        if isinstance(each, type) and issubclass(each, BaseModel):
            for name, field in each.model_fields.items():
                if step == (field.alias or name):
                    return field.annotation
        elif get_origin(each) is (list if isinstance(step, int) else dict):
            return get_args(each)[-1]
    return None


def _alternatives(annotation: Any) -> list[Any]:
    """Take annotations and unions apart; Discriminator and Tag say nothing about keys."""
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if isinstance(annotation, type) or get_origin(annotation) in (list, dict, None):
        return [annotation]
    if _is_literal(annotation):
        return [annotation]
    return [found for each in get_args(annotation) for found in _alternatives(each)]


def _is_literal(annotation: Any) -> bool:
    return bool(get_args(annotation)) and all(isinstance(each, str) for each in get_args(annotation))


def _literals(annotation: Any) -> tuple[Any, ...]:
    return tuple(word for each in _alternatives(annotation) if _is_literal(each) for word in get_args(each))
