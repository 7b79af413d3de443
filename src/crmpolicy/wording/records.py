"""What is wrong with the declaration of a form, and with the entries of one that was filled in."""

from typing import Final

from crmpolicy.wording import Words

_DECLARED: Final = {
    "record-section-unknown": Words("表单里没有`{name}`这一栏", "the form has no section `{name}`"),
    "record-section-unknown.hint": Words("{advice}", "{advice}"),
    "record-required-unknown": Words(
        "`required`写的是`{given}`，既不是 yes、no，也不是表单的阶段",
        "`required` says `{given}`, which is neither yes, no nor a stage of the form",
    ),
    "record-required-unknown.hint": Words("{advice}", "{advice}"),
    "record-lines-only": Words(
        "`{name}`不是明细表，用不上`{key}`", "`{name}` is no list of lines, `{key}` means nothing for it"
    ),
    "record-lines-only.hint": Words(
        "删去`{key}`，或者写 type: list 和 of",
        "leave `{key}` out, or declare lines with `type: list` and `of`",
    ),
    "record-unique-lines": Words(
        "明细表`{name}`本身谈不上`{key}`", "`{key}` means nothing for the list `{name}`"
    ),
    "record-unique-lines.hint": Words(
        "写到 of 下面那一项上：各行之间不得重复",
        "write it at a field under `of`: no two lines may then have the same",
    ),
    "record-no-line-allowed": Words(
        "`at_most`写的是`{given}`，一行也填不了", "`at_most` says `{given}`, so no line could be filled in"
    ),
    "record-no-line-allowed.hint": Words("写 1 以上的整数", "write a whole number of at least 1"),
    "record-governed-by-event": Words(
        "表单不记事件，只能用当前时刻的取值", "a form knows of no events, its values are those of now"
    ),
    "record-governed-by-event.hint": Words(
        "写 governed_by: now，或者不写", "write `governed_by: now`, or leave it out"
    ),
}

_ENTERED: Final = {
    "record-entry-wrong": Words(
        "“{title}”（`{name}`）填得不对：{said}", "{title} (`{name}`) cannot be used: {said}"
    ),
    "record-entry-strange": Words("表上没有`{name}`这一项", "the form has no entry `{name}`"),
    "record-entry-strange.hint": Words("核对名称，或者去掉", "look at the name, or leave it out"),
    "record-entry-strange-near": Words(
        "表上没有`{name}`这一项，是不是`{near}`？", "the form has no entry `{name}`; did you mean `{near}`?"
    ),
    "record-entry-strange-near.hint": Words("改成`{near}`", "write `{near}`"),
    "record-too-many-lines": Words(
        "`{name}`（{title}）填了 {count} 行，最多 {most} 行",
        "`{name}` ({title}) has {count} lines, at most {most} are allowed",
    ),
    "record-too-many-lines.hint": Words("删去多余的行", "leave the others out"),
    "record-value-twice": Words(
        "`{name}`（{title}）与`{first}`相同，各行不得重复",
        "`{name}` ({title}) is the same as `{first}`, no two lines may agree in it",
    ),
    "record-value-twice.hint": Words("改正其中一行", "correct one of the two lines"),
    "record-given-and-sources": Words(
        "`{name}`由{sources}算出，不能两样都填",
        "`{name}` follows from {sources} and cannot be given beside them",
    ),
    "record-given-and-sources.hint": Words("去掉`{name}`", "leave `{name}` out"),
}

_TOLD: Final = {
    "form-complete": Words("已填齐，合乎规定", "complete and in order"),
    "form-open": Words("还没填好：{said}", "not in order: {said}"),
    "form-count-missing": Words("缺 {count} 项", "missing {count}"),
    "form-count-invalid": Words("{count} 项有误", "unusable {count}"),
    "form-count-unknown": Words("{count} 项表上没有", "not on the form {count}"),
    "form-count-broken": Words("{count} 处不合规定", "broken rules {count}"),
    "form-warnings": Words("{said}，另有 {count} 处提醒", "{said}; warnings {count}"),
    "form-missing": Words("还缺：", "missing:"),
    "form-invalid": Words("填得不对：", "cannot be used:"),
    "form-unknown": Words("表上没有：", "not on the form:"),
    "form-broken": Words("不合规定：", "broken:"),
    "form-warned": Words("请留意（不影响是否填齐）：", "to be looked at, though the form may be complete:"),
    "form-line-entry": Words("{list}第 {line} 行的{entry}", "{entry} in line {line} of {list}"),
    "form-line": Words("{list}第 {line} 行", "line {line} of {list}"),
    "form-lines": Words("第 {lines} 行不符", "not so in line {lines}"),
    "form-must": Words("应当是：{must}", "has to hold: {must}"),
    "form-must-when": Words("{when}时，应当是：{must}", "where {when}, has to hold: {must}"),
    "form-must-lines": Words("每一行：{must}", "in every line: {must}"),
    "form-rule": Words("{must}；现在是：{found}{clauses}", "{must}; found: {found}{clauses}"),
    "form-entry": Words("{entry}{clauses}", "{entry}{clauses}"),
    "form-stages": Words("阶段依次为：{stages}", "stages, in this order: {stages}"),
    "form-in-section": Words("栏：{section}", "section: {section}"),
    "form-in-list": Words("{outer}：{title}", "{outer}: {title}"),
    "form-unique": Words("不得与其他表重复", "no other form may have the same"),
    "form-unique-line": Words("各行不得重复", "no two lines may have the same"),
    "form-at-most": Words("最多 {count} 行", "at most {count} lines"),
    "form-required": Words("必填", "required"),
    "form-required-since": Words("“{stage}”起必填", "required from {stage} on"),
}

_SHOWN: Final = {
    "cli-head-entry": Words("项", "entry"),
    "cli-head-required": Words("填写要求", "required"),
    "cli-part-fields": Words("各项", "entries"),
}

_CHANGED: Final = {
    "diff-stages": Words("“{title}”（`{point}`）的阶段有变化", "{title} (`{point}`) has other stages"),
    "diff-entry-came": Words(
        "“{title}”（`{point}`）新增一项：{entry}（`{name}`）",
        "{title} (`{point}`) has a new entry: {entry} (`{name}`)",
    ),
    "diff-entry-went": Words(
        "“{title}”（`{point}`）删去一项：{entry}（`{name}`）",
        "{title} (`{point}`) has an entry less: {entry} (`{name}`)",
    ),
    "diff-entry-wanted": Words(
        "“{title}”（`{point}`）的{entry}（`{name}`）原为{before}，现为{after}",
        "{title} (`{point}`): {entry} (`{name}`) was {before} and is {after}",
    ),
    "diff-entry-optional": Words("可不填", "optional"),
    "diff-entry-required": Words("必填", "required"),
    "diff-entry-required-from": Words("从{stage}阶段起必填", "required from {stage} on"),
    "diff-entry-unique": Words("不得重复", "unlike all others"),
    "diff-entry-at-most": Words("最多{count}行", "of at most {count} lines"),
}

_FAULTS: Final = {**_DECLARED, **_ENTERED}

MESSAGES: Final = {**_FAULTS, **_TOLD, **_SHOWN, **_CHANGED}
