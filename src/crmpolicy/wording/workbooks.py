"""What is said of workbooks: what stands in a sheet, and why one that was edited is not taken."""

from typing import Final

from crmpolicy.wording import Words

_SHEET: Final = {
    "excel-head-rule": Words("规则", "rule"),
    "excel-head-when": Words("如果 {title}", "if {title}"),
    "excel-head-any": Words("如果满足任一组", "if any of these holds"),
    "excel-head-then": Words("→ {title}", "→ {title}"),
    "excel-head-clause": Words("条款", "clause"),
    "excel-head-note": Words("说明（不读回）", "notes (not read back)"),
    "excel-hit-unique": Words("只能有一条规则适用", "exactly one rule may apply"),
    "excel-hit-first": Words("从上往下，第一条适用的算数", "from the top, the first that applies counts"),
    "excel-hit-any": Words("几条都适用时，结论必须相同", "where several apply they have to agree"),
    "excel-hit-priority": Words("几条都适用时，最好的一条算数", "where several apply the best counts"),
    "excel-hit-rule-order": Words(
        "所有适用的规则，按表中的次序", "all that apply, in the order of the table"
    ),
    "excel-hit-output-order": Words("所有适用的规则，最好的在前", "all that apply, the best first"),
    "excel-hit-collect": Words("所有适用的规则一起算", "all that apply are put together"),
    "excel-hit-worst": Words("几条都适用时，取最差的", "where several apply the worst counts"),
    "excel-hit-best": Words("几条都适用时，取最好的", "where several apply the best counts"),
    "excel-only-when": Words("仅当{guard}", "only when {guard}"),
    "excel-note-rest": Words("以上都不适用时", "when none of the others applies"),
    "excel-note-readings": Words("解读 {readings}", "readings {readings}"),
    "excel-note-example": Words("示例", "example"),
    "excel-note-soft": Words("仅提示", "a warning only"),
    "excel-advice-table": Words(
        "浅黄的单元格可以改。空白表示不问这一项。写法：好、一般｜不是 差｜不低于 10%，低于 20%｜已知｜未知。"
        "「」里是参数或事实的名称，参数的数值在参数表里改。新规则写在最下面的空行，要写规则名和条款；删去整行就是删去规则。",
        "Yellow cells may be edited. Empty: not asked. Write: good or fair | is not poor | at least 10%, "
        "under 20% | known | unknown. Names stand in 「」; values of parameters are edited in their own sheet. "
        "A new rule goes into an empty row at the end, with id and clause; a rule whose row is deleted is removed.",
    ),
}

_VALUES: Final = {
    "excel-sheet-parameters": Words("参数", "parameters"),
    "excel-about-parameters": Words("{name} 的全部参数", "all parameters of {name}"),
    "excel-advice-parameters": Words(
        "浅黄的单元格可以改：数值和单位。红底的还没有填，填了才能回答用到它的事项。"
        "数值从某一天起改变的，写在最下面的空行：照抄参数名和项，写明起始日、新数值和单位。",
        "Yellow cells may be edited: values and units. Red ones are not filled; no question that needs them is "
        "answered until they are. A value that changes from a day on goes into an empty row at the end: "
        "copy name and entry, write the day, the new value and its unit.",
    ),
    "excel-value-name": Words("参数", "parameter"),
    "excel-value-title.zh": Words("名称", "title (zh)"),
    "excel-value-title.en": Words("名称（英文）", "title (en)"),
    "excel-value-entry": Words("项", "entry"),
    "excel-value-from": Words("起始日", "from"),
    "excel-value-value": Words("数值", "value"),
    "excel-value-unit": Words("单位", "unit"),
    "excel-value-state": Words("状态", "state"),
    "excel-value-kind": Words("类型", "type"),
    "excel-value-range": Words("限制", "limits"),
    "excel-value-origin": Words("由谁填写", "written by"),
    "excel-value-clause": Words("条款", "clause"),
    "excel-value-who": Words("谁可以改", "who may change it"),
    "excel-state-open": Words("必填，待填", "required, open"),
    "excel-state-optional": Words("可不填：不限", "optional: no limit"),
    "excel-step": Words("{step} 的整数倍", "in steps of {step}"),
    "excel-sums-to": Words("合计 {total}", "{total} in all"),
    "excel-who-locked": Words("已锁定，下级公司不可改", "locked for those below"),
    "excel-who-tighten": Words("下级公司只可收紧", "those below may only tighten it"),
    "excel-who-company": Words("公司", "the company"),
    "excel-joint": Words("、", ", "),
    "excel-also": Words("；", "; "),
}

