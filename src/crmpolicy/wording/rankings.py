"""What is wrong with the declaration of a ranking, rankings in sentences, and what changed of them."""

from typing import Final

from crmpolicy.wording import Words

_DECLARED: Final = {
    "ranking-name-taken": Words(
        "`{name}`是排名自己用的名称，或者清单里已有这一项",
        "`{name}` is a name of the ranking itself, or of a fact of the entries",
    ),
    "ranking-name-taken.hint": Words("换一个名称", "choose another name"),
    "ranking-order-and-parts": Words(
        "写了 parts，`order`就要写在每个榜单里", "with `parts`, every list has an `order` of its own"
    ),
    "ranking-order-and-parts.hint": Words(
        "把`order`移到 parts 的各项里", "move `order` into the items of `parts`"
    ),
    "ranking-not-ordered": Words(
        "`{name}`是{type}，分不出先后", "`{name}` is a {type}, which has no order to rank by"
    ),
    "ranking-not-ordered.hint": Words(
        "用数、日期或者分优劣的选项来排", "rank by a number, a date, or a choice from best to worst"
    ),
    "ranking-first-unfit": Words(
        "`{name}`不能按`{given}`排先后", "`{given}` does not say which values of `{name}` come first"
    ),
    "ranking-first-unfit.hint": Words("{advice}", "{advice}"),
    "ranking-measure-twice": Words(
        "`{name}`在`order`里写了两次；第二次总是相等，分不出先后",
        "`{name}` stands in `order` twice; where it is looked at again, all are equal in it",
    ),
    "ranking-measure-twice.hint": Words("删去后一次，或者换另一项", "take the second out, or name another"),
    "ranking-ties-settled": Words(
        "并列时再看`{name}`也分不出先后：`order`已经按它排了",
        "`{name}` cannot decide between equals: `order` ranks by it already",
    ),
    "ranking-ties-settled.hint": Words(
        "换另一项，或者写 ties: share（同名次）、refuse（不作决定）",
        "name another fact, or write `ties: share` or `ties: refuse`",
    ),
    "ranking-ties-missing": Words(
        "没有说并列时怎么办", "it is not said what happens where entries are equal"
    ),
    "ranking-ties-missing.hint": Words(
        "写 ties: share（同名次）、refuse（不作决定）或者再看一项（use 和 first）",
        "write `ties: share`, `ties: refuse` or one more fact (`use` and `first`)",
    ),
    "ranking-cut-nothing": Words(
        "`cut`写的是`{given}`，一个名次也没有", "`cut` says `{given}`, so nobody could have a place"
    ),
    "ranking-cut-nothing.hint": Words("写 1 以上的整数", "write a whole number of at least 1"),
}

_TOLD: Final = {
    "ranking-of": Words("{list}：{said}", "{list}: {said}"),
    "ranking-when": Words("{when}才排", "ranked only where {when}"),
    "ranking-only": Words("只排{only}的", "only those take part where {only}"),
    "ranking-order": Words("按{order}排", "ranked by {order}"),
    "ranking-between": Words("相等的再按{order}排", "where these are equal, by {order}"),
    "ranking-by-highest": Words("{fact}从高到低", "{fact}, the highest first"),
    "ranking-by-lowest": Words("{fact}从低到高", "{fact}, the lowest first"),
    "ranking-by-best": Words("{fact}从好到差", "{fact}, the best first"),
    "ranking-by-worst": Words("{fact}从差到好", "{fact}, the worst first"),
    "ranking-by-earliest": Words("{fact}从早到晚", "{fact}, the earliest first"),
    "ranking-by-latest": Words("{fact}从晚到早", "{fact}, the latest first"),
    "ranking-ties-share": Words("相等的名次相同", "equals share a place"),
    "ranking-ties-refuse": Words("不许并列", "no place may be shared"),
    "ranking-cut": Words(
        "最末名次为 {cut}，并列的都算", "the last place is {cut}, and all who share it stay"
    ),
    "ranking-summary": Words("{placed} 个有名次，{rest} 个没有", "{placed} with a place, {rest} without"),
    "ranking-summary-of": Words("{list} {placed} 个", "{list} {placed}"),
    "ranking-list": Words("{said}：", "{said}:"),
    "ranking-place": Words("第 {place} 名：{entry}（{said}）", "place {place}: {entry} ({said})"),
    "ranking-place-alone": Words("第 {place} 名：{entry}{said}", "place {place}: {entry}{said}"),
    "ranking-nobody": Words("谁也没有名次", "nobody has a place"),
    "ranking-excluded": Words("没有名次的：", "without a place:"),
    "ranking-more": Words("另有 {count} 个", "{count} more"),
    "ranking-in": Words("{entry}（{list}）", "{entry} ({list})"),
    "ranking-beyond_cut": Words("{entry}：在末名之后", "{entry}: behind the last place"),
    "ranking-not_admitted": Words(
        "{entry}：按公司的设置不参加", "{entry}: does not take part, by a setting of the company"
    ),
    "ranking-unknown": Words("{entry}：{fact}未知", "{entry}: {fact} is not known"),
    "ranking-not-met": Words("{entry}：{fact}，不符合条件", "{entry}: {fact}, which does not qualify"),
    "ranking-has-place": Words("在“{list}”里有名次", "has a place in ‘{list}’"),
    "ranking-where": Words("{guard}：{said}", "{guard}: {said}"),
    "ranking-ground": Words("{said}{clauses}", "{said}{clauses}"),
    "ranking-ground-nobody": Words("谁也没有名次{clauses}", "nobody has a place{clauses}"),
}

