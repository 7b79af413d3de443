"""What decisions are explained with: sentences for outcomes, reasons, derivations and changes."""

from typing import Final

from crmpolicy.wording import Words

_HEADER: Final = {
    "explain-outcome": Words("{subject}：{outcome}", "{subject}: {outcome}"),
    "explain-company": Words(
        "公司：{company}；时刻：{moment}（{zone}）", "company: {company}; moment: {moment} ({zone})"
    ),
    "explain-documents": Words("依据：{documents}", "by: {documents}"),
    "explain-document": Words("《{title}》第{version}版", "{title}, version {version}"),
    "explain-readings": Words("采用的条文解读：{readings}", "readings of the text: {readings}"),
    "explain-decided-by": Words(
        "这是给{role}的建议，由其最后决定", "this is a proposal to the {role}, who decides"
    ),
}

_REASONS: Final = {
    "explain-because": Words("理由：", "because:"),
    "explain-binding": Words("决定结果的理由：", "what decided:"),
    "explain-not-binding": Words("同时适用、但没有决定结果的规则：", "what applied too, but did not decide:"),
    "explain-reason": Words("{place}{conditions} → {said}{clauses}", "{place}{conditions} → {said}{clauses}"),
    "explain-place": Words("{place}：", "{place}: "),
    "explain-in-document": Words("《{title}》", "{title}"),
    "fact-of-document": Words("{title}（《{document}》）", "{title} ({document})"),
    "explain-entry": Words("{list}第{number}项", "{list}, entry {number}"),
    "explain-titled": Words("{title}；{conditions}", "{title}; {conditions}"),
    "explain-otherwise": Words("没有其他规则适用", "no other rule applies"),
    "explain-always": Words("任何情况都适用", "in every case"),
    "explain-clauses": Words("【{clauses}】", " [{clauses}]"),
    "explain-clause-where": Words("{where}，{clause}", "{where}, {clause}"),
    "explain-no-clause": Words("（制度没有条款管到这种情况）", " (no clause covers this case)"),
    "explain-rule-readings": Words("（按解读{readings}）", " (reading {readings})"),
    "explain-soft": Words("（只作提醒）", " (a warning only)"),
    "explain-converted": Words("（折合{value}）", " (counts as {value})"),
    "explain-default": Words(
        "没有规则涉及{output}，取预设值{value}", "no rule speaks of {output}, so it is {value} by default"
    ),
    "explain-capped": Words("{output}以{cap}为限", "{output} is cut to {cap}"),
    "explain-empty-list": Words("{list}一项也没有", "{list} has no entries"),
    "explain-more-failures": Words("另有{count}处不符", "and {count} more that did not fit"),
    "explain-basis": Words("其中{fact}由“{point}”得出：", "{fact} was decided by ‘{point}’:"),
}

_TESTS: Final = {
    "explain-is": Words("{title}为{value}", "{title} is {value}"),
    "explain-amounts": Words("{title} {value}", "{title} is {value}"),
    "explain-unknown": Words("{title}未知", "{title} is unknown"),
    "explain-none": Words("{title}：{value}", "{title} is {value}"),
    "explain-known": Words("{title}已知", "{title} is known"),
    "explain-one-of": Words("{title}属于{values}", "{title} is one of {values}"),
    "explain-is-not": Words("{title}不是{values}", "{title} is not {values}"),
    "explain-none-of": Words("{title}不属于{values}", "{title} is none of {values}"),
    "explain-includes": Words("{title}包含{values}", "{title} includes {values}"),
    "explain-includes-not": Words("{title}不包含{values}", "{title} does not include {values}"),
    "explain-compared": Words("{title}{bounds}", "{title} is {bounds}"),
    "explain-told": Words("{fact}，{rest}", "{fact}, {rest}"),
    "explain-told-one-of": Words("属于{values}", "one of {values}"),
    "explain-told-same": Words("即{values}", "the same as {values}"),
    "explain-told-is-not": Words("不是{values}", "not {values}"),
    "explain-told-none-of": Words("不属于{values}", "none of {values}"),
    "explain-told-includes": Words("包含{values}", "including {values}"),
    "explain-told-includes-not": Words("不包含{values}", "without {values}"),
    "explain-bound": Words("{operator}{value}", "{operator} {value}"),
    "explain-named": Words("{value}（{title}）", "{value} ({title})"),
    "explain-not-filled": Words("{title}（待填）", "{title} (to be filled in)"),
    "explain-dated": Words("{since}起为{value}", "{value} from {since}"),
    "explain-no-limit": Words("不受限制（没有设定{title}）", "without limit ({title} is not set)"),
    "explain-setting": Words("{test}（公司设定）", "{test} (set by the company)"),
    "explain-grouped": Words("（{guard}）", "({guard})"),
}

