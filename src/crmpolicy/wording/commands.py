"""What the commands say: help, heads of tables, notes, and what is wrong with a command line."""

from typing import Final

from crmpolicy.wording import Words

_HELP: Final = {
    "cli-program": Words(
        "客户管理制度写成数据：给出事实和时刻，得到结论和所依据的条款。",
        "Policies for dealing with customers: facts and a moment in, a decision with its clauses out.",
    ),
    "cli-demo": Words(
        "用示例订单数据给客户定级，并解释其中一个决定",
        "grade the customers of an example order book, explained",
    ),
    "cli-init": Words(
        "新建一家公司：采用的制度、待填的数值、一个案例",
        "begin a company: what it adopts, values to fill in, a case",
    ),
    "cli-points": Words(
        "列出可以问的事项、所需的事实和得出的结论",
        "list what can be asked, with which facts, and what comes out",
    ),
    "cli-params": Words("列出各项参数的数值、条款和出处", "list parameters with values, clauses and places"),
    "cli-show": Words(
        "查看整个公司，或者一个事项的数值、规则和结论",
        "show a whole company, or the values, rules and outputs of one question",
    ),
    "cli-evaluate": Words("判断一件事，说明结论和依据", "decide one case and give the reasons"),
    "cli-test": Words("逐条核对自己写的案例", "run the owner's cases"),
    "cli-types": Words("由制度生成 Python 类型", "write Python types from the policies"),
    "cli-schema": Words(
        "给出制度文件或事实的 JSON Schema", "give the JSON Schema of policy files or of facts"
    ),
    "cli-help-subject": Words(
        "事项，如 customer_grade；只问一份制度时写 steel.customer_grade",
        "the question: customer_grade, or steel.customer_grade for one document alone",
    ),
    "cli-help-company": Words(
        "公司文件、公司或制度的文件夹，或者随库提供的名称（如 steel）",
        "a company's file, the folder of a company or document, or a name known to the library (steel)",
    ),
    "cli-help-path": Words(
        "公司文件、文件夹或名称；不写就列出随库提供的全部制度",
        "a company's file, a folder or a name; without it, all documents of the library",
    ),
    "cli-help-facts": Words(
        "事实：JSON 文本、文件（也可写 @文件），或用 - 从标准输入读取",
        "the facts: a JSON text, a file (@file too), or - for standard input",
    ),
    "cli-help-events": Words(
        "事情的经过：JSON 列表，每项有 event、at（要写时差），可有 by；写法同 --facts，也可放进事实的 events",
        "what has happened: a JSON list, each entry with `event`, `at` (with its offset), perhaps `by`;"
        " given as --facts is, or in the facts themselves as `events`",
    ),
    "cli-help-now": Words(
        "提问的时刻，要写时差，如 2026-01-05T09:00+08:00",
        "the moment of the question with its offset, such as 2026-01-05T09:00+08:00",
    ),
    "cli-help-explain": Words("用几句话解释这个决定", "explain the decision in sentences"),
    "cli-help-trace": Words(
        "逐条列出看过的规则：适用、不适用及原因、不必再看",
        "list every rule that was looked at: applies, does not apply and why, or not needed",
    ),
    "cli-help-missing": Words(
        "只列出回答某个事项还缺的数值", "only what a question cannot be answered without"
    ),
    "cli-help-on": Words(
        "只看这一天适用的数值，如 2027-01-01", "only the values of this day, such as 2027-01-01"
    ),
    "cli-help-origin": Words("说明每个数值由谁写在哪个文件里", "tell who wrote each value, in which file"),
    "cli-help-directory": Words(
        "新文件夹；已有内容的文件夹不会改动", "a new folder; one that holds anything is left alone"
    ),
    "cli-help-cases": Words(
        "案例的文件或文件夹；不写就从当前文件夹找",
        "a file or folder of cases; without it, the folder you are in",
    ),
    "cli-help-kind": Words(
        "文件种类；或者与 --company 一起写事项",
        "the kind of file; or, with --company, the question",
    ),
    "cli-help-schema-stage": Words(
        "表单所处的阶段；不写就是第一个", "the stage that a form has come to; without it the first"
    ),
    "cli-help-check": Words("不写文件，只检查是否过期", "write nothing, tell what is stale"),
    "cli-help-out": Words("写进这个文件（与 --company 一起用）", "write this file (with --company)"),
    "cli-help-schemas": Words(
        "写进这个文件夹，每种文件一个，供编辑器用", "write them into this folder, one a kind, for editors"
    ),
    "cli-help-language": Words(
        "用中文或英文显示；不写就按系统设置", "Chinese or English; else as the locale says"
    ),
    "cli-help-format": Words("显示文字，或输出 JSON", "text, or JSON"),
    "cli-help-help": Words("显示这份说明", "show this help"),
    "cli-code-0": Words("完成", "done"),
    "cli-code-1": Words(
        "问题没有结论，案例没有通过，或者类型已经过期",
        "the question has no answer, a case failed, or types are stale",
    ),
    "cli-code-2": Words(
        "输入不能用：制度有误、参数未填、事实有误，或命令写错",
        "the input cannot be used: policies, parameters, facts or the command line",
    ),
    "cli-usage-command": Words("命令", "COMMAND"),
    "cli-usage-options": Words("[选项]", "[OPTIONS]"),
}

