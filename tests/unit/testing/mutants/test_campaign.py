"""Mutants put to cases: killed, proved equivalent, survived; and the cases that are suggested."""

from pathlib import Path

from crmpolicy.cli.mutants import compare
from crmpolicy.testing import run_cases
from crmpolicy.testing.measuring import asked_in
from crmpolicy.testing.mutants import Campaign, Compared, Fate, Score, campaigns, fates, suggest
from crmpolicy.testing.texts import write_texts
from tests.unit.testing.conftest import RULES

SIZE = "ask: doc.size, with: {bound: 100元}, now: 2026-01-05T09:00"
AT = f"{SIZE}, given: {{amount: 100元}}, expect: {{large: yes}}"
BELOW = f"{SIZE}, given: {{amount: 99.99元}}, expect: {{large: no}}"
FAR = f"{SIZE}, given: {{amount: 500元}}, expect: {{large: yes}}"
WRONG = f"{SIZE}, given: {{amount: 500元}}, expect: {{large: no}}"


def folder(root: Path, *cases: str, rules: str = RULES) -> Path:
    """Write the small document with some cases."""
    lines = "".join(f"  - {{case: 案例{place}, {case}}}\n" for place, case in enumerate(cases, 1))
    write_texts({"doc/rules.yaml": rules, "doc/cases/a.yaml": f"format: 1\ncases:\n{lines}"}, root)
    return root / "doc"


def campaign(root: Path, *cases: str, rules: str = RULES) -> Campaign:
    """Give the campaign against the small document."""
    _, asked = asked_in(folder(root, *cases, rules=rules))
    (found,) = campaigns(asked, compare)
    return found


def of_size(found: Campaign) -> dict[tuple[str, str], Fate]:
    """Tell what becomes of the mutants of one question, by what is done and to which rule."""
    return {
        (each.mutant.operator, each.mutant.name.rpartition("/")[2]): each
        for each in fates(found, point="doc.size")
    }


def test_cases_at_and_beside_the_bound_kill_every_mutant(tmp_path: Path) -> None:
    found = of_size(campaign(tmp_path, AT, BELOW))
    assert {each.verdict for each in found.values()} == {"killed"}
    assert len(found) == 7
    assert found["bound", "large"].killed_by == "案例1"
    assert found["drop", "small"].killed_by == "案例2"


def test_a_case_far_from_the_bound_lets_it_survive(tmp_path: Path) -> None:
    found = of_size(campaign(tmp_path, FAR))
    survived = {name for name, each in found.items() if each.verdict == "survived"}
    assert survived == {("drop", "small"), ("outcome", "small"), ("bound", "large"), ("bound", "small")}
    assert all(
        each.compared is not None and not each.compared.same
        for name, each in found.items()
        if name in survived
    )


def test_a_case_that_fails_already_notices_nothing(tmp_path: Path) -> None:
    found = of_size(campaign(tmp_path, WRONG, FAR))
    assert found["drop", "small"].verdict == "survived"


def test_what_changes_nothing_is_proved(tmp_path: Path) -> None:
    """Where rules exclude each other their order means nothing; what the first takes no later one gets."""
    first = RULES.replace("    outputs: {large:", "    hit: first\n    outputs: {large:")
    found = of_size(campaign(tmp_path, AT, BELOW, rules=first))
    proved = [name for name, each in found.items() if each.verdict == "equivalent"]
    assert proved == [("order", "large"), ("bound", "small")]
    score = Score(tuple(found.values()))
    assert (score.killed, score.to_kill, len(score.fates)) == (6, 6, 8)


def test_without_a_proof_a_mutant_survives(tmp_path: Path) -> None:
    first = RULES.replace("    outputs: {large:", "    hit: first\n    outputs: {large:")
    _, asked = asked_in(folder(tmp_path, AT, BELOW, rules=first))
    (found,) = campaigns(asked, lambda _before, _after: Compared(same=False))
    assert of_size(found)["order", "large"].verdict == "survived"


