"""A field of the form at which people drop off."""

from typing import NamedTuple


class DropOff(NamedTuple):
    event: str
    field: str
