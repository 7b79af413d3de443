"""What is said of workbooks that come back edited: files that are not read, cells that are not taken."""

from typing import Final

from crmpolicy.wording import Words

_WORKBOOK: Final = {
    "excel-package": Words(
        "写 Excel 文件要用 openpyxl，这里没有安装",
        "an Excel file is written by openpyxl, which is not installed",
    ),
    "excel-package.hint": Words("运行 pip install 'crmpolicy[excel]'", "run pip install 'crmpolicy[excel]'"),
    "excel-question-or-parameters": Words(
        "要么写明一个事项，要么写 --parameters", "name one question, or say --parameters"
    ),
    "excel-not-xlsx": Words("`{file}` 不是 .xlsx", "`{file}` does not end in .xlsx"),
    "excel-not-xlsx.hint": Words("文件名以 .xlsx 结尾", "choose a name that ends in .xlsx"),
    "excel-cell-too-long": Words(
        "`{row}` 的文字超过一个单元格能放的 {limit} 个字",
        "a text of `{row}` is longer than the {limit} characters of a cell",
    ),
    "excel-cell-too-long.hint": Words("由制度负责人在 YAML 里改", "the policy's owner edits it in YAML"),
    "excel-not-a-workbook": Words("这不是 Excel 文件（.xlsx）", "this is no Excel file (.xlsx)"),
    "excel-not-a-workbook.hint": Words(
        "在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”", "save it as an Excel workbook (.xlsx)"
    ),
    "excel-old-or-encrypted": Words(
        "文件是旧格式（.xls）或加了密码", "the file is in the old format (.xls) or has a password"
    ),
    "excel-old-or-encrypted.hint": Words(
        "去掉密码，另存为 .xlsx", "take the password off and save it as .xlsx"
    ),
    "excel-damaged": Words(
        "Excel 文件的部件`{part}`已损坏或缺失", "the part `{part}` of the workbook is damaged or missing"
    ),
    "excel-damaged.hint": Words(
        "用 Excel 或 WPS 打开，另存一份再试", "open it in Excel, save it anew and try again"
    ),
    "excel-macros": Words("文件带有宏", "the workbook has macros"),
    "excel-macros.hint": Words("另存为不带宏的 .xlsx", "save it as .xlsx, without macros"),
    "excel-foreign-part": Words(
        "文件带有外部链接或嵌入对象：{part}", "the workbook links to others or has objects in it: {part}"
    ),
    "excel-foreign-part.hint": Words(
        "断开链接、删去对象，再另存", "break the links, delete the objects and save it anew"
    ),
    "excel-doctype": Words(
        "文件的 XML 声明了文档类型，不予读取", "an XML part declares a document type and is not read"
    ),
    "excel-doctype.hint": Words(
        "Excel 不会这样写；问清文件从哪里来",
        "no spreadsheet program writes one; ask where the file comes from",
    ),
    "excel-too-many-bytes": Words("文件超过 {limit} 字节", "the file has more than {limit} bytes"),
    "excel-too-many-bytes.hint": Words(
        "重新导出，把改动填进新文件", "export anew and put the edits into the new file"
    ),
    "excel-too-many-parts": Words("文件的部件超过 {limit} 个", "the file has more than {limit} parts"),
    "excel-too-many-parts.hint": Words(
        "重新导出，把改动填进新文件", "export anew and put the edits into the new file"
    ),
    "excel-too-many-unpacked": Words(
        "文件展开后超过 {limit} 字节", "unpacked, the file has more than {limit} bytes"
    ),
    "excel-too-many-unpacked.hint": Words(
        "重新导出，把改动填进新文件", "export anew and put the edits into the new file"
    ),
    "excel-too-many-tags": Words(
        "文件里的 XML 元素超过 {limit} 个", "the file has more than {limit} XML elements"
    ),
    "excel-too-many-tags.hint": Words(
        "重新导出，把改动填进新文件", "export anew and put the edits into the new file"
    ),
    "excel-too-many-cells": Words(
        "有内容的单元格超过 {limit} 个，或离表太远",
        "more than {limit} cells are filled, or one lies too far off",
    ),
    "excel-too-many-cells.hint": Words(
        "重新导出，把改动填进新文件", "export anew and put the edits into the new file"
    ),
    "excel-no-origin": Words(
        "看不出这个文件从哪里导出：隐藏的记录表不在了",
        "nobody knows where this was exported from: the hidden sheet is gone",
    ),
    "excel-no-origin.hint": Words(
        "改动要做在 crmpolicy table export 写出的文件里，不要复制到别的工作簿",
        "edit the very file that crmpolicy table export wrote; copies in other workbooks are not read",
    ),
    "excel-other-format": Words(
        "文件由另一个版本导出（格式 {format}，这里是 {known}）",
        "exported by another version (format {format}, here {known})",
    ),
    "excel-other-format.hint": Words("重新导出", "export anew"),
    "excel-memory-damaged": Words("隐藏的记录表被改动过", "the hidden sheet was changed"),
    "excel-memory-damaged.hint": Words(
        "重新导出，把改动填进新文件", "export anew and put the edits into the new file"
    ),
    "excel-policies-gone": Words(
        "找不到导出时的制度：{given}", "the policies it was exported from are not found: {given}"
    ),
    "excel-policies-gone.hint": Words("用 --to 写明", "name them with --to"),
}

