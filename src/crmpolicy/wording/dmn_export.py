"""Why a question cannot be written as DMN, and the commands about DMN."""

from typing import Final

from crmpolicy.wording import Words

_ELSEWHERE: Final = Words("这个事项留在制度里，由宿主程序来问", "ask it here; it stays in the policy")

_FAULTS: Final = {
    "cli-dmn-folder-name": Words("`{name}` 不能作制度的名称", "`{name}` cannot be the key of a document"),
    "cli-dmn-folder-name.hint": Words(
        "换一个由字母、数字和下划线组成的文件夹名", "take a folder's name of letters, digits and underscores"
    ),
    "dmn-out-kind": Words(
        "`{point}`（{title}）看的是经过、单据或名次，不是决策表",
        "`{point}` ({title}) looks at events, forms or ranks, and is no decision table",
    ),
    "dmn-out-kind.hint": _ELSEWHERE,
    "dmn-out-joined": Words(
        "`{point}`（{title}）由几份制度一起回答：{documents}",
        "`{point}` ({title}) is answered by several documents together: {documents}",
    ),
    "dmn-out-joined.hint": Words(
        "写明一份制度，如 制度.{point}", "name one document, as in document.{point}"
    ),
    "dmn-out-governed": Words(
        "`{point}`（{title}）按事件 `{event}` 那天的数值判断，DMN 没有这样的时间",
        "`{point}` ({title}) takes the values of the day of `{event}`; DMN knows no such day",
    ),
    "dmn-out-governed.hint": _ELSEWHERE,
    "dmn-out-list": Words(
        "`{point}`（{title}）逐条看列表 `{fact}`", "`{point}` ({title}) goes through the entries of `{fact}`"
    ),
    "dmn-out-list.hint": _ELSEWHERE,
    "dmn-out-no-rows": Words(
        "`{point}`（{title}）没有生效的规则", "`{point}` ({title}) has no rule in force"
    ),
    "dmn-out-no-rows.hint": _ELSEWHERE,
    "dmn-out-rows": Words(
        "`{point}`（{title}）要写 {most} 行以上", "`{point}` ({title}) would take more than {most} rows"
    ),
    "dmn-out-rows.hint": _ELSEWHERE,
    "dmn-out-test": Words(
        "`{point}`（{title}）问到类型为{type}的 `{fact}`，S-FEEL 没有这样的条件",
        "`{point}` ({title}) asks about `{fact}`, a {type}, for which S-FEEL has no test",
    ),
    "dmn-out-test.hint": _ELSEWHERE,
    "dmn-out-words": Words(
        "`{point}`（{title}）拿 `{fact}` 和另一项事实比好坏，FEEL 里的词不分好坏",
        "`{point}` ({title}) compares `{fact}` with another fact by rank; words of FEEL have none",
    ),
    "dmn-out-words.hint": _ELSEWHERE,
    "dmn-out-keys": Words(
        "`{point}`（{title}）按 `{fact}` 的数值查表",
        "`{point}` ({title}) looks an entry up by the number `{fact}`",
    ),
    "dmn-out-keys.hint": _ELSEWHERE,
    "dmn-out-value": Words(
        "`{point}`（{title}）里有类型为{type}的值，FEEL 写不出",
        "`{point}` ({title}) names a value of the type {type} that FEEL cannot write",
    ),
    "dmn-out-value.hint": _ELSEWHERE,
    "dmn-out-term": Words(
        "`{point}`（{title}）的期限 {term} 不是 FEEL 的时长",
        "the term {term} of `{point}` ({title}) is no duration of FEEL",
    ),
    "dmn-out-term.hint": _ELSEWHERE,
    "dmn-out-type": Words(
        "`{point}`（{title}）用到类型{type}，FEEL 没有",
        "`{point}` ({title}) has the type {type}, which FEEL lacks",
    ),
    "dmn-out-type.hint": _ELSEWHERE,
    "dmn-out-fold": Words(
        "`{point}`（{title}）把{output}按 {word} 合并，决策表做不到",
        "`{point}` ({title}) puts {output} together by {word}, which no decision table does",
    ),
    "dmn-out-fold.hint": _ELSEWHERE,
    "dmn-out-several": Words(
        "`{point}`（{title}）按 {hit} 给出几个输出，DMN 只汇总一个",
        "`{point}` ({title}) gives several outputs by {hit}; DMN puts one together",
    ),
    "dmn-out-several.hint": _ELSEWHERE,
    "dmn-out-ranked": Words(
        "`{point}`（{title}）的{output}不是有等级的词",
        "{output} of `{point}` ({title}) is no word with a rank",
    ),
    "dmn-out-ranked.hint": _ELSEWHERE,
    "dmn-out-ties": Words(
        "`{point}`（{title}）的{output}可能相同，DMN 不说那时哪条规则在先",
        "{output} of `{point}` ({title}) may be equal, and DMN leaves open which rule comes first then",
    ),
    "dmn-out-ties.hint": _ELSEWHERE,
    "dmn-out-silent": Words(
        "`{point}`（{title}）的{output}有的规则不说", "some rules of `{point}` ({title}) leave {output} out"
    ),
    "dmn-out-silent.hint": _ELSEWHERE,
    "dmn-out-unknown": Words(
        "`{point}`（{title}）的{output}可以未知，DMN 分不出未知和没有结论",
        "{output} of `{point}` ({title}) may be unknown, which DMN cannot tell from no answer",
    ),
    "dmn-out-unknown.hint": _ELSEWHERE,
    "dmn-out-cap": Words(
        "`{point}`（{title}）的{output}汇总以后还有上限",
        "{output} of `{point}` ({title}) is capped after it was put together",
    ),
    "dmn-out-cap.hint": _ELSEWHERE,
    "dmn-out-part": Words(
        "`{point}`（{title}）的一部分{part}只在有的情况下算，又可能没有结论",
        "the part {part} of `{point}` ({title}) counts in some cases only, and may have no answer there",
    ),
    "dmn-out-part.hint": _ELSEWHERE,
    "dmn-out-jdm": Words(
        "`{point}`（{title}）里的 `{given}` 在 GoRules 的模型里没有",
        "`{given}` in `{point}` ({title}) has no place in a model of GoRules",
    ),
    "dmn-out-jdm.hint": Words("写成 DMN", "write DMN instead"),
}

