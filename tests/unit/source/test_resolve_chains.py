"""Chains and lifecycles as they are lowered."""

from typing import Any

from crmpolicy.policy.guards import FactOf, Guard, Literally, ParameterOf
from crmpolicy.policy.lifecycles import AT_REST, LEVELS, LOWEST, MOVES, PASSES, Chain, Lifecycle
from crmpolicy.policy.scales import Choice

CHAIN = """\
events:
  hand_up: {title: {zh: 上报, en: handed up}}
  solve: {title: {zh: 解决, en: solved}}
roles:
  chief: {title: {zh: 主任, en: chief}}
parameters:
  stay: {title: {zh: 停留, en: stay}, type: term, value: 4h}
  boss: {title: {zh: 负责人, en: boss}, type: role, value: chief}
  special: {title: {zh: 特别层级, en: special}, type: choice, scale: {levels: ladder}, value: top}
decisions:
  ladder:
    title: {zh: 逐级, en: ladder}
    kind: chain
    starts: receive
    governed_by: receive
    next_by: hand_up
    ends: {solve: solved}
    done: approved
    at_limit: move up
    self_approval: next level
    levels:
      - {id: desk, title: {zh: 前台, en: desk}, who: manager, at_most: stay, clause: steel.1}
      - id: top
        title: {zh: 上层, en: top}
        who: boss
        when: {active: yes}
        passes_when: {orders: {over: 3}}
        then: {tell: [manager, boss]}
    rules:
      - {id: red, when: {colour: red}, then: {level: top}}
      - {id: special, when: {active: yes}, then: {level: {parameter: special}}}
    properties:
      - {id: sure, never: {state: approved}, when: {active: no}}
      - {id: ends, always: can end}
"""

LIFE = """\
events:
  begin: {title: {zh: 开始, en: begun}}
  end: {title: {zh: 结束, en: ended}}
roles:
  chief: {title: {zh: 主任, en: chief}}
decisions:
  life:
    title: {zh: 过程, en: life}
    kind: lifecycle
    tracks:
      - id: work
        title: {zh: 工作, en: work}
        states:
          - {id: new, title: {zh: 新, en: new}, start: yes}
          - {id: old, title: {zh: 旧, en: old}, final: yes}
      - id: pay
        title: {zh: 付款, en: pay}
        states:
          - {id: none, title: {zh: 无, en: none}, start: yes, rest: yes}
          - {id: due, title: {zh: 待付, en: due}}
    moves:
      - {id: m1, from: {work: new, pay: at_rest}, event: begin, to: {pay: due}, by: chief, when: {active: no}}
      - id: m2
        from: {work: [new], pay: [none, due]}
        event: end
        to: {work: old, pay: none}
        needs: [note, severity]
        then: {tell: [chief, note], publish: yes, opens: life}
    properties:
      - {id: once, never_twice: end}
      - {id: order, first: begin, before: end}
"""


def test_levels_become_rules_that_carry_their_ids(document_faults: Any) -> None:
    table = document_faults(CHAIN).tables["steel.ladder"]
    assert [(part.id, [rule.id for rule in part.rules]) for part in table.parts] == [
        (LEVELS, ["desk", "top"]),
        (PASSES, ["top"]),
        (LOWEST, ["red", "special"]),
    ]
    assert {(part.hit, part.silent) for part in table.parts} == {("rule order", True)}
    assert set(table.combine) == {("who", "list"), ("at_most", "list"), ("level", "list")}
    desk, top = table.parts[0].rules
    assert dict(desk.then) == {"who": Literally("manager"), "at_most": ParameterOf("steel.stay")}
    assert (desk.clauses, desk.when) == (("steel.1",), Guard())
    assert dict(top.then) == {"who": ParameterOf("steel.boss")}
    assert top.when.tests[0].subject == FactOf("steel.active")


def test_what_must_hold_to_pass_stands_apart_from_what_must_hold_to_take_part(document_faults: Any) -> None:
    (rule,) = document_faults(CHAIN).tables["steel.ladder"].parts[1].rules
    assert rule.then == ()
    assert rule.when.tests[0].subject == FactOf("steel.orders")


