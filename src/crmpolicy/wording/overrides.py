"""Outputs that a person sets by hand: what is wrong with them, and how they are told."""

from typing import Final

from crmpolicy.wording import Words

_FAULTS: Final = {
    "override-not-a-record": Words(
        "`override` 应是一组条目，现在是 `{given}`", "`override` is a set of entries, not `{given}`"
    ),
    "override-not-a-record.hint": Words(
        "写明由谁改（by、name）、为什么、到什么时候为止，以及改成什么",
        "give who sets it (`by`, `name`), why, until when, and what is set",
    ),
    "override-unknown-name": Words("`override` 里不认识 `{name}`", "`override` knows no entry `{name}`"),
    "override-unknown-name.hint": Words("可以写：{known}", "it may have: {known}"),
    "override-lacks": Words("`override` 里缺少 `{name}`", "`override` lacks `{name}`"),
    "override-lacks.hint": Words(
        "人工改写必须留下这一项，否则不算数", "nothing is set by hand without it; give it with the facts"
    ),
    "override-sets-nothing": Words("`override` 没有改任何结果", "`override` sets no output"),
    "override-sets-nothing.hint": Words("可以改的结果：{known}", "it may set: {known}"),
    "override-value": Words("`override` 的 `{name}`：{said}", "`{name}` of `override`: {said}"),
    "override-unknown-role": Words("没有 `{role}` 这个岗位", "there is no role `{role}`"),
    "override-unknown-role.hint": Words("可以写：{known}", "it may be: {known}"),
    "override-role-may-not": Words("{role}无权人工改写这里的结果", "{role} may not set this by hand"),
    "override-role-may-not.hint": Words("有权的是：{known}", "who may: {known}"),
    "override-nobody-may": Words(
        "公司没有指定谁可以人工改写这里的结果，{role}也不行",
        "the company has named nobody who may set this by hand, so {role} may not either",
    ),
    "override-nobody-may.hint": Words(
        "由制度负责人在公司文件里填写批准人的参数",
        "the policy owner fills in the parameter for the approver in the company's file",
    ),
}
_TOLD: Final = {
    "explain-by-hand": Words(
        "{role}{name}人工确定：{said}{why}{until}{clauses}",
        "{role} {name} set by hand: {said}{why}{until}{clauses}",
    ),
    "explain-by-hand-ended": Words(
        "{role}{name}作过人工改写，已于{until}到期，不再算数{clauses}",
        "{role} {name} had set it by hand until {until}; that has ended and counts no more{clauses}",
    ),
    "explain-by-hand-why": Words("，理由是“{reason}”", ", because of “{reason}”"),
    "explain-by-hand-until": Words("，有效至{until}", ", until {until}"),
}

MESSAGES: Final = {**_FAULTS, **_TOLD}
