"""What is wrong with DMN files, and what of them has no place in a policy."""

from typing import Final

from crmpolicy.wording import Words

_MEND: Final = Words("在画这份决策表的工具里改", "mend it in the tool that the tables are drawn with")

_FILES: Final = {
    "dmn-needs-lxml": Words(
        "读写 DMN 要用 lxml，这里没有安装", "DMN is read and written by lxml, which is not installed"
    ),
    "dmn-needs-lxml.hint": Words("运行 pip install 'crmpolicy[dmn]'", "run pip install 'crmpolicy[dmn]'"),
    "dmn-too-large": Words("文件超过 {most} 字节", "the file has more than {most} bytes"),
    "dmn-too-large.hint": Words("分成几份模型", "split the model into several"),
    "dmn-too-deep": Words("元素套了 {most} 层以上", "elements lie more than {most} deep"),
    "dmn-too-deep.hint": Words(
        "这不是决策表；核对文件的来路", "no decision table is like that; see where the file comes from"
    ),
    "dmn-too-many-elements": Words("元素超过 {most} 个", "there are more than {most} elements"),
    "dmn-too-many-elements.hint": Words("分成几份模型", "split the model into several"),
    "dmn-too-many-named": Words(
        "类型、输入、决策合计超过 {most} 个", "there are more than {most} types, inputs and decisions"
    ),
    "dmn-too-many-named.hint": Words("分成几份模型", "split the model into several"),
    "dmn-too-many-rules": Words("规则超过 {most} 条", "there are more than {most} rules"),
    "dmn-too-many-rules.hint": Words("分成几份模型", "split the model into several"),
    "dmn-too-many-tests": Words(
        "输入条件合计超过 {most} 个", "there are more than {most} tests in all input entries"
    ),
    "dmn-too-many-tests.hint": Words("分成几份模型", "split the model into several"),
    "dmn-too-long": Words(
        "变成制度的文件会超过 {most} 字节", "a file of the policy would have more than {most} bytes"
    ),
    "dmn-too-long.hint": Words("分成几份模型", "split the model into several"),
    "dmn-too-many-attributes": Words(
        "一个元素的属性超过 {most} 个", "an element has more than {most} attributes"
    ),
    "dmn-too-many-attributes.hint": Words(
        "这不是决策表；核对文件的来路", "no decision table is like that; see where the file comes from"
    ),
    "dmn-long-text": Words("一段文字超过 {most} 个字", "a text has more than {most} characters"),
    "dmn-long-text.hint": Words("拆成几条规则", "split it into several rules"),
    "dmn-doctype": Words("文件带有 DOCTYPE，不予读取", "a file with a DOCTYPE is not read"),
    "dmn-doctype.hint": Words("删去 DOCTYPE；DMN 用不着它", "take the DOCTYPE out: DMN has no use for it"),
    "dmn-entity": Words("文件里有自定义的实体，不予读取", "entities of a file's own are not read"),
    "dmn-entity.hint": Words("把实体换成它代表的文字", "write the text that the entity stands for"),
    "dmn-not-xml": Words("不是 XML：{said}", "no XML: {said}"),
    "dmn-not-xml.hint": Words("用决策表工具重新导出", "export it once more from the tool"),
    "dmn-not-dmn": Words("不是 DMN 文件：根元素是 `{found}`", "no DMN: the file begins with `{found}`"),
    "dmn-not-dmn.hint": Words("导出成 DMN {known}", "export it as DMN {known}"),
    "dmn-older": Words("DMN {version} 的文件不读", "files of DMN {version} are not read"),
    "dmn-older.hint": Words("在决策表工具里另存为 DMN {known}", "save it as DMN {known} in the tool"),
}

