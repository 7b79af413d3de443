"""What is wrong with a file before its meaning is looked at: bytes, text and YAML."""

from crmpolicy.wording import Words

MESSAGES: dict[str, Words] = {
    # Bytes and characters.
    "text-too-large": Words(
        "文件有 {size} 字节，上限是 {limit} 字节", "the file has {size} bytes, the limit is {limit}"
    ),
    "text-too-large.hint": Words("把内容分到几个文件里", "divide it into several files"),
    "text-gbk": Words(
        "文件是用 GBK（GB18030）编码保存的，这里要用 UTF-8",
        "the file is saved as GBK (GB18030), it must be UTF-8",
    ),
    "text-gbk.hint": Words(
        "在编辑器里选“另存为”，编码选 UTF-8", "save it anew in your editor with the encoding UTF-8"
    ),
    "text-utf16": Words(
        "文件是用 {encoding} 编码保存的，这里要用 UTF-8", "the file is saved as {encoding}, it must be UTF-8"
    ),
    "text-utf16.hint": Words(
        "在编辑器里选“另存为”，编码选 UTF-8", "save it anew in your editor with the encoding UTF-8"
    ),
    "text-not-utf8": Words("这里的字节`{byte}`不是 UTF-8 文字", "the byte `{byte}` here is no UTF-8 text"),
    "text-not-utf8.hint": Words(
        "重新输入这个字，再以 UTF-8 保存", "type the character anew and save the file as UTF-8"
    ),
    "text-control-character": Words(
        "这里有一个控制字符`{character}`", "there is a control character `{character}` here"
    ),
    "text-control-character.hint": Words("删掉这个字符", "delete the character"),
    "text-invisible-character": Words(
        "这里有一个看不见的字符`{character}`", "there is an invisible character `{character}` here"
    ),
    "text-invisible-character.hint": Words(
        "删掉它，多半是从网页或文档粘贴带进来的", "delete it; it mostly comes along when text is pasted"
    ),
    # Spaces.
    "text-indent-tab": Words("这一行用制表符缩进", "this line is indented with a tab"),
    "text-indent-tab.hint": Words(
        "缩进只用半角空格，每层两个", "indent with spaces only, two for each level"
    ),
    "text-indent-wide-space": Words(
        "这一行用全角空格（{character}）缩进", "this line is indented with a full-width space ({character})"
    ),
    "text-indent-wide-space.hint": Words("换成半角空格", "put ordinary spaces instead"),
    "text-indent-no-break-space": Words(
        "这一行用不换行空格（{character}）缩进", "this line is indented with a no-break space ({character})"
    ),
    "text-indent-no-break-space.hint": Words(
        "换成普通空格，它多半是粘贴带进来的",
        "put ordinary spaces instead; it mostly comes along when text is pasted",
    ),
    "text-indent-other-space": Words(
        "这一行用特殊空格（{character}）缩进", "this line is indented with an unusual space ({character})"
    ),
    "text-indent-other-space.hint": Words("换成普通空格", "put ordinary spaces instead"),
    "text-tab": Words("这里有一个制表符", "there is a tab here"),
    "text-tab.hint": Words("换成半角空格", "put a space instead"),
    "yaml-odd-space": Words(
        "这里有一个特殊空格（{character}），它不算空格",
        "there is an unusual space here ({character}), which YAML takes for a letter",
    ),
    "yaml-odd-space.hint": Words("换成半角空格，或者删掉", "put an ordinary space instead, or delete it"),
    # Slips of an input method.
    "yaml-full-width-colon": Words(
        "这里用了全角冒号`{given}`，不能隔开名称和内容", "the full-width colon `{given}` does not end a name"
    ),
    "yaml-full-width-colon.hint": Words("改成半角冒号加一个空格：`: `", "write `:` and a space"),
    "yaml-full-width-comma": Words(
        "这里用了中文标点`{given}`，不能隔开两项", "the full-width `{given}` does not part two entries"
    ),
    "yaml-full-width-comma.hint": Words(
        "改成半角逗号`,`；如果它本来就是文字的一部分，给整段文字加半角引号",
        "write `,`; if it belongs to the text, put the text in ordinary quotes",
    ),
    "yaml-full-width-bracket": Words(
        "这里用了全角括号`{given}`，它只算文字", "the full-width bracket `{given}` is mere text"
    ),
    "yaml-full-width-bracket.hint": Words(
        "改成半角`{ascii}`；如果它本来就是文字的一部分，给整段文字加半角引号",
        "write `{ascii}`; if it belongs to the text, put the text in ordinary quotes",
    ),
    "yaml-full-width-quote": Words(
        "这里用了中文引号`{given}`，它只算文字，起不到引号的作用",
        "the full-width quote `{given}` does not quote",
    ),
    "yaml-full-width-quote.hint": Words('改成半角引号`"`', 'write `"`'),
    "yaml-full-width-number": Words(
        "`{given}`里有全角字符", "`{given}` is written with full-width characters"
    ),
    "yaml-full-width-number.hint": Words("改成半角：`{ascii}`", "write `{ascii}`"),
    "yaml-placeholder-left": Words(
        "`{given}`还是空着的占位，没有填上值", "`{given}` is a blank that nobody has filled"
    ),
    "yaml-placeholder-left.hint": Words(
        '填上本公司的值，或者写`required`；如果真是名为 X 的一项，写成`["X"]`',
        'write the value of your company, or `required`; a list of the one word X is written `["X"]`',
    ),
    # What YAML can do and policies must not.
    "yaml-alias": Words("这里不能引用别处的内容：`{name}`", "aliases are not allowed here: `{name}`"),
    "yaml-alias.hint": Words("把内容照写一遍", "write the value out where it is used"),
    "yaml-anchor": Words("这里不能设锚点：`{name}`", "anchors are not allowed here: `{name}`"),
    "yaml-anchor.hint": Words("在用到的地方把值写出来", "write the value out where it is used"),
    "yaml-tag": Words("这里不能用`!`开头的标签", "tags, which begin with `!`, are not allowed here"),
    "yaml-tag.hint": Words(
        "删掉标签；如果是文字，加半角引号", "delete the tag; if it is text, put it in quotes"
    ),
    "yaml-merge-key": Words("这里不能用合并键`<<`", "the merge key `<<` is not allowed here"),
    "yaml-merge-key.hint": Words("把内容照写一遍", "write the entries out where they are used"),
    "yaml-directive": Words(
        "这里不能用`%`开头的指令行", "directives, lines that begin with `%`, are not allowed here"
    ),
    "yaml-directive.hint": Words("删掉这一行", "delete the line"),
    "yaml-several-documents": Words(
        "一个文件里只能有一份内容，这里又起了一份", "a second document begins here, one is allowed"
    ),
    "yaml-several-documents.hint": Words(
        "删掉`---`或`...`，或者分成两个文件", "delete `---` or `...`, or make two files"
    ),
    "yaml-too-deep": Words("层次超过 {limit} 层", "the nesting is deeper than {limit}"),
    "yaml-too-deep.hint": Words("检查是不是多打了括号或短横", "look for brackets or dashes too many"),
    "yaml-complex-key": Words("名称前不能用问号`?`", "a key cannot be written with `?`"),
    "yaml-complex-key.hint": Words("直接写`名称: 内容`", "write `name: value`"),
    "yaml-key-not-text": Words(
        "名称只能是一个词，这里是一组内容", "a key must be one word, here is a collection"
    ),
    "yaml-key-not-text.hint": Words("如果是文字，给它加半角引号", "if it is text, put it in quotes"),
    # What is missing or there twice.
    "yaml-empty-file": Words("文件里没有内容", "the file says nothing"),
    "yaml-empty-file.hint": Words(
        "至少写上`format: 1`，或者删掉文件", "write `format: 1` at least, or delete the file"
    ),
    "yaml-empty-value": Words("`{key}`后面没有内容", "`{key}` has no value"),
    "yaml-empty-value.hint": Words("补上内容，或者删掉这一项", "write the value, or delete the entry"),
    "yaml-empty-entry": Words("列表里有一项是空的", "an entry of the list is empty"),
    "yaml-empty-entry.hint": Words("补上内容，或者删掉这个短横", "write the entry, or delete the dash"),
    "yaml-empty-key": Words("冒号前没有名称", "there is no name before the colon"),
    "yaml-empty-key.hint": Words("补上名称", "write the name"),
    "yaml-duplicate-key": Words("`{key}`已经在第 {first} 行写过了", "`{key}` stands in line {first} already"),
    "yaml-duplicate-key.hint": Words("只留一处", "keep one of them"),
    "yaml-colon-without-space": Words(
        "`{key}`的冒号后面没有空格", "there is no space after the colon of `{key}`"
    ),
    "yaml-colon-without-space.hint": Words("在冒号后面加一个空格", "put a space after the colon"),
    # What the YAML parser cannot read.
    "yaml-bracket-unclosed": Words("这里的`{given}`一直没有收尾", "the bracket `{given}` is never closed"),
    "yaml-bracket-unclosed.hint": Words("补上对应的右括号", "write the closing bracket"),
    "yaml-quote-unclosed": Words("从这里开始的引号没有收尾", "the quote that begins here is never closed"),
    "yaml-quote-unclosed.hint": Words("补上后引号", "write the closing quote"),
    "yaml-flow-separator": Words(
        "`{given}`之前缺一个逗号或右括号，括号是在 {opened} 打开的",
        "before `{given}` a comma or a closing bracket is missing; the bracket was opened at {opened}",
    ),
    "yaml-flow-separator.hint": Words(
        "补上逗号或右括号；内容里有冒号或括号的，加半角引号",
        "write the comma or the bracket; put a text with a colon or a bracket in quotes",
    ),
    "yaml-mapping-here": Words("这里不能再出现冒号", "a colon cannot stand here"),
    "yaml-mapping-here.hint": Words(
        "文字里有冒号的，给整段文字加半角引号；否则检查上一行的冒号和本行的缩进",
        "put a text with a colon in quotes; else look at the colon of the line above and at the indentation",
    ),
    "yaml-entry-here": Words("短横`-`不能写在冒号后面的同一行", "a list cannot begin on the line of its key"),
    "yaml-entry-here.hint": Words(
        "另起一行再写短横；如果是文字，加半角引号",
        "begin a new line for the dash; if it is text, put it in quotes",
    ),
    "yaml-indentation": Words(
        "`{given}`这一行的缩进和上面对不上", "the indentation of `{given}` fits no line above"
    ),
    "yaml-indentation.hint": Words(
        "同一层的内容要左边对齐，列表和名称不能混在同一层",
        "align what belongs together; a list and keys cannot be mixed",
    ),
    "yaml-text-after-value": Words(
        "内容到这里已经结束，后面多出`{given}`", "the value ends before `{given}`"
    ),
    "yaml-text-after-value.hint": Words(
        "给整段内容加半角引号，或者删掉多出的部分", "put the whole value in quotes, or delete the rest"
    ),
    "yaml-value-expected": Words("这里应当有内容，却是`{given}`", "a value should stand here, not `{given}`"),
    "yaml-value-expected.hint": Words("补上内容，或者删掉多余的标点", "write the value, or delete the sign"),
    "yaml-character-start": Words(
        "内容不能以`{given}`的第一个字符开头", "a value cannot begin like `{given}`"
    ),
    "yaml-character-start.hint": Words("给它加半角引号", "put it in quotes"),
    "yaml-star-or-ampersand": Words("内容不能以`{given}`开头", "a value cannot begin with `{given}`"),
    "yaml-star-or-ampersand.hint": Words("给整段内容加半角引号", "put the whole value in quotes"),
    "yaml-key-without-colon": Words("`{given}`后面缺少冒号", "there is no colon after `{given}`"),
    "yaml-key-without-colon.hint": Words(
        "写成`名称: 内容`；如果是上一行的续文，要缩进",
        "write `name: value`; if it goes on from the line above, indent it",
    ),
    "yaml-escape": Words("双引号里的`{given}`不是有效的转义", "`{given}` means nothing in double quotes"),
    "yaml-escape.hint": Words(
        "改用单引号，或者把`\\`写成`\\\\`", "use single quotes, or write `\\\\` for `\\`"
    ),
    "yaml-block-header": Words("`|`或`>`这一行后面不能写`{given}`", "`{given}` cannot follow `|` or `>`"),
    "yaml-block-header.hint": Words("把文字写到下一行并缩进", "write the text on the next line, indented"),
    "yaml-syntax": Words("从`{given}`起读不懂，不是正确的 YAML", "from `{given}` on this is no YAML"),
    "yaml-syntax.hint": Words(
        "检查这里和上一行的引号、括号、缩进",
        "look at the quotes, brackets and indentation here and in the line above",
    ),
    # Edits.
    "yaml-edit-faulty-file": Words("`{file}`里有错误，改不了", "`{file}` has faults and cannot be edited"),
    "yaml-edit-faulty-file.hint": Words("先改正文件里的错误", "mend the file first"),
    "yaml-edit-no-value": Words("{place} 没有可以改的值", "there is no value to change at {place}"),
    "yaml-edit-no-value.hint": Words(
        "文件可能已经改过，请重新读取", "the file may have changed; read it again"
    ),
    "yaml-edit-not-kept": Words("`{given}`写进文件后读不回原样", "`{given}` cannot be kept in the file"),
    "yaml-edit-not-kept.hint": Words("去掉特殊字符", "leave out unusual characters"),
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
