"""What is said of events of a case that do not go together."""

from crmpolicy.wording import Words

MESSAGES: dict[str, Words] = {
    "fact-event-missing-near": Words(
        "没有 `{event}` 事件，却有一个 `{given}`",
        "no event `{event}` has happened, but there is one `{given}`",
    ),
    "fact-event-missing-near.hint": Words("是不是想写 `{event}`？", "did you mean `{event}`?"),
    "event-start-missing": Words(
        "没有 `{event}` 事件，无法确定这件事从何时开始",
        "no event `{event}` has happened, so the case has not begun",
    ),
    "event-start-missing.hint": Words(
        "在事件中写出 `{event}` 及其时刻", "list the event `{event}` with its moment"
    ),
    "event-before-start": Words(
        "事件 `{event}`（{at}）早于这件事的开始事件 `{start}`",
        "the event `{event}` ({at}) lies before the event `{start}` that begins the case",
    ),
    "event-before-start.hint": Words(
        "核对这两个事件的时刻；不属于这件事的，不要列入",
        "look at the moments of both; leave out what belongs to another case",
    ),
    "event-opening-early": Words(
        "开箱（{at}）不晚于投箱（{submitted}）",
        "the box was opened ({at}) no later than the suggestion was put in ({submitted})",
    ),
    "event-opening-early.hint": Words(
        "恰好开箱时投入的归下一次开箱；写投箱以后的那一次",
        "what is put in at the opening belongs to the next one; tell the first opening after it",
    ),
    "event-pause-twice": Words(
        "{at} 的 `{event}` 之前已经暂停，中间没有 `{other}`",
        "the case is paused already when it is paused again by `{event}` ({at}): no `{other}` lies between",
    ),
    "event-pause-twice.hint": Words(
        "补上两次暂停之间的 `{other}`，或删去重复的 `{event}`",
        "add the `{other}` between them, or leave out the second `{event}`",
    ),
    "event-resume-without-pause": Words(
        "{at} 的 `{event}` 之前没有暂停（缺少 `{other}`）",
        "the case is not paused when `{event}` happens ({at}): no `{other}` lies before it",
    ),
    "event-resume-without-pause.hint": Words(
        "补上它之前的 `{other}`，或删去多余的 `{event}`",
        "add the `{other}` before it, or leave out this `{event}`",
    ),
}
