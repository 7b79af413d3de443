"""What is said of a question that is asked of each row of a file: help, summary, what cannot be used."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-run": Words(
        "对文件里的每一行问同一个事项，结论写进新文件",
        "ask one question of each row of a file, and write the answers into another",
    ),
    "cli-help-run-data": Words(
        "表格：.csv（UTF-8 或 GBK）、.parquet、.arrow 或 .jsonl",
        "the rows: .csv (UTF-8 or GBK), .parquet, .arrow or .jsonl",
    ),
    "cli-help-run-out": Words(
        "写进这个文件，后缀同上：原有各行各栏，另加结论、规则、条款、状态和原因；全部问完才替换",
        "write this file, with one of the same endings: all rows and columns, with the answers added;"
        " replaced only when all is done",
    ),
    "cli-help-run-mapping": Words(
        "各栏是哪项事实、什么单位、代码代表什么（YAML）",
        "which facts the columns are, their units and codes (YAML)",
    ),
    "cli-help-run-refused": Words(
        "没有结论的行另外写进这个文件，带行号、状态和原因",
        "write the rows without an answer into this file too, with line, status and reason",
    ),
    "cli-file-columns": Words("表格各栏的说明", "what the columns of a table are"),
    "cli-run-code-0": Words("写好了，每一行都有结论", "written; every row has an answer"),
    "cli-run-code-1": Words("写好了，有的行没有结论", "written; some rows have no answer"),
    "cli-run-counts": Words(
        "共 {rows} 行：{decided} 行有结论，{undecided} 行未能断定，{invalid} 行不能用",
        "{rows} rows: {decided} decided, {undecided} undecided, {invalid} cannot be used",
    ),
    "cli-run-aside": Words("不用", "kept aside"),
    "cli-run-unit": Words("{fact}（{unit}）", "{fact} ({unit})"),
    "cli-run-codes": Words("{fact}（{count} 个代码）", "{fact} ({count} codes)"),
    "cli-run-reasons": Words("没有结论的行：", "rows without an answer:"),
    "cli-run-rest": Words("另有 {count} 种，共 {rows} 行", "and {count} more kinds, {rows} rows in all"),
    "cli-run-rest-open": Words("其余共 {rows} 行", "the others: {rows} rows"),
    "cli-run-none": Words("没有一栏是这个事项要的事实", "no column is a fact that this question asks for"),
    "cli-run-wrote": Words("已写入 {file}", "wrote {file}"),
    "cli-run-wrote-refused": Words(
        "没有结论的行另写入 {file}", "the rows without an answer are in {file} too"
    ),
    "cli-run-progress": Words("{rows} 行", "{rows} rows"),
    "cli-head-rows": Words("行数", "rows"),
    "cli-head-first-line": Words("首行号", "first line"),
    "cli-head-status": Words("状态", "status"),
    "cli-head-reason": Words("原因", "reason"),
    "cli-head-column": Words("栏目", "column"),
    "cli-status-undecided": Words("未能断定", "undecided"),
    "cli-status-invalid": Words("不能用", "invalid"),
}

_FAULTS: Final = {
    "run-ending": Words("不认识 `{name}` 的后缀", "`{name}` has no ending that is known"),
    "run-ending.hint": Words("用 {endings} 之一", "use one of {endings}"),
    "run-same-file": Words(
        "`{one}` 和 `{other}` 是同一个文件", "`{one}` and `{other}` are one and the same file"
    ),
    "run-same-file.hint": Words("写进另一个文件", "write into another file"),
    "run-unreadable": Words("这不是完好的 {kind} 文件", "this is no sound {kind} file"),
    "run-unreadable.hint": Words(
        "请制作它的程序重新导出；后缀要与内容相符",
        "have the program that made it export it again; its ending must tell what it is",
    ),
    "run-empty": Words("文件是空的", "the file is empty"),
    "run-empty.hint": Words(
        "CSV 至少要有一行栏目名，JSONL 至少要有一行数据",
        "a CSV file needs a line of heads, a JSONL file a row",
    ),
    "run-encoding-kind": Words(
        "--encoding 只用于 CSV，`{name}` 不是", "--encoding is for CSV; `{name}` is none"
    ),
    "run-encoding-kind.hint": Words("去掉 --encoding", "leave --encoding out"),
    "run-needs-arrow": Words("没有安装 PyArrow", "the package PyArrow is not installed"),
    "run-needs-arrow.hint": Words(
        "运行 pip install 'crmpolicy[frames]'", "run pip install 'crmpolicy[frames]'"
    ),
    "run-json-line": Words("这一行不是 JSON：{said}", "this line is no JSON: {said}"),
    "run-json-line.hint": Words(
        "请导出这个文件的人改正这一行", "whoever exports the file has to mend this line"
    ),
    "run-json-object": Words(
        "这一行的 JSON 不是一组名称和值", "the JSON of this line is no set of names and values"
    ),
    "run-json-object.hint": Words('写成 {{"名称": 值}}', 'write it as {{"name": value}}'),
    "run-json-twice": Words("这一行里 `{name}` 写了两次", "this line has `{name}` twice"),
    "run-json-twice.hint": Words(
        "请导出这个文件的人只留一个", "whoever exports the file has to leave one of them"
    ),
    "run-json-text": Words("这一行不是 UTF-8 文字", "this line is no text in UTF-8"),
    "run-json-text.hint": Words("把文件另存为 UTF-8", "save the file as UTF-8"),
    "columns-without-fact": Words(
        "`{head}` 栏没有写是哪项事实，却写了单位或代码", "column `{head}` has a unit or codes, but no fact"
    ),
    "columns-without-fact.hint": Words("补上 fact，或只写 {{}}", "add its `fact`, or write {{}} alone"),
    "columns-unit-and-codes": Words(
        "`{head}` 栏既有单位又有代码", "column `{head}` has both a unit and codes"
    ),
    "columns-unit-and-codes.hint": Words(
        "只留一样；代码代表的值里可以写单位", "leave one of them; what a code stands for may have its unit"
    ),
    "columns-unit": Words(
        "`{head}` 栏的单位 `{unit}` 不能用于{fact}", "the unit `{unit}` of column `{head}` is none for {fact}"
    ),
    "columns-unit.hint": Words(
        "换成这项事实的单位；这里读到：{said}", "write a unit of this fact; it was read as: {said}"
    ),
    "columns-code-value": Words(
        "`{head}` 栏的代码 `{given}` 代表的值不能用：{said}",
        "what code `{given}` of column `{head}` stands for cannot be used: {said}",
    ),
    "columns-code-unknown": Words(
        "`{head}` 栏的代码 `{given}` 没有说明代表什么",
        "nothing says what code `{given}` of column `{head}` stands for",
    ),
    "columns-code-unknown.hint": Words(
        "管对照的人把它写进 `{head}` 栏的 codes，或者填表的人改正这一行",
        "whoever keeps the mapping adds it to the codes of `{head}`, or whoever fills in the table"
        " mends the row",
    ),
    "columns-form": Words(
        "`{head}` 栏的说明读不懂：要写事实的名称，或一组 fact、unit、codes",
        "what is said of column `{head}` cannot be read: write the fact, or some of `fact`, `unit`, `codes`",
    ),
}

MESSAGES: Final = {**_COMMAND, **_FAULTS}
