"""What is said of a log of decisions: help, what comes out otherwise, lines that cannot be used."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-replay": Words(
        "把决定日志里的每一个决定重做一遍，报告哪些结果不同",
        "decide every line of a decision log anew, and report what comes out otherwise",
    ),
    "cli-help-log": Words("决定日志（JSON 行）", "the log of decisions (JSON lines)"),
    "cli-help-against": Words(
        "用这家公司的制度重做；不写就按日志里的公司名称找",
        "decide by this company's policies; else by those of the company that each line names",
    ),
    "cli-replay-code-0": Words("结果全都相同", "everything comes out the same"),
    "cli-replay-code-1": Words("有的结果不同", "something comes out otherwise"),
    "cli-replay-code-3": Words(
        "结果没有不同，但有的行没能重做或读不出来",
        "nothing comes out otherwise, but some lines could not be decided anew or not be read",
    ),
    "cli-replay-counts": Words(
        "共 {lines} 行：{same} 行相同，{grounds} 行结果相同而依据的规则不同，{different} 行结果不同",
        "{lines} lines: {same} the same, {grounds} the same by other rules, {different} come out otherwise",
    ),
    "cli-replay-rest": Words(
        "另有 {open} 行没能重做，{unreadable} 行读不出来，{refused} 行当时事实就不能用（日志不留这些事实）",
        "{open} not decided anew, {unreadable} not readable,"
        " {refused} whose facts could not be used even then (a log does not keep these)",
    ),
    "cli-replay-digests": Words(
        "当时用的制度：{own} 行与现在相同，{other} 行与现在不同",
        "decided then by the same policies: {own}; by others: {other}",
    ),
    "cli-replay-changes": Words("结果不同：", "what comes out otherwise:"),
    "cli-replay-open": Words("没能重做或读不出来：", "not decided anew, or not readable:"),
    "cli-replay-questions": Words("各事项：", "by question:"),
    "cli-replay-more": Words(
        "另有 {count} 种，共 {lines} 行", "and {count} more kinds, {lines} lines in all"
    ),
    "cli-replay-uncounted": Words("其余共 {lines} 行", "the others: {lines} lines"),
    "cli-replay-undecided": Words("未能断定（{code}）", "undecided ({code})"),
    "cli-replay-refused": Words("事实不能用：{names}（{code}）", "facts cannot be used: {names} ({code})"),
    "cli-replay-nothing": Words("无", "none"),
    "cli-replay-progress": Words("{lines} 行", "{lines} lines"),
    "cli-head-then": Words("当时", "then"),
    "cli-head-now": Words("现在", "now"),
    "cli-head-rests-on": Words("依据", "rests on"),
    "cli-head-lines": Words("行数", "lines"),
    "cli-head-same": Words("相同", "same"),
    "cli-head-other-rules": Words("规则不同", "other rules"),
    "cli-head-different": Words("结果不同", "different"),
    "cli-head-open": Words("没能重做", "not anew"),
}

_FAULTS: Final = {
    "log-key-short": Words(
        "日志的密钥只有 {length} 字节，至少要 {least} 字节",
        "the key of the log has {length} bytes, at least {least} are needed",
    ),
    "log-key-short.hint": Words(
        "由主程序用 `secrets.token_bytes(32)` 生成一次，与日志分开保存",
        "the host makes one with `secrets.token_bytes(32)`, once, and keeps it apart from the log",
    ),
    "log-company-unknown": Words(
        "日志里是 `{name}` 的决定，找不到这家公司的制度",
        "the log has decisions of `{name}`, and no policies of this company are found",
    ),
    "log-company-unknown.hint": Words(
        "用 `--against` 写明公司文件", "name the company's file with `--against`"
    ),
    "log-line-torn": Words("这一行没有写完", "this line was cut short"),
    "log-line-torn.hint": Words(
        "写的时候程序中断或磁盘满了；这个决定没有记下来，别的行不受影响",
        "the program ended or the disk was full while it was written; this decision is not on record,"
        " other lines are whole",
    ),
    "log-line-long": Words("这一行超过 {most} 字节", "this line has more than {most} bytes"),
    "log-line-long.hint": Words(
        "这不是决定日志写的，看看文件有没有弄错",
        "no decision log writes such lines; look whether it is the right file",
    ),
    "log-line-json": Words("这一行不是一个 JSON 对象", "this line is no JSON object"),
    "log-line-json.hint": Words(
        "这不是决定日志写的；如果有人改过日志，请换回原件",
        "no decision log writes such lines; if somebody edited the log, take the original",
    ),
    "log-line-format": Words("这一行的 `format` 不是 {format}", "the `format` of this line is not {format}"),
    "log-line-format.hint": Words(
        "写日志的版本更新；请升级这里的 crmpolicy", "a newer version wrote it; update crmpolicy here"
    ),
    "log-line-field": Words(
        "这一行的 `{name}` 没有或不能用", "`{name}` of this line is missing or cannot be used"
    ),
    "log-line-field.hint": Words(
        "如果有人改过日志，请换回原件", "if somebody edited the log, take the original"
    ),
    "log-open-redacted": Words(
        "`{question}`：结果取决于隐去的事实 {names}",
        "`{question}`: the answer rests on facts that are redacted: {names}",
    ),
    "log-open-redacted.hint": Words(
        "要核对就由主程序用原始数据重新判断", "the host can decide the case from its own records"
    ),
    "log-open-not-kept": Words(
        "`{question}`：记下的事实得不出记下的结果",
        "`{question}`: the facts as written do not lead to what was decided",
    ),
    "log-open-not-kept.hint": Words(
        "主程序给的值没有 JSON 写法，或者记录时给的不是判断时的事实；请把判断时给的事实原样交给日志",
        "the host gave values that JSON has no word for, or recorded other facts than were decided on;"
        " hand the log what was decided on",
    ),
    "log-open-question": Words(
        "`{question}`：现在的制度不回答这个事项", "`{question}`: these policies do not answer the question"
    ),
    "log-open-question.hint": Words(
        "换一家公司，或者让公司采用回答它的制度",
        "take another company, or let this one adopt a document that answers it",
    ),
    "log-open-unfilled": Words(
        "`{question}`：现在的制度还没有填写 {names}", "`{question}`: these policies leave open {names}"
    ),
    "log-open-unfilled.hint": Words(
        "由制度负责人在公司文件里填上", "the owner of the policies fills them in, in the company's file"
    ),
    "log-open-lacking": Words(
        "`{question}`：现在的制度还要知道 {names}，日志里没有",
        "`{question}`: these policies need facts that the log does not have: {names}",
    ),
    "log-open-lacking.hint": Words(
        "当时不需要这些事实；要核对就由主程序补上再判断",
        "they were not needed then; the host can add them and decide the case itself",
    ),
}

MESSAGES: Final = {**_COMMAND, **_FAULTS}
