"""What editors say of the keys of forms."""

from typing import Final

from crmpolicy.wording import Words

KEYS_OF_RECORDS: Final = {
    "stages": Words(
        "表单经过的阶段，先后顺序就是时间顺序", "how far the form may have come, in the order of time"
    ),
    "RecordShape.sections": Words("表单的各栏", "the blocks of the form"),
    "RecordShape.fields": Words("要填的各项", "the entries of the form"),
    "RecordShape.rules": Words("各项之间必须成立的关系", "what must hold between the entries"),
    "FieldShape.rules": Words("每一行都必须成立的关系", "what must hold in every line"),
    "FieldShape.at_most": Words("最多几行", "how many lines there may be"),
    "FieldShape.of": Words("列表里是什么，明细表写每行各项", "what the list holds; for lines, their fields"),
    "section": Words("在哪一栏", "the block that it stands in"),
    "required": Words(
        "必填写 yes，可不填写 no，某阶段起必填写那个阶段",
        "yes, no, or the stage from which on it is wanted",
    ),
    "unique": Words(
        "写 yes：不得与别的表单（或别的行）重复；together：同写的几项不得一起重复",
        "yes: no other form, or line, may have the same; together: not in all fields that say so",
    ),
    "must": Words("必须成立的条件", "what has to hold"),
}
