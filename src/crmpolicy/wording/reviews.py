"""What stands on the page on which a change of the policies is reviewed."""

from typing import Final

from crmpolicy.wording import Words

_FAULTS: Final = {
    "cli-review-without-data": Words("`{name}` 要和 --data 一起用", "`{name}` goes with --data"),
    "cli-review-without-data.hint": Words("加上 --data 客户名单", "add --data with a list of customers"),
}

_COMMAND: Final = {
    "cli-review": Words(
        "把修改前后的制度做成一页审阅单：改了什么、结论怎样变、案例、客户、检查结果和签字处",
        "write a page to review and sign a change: edits, answers, cases, customers, findings",
    ),
    "cli-help-review-out": Words("审阅单写到这个 HTML 文件", "the HTML file to write"),
    "cli-help-review-data": Words(
        "客户名单（CSV），用来看哪些客户、多少金额会变",
        "a CSV file of customers, to see who moves with how much money",
    ),
    "cli-help-review-now": Words(
        "问名单用的时刻，写明时差；不写就用每处变化例子的时刻",
        "the moment at which the list is asked, with its offset; else that of each change's example",
    ),
    "cli-review-code-0": Words("审阅单已写好，不论内容如何", "the page is written, whatever it shows"),
    "cli-review-written": Words(
        "已写好 {file}：修改数值 {values} 处、规则 {rules} 处，结论变化 {changes} 处（放宽 {looser} 处），"
        "案例翻转 {flips} 个，客户变动 {moved} 行，检查发现 {findings} 处（新出现的 {fresh} 处），"
        "未能断定 {undecided} 处",
        "{file} is written; values edited: {values}, rules edited: {rules}, answers that change: {changes} "
        "(looser: {looser}), cases that flip: {flips}, customers moved: {moved}, findings: {findings} "
        "(new: {fresh}), undecided: {undecided}",
    ),
}

_PAGE: Final = {
    "review-title": Words("制度修改审阅单：{company}", "Review of a change of policies: {company}"),
    "review-company": Words("公司或制度", "company or document"),
    "review-file": Words("文件", "file"),
    "review-digest": Words("摘要", "digest"),
    "review-contents": Words("目录", "Contents"),
    "review-numbered": Words("{number}　{title}", "{number}  {title}"),
    "review-section-edits": Words("改了什么", "What was edited"),
    "review-section-changes": Words("结论怎样变", "How answers change"),
    "review-section-cases": Words("自己的案例", "The owner's cases"),
    "review-section-customers": Words("客户和金额", "Customers and money"),
    "review-section-findings": Words("检查结果", "What the check found"),
    "review-section-signatures": Words("签字", "Signatures"),
    "review-count-values": Words("数值修改", "values edited"),
    "review-count-rules": Words("规则修改", "rules edited"),
    "review-count-changes": Words("结论变化", "answers change"),
    "review-count-looser": Words("其中放宽", "of them looser"),
    "review-count-flips": Words("案例翻转", "cases flip"),
    "review-count-moved": Words("客户变动", "customers move"),
    "review-count-findings": Words("检查发现", "findings"),
    "review-count-fresh": Words("新出现的", "of them new"),
    "review-count-undecided": Words("未能断定", "undecided"),
    "review-end": Words(
        "本页由 crmpolicy 生成，不需要网络；同样的修改得到同样的一页。",
        "Written by crmpolicy; needs no network. The same change gives the same page.",
    ),
    "review-sentences": Words("。", ". "),
}

_EDITS: Final = {
    "review-values": Words("数值（{count} 处）", "Values ({count})"),
    "review-rules": Words("规则（{count} 处）", "Rules ({count})"),
    "review-since": Words("{title}\n{days}", "{title}\n{days}"),
    "review-rule": Words("{when} → {then}", "{when} → {then}"),
    "review-no-edits": Words("数值和规则都没有修改。", "No value and no rule was edited."),
}

_PICTURES: Final = {
    "review-picture-bar": Words("按{across}看", "By {across}"),
    "review-picture-grid": Words("横向：{across}；纵向：{down}", "Across: {across}; down: {down}"),
    "review-picture-fixed": Words(
        "其他事实同下面的例子：{facts}", "Other facts as in the example below: {facts}"
    ),
    "review-picture-above": Words("见上面同一事项的图。", "See the picture of this question above."),
    "review-unchanged": Words("不变", "unchanged"),
    "review-no-answer": Words("没有结论", "no answer"),
}

_CASES: Final = {
    "review-case": Words("案例", "case"),
    "review-no-flips": Words(
        "两边的 {count} 个案例都没有翻转。", "None of the cases of both sides flips; cases run: {count}."
    ),
    "review-no-cases": Words(
        "没有问到修改处的案例（{count} 个）。", "No case asks what was edited (cases run: {count})."
    ),
    "review-flips": Words(
        "核对了两边的 {count} 个案例，{flipped} 个翻转：",
        "Cases of both sides that were run: {count}; of them flip: {flipped}.",
    ),
    "review-passes": Words("通过", "passes"),
    "review-fails": Words("不通过", "fails"),
}

_CUSTOMERS: Final = {
    "review-no-data": Words(
        "没有给出客户名单（--data），没有核对。",
        "No list of customers was given (--data); nobody was looked at.",
    ),
    "review-data": Words("客户名单：{file}", "List of customers: {file}"),
    "review-nobody-asked": Words(
        "没有可以用名单核对的结论变化。", "No answer changes that a list can be asked about."
    ),
    "review-unasked": Words(
        "{points}要看每位客户的经历，名单里没有，这里没有核对。",
        "Not looked at, for it rests on what has happened, which a list does not tell: {points}.",
    ),
    "review-impact": Words(
        "名单 {rows} 行：变动 {moved} 行，不变 {unchanged} 行，没有结论 {refused} 行。时刻 {now}。",
        "Rows: {rows}; moved: {moved}, unchanged: {unchanged}, without an answer: {refused}. Moment: {now}.",
    ),
    "review-more-movers": Words("还有 {count} 行变动没有列出。", "More rows that move, not listed: {count}."),
    "review-customers": Words("客户数", "customers"),
    "review-customer": Words("客户", "customer"),
    "review-line": Words("行", "line"),
    "review-lines": Words("哪几行", "lines"),
    "review-refused": Words("没有结论的 {count} 行：", "Rows without an answer: {count}."),
    "review-silent": Words(
        "下面的事项，整份名单都没有结论：", "Questions to which no row of the list has an answer:"
    ),
    "review-refused-why": Words("原因", "reason"),
}

_FINDINGS: Final = {
    "review-no-findings": Words(
        "修改后的制度没有发现问题。", "Nothing is wrong with the policies after the change."
    ),
    "review-fresh": Words("新出现", "new"),
}

_SIGNATURES: Final = {
    "review-signed": Words(
        "签字人已审阅由摘要 {before} 到 {after} 的修改。",
        "Those who sign have reviewed the change from digest {before} to {after}.",
    ),
    "review-part": Words("环节", "part"),
    "review-opinion": Words("意见", "opinion"),
    "review-name": Words("姓名", "name"),
    "review-signature": Words("签字", "signature"),
    "review-day": Words("日期", "day"),
    "review-drafted": Words("起草", "drafted by"),
    "review-examined": Words("审核", "examined by"),
    "review-approved": Words("批准", "approved by"),
}

MESSAGES: Final = {
    **_FAULTS,
    **_COMMAND,
    **_PAGE,
    **_EDITS,
    **_PICTURES,
    **_CASES,
    **_CUSTOMERS,
    **_FINDINGS,
    **_SIGNATURES,
}
