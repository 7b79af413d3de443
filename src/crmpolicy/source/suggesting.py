"""What editors may suggest: the words and keys that the readers know, where shapes say only: text, mapping.

Each list of words is the reader's own, so a word that is added there is suggested here.
"""

from collections.abc import Mapping
from typing import Any, Final, get_args

from crmpolicy.policy.parameters import Stricter
from crmpolicy.policy.tables import FOLDS, HITS, JOINS
from crmpolicy.source.plainer import TEXT, VALUE, Schema, either, words
from crmpolicy.source.resolve.derivations import WORDS
from crmpolicy.source.resolve.facts import TOGETHER
from crmpolicy.source.resolve.guards import OPERATORS
from crmpolicy.source.resolve.kinds import KINDS
from crmpolicy.source.resolve.properties import DIRECTIONS
from crmpolicy.source.resolve.ranges import BOUNDS
from crmpolicy.source.resolve.reckoning import ROUNDINGS
from crmpolicy.source.resolve.shared import ROOMS
from crmpolicy.source.resolve.types import TYPES

_LISTED: Final = frozenset(
    {"sum", "product", "ratio", "min", "max", "worst", "best", "earliest", "latest", "any", "all",
     "days_between", "months_between"}
)  # fmt: skip
_MOVE: Final = f"({'|'.join(DIRECTIONS)}) "


def _keyed(properties: Mapping[str, Any], *, required: tuple[str, ...] = ()) -> Schema:
    """Allow these keys and no others."""
    found: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**found, "required": list(required)} if required else found


def _list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _some_of(items: Schema) -> Schema:
    """Allow a list that is not empty."""
    return {"type": "array", "items": items, "minItems": 1}


