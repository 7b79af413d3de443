"""What the commands say of cases: which rules, clauses and boundary steps they reach."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "cli-help-coverage": Words(
        "另外列出案例没有用到的规则、没有证明的条款、没有试过的界限",
        "tell too which rules, clauses and boundary steps the cases do not reach",
    ),
    "cli-help-mutate": Words(
        "在制度的副本里逐处放进一个小错误，看有没有案例察觉",
        "put one small mistake after another into a copy of the policies and see whether a case notices",
    ),
    "cli-help-suggest": Words(
        "与 --mutate 一起：给没有察觉的错误写出能察觉的案例",
        "with --mutate: write a case for each mistake that none notices",
    ),
    "cli-help-mutate-document": Words(
        "与 --mutate 一起：只看一份制度", "with --mutate: one document only, by its name"
    ),
    "cli-help-mutate-point": Words("与 --mutate 一起：只看一个事项", "with --mutate: one question only"),
    "cli-mutants": Words("放进 {document} 的错误", "mistakes put into {document}"),
    "cli-mutants-all": Words("总数", "in all"),
    "cli-mutants-killed": Words("案例察觉", "noticed by a case"),
    "cli-mutants-equivalent": Words("证明没有影响", "proved to change nothing"),
    "cli-mutants-survived": Words("没有案例察觉", "noticed by none"),
    "cli-mutants-score": Words("察觉率", "score"),
    "cli-mutants-case": Words(
        "这个案例能察觉（请改写它的标题）：", "this case notices (give it a title of your own):"
    ),
    "cli-mutants-no-case": Words("没有找到能察觉的案例", "no case was found that notices"),
    "cli-mutants-asked": Words(
        "`--suggest`、`--document`、`--point` 要与 `--mutate` 一起用",
        "`--suggest`, `--document` and `--point` go with `--mutate`",
    ),
    "cli-mutants-none": Words(
        "`{path}` 里的案例没有问到这样的制度或事项", "the cases of `{path}` ask no such document or question"
    ),
    "cli-mutant-drop": Words("{name}：去掉“{was}”", "{name}: {was} is left out"),
    "cli-mutant-swap": Words(
        "{name}：对调“{was}”和“{now}”的结论", "{name}: what follows from {was} and {now} is exchanged"
    ),
    "cli-mutant-order": Words("{name}：对调“{was}”和“{now}”的先后", "{name}: {was} and {now} change places"),
    "cli-mutant-threshold": Words("{name}：界限“{was}”改成“{now}”", "{name}: {was} becomes {now}"),
    "cli-mutant-bound": Words("{name}：“{was}”改成“{now}”", "{name}: {was} becomes {now}"),
    "cli-mutant-word": Words("{name}：条件“{was}”改成“{now}”", "{name}: asked is not {was} but {now}"),
    "cli-mutant-outcome": Words("{name}：结论“{was}”改成“{now}”", "{name}: the answer {was} becomes {now}"),
    "cli-mutant-unit": Words("{name}：单位，“{was}”改成“{now}”", "{name}: by unit, {was} becomes {now}"),
    "cli-mutant-role": Words("{name}：岗位“{was}”改成“{now}”", "{name}: the role {was} becomes {now}"),
    "cli-mutant-convention": Words(
        "{name}：算法“{was}”改成“{now}”", "{name}: the way of counting {was} becomes {now}"
    ),
    "cli-accounts": Words("每一条款的去向", "what became of every clause"),
    "cli-help-accounts-path": Words(
        "公司文件、制度的文件夹或名称；不写则为随库的五份制度",
        "a company's file, a document's folder or name; the documents of the library without one",
    ),
    "cli-help-accounts-document": Words("只看一份制度，并逐条列出", "one document only, clause by clause"),
    "cli-accounts-document-unknown": Words(
        "没有制度 {name}；有的是：{known}", "there is no document {name}; there are {known}"
    ),
    "cli-accounts-document-unknown.hint": Words(
        "写上面列出的名称之一，或者去掉 --document", "write one of those names, or leave --document out"
    ),
    "cli-accounts-code-0": Words("每一条款都有着落", "every clause is accounted for"),
    "cli-accounts-code-1": Words(
        "有条款没有着落，或写成规则却没有案例察觉", "a clause is unaccounted for, or no case notices it"
    ),
    "cli-accounts-head": Words("条款的去向", "what became of the clauses"),
    "cli-accounts-name": Words("制度", "document"),
    "cli-accounts-clauses": Words("条款", "clauses"),
    "cli-accounts-encoded": Words("已写成规则", "encoded"),
    "cli-accounts-executed": Words("案例察觉得到", "executed"),
    "cli-accounts-guidance": Words("只作说明", "guidance"),
    "cli-accounts-truncated": Words("原文残缺", "truncated"),
    "cli-accounts-unaccounted": Words("没有着落", "unaccounted"),
    "cli-accounts-total": Words("合计", "total"),
    "cli-accounts-readings": Words(
        "原文的理解共 {count} 种：写进制度 {encoded}，案例察觉得到 {executed}，没有着落 {unaccounted}",
        "{count} readings of the texts: {encoded} encoded, {executed} executed, {unaccounted} unaccounted",
    ),
    "cli-accounts-lost": Words("没有着落的条款", "clauses that are unaccounted for"),
    "cli-accounts-unexecuted": Words(
        "写成了规则、去掉却没有案例察觉的条款", "clauses that could go without a case that fails"
    ),
    "cli-accounts-lost-readings": Words("没有着落或没有案例的理解", "readings without a carrier or a case"),
    "cli-accounts-failed": Words(
        "{count} 个案例没有通过，不作数；运行 crmpolicy test 看详情",
        "{count} cases fail and count for nothing; crmpolicy test tells why",
    ),
    "cli-accounts-where": Words("原文位置", "where"),
    "cli-accounts-by": Words("写成", "encoded by"),
    "cli-accounts-shown": Words("案例或理由", "case or reason"),
    "cli-accounts-law": Words("已证明的性质 {name}", "proved law {name}"),
    "cli-accounts-more": Words("{name} 等 {count} 处", "{name} and others, {count} in all"),
    "cli-accounts-cut": Words("{text}（原文到此中断）", "{text} (the original breaks off here)"),
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
