"""The pydantic model of a point's facts: built on first use, it decides what the quick reader will not.

Every fault of the facts is found and worded here; the JSON Schema of a point comes from the same model.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from crmpolicy.engine.entry_schema import bounds, titled, values, worded
from crmpolicy.engine.facts import ABSENT, Facts, facts_class
from crmpolicy.engine.fields import Field, reader, wrong_fact
from crmpolicy.engine.following import follow
from crmpolicy.engine.restating import contradictions
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.values.nearest import nearest


class FactsModel:
    """Reads facts the thorough way and gathers all faults.

    Args:
        title: the point's name.
        fields: the facts of the point in reading order.
        declared: every name that the policy set declares; others are faults.
        spellings: other ways to write a name (``steel.sales_share``) and the name itself.
        sources_only: for a derived fact, the names that serve only to derive it.
        restating: the keys of derived facts that only say what others say.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        declared: frozenset[str],
        spellings: Mapping[str, str],
        sources_only: Mapping[str, frozenset[str]],
        *,
        restating: frozenset[str],
    ) -> None:
        self.title = title
        self.fields = fields
        self.declared = declared
        self.spellings = spellings
        self.sources_only = sources_only
        self.restating = restating
        self.by_key = {field.key: field for field in fields}
        self._model: Any = None

    def model(self) -> Any:
        """Give the pydantic model: one optional field a fact, each read by its declared type."""
        if self._model is None:
            self._model = _build(self.title, self.fields)
        return self._model

    def read(self, given: Mapping[str, Any], now: datetime | None) -> Facts:
        """Read facts thoroughly.

        Raises:
            FactsError: with every fault: unknown names, wrong values, missing facts, facts given twice.
        """
        if not isinstance(given, Mapping):
            raise FactsError([Fault("facts-not-a-mapping", {"given": type(given).__name__})])
        named, faults = self.named(given)
        values, wrong = self._values(named)
        faults += wrong
        bad = {fault.arguments.get("fact_name") for fault in wrong}
        found = {field.key: values.get(field.name, ABSENT) for field in self.fields}
        faults += self._doubled(named)
        faults += self._missing(
            {field.key for field in self.fields if field.name in named or field.name in bad}
        )
        if faults:
            raise FactsError(faults)
        faults = self.followed(found, now)
        if faults:
            raise FactsError(faults)
        kept = self._needed(named)
        row = tuple(found[field.key] if field.key in kept else ABSENT for field in self.fields)
        return facts_class(tuple(field.name for field in self.fields))(row)

    def followed(self, known: dict[str, Any], now: datetime | None) -> list[Fault]:
        """Fill in what follows from known facts; what was given otherwise than it follows is a fault too."""
        given = [key for key in self.by_key if key in self.restating and known.get(key, ABSENT) is not ABSENT]
        faults = follow(self.fields, known, now)
        return faults or contradictions(self.fields, given, known, now)

    def named(self, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
        """Put names into the spelling of this point; undeclared names and doubled ones are faults."""
        faults: list[Fault] = []
        named: dict[str, Any] = {}
        for name, value in given.items():
            if not isinstance(name, str) or name not in self.declared:
                faults.append(_unknown_name(name, self.declared))
                continue
            mine = self.spellings.get(name, name)
            if mine in named:
                faults.append(Fault("fact-given-twice", {"name": name, "other": mine}))
            named[mine] = value
        return named, faults

    def _values(self, named: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
        from pydantic import ValidationError  # noqa: PLC0415 - only odd facts come here

        mine = {field.name: named[field.name] for field in self.fields if field.name in named}
        by_name = {field.name: field for field in self.fields}
        faults: list[Fault] = []
        try:
            read = self.model().model_validate(mine)
        except ValidationError as error:
            for each in error.errors(include_url=False):
                name = str(each["loc"][0])
                context: Any = each.get("ctx", {})
                faults.append(wrong_fact(by_name[name], context["code"], context["arguments"]))
            wrong = {fault.arguments["fact_name"] for fault in faults}
            read = self.model().model_validate(
                {name: value for name, value in mine.items() if name not in wrong}
            )
        return {name: getattr(read, name) for name in read.model_fields_set}, faults

    def spared_by(self, given: Mapping[str, Any]) -> frozenset[str]:
        """Name the facts that serve only to derive those that are given, by plain or full name."""
        found = (
            names
            for key, names in self.sources_only.items()
            if key in given or self.by_key[key].name in given
        )
        return frozenset[str]().union(*found)

    def _doubled(self, named: Mapping[str, Any]) -> list[Fault]:
        """Refuse a derived fact that is given together with what serves only to derive it."""
        faults = []
        for key, sources in self.sources_only.items():
            field = self.by_key[key]
            also = sorted(sources & named.keys())
            if field.name in named and also:
                faults.append(Fault("fact-and-its-sources", {"name": field.name, "sources": tuple(also)}))
        return faults

    def _missing(self, have: set[str]) -> list[Fault]:
        faults: list[Fault] = []
        seen: set[str] = set()

        def need(field: Field, instead: Field | None) -> None:
            if field.key in have or field.key in seen:
                return
            seen.add(field.key)
            if field.derived is not None:
                for source in field.derived.sources:
                    # standings follow and are never given by people: what they follow from is missing itself
                    need(self.by_key[source], instead or (None if field.fact.only_follows else field))
                return
            code = "fact-missing-for" if instead else "fact-missing"
            if field.fact.unknown and instead is None:
                code = "fact-missing-or-unknown"
            arguments: dict[str, Any] = {"name": field.name, "title": field.fact.title}
            faults.append(Fault(code, {**arguments, **({"instead": instead.name} if instead else {})}))

        for field in self.fields:
            if field.wanted:
                need(field, None)
        return faults

    def _needed(self, named: Mapping[str, Any]) -> set[str]:
        """Give the facts that the answer rests on: not the sources of a fact that was given itself."""
        kept: set[str] = set()

        def keep(field: Field) -> None:
            kept.add(field.key)
            if field.derived is not None and field.name not in named:
                for source in field.derived.sources:
                    keep(self.by_key[source])

        for field in self.fields:
            if field.wanted:
                keep(field)
        return kept

    def json_schema(self) -> dict[str, Any]:
        """Tell what a caller may send, as JSON Schema (2020-12)."""
        schema: dict[str, Any] = self.model().model_json_schema()
        hidden = [field for field in self.fields if field.fact.only_follows]
        behind = {key for field in hidden for key in (field.derived.sources if field.derived else ())}
        for field in hidden:
            del schema["properties"][field.name]
        schema["required"] = [
            field.name
            for field in self.fields
            if field.derived is None and (field.wanted or field.key in behind)
        ]
        return schema


def _build(title: str, fields: Sequence[Field]) -> Any:

    import pydantic  # noqa: PLC0415 - only odd facts come here

    definitions: dict[str, Any] = {}
    for field in fields:
        described = pydantic.WithJsonSchema(_schema(field.fact))
        kind = Annotated[Any, pydantic.BeforeValidator(_worded(field)), described]
        definitions[field.name] = (kind, pydantic.Field(default_factory=_absent, exclude=True))
    config = pydantic.ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, protected_namespaces=()
    )
    return pydantic.create_model(title, __config__=config, **definitions)


def _absent() -> Any:
    return ABSENT


def _schema(fact: Fact) -> dict[str, Any]:
    """Describe a fact as entries of forms are: titles, words, and bounds, step and unit as exact text."""
    told = values(fact, printed=False)
    if fact.unknown:
        told = {"anyOf": [told, {"type": "null"}, {"enum": [*UNKNOWN_WORDS]}]}
    return {**told, **titled(fact.title), **worded(fact), **bounds(fact)}


def _worded(field: Field) -> Any:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only odd facts come here

    read = reader(field.fact)

    def check(given: Any) -> Any:
        try:
            return read(given)
        except BadValueError as error:
            raise PydanticCustomError(
                "fact", "fact", {"code": error.code, "arguments": error.arguments}
            ) from None

    return check


def _unknown_name(name: Any, declared: Iterable[str]) -> Fault:
    if name == OVERRIDE:
        return Fault("override-not-here", {"name": OVERRIDE})
    called = tuple(sorted(each for each in declared if each.endswith(f".{name}")))
    if len(called) > 1:
        return Fault("fact-name-of-several", {"name": str(name), "called": called, "first": called[0]})
    near = nearest(str(name), declared)
    if near:
        return Fault("fact-unknown-name-near", {"name": str(name), "near": near})
    return Fault("fact-unknown-name", {"name": str(name)})
