"""Small questions whose answers a person may set by hand, alone and behind one another."""

LIMIT = """
facts:
  mark: {title: {zh: 评级, en: mark}, type: choice, scale: level}
  amount: {title: {zh: 金额, en: amount}, type: money, step: 0.01元}
parameters:
  approver: {title: {zh: 批准人, en: approver}, type: role, clause: doc.2, value: optional}
decisions:
  credit:
    title: {zh: 额度, en: credit}
    outputs:
      limit: {title: {zh: 额度, en: limit}, type: money, step: 0.01元}
      watch: {title: {zh: 关注, en: watched}, type: boolean}
    rules:
      - {id: good, when: {mark: A}, then: {limit: 10万元, watch: no}, clause: doc.1}
      - {id: poor, when: {mark: C}, then: {limit: 0元, watch: yes}, clause: doc.1}
    override: {outputs: [limit], by: approver, needs: [reason, until], clause: doc.2}
  order:
    title: {zh: 订货, en: order}
    requires: {limit: credit.limit}
    outputs: {passes: {title: {zh: 放行, en: passes}, type: boolean}}
    rules:
      - {id: within, when: {amount: {up_to: limit}}, then: {passes: yes}, clause: doc.3}
      - {id: over, when: {amount: {over: limit}}, then: {passes: no}, clause: doc.3}
"""
SET = {"by": "director", "name": "王敏", "reason": "国庆备货", "until": "2026-06-30", "limit": "5万元"}
BOTH = LIMIT.replace(
    "      - {id: over, when: {amount: {over: limit}}, then: {passes: no}, clause: doc.3}\n",
    "      - {id: over, when: {amount: {over: limit}}, then: {passes: no}, clause: doc.3}\n"
    "    override: {outputs: [passes], by: manager, needs: [reason], clause: doc.2}\n"
    "  delivery:\n    title: {zh: 发货, en: delivery}\n    requires: {passed: order.passes}\n"
    "    outputs: {sends: {title: {zh: 发货, en: sends}, type: boolean}}\n"
    "    rules:\n"
    "      - {id: go, when: {passed: yes}, then: {sends: yes}, clause: doc.3}\n"
    "      - {id: stay, when: {passed: no}, then: {sends: no}, clause: doc.3}\n",
)
ORDER = {"mark": "C", "amount": "9万元"}
