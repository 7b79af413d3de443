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
    "company-document-folder": Words(
        "文件夹叫`{folder}`，里面的制度文件却叫`{document}`",
        "the folder is called `{folder}`, the document in it `{document}`",
    ),
    "company-document-folder.hint": Words("两处用同一个名称", "give both the same name"),
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
    "company-role-taken": Words(
        "`{name}`已经是另一个岗位的名称（{others}），不能再指`{role}`",
        "`{name}` is what another role is called ({others}) and cannot stand for `{role}`",
    ),
    "company-role-taken.hint": Words(
        "同一个叫法只能指一个岗位，只差空格、大小写、全半角或繁简也算同一个；请换一个叫法，或者改成指那个岗位",
        "one word leads to one role, and blanks, capitals, width and script make no other word; take another "
        "word, or let it stand for that role",
    ),
    "company-roles-titled": Words(
        "制度`{document}`的岗位`{role}`与`{other}`对不上：名称“{name}”应当只指一个岗位，一个岗位也只有一个名称",
        "the role `{role}` of `{document}` does not agree with `{other}`: `{name}` leads to one role, and "
        "a role to have one title",
    ),
    "company-roles-titled.hint": Words(
        "意思相同的岗位在共用词汇里声明一次；意思不同的，换一个名称",
        "declare a role once, in the shared words, where the texts mean the same; else give it another title",
    ),
    # Finding, joining and filling, when a company is loaded.
    "policy-not-found": Words("找不到公司或制度`{given}`", "there is no company or document `{given}`"),
    "policy-not-found.hint": Words(
        "写公司文件、文件夹，或者随库提供的名称，如 steel",
        "name a company's file, a folder, or what travels with the library, such as steel",
    ),
    "company-parent-unknown": Words("找不到上级公司`{name}`", "there is no parent company `{name}`"),
    "company-parent-unknown.hint": Words(
        "上级公司的文件应在同一文件夹或上一层，名为 {name}.yaml",
        "its file stands in this folder or above it and is called {name}.yaml",
    ),
    "company-parent-circular": Words(
        "`{name}`绕了一圈又成了自己的上级", "`{name}` comes to be its own parent"
    ),
    "company-other-version": Words(
        "采用的是`{document}`第 {pinned} 版，找到的是第 {found} 版",
        "version {pinned} of `{document}` is adopted, version {found} is there",
    ),
    "company-other-version.hint": Words(
        "核对改动后写成 {document}@{found}", "look at what changed, then write {document}@{found}"
    ),
    "company-must-choose": Words(
        "{documents} 都回答`{subject}`，没有写明以谁为准",
        "`{subject}` is answered by {documents}, and none is chosen",
    ),
    "company-must-choose.hint": Words(
        "在 chosen 下写 `{subject}: {first}`，或者在 joins 下写明怎样合并",
        "write `{subject}: {first}` under `chosen`, or how they join under `joins`",
    ),
    "company-lists-not-joined": Words(
        "{listing} 对`{subject}`的`{output}`给出的是一列值，不能按`{join}`与别的制度合并",
        "{listing} answers `{output}` of `{subject}` with a list, which cannot be joined by `{join}`",
    ),
    "company-lists-not-joined.hint": Words(
        "在 chosen 下写明以谁为准，例如 `{subject}: {first}`",
        "name the document that counts under `chosen`, such as `{subject}: {first}`",
    ),
    "company-fact-not-one": Words(
        "回答`{subject}`的各制度把同一个结论`{answer}`写成了几项不同的事实：{facts}",
        "the documents that answer `{subject}` take one answer, `{answer}`, for facts of their own: {facts}",
    ),
    "company-fact-not-one.hint": Words(
        "请编写制度的人在 facts.yaml 里只声明一次`{name}`，各制度的 requires 都写这个名字",
        "whoever writes the documents declares `{name}` once in facts.yaml and requires it by that name",
    ),
    "company-scales-unmapped": Words(
        "{documents} 对`{subject}`的`{output}`用的等级不同：{scales}",
        "{documents} answer `{output}` of `{subject}` on different scales: {scales}",
    ),
    "company-scales-unmapped.hint": Words(
        "在 scales 下把它们对应到同一套等级", "map them onto one scale under `scales`"
    ),
    "parameter-unknown": Words("没有名为`{name}`的参数", "there is no parameter `{name}`"),
    "parameter-unknown.hint": Words("可以写：{known}", "known here: {known}"),
    "parameter-not-comparable": Words(
        "`{name}`的 {given} 和{other}的 {bound} 不能比较",
        "{given} of `{name}` and {bound} of {other} have no order",
    ),
    "parameter-not-comparable.hint": Words("用同一种单位写", "write both in one unit"),
}