_MODEL: Final = {
    "dmn-not-read": Words("`{name}` 不能变成制度", "`{name}` cannot become a policy"),
    "dmn-not-read.hint": Words(
        "从模型里去掉它，用决策表来说", "take it out of the model and say it by decision tables"
    ),
    "dmn-language": Words(
        "表达式的语言是 `{given}`，只读 FEEL", "expressions are in `{given}`; only FEEL is read"
    ),
    "dmn-language.hint": _MEND,
    "dmn-name-twice": Words("`{name}` 这个名称用了两次", "the name `{name}` is used twice"),
    "dmn-name-twice.hint": _MEND,
    "dmn-id-twice": Words("`{name}` 这个 id 用了两次", "the id `{name}` is used twice"),
    "dmn-id-twice.hint": _MEND,
    "dmn-need-unknown": Words(
        "所需的 `{name}` 不在这份模型里", "`{name}` is required, but not in this model"
    ),
    "dmn-need-unknown.hint": _MEND,
    "dmn-elsewhere": Words("`{name}` 在另一个文件里", "`{name}` lies in another file"),
    "dmn-elsewhere.hint": Words("把几份模型并成一份", "put the models into one file"),
    "dmn-no-name": Words("`{kind}` 没有名称", "a `{kind}` has no name"),
    "dmn-no-name.hint": _MEND,
    "dmn-no-decision": Words("文件里没有决策", "there is no decision in the file"),
    "dmn-no-decision.hint": _MEND,
    "dmn-no-logic": Words("决策 `{decision}` 没有决策表", "the decision `{decision}` has no decision table"),
    "dmn-no-logic.hint": _MEND,
    "dmn-logic": Words(
        "决策 `{decision}` 是 `{name}`，不是决策表",
        "the decision `{decision}` is a `{name}` and no decision table",
    ),
    "dmn-logic.hint": Words("改成决策表", "make it a decision table"),
    "dmn-circle": Words("决策 `{name}` 绕了一圈又要用到自己", "the decision `{name}` rests on itself"),
    "dmn-circle.hint": _MEND,
    "dmn-hit": Words("没有 `{given}` 这种命中策略", "there is no hit policy `{given}`"),
    "dmn-hit.hint": Words("换成其中之一：{known}", "take one of {known}"),
    "dmn-aggregation": Words("`{given}` 不是这里的汇总方式", "`{given}` is no aggregation of this table"),
    "dmn-aggregation.hint": Words("只有 COLLECT 可以汇总：{known}", "only COLLECT has one of {known}"),
    "dmn-aggregation-several": Words(
        "{given} 只能汇总一个输出", "{given} puts one output together, not several"
    ),
    "dmn-aggregation-several.hint": Words("每个输出一张表", "make a table for each output"),
    "dmn-aggregation-type": Words(
        "输出 `{name}` 不能用 {given} 汇总", "{given} cannot put the output `{name}` together"
    ),
    "dmn-aggregation-type.hint": Words(
        "数才能汇总，日期和时长只能取最大最小", "numbers can be; days and lengths of time by MIN and MAX"
    ),
    "dmn-no-output": Words("决策 `{decision}` 的表没有输出", "the table of `{decision}` has no output"),
    "dmn-no-output.hint": _MEND,
    "dmn-no-rules": Words("决策 `{decision}` 的表没有规则", "the table of `{decision}` has no rules"),
    "dmn-no-rules.hint": _MEND,
    "dmn-no-expression": Words("这一列没有输入表达式", "an input has no expression"),
    "dmn-no-expression.hint": _MEND,
    "dmn-row-width": Words(
        "规则有 {tests} 格输入、{says} 格输出，表有 {columns} 列输入、{results} 列输出",
        "a rule has {tests} and {says} entries for {columns} inputs and {results} outputs",
    ),
    "dmn-row-width.hint": _MEND,
}

_TYPES: Final = {
    "dmn-type-unknown": Words("没有 `{name}` 这种类型", "there is no type `{name}`"),
    "dmn-type-unknown.hint": _MEND,
    "dmn-context": Words(
        "类型 `{name}` 是一组字段，事实只能是单个的值",
        "the type `{name}` has fields; a fact is a single value",
    ),
    "dmn-context.hint": Words("每个字段一项输入", "make each field an input of its own"),
    "dmn-input-type": Words("看不出输入 `{name}` 是什么类型", "nothing tells the type of the input `{name}`"),
    "dmn-input-type.hint": Words("在模型里写明它的类型（typeRef）", "give it a type (typeRef) in the model"),
    "dmn-output-type": Words(
        "看不出输出 `{name}` 是什么类型", "nothing tells the type of the output `{name}`"
    ),
    "dmn-output-type.hint": Words("在模型里写明它的类型（typeRef）", "give it a type (typeRef) in the model"),
    "dmn-allowed": Words(
        "允许的值既不是一列值，也不是一个范围", "allowed values are neither a list of values nor one range"
    ),
    "dmn-allowed.hint": Words("写成一列值，或者一个区间", "write a list of values, or one interval"),
    "dmn-values-differ": Words(
        "`{name}` 允许的值有几种写法，互不相同",
        "the values allowed for `{name}` are told in different ways",
    ),
    "dmn-values-differ.hint": Words(
        "在它的类型里写一次（allowedValues）", "tell them once, in its type (allowedValues)"
    ),
    "dmn-two-kinds": Words("`{one}` 和 `{other}` 不是同一种值", "`{one}` and `{other}` are not of one kind"),
    "dmn-two-kinds.hint": _MEND,
    "dmn-literal-type": Words("`{given}` 不是{type}", "`{given}` is no {type}"),
    "dmn-literal-type.hint": _MEND,
    "dmn-not-allowed": Words("`{given}` 不在允许的值里", "`{given}` is not among the allowed values"),
    "dmn-not-allowed.hint": Words("用其中之一：{known}", "take one of {known}"),
    "dmn-duration": Words(
        "时长 `{given}` 没有对应的期限：有秒、为负，或者月和日混在一起",
        "no term is `{given}`: it has seconds, is negative, or mixes months with days",
    ),
    "dmn-duration.hint": Words(
        "用年、月，或者天、小时、分钟", "take years and months, or days, hours and minutes"
    ),
}

