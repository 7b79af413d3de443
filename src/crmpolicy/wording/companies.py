"""What is wrong with a company file: what it adopts, chooses, joins, fills and locks."""

from crmpolicy.wording import Words

MESSAGES: dict[str, Words] = {
    "company-adopts-form": Words(
        "`{given}`应写成 文件@版本", "`{given}` must be written as document@version"
    ),
    "company-adopts-form.hint": Words("例如 steel@1", "for example steel@1"),
    "company-adopts-twice": Words("`{document}`采用了两次", "`{document}` is adopted twice"),
    "company-document-unknown": Words("找不到制度文件`{document}`", "there is no document `{document}`"),
    "company-document-unknown.hint": Words("{advice}", "{advice}"),
    "company-version": Words(
        "`{document}`采用的是第 {pinned} 版，找到的是第 {found} 版",
        "version {pinned} of `{document}` is adopted, version {found} was found",
    ),
    "company-version.hint": Words(
        "核对新版后再改这里的版本号", "look at what is new there before you change the number here"
    ),
    "company-currency": Words(
        "币种是`{given}`，`{document}`用的是`{wanted}`",
        "the currency is `{given}`, that of `{document}` is `{wanted}`",
    ),
    "company-not-adopted": Words(
        "`{name}`属于`{document}`，公司没有采用这个文件",
        "`{name}` belongs to `{document}`, which is not adopted",
    ),
    "company-not-adopted.hint": Words(
        "在 adopts 里加上它，或者删去这一行", "add the document to `adopts`, or take this line out"
    ),
    "company-subject-unanswered": Words("采用的文件都不回答`{name}`", "no adopted document answers `{name}`"),
    "company-subject-unanswered.hint": Words("{advice}", "{advice}"),
    "company-chosen-no-answer": Words(
        "`{document}`不回答`{subject}`", "`{document}` does not answer `{subject}`"
    ),
    "company-chosen-no-answer.hint": Words("{advice}", "{advice}"),
    "company-map-not-total": Words(
        "“{scale}”里这些词没有对应：{words}", "these words of {scale} are not mapped: {words}"
    ),
    "company-map-not-total.hint": Words(
        "每一个词都要有对应，不能留空", "every word must be mapped, none may be left out"
    ),
    "company-map-needs-choice": Words(
        "事实`{name}`不是选项，不能对照", "the fact `{name}` is no choice and cannot be mapped"
    ),
    "company-no-slot": Words(
        "`{name}`的规则由制度文件自己规定，公司不能另写",
        "the document has its own rules for `{name}`, none are left open",
    ),
    "company-slot-input": Words(
        "`{name}`的规则不能用事实`{fact}`", "the rules of `{name}` cannot ask the fact `{fact}`"
    ),
    "company-slot-input.hint": Words("只能用：{inputs}", "known here: {inputs}"),
    "company-locked-unknown": Words(
        "没有名为`{name}`的决策点或参数", "there is no point or parameter `{name}`"
    ),
    "company-locked-unknown.hint": Words("{advice}", "{advice}"),
}
