"""What a message of the bot is about, in a word that is kept beside the message.

A registration is named by its code, and everything else by its kind, a hyphen and a key: `question-ABC234`. So a
reply to such a message finds what it belongs to, and the newest message about something can be edited.
"""

QUESTION = "question"

THREAD = "thread"

TICKET = "ticket"


def of_question(code: str) -> str:
    return f"{QUESTION}-{code}"


def of_thread(key: str) -> str:
    return f"{THREAD}-{key}"


def of_ticket(code: str) -> str:
    return f"{TICKET}-{code}"


def of_broadcast(number: int) -> str:
    return f"broadcast-{number}"


def of_notice(event: str) -> str:
    return f"notice-{event}"


def key(subject: str, kind: str) -> str:
    """The key of a subject of this kind; nothing where it is of another."""
    found, _, rest = subject.partition("-")
    return rest if found == kind else ""


def is_registration(subject: str) -> bool:
    """Whether a subject is the code of a registration."""
    return bool(subject) and "-" not in subject