_CHANGED: Final = {
    "diff-list-of": Words("“{title}”（`{point}`）排的是另一份清单", "{title} (`{point}`) ranks another list"),
    "diff-list-came": Words(
        "“{title}”（`{point}`）新增榜单：{list}", "{title} (`{point}`) has a new list: {list}"
    ),
    "diff-list-went": Words(
        "“{title}”（`{point}`）删去榜单：{list}", "{title} (`{point}`) has a list less: {list}"
    ),
    "diff-list-only": Words(
        "“{title}”（`{point}`）的“{list}”由谁参加有变化", "{title} (`{point}`) admits others to {list}"
    ),
    "diff-list-order": Words(
        "“{title}”（`{point}`）的“{list}”排名依据或其算法有变化",
        "{title} (`{point}`) puts {list} into another order, or reckons its measures otherwise",
    ),
    "diff-list-ties": Words(
        "“{title}”（`{point}`）的“{list}”对并列的处理有变化",
        "{title} (`{point}`) treats ties in {list} otherwise",
    ),
    "diff-list-cut": Words(
        "“{title}”（`{point}`）的“{list}”取到的末名有变化", "{title} (`{point}`) ends {list} at another place"
    ),
    "diff-list-places": Words(
        "“{title}”（`{point}`）的名次：{shown}时，原为{before}，现为{after}",
        "places in {title} (`{point}`) for {shown}: they were {before} and are {after}",
    ),
    "diff-place": Words("{name}第{place}名", "{name} at place {place}"),
    "diff-place-in": Words("{name}在{list}里第{place}名", "{name} at place {place} in {list}"),
    "diff-place-none": Words("无名次", "no place"),
    "diff-place-open": Words("没有结论", "no answer"),
}

_SHOWN: Final = {
    "cli-demo-top": Words(
        "{year} 年的重点客户候选：三个前 10 名", "candidates for key customers of {year}: three lists of ten"
    ),
    "cli-demo-top-example": Words(
        "制度没有写明的数值都是示例：增长率与上年比，基期或者销售额不到 {least} 美元的不算比率",
        "what the text leaves open has example values: growth over a year, no rates below {least} USD",
    ),
    "cli-demo-top-candidates": Words(
        "至少上了一个榜单的有 {count} 个客户，选谁由人说明理由后决定",
        "{count} customers stand in one of the lists; whom to choose, people decide and say why",
    ),
    "cli-head-place": Words("名次", "place"),
    "cli-head-sales-growth": Words("销售额增长率", "growth of sales"),
    "cli-head-profit-rate": Words("利润率", "profit rate"),
}

_FAULTS: Final = _DECLARED

MESSAGES: Final = {**_FAULTS, **_TOLD, **_CHANGED, **_SHOWN}
