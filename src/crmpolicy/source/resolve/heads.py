"""The head of a decision, whatever its kind: its title, its moment, the facts of its own."""

from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, title_of
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.wording import Words


def no_shadows(frame: Frame, setting: Setting) -> None:
    """A fact of one point may not take the name of one that is known around it."""
    node = frame.entry.value
    for name, entry in (*entries_of(child(node, "fields")), *entries_of(child(node, "derive"))):
        around = setting.scope.find(name)
        if around is not None and around.type is not None:
            setting.desk.tell("name-duplicate", entry.key, name=name, first=str(around.place or around.key))


def title_said(frame: Frame, desk: Desk) -> Words:
    """Give the title of a decision, its own or that of its subject."""
    title = title_of(frame.entry.value) or (frame.subject.title if frame.subject else None)
    if title is None:
        desk.tell("shape-missing-key", frame.entry.key, key="title")
    return title or Words(frame.name, frame.name)


def governed_by(node: Node, setting: Setting) -> str:
    """Read the moment that picks dated values: `now` or an event."""
    written = child(node, "governed_by")
    if not isinstance(written, Scalar) or written.text == "now":
        return "now"
    return setting.words.event(setting.desk, written) or written.text
