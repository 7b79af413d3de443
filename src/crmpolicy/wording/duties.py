"""What is wrong with decisions that speak of time: duties, chains and lifecycles."""

from typing import Final

from crmpolicy.wording import Words

_COURSES: Final = {
    "course-kind-not-in-catalogue": Words(
        "总目录里`{name}`由`{wanted}`这种决策回答，不是`{given}`",
        "the catalogue has `{name}` answered by decisions of the kind `{wanted}`, not `{given}`",
    ),
    "course-kind-not-in-catalogue.hint": Words(
        "改这里的 kind，或者改 subjects.yaml", "change the kind here, or the subject in subjects.yaml"
    ),
    "course-subject-two-answers": Words(
        "一个事项要么有输出，要么有任务，不能都写", "a subject has outputs or duties, not both"
    ),
    "course-subject-two-answers.hint": Words("删去其中一项", "take one of them out"),
    "course-pause-one-event": Words(
        "暂停和恢复是同一个事件`{name}`", "the clock stops and goes on with the same event `{name}`"
    ),
    "course-pause-one-event.hint": Words("from 和 to 写两个不同的事件", "name two events under from and to"),
    "course-stop-without-duties": Words(
        "这里没有任务可停，`stop`不起作用", "there are no duties here for `stop` to name"
    ),
    "course-stop-without-duties.hint": Words("删去 stop", "leave `stop` out"),
    "requires-of-course": Words(
        "`{name}`回答的是时限和进程，没有可以取用的输出",
        "`{name}` answers with moments and states, it has no output to take a fact from",
    ),
    "requires-of-course.hint": Words(
        "声明一个事实，由提问的一方给出", "declare a fact and let whoever asks give it"
    ),
    "company-join-of-course": Words(
        "`{subject}`回答的是时限或进程，怎样合并不由公司另定",
        "`{subject}` answers with moments or states, which are not joined by the company's word",
    ),
    "company-join-of-course.hint": Words(
        "每项任务怎样合并写在总目录里；只认一份制度就写在 chosen 下",
        "the catalogue says how each duty is joined; to go by one document alone, name it under `chosen`",
    ),
    "company-kinds-differ": Words(
        "几份制度对`{subject}`的回答不是同一种：{documents}",
        "the documents answer `{subject}` with different kinds of decisions: {documents}",
    ),
    "company-kinds-differ.hint": Words(
        "在 chosen 里写明以哪份为准，例如 {subject}: {first}",
        "say under `chosen` whose answer counts, such as `{subject}: {first}`",
    ),
    "company-course-must-choose": Words(
        "几份制度都规定了`{subject}`的进程，没有写明以哪份为准：{documents}",
        "several documents say how `{subject}` proceeds, and nothing says whose counts: {documents}",
    ),
    "company-course-must-choose.hint": Words(
        "在 chosen 里写明，例如 {subject}: {first}", "say so under `chosen`, such as `{subject}: {first}`"
    ),
    "company-duty-must-choose": Words(
        "几份制度都规定了`{subject}`里的`{duty}`，没有写明以哪份为准：{documents}",
        "several documents have the duty `{duty}` of `{subject}`, and nothing says whose counts: {documents}",
    ),
    "company-duty-must-choose.hint": Words(
        "在 chosen 里写明，例如 {subject}: {first}", "say so under `chosen`, such as `{subject}: {first}`"
    ),
}

