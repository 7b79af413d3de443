"""What stands in the document that publishes the policies in force."""

from typing import Final

from crmpolicy.wording import Words

_FAULTS: Final = {
    "cli-publish-nothing": Words(
        "{company} 在 {day} 没有施行中的制度", "no document of {company} is in force on {day}"
    ),
    "cli-publish-nothing.hint": Words("换一个日期", "take another day"),
    "cli-publish-package": Words(
        "写 Word 文件要用 python-docx，这里没有安装",
        "a Word file is written by python-docx, which is not installed",
    ),
    "cli-publish-package.hint": Words(
        "运行 pip install 'crmpolicy[publish]'", "run pip install 'crmpolicy[publish]'"
    ),
}

_COMMAND: Final = {
    "cli-publish": Words(
        "把现行制度写成可以传阅、签字的 Word 文件", "write the policy in force as a document to read and sign"
    ),
    "cli-help-publish-company": Words(
        "公司文件、制度的文件夹或名称", "a company's file, a document's folder, or a name"
    ),
    "cli-help-publish-out": Words("写到这个 Word 文件（.docx）", "the Word file to write (.docx)"),
    "cli-help-publish-on": Words(
        "只写这一天的制度和数值；不写就写全部日期的数值",
        "only what counts on this day; else the values of all days",
    ),
    "cli-publish-written": Words("已写好 {file}，制度摘要 {digest}", "{file} is written; digest {digest}"),
}

_DOCUMENT: Final = {
    "publish-title": Words("客户管理制度（现行）", "Policy for dealing with customers, as in force"),
    "publish-named": Words("{title}（{name}）", "{title} ({name})"),
    "publish-in-force": Words("适用日期", "in force"),
    "publish-on": Words("{day} 当日", "on {day}"),
    "publish-all-days": Words("各数值所列的日期", "on the days told with each value"),
    "publish-sign": Words("签字", "Signatures"),
    "publish-page": Words("第 |页，共| 页", "page | of |"),
    "publish-general": Words("总则", "General"),
    "publish-clauses": Words("条款", "clauses"),
    "publish-answers": Words("得出：{outputs}", "answers: {outputs}"),
    "publish-of-days": Words("{title}（{days}）", "{title} ({days})"),
    "publish-cited": Words("{said}【{clauses}】", "{said} [{clauses}]"),
    "publish-otherwise": Words("其他", "otherwise"),
    "publish-entry": Words("项目", "entry"),
    "publish-where": Words("原文位置", "place"),
    "publish-says": Words("内容", "says"),
    "publish-number": Words("序号", "no."),
    "publish-titled": Words("{title}：{when}", "{title}: {when}"),
    "publish-scale-map": Words("{source} 换成 {target}", "{source} onto {target}"),
    "publish-fact-map": Words("{fact}取自{point}（{name}）", "{fact}, taken from {point} ({name})"),
    "publish-word": Words("用语", "word"),
    "publish-stands-for": Words("相当于", "stands for"),
    "publish-other-values": Words("其他数值", "Other values"),
    "publish-other-clauses": Words("其他条款", "Other clauses"),
}

_ROOMS: Final = {
    "room-tiering": Words("客户分级", "Grading of customers"),
    "room-visits": Words("拜访与报告", "Visits and reports"),
    "room-sla": Words("投诉与服务时限", "Complaints and service times"),
    "room-credit": Words("信用", "Credit"),
    "room-orders": Words("订单与库存", "Orders and stock"),
    "room-admission": Words("客户准入", "Admission"),
    "room-rewards": Words("奖励与优惠", "Rewards"),
    "room-records": Words("档案与资料", "Records"),
    "room-appraisal": Words("考核", "Appraisal"),
    "room-governance": Words("制度管理", "Governance"),
    "room-other": Words("其他事项", "Other questions"),
}

MESSAGES: Final = {**_FAULTS, **_COMMAND, **_DOCUMENT, **_ROOMS}
