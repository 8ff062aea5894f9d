"""What a message of the bot is about, in a word that is kept beside the message.

A registration is named by its code, and everything else by its kind, a hyphen and a number: `question-17`. So a
reply to such a message finds what it belongs to, and the newest message about something can be edited.
"""

QUESTION = "question"


def of_question(number: int) -> str:
    return f"{QUESTION}-{number}"


def number(subject: str, kind: str) -> int | None:
    """The number of a subject of this kind; None where it is of another."""
    found, _, digits = subject.partition("-")
    return int(digits) if found == kind and digits.isdecimal() else None


def is_registration(subject: str) -> bool:
    """Whether a subject is the code of a registration."""
    return bool(subject) and "-" not in subject
