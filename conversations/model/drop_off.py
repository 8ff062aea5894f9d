"""A place in the form where people stop."""

from typing import NamedTuple


class Stop(NamedTuple):
    event: str
    field: str
