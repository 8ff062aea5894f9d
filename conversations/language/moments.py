"""Moments as an organiser writes them: a day, or a day with a time."""

from datetime import date, datetime
from typing import Annotated

from pydantic import (
    Strict,
)

Moment = Annotated[date, Strict()] | Annotated[datetime, Strict()]
"""A day, or a time of day where the organiser knows it; without an offset it is local to the event."""


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