_ENTRIES: Final = {
    "dmn-not-feel": Words(
        "`{given}` 从第 {at} 个字起不是 S-FEEL", "`{given}` is no S-FEEL from character {at} on"
    ),
    "dmn-not-feel.hint": Words(
        "只能用常量、名称、比较、区间、not(…) 和不带括号的四则运算",
        "literals, names, comparisons, intervals, not(...) and arithmetic without brackets are read",
    ),
    "dmn-name-unknown": Words("没有叫 `{name}` 的输入或决策", "no input or decision is called `{name}`"),
    "dmn-name-unknown.hint": _MEND,
    "dmn-name-is-word": Words(
        "`{name}` 是一项事实的名称，在这里会被当成一个词",
        "`{name}` is the name of a fact, and would be read as a word here",
    ),
    "dmn-name-is-word.hint": Words(
        "文字不能和另一项输入比较；换一种说法",
        "texts cannot be compared with another input; say it otherwise",
    ),
    "dmn-no-order": Words("`{name}` 的值不分先后大小", "the values of `{name}` have no order"),
    "dmn-no-order.hint": Words("列出要的值", "list the values"),
    "dmn-null-order": Words("null 不能比大小", "null is neither less nor more than anything"),
    "dmn-null-order.hint": Words("写 null 或 not(null)", "write null or not(null)"),
    "dmn-truth": Words(
        "对一个比较，只能问它是 true、false 还是 null",
        "of a comparison, only true, false and null can be asked",
    ),
    "dmn-truth.hint": _MEND,
    "dmn-comparison": Words("比较的左边要是一项输入", "an input has to stand on the left of a comparison"),
    "dmn-comparison.hint": _MEND,
    "dmn-expression": Words(
        "输入表达式 `{given}` 不能变成事实", "the input expression `{given}` cannot become a fact"
    ),
    "dmn-expression.hint": Words(
        "写一项输入的名称、一个算式或一个比较", "write the name of an input, a sum or a comparison"
    ),
    "dmn-entry": Words("规则不能说 `{given}`", "a rule cannot say `{given}`"),
    "dmn-entry.hint": Words(
        "写一个值、一列值、一项输入的名称或一个算式",
        "write a value, a list of values, the name of an input or a sum",
    ),
    "dmn-arithmetic": Words("`{given}` 不能变成推算", "`{given}` cannot become a derivation"),
    "dmn-arithmetic.hint": Words(
        "只有加减、两项相乘、两项相除；再长的分成几个决策",
        "sums and differences, a product of two, a quotient of two; split what is longer into inputs",
    ),
    "dmn-arithmetic-name": Words("`{given}` 里有没有数值的名称", "a name in `{given}` is no input"),
    "dmn-arithmetic-name.hint": Words("算式里只能用输入和常量", "only inputs and literals may stand in it"),
    "dmn-null-said": Words(
        "输出 `{name}` 写了 null：没有结论不能当结论", "the output `{name}` is null: no answer is no answer"
    ),
    "dmn-null-said.hint": Words("去掉这条规则，或者写一个值", "take the rule out, or give a value"),
    "dmn-says-nothing": Words("规则什么也没说", "a rule says nothing"),
    "dmn-says-nothing.hint": Words("去掉这条规则，或者写一个值", "take the rule out, or give a value"),
    "dmn-never": Words("规则 `{rule}` 永远不适用", "the rule `{rule}` can never apply"),
    "dmn-never.hint": Words("去掉它，或者改它的条件", "take it out, or mend what it asks"),
    "dmn-ways": Words(
        "一条规则拆开来超过 {most} 种情况，或者套得太深",
        "a rule has more than {most} alternatives, or too many within one another",
    ),
    "dmn-ways.hint": Words("拆成几条规则", "split it into several rules"),
    "dmn-ranked-words": Words(
        "输出 `{name}` 没有一列排好先后的值，分不出先后",
        "the output `{name}` has no list of values in an order to rank by",
    ),
    "dmn-ranked-words.hint": Words(
        "写出全部输出值（outputValues），先的在前", "list all output values, the first one first"
    ),
    "dmn-default-part": Words("默认输出只写了一部分", "only some outputs have a default entry"),
    "dmn-default-part.hint": Words("全部写，或者全部不写", "write all of them, or none"),
    "dmn-default-list": Words(
        "给出一列值或者计数的表不能有默认输出", "a table that lists or counts cannot have default entries"
    ),
    "dmn-default-list.hint": Words(
        "去掉它，加一条在其他情况下适用的规则", "take it out, and add a rule for all other cases"
    ),
    "dmn-list-of-decision": Words(
        "决策 `{name}` 给出一列值，别的决策用不了",
        "the decision `{name}` gives a list, on which no other can rest",
    ),
    "dmn-list-of-decision.hint": Words("让它汇总成一个值", "have it aggregate to one value"),
}

_FAULTS: Final = {**_FILES, **_MODEL, **_TYPES, **_ENTRIES}

MESSAGES: Final = {
    **_FAULTS,
    "dmn-clause": Words("DMN 决策 {decision} 的规则 {rule}", "rule {rule} of the DMN decision {decision}"),
}
