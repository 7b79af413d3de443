"""What is wrong with declarations: names, types, parameters, derived and required facts."""

from typing import Final

from crmpolicy.wording import Words

_NAMES: Final = {
    "name-unknown": Words("名称`{name}`没有声明过", "the name `{name}` is not declared"),
    "name-unknown.hint": Words("{advice}", "{advice}"),
    "name-unknown-fact": Words("事实`{name}`没有声明过", "the fact `{name}` is not declared"),
    "name-unknown-fact.hint": Words("{advice}", "{advice}"),
    "name-unknown-parameter": Words("参数`{name}`没有声明过", "the parameter `{name}` is not declared"),
    "name-unknown-parameter.hint": Words("{advice}", "{advice}"),
    "name-unknown-scale": Words("选项表`{name}`没有声明过", "the scale `{name}` is not declared"),
    "name-unknown-scale.hint": Words("{advice}", "{advice}"),
    "name-unknown-role": Words("岗位`{name}`没有声明过", "the role `{name}` is not declared"),
    "name-unknown-role.hint": Words("{advice}", "{advice}"),
    "name-unknown-event": Words("事件`{name}`没有声明过", "the event `{name}` is not declared"),
    "name-unknown-event.hint": Words("{advice}", "{advice}"),
    "name-unknown-field": Words("这个列表的条目里没有`{name}`", "the entries of this list have no `{name}`"),
    "name-unknown-field.hint": Words("{advice}", "{advice}"),
    "name-unknown-output": Words("没有名为`{name}`的输出", "there is no output `{name}`"),
    "name-unknown-output.hint": Words("{advice}", "{advice}"),
    "name-unknown-point": Words("没有名为`{name}`的决策点", "there is no decision point `{name}`"),
    "name-unknown-point.hint": Words("{advice}", "{advice}"),
    "name-unknown-zone": Words("时区`{given}`不存在", "there is no time zone `{given}`"),
    "name-unknown-zone.hint": Words("例如 Asia/Shanghai", "for example Asia/Shanghai"),
    "name-not-on-scale": Words("`{given}`不在“{scale}”之列", "`{given}` is no word of the scale {scale}"),
    "name-not-on-scale.hint": Words("{advice}", "{advice}"),
    "name-other-kind": Words(
        "`{name}`在这里用错了：要的是另一类名称",
        "`{name}` is declared, but as something else than is wanted here",
    ),
    "name-other-kind.hint": Words(
        "事实写在 facts 下，参数写在 parameters 下",
        "facts stand under `facts`, parameters under `parameters`",
    ),
    "name-ambiguous": Words("`{name}`可以指：{places}", "`{name}` may mean any of: {places}"),
    "name-ambiguous.hint": Words("请写全名", "write the full name"),
    "name-duplicate": Words(
        "`{name}`重复声明，第一次在 {first}", "`{name}` is declared twice, first at {first}"
    ),
    "name-duplicate.hint": Words(
        "留一处，或者改名；事实和参数不能同名",
        "keep one of them or rename it; a fact and a parameter cannot share a name",
    ),
    "name-shared-redeclared": Words(
        "`{name}`是各文件共用的，不能在这里重新声明",
        "`{name}` is shared by all documents and cannot be declared anew",
    ),
    "name-shared-redeclared.hint": Words("直接使用，或者换一个名称", "use it as it is, or take another name"),
    "name-shared-decision": Words(
        "决策`{name}`不能写在共用的文件里", "the decision `{name}` cannot stand in the shared file"
    ),
    "name-shared-decision.hint": Words(
        "请写到某个制度文件的文件夹里", "put it into the folder of a document"
    ),
    "name-reserved": Words(
        "`{name}`另有用处，不能用作名称", "`{name}` has a meaning of its own and cannot be a name"
    ),
    "name-not-a-word": Words("`{name}`不能用作名称", "`{name}` cannot be a name"),
    "name-not-a-word.hint": Words(
        "只用字母、数字和下划线，且不以数字开头",
        "take letters, digits and underscores, and do not begin with a digit",
    ),
    "name-empty-scale": Words("选项表`{name}`一个词也没有", "the scale `{name}` has no words"),
    "name-open-scale-without-other": Words(
        "开放的选项表`{name}`缺少`{other}`", "the open scale `{name}` has no word `{other}`"
    ),
    "name-open-scale-without-other.hint": Words(
        "补上 id 为`{other}`的一项，没有列出的词都读作它",
        "add a word with the id `{other}`; every word that is not listed is read as it",
    ),
    "name-spelling-twice": Words(
        "写法`{spelling}`已经表示`{other}`", "the spelling `{spelling}` means `{other}` already"
    ),
    "name-case-twice": Words(
        "案例“{name}”重名，第一次在 {first}", "two cases are called `{name}`, the first at {first}"
    ),
    "name-in-force-backwards": Words(
        "生效日 {since} 晚于失效日 {until}", "the first day in force, {since}, is after the last, {until}"
    ),
}