_HEADS: Final = {
    "cli-head-usage": Words("用法", "usage"),
    "cli-head-commands": Words("命令", "commands"),
    "cli-head-arguments": Words("参数", "arguments"),
    "cli-head-options": Words("选项", "options"),
    "cli-head-codes": Words("退出码", "exit codes"),
    "cli-head-fact": Words("事实", "fact"),
    "cli-head-title": Words("名称", "title"),
    "cli-head-kind": Words("类型", "type"),
    "cli-head-note": Words("说明", "note"),
    "cli-head-output": Words("结论", "output"),
    "cli-head-parameter": Words("参数", "parameter"),
    "cli-head-value": Words("数值", "value"),
    "cli-head-period": Words("适用时间", "days"),
    "cli-head-clause": Words("条款", "clause"),
    "cli-head-place": Words("位置", "place"),
    "cli-head-origin": Words("由谁填写", "written by"),
    "cli-head-rule": Words("规则", "rule"),
    "cli-head-when": Words("条件", "when"),
    "cli-head-said": Words("结论", "says"),
    "cli-head-grade": Words("等级", "grade"),
    "cli-head-customers": Words("客户数", "customers"),
    "cli-head-sales": Words("销售额（美元）", "sales (USD)"),
    "cli-head-share": Words("占比", "share"),
    "cli-head-customer": Words("客户", "customer"),
    "cli-head-segment": Words("类别", "segment"),
    "cli-head-before": Words("原等级", "before"),
    "cli-head-after": Words("新等级", "after"),
}

_VALUES: Final = {
    "cli-joint": Words("，", ", "),
    "cli-kind-of": Words("{kind}（{unit}）", "{kind} ({unit})"),
    "cli-kind-rules": Words("规则", "rules"),
    "cli-several-of": Words("可选多项：{words}", "any of {words}"),
    "cli-and-more": Words("{shown} 等 {count} 项", "{shown} and others, {count} in all"),
    "cli-bound": Words("{test} {value}", "{test} {value}"),
    "cli-may-be-unknown": Words("可以未知", "may be unknown"),
    "cli-no-limit": Words("不限", "no limit"),
    "cli-document": Words("《{title}》第 {version} 版", "{title}, version {version}"),
    "cli-value-from": Words("{day} 起 {value}", "{value} from {day}"),
    "cli-value-missing": Words("待填", "to be filled in"),
    "cli-value-optional": Words("未填，即不限", "not set: no limit"),
    "cli-days": Words("{begins} 至 {ends}", "{begins} to {ends}"),
    "cli-days-from": Words("{begins} 起", "from {begins}"),
    "cli-days-to": Words("至 {ends}", "to {ends}"),
    "cli-days-always": Words("一直", "always"),
    "cli-no-clause": Words("无条款", "no clause"),
    "cli-fact-is": Words("{title} {value}", "{title} {value}"),
}

