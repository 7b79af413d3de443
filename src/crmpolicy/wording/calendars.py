"""What is wrong with calendars: hours, holidays, special days."""

from typing import Final

from crmpolicy.wording import Words

_HOURS: Final = {
    "calendar-weekday-unknown": Words("`{given}`不是星期几", "`{given}` names no days of the week"),
    "calendar-weekday-unknown.hint": Words(
        "写成 monday、monday to friday、周一至周五 或 every day",
        "write `monday`, `monday to friday` or `every day`",
    ),
    "calendar-weekday-twice": Words("{day}写了两次", "{day} is given hours twice"),
    "calendar-weekday-twice.hint": Words("每天只写一处", "keep one of them"),
    "calendar-span": Words("`{given}`不是一段营业时间", "`{given}` is no span of opening hours"),
    "calendar-span.hint": Words(
        '写成 "08:30-12:00"，带引号；结束可以写 24:00', 'write "08:30-12:00" in quotes; an end may be 24:00'
    ),
    "calendar-span-backwards": Words("`{given}`的结束早于开始", "`{given}` ends before it begins"),
    "calendar-span-backwards.hint": Words(
        "跨过半夜的分两天写，前一天到 24:00 为止",
        "hours past midnight are two spans: to 24:00, and from 00:00 of the next day",
    ),
    "calendar-span-empty": Words("`{given}`没有长度", "`{given}` has no length"),
    "calendar-span-empty.hint": Words("不营业的日子写 none", "a day off is `none`"),
    "calendar-spans-overlap": Words("`{one}`和`{other}`重叠", "`{one}` and `{other}` overlap"),
    "calendar-spans-overlap.hint": Words(
        "合成一段，或者改其中一段", "make them one span, or change one of them"
    ),
    "calendar-never-open": Words("一周里没有一天营业", "no day of the week has hours"),
    "calendar-never-open.hint": Words("至少给一天写营业时间", "give hours to one day at least"),
}

_DAYS: Final = {
    "calendar-year": Words("`{given}`不是年份", "`{given}` is no year"),
    "calendar-year.hint": Words("写四位年份，例如 2027", "write a year of four digits, such as 2027"),
    "calendar-other-year": Words("{day} 不在 {year} 年", "{day} does not lie in {year}"),
    "calendar-other-year.hint": Words("移到它自己的年份下面", "put it under its own year"),
    "calendar-day-twice": Words("{day} 写了两次", "{day} is told twice"),
    "calendar-day-twice.hint": Words("留一处", "keep one of them"),
    "calendar-day-and-span": Words("已经写了 day，不能再写`{key}`", "`{key}` cannot stand beside `day`"),
    "calendar-day-and-span.hint": Words(
        "一天写 day，几天写 from 和 to", "write `day` for one day, `from` and `to` for several"
    ),
    "calendar-days-backwards": Words("{until} 早于 {since}", "{until} is before {since}"),
    "calendar-days-backwards.hint": Words("前面写较早的一天", "the earlier day comes first"),
    "calendar-too-long": Words("一次假期超过 {limit} 天", "this holiday has more than {limit} days"),
    "calendar-too-long.hint": Words("看看日期有没有写错", "look for a slip in the dates"),
}

_TABLES: Final = {
    "value-not-a-recurrence": Words("`{given}`不是重复规则", "`{given}` is no rule of recurrence"),
    "value-not-a-recurrence.hint": Words(
        "按 RFC 5545 写，以天为单位，如 FREQ=MONTHLY;BYDAY=-1FR",
        "write it as RFC 5545 does, in whole days, like FREQ=MONTHLY;BYDAY=-1FR",
    ),
    "calendar-unknown": Words("找不到名为`{name}`的节假日表", "there is no table of holidays `{name}`"),
    "calendar-unknown.hint": Words(
        "表放在 calendars/{name}.yaml，不用节假日表写 none；{advice}",
        "it is looked for in calendars/{name}.yaml; write none to do without; {advice}",
    ),
    "calendar-other-name": Words(
        "文件名是`{file}`，里面写的是`{name}`", "the file is called `{file}`, but says `{name}`"
    ),
    "calendar-other-name.hint": Words("两处写成一样", "let the two agree"),
    "calendar-year-missing": Words("缺 {year} 年", "the year {year} is missing"),
    "calendar-year-missing.hint": Words(
        "覆盖的每一年都要写；没有节假日的年份写 {{days_off: []}}",
        "every year covered is listed; one without holidays is {{days_off: []}}",
    ),
    "calendar-not-covered": Words(
        "{day} 不在 {since} 至 {until} 之间", "{day} does not lie between {since} and {until}"
    ),
    "calendar-not-covered.hint": Words(
        "改 covered_from 或 covered_until，或者删去", "move `covered_from` or `covered_until`, or take it out"
    ),
    "calendar-until-without-years": Words(
        "没有补充年份，`covered_until`不起作用", "`covered_until` means nothing without `years`"
    ),
    "calendar-until-without-years.hint": Words(
        "在 years 下写新的年份，或者删去", "write the new years under `years`, or leave it out"
    ),
    "calendar-until": Words("{day} 不能是最后一天", "{day} cannot be the last day that is covered"),
    "calendar-until.hint": Words(
        "写到最后一年为止，且不早于表中已知的日子，例如 {wanted}",
        "write a day of the last year, not before what is known already, such as {wanted}",
    ),
    "calendar-year-known": Words(
        "{year} 年在`{name}`里已经有了，而且不一样", "`{name}` has the year {year} already, with other days"
    ),
    "calendar-year-known.hint": Words(
        "删去这一年；本公司自己的日子写在 days_off、workdays 或 special_days 下",
        "take it out; the company's own days stand under days_off, workdays or special_days",
    ),
}

MESSAGES: dict[str, Words] = {**_HOURS, **_DAYS, **_TABLES}
