"""What is said of laws that are tried on generated facts, to developers who embed the library."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "testing-needs-hypothesis": Words(
        "`{name}` 要用 Hypothesis，它没有安装", "`{name}` needs Hypothesis, which is not installed"
    ),
    "testing-needs-hypothesis.hint": Words(
        '写测试的人安装附加组件：pip install "crmpolicy[testing]"',
        'whoever writes the tests installs the extra: pip install "crmpolicy[testing]"',
    ),
    "history-without-events": Words(
        "`{point}` 不看发生过的事，没有经过可言", "`{point}` looks at no events, so a case has no history"
    ),
    "history-without-events.hint": Words(
        "写测试的人改问时限、逐级流程或状态流程，或者用 facts_for",
        "whoever writes the test names duties, a chain or a lifecycle, or uses facts_for",
    ),
    "law-raised": Words(
        "`{point}`：事实是允许的，问起来却报错：{said}",
        "`{point}`: the facts are allowed, but asking with them raises {said}",
    ),
    "law-undecided": Words("`{point}`：有的事实得不出结论", "`{point}`: some facts stay undecided"),
    "law-undecided.hint": Words(
        "由制度负责人补上规则；如果本来就允许没有结论，写测试的人写 undecided=True",
        "the owner adds a rule; where facts may stay undecided, whoever writes the test says undecided=True",
    ),
    "law-notation": Words(
        "`{point}`：同样的事实换一种写法，结论就不同",
        "`{point}`: the same facts written in two ways have two answers",
    ),
    "law-moves": Words(
        "`{point}`：应当是{law}，这里却不是", "`{point}`: it should hold that {law}, and here it does not"
    ),
    "law-differs": Words(
        "`{point}`：自己的程序和制度的结论不同：{outputs}",
        "`{point}`: your function and the policies differ in {outputs}",
    ),
    "law-theirs-raised": Words("`{point}`：自己的程序报错：{said}", "`{point}`: your function raises {said}"),
    "law-theirs-unreadable": Words(
        "`{point}`：自己的程序给出的 `{name}` 不能读：{said}",
        "`{point}`: what your function gives as `{name}` cannot be read: {said}",
    ),
    "law-theirs-output": Words(
        "`{point}`：自己的程序给出了 `{name}`，这个事项没有这一项；它有：{known}",
        "`{point}`: your function gives `{name}`, which is no output of the question; it has {known}",
    ),
    "law-theirs-bare": Words(
        "`{point}` 有几项结果，自己的程序只给了一个值 {given}，不知道是哪一项",
        "`{point}` has several outputs, and your function gives the bare value {given}",
    ),
    "law-theirs-bare.hint": Words(
        "写程序的人按名称给出结果，例如 {{{known}: …}}；或者测试里写 outcome=",
        "have the function give outputs by name, such as {{{known}: …}}, or name one by outcome=",
    ),
    "law-fact-unknown": Words(
        "`{point}` 没有用到名为 `{name}` 的事实；它用到：{known}",
        "`{point}` asks no fact `{name}`; it asks {known}",
    ),
    "law-output-unknown": Words(
        "`{point}` 没有名为 `{name}` 的结果；它有：{known}",
        "`{point}` has no output `{name}`; it has {known}",
    ),
    "law-direction": Words(
        "`{given}` 里的方向不能用于 `{name}`；可以用：{fitting}",
        "the direction in `{given}` means nothing for `{name}`; what does: {fitting}",
    ),
    "law-fact-follows": Words(
        "`{point}`：`{name}` 只能由别的事实推出，不能单独变动",
        "`{point}`: `{name}` only follows from other facts and cannot move alone",
    ),
    "law-fact-follows.hint": Words(
        "写测试的人改用它所依据的事实：{known}", "whoever writes the test names what it rests on: {known}"
    ),
    "law-none": Words(
        "`{point}` 没有写明随事实变动的性质（properties），没有可试的",
        "`{point}` declares no law (`properties`) of a fact that moves, so there is nothing to try",
    ),
    "law-none.hint": Words(
        "写测试的人写明 fact= 和 outcome=，或者请制度负责人写出性质",
        "whoever writes the test says fact= and outcome=, or the owner declares a law",
    ),
    "law-line-facts": Words("事实：{facts}", "facts: {facts}"),
    "law-line-now": Words("时刻：{now}", "now: {now}"),
    "law-line-answer": Words("制度的结论：{answer}", "the policies say: {answer}"),
    "law-line-none": Words("制度没有结论：{said}", "the policies have no answer: {said}"),
    "law-line-rule": Words(
        "规则 {rule}（{title}），条款 {clauses}", "rule {rule} ({title}), clause {clauses}"
    ),
    "law-line-theirs": Words("自己的程序：{theirs}", "your function says: {theirs}"),
    "law-line-then": Words("`{name}` 变动之后：", "after `{name}` has moved:"),
}
