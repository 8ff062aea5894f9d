"""Values that the tests of storage have in common."""

from datetime import UTC, datetime, timedelta, timezone

from conversations.model.registrations.registration import Registration
from conversations.model.values import Consent

NOW = datetime(2030, 2, 3, 4, 5, 6, 789, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
STOCKHOLM = timezone(timedelta(hours=1))

ADA = Registration(
    event="sample",
    code="ABC234",
    status="confirmed",
    language="sv",
    answers={"consent": Consent("2", NOW), "name": "Ada Åström 🌻", "needs": None},
    registered_at=NOW,
    changed_at=NOW + MINUTE,
    registrant=5,
    person=5,
)
