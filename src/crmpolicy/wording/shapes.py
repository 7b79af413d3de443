"""What is wrong with the shape of a file: keys and kinds of things; and what is advised for unknown words."""

from crmpolicy.wording import Words

MESSAGES: dict[str, Words] = {
    "advice-near": Words("是不是想写`{near}`？", "did you mean `{near}`?"),
    "advice-known": Words("这里可以写：{known}", "known here: {known}"),
    "advice-none": Words("这里还没有任何可用的名称", "nothing is known here yet"),
    "shape-file-unreadable": Words(
        "文件`{file}`读不出来：{reason}", "the file `{file}` cannot be read: {reason}"
    ),
    "shape-format": Words(
        "格式版本`{given}`无法识别，这里只认`{known}`", "the format `{given}` is not known, only `{known}` is"
    ),
    "shape-format.hint": Words("文件第一行写 format: 1", "let the file begin with format: 1"),
    "shape-unknown-key": Words("这里不能写`{key}`", "the key `{key}` is not known here"),
    "shape-unknown-key.hint": Words("{advice}", "{advice}"),
    "shape-missing-key": Words("缺少`{key}`", "`{key}` is missing"),
    "shape-missing-key.hint": Words("在这里补上一项`{key}`", "add an entry `{key}` here"),
    "shape-wrong-kind": Words(
        "`{key}`处应为{wanted}，写的却是{found}", "`{key}` must be a {wanted}, here stands a {found}"
    ),
    "shape-unknown-word": Words("`{key}`不能写`{given}`", "`{key}` cannot be `{given}`"),
    "shape-unknown-word.hint": Words("{advice}", "{advice}"),
}
