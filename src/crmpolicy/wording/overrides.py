"""Outputs that a person sets by hand: what is wrong with them, how they are told and shown."""

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
    "override-output": Words(
        "`override` 的 `{name}`（{title}）：{said}", "`{name}` of `override` ({title}): {said}"
    ),
    "override-blank": Words("`override` 的 `{name}` 没有内容", "`{name}` of `override` says nothing"),
    "override-blank.hint": Words(
        "人工改写要留下真实姓名和理由", "what is set by hand keeps a person's name and a reason"
    ),
    "override-not-instead": Words(
        "规则的{title}是“{said}”，不能人工改：只有是“{wanted}”时才可以",
        "the rules say {said} for {title}; that may be set by hand only where they say {wanted}",
    ),
    "override-not-instead.hint": Words(
        "先解决规则指出的问题；规则得出“{wanted}”时，再由有权的人改",
        "mend first what the rules point at; where they say {wanted}, who may can set it",
    ),
    "override-not-here": Words("这里不能用 `{name}`", "`{name}` cannot be used here"),
    "override-not-here.hint": Words(
        "只有制度允许人工改写的事项才收它，并且要同一次提问的其他事实一起给",
        "only a question in which the policy lets a person set something takes it, with the facts of a case",
    ),
    "override-not-asked": Words(
        "`override` 改的 `{name}` 在这里用不上：{title}（`{fact}`）已经直接给出",
        "`override` sets `{name}`, which is not asked here: `{fact}` ({title}) is given",
    ),
    "override-not-asked.hint": Words(
        "要么去掉 `{fact}`，让制度重新判断；要么去掉这项改写",
        "leave `{fact}` out, so that the policy decides it, or leave out what is set by hand",
    ),
    "override-unknown-role": Words("没有 `{role}` 这个岗位", "there is no role `{role}`"),
    "override-unknown-role.hint": Words("可以写：{known}", "it may be: {known}"),
    "override-role-may-not": Words("{role}无权人工改写这里的结果", "{role} may not set this by hand"),
    "override-role-may-not.hint": Words("有权的是：{known}", "who may: {known}"),
    "override-nobody-may": Words(
        "公司没有指定谁可以人工改写这里的结果，{role}也不行：参数“{title}”（`{name}`）没有填写",
        "the company has named nobody who may set this by hand, so {role} may not either: "
        "the parameter `{name}` ({title}) is not filled",
    ),
    "override-nobody-may.hint": Words(
        "由制度负责人在 {file} 的 parameters 下写一行 `{name}: <岗位>`",
        "the policy owner writes a line `{name}: <role>` under `parameters` in {file}",
    ),
    "override-nobody-may-in-document": Words(
        "谁可以人工改写这里的结果由公司指定，文件本身没有写明，{role}也不行：参数“{title}”（`{name}`）没有填写",
        "who may set this by hand is left to the company, so {role} may not either: "
        "the document gives no value of the parameter `{name}` ({title})",
    ),
    "override-nobody-may-in-document.hint": Words(
        "用采用该文件的公司文件来提问，或在加载时给出该参数",
        "ask with a company that adopts the document, or give the value when loading",
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

_SHOWN: Final = {
    "cli-by-hand": Words(
        "{outputs}可由{who}人工改写，须写明{needs}{clauses}",
        "{outputs}: may be set by hand by the {who}, with {needs}{clauses}",
    ),
    "cli-by-hand-by": Words(
        "{outputs}可由{who}（参数 {parameter}）人工改写，须写明{needs}{clauses}",
        "{outputs}: may be set by hand by the {who} (parameter {parameter}), with {needs}{clauses}",
    ),
    "cli-by-hand-nobody": Words(
        "{outputs}不能人工改写：公司没有指定由谁批准（参数 {parameter}）{clauses}",
        "{outputs}: may not be set by hand, as the company has named nobody who may "
        "(parameter {parameter}){clauses}",
    ),
    "cli-by-hand-clauses": Words("【{clauses}】", " [{clauses}]"),
    "cli-by-hand-joint": Words("、", ", "),
    "cli-by-hand-name": Words("姓名", "name"),
    "cli-by-hand-reason": Words("理由", "reason"),
    "cli-by-hand-until": Words("截止日期", "last day"),
    "cli-remedy": Words("要使{reach}，可以改变：{changing}", "so that {reach}, these may change: {changing}"),
    "cli-reach": Words("{title}为{value}", "{title} is {value}"),
    "cli-or": Words("或", " or "),
    "cli-joint-entries": Words("；", "; "),
    "cli-entry-is": Words("{entry}：{value}", "{entry}: {value}"),
}

MESSAGES: Final = {**_FAULTS, **_TOLD, **_SHOWN}