_ANSWERS: Final = {
    "cli-fact-follows": Words("不给时由 {sources} 得出", "else from {sources}"),
    "cli-fact-decided": Words("不给时先判断 {point}", "else {point} is asked"),
    "cli-fact-unused": Words("按现有数值用不到", "does not count with these values"),
    "cli-points-note": Words(
        "同一事项也可以只问一份制度，写成“制度.事项”，例如 steel.customer_grade。",
        "One document alone is asked as document.question, such as steel.customer_grade.",
    ),
    "cli-nothing-missing": Words("{title}：没有缺少的数值", "{title}: nothing is missing"),
    "cli-lack": Words("{title}（{point}）还缺：", "{title} ({point}) lacks:"),
    "cli-fill-in": Words("请填写在 {file} 的 parameters 下。", "Fill them in under `parameters` in {file}."),
    "cli-fill-by-adopting": Words(
        "制度文件不填数值，由采用它的公司填写：先运行 crmpolicy init 文件夹。",
        "A document is filled in by the company that adopts it: begin with crmpolicy init DIR.",
    ),
    "cli-part-values": Words("{day} 适用的数值", "values on {day}"),
    "cli-part-all-values": Words("数值", "values"),
    "cli-no-values": Words("这个事项不用参数", "this question has no parameters"),
    "cli-part-rules": Words("规则", "rules"),
    "cli-part-outputs": Words("得出", "outputs"),
    "cli-part-origin": Words("来源", "origin"),
    "cli-part-only": Words("{part}（仅当{only}）", "{part} (only where {only})"),
    "cli-slot-open": Words(
        "规则由公司制定，还没有写", "the rules are left to the company and not written yet"
    ),
    "cli-asks-first": Words(
        "“{fact}”没有给出时，先判断 {point}", "where {fact} is not given, {point} is asked first"
    ),
    "cli-combined": Words(
        "各分项分别判断，{output}{fold}", "the parts are answered one by one; {output}: {fold}"
    ),
    "cli-fold-worst": Words("取最差的一个", "the worst counts"),
    "cli-fold-best": Words("取最好的一个", "the best counts"),
    "cli-fold-earliest": Words("取最早的一个", "the earliest counts"),
    "cli-fold-latest": Words("取最晚的一个", "the latest counts"),
    "cli-fold-max": Words("取最大的一个", "the highest counts"),
    "cli-fold-min": Words("取最小的一个", "the lowest counts"),
    "cli-fold-sum": Words("相加", "added up"),
    "cli-fold-count": Words("计个数", "counted"),
    "cli-fold-list": Words("逐个列出", "listed"),
    "cli-fold-union": Words("合在一起", "all taken together"),
    "cli-fold-intersection": Words("取共有的部分", "what all have in common"),
    "cli-fold-all": Words("全部为是才为是", "yes if all say yes"),
    "cli-fold-any": Words("有一个为是即为是", "yes if any says yes"),
    "cli-fold-chosen": Words("由选定的一个决定", "the chosen one counts"),
    "cli-fold-by": Words("按参数“{title}”合并", "as the parameter “{title}” says"),
    "cli-side-by-side": Words("各分项分别判断", "the parts are answered one by one"),
    "cli-expected": Words("应得", "expected"),
    "cli-got": Words("实得", "got"),
    "cli-cases-passed": Words("{count} 个案例全部通过", "all cases passed ({count})"),
    "cli-cases-failed": Words(
        "{count} 个案例，通过 {passed} 个，未通过 {failed} 个",
        "{count} cases: {passed} passed, {failed} failed",
    ),
    "cli-types-stale": Words("{file} 已过期", "{file} is stale"),
    "cli-types-written": Words("已写入 {file}", "wrote {file}"),
    "cli-types-fresh": Words("没有过期的类型", "all types are fresh"),
    "cli-schema-fresh": Words("没有过期的 JSON Schema", "all schemas are fresh"),
    "cli-schema-kinds": Words(
        "运行 crmpolicy schema 种类，得到该种文件的 JSON Schema：",
        "crmpolicy schema KIND gives the JSON Schema of a file:",
    ),
    "cli-schema-facts": Words(
        "事实的 JSON Schema：crmpolicy schema 事项 --company 公司",
        "that of facts: crmpolicy schema SUBJECT --company FILE",
    ),
    "cli-file-company": Words("公司文件", "a company"),
    "cli-file-document": Words(
        "policy.yaml，制度的名称和版本", "policy.yaml: name and version of a document"
    ),
    "cli-file-sections": Words(
        "制度的内容：事实、参数、规则等", "the sections of a document: facts, parameters, rules"
    ),
    "cli-file-subjects": Words("subjects.yaml，事项目录", "subjects.yaml: the catalogue of questions"),
    "cli-file-clauses": Words("clauses.yaml，条款", "clauses.yaml: the clauses"),
    "cli-file-calendar": Words(
        "节假日表：放假的日子和调休上班的日子（calendars/名称.yaml）",
        "holidays and make-up workdays (calendars/NAME.yaml)",
    ),
    "cli-file-cases": Words("案例", "cases"),
}

