"""What editors say of the keys of rankings."""

from typing import Final

from crmpolicy.wording import Words

KEYS_OF_RANKINGS: Final = {
    "RankingShape.of": Words("排哪一份清单，写事实名", "the list whose entries are ranked: a fact"),
    "RankingShape.parts": Words(
        "几个榜单并列，各有各的排法", "several lists side by side, each with its order"
    ),
    "RankingShape.rules": Words(
        "对有名次的逐个适用，规则里 rank 就是名次",
        "asked for each entry with a place, which is the fact rank",
    ),
    "only": Words(
        "谁参加；其余的列为没有名次，并说明原因", "who takes part; the rest is listed with the reason"
    ),
    "RankingShape.order": Words(
        "按什么排，前一项相等才看后一项", "by what to rank; the next counts where one is equal"
    ),
    "RankedListShape.order": Words(
        "按什么排，前一项相等才看后一项", "by what to rank; the next counts where one is equal"
    ),
    "ties": Words(
        "相等时：share 同名次，refuse 不作决定，或者再看一项",
        "where all is equal: share the place, refuse to decide, or look at one more fact",
    ),
    "cut": Words("最末名次，并列的都算", "the last place; all who share it stay"),
    "ByShape.by": Words("按哪一项", "the fact that is looked at"),
    "UseShape.use": Words("相等时再看哪一项", "the fact that decides between equals"),
    "ByShape.first": Words("什么在前", "which values come first"),
    "UseShape.first": Words("什么在前", "which values come first"),
}
