"""What ``crmpolicy show`` tells of a company: who wrote a value, whose answer counts, what stands where."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "cli-company-file": Words("公司文件", "company's file"),
    "cli-travels": Words("{file}（随库提供）", "{file} (travels with the library)"),
    "cli-chosen": Words("公司选定由《{document}》回答", "the company has chosen {document} to answer"),
    "cli-joined": Words("几份制度都回答，{output}{fold}", "several documents answer; {output}: {fold}"),
    "cli-scale-map": Words(
        "{source} 换成 {target}：{words}（{place}）", "{source} onto {target}: {words} ({place})"
    ),
    "cli-fact-map": Words(
        "{fact} 取自 {point}：{words}（{place}）", "{fact} from {point}: {words} ({place})"
    ),
    "cli-origin-company": Words("公司 {name}", "company {name}"),
    "cli-origin-parent": Words("上级公司 {name}", "parent {name}"),
    "cli-origin-document": Words("制度 {name}", "document {name}"),
    "cli-origin-shared": Words("共用文件 {name}", "shared file {name}"),
    "cli-origin-given": Words("加载时给出", "given when loading"),
    "cli-origin-stated": Words("原文写明", "stated by the text"),
    "cli-origin-default": Words("原文没有写明，默认这样理解", "a default: the text leaves it open"),
    "cli-origin-none": Words("没有填写", "not set"),
    "cli-values-counted": Words("{count} 个数值", "values: {count}"),
    "cli-part-adopted": Words("采用的制度", "documents adopted"),
    "cli-part-together": Words("几份制度都回答的事项", "questions that several documents answer"),
    "cli-part-maps": Words("用语换算", "maps of words"),
    "cli-part-roles": Words("公司的岗位叫法", "what the company calls its roles"),
    "cli-part-slots": Words("留给公司写的规则", "rules left to the company"),
    "cli-part-origins": Words("数值由谁填写", "whose values they are"),
    "cli-no-maps": Words("没有", "none"),
    "cli-no-roles": Words("没有另外的叫法", "no names of its own"),
    "cli-nothing-together": Words("没有：每个事项只有一份制度回答", "none: each has one document"),
    "cli-joint-said": Words("{name}：{fold}", "{name}: {fold}"),
    "cli-side-by-side-each": Words(
        "各份制度说的不是同一件事，都算数", "no two speak of the same thing, and all count"
    ),
    "cli-head-question": Words("事项", "question"),
    "cli-head-documents": Words("制度", "documents"),
    "cli-head-how": Words("怎样合并", "whose answer counts"),
    "cli-head-rules": Words("规则数", "rules"),
    "cli-help-whole": Words(
        "事项，如 customer_grade；只问一份制度时写 steel.customer_grade；不写就查看整个公司，"
        "也可以在这里直接写公司",
        "the question: customer_grade, or steel.customer_grade for one document alone; left out, the whole "
        "company is shown, which may also be named here",
    ),
}
