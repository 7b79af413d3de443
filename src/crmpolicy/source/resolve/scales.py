"""Scales, roles and events: words declared once."""

from collections.abc import Mapping

from crmpolicy.policy.scales import OTHER, Scale, ScaleValue
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, flag_of, items_of, text_of, texts_of, title_of
from crmpolicy.source.tree import Entry, Node, Scalar
from crmpolicy.wording import Words


def read_titles(section: Mapping[str, Entry]) -> dict[str, Words]:
    """Read roles or events: ids with their titles; a faulty title takes none of them away."""
    return {name: title_of(entry.value) or Words(name, name) for name, entry in section.items()}


def read_scales(
    section: Mapping[str, Entry], prefix: str, roles: Mapping[str, Words], desk: Desk, *, partial: bool
) -> dict[str, Scale | None]:
    """Read all scales of a section by plain name; None stands for a faulty declaration.

    With ``partial`` a role that is not found may stand in a file that could not be read.
    """
    return {
        name: _scale(entry, prefix + name, roles, desk, partial=partial) for name, entry in section.items()
    }


def _scale(entry: Entry, key: str, roles: Mapping[str, Words], desk: Desk, *, partial: bool) -> Scale | None:
    before, node = desk.marks, entry.value
    if not desk.sound(node):
        return None
    made_of = child(node, "of")
    if isinstance(made_of, Scalar) and made_of.text != "role":
        desk.tell(
            "shape-unknown-word", made_of, key="of", given=made_of.text, advice=advice(made_of.text, ["role"])
        )
    titles = roles if made_of else {}
    values = tuple(_value(item, titles, desk, partial=partial) for item in items_of(node, "values"))
    opened = flag_of(desk, node, "open")
    title = title_of(node) or Words(key, key)
    scale = Scale(key, title, text_of(node, "order") != "none", opened, values, entry.key.place.location)
    _check(scale, entry, node, desk)
    return scale if desk.marks == before else None


def _value(node: Node, roles: Mapping[str, Words], desk: Desk, *, partial: bool) -> ScaleValue:
    identity = text_of(node, "id") or ""
    title = title_of(node) or roles.get(identity)
    if title is None and roles and partial:
        desk.pass_over()
    elif title is None and roles:
        desk.tell(
            "name-unknown-role", child(node, "id") or node, name=identity, advice=advice(identity, roles)
        )
    elif title is None:
        desk.tell("shape-missing-key", node, key="title")
    return ScaleValue(
        identity, title or Words(identity, identity), text_of(node, "code"), texts_of(node, "also")
    )


def _check(scale: Scale, entry: Entry, node: Node, desk: Desk) -> None:
    """No spelling means two words; an open scale has the word that all others are read as."""
    meanings: dict[str, str] = {}
    for value, item in zip(scale.values, items_of(node, "values"), strict=True):
        for spelling in value.spellings():
            if spelling in meanings:
                desk.tell("name-spelling-twice", item, spelling=spelling, other=meanings[spelling])
        meanings.update(dict.fromkeys(value.spellings(), value.id))
    if not scale.values:
        desk.tell("name-empty-scale", entry.key, name=entry.key.text)
    if scale.open and OTHER not in scale.ids:
        desk.tell("name-open-scale-without-other", entry.key, name=entry.key.text, other=OTHER)
