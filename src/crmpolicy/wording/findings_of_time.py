"""What checks find in decisions that speak of time: duties, chains, lifecycles."""

from typing import Final

from crmpolicy.wording import Words

_TITLES: Final = {
    "title-out-of-order": Words("时限先后颠倒", "limits out of order"),
    "title-slower-for-the-better": Words("待遇与性质相反", "served against the law"),
    "title-broken-chain": Words("升级链有缺陷", "broken chain"),
    "title-broken-lifecycle": Words("流程走不通", "broken lifecycle"),
    "title-nobodys-duty": Words("没有责任人", "nobody's duty"),
    "title-broken-form": Words("表单填不成", "broken form"),
}

_DUTIES: Final = {
    "finding-out-of-order": Words(
        "“{table}”不合性质`{law}`：{received}收到的，“{earlier}”到 {earlier_due} 才到期，"
        "后一步“{later}”到 {later_due} 就到期",
        "{table} breaks its law `{law}`: what is received on {received} has {earlier} due on {earlier_due},"
        " after {later}, which is due on {later_due}",
    ),
    "finding-out-of-order.hint": Words(
        "缩短前一步的时限，或者放宽后一步的；两步的单位不同的，要按日历上最不利的时刻算",
        "shorten the limit of the earlier step or lengthen that of the later one;"
        " where units differ, the worst moment of the calendar counts",
    ),
    "finding-out-of-order-terms": Words(
        "“{table}”不合性质`{law}`：“{earlier}”的时限 {earlier_term}，比后一步“{later}”的 {later_term} 还长",
        "{table} breaks its law `{law}`: {earlier} has {earlier_term}, longer than {later_term} for {later},"
        " which comes after it",
    ),
    "finding-out-of-order-terms.hint": Words(
        "缩短前一步的时限，或者放宽后一步的",
        "shorten the limit of the earlier step or lengthen that of the later one",
    ),
}

_SERVICE: Final = {
    "finding-slower-for-the-better": Words(
        "“{table}”不合性质`{law}`：“{duty}”在“例如”的情况下是 {first}，在“相比”的情况下却是 {second}",
        "{table} breaks its law `{law}`: {duty} is asked {first} in the example,"
        " {second} in the case beside it",
    ),
    "finding-slower-for-the-better.hint": Words(
        "照“例如”和“相比”两组事实改时限或次数，或者改这条性质",
        "mend the limits or the number of times by these two sets of facts, or mend the law",
    ),
    "finding-slower-for-the-better-often": Words(
        "“{table}”不合性质`{law}`：“{duty}”只要求 {second}",
        "{table} breaks its law `{law}`: of {duty} it asks {second}",
    ),
    "finding-slower-for-the-better-often.hint": Words(
        "改周期或次数，使每个周期都够这条性质说的次数",
        "change the period or the number of times, so that each period has as many as the law says",
    ),
    "verify-nothing-asked": Words("不作要求", "nothing"),
    "verify-times": Words("{every} {times} 次", "{times} times {every}"),
}

