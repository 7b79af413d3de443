"""Forms filled in, with Hypothesis, from what is declared: most entries well, some blank, in any notation.

>>> from crmpolicy.company import load_policy_set
>>> from hypothesis import find
>>> forms = forms_for("handbook.order_form", load_policy_set("handbook"))
>>> find(forms, lambda form: len(form) == 1)
{'stage': 'drafted'}
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.engine.record_reading import is_blank
from crmpolicy.policy.records import STAGE, Field, Record
from crmpolicy.testing.amounts import values_of
from crmpolicy.testing.notations import of_fact

_MOST_LINES: Final = 5


def forms_for(point: str | RecordPoint, policies: PolicySet) -> st.SearchStrategy[dict[str, Any]]:
    """Give forms with values of the declared types and ranges; required entries are seldom blank.

    Whether values agree with one another, as rules of the form want it, is left to chance.

    Args:
        point: the form, or its name.
        policies: what is in force.

    Raises:
        TypeError: the question is no form.
    """
    asked = policies.point(point) if isinstance(point, str) else point
    if not isinstance(asked, RecordPoint):
        raise TypeError(asked)
    form = asked.form
    stage = {STAGE: st.sampled_from(form.stages)} if form.stages else {}
    return _filled(form, form.fields, stage)


def rewritten(point: RecordPoint, form: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a form with each entry that can be read in another notation: its first one, and its last.

    >>> from crmpolicy.company import load_policy_set
    >>> form = load_policy_set("handbook").point("handbook.order_form")
    >>> [str(each["total_boxes"]) for each in rewritten(form, {"stage": "drafted", "total_boxes": "7.0"})]
    ['7', '7']
    """
    entries = {each.name: each.fact for each in point.form.fields if not each.listed}
    for place in (0, -1):
        yield {
            name: of_fact(entries[name], entries[name].read(value))[place] if name in entries else value
            for name, value in form.items()
        }


def _filled(
    form: Record, fields: tuple[Field, ...], begun: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    """Give mappings of entries; a blank one is left out."""
    wanted = {each.name: _value(form, each) for each in fields if each.required}
    others = {each.name: _value(form, each) for each in fields if not each.required}
    most = st.fixed_dictionaries({**begun, **wanted}, optional=others)
    some = st.fixed_dictionaries(begun, optional={**wanted, **others})
    return st.one_of(most, most, some)


def _value(form: Record, entry: Field) -> st.SearchStrategy[Any]:
    if entry.listed:
        lines = st.lists(_filled(form, entry.lines, {}), max_size=entry.at_most or _MOST_LINES)
        return lines.filter(lambda found: _distinct(entry, found))
    fact = replace(entry.fact, unknown=False)
    written = values_of(fact).filter(lambda value: not is_blank(value))
    return written.flatmap(lambda value: st.sampled_from(of_fact(fact, value)))


def _distinct(entry: Field, lines: list[dict[str, Any]]) -> bool:
    """Tell whether lines differ where they have to."""
    for each in (each for each in entry.lines if each.unique):
        read = [each.fact.read(line[each.name]) for line in lines if each.name in line]
        if len(read) != len(set(read)):
            return False
    return True
