"""The room `orders`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.orders.decide import (
    FundsLimitFacts,
    OrderDistributionFacts,
    OrderForecastFacts,
    OrderFormFacts,
    OrderIntakeFacts,
    OrderRegisterFacts,
    OrderReleaseFacts,
    ReorderPointFacts,
    StockStructureFacts,
    evaluate_funds_limit,
    evaluate_order_distribution,
    evaluate_order_forecast,
    evaluate_order_form,
    evaluate_order_intake,
    evaluate_order_register,
    evaluate_order_release,
    evaluate_reorder_point,
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
