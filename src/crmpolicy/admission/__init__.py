"""The room `admission`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.admission.decide import (
    AcquisitionChannelFacts,
    AdmissionFacts,
    NewCustomerPipelineFacts,
    RecognitionApplicationFacts,
    evaluate_acquisition_channel,
    evaluate_admission,
    evaluate_new_customer_pipeline,
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
