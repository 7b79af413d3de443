"""No limit: what an optional parameter means while it is not set."""


class Unlimited:
    """The value of an optional parameter that is not set: no limit (one instance, ``UNLIMITED``)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNLIMITED"

    def __reduce__(self) -> str:
        return "UNLIMITED"


UNLIMITED = Unlimited()
