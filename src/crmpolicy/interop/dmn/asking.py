"""The public functions: questions to DMN, DMN to the files of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crmpolicy.company.places import words_folder
from crmpolicy.company.remembering import shared_words
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.interop.dmn.exporting import Exporting, Written, exporting_of
from crmpolicy.interop.dmn.importing import files_of
from crmpolicy.interop.dmn.jdm import jdm_text
from crmpolicy.interop.dmn.reading import read_model
from crmpolicy.interop.dmn.refusing import refused
from crmpolicy.interop.dmn.writing import written


@dataclass(frozen=True, slots=True)
class Exported:
    """A file: its bytes, the questions in it, and those that it could not hold, each with the reason."""

    data: bytes
    questions: tuple[str, ...]
    left_out: Mapping[str, Fault]


def export(policies: PolicySet, questions: Sequence[str], *, now: datetime, form: str = "dmn") -> Exported:
    """Write a file, and tell what is in it.

    Args:
        policies: what is in force.
        questions: their names; none: all that can be written.
        now: the moment whose values count, with a zone.
        form: ``dmn``, or ``jdm`` for the model of GoRules.

    Raises:
        NotInDmnError: a question that was named cannot be said exactly; with the reasons of all.
        UnknownPointError: nothing in force answers a question.
        MissingParameterError: values that the company has not filled.
        CrmPolicyError: the package ``lxml`` is not installed.
    """
    exporting = exporting_of(policies, questions, now=now)
    left_out = exporting.left_out
    if form == "dmn":
        data = written(exporting.model())
    else:
        text, lacking = _as_jdm(exporting)
        if questions and lacking:
            raise refused(lacking.values())
        data, left_out = text.encode(), left_out | lacking
    inside = (name for name in exporting.written if name not in left_out)
    return Exported(data, tuple(inside), left_out)


def _as_jdm(exporting: Exporting) -> tuple[str, dict[str, Fault]]:
    """Write what the engine of GoRules knows, and give the reasons for the tables that it does not."""
    text, lacking = jdm_text(exporting.model())
    faults: dict[str, Fault] = {}
    for name, each in exporting.written.items():
        if isinstance(each, Written) and each.name in lacking:
            point = exporting.policies.point(name)
            faults[name] = lacking[each.name].fault(point.name, point.title)
    return text, faults


def dmn_of(policies: PolicySet, /, *questions: str, now: datetime) -> bytes:
    """Write decision tables as a DMN 1.5 file (OMG formal/2024-01-01).

    The values in force at a moment are written into the tables. What decides a fact of a question is written
    too, where it can be; else that fact is an input. Facts that follow from others are inputs as well.

    Args:
        policies: what is in force.
        questions: their names; none: all that can be written.
        now: the moment whose values count, with a zone.

    Raises:
        NotInDmnError: a question that was named cannot be said exactly; with the reasons of all.
        UnknownPointError: nothing in force answers a question.
        MissingParameterError: values that the company has not filled.
        CrmPolicyError: the package ``lxml`` is not installed.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-steel")
    >>> b'hitPolicy="PRIORITY"' in dmn_of(policies, "customer_grade", now=datetime(2026, 1, 5, tzinfo=UTC))
    True
    """
    return export(policies, questions, now=now).data


def jdm_of(policies: PolicySet, /, *questions: str, now: datetime) -> str:
    """Write decision tables as a JSON decision model of GoRules, for their engine ZEN.

    The same tables as :func:`dmn_of` writes. ZEN has no aggregations, no instants and no lengths of time, and
    its names are ASCII.

    Args:
        policies: what is in force.
        questions: their names.
        now: the moment whose values count, with a zone.

    Raises:
        NotInDmnError: a question cannot be said exactly, or not in this form.
        UnknownPointError: nothing in force answers a question.
        MissingParameterError: values that the company has not filled.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-steel")
    >>> '"hitPolicy": "first"' in jdm_of(policies, "customer_grade", now=datetime(2026, 1, 5, tzinfo=UTC))
    True
    """
    return export(policies, questions, now=now, form="jdm").data.decode()


def policy_files(
    data: bytes, /, *, document: str, file: str = "model.dmn", beside: str | Path | None = None
) -> dict[str, str]:
    """Read the decision tables of a DMN file (1.3 to 1.5) as the files of a document.

    Args:
        data: the bytes of the file.
        document: the key of the document, which is the name of its folder too.
        file: how the file is called in faults.
        beside: the folder in which that folder is to stand: the shared words that count there are used where
            they are the same.

    Returns:
        Texts by file name: ``policy.yaml``, ``facts.yaml``, ``decisions.yaml``, ``clauses.yaml``.

    Raises:
        DmnError: it is no DMN, or something in it has no place in our policies; with all of it and its lines.
        InvalidPolicySetError: the shared words cannot be used.
        CrmPolicyError: the package ``lxml`` is not installed.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel")
    >>> file = dmn_of(steel, "customer_industry", now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> print(policy_files(file, document="steel")["decisions.yaml"].splitlines()[3])
      customer_industry:
    """
    faults: list[Fault] = []
    shared = shared_words(words_folder(Path.cwd() if beside is None else Path(beside)), faults)
    if faults:
        raise InvalidPolicySetError(faults)
    return files_of(read_model(data, file), document=document, file=file, shared=shared)
