"""What the comparison of two policy sets says: what differs beside answers, and how it is laid out."""

from typing import Final

from crmpolicy.wording import Words

_DECLARED: Final = {
    "diff-point-came": Words(
        "新增事项“{title}”（`{point}`）", "a new question is answered: {title} (`{point}`)"
    ),
    "diff-point-went": Words(
        "不再回答事项“{title}”（`{point}`）", "a question is no longer answered: {title} (`{point}`)"
    ),
    "diff-zone": Words("时区由 {before} 改为 {after}", "the zone was {before} and is {after}"),
    "diff-currency": Words("币种由 {before} 改为 {after}", "the currency was {before} and is {after}"),
    "diff-in-force": Words(
        "《{document}》的施行日期由 {before} 改为 {after}", "{document} was in force {before} and is {after}"
    ),
    "diff-governed-by": Words(
        "“{title}”（`{point}`）改为按另一件事发生的时刻取数值",
        "{title} (`{point}`) takes its values from another moment",
    ),
    "diff-decided-by": Words(
        "“{title}”（`{point}`）改由别的角色决定", "{title} (`{point}`) is decided by another role"
    ),
    "diff-override": Words(
        "“{title}”（`{point}`）由谁破例、怎样破例有变化",
        "{title} (`{point}`) may be overridden in another way",
    ),
    "diff-remedy": Words("“{title}”（`{point}`）的补救办法有变化", "{title} (`{point}`) has another remedy"),
    "diff-empty": Words(
        "“{title}”（`{point}`）在清单为空时的结论有变化",
        "{title} (`{point}`) gives another answer for an empty list",
    ),
    "diff-combine": Words(
        "“{title}”（`{point}`）把清单各项的结论合成一个的办法有变化",
        "{title} (`{point}`) puts the answers for the entries of its list together otherwise",
    ),
    "diff-of": Words(
        "“{title}”（`{point}`）改为对另一份清单逐项判断", "{title} (`{point}`) is asked of another list"
    ),
    "diff-requires": Words(
        "“{title}”（`{point}`）改由别的事项判断所需的事实",
        "{title} (`{point}`) has its facts decided by other questions",
    ),
    "diff-fact-came": Words("新需要事实“{title}”（`{name}`）", "a new fact is asked: {title} (`{name}`)"),
    "diff-fact-went": Words(
        "不再需要事实“{title}”（`{name}`）", "a fact is no longer asked: {title} (`{name}`)"
    ),
    "diff-fact-read": Words(
        "事实“{title}”（`{name}`）的类型、范围或可否未知有变化",
        "the type, range or unknown of a fact has changed: {title} (`{name}`)",
    ),
    "diff-fact-reckoned": Words(
        "事实“{title}”（`{name}`）换了算法，凡提到它的情形，包含的客户也随之不同",
        "a fact is reckoned in another way, so that what is said of it holds for other cases:"
        " {title} (`{name}`)",
    ),
    "diff-parameter-read": Words(
        "参数“{title}”（`{name}`）允许填的值，或允许怎样改，有变化",
        "the values that a parameter takes, or how it may be changed, differ: {title} (`{name}`)",
    ),
}

_COURSES: Final = {
    "diff-course": Words("“{title}”（`{point}`）换成了另一种决策", "{title} (`{point}`) is of another kind"),
    "diff-counting": Words(
        "“{title}”（`{point}`）的计时办法有变化", "{title} (`{point}`) counts time by other conventions"
    ),
    "diff-case": Words(
        "“{title}”（`{point}`）的起止事件有变化",
        "a case of {title} (`{point}`) begins or ends with other events",
    ),
    "diff-pauses": Words(
        "“{title}”（`{point}`）何时停表、何时重新起算有变化",
        "the clock of {title} (`{point}`) stops or begins anew at other events",
    ),
    "diff-duty-came": Words(
        "“{title}”（`{point}`）新增事项“{duty}”", "{title} (`{point}`) has a new duty: {duty}"
    ),
    "diff-duty-went": Words(
        "“{title}”（`{point}`）不再有事项“{duty}”", "{title} (`{point}`) has this duty no longer: {duty}"
    ),
    "diff-duty-done": Words(
        "“{title}”（`{point}`）的“{duty}”怎样才算完成有变化",
        "{title} (`{point}`) takes other events for this duty, or counts them otherwise: {duty}",
    ),
    "diff-levels": Words(
        "“{title}”（`{point}`）的层级、通知对象或上移办法有变化",
        "{title} (`{point}`) has other levels, tells other roles or moves up otherwise",
    ),
    "diff-states": Words(
        "“{title}”（`{point}`）的状态或流转有变化", "{title} (`{point}`) has other states or moves"
    ),
    "diff-hours": Words("公司的工作时间有变化", "the company works at other hours"),
    "diff-holidays": Words("公司采用的节假日有变化", "the company keeps other holidays"),
}