_CELLS: Final = {
    "excel-sheet-missing": Words("工作表“{sheet}”不在了", "the sheet `{sheet}` is gone"),
    "excel-sheet-missing.hint": Words(
        "改回原来的名称；删掉了就重新导出", "give it its name again; export anew if it was deleted"
    ),
    "excel-part-gone": Words(
        "制度里已没有工作表“{sheet}”这一部分", "the policies have no such part as `{sheet}` any more"
    ),
    "excel-part-gone.hint": Words("重新导出", "export anew"),
    "excel-column-moved": Words(
        "这一列应当是`{name}`：有列被移动、删除或改名",
        "this column should be `{name}`: one was moved, deleted or renamed",
    ),
    "excel-column-moved.hint": Words(
        "由改表的人把列恢复到导出时的样子，或重新导出",
        "whoever edits the sheet puts the columns back, or exports anew",
    ),
    "excel-merged": Words("这里有合并的单元格", "cells are merged here"),
    "excel-merged.hint": Words("由改表的人取消合并", "whoever edits the sheet splits them"),
    "excel-formula": Words("这里是公式，不是数值（`{given}`）", "this is a formula, no value (`{given}`)"),
    "excel-formula.hint": Words("由改表的人选择性粘贴为数值", "whoever edits the sheet pastes it as a value"),
    "excel-error": Words("这里是错误值`{given}`", "this is the error `{given}`"),
    "excel-error.hint": Words("由改表的人写上数值", "whoever edits the sheet writes the value"),
    "excel-outside": Words(
        "表格以外写了`{given}`，不会被读取", "`{given}` stands outside the table, where nothing is read"
    ),
    "excel-outside.hint": Words("由改表的人删去，或记在别处", "whoever edits the sheet deletes it"),
    "excel-row-twice": Words(
        "`{row}` 出现两次，第一次在第 {first} 行", "`{row}` stands here again, first in row {first}"
    ),
    "excel-row-twice.hint": Words(
        "由改表的人删去一行；新规则要有新的规则名",
        "whoever edits the sheet deletes one; a new rule has an id of its own",
    ),
    "excel-row-gone": Words(
        "制度里已没有 `{row}`，这一行的改动无处可写",
        "the policies have no `{row}` any more; an edit of it has no place",
    ),
    "excel-row-gone.hint": Words("重新导出", "export anew"),
    "excel-locked": Words(
        "这一格不能改：原为`{before}`，现为`{given}`",
        "this cell cannot be edited: it was `{before}`, now `{given}`",
    ),
    "excel-locked.hint": Words(
        "由改表的人改回原样；条款、名称由制度负责人在 YAML 里改",
        "whoever edits the sheet puts it back; clauses and names are edited in YAML by the policy's owner",
    ),
    "excel-both-changed": Words(
        "导出以后制度也改了这一处：导出时`{exported}`，制度里现为`{now}`，表里为`{given}`",
        "the policies have changed here since the export too: it was `{exported}`, is now `{now}`, "
        "the sheet says `{given}`",
    ),
    "excel-both-changed.hint": Words("由两边商定，再重新导出", "settle which counts, then export anew"),
    "excel-order": Words(
        "`{row}` 起规则的次序变了，而这张表讲究次序",
        "from `{row}` on the rules stand in another order, which has a meaning here",
    ),
    "excel-order.hint": Words(
        "由改表的人恢复次序；要换次序，由制度负责人在 YAML 里换",
        "whoever edits the sheet puts them back; another order is made in YAML by the policy's owner",
    ),
    "excel-renamed": Words("`{row}`这一行的名称被改了", "the name of the row `{row}` was changed"),
    "excel-renamed.hint": Words(
        "由改表的人改回；别处按名称引用它", "whoever edits the sheet puts it back; others refer to it by name"
    ),
    "excel-new-without-id": Words("新规则没有规则名", "the new rule has no id"),
    "excel-new-without-id.hint": Words(
        "由改表的人写一个没有用过的名称，如 share-E",
        "whoever edits the sheet writes a new one, such as share-E",
    ),
    "excel-new-without-clause": Words("新规则没有条款", "the new rule has no clause"),
    "excel-new-without-clause.hint": Words(
        "由改表的人写条款编号；没有依据的写“无条款”",
        "whoever edits the sheet writes the clause, or `no clause`",
    ),
    "excel-new-without-answer": Words("新规则没有结论", "the new rule has no answer"),
    "excel-new-without-answer.hint": Words(
        "由改表的人填写带“→”的列", "whoever edits the sheet fills the columns with an arrow"
    ),
    "excel-last-rule": Words("最后一条规则不能删", "the last rule cannot be deleted"),
    "excel-last-rule.hint": Words(
        "由制度负责人在 YAML 里删去整个事项", "the policy's owner removes the whole question in YAML"
    ),
    "excel-no-list": Words(
        "这里没有规则的列表，新规则无处可加", "there is no list of rules to which a new one could be added"
    ),
    "excel-no-list.hint": Words(
        "由制度负责人在 YAML 里写第一条", "the policy's owner writes the first one in YAML"
    ),
    "excel-value-removed": Words(
        "`{row}` 一行不见了；数值不能靠删行去掉",
        "the row `{row}` is gone; a value is not removed by deleting its row",
    ),
    "excel-value-removed.hint": Words(
        "由改表的人恢复这一行；要去掉数值，由制度负责人在 YAML 里删",
        "whoever edits the sheet puts it back; the policy's owner removes a value in YAML",
    ),
    "excel-value-emptied": Words("{title}的数值不能清空", "the value of {title} cannot be emptied"),
    "excel-value-emptied.hint": Words(
        "由改表的人写上数值；要去掉，由制度负责人在 YAML 里删",
        "whoever edits the sheet writes a value; the policy's owner removes one in YAML",
    ),
    "excel-new-value-without-name": Words("新的一行没有写明参数", "the new row names no parameter"),
    "excel-new-value-without-name.hint": Words(
        "由改表的人照抄第一列", "whoever edits the sheet copies it from the first column"
    ),
    "excel-new-value-without-from": Words("新的一行没有起始日", "the new row says no day"),
    "excel-new-value-without-from.hint": Words(
        "由改表的人写上日期，如 2027-01-01；现有数值直接在原来的行里改",
        "whoever edits the sheet writes it, such as 2027-01-01; values that are there are edited in place",
    ),
    "excel-new-value-without-value": Words("新的一行没有数值", "the new row has no value"),
    "excel-new-value-without-value.hint": Words("由改表的人写上", "whoever edits the sheet writes it"),
    "excel-parameter-unknown": Words("没有参数`{name}`", "there is no parameter `{name}`"),
    "excel-parameter-unknown.hint": Words(
        "由改表的人从第一列照抄", "whoever edits the sheet copies it from the first column"
    ),
    "excel-entry-unknown": Words("`{name}` 没有`{entry}`这一项", "`{name}` has no entry `{entry}`"),
    "excel-entry-unknown.hint": Words(
        "由改表的人从“项”一列照抄；新的项由制度负责人在 YAML 里加",
        "whoever edits the sheet copies it from the column of entries; new ones are added in YAML",
    ),
    "excel-filled-by-company": Words(
        "{title}由公司填写，不写在制度文件里", "{title} is filled in by a company, not in the document"
    ),
    "excel-filled-by-company.hint": Words(
        "导出公司的参数表：crmpolicy table export 公司文件 --parameters",
        "export the sheet of a company's file",
    ),
    "excel-not-a-number": Words("`{given}` 不是数", "`{given}` is no number"),
    "excel-not-a-number.hint": Words("由改表的人重写", "whoever edits the sheet writes it anew"),
    "excel-not-a-day": Words("`{given}` 不是日期", "`{given}` is no day"),
    "excel-not-a-day.hint": Words(
        "由改表的人重写，如 2027-01-01", "whoever edits the sheet writes it anew, such as 2027-01-01"
    ),
}

MESSAGES: Final = {**_WORKBOOK, **_CELLS}
