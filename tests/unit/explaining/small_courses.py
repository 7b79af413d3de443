"""A workshop's duties, signing chain and repair, to be explained: short, with a working calendar."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.explaining import explain
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language

SHANGHAI = ZoneInfo("Asia/Shanghai")
WORDS = """\
format: 1
roles:
  clerk: {title: {zh: 接待员, en: clerk}}
  head: {title: {zh: 主管, en: head}}
  owner: {title: {zh: 老板, en: owner}}
events:
  receive: {title: {zh: 收到, en: received}}
  pause: {title: {zh: 等客户, en: waiting}}
  resume: {title: {zh: 客户回话, en: answered}}
  reopen: {title: {zh: 重开, en: reopened}}
  close: {title: {zh: 结案, en: closed}}
  approve: {title: {zh: 同意, en: approved}}
  reject: {title: {zh: 退回, en: sent back}}
  deliver: {title: {zh: 交货, en: delivered}}
facts:
  urgent: {title: {zh: 加急, en: urgent}, type: boolean}
  amount: {title: {zh: 金额, en: amount}, type: money, range: {at_least: 0元}}
  by_phone: {title: {zh: 电话, en: by phone}, type: boolean}
parameters:
  answer_limit:
    {title: {zh: 答复时限, en: limit to answer}, type: term, value: 4 working hours, clause: workshop.1}
  head_from:
    {title: {zh: 主管起点, en: from which the head signs}, type: money, value: 1000元, clause: workshop.4}
  extra_limit:
    {title: {zh: 加派时限, en: limit to send help}, type: term, value: optional, clause: workshop.1}
"""
RULES = """\
format: 1
decisions:
  handling:
    title: {zh: 处理时限, en: limits of handling}
    kind: duties
    governed_by: now
    starts: receive
    closes: [close]
    at_risk_from: 75%
    pauses: {from: pause, to: resume, stop: [repair]}
    restarts: {reopen: [answer]}
    duties:
      answer: {title: {zh: 答复, en: answer}, counts: {by_phone: yes}}
      repair: {title: {zh: 修好, en: repair}}
      help: {title: {zh: 加派人手, en: help sent}}
      thanks: {title: {zh: 致谢, en: thanks}}
      visit: {title: {zh: 回访, en: visit}}
    counting: {done_by: anyone, beyond_horizon: weekends}
    rules:
      - {id: answer, then: {duty: answer, within: answer_limit, who: clerk}, clause: workshop.1}
      - id: urgent-answer
        when: {urgent: yes}
        then: {duty: answer, within: 1h, who: clerk}
        clause: workshop.1
      - {id: repair, then: {duty: repair, within: 2 days, from: answer, who: head}, clause: workshop.2}
      - {id: extra, then: {duty: help, within: extra_limit, who: head}, clause: workshop.2}
      - id: thank
        when: {urgent: yes}
        then: {duty: thanks, months_after: 1, day: 5, at: "12:00"}
        clause: workshop.3
        strength: soft
      - {id: visit, then: {duty: visit, every: quarter, times: 2, who: clerk}, clause: workshop.3}
      - {id: no-visit, when: {amount: {under: 100元}}, then: {duty: visit, every: never}, no clause: yes}
  signing:
    title: {zh: 报价签批, en: signing of an offer}
    kind: chain
    governed_by: now
    clause: workshop.4
    starts: receive
    next_by: approve
    ends: {reject: refused}
    done: signed
    at_limit: move up
    levels:
      - {id: desk, title: {zh: 前台, en: desk}, who: clerk, at_most: 4 working hours, clause: workshop.4}
      - {id: head, title: {zh: 主管, en: head}, who: head, at_most: 1 working day, clause: workshop.4}
      - id: owner
        title: {zh: 老板, en: owner}
        who: owner
        at_most: 1h
        then: {tell: [owner]}
        clause: workshop.4
    rules:
      - {id: large, when: {amount: {at_least: head_from}}, then: {level: head}, clause: workshop.4}
    pauses: {from: pause, to: resume}
  order:
    title: {zh: 订单过程, en: life of an order}
    kind: lifecycle
    governed_by: now
    clause: workshop.5
    states:
      - {id: made, title: {zh: 已下单, en: ordered}, start: yes}
      - {id: approved, title: {zh: 已确认, en: confirmed}}
      - {id: delivered, title: {zh: 已交货, en: delivered}, final: yes}
    moves:
      - id: approve
        from: made
        event: approve
        to: approved
        by: head
        clause: workshop.5
        then: {tell: [clerk]}
      - {id: deliver, from: approved, event: deliver, to: delivered, when: {urgent: no}, clause: workshop.5}
      - {id: back, from: approved, event: reject, to: made, clause: workshop.5}
"""
CORNER = """\
format: 1
company: corner
title: {zh: 街角店, en: corner shop}
zone: Asia/Shanghai
currency: 元
adopts: [workshop@1]
calendar:
  holidays: none
  hours: {monday to friday: ["08:30-12:00", "13:30-17:30"]}
"""
FACTS: Mapping[str, Mapping[str, Any]] = {
    "handling": {"urgent": False, "amount": "500元"},
    "signing": {"amount": "500元"},
    "order": {"urgent": False},
}


def workshop() -> PolicySet:
    """Load the workshop's policies as its shop has them."""
    files = {"workshop/words.yaml": WORDS, "workshop/rules.yaml": RULES, "corner.yaml": CORNER}
    return load_texts(files, "corner.yaml")


def decided(
    policies: PolicySet, point: str, happened: Sequence[tuple[Any, ...]], now: str, **facts: Any
) -> Decision:
    """Decide a case: rows of event, local moment, perhaps role and details."""
    events = [_event(*row) for row in happened]
    given = {**FACTS[point], **facts, "events": events}
    return policies.point(point).evaluate(given, now=_local(now))


def _event(name: str, at: str, by: str | None = None, **details: Any) -> dict[str, Any]:
    details |= {"by_phone": True} if name == "answer" else {}
    return {"event": name, "at": _local(at), "by": by, **details}


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def told(
    policies: PolicySet,
    point: str,
    happened: Sequence[tuple[Any, ...]],
    now: str,
    *,
    language: Language = "zh",
    **facts: Any,
) -> list[str]:
    """Decide a case and give the lines of its explanation, without what hangs at their beginning."""
    decision = decided(policies, point, happened, now, **facts)
    text = explain(policies, decision, language=language)
    return [line.lstrip(" ").removeprefix("- ") for line in text.split("\n")]
