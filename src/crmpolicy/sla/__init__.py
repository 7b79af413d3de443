"""The room `sla`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.sla.decide import (
    AfterSalesResponseFacts,
    ComplaintEscalationFacts,
    ComplaintResponseFacts,
    InquiryResponseFacts,
    ServicePhaseFacts,
    TechnicalStaffingFacts,
    evaluate_after_sales_response,
    evaluate_complaint_escalation,
    evaluate_complaint_response,
    evaluate_inquiry_response,
    evaluate_service_phase,
    evaluate_technical_staffing,
)

__all__ = [
    "AfterSalesResponseFacts",
    "ComplaintEscalationFacts",
    "ComplaintResponseFacts",
    "InquiryResponseFacts",
    "ServicePhaseFacts",
    "TechnicalStaffingFacts",
    "evaluate_after_sales_response",
    "evaluate_complaint_escalation",
    "evaluate_complaint_response",
    "evaluate_inquiry_response",
    "evaluate_service_phase",
    "evaluate_technical_staffing",
]
