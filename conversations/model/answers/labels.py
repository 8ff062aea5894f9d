"""How answers are said that are stored as keys."""

from collections.abc import Callable

from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS


def of(event: Event, field: FormField, language: str, say: Callable[[str], str]) -> dict[str, str]:
    """The label of each answer by its key; nothing where the field is answered in words.

    `say` gives one of the bot's own texts in the language.
    """
    fixed = {each: say(f"button-{each}") for each in KINDS[field.kind].fixed}
    return fixed or {each.key: each.label[language] for each in event.choices(field)}