_COMMAND: Final = {
    "cli-diff": Words(
        "比较修改前后的制度：哪些客户、什么结论会变",
        "compare policies before and after: for whom which answer changes",
    ),
    "cli-help-before": Words(
        "修改前：公司文件、制度的文件夹或名称", "before: a company's file, a document's folder, or a name"
    ),
    "cli-help-after": Words("修改后，写法相同", "after: the same"),
    "cli-help-fail-on": Words(
        "有变化（any）或有放宽（looser）时以退出码 1 结束",
        "leave with exit code 1 on any change, or only where an answer is looser",
    ),
    "cli-diff-code-0": Words("比较完毕", "compared"),
    "cli-diff-code-1": Words("有 --fail-on 指明的变化", "there is a change that --fail-on names"),
    "cli-diff-code-2": Words("制度不能用，或者命令写错", "policies that cannot be used, or the command line"),
    "cli-diff-code-3": Words("有的未能断定是否变化", "whether something has changed is partly undecided"),
    "cli-direction-looser": Words("放宽", "looser"),
    "cli-direction-stricter": Words("收紧", "stricter"),
    "cli-direction-other": Words("不同", "different"),
    "cli-diff-change": Words("{title}（{point}）：{direction}", "{title} ({point}): {direction}"),
    "cli-diff-single": Words(
        "至少是下面这个例子；还有哪些，没有查清", "the example at least; which others is not known"
    ),
    "cli-diff-answer": Words("结论", "answer"),
    "cli-diff-arrow": Words("{before} → {after}", "{before} → {after}"),
    "cli-diff-days": Words("时间", "days"),
    "cli-diff-before": Words("原来依据", "rule before"),
    "cli-diff-after": Words("现在依据", "rule after"),
    "cli-diff-because": Words("因为", "because"),
    "cli-diff-rule": Words("{rule}（{document}）{clauses}", "{rule} ({document}){clauses}"),
    "cli-diff-moved": Words(
        "{title}（{name}）由 {before} 改为 {after}", "{title} ({name}) went from {before} to {after}"
    ),
    "cli-diff-absent": Words("没有", "nothing"),
    "cli-diff-at": Words("{said}，{place}", "{said}, {place}"),
    "cli-diff-written": Words("{value}（{place}）", "{value} ({place})"),
    "cli-diff-none": Words(
        "含义没有变化：比较了 {count} 个事项，对所有允许的事实都已证明",
        "no change in meaning, proved for all legal facts (questions compared: {count})",
    ),
    "cli-diff-rest": Words(
        "其余都已证明没有变化：对所有允许的事实、每个时期",
        "everything else is proved unchanged, for all legal facts in every period",
    ),
    "cli-diff-rest-open": Words(
        "未能断定和没有查清的除外，其余都已证明没有变化",
        "apart from what is undecided or known by an example only, everything else is proved unchanged",
    ),
    "cli-diff-rest-points": Words(
        "{rest}；另有 {count} 个事项完全不变", "{rest} (questions that answer exactly as before: {count})"
    ),
    "cli-conflicts": Words(
        "列出同时采用的几份制度对同一件事判得不同的地方，以及由什么来定",
        "where documents adopted together decide the same case differently, and what settles it",
    ),
    "cli-help-conflicts-company": Words(
        "公司文件、公司所在的文件夹，或随库提供的公司", "a company's file, its folder, or a name"
    ),
    "cli-help-conflicts-point": Words("只看这个事项，可以写多次", "only this question; may be repeated"),
    "cli-help-conflicts-most": Words("每两份制度最多列出几处", "the most places told of each two documents"),
    "cli-conflicts-code-0": Words("比较完毕：都已断定", "compared, and all of it decided"),
    "cli-conflicts-code-3": Words("有的未能断定是否不同", "whether documents differ is partly undecided"),
    "cli-conflicts-head": Words("{title}（{point}）：{how}", "{title} ({point}): {how}"),
    "cli-conflicts-pair": Words("{first} 与 {second}", "{first} and {second}"),
    "cli-conflicts-agree": Words("证明对所有允许的事实都判得一样", "proved to agree for all legal facts"),
    "cli-conflicts-says": Words("{document}：{said}", "{document}: {said}"),
    "cli-conflicts-says-head": Words("结论", "answers"),
    "cli-conflicts-by": Words("依据", "rules"),
    "cli-conflicts-more": Words(
        "还有别的地方；加大 --most 就会列出", "there are more places; a higher --most tells them"
    ),
    "cli-conflicts-none": Words(
        "没有一个事项由几份制度同时回答", "no question is answered by several documents"
    ),
    "cli-conflicts-sum": Words(
        "比较了 {pairs} 对：{differ} 对有不同，{agree} 对证明判得一样，{open} 对未能断定",
        "pairs compared: {pairs}; differing: {differ}, proved to agree: {agree}, undecided: {open}",
    ),
    "conflicts-point-unknown": Words(
        "没有由几份制度同时回答的事项 `{name}`", "no question named `{name}` is answered by several documents"
    ),
    "conflicts-point-unknown.hint": Words("有：{known}", "there are: {known}"),
    "cli-diff-title": Words("{before} 改为 {after}", "from {before} to {after}"),
    "cli-diff-facts-head": Words("哪些事实", "facts"),
    "cli-diff-declared": Words("其他变化", "other differences"),
    "cli-diff-undecided": Words("未能断定", "undecided"),
    "cli-diff-head-before": Words("原来", "before"),
    "cli-diff-head-after": Words("现在", "after"),
    "cli-diff-head-direction": Words("宽严", "direction"),
}

MESSAGES: Final = {**_DECLARED, **_COURSES, **_COMMAND}