_STORIES: Final = {
    "cli-init-done": Words("已新建公司", "a company to begin with"),
    "cli-init-company": Words("采用的制度和待填的数值", "what it adopts, and values to fill in"),
    "cli-init-cases": Words("一个案例", "a case"),
    "cli-init-readme": Words("接下来做什么", "what to do next"),
    "cli-init-schemas": Words("供编辑器提示和检查", "what editors suggest and check by"),
    "cli-init-next": Words("下一步：{next}", "next: {next}"),
    "cli-demo-title": Words("{year} 年客户定级（示例数据）", "customers of {year}, graded (example data)"),
    "cli-demo-example": Words(
        "订单数据取自公开的 Superstore 样例；公司和各项界限都是虚构的，只看占比一项。",
        "The order book is a public sample (Superstore); company and thresholds are invented.",
    ),
    "cli-demo-best": Words("{grade}客户", "customers of {grade}"),
    "cli-demo-explained": Words("为什么客户 {customer} 是这个等级", "why customer {customer} has its grade"),
    "cli-demo-moved": Words(
        "A 级界限由 {before} 降到 {after}，等级改变的客户",
        "who moves when the threshold of grade A goes from {before} to {after}",
    ),
    "cli-demo-all": Words("合计", "all"),
}

_FAULTS: Final = {
    "cli-no-such-command": Words(
        "没有名为 `{name}` 的命令，可用：{known}", "there is no command `{name}`; the commands are {known}"
    ),
    "cli-no-such-command-near": Words("没有名为 `{name}` 的命令", "there is no command `{name}`"),
    "cli-no-such-command-near.hint": Words("是不是想写 `{near}`？", "did you mean `{near}`?"),
    "cli-no-such-option": Words("没有名为 `{name}` 的选项", "there is no option `{name}`"),
    "cli-no-such-option.hint": Words("运行 `{path} --help` 查看用法", "see `{path} --help`"),
    "cli-no-such-option-near": Words("没有名为 `{name}` 的选项", "there is no option `{name}`"),
    "cli-no-such-option-near.hint": Words("是不是想写 `{near}`？", "did you mean `{near}`?"),
    "cli-missing": Words("缺少 `{name}`", "`{name}` is missing"),
    "cli-missing.hint": Words("运行 `{path} --help` 查看用法", "see `{path} --help`"),
    "cli-not-a-choice": Words("`{name}` 只能是 {choices}", "`{name}` is one of {choices}"),
    "cli-option-usage": Words("选项 `{name}` 用法不对", "the option `{name}` is not used like this"),
    "cli-option-usage.hint": Words("运行 `{path} --help` 查看用法", "see `{path} --help`"),
    "cli-usage": Words("命令写得不对：{said}", "the command line cannot be read: {said}"),
    "cli-usage.hint": Words("运行 `{path} --help` 查看用法", "see `{path} --help`"),
    "cli-surplus": Words("多出了 `{said}`", "`{said}` is more than the command takes"),
    "cli-surplus.hint": Words("运行 `{path} --help` 查看用法", "see `{path} --help`"),
    "cli-file-missing": Words("找不到 `{file}`", "`{file}` does not exist"),
    "cli-file-forbidden": Words("没有权限使用 `{file}`", "`{file}` may not be used"),
    "cli-file-is-folder": Words(
        "`{file}` 是文件夹，这里要的是文件", "`{file}` is a folder, and a file is needed"
    ),
    "cli-file-exists": Words(
        "`{file}` 已经存在，而且不是文件夹", "`{file}` is there already and is no folder"
    ),
    "cli-disk-full": Words("磁盘已满，写不下 `{file}`", "the disk is full, `{file}` cannot be written"),
    "cli-file-unusable": Words("`{file}` 不能用：{said}", "`{file}` cannot be used: {said}"),
    "cli-json-object": Words("事实要写在一对花括号里", "facts stand in one pair of braces"),
    "cli-json-object.hint": Words('写成 {{"sales_share": "1.2%"}}', 'write {{"sales_share": "1.2%"}}'),
    "cli-json-list": Words("事情的经过要写在一对方括号里", "events stand in one pair of square brackets"),
    "cli-json-list.hint": Words(
        '写成 [{{"event": "receive", "at": "2026-01-05T09:00+08:00"}}]',
        'write [{{"event": "receive", "at": "2026-01-05T09:00+08:00"}}]',
    ),
    "cli-json-encoding": Words("这里不是 UTF-8 文字", "this is no UTF-8 text"),
    "cli-json-encoding.hint": Words("把文件另存为 UTF-8 编码", "save the file with the encoding UTF-8"),
    "cli-json-value": Words("JSON 的这里应当有一个值", "a value should stand here in the JSON"),
    "cli-json-value.hint": Words(
        "文字加英文双引号，数字照写，是与否写 true、false",
        "texts stand in double quotes, numbers as they are, and true or false",
    ),
    "cli-json-name": Words(
        "JSON 的这里应当是加英文双引号的名称", "a name in double quotes should stand here in the JSON"
    ),
    "cli-json-name.hint": Words('写成 {{"sales_share": "1.2%"}}', 'write {{"sales_share": "1.2%"}}'),
    "cli-json-last": Words(
        "JSON 最后一项后面不要逗号", "no comma may stand behind the last entry of the JSON"
    ),
    "cli-json-colon": Words("JSON 的名称后面缺少英文冒号", "a colon is missing behind the name in the JSON"),
    "cli-json-comma": Words(
        "JSON 的两项之间缺少英文逗号", "a comma is missing between two entries of the JSON"
    ),
    "cli-json-quote": Words(
        "JSON 里从这里开始的引号没有收尾", "the quote that begins here in the JSON is never closed"
    ),
    "cli-json-more": Words("JSON 到这里已经结束，后面还有内容", "the JSON ends here, and more follows"),
    "cli-json-syntax": Words("JSON 读不懂：{said}", "the JSON cannot be read: {said}"),
    "cli-json-depth": Words("JSON 嵌套得太深", "the JSON is nested too deeply"),
    "cli-json-large": Words("JSON 超过 {limit} 字节", "the JSON has more than {limit} bytes"),
    "cli-json-large.hint": Words(
        "这里一次只判断一件事；整份名单用 `crmpolicy run`",
        "one case is decided here; take `crmpolicy run` for a list of them",
    ),
    "cli-json-digits": Words(
        "有一个整数长达 {digits} 位，上限是 {limit} 位",
        "a whole number has {digits} digits, the limit is {limit}",
    ),
    "cli-json-constant": Words("`{given}` 不是数值", "`{given}` is not a number"),
    "cli-json-constant.hint": Words(
        "不知道时写 null，或者不写这一项", "write null where it is unknown, or leave it out"
    ),
    "cli-json-twice": Words("`{name}` 写了两次", "`{name}` is written twice"),
    "cli-json-twice.hint": Words("只保留一个", "keep one of them"),
    "cli-now-without-offset": Words("时刻 `{given}` 没有写时差", "the moment `{given}` has no offset"),
    "cli-now-without-offset.hint": Words(
        "公司在 {zone}，写成 {whole}", "the company is in {zone}: write {whole}"
    ),
    "cli-not-a-day": Words("`{given}` 不是日期", "`{given}` is not a day"),
    "cli-not-a-day.hint": Words("写成 2026-01-05", "write it like 2026-01-05"),
    "cli-not-empty": Words(
        "文件夹 `{path}` 里已有内容，没有改动", "the folder `{path}` is not empty and was left alone"
    ),
    "cli-not-empty.hint": Words("换一个新文件夹", "name a new folder"),
    "cli-no-cases": Words("`{path}` 里没有案例", "there are no cases in `{path}`"),
    "cli-no-cases.hint": Words(
        "案例写在 cases 文件夹里的 YAML 文件中", "cases stand in YAML files in a folder `cases`"
    ),
    "cli-no-such-kind": Words(
        "没有 `{name}` 这种文件，可用：{known}", "there is no kind of file `{name}`; the kinds are {known}"
    ),
    "cli-no-such-kind.hint": Words("如果是事项，还要写 --company", "for a question, add --company"),
    "cli-check-nothing": Words("`{path}` 里没有制度或公司", "there are no policies in `{path}`"),
    "cli-check-nothing.hint": Words(
        "写公司文件、制度的文件夹，或者放着它们的文件夹",
        "name a company's file, a document's folder, or a folder that holds some",
    ),
    "cli-prove-nothing": Words("没有这样的性质：{wanted}", "there is no such law: {wanted}"),
    "cli-prove-nothing.hint": Words(
        "不加 --point 和 --law，就列出全部性质的名称", "without --point and --law all laws are listed"
    ),
    "cli-no-such-finding": Words(
        "没有 `{name}` 这个代码，可用：{known}", "there is no code `{name}`; the codes are {known}"
    ),
    "cli-no-such-finding-near": Words("没有 `{name}` 这个代码", "there is no code `{name}`"),
    "cli-no-such-finding-near.hint": Words("是不是想写 `{near}`？", "did you mean `{near}`?"),
    "cli-schema-of-what": Words("没有写要哪个事项", "the question is not named"),
    "cli-schema-of-what.hint": Words(
        "写成 crmpolicy schema customer_grade --company …",
        "write crmpolicy schema customer_grade --company …",
    ),
    "cli-schema-no-stages": Words(
        "`{subject}` 不是分阶段的表单，不能用 --stage",
        "`{subject}` is no form that goes by stages, so --stage has no place",
    ),
    "cli-schema-when": Words(
        "`{subject}` 所需的事实随时间变化", "the facts that `{subject}` needs change in time"
    ),
    "cli-schema-when.hint": Words("用 --now 写明时刻", "name the moment with --now"),
    "cli-types-out": Words("--out 要与 --company 一起用", "--out goes with --company"),
    "cli-schema-out": Words(
        "--out 写的是文件种类，不能与 --company 一起用", "--out writes kinds of files, without --company"
    ),
    "cli-schema-check-what": Words("没有写要检查哪个文件夹", "the folder to check is not named"),
    "cli-schema-check-what.hint": Words("用 --out 写明", "name it with --out"),
    "cli-types-checkout": Words(
        "这里没有库的源代码，不能重写它的类型",
        "this is no checkout of the library, so its types cannot be written",
    ),
    "cli-types-checkout.hint": Words(
        "用 --company 生成自己公司的类型", "write the types of your company with --company"
    ),
    "cli-types-check-what": Words("没有写要检查哪个文件", "the file to check is not named"),
    "cli-types-check-what.hint": Words("用 --out 写明", "name it with --out"),
}

MESSAGES: Final = {**_HELP, **_HEADS, **_VALUES, **_ANSWERS, **_STORIES, **_FAULTS}
