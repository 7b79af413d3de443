"""How duties, chains and lifecycles are told: what is due when, who has the case, what may come next."""

from typing import Final

from crmpolicy.wording import Words

_LENGTHS: Final = {
    "length-part": Words("{count}{unit}", "{count} {unit}"),
    "length-below-a-second": Words("不到 1 秒", "less than a second"),
    "length-working": Words("{length}（工作时间）", "{length} of working time"),
}

_RULES: Final = {
    "duty-says": Words("{duty}：{limit}", "{duty}: {limit}"),
    "duty-says-within": Words("自{source}起{term}内", "within {term} from ‘{source}’"),
    "duty-says-within-each": Words("每次{source}后{term}内", "within {term} of every ‘{source}’"),
    "duty-says-on": Words("{source}后，{day}{clock}", "{day}{clock}, after ‘{source}’"),
    "duty-says-on-each": Words("每次{source}后，{day}{clock}", "{day}{clock}, after every ‘{source}’"),
    "duty-says-next": Words("{source}后，下一次“{duty}”到期时", "when ‘{duty}’ is next due after ‘{source}’"),
    "duty-says-every": Words("{period}{times}{day}{clock}", "{times} {period}{day}{clock}"),
    "duty-says-since": Words("{limit}，从{day}算起", "{limit}, counted from {day}"),
    "duty-says-schedule": Words("按日程 {schedule}", "by the schedule {schedule}"),
    "duty-says-never": Words("不作要求", "not asked for"),
    "duty-says-unset": Words("不作要求（没有设定{title}）", "not asked for ({title} is not set)"),
    "duty-says-who": Words("{limit}，由{who}负责", "{limit}, by the {who}"),
    "duty-says-titles": Words("{limit}（{titles}）", "{limit} ({titles})"),
    "duty-says-off-day-next-working-day": Words(
        "{limit}，遇休息日顺延", "{limit}, after a day off where it falls on one"
    ),
    "duty-says-off-day-earlier-working-day": Words(
        "{limit}，遇休息日提前", "{limit}, before a day off where it falls on one"
    ),
    "duty-says-off-day-keep": Words("{limit}，休息日也算", "{limit}, days off included"),
    "duty-done-only": Words("{events}（只算{only}的）", "{events} (only with {only})"),
    "duty-done-per-who": Words("{told}；各岗位分别计数", "{told}; each role has a counter of its own"),
    "explain-cell": Words("{entry}为{value}", "{value} for {entry}"),
    "times-once": Words("一次", "once"),
    "times-so-many": Words("{count}次", "{count} times"),
    "day-numbered": Words("{day}日", "day {day}"),
    "day-last": Words("月末", "the last day of the month"),
    "day-weekday": Words("{day}", "{day}"),
    "day-last-weekday": Words("最后一个{day}", "the last {day}"),
    "day-same": Words("当天", "the same day"),
    "day-this-month": Words("当月{day}", "{day} of the same month"),
    "day-next-month": Words("次月{day}", "{day} of the next month"),
    "day-months-after": Words("之后第{months}个月的{day}", "{day}, {months} months later"),
    "day-in-period": Words("，不晚于{day}", ", by {day}"),
    "clock-at": Words("{time}前", " by {time}"),
    "clock-closing": Words("下班前", " by closing time"),
}

