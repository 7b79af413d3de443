"""The questions of `admission`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.admission.decide.acquisition_channel import evaluate_acquisition_channel
from crmpolicy.admission.decide.admission import evaluate_admission
from crmpolicy.admission.decide.new_customer_pipeline import evaluate_new_customer_pipeline
from crmpolicy.admission.decide.recognition_application import evaluate_recognition_application

__all__ = [
    "evaluate_acquisition_channel",
    "evaluate_admission",
    "evaluate_new_customer_pipeline",
    "evaluate_recognition_application",
]