_REGIONS: Final = {
    "explain-exactly": Words("正好为{value}", "exactly {value}"),
    "explain-among": Words("为{values}", "{values}"),
    "explain-any-value": Words("为任何值", "anything"),
}

_DERIVED: Final = {
    "explain-term": Words("{title} {value}", "{title} {value}"),
    "explain-derived": Words("{fact}：{how}", "{fact}: {how}"),
    "derived-sum": Words("{terms}", "{terms}"),
    "derived-sum-nothing": Words("一项也没有计入", "nothing counts"),
    "derived-product": Words("{terms}", "{terms}"),
    "derived-rounded": Words("{how}，按{step}{rounding}", "{how}, {rounding} to {step}"),
    "derived-ratio": Words("{first} ÷ {second}", "{first} ÷ {second}"),
    "derived-weighted": Words("{facts}，按{weights}加权", "{facts}, weighted by {weights}"),
    "derived-min": Words("{facts}中最小的", "the least of {facts}"),
    "derived-max": Words("{facts}中最大的", "the greatest of {facts}"),
    "derived-worst": Words("{facts}中最差的", "the worst of {facts}"),
    "derived-best": Words("{facts}中最好的", "the best of {facts}"),
    "derived-earliest": Words("{facts}中最早的", "the earliest of {facts}"),
    "derived-latest": Words("{facts}中最晚的", "the latest of {facts}"),
    "derived-whole_steps": Words(
        "{first}，每满{second}计一次", "{first}, counted by whole steps of {second}"
    ),
    "derived-rest": Words(
        "{first}，除去每满{second}的部分后剩下的", "what is left of {first} after whole steps of {second}"
    ),
    "derived-count": Words("{first}{where}的项数", "how many entries of {first} there are{where}"),
    "derived-count-distinct": Words(
        "{first}{where}有几个不同的{field}", "how many different {field} there are in {first}{where}"
    ),
    "derived-total": Words("{first}{where}的{field}合计", "the total of {field} over {first}{where}"),
    "derived-where": Words("中{guard}", " with {guard}"),
    "derived-during": Words(
        "（只算{by}在{first}至{last}的）", " (only those with {by} from {first} to {last})"
    ),
    "derived-during-open": Words("（只算{by}不晚于{last}的）", " (only those with {by} up to {last})"),
    "derived-misreckoned": Words(
        "{first}中{field}不等于{factors}的项数",
        "how many entries of {first} have another {field} than {factors}",
    ),
    "derived-field-of": Words("{first}的{field}", "{field} of {first}"),
    "derived-missing": Words("{first}中没有列入{second}的", "what {first} has and {second} has not"),
    "derived-any": Words("{facts}，有一项为“是”即可", "{facts}; one ‘yes’ is enough"),
    "derived-all": Words("{facts}，要全部为“是”", "{facts}; all have to be ‘yes’"),
    "derived-holds": Words("看是否{guard}；{facts}", "whether {guard}; {facts}"),
    "derived-pick": Words("取{fact}（{switch}）", "{fact}, as {switch}"),
    "derived-pick-none": Words("{switch}，没有对应的取法", "{switch} has nothing to go with it"),
    "derived-last_event": Words(
        "由{first}中最近一次有关事件得出", "from the last event of {first} that bears on it"
    ),
    "derived-days_between": Words("从{first}到{second}的天数", "days from {first} to {second}"),
    "derived-months_between": Words("从{first}到{second}的整月数", "whole months from {first} to {second}"),
}