_DUTIES: Final = {
    "course-none": Words("没有任务", "nothing to do"),
    "course-standing": Words("{duties}{state}", "{duties}: {state}"),
    "duty-of": Words("{duty}（{who}）", "{duty} ({who})"),
    "duty-line": Words("{duty}：{told}", "{duty}: {told}"),
    "duty-owed-by": Words("由{who}负责", "by the {who}"),
    "duty-state-warned": Words("已过提醒时间", "past the time of its warning"),
    "duty-due": Words("{due}到期", "due {due}"),
    "duty-was-due": Words("应于{due}前完成", "was due {due}"),
    "duty-due-if-resumed": Words("如现在恢复，{due}到期", "due {due} if the clock goes on now"),
    "duty-due-foreseen": Words("预计{due}到期", "expected to be due {due}"),
    "duty-left": Words("还剩{length}", "{length} left"),
    "duty-passed": Words("已用{length}", "{length} gone"),
    "duty-over": Words("已超{length}", "{length} over"),
    "duty-late-by": Words("晚了{length}", "{length} late"),
    "duty-early-by": Words("提前{length}", "{length} early"),
    "duty-done-at": Words("{done}{state}", "{state} {done}"),
    "duty-had-until": Words("期限为{due}", "due {due}"),
    "duty-done-last": Words("最近一次 {done}", "last done {done}"),
    "duty-counts": Words("应做{required}次，已做{done}次", "{done} done of {required}"),
    "duty-lacks": Words("欠{shortfall}次", "{shortfall} short"),
    "duty-provisional": Words(
        "暂按平日工时推算，放假安排还没有公布", "provisional: the holidays of those days are not known yet"
    ),
    "duty-soft": Words("只作提醒，不算违约", "a warning only, no breach"),
    "duty-counted-from": Words("自“{event}”（{moment}）起算", "counted from ‘{event}’ at {moment}"),
    "duty-counted-since": Words("自{moment}起算", "counted from {moment}"),
    "duty-period": Words("本期从{day}开始", "the period began {day}"),
    "duty-next-period": Words("下一期从{day}开始", "the next period begins {day}"),
    "duty-due-now": Words("此刻到期", "due this very moment"),
    "duty-waits": Words("等“{event}”", "waiting for ‘{event}’"),
    "duty-foreseen-from": Words("按预计时刻 {moment} 推算", "reckoned from when that is due, {moment}"),
    "duty-rests-on": Words("依据：{reason}", "because: {reason}"),
    "duty-counted": Words("{since}；{reason}", "{since}; {reason}"),
    "course-absent": Words("现在没有的任务：{duties}", "no such duty here: {duties}"),
    "course-paused": Words("暂停计时：{pauses}（{duties}）", "clock paused: {pauses} ({duties})"),
    "course-pause": Words("{since}至{until}", "{since} to {until}"),
    "course-pause-lasts": Words("{since}起，尚未恢复", "since {since}, not resumed yet"),
    "course-pause-of": Words("影响{duties}", "for {duties}"),
    "course-pause-of-all": Words("影响全部任务", "for all duties"),
    "course-duties": Words("各项任务：", "the duties:"),
    "course-duties-open": Words("未完成的任务：", "open duties:"),
    "course-also": Words("同时适用、但没有决定结果的规则：", "what applied too, but did not decide:"),
}

_CHAINS: Final = {
    "chain-owned": Words("由{owner}承办，自{since}起", "with the {owner} since {since}"),
    "chain-owner": Words("{owner}（{level}）", "{owner} ({level})"),
    "chain-ended": Words("已了结（{state}），{since}", "ended ({state}), {since}"),
    "chain-now": Words("现在由谁承办：", "who has the case:"),
    "chain-moves": Words("到{moment}还没办完，就转给{owner}", "after {moment} it moves up to the {owner}"),
    "chain-tells": Words("到{moment}还没办完，就通知{roles}", "after {moment} the {roles} will be told"),
    "chain-stays": Words(
        "到{moment}期满，上面没有更高的层级", "its stay ends {moment}; there is no level above"
    ),
    "chain-no-limit": Words("在这一级没有时限", "no limit at this level"),
    "chain-over": Words("在这一级的时限已过", "the stay at this level has run out"),
    "chain-told": Words("已通知{roles}", "told: {roles}"),
    "chain-way": Words("经过：{levels}", "its way so far: {levels}"),
    "chain-above": Words("上面还有：{levels}", "levels above: {levels}"),
    "chain-level-owner": Words("{owner}承办", "with the {owner}"),
    "chain-level-nobody": Words(
        "没有设定承办岗位，这一级不参加", "nobody is named, so this level takes no part"
    ),
    "chain-level-stay": Words("{told}，最长停留{term}", "{told}, for at most {term}"),
    "chain-level-tell": Words("{told}，到时通知{roles}", "{told}; told then: {roles}"),
    "chain-passes": Words("{level}可以放行", "{level} may let the case pass"),
    "chain-lowest": Words("至少由“{level}”这一级承办", "no lower than the level ‘{level}’"),
    "chain-lowest-unset": Words(
        "承办层级没有限制（没有设定{title}）", "no lowest level ({title} is not set)"
    ),
}