_TYPES: Final = {
    "type-unknown": Words("没有`{given}`这种类型", "there is no type `{given}`"),
    "type-unknown.hint": Words("{advice}", "{advice}"),
    "type-scale-missing": Words("`{name}`是选项，却没有写明选项表", "`{name}` is a choice without a scale"),
    "type-scale-missing.hint": Words("补上 scale: 选项表的名称", "add `scale:` with the name of a scale"),
    "type-unit-missing": Words("`{name}`是数量，却没有写明单位", "`{name}` is a quantity without a unit"),
    "type-unit-missing.hint": Words("补上 unit，例如 unit: t", "add the unit, for example `unit: t`"),
    "type-of-missing": Words("`{name}`没有写明里面是什么", "`{name}` does not say what it holds"),
    "type-of-missing.hint": Words("补上 of", "add `of`"),
    "type-key-not-here": Words("{type}不用写`{key}`", "`{key}` means nothing with the type {type}"),
    "type-step-not-positive": Words(
        "最小单位`{given}`必须大于零", "the step `{given}` must be more than zero"
    ),
    "type-entries-not-here": Words(
        "`{key}`处不能写由多项组成的条目", "`{key}` cannot hold a list whose entries have fields"
    ),
    "type-mismatch": Words(
        "`{name}`是{found}，这里要的是{wanted}", "`{name}` is of the type {found}, here {wanted} is wanted"
    ),
    "type-mismatch.hint": Words(
        "只有同一类型、同一单位、同一选项表的内容才能比较或赋值",
        "only what has the same type, unit and scale can be compared or taken over",
    ),
}

_PARAMETERS: Final = {
    "parameter-value-missing": Words(
        "参数`{name}`没有写明取值", "the parameter `{name}` says nothing of its value"
    ),
    "parameter-value-missing.hint": Words(
        "写 value: required、value: optional 或具体取值",
        "write `value: required`, `value: optional` or a value",
    ),
    "parameter-value-and-dated": Words(
        "`{name}`同时写了 value 和 dated", "`{name}` has both `value` and `dated`"
    ),
    "parameter-value-and-dated.hint": Words("只留一个", "keep one of them"),
    "parameter-dated-first": Words("第一个取值不写起始日", "the first value of a history has no day"),
    "parameter-dated-first.hint": Words(
        "它从一开始就有效，从第二个起才写 from",
        "it counts from the beginning; `from` stands at the later ones",
    ),
    "parameter-dated-no-day": Words(
        "后面的取值要写起始日", "a later value needs the day from which it counts"
    ),
    "parameter-dated-no-day.hint": Words("补上 from: 日期", "add `from:` with a date"),
    "parameter-dated-order": Words("{day} 早于前面的 {last}", "{day} comes before {last} above it"),
    "parameter-dated-order.hint": Words("按日期先后排列", "put the values in the order of their days"),
    "parameter-dated-twice": Words("{day} 写了两次", "{day} stands here twice"),
    "parameter-out-of-range": Words(
        "{given}超出范围，应{operator}{bound}", "{given} is out of range, it must be {operator} {bound}"
    ),
    "parameter-out-of-range.hint": Words(
        "改这个值，或改它比照的那一个；范围写在参数的 range 里",
        "change this value or the one that bounds it; the range stands at the parameter, under `range`",
    ),
    "parameter-not-among": Words("这里只能取：{allowed}", "only these are allowed: {allowed}"),
    "parameter-stricter": Words(
        "{type}的“更严”不能写`{given}`", "what is stricter of a {type} cannot be `{given}`"
    ),
    "parameter-stricter.hint": Words("可以写：{fitting}", "known here: {fitting}"),
    "parameter-sum": Words("`{key}`各项相加应为 {total}", "the entries of `{key}` must sum to {total}"),
    "parameter-entries-missing": Words("缺少这些条目：{entries}", "these entries are missing: {entries}"),
    "parameter-entries-missing.hint": Words("每一个词都要列出", "list every word"),
    "parameter-entry-unknown": Words("没有`{given}`这个条目", "there is no entry `{given}`"),
    "parameter-entry-unknown.hint": Words("{advice}", "{advice}"),
    "parameter-entry-twice": Words(
        "`{given}`与前面的条目是同一个词", "`{given}` means the same as an entry before"
    ),
    "parameter-entry-needed": Words(
        "`{name}`是对照表，要指明取哪一项", "`{name}` is a mapping: say which entry"
    ),
    "parameter-entry-needed.hint": Words(
        "写成 {{parameter: {name}, entry: 条目}}，条目有：{entries}",
        "write {{parameter: {name}, entry: ...}} with one of: {entries}",
    ),
    "parameter-entry-of-two": Words(
        "`{name}`按两个事实查表，不能只写一个条目",
        "`{name}` is looked up by two facts, one entry cannot be named",
    ),
    "parameter-no-entries": Words(
        "`{name}`不是对照表，没有条目", "`{name}` is no mapping and has no entries"
    ),
    "parameter-keys-not-here": Words(
        "`{name}`要按{facts}查表，这里用不到这些事实",
        "`{name}` is looked up by {facts}, which cannot be asked here",
    ),
    "parameter-key-type": Words("不能按`{name}`查表", "a mapping cannot be keyed by `{name}`"),
    "parameter-key-type.hint": Words(
        "只能按选项、是否、文字、整数或星期几查表",
        "take a choice, yes or no, a text, a whole number or a weekday",
    ),
    "parameter-else-missing": Words(
        "`{name}`按自由文字查表，要写明其余的怎么办",
        "`{name}` is keyed by free text and must say what holds for the rest",
    ),
    "parameter-else-missing.hint": Words("补上 else", "add `else`"),
    "parameter-among-twice": Words("`{key}`里有重复的条目", "`{key}` names an entry twice"),
}

