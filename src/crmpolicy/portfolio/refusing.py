"""Questions that only frames in memory can be asked: those whose answer rests on moments and a calendar."""

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.errors import Fault, Location
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.portfolio.cutting import known_by


def refuses(point: DecisionPoint) -> Fault | None:
    """Tell why a question cannot be asked of a database or of machines elsewhere; None where it can.

    A database knows neither the working calendar nor the order of events that a duty, a chain or a lifecycle
    rests on.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> refuses(policies.point("steel.visit_cadence")).code
    'portfolio-moments-elsewhere'
    >>> refuses(policies.point("steel.customer_size")) is None
    True
    """
    in_time = any(isinstance(table.course, Duties | Chain | Lifecycle) for table in point.tables)
    if in_time or any(fact.key == EVENTS for fact in known_by(point)):
        return Fault("portfolio-moments-elsewhere", {"point": point.name}, Location(point.name, 1, 1))
    return None
