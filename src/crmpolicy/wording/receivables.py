"""What is said of receivables: open items that cannot be used, bounds of ageing buckets."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "ageing-no-list": Words("未结款项要写成列表", "the open items stand in no list"),
    "ageing-no-list.hint": Words(
        '写成 [{{"number": "R-1", "amount": "4800", "due_on": "2026-01-31"}}]',
        'write [{{"number": "R-1", "amount": "4800", "due_on": "2026-01-31"}}]',
    ),
    "ageing-no-entries": Words("第 {place} 项没有写成名称和值", "open item {place} does not name its values"),
    "ageing-no-entries.hint": Words(
        '写成 {{"number": "R-1", "amount": "4800", "due_on": "2026-01-31"}}',
        'write {{"number": "R-1", "amount": "4800", "due_on": "2026-01-31"}}',
    ),
    "ageing-lacking": Words("第 {place} 项没有写{lacking}", "open item {place} lacks its {lacking}"),
    "ageing-lacking.hint": Words(
        "每一项都要有 number、amount、due_on", "each item has its `number`, `amount` and `due_on`"
    ),
    "ageing-strange": Words(
        "第 {place} 项里的 {strange} 用不上", "open item {place} has a name without meaning here: {strange}"
    ),
    "ageing-strange.hint": Words("可以写的有：{known}", "an item has {known}"),
    "ageing-wrong": Words(
        "第 {place} 项的{title} `{name}`：{said}", "open item {place}, {title} `{name}`: {said}"
    ),
    "ageing-nothing-open": Words("金额为 0，已经结清", "the amount is 0: nothing is open"),
    "ageing-nothing-open.hint": Words("结清的不要列入", "leave out what is settled"),
    "ageing-no-name": Words(
        "`{given}` 不是一行文字，也不是整数", "`{given}` is no text of one line and no whole number"
    ),
    "ageing-no-name.hint": Words("写上单号或客户的名称", "write a number or a name"),
    "ageing-number-twice": Words(
        "单号 `{number}` 在第 {first} 项已有，第 {place} 项又写了一次",
        "number `{number}` stands at open item {first} and again at {place}",
    ),
    "ageing-number-twice.hint": Words(
        "每笔只列一次；分期付款的各写一个单号，如 R-1/2",
        "list each once; give instalments numbers of their own, such as R-1/2",
    ),
    "ageing-customer-missing": Words(
        "第 {place} 项没有写 customer，别的项写了", "open item {place} names no `customer`, and others do"
    ),
    "ageing-customer-missing.hint": Words("要么每项都写，要么都不写", "name it in every item, or in none"),
    "ageing-customer-unknown": Words(
        "未结款项里没有客户 `{customer}`", "no open item is of customer `{customer}`"
    ),
    "ageing-customer-unknown.hint": Words(
        "核对名称；确实没有未结款项的，直接写逾期天数 0、逾期金额 0",
        "look at the name again; of a customer who owes nothing, give 0 days and 0 overdue yourself",
    ),
    "ageing-customer-unnamed": Words(
        "这里有 {number} 个客户的款项，没有说是哪一个",
        "these are items of {number} customers, and none is named",
    ),
    "ageing-customer-unnamed.hint": Words("写上 customer", "say which `customer`"),
    "ageing-bounds": Words(
        "{title}的分段天数应从 1 起、一个比一个大：{given}",
        "the bounds of {title} do not rise from 1 day on: {given}",
    ),
    "ageing-bounds.hint": Words("写成 [30, 60, 90] 这样", "write them like [30, 60, 90]"),
}
