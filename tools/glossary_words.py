"""The library's own words, with what they mean: the part of the glossary that stands in no policy."""

from typing import Final, NamedTuple

from crmpolicy.wording import Words, messages


class Term(NamedTuple):
    """A word of the library in both languages, and its meaning in both."""

    zh: str
    en: str
    meaning: Words


def _term(zh: str, en: str, meaning_zh: str, meaning_en: str) -> Term:
    return Term(zh, en, Words(meaning_zh, meaning_en))


PRODUCT: Final = (
    _term(
        "制度集", "policy set", "一家公司同时施行的全部制度", "all policies of one company in force together"
    ),
    _term("制度文件", "document", "一份成文的制度，有版本", "one of the written policies, with its version"),
    _term(
        "公司",
        "company",
        "采用制度、填写参数和待定规则的一方",
        "who adopts documents and fills parameters and slots",
    ),
    _term("事项", "subject", "一个问题，不论由哪份制度回答", "a question, whoever answers it"),
    _term(
        "决策点",
        "decision point",
        "可以提出的问题：事项本身，或“制度.事项”，即只问一份制度",
        "a question that can be asked: a subject, or `document.subject` for one document alone",
    ),
    _term("分项", "part", "一个决策里的一张小表，单独作答", "one small table of a decision, answered alone"),
    _term("输出", "output", "结论里有名称的一项", "a named field of an outcome"),
    _term(
        "答复", "answer", "一个决策点给出的结论、依据和摘要", "what a point says: outcome, reasons, digest"
    ),
    _term("待定规则", "slot", "制度留给公司制定的规则", "rules that a document leaves to the company"),
    _term("条款", "clause", "规则所依据的原文位置", "the place in a document that a rule rests on"),
    _term(
        "理解",
        "reading",
        "原文有歧义处我们的读法，有编号",
        "how we read an ambiguous place of a text; it has a code",
    ),
    _term(
        "参数（阈值）",
        "parameter",
        "制度留空或公司可以改的数值",
        "a value that a document leaves open or a company may change",
    ),
    _term(
        "选项表",
        "scale",
        "一组可选的词，从好到差排列，或不分高低",
        "the words of a choice, best first or without order",
    ),
    _term("决策表", "decision table", "由规则组成的表", "a table of rules"),
    _term("规则", "rule", "条件和随之而来的结论", "a guard and what follows from it"),
    _term("条件", "guard", "规则对事实的要求", "what a rule asks of the facts"),
    _term("命中策略", "hit policy", "几条规则同时适用时怎么办", "what holds when several rules apply"),
    _term("合并方式", "fold, join", "几个答复合成一个的办法", "how several answers become one"),
    _term("依赖", "requires", "一个事实由别的决策点得出", "a fact that another point decides"),
    _term(
        "事实",
        "facts",
        "关于一件事已知的情况，由提问的一方给出",
        "what is known about a case, given by the caller",
    ),
    _term(
        "未知", "unknown", "明确知道尚不知道；不满足任何条件", "known not to be known; it satisfies no test"
    ),
    _term("推算", "derivation", "由别的事实算出一个事实", "how a fact follows from others"),
    _term(
        "当前时刻", "now", "提问的时刻，总由提问的一方给出", "the moment of the question, always passed in"
    ),
    _term("决定", "decision", "结论、依据、事实和时刻", "outcome and reasons, with the facts and the moment"),
    _term("结论", "outcome", "按输出名称排列的答案", "the answer, output by output"),
    _term("依据", "reason", "起作用的规则及其条款", "a rule that spoke, with its clause"),
    _term("决定性的", "binding", "少了它，结论就会不同", "without it the outcome would not stand"),
    _term(
        "轨迹",
        "trace",
        "看过的每条规则，以及为什么不适用",
        "every rule looked at, and why it did not match",
    ),
    _term(
        "摘要",
        "digest",
        "制度内容的指纹，与排版无关",
        "the fingerprint of what the policies mean, not of their layout",
    ),
    _term(
        "案例",
        "case",
        "制度负责人自己写的例子：事实和应得的结论",
        "an owner's own example: facts, and what is to come out",
    ),
    _term("报错", "fault", "一处需要改正的地方：位置、原因、改法", "one thing to mend: where, what, how"),
    _term(
        "检查发现",
        "finding",
        "检查指出的一处问题：代码、位置、条款、涉及的事实、改法",
        "what a check found wrong: code, place, clauses, the facts concerned, how to mend it",
    ),
    _term("空缺", "gap", "有的事实没有一条规则管", "facts for which no rule speaks"),
    _term(
        "重叠",
        "overlap",
        "同样的事实有两条规则适用，本来只该有一条",
        "two rules match the same facts where one is wanted",
    ),
    _term(
        "用不到的规则",
        "unreachable rule",
        "对任何事实都不起作用的规则",
        "a rule that speaks for no facts at all",
    ),
    _term(
        "性质",
        "property",
        "写在规则旁边、对任何事实都要成立的话",
        "what must hold for all facts, written beside the rules",
    ),
    _term("范围", "region", "问题或变化所涉及的全部事实", "all facts that a finding or a change concerns"),
    _term(
        "实例（见证例）",
        "witness",
        "最小的一组事实，重新问过，确能说明问题或变化",
        "the smallest facts that show a finding or a change, asked again",
    ),
    _term("已证明", "proved", "对所有允许的事实都成立，不是抽样", "so for all legal facts, not for samples"),
    _term(
        "未能断定",
        "undecided",
        "既没有证明有，也没有证明没有；绝不当作通过",
        "neither shown nor ruled out; never taken for a pass",
    ),
    _term(
        "时期",
        "period",
        "数值和施行的制度都不变的一段日子",
        "a stretch of days in which values and documents in force stay the same",
    ),
    _term(
        "决策图",
        "decision diagram",
        "检查用的图：一层问一个事实，相同的部分只存一份",
        "what checks are made with: one fact a level, equal parts stored once",
    ),
    _term(
        "比较",
        "diff",
        "两份制度集对哪些事实的答复不同，其余证明没有变",
        "for which facts two policy sets answer otherwise, and the proof that the rest is unchanged",
    ),
    _term(
        "放宽、收紧",
        "looser, stricter",
        "结论对客户更有利、更不利；界限更松、更严",
        "an answer that is better or worse for the customer; a threshold easier or harder to meet",
    ),
    _term(
        "事件",
        "event",
        "发生过的一件事：名称、时刻、岗位",
        "something that happened: a name, a moment, a role",
    ),
    _term(
        "任务",
        "duty",
        "要在某一刻以前做的事，做一次或反复做",
        "what has to be done by a moment, once or again and again",
    ),
    _term("到期", "due", "还算按时的最后一刻", "the last moment that is in time"),
    _term("临近到期", "at risk", "期限已用到预警的比例", "a given share of the limit has run"),
    _term("违约", "breached", "过了期还没做", "past due and not done"),
    _term("暂停计时", "paused", "钟停着，期限往后移", "the clock stands still, the limit moves"),
    _term(
        "逐级流程",
        "chain",
        "一级一级往上走：升级、审批",
        "level by level: escalation, approval; never back down",
    ),
    _term(
        "状态流程", "lifecycle", "一件事经过的状态和走法", "the states of a case, and the moves between them"
    ),
    _term(
        "工作日历",
        "calendar",
        "营业时间、节假日、调休和自己的日子",
        "open hours, holidays, make-up workdays and days of one's own",
    ),
    _term("调休上班日", "make-up workday", "要上班的周末", "a weekend day that is worked"),
    _term(
        "暂按周末推算",
        "provisional",
        "放假安排没有公布，先按平日的时间算",
        "reckoned by the weekly hours, for the holidays are not published",
    ),
    _term("锁定", "locked", "下级不能改", "not to be changed by those below"),
    _term("示例", "example", "虚构的数值，只为演示", "an invented value that only shows how it works"),
)

TYPES: Final = (
    "ratio", "money", "number", "integer", "quantity", "term", "period", "boolean", "choice", "choices",
    "role", "text", "date", "instant", "time of day", "weekday", "day of month", "list", "mapping",
)  # fmt: skip

OPERATORS: Final = ("at_least", "over", "up_to", "under", "not", "known", "any", "all")

ROOM_TITLES: Final = {
    room: messages()[f"room-{room}"]
    for room in (
        "tiering",
        "visits",
        "sla",
        "credit",
        "orders",
        "admission",
        "rewards",
        "records",
        "appraisal",
        "governance",
    )
}
