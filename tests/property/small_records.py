"""Small forms drawn at random: how they are written, what is entered, what an oracle tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hypothesis import strategies as st

NAMES: Final = ("a", "b", "c", "d")
STAGES: Final = ("first", "second", "third")
OPERATORS: Final = ("at_least", "over", "up_to", "under", "is", "not")
Draw = Any


@dataclass(frozen=True)
class Asked:
    """One test: a number compared with a number or with another entry; or whether it is known."""

    name: str
    operator: str
    operand: Any

    def written(self) -> str:
        """Write the test as an owner does."""
        if self.operator == "is":
            return f"{{{self.name}: {self.operand}}}"
        return f"{{{self.name}: {{{self.operator}: {self.operand}}}}}"

    def fits(self, values: Mapping[str, int | None]) -> bool | None:
        """Tell whether it holds; None where something is unknown."""
        value = values[self.name]
        if self.operator == "known":
            return (value is not None) is (self.operand == "yes")
        operand = values[self.operand] if isinstance(self.operand, str) else self.operand
        if value is None or operand is None:
            return None
        return {
            "at_least": value >= operand,
            "over": value > operand,
            "up_to": value <= operand,
            "under": value < operand,
            "is": value == operand,
            "not": value != operand,
        }[self.operator]


@dataclass(frozen=True)
class Ruled:
    """A rule: when it applies (or always), what must hold, whether it only warns."""

    when: Asked | None
    must: Asked
    soft: bool

    def broken(self, values: Mapping[str, int | None]) -> bool:
        """Tell whether it applies and does not hold."""
        applies = self.when is None or self.when.fits(values) is True
        return applies and self.must.fits(values) is False


@dataclass(frozen=True)
class Form:
    """Entries with what is required of each, and rules."""

    required: tuple[str, ...]
    rules: tuple[Ruled, ...]

    def text(self) -> str:
        """Write the form as an owner does."""
        fields = "\n".join(
            f"      {name}: {{title: {{zh: {name}, en: {name}}}, type: integer,"
            f" range: {{at_least: 0}}, required: {wanted}}}"
            for name, wanted in zip(NAMES, self.required, strict=True)
        )
        rules = "".join(
            f"\n      - {{id: r{number}, must: {each.must.written()}, clause: doc.r"
            + (f", when: {each.when.written()}" if each.when else "")
            + (", strength: soft" if each.soft else "")
            + "}"
            for number, each in enumerate(self.rules)
        )
        return (
            "format: 1\ndecisions:\n  form:\n    title: {zh: 表, en: form}\n    kind: record\n"
            f"    clause: doc.form\n    stages: [{', '.join(STAGES)}]\n    fields:\n{fields}\n"
            + (f"    rules:{rules}\n" if rules else "")
        )

    def told(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Tell what is wrong with a form, by the rules of the grammar's page and nothing else."""
        blank = {name for name in NAMES if given.get(name) in (None, "")}
        values = {name: None if name in blank else _number(given[name]) for name in NAMES}
        invalid = {name for name in NAMES if name not in blank and values[name] is None}
        reached = STAGES.index(given["stage"])
        wanted = {
            name
            for name, since in zip(NAMES, self.required, strict=True)
            if since == "yes" or (since in STAGES and STAGES.index(since) <= reached)
        }
        broken = [(number, each) for number, each in enumerate(self.rules) if each.broken(values)]
        for _, each in broken:
            if not each.soft and each.must.operator == "known" and each.must.operand == "yes":
                wanted.add(each.must.name)
        unknown = given.keys() - {*NAMES, "stage"}
        missing = wanted & blank
        hard = [f"r{number}" for number, each in broken if not each.soft]
        return {
            "complete": not (missing or invalid or unknown or hard),
            "missing": [name for name in NAMES if name in missing],
            "invalid": [name for name in NAMES if name in invalid],
            "unknown": sorted(unknown),
            "broken": hard,
            "warned": [f"r{number}" for number, each in broken if each.soft],
        }


def _number(given: Any) -> int | None:
    return given if isinstance(given, int) and given >= 0 else None


OPERANDS: Final = {
    name: st.integers(0, 4) | st.sampled_from([each for each in NAMES if each != name]) for name in NAMES
}


@st.composite
def tests(draw: Draw, *, demands: bool) -> Asked:
    """Draw a test of one entry."""
    name = draw(st.sampled_from(NAMES))
    if demands and draw(st.booleans()):
        return Asked(name, "known", draw(st.sampled_from(("yes", "no"))))
    return Asked(name, draw(st.sampled_from(OPERATORS)), draw(OPERANDS[name]))


WANTED: Final = st.tuples(*[st.sampled_from(("yes", "no", *STAGES))] * len(NAMES))
RULES: Final = st.lists(
    st.builds(Ruled, st.none() | tests(demands=True), tests(demands=True), st.booleans()), max_size=3
)


@st.composite
def forms(draw: Draw) -> Form:
    """Draw a form."""
    return Form(draw(WANTED), tuple(draw(RULES)))


def filled() -> st.SearchStrategy[dict[str, Any]]:
    """Draw what was entered: numbers, now and then nothing, something wrong or a strange name."""
    entry = st.one_of(st.integers(0, 5), st.integers(0, 5), st.sampled_from((None, "", -1, "x")))
    return st.fixed_dictionaries(
        {"stage": st.sampled_from(STAGES)}, optional={**dict.fromkeys(NAMES, entry), "fax": st.just(1)}
    )