def test_values_are_put_to_the_cases_that_rest_on_them(tmp_path: Path) -> None:
    used = RULES.replace("value: required", "value: 100元")
    at, below = (each.replace("with: {bound: 100元}, ", "") for each in (AT, BELOW))
    found = of_size(campaign(tmp_path, at, below, rules=used))
    assert found["threshold", "doc.bound"].verdict == "killed"
    assert not [name for name in found if name[1] == "doc.idle"]  # no rule of this question looks at it


def test_a_value_that_nothing_uses_is_equivalent(tmp_path: Path) -> None:
    every = {each.mutant.key: each.verdict for each in fates(campaign(tmp_path, AT))}
    assert every["doc.idle"] == "equivalent"


BEHIND = (
    RULES
    + """\
  care:
    title: {zh: 关照, en: care}
    requires: {large: size.large}
    outputs: {cared: {title: {zh: 关照, en: cared}, type: boolean}}
    rules: [{id: big, when: {large: yes}, then: {cared: yes}, clause: doc.1}]
    otherwise: {id: not-big, then: {cared: no}, clause: doc.2}
"""
)


def test_a_mistake_in_a_question_behind_is_noticed_by_who_asks_the_one_before_it(tmp_path: Path) -> None:
    """Only what rests on nothing that was changed stays compiled."""
    cared = AT.replace("doc.size", "doc.care").replace("large", "cared")
    not_cared = BELOW.replace("doc.size", "doc.care").replace("large", "cared")
    found = campaign(tmp_path, cared, not_cared, rules=BEHIND)
    assert {each.verdict for each in of_size(found).values()} == {"killed"}
    of_care = [each.verdict for each in fates(found, point="doc.care") if each.mutant.key == "doc.care"]
    assert set(of_care) == {"killed"}


def test_one_document_is_asked_for(tmp_path: Path) -> None:
    _, asked = asked_in(folder(tmp_path, AT))
    assert campaigns(asked, compare, only="other") == ()
    assert [each.policies.company for each in campaigns(asked, compare, only="doc")] == ["doc"]


def test_every_survivor_gets_a_case_that_kills_it(tmp_path: Path) -> None:
    """Checked from outside: written into a file, the cases pass, and no mutant of the question is left."""
    found = campaign(tmp_path, FAR)
    texts = [_suggested(found, each) for each in fates(found, point="doc.size") if each.verdict == "survived"]
    more = tmp_path / "doc" / "cases" / "more.yaml"
    more.write_text(
        "format: 1\ncases:\n" + "".join(f"{each}\n" for each in dict.fromkeys(texts)), encoding="utf-8"
    )
    _distinct(more)
    assert all(each.passed for each in run_cases(tmp_path))
    _, asked = asked_in(tmp_path)
    (again,) = campaigns(asked, compare)
    assert {each.verdict for each in of_size(again).values()} == {"killed"}


def _suggested(found: Campaign, fate: Fate) -> str:
    suggestion = suggest(found, fate)
    assert suggestion is not None
    assert "clause: doc." in suggestion.text
    return suggestion.text


def _distinct(file: Path) -> None:
    """Number the titles: cases of one file are called apart."""
    lines = file.read_text(encoding="utf-8").splitlines()
    titled = [f"{line} {place}" if line.startswith("  - case:") else line for place, line in enumerate(lines)]
    file.write_text("\n".join(titled) + "\n", encoding="utf-8")


def test_a_case_is_made_of_what_the_comparison_found(tmp_path: Path) -> None:
    """No owner's case asks the question, so its facts, and a value for what is open, come from the proof."""
    found = campaign(tmp_path, "ask: doc.worth, given: {mark: good, amount: 1元, paid: 1元},"
                     " now: 2026-01-05T09:00, expect: {mark: good}")  # fmt: skip
    bound = of_size(found)["bound", "large"]
    text = _suggested(found, bound)
    assert "    with: {bound: " in text
    assert "    because: [large]" in text
    assert "    expect: {large: yes}" in text


def test_what_cannot_be_told_apart_gets_no_case(tmp_path: Path) -> None:
    found = campaign(tmp_path, AT)
    idle = next(each for each in fates(found) if each.mutant.key == "doc.idle")
    assert suggest(found, idle) is None