_CHAINS: Final = {
    "finding-broken-chain": Words(
        "“{table}”的“{level}”一级永远轮不到：没有一种情况能走到这一级",
        "no case ever comes to the level {level} of {table}",
    ),
    "finding-broken-chain.hint": Words(
        "给前一级写 at_most 并定 at_limit: move up，或者写 next_by；多余的一级删去",
        "give the level ahead of it an `at_most` with `at_limit: move up`, or name a `next_by`;"
        " take the level out if it is not needed",
    ),
    "finding-broken-chain-endless": Words(
        "“{table}”没有写怎样了结：既没有 ends，也没有 done",
        "{table} never ends: it has neither `ends` nor `done`",
    ),
    "finding-broken-chain-endless.hint": Words(
        "在 ends 下写哪个事件使它了结", "name under `ends` the event that brings it to an end"
    ),
    "finding-broken-chain-at-once": Words(
        "“{table}”的“{level}”一级停留时限为零，刚到就要往上走",
        "the stay with {level} in {table} is over as it begins",
    ),
    "finding-broken-chain-at-once.hint": Words(
        "写大于零的 at_most，或者删去这一级", "write an `at_most` over nought, or take the level out"
    ),
    "finding-broken-chain-halts": Words(
        "“{table}”到了“{level}”一级就停在那里：没有停留时限，也没有事件把它往上交",
        "what stands with {level} in {table} stays there: no limit and no event hands it up",
    ),
    "finding-broken-chain-halts.hint": Words("给这一级写 at_most", "give this level an `at_most`"),
    "finding-broken-chain-twice": Words(
        "“{table}”的“{first}”和“{second}”两级是同一个角色，等于没有升级",
        "the levels {first} and {second} of {table} have the same role, so that nothing is handed up",
    ),
    "finding-broken-chain-twice.hint": Words(
        "其中一级换一个角色，或者两级并作一级", "give one of them another role, or make one level of the two"
    ),
    "finding-broken-chain-empty": Words(
        "有些情况，“{table}”没有一级接手", "no level of {table} takes part for some facts"
    ),
    "finding-broken-chain-empty.hint": Words(
        "放宽某一级的 when，或者加一级", "widen the `when` of a level, or add one"
    ),
    "finding-broken-lifecycle": Words(
        "“{table}”的状态“{state}”永远到不了：没有一步通向它",
        "no case of {table} ever comes to the state {state}",
    ),
    "finding-broken-lifecycle.hint": Words(
        "补一步通向它的 moves，或者删去这个状态", "add a move that leads there, or take the state out"
    ),
    "finding-broken-lifecycle-move": Words(
        "“{table}”的`{move}`永远走不到：没有办理能到它的起点",
        "the move `{move}` of {table} is never made: no case comes to where it begins",
    ),
    "finding-broken-lifecycle-move.hint": Words(
        "核对它的 from，或者删去这一步", "look at its `from`, or take the move out"
    ),
    "finding-broken-lifecycle-taken": Words(
        "“{table}”的`{move}`永远走不到：排在它前面的`{other}`事件相同，凡它能走的都先走了",
        "the move `{move}` of {table} is never made: `{other}` ahead of it has the same event"
        " and fits wherever it does",
    ),
    "finding-broken-lifecycle-taken.hint": Words(
        "有条件的一步写在没有条件的前面，或者删去这一步",
        "put the move with a condition ahead of the one without, or take it out",
    ),
    "finding-broken-lifecycle-stuck": Words(
        "“{table}”不合性质`{law}`：经过 {after} 到了 {state}，就再也了结不了",
        "{table} breaks its law `{law}`: after {after} a case stands at {state} and cannot come to an end",
    ),
    "finding-broken-lifecycle-stuck.hint": Words(
        "从那里补一步通向了结的 moves", "add a move from there that leads on to an end"
    ),
    "finding-broken-lifecycle-exit": Words(
        "“{table}”经过 {after} 到了 {state}，就再没有下一步：它不是了结的状态，却没有出路",
        "after {after} a case of {table} stands at {state}, which is no end, and no move leads on",
    ),
    "finding-broken-lifecycle-exit.hint": Words(
        "从那里补一步 moves；办到那里就算了结的，写 final: yes",
        "add a move from there; where a case is over there, write `final: yes`",
    ),
    "finding-broken-lifecycle-law": Words(
        "“{table}”不合性质`{law}`：照这些步骤走得通：{after}",
        "{table} breaks its law `{law}`: a case can go through {after}",
    ),
    "finding-broken-lifecycle-law.hint": Words(
        "收窄其中一步的 from，或者改这条性质", "narrow the `from` of one of these moves, or mend the law"
    ),
    "finding-nobodys-duty": Words(
        "“{table}”的“{duty}”没有写由谁来做", "{table} does not say who has to do this: {duty}"
    ),
    "finding-nobodys-duty.hint": Words(
        "在规则里写 who；由公司定的，写成必填的角色参数；谁做都行的，定 done_by: anyone",
        "write `who` in its rules, a role parameter where the company decides;"
        " `done_by: anyone` where it does not matter",
    ),
    "finding-nobodys-duty-rule": Words(
        "“{table}”的`{rule}`没有写“{duty}”由谁来做，别的规则却写了",
        "`{rule}` of {table} does not say who has to do this, though other rules do: {duty}",
    ),
    "finding-nobodys-duty-rule.hint": Words("在这条规则里也写上 who", "write `who` in this rule too"),
    "finding-nobodys-duty-never": Words(
        "“{table}”没有一条规则提到“{duty}”，它永远不会到期", "no rule of {table} ever asks for this: {duty}"
    ),
    "finding-nobodys-duty-never.hint": Words(
        "补一条规则；条文说不必做的，写 every: never；多余的删去",
        "add a rule, with `every: never` where the text asks for nothing;"
        " take the duty out if it is not needed",
    ),
}

