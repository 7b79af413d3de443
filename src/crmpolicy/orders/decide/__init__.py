"""The questions of `orders` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.orders.decide.funds_limit import (
    FundsLimitFacts,
    evaluate_funds_limit,
)
from crmpolicy.orders.decide.order_distribution import (
    OrderDistributionFacts,
    evaluate_order_distribution,
)
from crmpolicy.orders.decide.order_forecast import (
    OrderForecastFacts,
    evaluate_order_forecast,
)
from crmpolicy.orders.decide.order_form import (
    OrderFormFacts,
    evaluate_order_form,
)
from crmpolicy.orders.decide.order_intake import (
    OrderIntakeFacts,
    evaluate_order_intake,
)
from crmpolicy.orders.decide.order_register import (
    OrderRegisterFacts,
    evaluate_order_register,
)
from crmpolicy.orders.decide.order_release import (
    OrderReleaseFacts,
    evaluate_order_release,
)
from crmpolicy.orders.decide.reorder_point import (
    ReorderPointFacts,
    evaluate_reorder_point,
)
from crmpolicy.orders.decide.stock_structure import (
    StockStructureFacts,
    evaluate_stock_structure,
)

__all__ = [
    "FundsLimitFacts",
    "OrderDistributionFacts",
    "OrderForecastFacts",
    "OrderFormFacts",
    "OrderIntakeFacts",
    "OrderRegisterFacts",
    "OrderReleaseFacts",
    "ReorderPointFacts",
    "StockStructureFacts",
    "evaluate_funds_limit",
    "evaluate_order_distribution",
    "evaluate_order_forecast",
    "evaluate_order_form",
    "evaluate_order_intake",
    "evaluate_order_register",
    "evaluate_order_release",
    "evaluate_reorder_point",
    "evaluate_stock_structure",
]