def test_lowest_levels_are_words_of_the_chain(document_faults: Any) -> None:
    table = document_faults(CHAIN).tables["steel.ladder"]
    red, special = table.parts[2].rules
    assert red.then == (("level", Literally("top")),)
    assert special.then == (("level", ParameterOf("steel.special")),)
    kind = table.output("level").type
    assert isinstance(kind, Choice)
    assert kind.scale.ids == ("desk", "top")


def test_the_course_of_a_chain_has_its_events_and_conventions(document_faults: Any) -> None:
    course = document_faults(CHAIN).tables["steel.ladder"].course
    assert isinstance(course, Chain)
    assert (course.starts, course.next_by, course.ends, course.done) == (
        "receive",
        "hand_up",
        (("solve", "solved"),),
        "approved",
    )
    assert (course.at_limit, course.self_approval, course.pauses) == ("move up", "next level", None)
    desk, top = course.levels
    assert (desk.guarded, desk.tell) == (False, ())
    assert (top.guarded, top.tell) == (True, ("manager", ParameterOf("steel.boss")))


def test_a_chain_without_guards_and_rules_has_levels_only(document_faults: Any) -> None:
    text = CHAIN.replace("        passes_when: {orders: {over: 3}}\n", "")
    start, end = text.index("    rules:\n"), text.index("    properties:\n")
    table = document_faults(text[:start] + text[end:]).tables["steel.ladder"]
    assert [part.id for part in table.parts] == [LEVELS]


def test_laws_speak_of_the_state_of_a_chain(document_faults: Any) -> None:
    sure, ends = document_faults(CHAIN).tables["steel.ladder"].properties
    assert sure.never.tests[0].operands == (Literally("approved"),)
    assert ends.always == "can end"


def test_moves_become_rules_that_say_who(document_faults: Any) -> None:
    table = document_faults(LIFE).tables["steel.life"]
    (part,) = table.parts
    assert (part.id, part.hit, part.silent) == (MOVES, "rule order", True)
    one, two = part.rules
    assert (one.id, one.then, two.then) == ("m1", (("by", Literally("chief")),), ())
    assert one.when.tests[0].subject == FactOf("steel.active")
    assert [each.name for each in table.outputs] == ["by"]


def test_the_course_of_a_lifecycle_has_tracks_and_moves(document_faults: Any) -> None:
    course = document_faults(LIFE).tables["steel.life"].course
    assert isinstance(course, Lifecycle)
    work, pay = course.tracks
    assert [(each.id, each.start, each.final) for each in work.states] == [
        ("new", True, False),
        ("old", False, True),
    ]
    assert [(each.id, each.rest) for each in pay.states] == [("none", True), ("due", False)]
    one, two = course.moves
    assert (one.event, one.start, one.to) == (
        "begin",
        (("work", ("new",)), ("pay", (AT_REST,))),
        (("pay", "due"),),
    )
    assert two.start == (("work", ("new",)), ("pay", ("none", "due")))
    assert (two.needs, two.tell) == (("steel.note", "severity"), ("chief", "steel.note"))
    assert (two.publish, two.opens) == (True, "steel.life")


def test_states_without_tracks_stand_on_one(document_faults: Any) -> None:
    text = """\
        events: {begin: {title: {zh: 开始, en: begun}}}
        decisions:
          life:
            title: {zh: 过程, en: life}
            kind: lifecycle
            states: [{id: new, title: {zh: 新, en: new}, start: yes}, {id: old, title: {zh: 旧, en: old}}]
            moves: [{id: m, from: new, event: begin, to: old}]
        """
    course = (
        document_faults(text.replace("        ", "", 1).replace("\n        ", "\n"))
        .tables["steel.life"]
        .course
    )
    assert [track.id for track in course.tracks] == ["state"]
    assert (course.moves[0].start, course.moves[0].to) == ((("state", ("new",)),), (("state", "old"),))


def test_laws_of_a_lifecycle_are_kept(document_faults: Any) -> None:
    once, order = document_faults(LIFE).tables["steel.life"].properties
    assert once.more == (("never_twice", "end"),)
    assert order.more == (("first", "begin"), ("before", "end"))
