"""A small form for tests: an order with parts, two stages, rules across entries and across each line."""

FORM = """\
facts:
  customer_kind: {title: {zh: 客户性质, en: kind of customer}, type: choice, scale: colour}
decisions:
  order:
    title: {zh: 订单, en: order}
    kind: record
    clause: doc.form
    stages: [{id: drafted, title: {zh: 制单, en: drafted}}, signed]
    sections:
      - {id: head, title: {zh: 表头, en: head}, clause: doc.head}
      - {id: rest, title: {zh: 其余, en: rest}}
    fields:
      number:   {title: {zh: 编号, en: number}, type: text, section: head, required: yes, unique: yes}
      count:    {title: {zh: 数量, en: count}, type: integer, range: {over: 0}, required: yes, clause: doc.n}
      owner:    {title: {zh: 负责人, en: owner}, type: text, section: rest, required: signed, personal: yes}
      begun:    {title: {zh: 开始, en: begun}, type: date}
      ended:    {title: {zh: 结束, en: ended}, type: date, required: no}
      colour:   {title: {zh: 颜色, en: colour}, type: choice, scale: shade}
      shades:   {title: {zh: 可选颜色, en: shades}, type: choices, scale: shade}
      reason:   {title: {zh: 理由, en: reason}, type: text}
      lines:
        title: {zh: 明细, en: lines}
        type: list
        clause: doc.lines
        required: signed
        at_most: 2
        of:
          place: {title: {zh: 地点, en: place}, type: text, required: yes, unique: yes}
          gross: {title: {zh: 毛重, en: gross}, type: quantity, unit: kg, required: yes}
          net:   {title: {zh: 净重, en: net}, type: quantity, unit: kg, required: no, clause: doc.net}
        rules:
          - {id: net-fits, must: {net: {up_to: gross}}, clause: doc.net}
          - {id: weighed, when: {gross: {over: 100 kg}}, must: {net: {known: yes}}, clause: doc.lines}
    derive:
      lines_count: {title: {zh: 行数, en: number of lines}, type: integer, derived: {count: lines}}
    rules:
      - {id: forward, must: {begun: {up_to: ended}}, clause: doc.days, strength: soft}
      - {id: reds-say-why, when: {colour: red}, must: {reason: {known: yes}}, clause: doc.red}
      - {id: lines-counted, when: {stage: {at_least: signed}}, must: {lines_count: count}, clause: doc.lines}
      - {id: blue-customers, when: {customer_kind: blue}, must: {colour: blue}, clause: doc.red}
"""
SHADES = """\
format: 1
scales:
  shade:
    title: {zh: 颜色, en: shade}
    order: none
    values:
      - {id: red, code: 1, title: {zh: 红, en: red}}
      - {id: blue, code: 2, title: {zh: 蓝, en: blue}}
"""
GOOD = {
    "stage": "signed",
    "number": "A-1",
    "count": 1,
    "owner": "甲",
    "colour": "blue",
    "lines": [{"place": "x", "gross": "10 kg", "net": "9 kg"}],
}