_CHANGES: Final = {
    "explain-why-not": Words("为什么{output}不是{better}：", "why {output} is not {better}:"),
    "explain-best-already": Words(
        "{output}已经是最好的一档：{value}", "{output} is the best there is already: {value}"
    ),
    "explain-cannot-better": Words(
        "按现行规则，无论事实怎样变，{output}都好不过{value}",
        "under the rules in force no facts can make {output} better than {value}",
    ),
    "explain-skipped": Words(
        "按现行规则，{skipped}怎样都达不到，再往上一档是{better}",
        "under the rules in force no facts lead to {skipped}; the next better is {better}",
    ),
    "explain-not-tried": Words(
        "{output}怎样才会更好，这里推算不出来：{facts}没有固定的界限可以逐一试算",
        "what would make {output} better cannot be worked out: not every value of {facts} can be tried",
    ),
    "explain-too-many": Words(
        "{output}怎样才会更好，这里推算不出来：要试的组合太多",
        "what would make {output} better cannot be worked out here: there are too many combinations to try",
    ),
    "explain-needs": Words(
        "{title}要{bounds}，现{now}", "{title} would have to be {bounds}; it is {now} now"
    ),
    "explain-now-is": Words("为{value}", "{value}"),
    "explain-below": Words("要使“{point}”改变：{ways}", "‘{point}’ would change with this: {ways}"),
    "explain-by-point": Words("{need}（由“{point}”决定）", "{need} (decided by ‘{point}’)"),
    "explain-at-once": Words("以下{count}项要同时做到：", "these {count} things at once:"),
    "explain-one-way": Words("以下办法任选一种：", "any one of these ways:"),
    "explain-releases": Words("怎样才能放行：", "what would release it:"),
    "explain-release": Words("{ways}，即为{outcome}", "{outcome} if {ways}"),
    "explain-release-of": Words("{ways}，{output}即为{value}", "{output} is {value} if {ways}"),
    "explain-less": Words("{need}（减少 {amount}）", "{need} ({amount} less)"),
    "explain-more": Words("{need}（增加 {amount}）", "{need} ({amount} more)"),
    "explain-others": Words("什么情况下结果会变：", "what would change the outcome:"),
    "explain-other": Words("{label}{outcome}：{ways}", "{label}{outcome}: {ways}"),
    "explain-moves": Words("{title}随之而变", "{title} changing with it"),
    "explain-label-better": Words("变好，", "better, "),
    "explain-label-worse": Words("变差，", "worse, "),
    "explain-label-mixed": Words("有好有差，", "better in one way and worse in another, "),
    "explain-label-none": Words("", ""),
    "explain-more-ways": Words("另有{count}种办法", "and {count} more"),
    "explain-more-outcomes": Words(
        "另有{count}种结果，这里不一一列出", "and {count} more outcomes, not listed here"
    ),
}

_TRACE: Final = {
    "trace-title": Words("{subject}：看过的规则", "{subject}: the rules that were looked at"),
    "trace-matched": Words("✓ {place}{rule}{clauses}：适用", "✓ {place}{rule}{clauses}: applies"),
    "trace-passed-over": Words(
        "· {place}{rule}{clauses}：不必再看，排在前面的规则已经适用",
        "· {place}{rule}{clauses}: not needed, because a rule before it applies",
    ),
    "trace-missed": Words(
        "✗ {place}{rule}{clauses}：不适用，因为{failures}",
        "✗ {place}{rule}{clauses}: does not apply, because {failures}",
    ),
    "trace-otherwise-missed": Words(
        "✗ {place}{rule}{clauses}：用不上，因为已有规则适用",
        "✗ {place}{rule}{clauses}: not needed, because another rule applies",
    ),
    "explain-nothing-to-compare": Words("但要对照的值未知", "but what it is compared with is unknown"),
    "trace-nothing": Words("没有看任何规则", "no rule was looked at"),
}

MESSAGES: Final = {**_HEADER, **_REASONS, **_TESTS, **_REGIONS, **_DERIVED, **_CHANGES, **_TRACE}