_DUTIES: Final = {
    "duty-unknown": Words("这里没有名为`{name}`的任务", "there is no duty `{name}` here"),
    "duty-unknown.hint": Words("{advice}", "{advice}"),
    "duty-join-differs": Words(
        "`{name}`写的是`{given}`，总目录里是`{wanted}`",
        "`{name}` says `{given}`, the catalogue says `{wanted}`",
    ),
    "duty-join-differs.hint": Words("照总目录写，或者不写", "write what the catalogue says, or nothing"),
    "duty-no-moment": Words("没有写什么时候之前完成", "nothing says by when it has to be done"),
    "duty-no-moment.hint": Words("写下面的一个：{known}", "write one of: {known}"),
    "duty-two-moments": Words(
        "`{first}`和`{second}`不能同时写", "`{first}` and `{second}` cannot stand together"
    ),
    "duty-two-moments.hint": Words(
        "分成两条规则，先到期的为准", "make it two rules: the earlier moment binds"
    ),
    "duty-word-not-here": Words("`{name}`不能和`{moment}`一起写", "`{name}` means nothing with `{moment}`"),
    "duty-word-not-here.hint": Words(
        "删去，或者换一种写法", "leave it out, or say the moment in another way"
    ),
    "duty-negative": Words("`{name}`不能是负数", "`{name}` cannot be negative"),
    "duty-negative.hint": Words("写 0 或更大的整数", "write 0 or more"),
    "duty-day-unknown": Words("`{given}`不是可以写的日子", "`{given}` is no day that can stand here"),
    "duty-day-unknown.hint": Words(
        "写 1 到 31、last、same、星期几，或者 {{last: friday}}",
        "write 1 to 31, last, same, a weekday, or {{last: friday}}",
    ),
    "duty-each-no-roles": Words(
        "选项表`{name}`里有的不是岗位：{words}", "the scale `{name}` has words that are no roles: {words}"
    ),
    "duty-each-no-roles.hint": Words(
        "选项表写 of: role，每个词都是岗位", "give the scale `of: role`, with roles as its words"
    ),
    "duty-nothing-to-count-from": Words(
        "`{id}`的期限没有起算点", "nothing says from when the limit of `{id}` counts"
    ),
    "duty-nothing-to-count-from.hint": Words(
        "给这条规则写 from，或者给整个决策写 starts",
        "give the rule a `from`, or the decision a `starts`",
    ),
    "duty-circular": Words("这些期限互相起算：{names}", "these limits count from one another: {names}"),
    "duty-circular.hint": Words(
        "其中一条改从事件起算", "let one of them count from an event that is no such duty"
    ),
    "duty-does-not-recur": Words("`{name}`不是重复的任务", "the duty `{name}` does not recur"),
    "duty-does-not-recur.hint": Words(
        "next 后面写一项有 every 的任务", "name a duty with a rule that says `every`"
    ),
    "property-not-for-kind": Words(
        "`{key}`不适用于这种决策", "`{key}` says nothing about this kind of decision"
    ),
    "property-not-for-kind.hint": Words("删去这条性质", "leave this property out"),
    "property-rate": Words("看不懂`{name}`应有多少次", "how often `{name}` has to fall due cannot be read"),
    "property-rate.hint": Words(
        "写成 {{at_least: 1 a month}} 或 {{at_least: 每月 1 次}}", "write {{at_least: 1 a month}}"
    ),
}

_CHAINS: Final = {
    "name-unknown-chain": Words("没有名为`{name}`的逐级流程", "there is no chain `{name}`"),
    "name-unknown-chain.hint": Words("{advice}", "{advice}"),
    "chain-state-open": Words("`{name}`是没有结束的状态，不能当结局", "`{name}` is the state before any end"),
    "chain-state-open.hint": Words("给结局另起一个名称", "give the end another name"),
    "chain-event-twice": Words("同一个事件`{name}`有两种用处", "the event `{name}` is used for two things"),
    "chain-event-twice.hint": Words(
        "开始、上报和结束各用各的事件", "let starting, passing on and ending have events of their own"
    ),
    "chain-nothing-passes": Words(
        "没有写 next_by，`{key}`不起作用", "`{key}` means nothing without `next_by`"
    ),
    "chain-nothing-passes.hint": Words("用 next_by 写明由哪个事件交下一级", "name the event under `next_by`"),
}

_LIFECYCLES: Final = {
    "lifecycle-states-and-tracks": Words(
        "`states`和`tracks`不能同时写", "`states` and `tracks` cannot stand together"
    ),
    "lifecycle-states-and-tracks.hint": Words(
        "有 tracks 时，状态写在各条线里", "with tracks the states stand in them"
    ),
    "lifecycle-no-start": Words("没有一个状态是起点", "no state is the one to start in"),
    "lifecycle-no-start.hint": Words("给其中一个状态写 start: yes", "give one state `start: yes`"),
    "lifecycle-two-starts": Words(
        "起点只能有一个，`{first}`已经是起点", "only one state can be the start, and `{first}` is"
    ),
    "lifecycle-two-starts.hint": Words("留一个 start: yes", "keep one `start: yes`"),
    "lifecycle-track-missing": Words(
        "没有写明是哪条线上的状态", "nothing says on which track the state stands"
    ),
    "lifecycle-track-missing.hint": Words(
        "写成 线: 状态，可用的线：{known}", "write `track: state`, with one of: {known}"
    ),
    "lifecycle-track-unknown": Words("没有名为`{name}`的线", "there is no track `{name}`"),
    "lifecycle-track-unknown.hint": Words("{advice}", "{advice}"),
    "lifecycle-state-unknown": Words("这条线上没有状态`{name}`", "there is no state `{name}` on this track"),
    "lifecycle-state-unknown.hint": Words("{advice}", "{advice}"),
    "lifecycle-final-left": Words(
        "`{name}`是最终状态，不能再离开", "`{name}` is a final state and is never left"
    ),
    "lifecycle-final-left.hint": Words("去掉 final，或者删去这一步", "take `final` away, or this move"),
}

MESSAGES: dict[str, Words] = {**_COURSES, **_DUTIES, **_CHAINS, **_LIFECYCLES}
