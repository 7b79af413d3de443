"""What a form lacks and breaks, put together: the outcome, and a reason with its clause for each of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from crmpolicy.engine.decision import Decision, Outcome, Reason
from crmpolicy.engine.program import Program
from crmpolicy.engine.record_lines import Broken, broken_by
from crmpolicy.engine.record_outcome import COMPLETE, INVALID, MISSING, OUTPUTS, Wrong
from crmpolicy.engine.record_reading import Found, Reading, in_form_order
from crmpolicy.policy.records import FIELDS, FORM, Record
from crmpolicy.policy.tables import Table


@dataclass(frozen=True, slots=True)
class Judging:
    """One form that was read, its stage, and the rules that match where they are broken."""

    table: Table
    form: Record
    reading: Reading
    stage: str | None
    ruled: Decision

    def judge(self, program: Program) -> tuple[Outcome, tuple[Reason, ...]]:
        """Give the outcome, and the reasons: entries in the order of the form, then rules."""
        broken = {
            each.rule: broken_by(program, self.form.demand(each.rule), self.ruled.facts)
            for each in self.ruled.reasons
        }
        soft = {rule.id for _, rule in self.table.rules() if rule.soft}
        wanted = self._wanted(broken, soft)
        missing = in_form_order(wanted, self.form.fields)
        first = {each.path: each for each in reversed(self.reading.invalid)}
        invalid = [first[path] for path in in_form_order(first, self.form.fields)]
        told = [self._reason(MISSING, path, wanted[path]) for path in missing]
        told += [self._invalid(each) for each in invalid]
        told += [_ruling(each, broken[each.rule]) for each in self.ruled.reasons]
        found = (missing, _worded(invalid), _worded(sorted(self.reading.strange, key=_path)))
        rules = [each.rule for each in self.ruled.reasons]
        sorts = (tuple(each for each in rules if (each in soft) is warns) for warns in (False, True))
        return _outcome(*found, *sorts), tuple(told) or (self._reason(COMPLETE, "", ()),)

    def _wanted(self, broken: dict[str, Broken], soft: set[str]) -> dict[str, tuple[str, ...]]:
        """Give the blank entries that the stage, or a rule that is broken, wants; each with clauses."""
        blank = dict(self.reading.blank)
        found = {
            path: self.form.clauses_of(entry)
            for path, entry in blank.items()
            if self.form.wants(entry, self.stage)
        }
        for reason in self.ruled.reasons:
            if reason.rule not in soft:
                for path, _ in broken[reason.rule].entries(self.form):
                    if path in blank:
                        found.setdefault(path, reason.clauses)
        return found

    def _invalid(self, found: Found) -> Reason:
        clauses = self.form.clauses_of(found.entry) if found.entry is not None else ()
        return self._reason(INVALID, found.path, clauses)

    def _reason(self, output: str, path: str, clauses: tuple[str, ...]) -> Reason:
        """Give the clause that asks for an entry, at the last that of the form."""
        part, rule = (FIELDS, path) if path else (FORM, self.table.subject)
        said = ((output, path or True),)
        return Reason(self.table.document, part, rule, clauses or self.table.clauses, said, binding=True)


def _ruling(reason: Reason, broken: Broken) -> Reason:
    """Say in the reason of a broken rule which lines break it."""
    return reason._replace(said=(("lines", broken.lines),) if broken.lines else ())


def _worded(found: Iterable[Found]) -> tuple[Wrong, ...]:
    return tuple(Wrong.of(each.path, each.fault) for each in found)


def _path(found: Found) -> str:
    return found.path


def _outcome(
    missing: tuple[str, ...],
    invalid: tuple[Wrong, ...],
    strange: tuple[Wrong, ...],
    broken: tuple[str, ...],
    warned: tuple[str, ...],
) -> Outcome:
    complete = not (missing or invalid or strange or broken)
    found = (missing, invalid, strange, broken, warned)
    return Outcome(((COMPLETE, complete), *zip(OUTPUTS[1:], found, strict=True)))
