"""What a person wants a parameter to be, made ready for its company's file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from crmpolicy.cli.failing import CommandError
from crmpolicy.company.places import PACKAGE, policy_path
from crmpolicy.errors import BadValueError, Fault, InvalidPolicySetError, Location
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.scales import Choices
from crmpolicy.source.advice import advice
from crmpolicy.source.amending import Wish, entry_for
from crmpolicy.source.desk import path_to
from crmpolicy.source.nodes import Mapping, Node, Plain, plain
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import read_tree
from crmpolicy.values import ValueType
from crmpolicy.wording import Argument

_SAYING: Final = frozenset({"value", "dated", "locked", "may_only"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter, and below a mapping the entry that is meant, as it was typed."""

    parameter: Parameter
    entry: tuple[str, ...] = ()

    @property
    def kind(self) -> ValueType:
        """The type of what is set."""
        kind = self.parameter.type
        return kind.of if self.entry and isinstance(kind, MappingOf) else kind

    def value_in(self, value: Any) -> Any:
        """Give what is set out of a whole value of the parameter; ``None`` where it has none."""
        kind = self.parameter.type
        if not self.entry or not isinstance(kind, MappingOf):
            return value
        wanted = _meant(kind, self.entry)
        return dict(value).get(wanted if len(wanted) > 1 else wanted[0], kind.otherwise)


def company_file(given: str) -> Path:
    """Find the file of a company, which a person may write to.

    Raises:
        CommandError: no company's file, or one inside the installed library.
        InvalidPolicySetError: nothing is there.
    """
    found = policy_path(given)
    if found is None:
        raise InvalidPolicySetError([Fault("policy-not-found", {"given": given})])
    if not found.is_file():
        raise CommandError("set-no-company", {"given": given})
    if found.resolve().is_relative_to(PACKAGE):
        raise CommandError("set-of-library", {"file": str(found)})
    return found


def asked_for(effective: Effective, name: str) -> Asked:
    """Find a parameter by its full name, or plainly where one alone is called so; an entry may follow.

    Raises:
        CommandError: nothing is called so, or several are.
    """
    known = effective.parameters
    steps = name.split(".")
    for count in range(len(steps), 0, -1):
        head, entry = ".".join(steps[:count]), tuple(steps[count:])
        found = [known[head]] if head in known else [each for each in known.values() if each.name == head]
        if len(found) > 1:
            raise CommandError("name-ambiguous", {"name": head, "places": tuple(each.key for each in found)})
        if found and (not entry or isinstance(found[0].type, MappingOf)):
            return Asked(found[0], entry)
    raise CommandError("name-unknown-parameter", {"name": name, "advice": advice(name, known)})


def wish_for(
    asked: Asked,
    effective: Effective,
    source: SourceText,
    *,
    value: str,
    since: date | None,
    remark: str,
) -> Wish:
    """Make ready what is to be said.

    Raises:
        CommandError: a day that would rewrite the history, or one before which nothing counts.
        BadValueError: an entry or a list that cannot be read.
    """
    parameter = asked.parameter
    _fits_history(parameter, since)
    names = _names(parameter, effective)
    tree, _ = read_tree(source)
    entry = entry_for(tree, names)
    history = () if entry is not None and _holds_value(entry.value, parameter) else _inherited(parameter)
    said = _said(value, asked.kind)
    inside: tuple[str, ...] = ()
    if asked.entry and isinstance(parameter.type, MappingOf):
        whole = _last(entry.value if entry is not None else None, parameter) or _last_of(history)
        inside, said = _with_entry(whole, parameter.type, asked.entry, said)
    return Wish(
        key=parameter.key,
        names=names,
        value=said,
        inside=inside,
        part=value,
        since=since.isoformat() if since else None,
        before=history,
        says_more=lambda node: _says_more(node, parameter),
        remark=remark,
    )


def _fits_history(parameter: Parameter, since: date | None) -> None:
    """A history is added to at its end; before its first day something has to count."""
    days = [each.since for each in parameter.history if each.since is not None]
    told: dict[str, Argument] = {"title": parameter.title, "name": parameter.key}
    if since is None:
        if days:
            raise CommandError("set-needs-day", told)
        return
    day = since.isoformat()
    if not parameter.history:
        raise CommandError("set-no-before", told | {"day": day})
    if since in days:
        raise CommandError("set-day-taken", told | {"day": day})
    if days and since < days[-1]:
        raise CommandError("set-day-before", told | {"day": day, "last": days[-1].isoformat()})


