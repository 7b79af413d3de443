"""What is wrong with decisions: rules, tables and properties."""

from typing import Final

from crmpolicy.wording import Words

_RULES: Final = {
    "rule-test-unknown": Words("没有`{given}`这种比较", "there is no test `{given}`"),
    "rule-test-unknown.hint": Words("{advice}", "{advice}"),
    "rule-not-ordered": Words(
        "{type}没有高低之分，不能用`{operator}`", "a {type} has no order, `{operator}` means nothing"
    ),
    "rule-not-listed": Words(
        "`{name}`没有列出{wanted}，不能限定取值",
        "`{name}` lists nothing of the type {wanted}, so it cannot say what is allowed",
    ),
    "rule-empty-interval": Words(
        "没有一个值能同时满足下限{low}和上限{high}", "no value lies between {low} and {high} as written"
    ),
    "rule-empty-list": Words("`{key}`下面是空的", "`{key}` is empty"),
    "rule-word-needs-parameter": Words(
        "`{name}`是参数，这里单独一个词只当作取值", "`{name}` is a parameter, but a bare word is a value here"
    ),
    "rule-word-needs-parameter.hint": Words("写成 {{parameter: {name}}}", "write {{parameter: {name}}}"),
    "rule-word-only": Words("这里只能写一个词", "only a word can stand here"),
    "rule-fact-not-here": Words("这里不能用事实`{name}`", "the fact `{name}` cannot stand here"),
    "rule-fact-not-here.hint": Words("写具体取值或参数", "write a value or a parameter"),
    "rule-subject-not-switch": Words("参数`{name}`不能当开关", "the parameter `{name}` cannot be a switch"),
    "rule-subject-not-switch.hint": Words(
        "开关只能是“是或否”、选项或周期，只问等于哪个",
        "a switch is yes or no, a choice, or a period equal to one",
    ),
    "rule-list-in-guard": Words("`{name}`是列表，不能直接比较", "`{name}` is a list and cannot be compared"),
    "rule-list-in-guard.hint": Words(
        "先用 count、total 等推算出一个事实", "derive a fact from it first, by `count` or `total`"
    ),
    "rule-id-twice": Words("编号`{id}`用了两次", "the id `{id}` is used twice"),
    "rule-outputs-differ": Words(
        "与第一条规则给出的输出不一致：{outputs}",
        "this rule and the first one differ in what they give: {outputs}",
    ),
    "rule-outputs-differ.hint": Words(
        "每条规则给出同样的输出，或者给输出写 default",
        "let all rules give the same outputs, or give a `default`",
    ),
    "rule-otherwise-has-guard": Words(
        "otherwise 中的`{id}`不能带条件", "`{id}` stands under `otherwise` and cannot have a condition"
    ),
}

_TABLES: Final = {
    "table-kind-unknown": Words(
        "这个版本没有`{given}`这种决策", "this version has no decisions of the kind `{given}`"
    ),
    "table-kind-unknown.hint": Words("{advice}", "{advice}"),
    "table-hit-unknown": Words("没有`{given}`这种命中策略", "there is no hit policy `{given}`"),
    "table-hit-unknown.hint": Words("{advice}", "{advice}"),
    "table-hit-not-ordered": Words(
        "没有一个输出分优劣，不能用`{given}`", "no output is ordered, so `{given}` means nothing"
    ),
    "table-priority-not-ordered": Words(
        "输出`{name}`不分优劣，不能定先后", "the output `{name}` has no order to rank by"
    ),
    "table-parts-and-rules": Words("分项和`{key}`不能同时写", "`{key}` cannot stand here as well"),
    "table-parts-and-rules.hint": Words(
        "有分项时规则写在各分项里；留给公司的规则只写 rules: required",
        "with parts the rules stand in them; rules left to the company are only `rules: required`",
    ),
    "table-fold-unknown": Words("没有`{given}`这种合并方式", "answers cannot be put together by `{given}`"),
    "table-fold-unknown.hint": Words("{advice}", "{advice}"),
    "table-fold-unfit": Words("{type}不能按`{given}`合并", "a {type} cannot be put together by `{given}`"),
    "table-fold-unfit.hint": Words("可以写：{fitting}", "known here: {fitting}"),
    "table-fold-parameter": Words(
        "参数`{name}`里有不能用来合并的词：{words}",
        "the parameter `{name}` has words that put nothing together: {words}",
    ),
    "table-combine-missing": Words(
        "输出`{name}`有好几处给出，却没有写怎样合并",
        "the output `{name}` is given several times, but not how to combine it",
    ),
    "table-combine-missing.hint": Words("补上 combine: {{{name}: ...}}", "add `combine: {{{name}: ...}}`"),
    "table-combine-of-lists": Words(
        "`hit: {hit}`给出的`{name}`是一列值，不能按`{given}`合并",
        "`hit: {hit}` gives a list of `{name}`, which cannot be put together by `{given}`",
    ),
    "table-combine-of-lists.hint": Words(
        "改用 hit: collect，combine 就把各条规则的取值合起来；或者只让一个分项给出`{name}`，不写 combine",
        "with `hit: collect` the values of the rules are combined; or give `{name}` in one part alone"
        " and do not combine it",
    ),
    "table-output-never-given": Words("没有一条规则给出`{name}`", "no rule gives the output `{name}`"),
    "table-output-never-given.hint": Words("补一条规则，或者写 default", "add a rule or a `default`"),
    "table-output-not-in-catalogue": Words("目录里没有输出`{name}`", "the catalogue has no output `{name}`"),
    "table-output-not-in-catalogue.hint": Words("{advice}", "{advice}"),
    "table-output-type": Words(
        "输出`{name}`写成了{given}，目录里是{wanted}",
        "the output `{name}` is {given} here and {wanted} in the catalogue",
    ),
    "table-output-join": Words(
        "输出`{name}`的合并方式写成了`{given}`，目录里是`{wanted}`",
        "the output `{name}` is joined by `{given}` here and by `{wanted}` in the catalogue",
    ),
    "table-empty-missing": Words(
        "没有写明列表为空时`{name}`是什么", "what `{name}` is for an empty list is not said"
    ),
    "table-empty-missing.hint": Words("补上 empty: {{{name}: ...}}", "add `empty: {{{name}: ...}}`"),
    "table-inputs-without-slot": Words(
        "只有把规则留给公司时才写 inputs", "`inputs` is only for rules that are left to the company"
    ),
}

_PROPERTIES: Final = {
    "property-one-sort": Words(
        "一条性质只说一件事，从这些里选一个：{known}", "a property says one of: {known}"
    ),
    "property-not-for-tables": Words("`{key}`不用于规则表", "`{key}` says nothing about a table"),
    "property-direction-unknown": Words("没有`{given}`这个方向", "there is no direction `{given}`"),
    "property-direction-unknown.hint": Words("{advice}", "{advice}"),
    "property-direction-unfit": Words("`{name}`谈不上`{given}`", "`{name}` cannot be `{given}`"),
    "property-direction-unfit.hint": Words("可以写：{fitting}", "known here: {fitting}"),
}

MESSAGES: dict[str, Words] = {**_RULES, **_TABLES, **_PROPERTIES}
