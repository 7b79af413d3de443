"""What the command line says of orders and receivables."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "cli-demo-order": Words("一笔订货为什么不能放行（示例）", "why an order is held (example)"),
    "cli-demo-order-settled": Words("遗留货款结清以后", "once the older payment has come in"),
    "cli-demo-receivables": Words("应收账款账龄：{number} 笔", "receivables by age: {number} open items"),
    "cli-demo-receivables-made-up": Words(
        "款项由程序随机生成（种子 {seed}），不是真实数据；账龄算到 {day}，单位：元",
        "the items are generated at random (seed {seed}), they are not real; aged on {day}, in CNY",
    ),
    "cli-demo-credits": Words("贷项通知单（未核销）", "credit notes, not set off"),
    "cli-bucket-not-due": Words("未到期", "not due"),
    "cli-bucket": Words("逾期 {since} 至 {until} 天", "{since} to {until} days past due"),
    "cli-bucket-over": Words("逾期 {days} 天以上", "over {days} days past due"),
    "cli-head-bucket": Words("账龄", "age"),
    "cli-head-amount": Words("金额", "amount"),
    "cli-head-items": Words("笔数", "items"),
    "cli-head-oldest": Words("最早到期", "oldest due"),
    "cli-head-days-overdue": Words("逾期天数", "days overdue"),
    "cli-head-overdue": Words("逾期金额", "overdue"),
    "cli-head-owed": Words("欠款", "owed"),
    "cli-head-step": Words("催收措施", "collection"),
    "cli-head-business": Words("合作状态", "business"),
}
