"""What is said of lists of customers that a change of the policies is measured on."""

from typing import Final

from crmpolicy.wording import Words

_FAULTS: Final = {
    "portfolio-encoding": Words("没有 `{name}` 这种编码", "there is no encoding `{name}`"),
    "portfolio-encoding.hint": Words("写 utf-8 或 gbk", "write utf-8 or gbk"),
    "portfolio-undecodable": Words("这个文件不是 {name} 编码的文字", "this is no text in {name}"),
    "portfolio-undecodable.hint": Words(
        "在表格软件里另存为“CSV UTF-8（逗号分隔）”", "save it as CSV UTF-8 in the program for tables"
    ),
    "portfolio-no-column": Words(
        "首行没有 `{head}` 这一栏；有：{heads}", "no column is called `{head}`; there are: {heads}"
    ),
    "portfolio-no-fact": Words(
        "`{head}` 栏对应的事实 `{name}` 没有声明",
        "no fact is called `{name}`, which column `{head}` is to be",
    ),
    "portfolio-column-unclear": Words(
        "`{head}` 栏可能是几项事实：{facts}", "column `{head}` may be several facts: {facts}"
    ),
    "portfolio-column-unclear.hint": Words("写明这一栏是哪一项事实", "say which of the facts the column is"),
    "portfolio-column-twice": Words("`{fact}` 有两栏：{heads}", "`{fact}` has two columns: {heads}"),
    "portfolio-column-twice.hint": Words("只留一栏", "keep one of them"),
    "portfolio-money": Words(
        "`{head}` 栏的金额读不懂：{said}", "the amount in column `{head}` cannot be read: {said}"
    ),
    "portfolio-column-taken": Words(
        "表里已有 `{head}` 这一栏，而结果要用这个名字",
        "the frame has a column `{head}` already, and an answer needs that name",
    ),
    "portfolio-column-taken.hint": Words("先给这一栏改名", "give that column another name first"),
    "portfolio-not-held": Words(
        "`{name}` 是 {value}，这一栏装不下", "`{name}` is {value}, which the column cannot hold"
    ),
    "portfolio-event-column": Words(
        "`{head}` 栏：这个问题没有 `{name}` 这个事件", "column `{head}`: the question knows no event `{name}`"
    ),
    "portfolio-event-column.hint": Words(
        "栏名写成 events.事件名，或者事件的标题", "head it events.NAME, or with the title of an event"
    ),
    "portfolio-events-twice": Words(
        "表里既有事件列表 `{list}`，又有一个事件一栏的 {heads}",
        "the frame has a list of events, `{list}`, and columns for single events: {heads}",
    ),
    "portfolio-events-twice.hint": Words("只用其中一种写法", "keep one of the two"),
    "portfolio-heads-twice": Words("表里有两栏同名", "two columns of the frame have one name"),
    "portfolio-heads-twice.hint": Words("给其中一栏改名", "give one of them another name"),
    "portfolio-frame": Words("不认识这种表：{kind}", "`{kind}` is no frame that can be asked about"),
    "portfolio-frame.hint": Words(
        "用 pandas、Polars 或 PyArrow 的表", "give a frame of pandas, Polars or PyArrow"
    ),
    "portfolio-needs-frames": Words("没有安装 narwhals 和 NumPy", "narwhals and NumPy are not installed"),
    "portfolio-needs-frames.hint": Words(
        "运行 pip install 'crmpolicy[frames]'", "run pip install 'crmpolicy[frames]'"
    ),
}

