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

MESSAGES: Final = {**_FAULTS}
