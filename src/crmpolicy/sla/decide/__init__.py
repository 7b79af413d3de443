"""The questions of `sla` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.sla.decide.after_sales_response import (
    AfterSalesResponseFacts,
    evaluate_after_sales_response,
)
from crmpolicy.sla.decide.complaint_escalation import (
    ComplaintEscalationFacts,
    evaluate_complaint_escalation,
)
from crmpolicy.sla.decide.complaint_response import (
    ComplaintResponseFacts,
    evaluate_complaint_response,
)
from crmpolicy.sla.decide.inquiry_response import (
    InquiryResponseFacts,
    evaluate_inquiry_response,
)
from crmpolicy.sla.decide.service_phase import (
    ServicePhaseFacts,
    evaluate_service_phase,
)
from crmpolicy.sla.decide.technical_staffing import (
    TechnicalStaffingFacts,
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
