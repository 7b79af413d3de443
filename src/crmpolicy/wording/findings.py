"""What checks find, what they could not decide and why, and what else the checker says."""

from typing import Final

from crmpolicy.wording import Words

_TITLES: Final = {
    "title-gap": Words("空缺", "gap"),
    "title-overlap": Words("规则冲突", "contradicting rules"),
    "title-repetition": Words("规则重复", "repeated rule"),
    "title-unreachable": Words("用不到的规则", "rule never reached"),
    "title-idle-rest": Words("多余的兜底", "idle catch-all"),
    "title-no-output": Words("结论缺一项", "answer without a value"),
    "title-mild-rest": Words("兜底偏宽", "mild catch-all"),
    "title-broken-property": Words("不合性质", "broken law"),
    "title-broken-mapping": Words("对照表不合性质", "mapping against its law"),
    "title-out-of-range": Words("数值越界", "value out of range"),
    "title-impossible-ranges": Words("范围互相矛盾", "impossible ranges"),
    "title-unused-parameter": Words("没有用到的参数", "unused parameter"),
    "title-unfilled": Words("没有填完", "unfilled parameter"),
    "title-over-the-sum": Words("合计越界", "sum out of its bounds"),
    "title-uncited": Words("没有依据的规则", "rule without a clause"),
    "title-unknown-clause": Words("没有这一条款", "unknown clause"),
    "title-locked": Words("改动了锁定的内容", "change of what is locked"),
    "title-loosened": Words("放宽了只准收紧的数值", "loosened value"),
    "title-idle-remedy": Words("放行办法里无用的事实", "idle fact in a remedy"),
    "title-same-word": Words("一词两用", "one word on two scales"),
    "title-turned-map": Words("对照颠倒", "turned map"),
    "title-undecided": Words("未能断定", "not decided"),
}

_TABLES: Final = {
    "finding-gap": Words("有些情况，“{table}”没有一条规则管到", "no rule of {table} covers some facts"),
    "finding-gap.hint": Words(
        "为这些情况补一条规则，或者写一条 otherwise",
        "add a rule for them, or an `otherwise` for all that is left",
    ),
    "finding-overlap": Words(
        "“{table}”的`{first}`和`{second}`会同时适用，结论却不一样",
        "`{first}` and `{second}` of {table} apply at once and say different things",
    ),
    "finding-overlap.hint": Words(
        "改其中一条的条件，使两条不再同时成立；确实要分先后的，另定 hit",
        "change one guard so that they cannot both hold; if one should come first, choose another `hit`",
    ),
    "finding-repetition": Words(
        "“{table}”的`{first}`和`{second}`会同时适用，说的是同一个结论",
        "`{first}` and `{second}` of {table} apply at once and say the same",
    ),
    "finding-repetition.hint": Words(
        "把两条并成一条；有意重复的，把 hit 定为 any",
        "make one rule of them, or say `hit: any` if it is meant so",
    ),
    "finding-unreachable": Words(
        "“{table}”的`{rule}`永远用不到：没有一种情况符合它的条件",
        "`{rule}` of {table} never speaks: no facts can meet its guard",
    ),
    "finding-unreachable.hint": Words(
        "核对条件里的界限，或者删去这条规则", "look at the bounds in its guard, or take the rule out"
    ),
    "finding-unreachable-taken": Words(
        "“{table}”的`{rule}`永远用不到：符合它的情况，前面的 {instead} 都先管到了",
        "`{rule}` of {table} never speaks: {instead} take all facts that meet its guard",
    ),
    "finding-unreachable-taken.hint": Words(
        "把它移到前面，收窄前面的规则，或者删去它", "move it up, narrow what stands before it, or take it out"
    ),
    "finding-idle-rest": Words(
        "“{table}”的兜底规则`{rule}`永远用不到：别的规则已经管到所有情况",
        "the catch-all `{rule}` of {table} never speaks: the rules leave nothing to it",
    ),
    "finding-idle-rest.hint": Words(
        "删去它；以后再有空缺，检查就能发现", "take it out; then a later gap will be told instead of hidden"
    ),
    "finding-no-output": Words(
        "有些情况，“{table}”的规则适用了，结论却缺一项",
        "rules of {table} speak for some facts, but an output has no value",
    ),
    "finding-no-output.hint": Words(
        "让规则给出每一项，或者为缺的那项写 default",
        "let the rules give every output, or give it a `default`",
    ),
    "finding-broken-property": Words("“{table}”不合性质`{law}`", "{table} breaks its law `{law}`"),
    "finding-broken-property.hint": Words(
        "照下面的例子看是规则写错了，还是这条性质本来就不该写",
        "the facts below show it; mend the rules, or the law if it was never meant so",
    ),
}

