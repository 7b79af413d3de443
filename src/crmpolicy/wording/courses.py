"""Why an event was refused by a chain or a lifecycle, and where a chain has nobody to go to."""

from typing import Final

from crmpolicy.wording import Words

_CHAINS: Final = {
    "refused-ended": Words(
        "事情已经了结（`{state}`），`{event}`来得太晚",
        "the case has already ended as `{state}`, `{event}` comes too late",
    ),
    "refused-ended.hint": Words("了结之后的事，另立一件", "what comes after an end belongs to a new case"),
    "refused-started": Words(
        "事情早已开始，`{event}`不能再来一次", "the case has already begun, `{event}` cannot come again"
    ),
    "refused-started.hint": Words("重复的一条请删掉", "leave out the one that repeats it"),
    "refused-not-owner": Words(
        "事情现在归“{level}”的`{owner}`管，`{event}`却是`{by}`做的",
        "the case is with `{owner}` at the level {level}, but `{event}` was done by `{by}`",
    ),
    "refused-not-owner.hint": Words("请由`{owner}`来办", "it is for `{owner}` to do"),
    "refused-own-case": Words(
        "事情是`{by}`自己提出的，到了“{level}”不能再由自己`{event}`",
        "`{by}` started the case and cannot pass it on by `{event}` at the level {level}",
    ),
    "refused-own-case.hint": Words(
        "换别的角色来批；想让这一级自动跳过，写 self_approval: next level",
        "somebody else has to act; `self_approval: next level` passes such a level over",
    ),
    "refused-withheld": Words(
        "照现有的事实，“{level}”这一级不能放行，`{event}`不作数",
        "as the facts are, the level {level} cannot let the case pass, `{event}` does not count",
    ),
    "refused-withheld.hint": Words(
        "先把条件办齐，或者退回、否决", "meet its conditions first, or end the case in another way"
    ),
    "refused-at-the-top": Words(
        "“{level}”已经是最高一级，`{event}`没有上级可交",
        "{level} is the highest level, `{event}` has nowhere to go",
    ),
    "undecided-chain-level": Words(
        "从“{level}”往上，没有一级可以承办", "from {level} upwards no level takes part"
    ),
    "undecided-chain-level.hint": Words(
        "看看各级由谁承办、在什么条件下参加", "look who is named for the levels, and when they take part"
    ),
}

_LIFECYCLES: Final = {
    "refused-final": Words(
        "“{states}”已经是终点，不能再`{event}`", "{states} is the end, no `{event}` can follow"
    ),
    "refused-final.hint": Words("了结之后的事，另立一件", "what comes after an end belongs to a new case"),
    "refused-not-from-here": Words(
        "现在是“{states}”，还不能`{event}`", "the case stands at {states}, where `{event}` does not fit"
    ),
    "refused-not-from-here.hint": Words("`{event}`要从这里开始：{wanted}", "`{event}` begins from: {wanted}"),
    "refused-facts": Words("照现有的事实，还不能`{event}`", "as the facts are, `{event}` is not allowed"),
    "refused-facts.hint": Words("看看{moves}的条件", "look at the conditions of {moves}"),
    "refused-not-by": Words("`{event}`不该由`{by}`来做", "`{event}` is not for `{by}` to do"),
    "refused-not-by.hint": Words("该由{roles}来做", "it is for {roles} to do"),
    "refused-too-early": Words(
        "还不能`{event}`：先要停留 {term}，从 {begins} 起才可以",
        "`{event}` comes too early: the case has to stay for {term} first, until {begins}",
    ),
    "refused-too-early.hint": Words("等到那一天", "wait for that day"),
    "refused-no-begin": Words(
        "还不能`{event}`：先要停留 {term}，可是从什么时候起没有记录",
        "`{event}` comes too early: the case has to stay for {term} first, and nothing tells since when",
    ),
    "refused-no-begin.hint": Words("补上进入这个状态的事件", "add the event that has led into this state"),
    "refused-lacks": Words("`{event}`没有写明{needs}", "`{event}` does not tell {needs}"),
    "refused-not-yet": Words(
        "`{event}`在 {at}，晚于现在（{now}）", "`{event}` is at {at}, after now ({now})"
    ),
    "refused-not-yet.hint": Words("等发生了再记", "tell it once it has happened"),
    "refused-lacks.hint": Words("在这条事件里补上", "add it to the event"),
}

MESSAGES: Final = {**_CHAINS, **_LIFECYCLES}
"""Message code to sentence; ``code.hint`` is how to mend it."""
