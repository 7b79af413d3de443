"""Forms that nobody can fill in: the checker tells of one just where trying every small form finds none."""

from itertools import product
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings

from crmpolicy.verify import check
from tests.property.small_records import NAMES, Asked, Form, Ruled, forms

MOST: Final = 8
"""Numbers of rules and one beyond for each entry: larger ones lie to each other no otherwise."""
CIRCLE: Final = Form(
    ("yes", "first", "third", "no"),
    tuple(Ruled(None, Asked(one, "over", other), soft=False) for one, other in ("ab", "bc", "ca")),
)
BLANK: Final = Form(("no", "no", "no", "second"), (Ruled(None, Asked("d", "known", "no"), soft=False),))
CLAUSES: Final = """\
format: 1
clauses:
  doc.form: {where: 1, kind: rule, computable: yes, summary: {zh: 一, en: one}}
  doc.r: {where: 2, kind: rule, computable: yes, summary: {zh: 二, en: two}}
"""
POLICY: Final = """\
format: 1
document: doc
title: {zh: 文件, en: document}
version: 1
zone: Asia/Shanghai
currency: 元
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document whose one form is written anew for each example."""
    path = tmp_path_factory.mktemp("forms") / "doc"
    path.mkdir()
    (path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (path / "clauses.yaml").write_text(CLAUSES, encoding="utf-8")
    return path


def can_be_complete(form: Form) -> bool:
    """Try every form of small numbers and blanks at the last stage; what no hard rule names is nought."""
    hard = [each for each in form.rules if not each.soft]
    asked = {test.name for each in hard for test in (each.when, each.must) if test is not None}
    asked |= {test.operand for each in hard for test in (each.when, each.must) if test is not None}
    values = [(None, *range(MOST)) if name in asked else (0,) for name in NAMES]
    wanted = [name for name, since in zip(NAMES, form.required, strict=True) if since != "no"]
    tried = (dict(zip(NAMES, each, strict=True)) for each in product(*values))
    assert {each.must.operand for each in hard} <= {*range(5), *NAMES, "yes", "no"}
    return any(
        all(one[name] is not None for name in wanted) and not any(each.broken(one) for each in hard)
        for one in tried
    )


@settings(max_examples=200, deadline=None)
@given(form=forms())
@example(form=CIRCLE)
@example(form=BLANK)
def test_a_form_is_hopeless_just_where_no_small_form_is_complete(folder: Path, form: Form) -> None:
    """Found where there is none, and nothing found where there is one; nothing stays open."""
    (folder / "rules.yaml").write_text(form.text(), encoding="utf-8")
    report = check(folder, only=lambda name: name.endswith("form"))
    found = [each for each in report.findings if each.code == "CRM606" and "stage" not in each.message]
    assert [each for each in report.undecided if each.check == "broken-form"] == []
    assert (found == []) is can_be_complete(form)


@pytest.mark.parametrize("form", [CIRCLE, BLANK])
def test_the_oracle_tells_of_a_hopeless_form(form: Form) -> None:
    """Three entries each over the next, and one that has to be there and blank."""
    assert not can_be_complete(form)