_LIFECYCLES: Final = {
    "lifecycle-now": Words("现在的状态：", "where it stands:"),
    "lifecycle-track": Words("{track}：{state}", "{track}: {state}"),
    "lifecycle-may": Words("接下来可以：{events}", "may come next: {events}"),
    "lifecycle-may-by": Words("{event}（由{roles}来做）", "{event} (by the {roles})"),
    "lifecycle-final": Words("已经是终点，不会再变", "this is the end"),
    "lifecycle-stuck": Words("照现有的事实，没有事情可以接着办", "as the facts are, nothing can follow"),
    "lifecycle-told": Words("最近一步通知了{roles}", "told by the last move: {roles}"),
    "lifecycle-publish": Words("最近一步须公布", "the last step is to be published"),
    "lifecycle-opens": Words("由此开始：{cases}", "this begins: {cases}"),
    "lifecycle-way": Words("经过：", "its way so far:"),
    "lifecycle-step": Words("{moment} {event}{by} → {states}", "{moment} {event}{by} → {states}"),
    "lifecycle-step-by": Words("（经办：{who}）", " (by the {who})"),
    "lifecycle-move": Words("“{event}”后转为“{states}”", "‘{event}’ leads to {states}"),
    "lifecycle-move-by": Words("{told}，由{who}来做", "{told}, by the {who}"),
    "lifecycle-move-after": Words("{told}，先要停留{term}", "{told}, after a stay of {term}"),
    "lifecycle-move-tells": Words("{told}，并通知{roles}", "{told}; told: {roles}"),
    "lifecycle-move-nobody": Words("{told}，没有设定由谁来做", "{told}, but nobody is named to do it"),
    "lifecycle-from": Words("{states}时，{told}", "from {states}: {told}"),
    "lifecycle-needs": Words("{told}；须写明{needs}", "{told}; {needs} has to be told"),
    "lifecycle-any-rest": Words("没有未办事项的任何状态", "any state in which nothing is open"),
}

_REFUSALS: Final = {
    "course-refused": Words(
        "不作数：{event}（{moment}），因为{why}", "not counted: {event} ({moment}), because {why}"
    ),
    "course-refused-later": Words("其后的事件没有再看", "what came after it was not looked at"),
    "course-refused-advice": Words("怎样补救：{advice}", "to mend it: {advice}"),
}

_CHANGES: Final = {
    "course-others": Words("什么情况下适用的规则会变：", "what would change the rules that apply:"),
    "course-other": Words("{ways}：{changes}", "{ways}: {changes}"),
    "course-adds": Words("增加 {rule}", "adds {rule}"),
    "course-drops": Words("不再有 {rule}", "no longer {rule}"),
    "course-drops-duty": Words("不再要求“{duty}”", "no ‘{duty}’ any more"),
    "course-says-otherwise": Words("改为 {rule}", "then {rule}"),
    "trace-course": Words("{rule} → {says}", "{rule} → {says}"),
    "course-more-others": Words("另有{count}种变化，这里不一一列出", "and {count} more, not listed here"),
}

