"""What is said to callers: about facts, moments, missing values and cases that no rule decides."""

from crmpolicy.wording import Words

MESSAGES: dict[str, Words] = {
    "fact-missing": Words("缺少事实“{title}”（`{name}`）", "the fact `{name}` ({title}) is missing"),
    "fact-missing.hint": Words("把它加进事实", "add it to the facts"),
    "fact-missing-or-unknown": Words(
        "缺少事实“{title}”（`{name}`）", "the fact `{name}` ({title}) is missing"
    ),
    "fact-missing-or-unknown.hint": Words(
        "把它加进事实；确实不知道时写 unknown",
        "add it to the facts; where it is not known, write `unknown` or null",
    ),
    "fact-missing-for": Words(
        "缺少事实“{title}”（`{name}`），也没有直接给出 `{instead}`",
        "the fact `{name}` ({title}) is missing, and so is `{instead}` itself",
    ),
    "fact-missing-for.hint": Words(
        "给出 `{name}`，或者直接给出 `{instead}`", "give `{name}`, or give `{instead}` itself"
    ),
    "fact-wrong": Words(
        "事实“{title}”（`{name}`）不能用：{said}", "the fact `{name}` ({title}) cannot be used: {said}"
    ),
    "value-out-of-range": Words(
        "{given} 超出允许范围，应{test} {bound}", "{given} is out of range: it has to be {test} {bound}"
    ),
    "value-not-among": Words("{given} 不在允许的值 {among} 之中", "{given} is not one of {among}"),
    "value-not-on-scale": Words(
        "“{scale}”里没有 `{given}`，可用：{words}", "`{given}` is not on the scale {scale}: {words}"
    ),
    "value-not-rising": Words(
        "{given}：这里要逐个增大的列表，至少一个值，每个都大于前一个",
        "{given}: this has to be a list that rises, at least one value and each over the one before it",
    ),
    "value-not-rising-over": Words(
        "{given}：这里要逐个增大的列表，至少一个值，第一个大于 {over}，每个都大于前一个",
        "{given}: this has to be a list that rises, at least one value, the first over {over} and each over"
        " the one before it",
    ),
    "value-in-entry": Words("第 {number} 项：{said}", "entry {number}: {said}"),
    "value-in-field": Words("“{title}”（`{name}`）：{said}", "`{name}` ({title}): {said}"),
    "value-entry-twice-together": Words(
        "第 {number} 项与第 {first} 项的{titles}都相同，不得重复",
        "entry {number} has the same {titles} as entry {first}, no two may have them all",
    ),
    "value-entry-twice": Words(
        "第 {number} 项与第 {first} 项的{title}相同，不得重复",
        "entry {number} has the same {title} as entry {first}, no two may have it",
    ),
    "value-entry-fields": Words(
        "这一项缺少{missing}，又没有名为 {strange} 的项目；可以写的有：{known}",
        "an entry has no field {strange}, and these are missing: {missing}; its fields are: {known}",
    ),
    "value-entry-strange": Words(
        "这一项没有名为 {strange} 的项目；可以写的有：{known}",
        "an entry has no field {strange}; its fields are: {known}",
    ),
    "value-entry-missing": Words("这一项缺少{missing}", "fields missing from this entry: {missing}"),
    "fact-unknown-name": Words(
        "没有制度使用名为 `{name}` 的事实", "no policy in force knows a fact named `{name}`"
    ),
    "fact-unknown-name.hint": Words(
        "用 `crmpolicy points` 查看可用的事实名称",
        "`crmpolicy points` lists the facts that can be given",
    ),
    "fact-unknown-name-near": Words("没有名为 `{name}` 的事实", "there is no fact named `{name}`"),
    "fact-unknown-name-near.hint": Words("是不是想写 `{near}`？", "did you mean `{near}`?"),
    "fact-name-of-several": Words(
        "几份制度各有一项事实叫 `{name}`：{called}",
        "several documents have a fact of their own that is called `{name}`: {called}",
    ),
    "fact-name-of-several.hint": Words(
        "由给出事实的一方写全名，例如 `{first}`",
        "whoever gives the facts writes it in full, such as `{first}`",
    ),
    "fact-event-missing": Words(
        "没有发生过 `{event}`，无法确定按哪一时期的制度办理",
        "no event `{event}` has happened, so it cannot be told which period's values count",
    ),
    "fact-event-missing.hint": Words(
        "在 `events` 中写出该事件及其时刻", "list the event with its moment under `events`"
    ),
    "fact-given-twice": Words(
        "`{name}` 与 `{other}` 是同一个事实，给了两次", "`{name}` and `{other}` are one fact, given twice"
    ),
    "fact-given-twice.hint": Words("只保留一个", "keep one of them"),
    "fact-and-its-sources": Words(
        "`{name}` 已直接给出，又给了用来计算它的 {sources}",
        "`{name}` is given itself and so is what it is worked out from: {sources}",
    ),
    "fact-and-its-sources.hint": Words("两者只给其一", "give either the one or the other"),
    "fact-against-its-sources": Words(
        "`{name}` 给的是“{given}”，而由 {sources} 得出的是“{follows}”",
        "`{name}` is given as `{given}`, but `{follows}` follows from {sources}",
    ),
    "fact-against-its-sources.hint": Words(
        "不必给 `{name}`，或更正其中有误的一项",
        "leave out `{name}`, or mend whichever of them is wrong",
    ),
    "facts-not-a-mapping": Words("事实要写成“名称: 值”的对应关系", "facts are a mapping of names to values"),
    "facts-not-a-mapping.hint": Words("收到的是 {given}", "what came was `{given}`"),
    "now-without-zone": Words("时刻 `{given}` 没有时区", "the moment `{given}` has no zone"),
    "now-without-zone.hint": Words(
        "例如写成 {given}+08:00", "write it with its offset, such as {given}+08:00"
    ),
    "now-needed": Words(
        "有的事实要从某一时刻往回看，却没有给出时刻", "a fact looks back from a moment, and none is given"
    ),
    "now-needed.hint": Words("用 now 给出时刻", "give the moment as `now`"),
    "now-not-a-moment": Words("`{given}` 不是一个时刻", "`{given}` is not a moment"),
    "now-not-a-moment.hint": Words("需要带时区的日期和时间", "a date and time with a zone is wanted"),
    "parameter-missing": Words(
        "参数“{title}”（`{name}`）尚未填写", "the parameter `{name}` ({title}) is not filled"
    ),
    "parameter-missing.hint": Words(
        "在 {file} 的 parameters 下写一行 `{name}: <值>`",
        "write a line `{name}: <value>` under `parameters` in {file}",
    ),
    "parameter-missing-in-document": Words(
        "参数“{title}”（`{name}`）由公司填写，文件本身没有给出",
        "the parameter `{name}` ({title}) is left to the company; the document gives no value",
    ),
    "parameter-missing-in-document.hint": Words(
        "用采用该文件的公司文件来提问，或在加载时给出该参数",
        "ask with a company that adopts the document, or give the value when loading",
    ),
    "slot-missing": Words(
        "“{title}”（`{name}`）的规则由公司制定，尚未填写",
        "the rules of `{name}` ({title}) are left to the company and not filled",
    ),
    "slot-missing.hint": Words(
        "在公司文件的 slots 下写出 `{name}` 的规则",
        "write the rules of `{name}` under `slots` in the company's file",
    ),
    "undecided-no-rule": Words("“{table}”没有一条规则适用", "no rule of {table} applies"),
    "undecided-several-rules": Words(
        "“{table}”有几条规则同时适用：{rules}", "several rules of {table} apply at once: {rules}"
    ),
    "undecided-several-rules.hint": Words(
        "唯一命中的表只允许一条规则适用，请检查规则的条件",
        "under unique only one rule may apply; look at the guards of these rules",
    ),
    "undecided-rules-disagree": Words(
        "“{table}”适用的规则结论不一致：{rules}",
        "the rules of {table} that apply do not say the same: {rules}",
    ),
    "undecided-no-output": Words("没有规则给出“{output}”", "no rule gives {output}"),
    "undecided-unknown-output": Words(
        "规则 `{rule}` 给出的“{output}”无法得知，因为所依据的事实未知",
        "rule `{rule}` cannot give {output}: a fact that it rests on is unknown",
    ),
    "undecided-tie": Words(
        "“{list}”第 {place} 名有并列，制度不许并列",
        "several share place {place} of {list}, which the policy does not allow",
    ),
    "undecided-tie.hint": Words(
        "先由人定出先后，再把结果作为事实给出", "let a person decide who comes first, and give that as a fact"
    ),
    "undecided-not-ranked": Words(
        "“{table}”不能照这些数字来排：{facts}，和制度要求的不符",
        "{table} cannot be ranked by these figures: {facts}, which is not what the policy asks",
    ),
    "undecided-not-ranked.hint": Words(
        "按制度要求的口径重新统计，再来排", "gather the figures as the policy asks, then rank them"
    ),
    "undecided-unknown-list": Words("“{table}”所看的清单未知", "the list that {table} looks at is unknown"),
    "point-unknown": Words(
        "没有可以回答 `{name}` 的制度；可以问：{known}",
        "nothing in force answers `{name}`; what can be asked: {known}",
    ),
    "point-unknown-near": Words("没有名为 `{name}` 的事项", "there is no question named `{name}`"),
    "point-unknown-near.hint": Words("是不是想问 `{near}`？", "did you mean `{near}`?"),
    "document-not-in-force": Words(
        "《{document}》在这一时刻没有施行（施行期 {begins} 至 {ends}）",
        "{document} is not in force at this moment (in force from {begins} to {ends})",
    ),
    "digest-mismatch": Words(
        "这个决定是按另一套制度（摘要 {decided}）作出的，现在给出的制度摘要是 {given}",
        "the decision was made by other policies (digest {decided}) than those given (digest {given})",
    ),
    "digest-mismatch.hint": Words(
        "请用作出决定时的制度来解释", "ask with the policies that were in force when it was decided"
    ),
    "case-outcome-differs": Words(
        "案例“{case}”结果不符：应为 {expected}；实际为 {got}",
        "the case `{case}` comes out otherwise: expected {expected}; got {got}",
    ),
    "case-because-differs": Words(
        "案例“{case}”的依据不符：应由规则 {expected} 决定；实际由 {got} 决定",
        "the case `{case}` is decided by other rules: expected {expected}; got {got}",
    ),
    "case-remedy-differs": Words(
        "案例“{case}”的放行办法不符：应为 {expected}；实际为 {got}",
        "the case `{case}` is released otherwise: expected {expected}; got {got}",
    ),
    "case-remedy-not-a-list": Words(
        "放行办法应逐条列出，每条写明事实和范围；现在是 `{given}`",
        "what releases a case is a list, each entry a fact and its bounds; it is `{given}`",
    ),
    "case-remedy-unknown-fact": Words("没有用到事实 `{name}`", "the fact `{name}` is not asked"),
    "case-remedy-unknown-bound": Words(
        "`{name}` 的范围只能写 {known}", "the bounds of `{name}` can be {known} only"
    ),
    "case-clause-not-cited": Words(
        "案例“{case}”要验证条款 {named}，但没有起作用的规则引用它；引用到的条款：{cited}",
        "the case `{case}` is about clause {named}, which no binding rule cites; cited are: {cited}",
    ),
    "case-question-unknown": Words(
        "案例问的事项无法回答：{said}", "the question of the case has no answer: {said}"
    ),
    "case-policies-unusable": Words(
        "案例所用的制度不能加载：{said}", "the policies of the case cannot be used: {said}"
    ),
    "case-company-unknown": Words("找不到公司 `{name}` 的文件", "there is no file of a company `{name}`"),
    "case-company-unknown.hint": Words(
        "公司文件应在案例旁边、上一级文件夹，或随库附带",
        "it is looked for beside the case, in the folder above and in the library",
    ),
    "case-document-unknown": Words("找不到名为 `{name}` 的制度文件", "there is no document named `{name}`"),
    "case-document-unknown.hint": Words(
        "写明 `company`，或者把 `ask` 写成“文件.事项”",
        "write `company`, or write `ask` as document.question",
    ),
    "case-moment-unreadable": Words(
        "案例的时刻不能读：{said}", "the moment of the case cannot be read: {said}"
    ),
    "case-key-not-for-tables": Words("决策表的案例不能写 {keys}", "a case of a decision table has no {keys}"),
    "case-expects-nothing": Words("案例“{case}”没有写应得的结果", "the case `{case}` expects nothing"),
    "case-expects-nothing.hint": Words(
        "在 expect 下写出至少一项结果", "write at least one output under `expect`"
    ),
    "case-expects-both": Words(
        "写了 `{name}` 就表示没有结果，不能再写别的结果",
        "`{name}` says that there is no outcome, so no output can stand beside it",
    ),
    "case-output-unknown": Words(
        "这个事项没有名为 `{name}` 的结果；它有：{known}",
        "the question has no output `{name}`; it has: {known}",
    ),
    "case-value-unreadable": Words(
        "应得的结果 `{name}` 不能读：{said}", "the expected `{name}` cannot be read: {said}"
    ),
    "case-only-yes": Words("`{name}` 下只能写 yes", "only yes can stand under `{name}`"),
    "case-names-wanted": Words("`{name}` 下要写名称的列表", "a list of names is wanted under `{name}`"),
}