_FAULTS: Final = {
    "excel-test-unreadable": Words("看不懂`{given}`", "`{given}` cannot be read"),
    "excel-test-unreadable.hint": Words(
        "由改表的人按表头的写法重写，如：不低于 10%", "whoever edits the sheet writes it as its head tells"
    ),
    "excel-name-unknown": Words(
        "没有叫作「{name}」的参数或事实", "no parameter or fact is called 「{name}」"
    ),
    "excel-name-unknown.hint": Words(
        "由改表的人从别的单元格照抄名称", "whoever edits the sheet copies the name from another cell"
    ),
    "excel-value-in-name": Words(
        "「{title}」的数值不在这里改：写了`{value}`",
        "the value of 「{title}」 is not changed here: `{value}` is written",
    ),
    "excel-value-in-name.hint": Words(
        "由制度负责人在参数表里改（crmpolicy table export --parameters），或用 crmpolicy set",
        "the policy's owner edits it in the sheet of parameters (crmpolicy table export --parameters) or by crmpolicy set",
    ),
    "excel-several-tables": Words(
        "`{name}`由几份制度各自回答：{tables}", "several documents answer `{name}`: {tables}"
    ),
    "excel-several-tables.hint": Words("写明其中一个", "name one of them"),
    "excel-no-table": Words("{title}（{name}）不是决策表", "{title} ({name}) is no decision table"),
    "excel-no-table.hint": Words(
        "期限、审批、流程、表单和排名不能导出成表格，由制度负责人在 YAML 里改；它们的参数可以用 --parameters 导出",
        "terms, approvals, processes, forms and rankings are edited in YAML by the policy's owner; "
        "their parameters are in the sheet of --parameters",
    ),
    "excel-no-rules": Words("{title}（{name}）还没有规则", "{title} ({name}) has no rules yet"),
    "excel-no-rules.hint": Words(
        "规则由公司在 slots 里填写；导出公司的文件",
        "a company writes them under slots; export those of a company's file",
    ),
}

_COMMAND: Final = {
    "cli-table": Words(
        "决策表和参数：导出成 Excel 表，改好后读回", "decision tables and parameters to Excel and back"
    ),
    "cli-table-export": Words(
        "把决策表或全部参数写成 Excel 表", "write a decision table or all parameters as a workbook"
    ),
    "cli-table-import": Words(
        "读回改过的 Excel 表：先检查、比较，再只改文件里这几处",
        "take an edited workbook back, once it is checked and compared",
    ),
    "cli-help-table-question": Words(
        "事项，如 customer_grade 或 steel.customer_grade", "the question, such as steel.customer_grade"
    ),
    "cli-help-table-parameters": Words("不写事项，导出全部参数", "all parameters instead of a question"),
    "cli-help-table-out": Words("写到这个文件（.xlsx）", "the workbook to write (.xlsx)"),
    "cli-help-table-file": Words("改过的 Excel 表", "the edited workbook"),
    "cli-help-table-to": Words(
        "改哪一套制度；不写就是导出时的那一套",
        "the policies to edit; by default those that it was exported from",
    ),
    "cli-help-table-write": Words(
        "检查没有新问题就写入；不加只显示", "write it if nothing becomes wrong; else only show"
    ),
    "cli-table-code-0": Words(
        "已经写入；没有改动；或没有 --write", "written, nothing to write, or looked at without --write"
    ),
    "cli-table-code-1": Words(
        "没有写入：检查发现新的问题，或文件刚才被改过",
        "not written: the check finds something new, or a file was changed meanwhile",
    ),
    "cli-table-written": Words("已写好 {file}：{rows} 行", "{file} is written: {rows} rows"),
    "cli-table-edits": Words("改动 {count} 处", "edits: {count}"),
    "cli-table-cell": Words("单元格", "cell"),
    "cli-table-what": Words("改的是", "of"),
    "cli-table-meanwhile": Words(
        "导出以后制度改过（表中 {count} 处）；只采用表里改过的单元格",
        "the policies have changed since the export ({count} places of the sheet); only edited cells are taken",
    ),
    "cli-table-same": Words("没有改动", "nothing was edited"),
    "cli-table-dry": Words(
        "没有写入：确认以后加 --write（{file}）", "nothing written: add --write to write {file}"
    ),
    "cli-table-refused": Words(
        "没有写入 {file}：先在表里解决上面的问题", "{file} is not written: mend in the sheet what is wrong"
    ),
    "cli-table-wrote": Words("已写入 {file}", "wrote {file}"),
    "cli-table-changed": Words(
        "{file} 刚才被别人改过，没有写入；再运行一次",
        "{file} was changed meanwhile; not written; run the command again",
    ),
}

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
        "Excel 不会这样写；问清文件从哪里来", "Excel writes none; ask where the file comes from"
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
        "the policies have changed here since the export too: it was `{exported}`, is now `{now}`, the sheet says `{given}`",
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
    "excel-renamed": Words("规则名`{row}`被改了", "the id of the rule `{row}` was changed"),
    "excel-renamed.hint": Words(
        "由改表的人改回；别处按规则名引用它",
        "whoever edits the sheet puts it back; others refer to the rule by its id",
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
        "whoever edits the sheet writes it, such as 2027-01-01; a value that is there is edited in its own row",
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
        "whoever edits the sheet copies it from the column of entries; the policy's owner adds new ones in YAML",
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
    "yaml-edit-remark": Words("{place} 有注释，改动会丢掉它", "a comment at {place} would be lost"),
    "yaml-edit-remark.hint": Words(
        "由制度负责人在 YAML 里挪开注释，或在那里直接改",
        "the policy's owner moves the comment in YAML, or edits the value there",
    ),
    "yaml-edit-layout": Words(
        "{place} 的写法不便自动改动",
        "what stands at {place} is laid out so that it cannot be edited from outside",
    ),
    "yaml-edit-layout.hint": Words("由制度负责人在 YAML 里改", "the policy's owner edits it in YAML"),
}

MESSAGES: Final = {**_SHEET, **_VALUES, **_FAULTS, **_COMMAND, **_WORKBOOK, **_CELLS}