_GIVEN: Final = {
    "finding-given": Words(
        "这里的规则用到公司自己定的“{title}”：{said}", "its rules take the company's {title}, which is {said}"
    ),
    "finding-given-over": Words(
        "“{title}”定为“{said}”；用原来的“{instead}”就没有这个问题",
        "{title} is {said}; with {instead}, which stood before, this is not found",
    ),
    "finding-given-over.hint": Words(
        "改回原来的值，或者换一个检查得过的值", "put the former value back, or choose another that passes"
    ),
    "finding-given-meant": Words("{back}；确实要这样定的，{own}", "{back}; if it is meant so, {own}"),
}

_RESTS: Final = {
    "finding-mild-rest": Words(
        "“{table}”的兜底规则`{rule}`没有条款依据，却把{output}定为“{given}”，不是最差的“{worst}”",
        "the catch-all `{rule}` of {table} cites no clause, yet {output} is {given}, not {worst}, the worst",
    ),
    "finding-mild-rest.hint": Words(
        "改成最差的结论，或者写明依据的条款",
        "answer with the worst value, or cite the clause that allows a better one",
    ),
}

_VALUES: Final = {
    "finding-turned-map": Words(
        "较好的“{first}”对应“{first_onto}”，较差的“{second}”却对应更好的“{second_onto}”",
        "the better {first} is mapped onto {first_onto}, the worse {second} onto the better {second_onto}",
    ),
    "finding-turned-map.hint": Words(
        "核对两个等级表的先后，改写 values", "look at the order of both scales and mend `values`"
    ),
    "finding-same-word": Words(
        "“{word}”在`{one}`和`{other}`里都有，公司没有写明两者的关系",
        "`{word}` is a word of `{one}` and of `{other}`, and the company does not say how they go together",
    ),
    "finding-same-word.hint": Words(
        "在`map`里写明一个怎样由另一个得出，或者在`scales`里逐词对应",
        "say under `map` how one follows from an answer, or map the words under `scales`",
    ),
    "finding-idle-remedy": Words(
        "《{question}》的放行办法写了改变“{title}”（`{name}`），但它从来不影响这个事项",
        "the remedy of {question} names `{name}` ({title}), which never matters to it",
    ),
    "finding-idle-remedy.hint": Words(
        "改写规则、推算或所依据的事项真正用到的事实，或者删去",
        "name a fact that the rules, a derived fact or a question behind looks at, or take it out",
    ),
    "finding-broken-mapping": Words(
        "`{name}`不合性质`{law}`：{first} 是 {first_value}，{second} 是 {second_value}",
        "`{name}` breaks its law `{law}`: {first} has {first_value}, {second} has {second_value}",
    ),
    "finding-broken-mapping.hint": Words(
        "改其中一个数值，使它们合乎这条性质", "change one of the two values so that the law holds"
    ),
    "finding-impossible-ranges": Words(
        "{names} 的范围互相矛盾，填什么都不行", "no values satisfy the ranges of {names}"
    ),
    "finding-impossible-ranges.hint": Words(
        "核对 range 里的方向：over 和 at_least 是下限，under 和 up_to 是上限",
        "look at each `range`: `over` and `at_least` are lower ends, `under` and `up_to` upper ones",
    ),
    "finding-unused-parameter": Words(
        "参数“{title}”（`{name}`）在《{document}》里没有用到",
        "nothing in {document} uses the parameter `{name}` ({title})",
    ),
    "finding-unused-parameter.hint": Words(
        "写进该用它的规则，或者删去这个参数", "use it in the rule that it was meant for, or take it out"
    ),
    "finding-unfilled": Words(
        "“{question}”要用的参数“{title}”（`{name}`）没有填写",
        "the parameter `{name}` ({title}) is not filled, and {question} needs it",
    ),
    "finding-unfilled.hint": Words(
        "在 {file} 的 parameters 下写一行 `{name}: <值>`",
        "write a line `{name}: <value>` under `parameters` in {file}",
    ),
    "finding-unfilled-slot": Words(
        "“{question}”要用的规则“{title}”（`{name}`）没有填写",
        "the rules of `{name}` ({title}) are not written, and {question} needs them",
    ),
    "finding-unfilled-slot.hint": Words(
        "在 {file} 的 slots 下写出 `{name}` 的规则", "write the rules of `{name}` under `slots` in {file}"
    ),
    "finding-over-the-sum": Words(
        "不合性质`{law}`：{parts}（{values}）合计超过了`{name}`的 {limit}",
        "the law `{law}` is broken: {parts} ({values}) add up to more than {limit} of `{name}`",
    ),
    "finding-short-sum": Words(
        "不合性质`{law}`：{parts}（{values}）合计没有超过 {limit}",
        "the law `{law}` is broken: {parts} ({values}) do not add up to more than {limit}",
    ),
    "finding-short-sum.hint": Words("提高其中一项", "raise one of them"),
    "finding-over-the-sum.hint": Words("减少其中一项，或者提高上限", "lower one of them, or raise the limit"),
}

