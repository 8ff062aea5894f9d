"""What a person does with a bot, step by step: a table for each contestant, and nothing else differs."""

import re
from dataclasses import dataclass

from benchmarks.telegram import Message, Telegram


@dataclass(frozen=True, slots=True)
class Say:
    """Type a text, as soon as the bot's newest message matches `after`; `{n}` is the person's number."""

    text: str
    after: str = ""

    def possible(self, message: Message | None) -> bool:
        return not self.after or (message is not None and bool(re.search(self.after, message.text)))

    def perform(self, telegram: Telegram, person: int) -> None:
        telegram.says(person, self.text.format(n=person))


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button of the newest message: by its place, or the first whose label matches a pattern."""

    button: int | str
    after: str = ""

    def possible(self, message: Message | None) -> bool:
        if message is None or (self.after and not re.search(self.after, message.text)):
            return False
        return self._data(message) is not None

    def perform(self, telegram: Telegram, person: int) -> None:
        message = telegram.newest[person]
        data = self._data(message)
        if data is not None:
            telegram.presses(message, data)

    def _data(self, message: Message) -> str | None:
        buttons = message.buttons()
        if isinstance(self.button, str):
            return next((data for label, data in buttons if re.search(self.button, label)), None)
        in_range = -len(buttons) <= self.button < len(buttons)
        return buttons[self.button][1] if in_range else None


Act = Say | Press


@dataclass(frozen=True, slots=True)
class Script:
    """The acts of one person in order, and what the bot's last message must match."""

    acts: tuple[Act, ...]
    finish: str

    def answered(self, acts_done: int, message: Message) -> bool:
        """Whether the person can go on from this message (or is finished)."""
        if acts_done < len(self.acts):
            return self.acts[acts_done].possible(message)
        return bool(re.search(self.finish, message.text))


PEERS = Script(
    acts=(
        Say("/start"),
        Press(0),  # begin
        Press(0),  # consent
        Say("Anna Andersson"),
        Say("anna{n}@example.org"),
        Press(0),  # target group
        Say("Storstads bibliotek"),
        Say("Chef"),
        Press("(?i)skip"),  # needs
        Press(0),  # submit
    ),
    finish=r"Your code is \w+",
)

# Tune this one when the wording or the order of the shipped event changes.
OURS = Script(
    acts=(
        Say("/start"),
        Press(0),  # begin
        Press(0, after=r"\b1 of \d"),  # consent
        Say("Anna Andersson", after=r"\b2 of \d"),
        Say("anna{n}@example.org", after=r"\b3 of \d"),
        Press(0, after=r"\b4 of \d"),  # target group
        Say("Storstads bibliotek", after=r"\b5 of \d"),
        Say("Chef", after=r"\b6 of \d"),
        Press("(?i)skip", after=r"\b7 of \d"),  # needs
        Press(0, after=r"Is this right\?"),  # submit
    ),
    finish=r"Ticket: ",
)

FLOOR = Script(acts=PEERS.acts, finish="")
