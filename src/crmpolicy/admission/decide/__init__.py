"""The questions of `admission` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.admission.decide.acquisition_channel import (
    AcquisitionChannelFacts,
    evaluate_acquisition_channel,
)
from crmpolicy.admission.decide.admission import (
    AdmissionFacts,
    evaluate_admission,
)
from crmpolicy.admission.decide.new_customer_pipeline import (
    NewCustomerPipelineFacts,
    evaluate_new_customer_pipeline,
)
from crmpolicy.admission.decide.recognition_application import (
    RecognitionApplicationFacts,
    evaluate_recognition_application,
)

__all__ = [
    "AcquisitionChannelFacts",
    "AdmissionFacts",
    "NewCustomerPipelineFacts",
    "RecognitionApplicationFacts",
    "evaluate_acquisition_channel",
    "evaluate_admission",
    "evaluate_new_customer_pipeline",
    "evaluate_recognition_application",
]
