"""What is said where durable-rules cannot run a decision, or has failed to."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "durable-missing": Words("没有安装 durable-rules 包", "the package durable-rules is not installed"),
    "durable-missing.hint": Words(
        '安装附加组件：pip install "crmpolicy[durable]"；不需要它时直接用 `evaluate`',
        'install the extra: pip install "crmpolicy[durable]"; whoever does not need it calls `evaluate`',
    ),
    "durable-unloadable": Words(
        "durable-rules 包在 Python {python} 下无法加载：{said}",
        "the package durable-rules cannot be loaded by Python {python}: {said}",
    ),
    "durable-unloadable.hint": Words(
        "在 Python 3.11 或 3.12 下运行，或直接用 `evaluate`，不经过 durable-rules",
        "run Python 3.11 or 3.12, or call `evaluate`, which does without durable-rules",
    ),
    "durable-kind": Words(
        "`{point}` 是{kind}，durable-rules 只运行决策表",
        "`{point}` is {kind}; durable-rules runs decision tables only",
    ),
    "durable-kind.hint": Words(
        "用 `policies.point(...).evaluate`；投诉等逐级升级的事项用 `durable_escalation`",
        "call `policies.point(...).evaluate`; for a chain of levels, `durable_escalation`",
    ),
    "durable-joined": Words(
        "`{point}` 由几份制度共同答复（{documents}），durable-rules 一次只运行一份制度的决策表",
        "`{point}` is answered by several documents ({documents}); durable-rules runs the table of one",
    ),
    "durable-joined.hint": Words(
        "分别编译 {questions}，或用 `policies.point(...).evaluate` 得到汇总的答复",
        "compile {questions} one by one, or call `policies.point(...).evaluate` for the joined answer",
    ),
    "durable-alternatives": Words(
        "规则 `{rule}` 的备选条件太多（{count} 个），durable-rules 一条规则最多看 {most} 个",
        "rule `{rule}` has more alternatives ({count}) than durable-rules can look at in one rule ({most})",
    ),
    "durable-alternatives.hint": Words(
        "把这条规则拆成几条，或用 `policies.point(...).evaluate`",
        "split the rule, or call `policies.point(...).evaluate`",
    ),
    "durable-fields": Words(
        "`{point}` 要看的内容太多（{count} 项），durable-rules 一条消息最多 {most} 项",
        "`{point}` asks for more ({count}) than a message of durable-rules has room for ({most})",
    ),
    "durable-fields.hint": Words(
        "用 `policies.point(...).evaluate`，或把这张决策表拆开",
        "call `policies.point(...).evaluate`, or split the table",
    ),
    "durable-no-chain": Words(
        "`{point}` 不是逐级升级的事项",
        "`{point}` is no chain of levels that a case climbs",
    ),
    "durable-no-chain.hint": Words(
        "决策表用 `durable_table`；其他事项用 `policies.point(...).evaluate`",
        "for a decision table call `durable_table`; for anything else `policies.point(...).evaluate`",
    ),
    "durable-live": Words(
        "`{name}` 已经有 {most} 个案件在 durable-rules 里，放不下更多",
        "`{name}` has {most} cases in durable-rules, and there is no room for more",
    ),
    "durable-live.hint": Words(
        "对暂时不会再问的案件调用 `forget`；再问时会从事件重新算起",
        "call `forget` for cases that nobody asks about now; when asked again they are followed anew",
    ),
    "durable-failed": Words(
        "durable-rules 运行 `{name}` 失败：{said}",
        "durable-rules has failed to run `{name}`: {said}",
    ),
    "durable-failed.hint": Words(
        "这次没有答复；用 `policies.point(...).evaluate` 再问一次，并报告这个问题",
        "there is no answer; ask once more by `policies.point(...).evaluate`, and report this",
    ),
}