_CONVENTIONS: Final = {
    "convention-starts": Words("从“{event}”开始", "begins with ‘{event}’"),
    "convention-closes": Words("出现{events}即告结束", "ends with any of: {events}"),
    "convention-pauses": Words(
        "从“{begin}”到“{end}”之间停表", "the clock stands still from ‘{begin}’ to ‘{end}’"
    ),
    "convention-pauses-some": Words(
        "从“{begin}”到“{end}”之间停表，只停{duties}",
        "from ‘{begin}’ to ‘{end}’ the clock stands still, of these only: {duties}",
    ),
    "convention-restarts": Words("“{event}”之后重新起算：{duties}", "‘{event}’ starts anew: {duties}"),
    "convention-at-risk": Words(
        "时限用去{share}还没有做的，算临近到期", "a duty is at risk once {share} of its limit has run"
    ),
    "convention-starting-day-not-counted": Words(
        "按天算的时限，起算当天不计", "of a limit in days the starting day does not count"
    ),
    "convention-starting-day-counted": Words(
        "按天算的时限，起算当天计入", "of a limit in days the starting day counts"
    ),
    "convention-day-ends-close": Words(
        "按天算的时限，到最后一天下班为止", "a limit in days ends when its last day closes"
    ),
    "convention-day-ends-same-time": Words(
        "按天算的时限，到最后一天的同一钟点为止", "a limit in days ends at the same time of its last day"
    ),
    "convention-at-closing-stay": Words(
        "工作时间恰好在下班时用完的，下班时到期", "working hours that end just at closing time end there"
    ),
    "convention-at-closing-next-opening": Words(
        "工作时间恰好在下班时用完的，下次上班时到期",
        "working hours that end just at closing time end at the next opening",
    ),
    "convention-off-day-usual": Words(
        "到期日遇休息日的，时限顺延到下一个工作日，周期提前到前一个工作日",
        "where a day off would be last, a limit moves to the next working day, a period to the one before",
    ),
    "convention-off-day-next-working-day": Words(
        "到期日遇休息日的，顺延到下一个工作日",
        "what would be due on a day off is due on the next working day",
    ),
    "convention-off-day-earlier-working-day": Words(
        "到期日遇休息日的，提前到前一个工作日",
        "what would be due on a day off is due on the working day before",
    ),
    "convention-off-day-keep": Words("到期日遇休息日的，不变", "what is due on a day off stays due there"),
    "convention-month-end-last-day": Words(
        "当月没有那一天的，以月末为准", "where a month lacks the day, its last day counts"
    ),
    "convention-month-end-roll-over": Words(
        "当月没有那一天的，顺延到下月初", "where a month lacks the day, it rolls over into the next"
    ),
    "convention-first-due-end-of-the-first-full-period": Words(
        "首次在开始后的第一个完整周期内完成", "the first time is within the first full period after the start"
    ),
    "convention-first-due-end-of-this-period": Words(
        "首次在开始的当期内完成", "the first time is within the period in which it starts"
    ),
    "convention-done-by-named-role": Words(
        "由规则指定的岗位来做才算完成", "only what the named role does counts as done"
    ),
    "convention-done-by-anyone": Words("不论由谁来做，都算完成", "it counts as done whoever does it"),
    "convention-forecast": Words(
        "还没有起算的，先按预计时刻推算", "what has not begun is reckoned from when that is due"
    ),
    "convention-month-of-nominal": Words(
        "推算月份时，以顺延之前的日子为准",
        "months are then counted from the day before it moves off a day of rest",
    ),
    "convention-month-of-shifted": Words(
        "推算月份时，以顺延之后的日子为准", "months are then counted from the day to which it has moved"
    ),
    "convention-beyond-refuse": Words(
        "放假安排还没有公布的日子，不作推算", "days whose holidays are not known are not reckoned with"
    ),
    "convention-beyond-weekends": Words(
        "放假安排还没有公布的日子，暂按平日工时推算",
        "days whose holidays are not known count by the weekly hours for the time being",
    ),
    "convention-next-by": Words(
        "“{event}”把事情交给上一级", "‘{event}’ passes the case on to the level above"
    ),
    "convention-at-limit-move-up": Words(
        "在一级停留期满，自动转给上一级", "when its stay has lasted its time, the case moves up"
    ),
    "convention-at-limit-tell": Words(
        "在一级停留期满，只通知，不转交", "when its stay has lasted its time, people are told and it stays"
    ),
    "convention-ends": Words("“{event}”后了结（{state}）", "‘{event}’ ends it ({state})"),
    "convention-done": Words(
        "最后一级通过后即完成（{state}）", "once the last level has passed it on, it is done ({state})"
    ),
    "convention-self-approval-refused": Words(
        "谁提出的，谁不能自己批", "whoever started the case cannot approve it"
    ),
    "convention-self-approval-next-level": Words(
        "轮到提出人自己批的一级，跳过", "a level whose role has started the case is passed over"
    ),
    "convention-tells": Words(
        "在“{level}”停留期满，通知{roles}", "when the stay at {level} ends, told: {roles}"
    ),
    "convention-duties-beside": Words(
        "未完成的任务一并列出（{point}）", "open duties are told with it ({point})"
    ),
    "convention-state": Words("{state}（{marks}）", "{state} ({marks})"),
    "convention-state-start": Words("起点", "start"),
    "convention-state-final": Words("终点", "final"),
    "convention-state-rest": Words("无未办事项", "at rest"),
}

MESSAGES: Final = {
    **_LENGTHS, **_RULES, **_DUTIES, **_CHAINS, **_LIFECYCLES, **_REFUSALS, **_CHANGES,
    **_CONVENTIONS,
}  # fmt: skip