_CLAUSES: Final = {
    "finding-uncited": Words("“{table}”的`{rule}`没有写依据哪一条", "`{rule}` of {table} cites no clause"),
    "finding-uncited.hint": Words(
        "写上 clause；条文确实没有规定的写 no clause: yes，举例的写 example: yes",
        "add `clause`; write `no clause: yes` where the text is silent, `example: yes` for an example",
    ),
    "finding-unknown-clause": Words(
        "《{document}》没有条款`{clause}`", "{document} has no clause `{clause}`"
    ),
    "finding-unknown-clause.hint": Words("{advice}", "{advice}"),
    "finding-unknown-clause-no-list": Words(
        "《{document}》引用了条款，却没有条款清单", "{document} cites clauses but has no list of them"
    ),
    "finding-unknown-clause-no-list.hint": Words(
        "在文件夹 {folder} 里写一份 clauses.yaml", "write `clauses.yaml` in the folder {folder}"
    ),
}

_OVERLAYS: Final = {
    "finding-locked": Words(
        "`{name}`已由`{owner}`锁定，这里不能改", "`{name}` is locked by `{owner}`, it cannot be changed here"
    ),
    "finding-locked.hint": Words("删去这里的内容，照上级的用", "take it out here; what stands above counts"),
    "finding-loosened": Words(
        "`{name}`只准比`{owner}`定的更严，这里的 {given} 比 {above} 宽",
        "`{name}` may only be stricter than `{owner}` says: {given} is looser than {above}",
    ),
    "finding-loosened.hint": Words(
        "改成同样或更严的数值；哪个方向更严，看参数的 stricter",
        "write an equal or stricter value; `stricter` of the parameter tells which way that is",
    ),
    "finding-loosened-unclear": Words(
        "`{name}`只准比`{owner}`定的更严，{given} 和 {above} 却分不出哪个更严",
        "`{name}` may only be stricter than `{owner}` says, but {given} and {above} have no order",
    ),
    "finding-loosened-unclear.hint": Words(
        "照上级的写；时限换成同一种单位", "write what stands above; give terms in one unit"
    ),
}

