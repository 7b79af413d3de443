"""What the commands say that check policies: findings laid out, and how much was checked."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "cli-check": Words(
        "检查制度：对任何事实有没有空缺、矛盾和用不到的规则",
        "check policies for all facts: gaps, contradictions, rules never reached",
    ),
    "cli-help-check-paths": Words(
        "公司文件、制度的文件夹或其中的文件、要搜索的文件夹，或者名称；不写就查当前文件夹",
        "companies' files, documents' folders, folders to search, or names; else the folder you are in",
    ),
    "cli-help-every-period": Words("已经过去的时期也检查", "check periods that have ended too"),
    "cli-help-afresh": Words("以前证明过的也重新证明一遍", "prove again what was proved before too"),
    "cli-help-formats": Words("显示文字，或者按其他程序要的格式输出", "text, or what another program reads"),
    "cli-check-code-0": Words("没有问题，而且都已证明", "nothing is wrong, and that is proved"),
    "cli-check-code-1": Words("发现问题", "something is wrong"),
    "cli-check-code-2": Words("有文件不能用，或者命令写错", "files that cannot be used, or the command line"),
    "cli-check-code-3": Words(
        "没有发现问题，但有的未能断定", "nothing was found, but not everything could be decided"
    ),
    "cli-severity-error": Words("错误", "error"),
    "cli-severity-warning": Words("警告", "warning"),
    "cli-severity-undecided": Words("未能断定", "undecided"),
    "cli-finding-region": Words("哪些事实", "for facts"),
    "cli-finding-example": Words("例如", "example"),
    "cli-finding-beside": Words("相比", "beside it"),
    "cli-finding-assumed": Words("假定", "assuming"),
    "cli-finding-since": Words("起始日期", "from"),
    "cli-finding-given": Words("公司设定", "set here"),
    "cli-finding-related": Words("另见", "see also"),
    "cli-finding-hint": Words("怎样改", "mend it"),
    "cli-finding-line": Words("{name}：{text}", "{name}: {text}"),
    "cli-checked-clean": Words("已检查 {names}：没有发现问题", "checked {names}: nothing is wrong"),
    "cli-checked": Words(
        "已检查 {names}：发现 {found} 处问题，{undecided} 处未能断定",
        "checked {names}: {found} found, {undecided} undecided",
    ),
    "cli-checked-proved": Words(
        "对所有允许的事实都已证明，没有：{titles}", "proved for all legal facts, none of: {titles}"
    ),
    "cli-checked-undecided": Words(
        "未能断定的，既没有证明有错，也没有证明没错；怎么办，见 crmpolicy finding CRM001",
        "what is undecided is neither shown nor ruled out; crmpolicy finding CRM001 tells what to do",
    ),
    "cli-checked-unusable": Words(
        "文件有误，没有检查：{files}", "not checked, because it cannot be used: {files}"
    ),
    "cli-finding": Words(
        "说明检查发现的一种问题；不写代码就列出全部", "explain what a check found; without a code, list all"
    ),
    "cli-help-finding": Words("代码，如 CRM101", "the code, such as CRM101"),
    "cli-head-code": Words("代码", "code"),
    "cli-head-severity": Words("轻重", "severity"),
    "cli-head-check": Words("检查", "check"),
    "cli-finding-note": Words(
        "运行 crmpolicy finding 代码，看一种问题怎样产生、怎样修改。",
        "crmpolicy finding CODE tells how one comes about and how to mend it.",
    ),
}
