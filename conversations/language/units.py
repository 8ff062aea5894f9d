"""Texts as Telegram and Excel measure them: in UTF-16 code units, of which an emoji takes two or more."""


def units(text: str) -> int:
    """Count the UTF-16 code units of a text: https://core.telegram.org/api/entities#entity-length"""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, longest: int) -> str:
    """Return as much of the beginning of a text as `longest` UTF-16 code units hold; no character is split."""
    kept = text[:longest]
    while units(kept) > longest:
        kept = kept[: len(kept) - (units(kept) - longest + 1) // 2]
    return kept
