"""The words that the bot listens for, one file per language."""
