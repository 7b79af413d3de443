"""What is said of slips of the hand: of those that load all the same, and of the command that finds them."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-lint": Words(
        "找出制度文件里的笔误和不统一的写法；有把握的可以自动改正",
        "find slips of the hand in policy files, and mend those that are certain",
    ),
    "cli-help-lint-paths": Words(
        "文件、文件夹，或随程序提供的制度和公司；不写就看当前文件夹",
        "files, folders, or names of documents and companies; without any, the folder you are in",
    ),
    "cli-help-lint-fix": Words(
        "改正有把握的，每处只动那几个字符", "mend what is certain; of each only its own characters change"
    ),
    "cli-lint-code-0": Words("没有笔误，或都已改正", "nothing was found, or all of it is mended"),
    "cli-lint-code-1": Words("有笔误没有改正", "slips are left"),
    "cli-lint-mended": Words("已改正", "mended"),
    "cli-lint-mendable": Words("可用 --fix 改正", "--fix mends it"),
    "cli-lint-clean": Words("看过 {files} 个文件：没有笔误", "files looked at: {files}; no slips"),
    "cli-lint-summary": Words(
        "看过 {files} 个文件：改正 {mended} 处，还有 {left} 处",
        "files looked at: {files}; mended: {mended}, left: {left}",
    ),
}

_FAULTS: Final = {
    "lint-odd-space": Words(
        "这里的空白不是普通空格（{character}）", "this blank is no common space ({character})"
    ),
    "lint-odd-space.hint": Words("换成普通空格", "type a common space"),
    "lint-quoted-number": Words("引号里的 `{given}` 是全角", "`{given}` in quotes is full-width"),
    "lint-quoted-number.hint": Words("写成 `{ascii}`", "write `{ascii}`"),
    "lint-name": Words(
        "名称 `{name}` 与别处写法不同：小写字母、数字和下划线",
        "the name `{name}` is not written like all others: small letters, digits, underscores",
    ),
    "lint-name.hint": Words(
        "改为 `{wanted}`，用到它的地方一并改", "call it `{wanted}`, wherever it is used too"
    ),
    "lint-rule-id": Words(
        "编号 `{name}` 与别处写法不同：字母、数字，用连字符隔开",
        "the id `{name}` is not written like all others: letters and digits, parted by hyphens",
    ),
    "lint-rule-id.hint": Words("改为 `{wanted}`", "call it `{wanted}`"),
    "lint-title-missing": Words("缺少 `{language}` 的说法", "the words in `{language}` are missing"),
    "lint-title-missing.hint": Words("两种语言都写", "write both languages"),
    "lint-title-language": Words(
        "`{language}` 下写的不是这种语言：`{given}`", "what stands under `{language}` is not in it: `{given}`"
    ),
    "lint-title-language.hint": Words("写这种语言的说法", "write it in that language"),
    "lint-alias-taken": Words(
        "别名 `{given}` 容易当成另一个词 `{other}`", "the other spelling `{given}` is taken for `{other}`"
    ),
    "lint-alias-taken.hint": Words("换一个说法，或删去", "choose another, or leave it out"),
    "lint-units": Words(
        "`{given}` 与这项参数的第一个数值单位不同（{unit}）",
        "`{given}` is in another unit than the first value of this history ({unit})",
    ),
    "lint-units.hint": Words("历次数值用同一单位，便于对照", "use one unit, so that people can compare"),
}

MESSAGES: Final = {**_COMMAND, **_FAULTS}
