"""What the commands say of cases: which rules, clauses and boundary steps they reach."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "cli-help-coverage": Words(
        "另外列出案例没有用到的规则、没有证明的条款、没有试过的界限",
        "tell too which rules, clauses and boundary steps the cases do not reach",
    ),
    "cli-coverage": Words("案例的覆盖情况", "what the cases reach"),
    "cli-coverage-rules": Words("规则", "rules"),
    "cli-coverage-rules-count": Words(
        "共 {count} 条：案例用到 {spoke} 条，其中 {bound} 条起过决定作用",
        "{spoke} of {count} spoke, {bound} decided",
    ),
    "cli-coverage-clauses": Words("条款", "clauses"),
    "cli-coverage-clauses-count": Words(
        "共 {count} 条：案例证明 {proved} 条，写成规则而案例察觉不出 {unnoticed} 条，没有写成规则 {open} 条",
        "{proved} of {count} proved by a case, {unnoticed} encoded that no case notices, {open} not encoded",
    ),
    "cli-coverage-steps": Words("界限两侧", "boundary steps"),
    "cli-coverage-steps-count": Words("共 {count} 处：案例试过 {reached} 处", "{reached} of {count} taken"),
    "cli-coverage-silent": Words("没有案例用到的规则", "rules that no case reaches"),
    "cli-coverage-never-binding": Words(
        "案例用到、却从未起决定作用的规则", "rules that spoke and never decided"
    ),
    "cli-coverage-unnoticed": Words(
        "去掉以后也没有案例通不过的条款", "clauses that could go without a case that fails"
    ),
    "cli-coverage-open": Words(
        "没有规则、参数或推算的事实引用的条款", "clauses that no rule, parameter or derived fact cites"
    ),
    "cli-coverage-untaken": Words("还没有案例试过的界限", "boundary steps that no case takes"),
    "cli-coverage-step": Words("{fact}，界限 {value}{named}：{side}", "{fact}, bound {value}{named}: {side}"),
    "cli-coverage-named": Words("（{names}）", " ({names})"),
    "cli-coverage-step-given": Words(
        "{fact}，界限由案例设定{named}：{side}", "{fact}, bound set by cases{named}: {side}"
    ),
    "cli-coverage-rule": Words("{point} {rule}【{clauses}】", "{point} {rule} [{clauses}]"),
    "cli-coverage-at": Words("恰好等于", "exactly at it"),
    "cli-coverage-below": Words("略低于", "just below it"),
    "cli-coverage-above": Words("略高于", "just above it"),
    "cli-coverage-worse": Words("差一级", "one word worse"),
    "cli-coverage-better": Words("好一级", "one word better"),
    "cli-coverage-earlier": Words("略早于", "just before it"),
    "cli-coverage-later": Words("略晚于", "just after it"),
}
