"""Documents name roles of their own; their joined answer may hold the roles of any of them."""

from crmpolicy.testing import load_texts
from tests.unit.engine.conftest import outcome

SUBJECTS = """\
format: 1
subjects:
  asked:
    title: {zh: 问, en: asked}
    room: tiering
    outputs: {who: {title: {zh: 谁, en: who}, type: list, join: union}}
"""
DOCUMENT = """\
format: 1
roles:
  {role}: {{title: {{zh: {title}, en: {role}}}}}
decisions:
  asked:
    outputs: {{who: {{of: role}}}}
    rules: [{{id: r, then: {{who: [{role}]}}, clause: d}}]
"""
COMPANY = """\
format: 1
company: acme
title: {zh: 公司, en: company}
zone: UTC
currency: 元
adopts: [north@1, south@1]
"""
FILES = {
    "subjects.yaml": SUBJECTS,
    "north/rules.yaml": DOCUMENT.format(role="clerk", title="文员"),
    "south/rules.yaml": DOCUMENT.format(role="warden", title="库管"),
    "acme.yaml": COMPANY,
}


def test_a_list_of_roles_is_joined_over_documents_that_know_different_roles() -> None:
    assert outcome(load_texts(FILES, "acme.yaml"), {}) == {"who": ("clerk", "warden")}


def test_the_joined_answer_is_shown_with_the_titles_of_all_documents() -> None:
    kind = load_texts(FILES, "acme.yaml").point("asked").outcome["who"]
    assert kind.show(("clerk", "warden"), "zh") == "文员、库管"


def test_a_document_alone_knows_its_own_roles() -> None:
    kind = load_texts(FILES, "north").point("asked").outcome["who"]
    assert kind.show(("clerk",), "zh") == "文员"
