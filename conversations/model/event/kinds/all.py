"""All the kinds of fields that there are."""

from collections.abc import Mapping

from conversations.model.event.kinds.choice import CHOICE
from conversations.model.event.kinds.consent import CONSENT
from conversations.model.event.kinds.date import DATE
from conversations.model.event.kinds.email import EMAIL
from conversations.model.event.kinds.kind import Kind
from conversations.model.event.kinds.name import NAME
from conversations.model.event.kinds.number import NUMBER
from conversations.model.event.kinds.phone import PHONE
from conversations.model.event.kinds.several import SEVERAL
from conversations.model.event.kinds.target_group import TARGET_GROUP
from conversations.model.event.kinds.text import TEXT
from conversations.model.event.kinds.url import URL
from conversations.model.event.kinds.yes_no import YES_NO

KINDS: Mapping[str, Kind] = {
    each.name: each
    for each in (
        CONSENT,
        NAME,
        EMAIL,
        PHONE,
        TEXT,
        URL,
        NUMBER,
        DATE,
        CHOICE,
        SEVERAL,
        YES_NO,
        TARGET_GROUP,
    )
}
"""By name, in the order in which an organiser reads of them."""

BELONGING: Mapping[str, tuple[str, ...]] = {
    setting: tuple(each.name for each in KINDS.values() if setting in each.settings)
    for kind in KINDS.values()
    for setting in kind.settings
}
"""The settings that only some kinds of fields have, each with the names of those kinds."""
