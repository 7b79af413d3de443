"""How the answers of several documents become one: what the company must say, and whether it has."""

from collections.abc import Iterator, Mapping, Sequence

from crmpolicy.errors import Fault, Location
from crmpolicy.policy.documents import Company, JoinChoice, ScaleMap
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.naming import plain_name
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Table
from crmpolicy.wording import Words


def join_faults(company: Company, tables: Mapping[str, Table]) -> list[Fault]:
    """Find subjects that several adopted documents answer without the company saying whose answer counts."""
    faults: list[Fault] = []
    by_subject: dict[str, list[Table]] = {}
    for key in sorted(tables):
        by_subject.setdefault(tables[key].subject, []).append(tables[key])
    for subject, answering in by_subject.items():
        documents = [table.document for table in answering]
        if subject in company.chosen:
            continue
        faults += _facts_apart(company, subject, answering)
        if len(answering) > 1 and all(table.course is None for table in answering):
            faults += _undecided(company, subject, answering, documents)
        elif len(answering) > 1:
            faults += _courses(company, subject, answering, documents)
    return faults


def _facts_apart(company: Company, subject: str, tables: Sequence[Table]) -> Iterator[Fault]:
    """What is one answer for all documents has to be one fact: two of them could contradict each other."""
    facts: dict[tuple[str, str], dict[str, str]] = {}
    for table in tables:
        for each in table.requires:
            facts.setdefault((each.point, each.output), {})[each.fact] = table.document
    for (point, output), apart in facts.items():
        if "." not in point and len(apart) > 1:
            told = {"subject": subject, "answer": f"{point}.{output}", "name": plain_name(next(iter(apart)))}
            yield Fault("company-fact-not-one", {**told, "facts": tuple(apart)}, company.place)


def _courses(
    company: Company, subject: str, tables: Sequence[Table], documents: Sequence[str]
) -> Iterator[Fault]:
    """Duties are joined each for itself; of chains, lifecycles and different kinds one has to be chosen."""
    arguments: dict[str, str | tuple[str, ...]] = {
        "subject": subject,
        "documents": tuple(documents),
        "first": documents[0],
    }
    courses = [table.course for table in tables]
    if len({type(course) for course in courses}) > 1:
        yield Fault("company-kinds-differ", arguments, company.place)
        return
    duties = [each for course in courses if isinstance(course, Duties) for each in course.duties]
    if not duties:
        yield Fault("company-course-must-choose", arguments, company.place)
    for name in sorted({each.name for each in duties}):
        joins = [each.join for each in duties if each.name == name]
        if len(joins) > 1 and (len(set(joins)) > 1 or "chosen" in joins):
            having = tuple(
                table.document
                for table in tables
                if isinstance(table.course, Duties) and any(each.name == name for each in table.course.duties)
            )
            told = arguments | {"duty": name, "documents": having, "first": having[0]}
            yield Fault("company-duty-must-choose", told, company.place)


def _undecided(
    company: Company, subject: str, tables: Sequence[Table], documents: Sequence[str]
) -> list[Fault]:
    faults: list[Fault] = []
    maps = {each.source: each for each in company.scale_maps}
    for name in sorted({output.name for table in tables for output in table.outputs}):
        outputs = [output for table in tables for output in table.outputs if output.name == name]
        join = _join(company.joins, subject, name) or outputs[0].join
        arguments: dict[str, str | Words | tuple[str | Words, ...]] = {
            "subject": subject,
            "output": name,
            "documents": tuple(documents),
            "first": documents[0],
        }
        if join == "chosen":
            faults.append(Fault("company-must-choose", arguments, company.place))
            break
        listing = [table.document for table in tables if table.lists(name)]
        if listing:
            arguments |= {"join": join, "listing": tuple(listing)}
            faults.append(Fault("company-lists-not-joined", arguments, company.place))
            continue
        scales = {output.type.scale.id for output in outputs if isinstance(output.type, Choice)}
        if len(scales) > 1 and len(targets(scales, maps)) != 1:
            arguments["scales"] = tuple(sorted(scales))
            faults.append(Fault("company-scales-unmapped", arguments, company.place))
    return faults


def targets(scales: set[str], maps: Mapping[str, ScaleMap]) -> set[str]:
    """Give the scales on which the words of these scales end up."""
    return {maps[scale].target if scale in maps else scale for scale in scales}


def _join(joins: Sequence[JoinChoice], subject: str, output: str) -> str | None:
    found = [each.use for each in joins if each.subject == subject and each.output == output]
    found += [each.use for each in joins if each.subject == subject and each.output is None]
    return found[0] if found else None


def version_faults(company: Company, versions: Mapping[str, int], place: Location | None) -> list[Fault]:
    """Find documents whose version is not the one that the company adopted."""
    return [
        Fault(
            "company-other-version",
            {"document": key, "pinned": str(pinned), "found": str(versions[key])},
            place,
        )
        for key, pinned in company.adopts
        if key in versions and versions[key] != pinned
    ]
