"""Names the languages that the bot speaks."""

LANGUAGES = ("sv", "en")
"""The languages that the bot's own wording exists in, the first one first."""