_COMMANDS: Final = {
    "cli-dmn": Words("决策表与 DMN 文件互相转换", "decision tables to DMN files, and from them"),
    "cli-dmn-export": Words("把决策表写成 DMN 1.5 文件", "write decision tables as a DMN 1.5 file"),
    "cli-dmn-import": Words(
        "把 DMN 文件（1.3 至 1.5）变成制度并检查", "make a policy of a DMN file (1.3 to 1.5), and check it"
    ),
    "cli-help-dmn-policies": Words(
        "公司文件、制度的文件夹或名称", "a company's file, a document's folder, or a name"
    ),
    "cli-help-dmn-questions": Words(
        "要写的事项；不写就是能写的全部", "the questions; without any, all that can be written"
    ),
    "cli-help-dmn-out": Words("写到这个文件", "the file to write"),
    "cli-help-dmn-as": Words(
        "文件的格式：dmn，或者 GoRules 的 jdm", "the form of the file: dmn, or jdm of GoRules"
    ),
    "cli-help-dmn-file": Words("DMN 文件", "the DMN file"),
    "cli-help-dmn-folder": Words(
        "新的制度文件夹；它的名称就是制度的名称", "the new folder of the policy, whose name is its key"
    ),
    "cli-dmn-exported": Words("已写好 {file}", "{file} is written"),
    "cli-dmn-left-out": Words(
        "里面有 {written} 个事项，另有 {left} 个写不出：加 --format json 逐个看原因",
        "it holds {written} questions; {left} cannot be written: --format json tells why, one by one",
    ),
    "cli-dmn-imported": Words("已写好 {folder}：{files}", "{folder} is written: {files}"),
}

MESSAGES: Final = {**_FAULTS, **_COMMANDS}
