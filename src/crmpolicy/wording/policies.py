"""What is wrong with policies: their values, names, types and references."""

from typing import Final

from crmpolicy.wording import Words

_VALUES: Final = {
    "value-not-a-ratio": Words("`{given}`不是比率", "`{given}` is not a ratio"),
    "value-not-a-ratio.hint": Words("写成 5%、12‰ 或 0.05", "write it like 5%, 12‰ or 0.05"),
    "value-not-a-number": Words("`{given}`不是数值", "`{given}` is not a number"),
    "value-not-a-number.hint": Words("写成 12、-3.5、1,200 或 10万", "write it like 12, -3.5, 1,200 or 10万"),
    "value-not-an-integer": Words("`{given}`不是整数", "`{given}` is not a whole number"),
    "value-not-an-integer.hint": Words(
        "写成 12 或 1,200，不带单位", "write it like 12 or 1,200, without a unit"
    ),
    "value-not-a-money": Words("`{given}`不是金额", "`{given}` is not an amount of money"),
    "value-not-a-money.hint": Words(
        "先写数字再写单位，如 10万元、1,200.50元、5000 USD",
        "write digits first and the unit behind them, like 10万元, 1,200.50元 or 5000 USD",
    ),
    "value-not-a-quantity": Words("`{given}`不是数量", "`{given}` is not a quantity"),
    "value-not-a-quantity.hint": Words(
        "先写数字再写单位，如 1200 t、30公斤、5件",
        "write digits first and the unit behind them, like 1200 t, 30 kg or 5 pieces",
    ),
    "value-not-a-term": Words("`{given}`不是时限", "`{given}` is not a term"),
    "value-not-a-term.hint": Words(
        "写明数字和单位，如 30分钟、4h、2个工作日、3个月",
        "write number and unit, like 30 min, 4h, 2 working days or 3 months",
    ),
    "value-not-a-period": Words("`{given}`不是周期", "`{given}` is not a period"),
    "value-not-a-period.hint": Words(
        "按自然周期写每月、每季度，按间隔写每3个月",
        "write month or quarter for calendar periods, 3 months for a length",
    ),
    "value-not-a-boolean": Words("`{given}`既不是“是”也不是“否”", "`{given}` is neither yes nor no"),
    "value-not-a-boolean.hint": Words("写 是、否、yes 或 no", "write yes or no"),
    "value-not-a-date": Words("`{given}`不是日期", "`{given}` is not a date"),
    "value-not-a-date.hint": Words("写成 2026-01-05 或 2026年1月5日", "write it like 2026-01-05"),
    "value-not-an-instant": Words("`{given}`不是时刻", "`{given}` is not a moment"),
    "value-not-an-instant.hint": Words(
        "日期、钟点、时差都要写，如 2026-01-05T09:30:00+08:00",
        "write day, time and offset, like 2026-01-05T09:30:00+08:00",
    ),
    "value-not-a-time-of-day": Words("`{given}`不是钟点", "`{given}` is not a time of day"),
    "value-not-a-time-of-day.hint": Words(
        "按24小时制写，从 00:00 到 23:59", "write it on the 24-hour clock, from 00:00 to 23:59"
    ),
    "value-not-a-weekday": Words("`{given}`不是星期几", "`{given}` is not a weekday"),
    "value-not-a-weekday.hint": Words("写成 星期五、周五 或 friday", "write its name, like friday or 星期五"),
    "value-not-a-day-of-month": Words("`{given}`不是每月几号", "`{given}` is not a day of the month"),
    "value-not-a-day-of-month.hint": Words(
        "写 1 到 31，最后一天写 月末", "write 1 to 31, or last for the last day"
    ),
    "value-wrong-kind": Words(
        "这里要填{type}，`{given}`却是{kind}", "`{given}` is {kind}, and {type} is needed"
    ),
    "value-unknown-not-allowed": Words("{type}不能为空", "{type} is needed, and nothing is given"),
    "value-unknown-not-allowed.hint": Words(
        "填上数值；不知道时就不要给这一项", "give the value, or leave the name out where it is not known"
    ),
    "value-full-width": Words("`{given}`里有全角字符", "`{given}` is typed in full-width characters"),
    "value-full-width.hint": Words("改成半角：`{ascii}`", "write `{ascii}`"),
    "value-not-finite": Words("`{given}`不是确定的数，不能作为{type}", "`{given}` is no finite {type}"),
    "value-not-finite.hint": Words(
        "多半是表格里的空单元格或除以零的结果，请先处理",
        "it often comes from an empty cell or a division by zero; settle that first",
    ),
    "value-too-large": Words(
        "{type}`{given}`太大，上限是 {limit}", "{type} `{given}` is too large, the limit is {limit}"
    ),
    "value-too-fine": Words(
        "{type}`{given}`的小数位太多，最多 {digits} 位",
        "{type} `{given}` has too many digits after the point, {digits} are the most",
    ),
    "value-without-decimal": Words(
        "{type}`{given}`除不尽，写不成准确的小数", "{type} `{given}` has no exact decimal notation"
    ),
    "value-without-decimal.hint": Words(
        "改为提供相除的两个数", "give the two numbers that were divided instead"
    ),
    "value-off-step": Words(
        "{type}`{given}`不是 {step} 的整数倍", "{type} `{given}` is not a multiple of {step}"
    ),
    "value-off-step.hint": Words(
        "请自行取舍，这里不会四舍五入", "round it yourself; nothing is rounded here"
    ),
    "value-bad-step": Words("最小单位`{given}`必须大于零", "step `{given}` must be above nought"),
    "value-other-currency": Words(
        "`{given}`的货币是 {unit}，这里应为{currency}", "`{given}` is in {unit}, and {currency} is needed"
    ),
    "value-other-currency.hint": Words("先按汇率折算", "convert it first"),
    "value-unknown-currency": Words("不认识货币`{given}`", "unknown currency `{given}`"),
    "value-unknown-currency.hint": Words("可用：{known}", "known are {known}"),
    "value-other-unit": Words(
        "`{given}`的单位 {unit} 不能换算成 {expected}",
        "`{given}` is in {unit}, which does not convert to {expected}",
    ),
    "value-unknown-unit": Words("不认识单位`{given}`", "unknown unit `{given}`"),
    "value-unknown-unit.hint": Words("可用：{known}", "known are {known}"),
    "value-broken-unit": Words(
        "`{given}`{unit}不是整数，只有分钟和小时可以带小数",
        "`{given}` {unit} is not whole, and only minutes and hours may have fractions",
    ),
    "value-broken-unit.hint": Words("换成更小的单位", "write it in a smaller unit"),
    "value-empty-period": Words("周期不能是零：`{given}`", "a period cannot be nought: `{given}`"),
    "value-broken-text": Words("文字`{given}`含有损坏的字符", "text `{given}` has broken characters"),
    "value-no-such-day": Words("日历上没有`{given}`", "`{given}` is not in the calendar"),
    "value-without-zone": Words("时刻`{given}`没有写时区", "moment `{given}` has no zone"),
    "value-without-zone.hint": Words(
        "加上时差，如 2026-01-05T09:30:00+08:00", "add the offset, like 2026-01-05T09:30:00+08:00"
    ),
    "value-with-zone": Words("钟点`{given}`不应带时区", "time of day `{given}` must not have a zone"),
    "value-below-microsecond": Words("`{given}`精确到微秒以下", "`{given}` is finer than a microsecond"),
    "value-array-moment": Words(
        "`{given}`来自数据表，没有时区，不能直接作为{type}",
        "`{given}` comes from a data table without a zone and is no {type} yet",
    ),
    "value-array-moment.hint": Words(
        "先转换成日期，或转换成带时区的时刻", "turn it into a date, or into a moment with its zone, first"
    ),
}

MESSAGES: Final = {**_VALUES}
