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
    "excel-named-open": Words("待填", "to be filled"),
    "excel-named-since": Words("{day} 起 {value}", "{value} from {day}"),
    "excel-only-when": Words("仅当{guard}", "only when {guard}"),
    "excel-note-rest": Words("以上都不适用时", "when none of the others applies"),
    "excel-note-readings": Words("解读 {readings}", "readings {readings}"),
    "excel-note-example": Words("示例", "example"),
    "excel-note-soft": Words("仅提示", "a warning only"),
    "excel-advice-table": Words(
        "浅黄的单元格可以改。空白表示不问这一项。写法：好、一般｜不是 差｜不低于 10%，低于 20%｜已知｜未知。"
        "「」里是参数或事实的名称，参数的数值在参数表里改。"
        "新规则写在最下面的空行，要写规则名和条款；删去整行就是删去规则（先撤消工作表保护，没有密码）",
        "yellow cells may be edited. Empty: not asked. Write: good or fair | is not poor | at least 10%, "
        "under 20% | known | unknown. Names stand in 「」; values of parameters are edited in their "
        "own sheet. A new rule goes into an empty row at the end, with id and clause; a rule whose row is "
        "deleted is removed (unprotect the sheet first; there is no password)",
    ),
}

_VALUES: Final = {
    "excel-sheet-parameters": Words("参数", "parameters"),
    "excel-about-parameters": Words("{name} 的全部参数", "all parameters of {name}"),
    "excel-advice-parameters": Words(
        "浅黄的单元格可以改：数值和单位。红底的还没有填，填了才能回答用到它的事项。"
        "数值从某一天起改变的，写在最下面的空行：照抄参数名和项，写明起始日、新数值和单位",
        "yellow cells may be edited: values and units. Red ones are not filled; no question that needs "
        "them is answered until they are. A value that changes from a day on goes into an empty row at the "
        "end: copy name and entry, write the day, the new value and its unit",
    ),
    "excel-value-name": Words("参数", "parameter"),
    "excel-value-title_zh": Words("名称", "title (zh)"),
    "excel-value-title_en": Words("名称（英文）", "title (en)"),
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
        "the policy's owner edits it in the sheet of parameters (crmpolicy table export --parameters) or "
        "by crmpolicy set",
    ),
    "excel-several-tables": Words(
        "`{name}`由几份制度各自回答：{tables}", "several documents answer `{name}`: {tables}"
    ),
    "excel-several-tables.hint": Words("写明其中一个", "name one of them"),
    "excel-no-table": Words("{title}（{name}）不是决策表", "{title} ({name}) is no decision table"),
    "excel-no-table.hint": Words(
        "期限、审批、流程、表单和排名不能导出成表格，由制度负责人在 YAML 里改；"
        "它们的参数可以用 --parameters 导出",
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
        "the policies have changed since the export ({count} places); only edited cells are taken",
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

MESSAGES: Final = {**_SHEET, **_VALUES, **_FAULTS, **_COMMAND}