def _names(parameter: Parameter, effective: Effective) -> frozenset[str]:
    alike = [each for each in effective.parameters.values() if each.name == parameter.name]
    return frozenset({parameter.key} | ({parameter.name} if len(alike) == 1 else set()))


def _says_more(node: Node, parameter: Parameter) -> bool:
    """Tell ``{value: 8h, may_only: tighten}`` from the entries of a mapping, as the reader does."""
    if not isinstance(node, Mapping) or not node.entries:
        return False
    if not isinstance(parameter.type, MappingOf):
        return True
    return set(node.entries) <= _SAYING and not set(node.entries) & set(parameter.type.among)


def _holds_value(node: Node, parameter: Parameter) -> bool:
    entries = node.entries if isinstance(node, Mapping) and _says_more(node, parameter) else None
    return entries is None or bool({"value", "dated"} & set(entries))


def _last(node: Node | None, parameter: Parameter) -> "Plain | None":
    """Give what a company's file says last of a parameter, as it is written."""
    if node is None or not _holds_value(node, parameter):
        return None
    said = plain(node)
    if not _says_more(node, parameter) or not isinstance(said, dict):
        return said
    dated = said.get("dated")
    return _last_of(dated) if isinstance(dated, list) else said["value"]


def _last_of(history: Sequence[Plain]) -> "Plain | None":
    last = history[-1] if history else None
    return last["value"] if isinstance(last, dict) else None


def _inherited(parameter: Parameter) -> tuple[Plain, ...]:
    """Give the history that counts by a document or a parent, as it is written there."""
    written: list[Plain] = []
    for each in parameter.history:
        if each.place is not None:
            day: dict[str, Plain] = {"from": each.since.isoformat()} if each.since else {}
            written.append({**day, "value": _written_at(each.place)})
    return tuple(written)


def _written_at(place: Location) -> Plain:
    source, _ = decode(place.file, Path(place.file).read_bytes())
    tree, _ = read_tree(source) if source is not None else (None, ())
    if source is None or tree is None:
        raise BadValueError("yaml-edit-faulty-file", file=place.file)
    offset = source.offset(place)
    return plain(next(node for node in path_to(tree, offset)[1:] if node.place.start == offset))


def _said(value: str, kind: ValueType) -> Plain:
    """Read what was typed: lists and mappings as YAML writes them, all else as it stands."""
    if not isinstance(kind, ListOf | Choices | MappingOf) or value[:1] not in "[{":
        return value
    source, faults = decode("VALUE", value.encode())
    tree, wrong = read_tree(source) if source is not None else (None, ())
    if tree is None or faults or wrong:
        raise InvalidPolicySetError([*faults, *wrong])
    return plain(tree)


def _with_entry(
    whole: "Plain | None", kind: MappingOf, entry: tuple[str, ...], said: Plain
) -> tuple[tuple[str, ...], Plain]:
    """Give a mapping with one entry said otherwise, and how the mapping spells it."""
    wanted = _meant(kind, entry)
    if len(entry) != max(len(kind.keys), 1):
        raise BadValueError("set-entry-depth", entry=".".join(entry), count=str(max(len(kind.keys), 1)))
    here = whole if isinstance(whole, dict) else {}
    types = kind.key_types or (None,)
    step = next((key for key in here if _key(key, types[0]) == wanted[0]), entry[0])
    if len(entry) == 1:
        return (step,), {**here, step: said}
    inner = MappingOf(kind.of, kind.keys[1:], kind.key_types[1:])
    path, below = _with_entry(here.get(step), inner, entry[1:], said)
    return (step, *path), {**here, step: below}


def _meant(kind: MappingOf, entry: tuple[str, ...]) -> tuple[Any, ...]:
    types = kind.key_types or (None,) * len(entry)
    return tuple(_key(each, by) for each, by in zip(entry, types, strict=False))


def _key(written: str, by: ValueType | None) -> Any:
    return written if by is None else by.read(written)