def _see(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _each(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


_YES_NO: Final = words(["yes", "no", "true", "false", "是", "否"])
_ALLOWED: Final = words(["allowed"])
_HIT: Final = words(HITS)
_TYPE: Final = words([*TYPES, "mapping"])
_TIGHTEN: Final = words(["tighten"])
_GUARD: Final[Schema] = {
    "type": "object",
    "properties": {"any": _some_of(_see("Guard"))},
    "additionalProperties": _see("Test"),
}
_MOVES: Final = either({"type": "string", "pattern": f"^{_MOVE}"}, _GUARD)
_OPERAND: Final = either(TEXT, _keyed({"parameter": TEXT, "entry": TEXT}, required=("parameter",)))
_PARAMETER: Final = _keyed({"parameter": TEXT}, required=("parameter",))


_LISTED_BY: Final = _keyed({"parameter": either(TEXT, _some_of(TEXT))}, required=("parameter",))


def _derived_value(key: str) -> Schema:
    known: dict[str, Schema] = {
        "holds": _see("Guard"),
        "where": _see("Guard"),
        "during": _see("During"),
        "round": words(ROUNDINGS),
        "last_event": _each(TEXT),
        "minus": _list_of(VALUE),
        "leave_out_unknown": _list_of(TEXT),
        "distinct": either(TEXT, _some_of(TEXT)),
        "factors": _some_of(TEXT),
    }
    return known.get(key) or (_some_of(VALUE) if key in _LISTED else VALUE)


def _derived() -> Schema:
    """One word with the keys that belong to it; a ``pick`` has the words of its switch as keys."""
    keys = dict.fromkeys(key for name, (_, more) in WORDS.items() for key in (name, *more) if name != "pick")
    pick = {"type": "object", "properties": {"pick": TEXT}, "required": ["pick"]}
    reckoned = _keyed({key: _derived_value(key) for key in keys})
    return either({**reckoned, "minProperties": 1}, {**pick, "additionalProperties": VALUE})


def definitions() -> dict[str, Schema]:
    """Give the shapes of what shapes call only a mapping: guards, ranges, derivations.

    >>> list(definitions()["Range"]["properties"])
    ['at_least', 'over', 'up_to', 'under', 'among']
    """
    tests: dict[str, Schema] = {name: _see("Operand") for name in OPERATORS}
    tests |= {"not": either(_OPERAND, _some_of(_see("Operand"))), "known": _YES_NO}
    return {
        "Operand": _OPERAND,
        "Test": either(TEXT, _some_of(_see("Operand")), _keyed({**tests, "parameter": TEXT, "entry": TEXT})),
        "Guard": _GUARD,
        "Range": _keyed(
            {**{name: _see("Operand") for name in BOUNDS}, "among": either(_list_of(TEXT), _LISTED_BY)}
        ),
        "Each": _keyed({"each": TEXT}, required=("each",)),
        "Last": _keyed({"last": TEXT}, required=("last",)),
        "Recurrence": _keyed({"rrule": TEXT}, required=("rrule",)),
        "Levels": _keyed({"levels": TEXT}, required=("levels",)),
        "Dated": _keyed({"from": TEXT, "value": VALUE}, required=("value",)),
        "During": either(
            _keyed(
                {**dict.fromkeys(("last", "times", "begins"), _see("Operand")), "by": TEXT},
                required=("last", "by"),
            ),
            _keyed({"within": _see("Operand"), "by": TEXT}, required=("within", "by")),
        ),
        "Derived": _derived(),
        "Filling": {
            **VALUE,
            "properties": {
                "value": VALUE,
                "dated": _some_of(_see("Dated")),
                "locked": _YES_NO,
                "may_only": _TIGHTEN,
            },
        },
    }


# By key, or by shape and key where it means something else there.
SUGGESTED: Final[Mapping[str, Schema]] = {
    "type": _TYPE,
    "SubjectOutputShape.type": words(TYPES),
    "FactShape.type": words(TYPES),
    "OutputShape.type": words(TYPES),
    "range": _see("Range"),
    "unknown": _ALLOWED,
    "personal": _YES_NO,
    "derived": _see("Derived"),
    "open": _YES_NO,
    "ScaleShape.of": words(["role"]),
    "dated": _some_of(_see("Dated")),
    "stricter": words(get_args(Stricter)),
    "ParameterShape.locked": _YES_NO,
    "may_only": _TIGHTEN,
    "keys": either(_list_of(TEXT), _keyed({"among": _list_of(TEXT)}, required=("among",))),
    "when": _see("Guard"),
    "never": _MOVES,
    "PropertyShape.when": _MOVES,
    "always": either({"type": "string", "pattern": f"^({_MOVE}|can end$)"}, _GUARD),
    "OutputShape.join": words(JOINS),
    "SubjectOutputShape.join": either(words(JOINS), _PARAMETER),
    "JoinShape.use": words(JOINS),
    "joins": _each(either(words(JOINS), _see("JoinShape"))),
    "hit": _HIT,
    "RuleShape.then": {**_each(VALUE), "minProperties": 1},
    "example": _YES_NO,
    "no clause": _YES_NO,
    **{
        f"{shape}.kind": words(name for name, kind in KINDS.items() if kind.shape == shape)
        for shape in {kind.shape for kind in KINDS.values()}
    },
    "scale": either(TEXT, _see("Levels")),
    "DutySaysShape.who": either(_OPERAND, _see("Each")),
    "DutySaysShape.from": either(TEXT, _see("Each")),
    "DutySaysShape.day": either(_OPERAND, _see("Last")),
    "DutySaysShape.every": either(_OPERAND, _see("Recurrence")),
    "counts": _see("Guard"),
    "passes_when": _see("Guard"),
    "must": _see("Guard"),
    "unique": words(["yes", "no", "true", "false", "是", "否", TOGETHER]),
    "start": _YES_NO,
    "final": _YES_NO,
    "rest": _YES_NO,
    "publish": _YES_NO,
    "TableShape.rules": either(words(["required"]), _list_of(_see("RuleShape"))),
    "combine": _each(either(words(each for each in FOLDS if each != "chosen"), _PARAMETER)),
    "room": words(ROOMS),
    "adopts": _list_of({"type": "string", "pattern": "^.+@.+$"}),
    "CompanyFile.parameters": _each(_see("Filling")),
}
