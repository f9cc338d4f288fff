"""The clocks of a case: by when it must be answered, until when a review may be asked for, and what comes after.

Each deadline carries its rule, where the rule comes from and the days passed over, so that "Why this date?" has an
answer. Nothing here is stored: the dates are worked out from receipt, events, calendar and the dated limits.
"""

from workbench.domain.clocks.afterwards import review_answer_by, review_request_by
from workbench.domain.clocks.answer import answer_by, answer_clocks, missed, overdue
from workbench.domain.clocks.course import (
    Wait,
    answered_on,
    appeal_open,
    complaint_open,
    review_open,
    steps_open,
    waits,
)
from workbench.domain.clocks.deadline import ANSWER, Deadline, Unit, day_count, is_late, working_days_after
from workbench.domain.clocks.explain import explain, titled
from workbench.domain.clocks.extension import turns_on_extension
from workbench.domain.clocks.orders import (
    OrderFault,
    order_fault,
    order_faults,
    receipt_fault,
    removal_fault,
)
from workbench.domain.clocks.overview import answer_due, answered_late, current_clock, deadlines, listed_due
from workbench.domain.clocks.words import HAPPENED, questions

__all__ = [
    "ANSWER",
    "HAPPENED",
    "Deadline",
    "OrderFault",
    "Unit",
    "Wait",
    "answer_by",
    "answer_clocks",
    "answer_due",
    "answered_late",
    "answered_on",
    "appeal_open",
    "complaint_open",
    "current_clock",
    "day_count",
    "deadlines",
    "explain",
    "is_late",
    "listed_due",
    "missed",
    "order_fault",
    "order_faults",
    "overdue",
    "questions",
    "receipt_fault",
    "removal_fault",
    "review_answer_by",
    "review_open",
    "review_request_by",
    "steps_open",
    "titled",
    "turns_on_extension",
    "waits",
    "working_days_after",
]