_DERIVED: Final = {
    "derive-unknown-word": Words("没有`{given}`这种推算方法", "facts cannot be derived by `{given}`"),
    "derive-unknown-word.hint": Words("{advice}", "{advice}"),
    "derive-two-words": Words(
        "一个事实只能用一种方法推算，这里有`{first}`和`{second}`",
        "a fact is derived by one word, here stand `{first}` and `{second}`",
    ),
    "derive-two-words.hint": Words("拆成两个事实，一步一步算", "take two facts, one after the other"),
    "derive-operand-type": Words(
        "`{name}`是{type}，不能用于`{word}`",
        "`{name}` is of the type {type} and cannot be used with `{word}`",
    ),
    "derive-begins-year": Words(
        "`begins`说一年从哪个月开始，只能和`last: year`同用",
        "`begins` says in which month a year begins; it goes with `last: year` only",
    ),
    "derive-distinct-plain": Words(
        "`distinct`数的是条目里某一项的不同取值，这个列表的条目没有分项",
        "`distinct` counts different values of a field; the entries of this list have no fields",
    ),
    "derive-operand-count": Words("`{word}`需要 {count} 项", "`{word}` needs {count} operands"),
    "derive-result-type": Words("`{word}`的结果应是：{types}", "`{word}` gives one of: {types}"),
    "derive-units": Words(
        "单位对不上，算不出{type}", "the units do not fit: this does not give the type {type}"
    ),
    "derive-weights": Words("`{name}`不能当权重", "`{name}` cannot serve as weights"),
    "derive-weights.hint": Words(
        "权重是对照表，用 keys: {{among: [...]}} 列出事实，取值为比率或数值",
        "weights are a mapping that lists facts by `keys: {{among: [...]}}`, with ratios or numbers",
    ),
    "derive-weight-unknown": Words(
        "权重里的`{name}`不是这里的事实", "the weight `{name}` names no fact that is known here"
    ),
    "derive-weight-unknown.hint": Words("{advice}", "{advice}"),
    "derive-not-a-list": Words("`{name}`不是由条目组成的列表", "`{name}` is no list of entries"),
    "derive-pick-not-total": Words("这些情形没有写：{words}", "these cases are missing: {words}"),
    "derive-pick-not-total.hint": Words(
        "开关的每一个词都要写明取哪个事实", "name a fact for every word of the switch"
    ),
    "derive-in-list": Words(
        "列表条目里的`{name}`不能推算", "`{name}` stands in the entries of a list and cannot be derived"
    ),
    "derive-circular": Words("推算绕成了圈：{names}", "facts are derived in a circle: {names}"),
}

_REQUIRED: Final = {
    "requires-form": Words("`{given}`应写成 决策点.输出", "`{given}` must be written as point.output"),
    "requires-form.hint": Words(
        "别的文件写成 文件.决策点.输出", "for another document write document.point.output"
    ),
    "requires-declared-again": Words(
        "`{name}`由别的决策点得出，不能再声明为事实",
        "`{name}` is decided by another point and cannot be declared too",
    ),
    "requires-declared-again.hint": Words("删去 facts 里的声明", "take it out of `facts`"),
    "requires-type-unknown": Words(
        "`{name}`来自别的文件，这里不知道它的类型",
        "`{name}` comes from another document, its type is not known here",
    ),
    "requires-type-unknown.hint": Words(
        "编写制度的人声明事实 `{name}` 和它的各档词，公司在 `map` 中写明各取自哪个结论；或者声明为共用的事实",
        "whoever writes the document declares a fact `{name}` with its words, and the company's `map` says"
        " from which answer each comes; or it is declared as a fact that all documents share",
    ),
    "requires-circular": Words(
        "决策点互相依赖，绕成了圈：{names}", "points ask each other in a circle: {names}"
    ),
}

MESSAGES: dict[str, Words] = {**_NAMES, **_TYPES, **_PARAMETERS, **_DERIVED, **_REQUIRED}
