"""Scenes beside a scene: one fact moved, one event more, less or by another role, a moment later."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from crmpolicy.engine import DecisionPoint
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.records import Record
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.mutants.writing import UNWRITABLE, notation
from crmpolicy.testing.scenes import Scene
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

_LATER: Final = (
    timedelta(seconds=1), timedelta(seconds=-1), timedelta(days=1), timedelta(days=-1), timedelta(days=7),
    timedelta(days=31), timedelta(days=92), timedelta(days=184), timedelta(days=366),
)  # fmt: skip
_ALL_LATER: Final = tuple(timedelta(days=each) for each in (1, 28, 184, 214, 245, 275, 301, 303, 330, 366))
_EVENTS: Final = "events"
UTC_ZONE: Final = ZoneInfo("UTC")


class Varied(NamedTuple):
    """A scene and what is otherwise in it than in the one it was made from."""

    scene: Scene
    said: Words


def varied(scene: Scene, point: DecisionPoint, words: "Vocabulary") -> Iterator[Varied]:
    """Give the scenes that differ from one in one thing: a fact, an event, the moment."""
    if isinstance(point.tables[0].course, Record):
        yield from _blank_lines(scene, point)
        yield from _left_out(scene, point, words)
    for name, value in scene.given.items():
        if name == _EVENTS:
            yield from _events(scene, value, words)
            yield from _details(scene, value, point, words)
            continue
        if name == OVERRIDE and isinstance(value, Mapping):
            yield from _override(scene, value)
            continue
        fact = words.fact(point, name)
        if fact is None:
            continue
        for other, said in _values(fact, value):
            title = Words(f"{fact.title.zh}{said.zh}", f"{fact.title.en} {said.en}")
            yield Varied(Scene({**scene.given, name: other}, scene.now), title)
    yield from _moments(scene)


def _override(scene: Scene, value: Mapping[str, Any]) -> Iterator[Varied]:
    """Leave out what a person who sets an answer by hand has to give."""
    for name in value:
        left = {key: each for key, each in value.items() if key != name}
        said = Words(f"人工改写没有写{name}", f"set by hand without {name}")
        yield Varied(Scene({**scene.given, OVERRIDE: left}, scene.now), said)


def _left_out(scene: Scene, point: DecisionPoint, words: "Vocabulary") -> Iterator[Varied]:
    """Leave out one entry of a form after another."""
    for name in scene.given:
        left = {key: each for key, each in scene.given.items() if key != name}
        fact = words.fact(point, name)
        title = fact.title if fact is not None else Words(name, name)
        yield Varied(Scene(left, scene.now), Words(f"没有填{title.zh}", f"without {title.en}"))


def _blank_lines(scene: Scene, point: DecisionPoint) -> Iterator[Varied]:
    """Begin each list of a form with a line in which nothing is filled in."""
    form = point.tables[0].course
    for entry in form.fields if isinstance(form, Record) else ():
        if entry.listed and not scene.given.get(entry.name):
            title = entry.fact.title
            said = Words(f"{title.zh}有一条空行", f"a blank line in {title.en}")
            yield Varied(Scene({**scene.given, entry.name: [{}]}, scene.now), said)


def _moments(scene: Scene) -> Iterator[Varied]:
    """Ask later or earlier; let everything happen later, beyond the days whose holidays are published too."""
    for later in _LATER:
        now = scene.now + later
        yield Varied(Scene(scene.given, now), Words(f"{now:%Y-%m-%d %H:%M} 时", f"at {now:%Y-%m-%d %H:%M}"))
    events = [each for each in scene.given.get(_EVENTS) or [] if isinstance(each.get("at"), datetime)]
    for later in _ALL_LATER if events else ():
        now = scene.now + later
        moved = [{**each, "at": each["at"] + later} for each in events]
        said = Words(f"从 {moved[0]['at']:%Y-%m-%d} 起", f"from {moved[0]['at']:%Y-%m-%d} on")
        yield Varied(Scene({**scene.given, _EVENTS: moved}, now), said)


def _values(fact: Fact, given: Any) -> Iterator[tuple[Any, Words]]:
    kind = fact.type
    if isinstance(kind, ListOf) and kind.fields:
        yield from _lines(kind, given)
        return
    try:
        value = fact.read(given)
    except BadValueError:
        return
    found: list[Any] = [each.value for each in neighbours(kind, value)]
    if isinstance(kind, Choice):
        found += [each for each in kind.scale.ids if each != value]
    if isinstance(kind, Choices):
        found += [kind.sort({*value, each}) for each in kind.scale.ids if each not in (value or ())]
        found.append(())
    if getattr(kind, "step", None) is not None or kind.name == "integer":
        found += [type(value)(0), type(value)(1)] if value is not None else []
    if fact.unknown and value is not None:
        found.append(None)
    for each in dict.fromkeys(each for each in found if each != value):
        written = each if isinstance(each, datetime) else notation(kind, each, UTC_ZONE)
        if written is not UNWRITABLE:
            yield written, _becomes(kind, value, each)


def _becomes(kind: ValueType, was: Any, now: Any) -> Words:
    """Say what has become of a value; of a long list, what has gone."""
    if now is None:
        return Words("未填", "unknown")
    if isinstance(was, tuple) and isinstance(now, tuple) and now:
        gone = tuple(each for each in was if each not in now)
        if gone and len(gone) < len(was):
            said = kind.words(gone)
            return Words(f"中没有{said.zh}", f"without {said.en}")
    said = kind.words(now)
    return Words(f"为{said.zh}" if said.zh else "为空", said.en)


def _lines(kind: ListOf, given: Any) -> Iterator[tuple[Any, Words]]:
    """Vary the entries of a list: one less, one twice, one with another field."""
    if not isinstance(given, list):
        return
    fields = {each.name: each for each in kind.fields}
    for place, entry in enumerate(given):
        number = str(place + 1)
        yield [*given[:place], *given[place + 1 :]], Words(f"没有第 {number} 条", f"without entry {number}")
        if not isinstance(entry, Mapping):
            continue
        yield [*given, entry], Words(f"第 {number} 条再来一次", f"entry {number} once more")
        for name, value in entry.items():
            for other, said in _values(fields[name], value) if name in fields else ():
                changed = [*given[:place], {**entry, name: other}, *given[place + 1 :]]
                title = fields[name].title
                yield (
                    changed,
                    Words(f"第 {number} 条{title.zh}{said.zh}", f"entry {number}: {title.en} {said.en}"),
                )


def _events(scene: Scene, events: list[dict[str, Any]], words: "Vocabulary") -> Iterator[Varied]:
    def made(changed: list[dict[str, Any]], zh: str, en: str) -> Varied:
        return Varied(Scene({**scene.given, _EVENTS: changed}, scene.now), Words(zh, en))

    for place, event in enumerate(events):
        name = words.event(str(event.get("event")))
        rest = [*events[:place], *events[place + 1 :]]
        yield made(rest, f"没有{name.zh}", f"without {name.en}")
        for role in words.roles:
            if role != event.get("by"):
                said = words.role(role)
                changed = [*events[:place], {**event, "by": role}, *events[place + 1 :]]
                yield made(changed, f"{name.zh}由{said.zh}做", f"{name.en} by {said.en}")
        for detail in (each for each in event if each not in ("event", "at", "by")):
            changed = [*events[:place], {k: v for k, v in event.items() if k != detail}, *events[place + 1 :]]
            yield made(changed, f"{name.zh}没有写{detail}", f"{name.en} without {detail}")
    for later in (timedelta(0), timedelta(hours=-1), timedelta(days=-1), timedelta(days=-40)):
        for event_name in words.events:
            for role in words.roles:
                new = {"event": event_name, "at": scene.now + later, "by": role}
                name, said = words.event(event_name), words.role(role)
                yield made([*events, new], f"又有{said.zh}的{name.zh}", f"{name.en} by {said.en} besides")


def _details(
    scene: Scene, events: list[dict[str, Any]], point: DecisionPoint, words: "Vocabulary"
) -> Iterator[Varied]:
    """Change what events carry besides their moment and who brought them about."""
    for place, event in enumerate(events):
        for detail, value in event.items():
            fact = words.fact(point, detail) if detail not in ("event", "at", "by") else None
            for other, said in _values(fact, value) if fact is not None else ():
                changed = [*events[:place], {**event, detail: other}, *events[place + 1 :]]
                name, title = words.event(str(event.get("event"))), fact.title if fact else Words("", "")
                both = Words(f"{name.zh}的{title.zh}{said.zh}", f"{name.en}: {title.en} {said.en}")
                yield Varied(Scene({**scene.given, _EVENTS: changed}, scene.now), both)


class Vocabulary:
    """The facts, events and roles that may occur in the scenes of one question."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        events: Mapping[str, Words],
        roles: Mapping[str, Words],
    ) -> None:
        self.facts = facts
        self._events = events
        self._roles = roles

    @property
    def events(self) -> tuple[str, ...]:
        """The events, as they are written."""
        return tuple(self._events)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles, as they are written."""
        return tuple(self._roles)

    def fact(self, point: DecisionPoint, name: str) -> Fact | None:
        """Give a fact by the name that a caller uses."""
        found = self.facts.get(name)
        return found if found is not None else point.effective.facts.get(name)

    def event(self, name: str) -> Words:
        """Give the title of an event."""
        return self._events.get(name, Words(name, name))

    def role(self, name: str) -> Words:
        """Give the title of a role."""
        return self._roles.get(name, Words(name, name))
