"""Laws in words, what was proved of them, and the command that proves them."""

from collections.abc import Mapping
from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "law-never-moves": Words(
        "{fact}{direction}时，{output}不会{never}", "{output} is never {never} when {fact} is {direction}"
    ),
    "law-always-moves": Words(
        "{fact}{direction}时，{output}也{always}", "{output} is always {always} when {fact} is {direction}"
    ),
    "law-guard-moves": Words("{output}不会因为{guard}而{never}", "{output} is never {never} because {guard}"),
    "law-never": Words("如果{guard}，就不会是：{answer}", "if {guard}, then never: {answer}"),
    "law-always": Words("如果{guard}，就一定是：{answer}", "if {guard}, then always: {answer}"),
    "law-never-at-all": Words("从来不会是：{answer}", "never: {answer}"),
    "law-always-so": Words("一定是：{answer}", "always: {answer}"),
    "law-same": Words("无论{fact}怎样，{output}都一样", "{output} is the same whatever {fact} is"),
    "law-in-order": Words("到期的先后：{duties}", "due in this order: {duties}"),
    "law-in-order-then": Words("，再", ", then "),
    "law-at-most": Words("{parts}合计不超过{limit}", "{parts} add up to at most {limit}"),
    "law-over": Words("{parts}合计超过 {limit}", "{parts} add up to more than {limit}"),
    "law-entry": Words("{title}（{entry}）", "{title} ({entry})"),
    "law-often": Words("{duty}{period}{bound} {times} 次", "{duty}, {period}: {bound} {times}"),
    "law-if": Words("如果{guard}：{law}", "if {guard}: {law}"),
    "law-never-twice": Words("“{event}”不会发生两次", "{event} never happens twice"),
    "law-first": Words("“{first}”在先，“{before}”在后", "{first} comes before {before}"),
    "law-can-end": Words("每件事都能办到头", "every case can come to an end"),
    "law-to-yes": Words("由否变是", "yes instead of no"),
    "law-to-no": Words("由是变否", "no instead of yes"),
    "law-quoted": Words("“{title}”", "{title}"),
    "law-entry-order": Words("所列的项", "the entry"),
    "law-gap": Words("任何情况都有结论", "every case has an answer"),
    "law-overlap": Words("规则互不矛盾", "no two rules contradict each other"),
    "law-repetition": Words("规则互不重复", "no rule repeats another"),
    "law-unreachable": Words("每条规则都用得上", "every rule speaks for some case"),
    "law-no-output": Words("每个结论的各项都有值", "every answer has all its values"),
    "law-broken-chain": Words(
        "层级不重复、都到得了，并且有尽头", "levels repeat no role, are all reached, and come to an end"
    ),
    "law-broken-lifecycle": Words(
        "每种状态、每个步骤都走得到，没有死路", "every state and move is reached, and none is a dead end"
    ),
    "law-nobodys-duty": Words("每项任务都有人负责", "somebody owes every duty"),
    "law-broken-form": Words(
        "表单填得成，每一步、每一块都有用", "the form can be filled in, and all its parts are used"
    ),
    "law-uncited": Words("每条规则都注明条款", "every rule names its clause"),
    "law-bound": Words("{one}{bound}", "{one} is {bound}"),
    "law-bounds": Words("，", ", "),
    "verify-values-wrong": Words(
        "数值越界或先后颠倒，先改好才能证明", "values out of range or order have to be mended first"
    ),
    "verify-rules-left-open": Words(
        "规则由公司自己写，写好才能证明",
        "the rules are left to the company and are proved once it wrote them",
    ),
    "verify-not-in-force": Words("所问的时期都没有施行", "it is in force in none of the periods asked"),
    "verify-law-of-no-sort": Words(
        "没有办法证明这样写的性质`{law}`", "there is no way to prove a law written as `{law}`"
    ),
    "condition-every": Words("，并且", ", and "),
    "condition-either": Words("，或者", " or "),
    "condition-equal": Words("等于", "equal to"),
    "condition-other": Words("不等于", "other than"),
    "cli-prove": Words(
        "逐条证明性质，不成立的举出事实", "prove each law for all facts, or show facts that refute it"
    ),
    "cli-help-prove-point": Words("只证明一个事项或参数的性质", "only the laws of one question or parameter"),
    "cli-help-prove-law": Words("只证明这个名称的性质", "only laws of this name"),
    "cli-prove-code-0": Words("全部证明", "all are proved"),
    "cli-prove-code-1": Words("有的不成立", "some are refuted"),
    "cli-prove-code-3": Words("没有不成立的，但有的未能断定", "none is refuted, but some are undecided"),
    "cli-proved": Words("已证明", "PROVED"),
    "cli-refuted": Words("不成立", "REFUTED"),
    "cli-undecided": Words("未断定", "UNDECIDED"),
    "cli-prove-line": Words("{law}：{says}", "{law}: {says}"),
    "cli-prove-every-filling": Words(
        "（怎么填都成立，试了 {count} 种先后）", " (for every filling; {count} orders tried)"
    ),
    "cli-prove-binds": Words(
        "（填写时须遵守，不合的，检查会指出）", " (binds what is filled in; check tells what breaks it)"
    ),
    "cli-prove-why": Words("原因", "why"),
    "cli-prove-answer": Words("结论", "answer"),
    "cli-prove-differs": Words("只差一项", "one field apart"),
    "cli-prove-change": Words("{fact}：{one} → {other}", "{fact}: {one} → {other}"),
    "cli-prove-needs": Words("成立的条件", "holds only if"),
    "cli-prove-orders": Words("待填的值", "open values"),
    "cli-prove-some-orders": Words(
        "{count} 种先后里有 {wrong} 种不成立", "refuted in {wrong} of {count} orders"
    ),
    "cli-prove-all-orders": Words(
        "{count} 种先后全都不成立，怎么填都不行", "refuted in all {count} orders, whatever is filled in"
    ),
    "cli-prove-summary": Words(
        "{names}：{proved} 条已证明，{refuted} 条不成立，{undecided} 条未断定",
        "{names}: {proved} proved, {refuted} refuted, {undecided} undecided",
    ),
}
