"""The form that both peers ask: the same words, the same buttons, the same simple checks."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    text: str
    buttons: tuple[str, ...] = ()


GREETING = Question("Welcome! Here you register for the conference.", ("Register",))
CONSENT = Question("We keep your answers until the conference is over. Is that all right?", ("I agree",))
NAME = Question("What is your name?")
EMAIL = Question("Which e-mail address do you use?")
GROUP = Question("Which target group are you in?", ("Politician", "Manager", "State agency", "Librarian"))
ORGANISATION = Question("Which organisation do you come from?")
ROLE = Question("What is your role there?")
NEEDS = Question("Is there anything we should know, such as a need of access?", ("Skip",))


def summary(answers: Mapping[str, str]) -> Question:
    lines = [f"{field}: {answer}" for field, answer in answers.items()]
    return Question("\n".join(["Is this right?", *lines]), ("Submit", "Start again"))


def confirmation(code: str) -> Question:
    return Question(f"You are registered. Your code is {code}.")


def new_code() -> str:
    return secrets.token_hex(4).upper()


def is_text(answer: str) -> bool:
    return 1 < len(answer) <= 200


def is_email(answer: str) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", answer) is not None
