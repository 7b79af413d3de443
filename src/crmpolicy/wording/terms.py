"""The words for types, operators and units, by key; a key is what stands in a policy file or in code."""

from typing import Final

from crmpolicy.wording import Words
from crmpolicy.wording.states import STATES

_TYPES: Final = {
    "ratio": Words("比率", "ratio"),
    "money": Words("金额", "amount of money"),
    "number": Words("数值", "number"),
    "integer": Words("整数", "whole number"),
    "quantity": Words("数量", "quantity"),
    "term": Words("时限", "term"),
    "period": Words("周期", "period"),
    "boolean": Words("是或否", "yes or no"),
    "choice": Words("选项", "choice"),
    "choices": Words("多选项", "list of choices"),
    "role": Words("岗位", "role"),
    "text": Words("文字", "text"),
    "date": Words("日期", "date"),
    "instant": Words("时刻", "moment"),
    "time of day": Words("钟点", "time of day"),
    "weekday": Words("星期几", "weekday"),
    "day of month": Words("每月几号", "day of the month"),
    "list": Words("列表", "list"),
    "mapping": Words("对照表", "mapping"),
    "length of time": Words("时间长度", "length of time"),
    "other value": Words("其他内容", "another kind of value"),
    "fact": Words("事实", "fact"),
    "entry": Words("条目", "entry"),
    "better": Words("更好", "better"),
    "worse": Words("更差", "worse"),
    "higher": Words("更高", "higher"),
    "lower": Words("更低", "lower"),
    "shorter": Words("更短", "shorter"),
    "longer": Words("更长", "longer"),
    "earlier": Words("更早", "earlier"),
    "later": Words("更晚", "later"),
    "fewer": Words("更少", "fewer"),
    "more": Words("更多", "more"),
}

_OPERATORS: Final = {
    "at_least": Words("不低于", "at least"),
    "over": Words("超过", "over"),
    "up_to": Words("不超过", "up to"),
    "under": Words("低于", "under"),
    "equal": Words("为", "is"),
    "not": Words("不是", "is not"),
    "among": Words("属于", "is one of"),
    "known": Words("已知", "known"),
    "any": Words("满足任一", "any of"),
    "all": Words("全部满足", "all of"),
}

_UNITS: Final = {
    "term second": Words("秒", "second"),
    "term seconds": Words("秒", "seconds"),
    "term minute": Words("分钟", "minute"),
    "term minutes": Words("分钟", "minutes"),
    "term hour": Words("小时", "hour"),
    "term hours": Words("小时", "hours"),
    "term working hour": Words("个工作小时", "working hour"),
    "term working hours": Words("个工作小时", "working hours"),
    "term day": Words("天", "day"),
    "term days": Words("天", "days"),
    "term working day": Words("个工作日", "working day"),
    "term working days": Words("个工作日", "working days"),
    "term week": Words("周", "week"),
    "term weeks": Words("周", "weeks"),
    "term month": Words("个月", "month"),
    "term months": Words("个月", "months"),
    "term quarter": Words("个季度", "quarter"),
    "term quarters": Words("个季度", "quarters"),
    "term half year": Words("个半年", "half year"),
    "term half years": Words("个半年", "half years"),
    "term year": Words("年", "year"),
    "term years": Words("年", "years"),
    "period day": Words("每天", "every day"),
    "period week": Words("每周", "every week"),
    "period month": Words("每月", "every month"),
    "period quarter": Words("每季度", "every quarter"),
    "period half year": Words("每半年", "every half year"),
    "period year": Words("每年", "every year"),
    "period length": Words("每 {length}", "every {length}"),
}

_SHOWN: Final = {
    "yes": Words("是", "yes"),
    "no": Words("否", "no"),
    "about": Words("约 ", "about "),
    "monday": Words("星期一", "Monday"),
    "tuesday": Words("星期二", "Tuesday"),
    "wednesday": Words("星期三", "Wednesday"),
    "thursday": Words("星期四", "Thursday"),
    "friday": Words("星期五", "Friday"),
    "saturday": Words("星期六", "Saturday"),
    "sunday": Words("星期日", "Sunday"),
    "last day of month": Words("月末", "last"),
    "numbered day": Words("{day}日", "{day}"),
    "written date": Words("{day.year:04d}年{day.month}月{day.day}日", "{day}"),
}

_EXPLAINED: Final = {
    "unknown": Words("未知", "unknown"),
    "unlimited": Words("不限", "without limit"),
    "quoted": Words("“{text}”", "‘{text}’"),
    "and": Words("且", " and "),
    "or": Words("或", " or "),
    "besides": Words("，且", " and "),
    "or else": Words("；或", "; or "),
    "up_to figure": Words("不超过", "no more than"),
    "over choice": Words("高于", "above"),
    "up_to choice": Words("不高于", "no higher than"),
    "under choice": Words("低于", "below"),
    "at_least integer": Words("不少于", "at least"),
    "over integer": Words("多于", "over"),
    "up_to integer": Words("不多于", "no more than"),
    "under integer": Words("少于", "under"),
    "at_least time": Words("不早于", "not before"),
    "over time": Words("晚于", "after"),
    "up_to time": Words("不晚于", "not after"),
    "under time": Words("早于", "before"),
    "at_least term": Words("不短于", "at least"),
    "over term": Words("长于", "longer than"),
    "up_to term": Words("不长于", "no longer than"),
    "under term": Words("短于", "shorter than"),
    "down": Words("舍去零头", "rounded down"),
    "up": Words("有零头就进一", "rounded up"),
    "half up": Words("四舍五入", "rounded half up"),
}

_CASES: Final = {
    "nothing": Words("无", "nothing"),
    "no outcome: missing": Words("不作决定，缺少参数 ", "no outcome, for want of "),
    "no outcome: refused": Words("拒收事实 ", "refusal of the facts "),
    "no outcome: undecided": Words("无法决定", "no rule decides"),
}

_SAID: Final = {
    "said state": Words("状态", "state"),
}

VOCABULARY: Final = {**_TYPES, **_OPERATORS, **_UNITS, **_SHOWN, **_EXPLAINED, **_CASES, **_SAID, **STATES}