_UNDECIDED: Final = {
    "finding-undecided": Words("“{table}”没有检查出定论：{why}", "{table} could not be checked: {why}"),
    "finding-undecided-policies": Words(
        "“{check}”没有检查出定论：{why}", "the check for {check} came to no end: {why}"
    ),
    "finding-undecided-comparison": Words(
        "“{table}”没能比出定论：{why}", "{table} could not be compared: {why}"
    ),
    "finding-undecided-gap": Words(
        "“{table}”有没有空缺，未能断定：{why}", "whether {table} has gaps is not decided: {why}"
    ),
    "finding-undecided-overlap": Words(
        "“{table}”有没有互相冲突的规则，未能断定：{why}",
        "whether rules of {table} contradict each other is not decided: {why}",
    ),
    "finding-undecided-repetition": Words(
        "“{table}”有没有重复的规则，未能断定：{why}",
        "whether rules of {table} repeat each other is not decided: {why}",
    ),
    "finding-undecided-unreachable": Words(
        "“{table}”有没有用不到的规则，未能断定：{why}",
        "whether every rule of {table} can speak is not decided: {why}",
    ),
    "finding-undecided-idle-rest": Words(
        "“{table}”的兜底规则会不会用到，未能断定：{why}",
        "whether the catch-all of {table} can speak is not decided: {why}",
    ),
    "finding-undecided-no-output": Words(
        "“{table}”的结论会不会缺一项，未能断定：{why}",
        "whether {table} gives every output is not decided: {why}",
    ),
    "finding-undecided-broken-property": Words(
        "“{table}”合不合所写的性质，未能断定：{why}", "whether {table} keeps its laws is not decided: {why}"
    ),
}

_REASONS: Final = {
    "verify-budget": Words("超过了 {budget} 步的上限", "more than {budget} steps would be needed"),
    "verify-entry-reckoned": Words(
        "清单里的“{fact}”是算出来的，不能直接给出", "{fact} of a list's entry is reckoned and cannot be given"
    ),
    "verify-law-of-other-facts": Words(
        "这条性质说到的事实，没有一条规则用到", "the law speaks of facts that no rule looks at"
    ),
    "verify-law-compares": Words("这条性质拿结论同事实比较", "the law compares answers with facts"),
    "verify-law-not-for-mappings": Words(
        "性质`{law}`的这种写法，对照表还不能检查",
        "the law `{law}` is of a sort that is not checked for mappings",
    ),
    "verify-law-not-for-tables": Words(
        "性质`{law}`的这种写法，决策表还不能检查",
        "the law `{law}` is of a sort that is not checked for tables",
    ),
    "verify-lengths-apart": Words(
        "有的时限长短分不出先后", "some lengths of time have no order to each other"
    ),
    "verify-lists-joined": Words("几个文件的清单要合在一起", "lists of several documents are joined"),
    "verify-many-boxes": Words("条件拆开后超过 {limit} 种", "the guards fall into more than {limit} pieces"),
    "verify-many-orders": Words(
        "没有填写的参数，可能的大小次序超过 {limit} 种",
        "open parameters can lie to each other in more than {limit} ways",
    ),
    "verify-many-ways": Words("要试的情况超过 {limit} 种", "more than {limit} ways would have to be tried"),
    "verify-many-words": Words("可选的词有 {count} 个，组合太多", "{count} words have too many combinations"),
    "verify-mapping-open": Words(
        "对照表“{parameter}”没有填写，也列不出它的条目",
        "the mapping {parameter} is open and its entries cannot be listed",
    ),
    "verify-moves-reckoned": Words(
        "“{fact}”变动时，由它算出的事实也跟着变", "what is reckoned from {fact} moves along with it"
    ),
    "verify-no-prover": Words("这里要靠求解器，它没有安装", "the solver is needed here and is not installed"),
    "verify-no-prover.hint": Words(
        '安装附加组件：pip install "crmpolicy[prove]"', 'install the extra: pip install "crmpolicy[prove]"'
    ),
    "verify-no-values": Words(
        "没有填写的“{parameter}”，找不到可用的数值", "no values were found for {parameter}, which is open"
    ),
    "verify-no-witness": Words("举不出实际的例子", "no facts could be found that show it"),
    "verify-not-confirmed": Words(
        "实际计算没有证实举出的例子", "the evaluation did not confirm the facts that were found"
    ),
    "verify-reckoned-behind": Words(
        "它所依据的事项里，有的事实换了算法，没有查清结论是否随之改变",
        "a question behind it reckons facts in another way, and whether answers follow is not known",
    ),
    "verify-entries-behind": Words(
        "它所依据的事项里，有的把清单各项的结论合成一个的办法变了，没有查清结论是否随之改变",
        "a question behind it puts the answers for a list together otherwise, and whether answers follow is"
        " not known",
    ),
    "verify-prover-arithmetic": Words(
        "求解器不会这种计算", "the solver does not know this kind of reckoning"
    ),
    "verify-prover-entries": Words(
        "表要对清单逐项来问，求解器只试了一项的清单",
        "a table is asked for each entry of a list, and the solver tries lists of one entry",
    ),
    "verify-prover-free": Words(
        "{facts}不受约束，求解器举不出实际的例子",
        "{facts} are free, so the solver finds no facts that could be given",
    ),
    "verify-prover-irrational": Words(
        "求解器给出的数写不成小数", "the solver's answer cannot be written as a decimal number"
    ),
    "verify-prover-lengths": Words(
        "求解器比较不了这些时限", "the solver cannot compare these lengths of time"
    ),
    "verify-prover-list": Words("求解器不懂清单", "the solver does not know lists"),
    "verify-prover-mapping": Words(
        "求解器查的对照表是空的", "the solver is asked for a mapping without entries"
    ),
    "verify-prover-types": Words(
        "“{fact}”在几个文件里类型不同", "{fact} has different types in several documents"
    ),
    "verify-prover-unknown": Words("求解器未能断定（{reason}）", "the solver came to no end ({reason})"),
    "verify-prover-value": Words(
        "求解器写不出这个值（{value}）", "the solver cannot write this value ({value})"
    ),
    "verify-repeats-fact": Words(
        "“{output}”照抄一个事实，要同别的结论合并",
        "{output} repeats a fact and is put together with other answers",
    ),
    "verify-sum-of-others": Words(
        "性质`{law}`要相加的几项，种类或单位不同",
        "what the law `{law}` adds up is of different kinds or units",
    ),
    "verify-sum-of-terms": Words(
        "性质`{law}`要相加的几段时间，单位不同，要看日历才能比较",
        "what the law `{law}` adds up is in units that only a calendar can compare",
    ),
    "verify-types-differ": Words("“{fact}”前后类型不同", "{fact} has not the same type on both sides"),
    "verify-unknown-apart": Words(
        "举不出让“{fact}”恰好未知的例子", "no facts could be found that make just {fact} unknown"
    ),
    "verify-witness-refused": Words(
        "举出的例子不合事实的规定（{said}）", "the facts that were found are refused ({said})"
    ),
}