_FORMS: Final = {
    "finding-broken-form": Words(
        "“{table}”填齐以后，没有一份能合规则`{rule}`", "no form of {table} that is complete keeps `{rule}`"
    ),
    "finding-broken-form.hint": Words("核对这条规则的 must", "look at the `must` of this rule"),
    "finding-broken-form-together": Words(
        "“{table}”填齐以后，没有一份能同时合 {others} 和`{rule}`",
        "no form of {table} that is complete keeps {others} and `{rule}` together",
    ),
    "finding-broken-form-together.hint": Words(
        "放宽其中一条的 must，或者用 when 分开它们管的情况",
        "widen the `must` of one of them, or keep them apart by their `when`",
    ),
    "finding-broken-form-stage": Words(
        "“{table}”到了“{stage}”这一步，没有一栏、没有一条规则有新的要求",
        "nothing in {table} is wanted from the stage {stage} on: no entry and no rule names it",
    ),
    "finding-broken-form-stage.hint": Words(
        "该从这一步起填的栏目写 required: <步骤>，或者删去这一步",
        "write `required: <stage>` at the entries that are wanted from there on, or take the stage out",
    ),
    "finding-broken-form-block": Words(
        "“{table}”的“{block}”一块里没有一栏", "no entry of {table} stands in the block {block}"
    ),
    "finding-broken-form-block.hint": Words(
        "该放在这一块的栏目写 section，或者删去这一块",
        "name the block as `section` of the entries that belong there, or take it out",
    ),
}

_UNDECIDED: Final = {
    "finding-undecided-out-of-order": Words(
        "“{table}”的时限会不会先后颠倒，未能断定：{why}",
        "whether the limits of {table} stay in order is not decided: {why}",
    ),
    "finding-undecided-slower-for-the-better": Words(
        "“{table}”的待遇合不合所写的性质，未能断定：{why}",
        "whether the duties of {table} keep their laws is not decided: {why}",
    ),
    "finding-undecided-broken-form": Words(
        "“{table}”填不填得成，未能断定：{why}", "whether {table} can be filled in is not decided: {why}"
    ),
    "finding-undecided-broken-chain": Words(
        "“{table}”的各级有没有缺陷，未能断定：{why}",
        "whether the levels of {table} are sound is not decided: {why}",
    ),
}

_REASONS: Final = {
    "verify-law-not-for-duties": Words(
        "性质`{law}`的这种写法，任务还不能检查",
        "the law `{law}` is of a sort that is not checked for duties",
    ),
    "verify-law-of-events": Words(
        "性质`{law}`说的结果要看发生过什么，不能只凭事实断定",
        "what the law `{law}` speaks of follows from what has happened, not from facts alone",
    ),
    "verify-needs-calendar": Words(
        "有的时限按工作时间计算，公司却没有工作日历",
        "some limits run in working time, and the company has no calendar",
    ),
    "verify-order-anchors": Words(
        "几个时限从不同的事件算起，那些事件何时发生无从知道",
        "limits count from different events, and when those happen is not known",
    ),
    "verify-order-others": Words(
        "“{duty}”不只是从某一时刻起限期完成，比不出先后",
        "{duty} is not only due within a limit, so that its due moments cannot be compared",
    ),
}

MESSAGES: Final = {**_TITLES, **_DUTIES, **_SERVICE, **_CHAINS, **_FORMS, **_UNDECIDED, **_REASONS}