_SQL: Final = {
    "sql-needs-sqlglot": Words("没有安装 sqlglot", "sqlglot is not installed"),
    "sql-needs-sqlglot.hint": Words("运行 pip install 'crmpolicy[sql]'", "run pip install 'crmpolicy[sql]'"),
    "sql-dialect": Words(
        "不会写 `{name}` 的 SQL；会写：{known}", "no SQL of `{name}` is written; known are: {known}"
    ),
    "sql-table": Words(
        "`{name}` 不是表名；写 表、架构.表 或 库.架构.表",
        "`{name}` is no name of a table; write table, schema.table or catalog.schema.table",
    ),
    "sql-kind": Words(
        "`{point}` 不能写成 SELECT：它看的不是一行里的几项事实（而是事件、期限、表单、排名或逐条的清单）",
        "`{point}` is no SELECT: it looks at more than the facts of one row (events, limits, forms, "
        "rankings or the entries of a list)",
    ),
    "sql-kind.hint": Words("用 evaluate_many 逐行问", "ask each row with evaluate_many"),
    "sql-fact-kind": Words(
        "事实 `{fact}`（{title}）装不进一栏：只有数、日期、是否、选项和文字可以",
        "fact `{fact}` ({title}) is no column: only numbers, days, yes or no, choices and texts are",
    ),
    "sql-fact-kind.hint": Words("用 evaluate_many 逐行问", "ask each row with evaluate_many"),
    "sql-fact-apart": Words(
        "事实 `{fact}`（{title}）不能按区间写：规则要照抄它、拿它与别的事实比较或用它计算",
        "fact `{fact}` ({title}) is not told by stretches: rules repeat it, compare it with other facts or "
        "reckon with it",
    ),
    "sql-fact-apart.hint": Words(
        "改给由它算出的事实，或用 evaluate_many 逐行问",
        "give the fact that is reckoned from it as a column, or ask each row with evaluate_many",
    ),
    "sql-fact-digits": Words(
        "事实 `{fact}`（{title}）的界限超过 {most} 位数字，或步长不是十的幂",
        "fact `{fact}` ({title}) has a threshold of more than {most} digits, or a step that is no power "
        "of ten",
    ),
    "sql-fact-digits.hint": Words("用 evaluate_many 逐行问", "ask each row with evaluate_many"),
    "sql-decided-twice": Words(
        "这些栏里既有别的问题的答案，又有回答它所用的事实：{facts}",
        "some of these columns are what another question decides, others are facts for it: {facts}",
    ),
    "sql-decided-twice.hint": Words("只给其中一种", "give one kind of them only"),
    "sql-too-many": Words(
        "写成 SELECT 会超过 {most} 步，事实有：{facts}",
        "the SELECT would take more than {most} steps; its facts are: {facts}",
    ),
    "sql-too-many.hint": Words("用 evaluate_many 逐行问", "ask each row with evaluate_many"),
    "sql-column-kind": Words(
        "`{head}` 栏是 {kind}，`{fact}`（{title}）不能原样从中读出",
        "column `{head}` is a {kind}, from which `{fact}` ({title}) cannot be read as it is",
    ),
    "sql-column-kind.hint": Words(
        "数用数的栏，日期用 DATE，是否用 BOOLEAN，其余用文字",
        "keep numbers as numbers, days as DATE, yes or no as BOOLEAN, all else as text",
    ),
    "sql-wrong-cell": Words(
        "`{head}` 栏的值不能用作 `{fact}`（{title}）",
        "the cell of column `{head}` is no value of `{fact}` ({title})",
    ),
}

_COMMAND: Final = {
    "cli-sql": Words(
        "把一个问题写成数据库自己执行的 SELECT", "write a question as a SELECT that a database runs itself"
    ),
    "cli-help-sql-dialect": Words(
        "SQL 的写法：duckdb、postgres、mysql、sqlite 或 spark",
        "whose SQL it is: duckdb, postgres, mysql, sqlite or spark",
    ),
    "cli-help-sql-table": Words(
        "每行一个案例的表；架构与表之间写点",
        "the table with a row for each case; a dot stands behind a schema",
    ),
    "cli-help-sql-keep": Words(
        "结果里保留的栏；可以写几次；不写就保留各项事实的栏",
        "a column to carry along; may be repeated; without it those of the facts",
    ),
    "cli-help-sql-out": Words("写进这个文件", "write this file"),
    "cli-sql-written": Words("已写好 {file}", "{file} is written"),
}

MESSAGES: Final = {**_FAULTS, **_SQL, **_COMMAND}
