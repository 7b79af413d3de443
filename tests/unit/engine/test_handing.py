"""What is set by hand finds the question that it speaks of, however far away."""

from crmpolicy.engine.handing import settable
from crmpolicy.testing import load_texts

RULES = """\
format: 1
facts:
  sold: {title: {zh: 销量, en: sold}, type: number}
roles:
  manager: {title: {zh: 经理, en: manager}}
decisions:
  most:
    title: {zh: 上限, en: most}
    outputs: {most: {title: {zh: 上限, en: most}, type: number}}
    rules: [{id: c, then: {most: sold}, clause: d.1}]
    override: {outputs: [most], by: manager, needs: [], clause: d.1}
  least:
    title: {zh: 下限, en: least}
    requires: {ceiling: most.most}
    outputs: {least: {title: {zh: 下限, en: least}, type: number}}
    rules: [{id: c, then: {least: ceiling}, clause: d.1}]
  fits:
    title: {zh: 合适, en: fits}
    requires: {floor: least.least, limit: most.most}
    outputs: {fits: {title: {zh: 合适, en: fits}, type: boolean}}
    rules: [{id: c, when: {sold: {at_least: floor, up_to: limit}}, then: {fits: yes}, clause: d.1}]
    otherwise: {id: no, then: {fits: no}, clause: d.1}
"""


def test_what_may_be_set_in_a_question_that_is_asked_two_ways_is_found_once() -> None:
    effective = load_texts({"d/rules.yaml": RULES}, "d").effective
    assert settable(effective, "d.fits") == {"most"}
    assert settable(effective, "d.most") == {"most"}


def test_where_no_question_allows_it_nothing_is_found() -> None:
    rules = RULES.replace("    override: {outputs: [most], by: manager, needs: [], clause: d.1}\n", "")
    assert settable(load_texts({"d/rules.yaml": rules}, "d").effective, "d.fits") == frozenset()