_TOLD: Final = {
    "verify-any-facts": Words("任何情况", "any facts"),
    "verify-more-regions": Words("另有 {count} 处", "{count} more"),
    "verify-no-answer": Words("没有结论", "no answer"),
    "verify-or-else": Words("；或者", "; or "),
    "verify-value-between": Words(
        "“{fact}”要与另一事项的结论比较，而那个结论不是写明的数",
        "{fact} is compared with what another question answers, which is no written value",
    ),
    "verify-pair": Words("“{one}”{ways}“{other}”", "{one} is {ways} {other}"),
    "verify-pair-under": Words("低于", "under"),
    "verify-pair-is": Words("等于", "equal to"),
    "verify-pair-over": Words("高于", "over"),
    "verify-pair-apart": Words("不能比较于", "not comparable with"),
    "verify-with-entries": Words("{title}含{entries}", "{title} includes {entries}"),
    "verify-without-entries": Words("{title}不含{entries}", "{title} does not include {entries}"),
    "verify-pair-unknown": Words("（有一个未知）", "unknown beside"),
}

MESSAGES: Final = {
    **_TITLES,
    **_TABLES,
    **_GIVEN,
    **_RESTS,
    **_VALUES,
    **_CLAUSES,
    **_OVERLAYS,
    **_UNDECIDED,
    **_REASONS,
    **_TOLD,
}
