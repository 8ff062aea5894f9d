"""Reads what somebody wishes to do about what they told the bot: change an answer, cancel, be forgotten, speak another language.

Only where every word is known to be part of such a wish; all else is a question, or an answer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from conversations.language import emails
from conversations.language.languages import LANGUAGES
from conversations.model.answers import reading
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS

Act = Literal["change", "cancel", "forget", "switch-language"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AROUND = _words("""
jag vi vill tyvärr skulle vilja måste behöver kan kunde får man hur gör för att ska skall går det de den är har var hej hejsan tack snälla mig mej oss min mitt mina
alla all allt nu gärna tänkte ni du i om på en ett och men bort ta av så här varifrån från helt fixa hjälp ändå vänligen också
i'd to till i want wanna need must unfortunately would like can could may how do does did my me is it possible possibly a an the of this that hello hi thanks thank you please where in from
out all now help with have has had was for us our i'm will let and but s
""")  # fmt: skip
"""What may stand around a wish, and tells nothing of it."""

_DOES: Mapping[Act, frozenset[str]] = {
    "cancel": _words("avboka avbokar avbokas avbokade avbokning avanmäla avanmäler avanmälning avregistrera avregistrerar cancel cancelling unregister deregister withdraw"),
    "forget": _words("radera raderar raderas raderade ta tar bort delete erase remove glöm glömma glömmas forget rensa deleted removed erased forgotten"),
    "switch-language": _words("byta byt byter ändra ändrar change switch tala prata speak talk skriva skriv write"),
    "change": _words("ändra ändrar ändras ändring byta byt byter rätta rättar korrigera uppdatera redigera justera fel felaktig felaktigt skrev skrivit blev angav angett stavade stavat change changing edit correct update modify wrong incorrect mistake typo wrote made misspelled misspelt"),
}  # fmt: skip

_ALL_DONE = frozenset().union(*_DOES.values())

_OBJECTS: Mapping[Act, frozenset[str]] = {
    "cancel": _words("anmälan anmälning bokning bokningen plats platsen deltagande biljett biljetten registration booking seat spot place ticket mig me jag i"),
    "forget": _words("uppgifter uppgifterna data personuppgifter information info konto allt svar details answers everything account personal om about mig me"),
    "switch-language": _words("språk språket language english engelska svenska swedish to till på in"),
    "change": _words("anmälan anmälning svar svaren svaret uppgift uppgifter uppgifterna registration answer answers details information"),
}  # fmt: skip

_KINDS: Mapping[str, frozenset[str]] = {
    "email": _words("e-post eposten e-posten epost mejl mejlen mail mailen mailadress mailadressen mejladress mejladressen e-postadress e-postadressen epostadress epostadressen email e-mail mailaddress address adress adressen"),
    "phone": _words("telefon telefonnummer telefonnumret mobil mobilen mobilnummer mobilnumret nummer numret phone number mobile cell"),
    "name": _words("namn namnet name"),
}  # fmt: skip

_MARK = re.compile(
    r"\b(?:till|to|ska (?:det )?vara|skall (?:det )?vara|ska (?:det )?stå|should be|skulle vara|rätt är|heter|is|är)\b[: ]+",
    re.IGNORECASE,
)
"""What stands before the value that is wished for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wishes; a change may name the `field`, and the whole `answer` that it shall have."""

    act: Act
    field: str = ""
    answer: str = ""


def read(text: str, event: Event, now: datetime) -> Wish | None:
    """The wish that the words are, as a whole; None where they are none."""
    said = _said(text)
    if said.isdisjoint(_ALL_DONE):
        return None
    if changed := _change_to(text, event, now):
        return changed
    for act in ("switch-language", "forget", "cancel", "change"):
        fields = _fields(event) if act == "change" else {}
        named = [key for key, words in fields.items() if said & words]
        about = said & _OBJECTS[act] or named or act == "cancel"
        known = _AROUND.union(_DOES[act], _OBJECTS[act], *fields.values())
        if said & _DOES[act] and about and said <= known:
            return Wish(act, named[0] if len(named) == 1 else "")
    return None


def _change_to(text: str, event: Event, now: datetime) -> Wish | None:
    """The wish to change a field to a whole value: "fel e-post, det ska vara x@y.se"."""
    marks = list(_MARK.finditer(text))
    for mark in reversed(marks):
        before, value = _said(text[: mark.start()]), text[mark.end() :].strip(" .!\"'”“")
        wish = _changed(before, value, event, now)
        if wish:
            return wish
    found = emails.find(text).sure
    return _changed(_said(text.replace(found[0], " ")), found[0], event, now) if found else None


def _changed(said: frozenset[str], value: str, event: Event, now: datetime) -> Wish | None:
    fields = _fields(event)
    known = _AROUND.union(_DOES["change"], _OBJECTS["change"], *fields.values())
    if not (said & _DOES["change"] and said <= known):
        return None
    named = [key for key, words in fields.items() if said & words]
    asked = event.field_named(named[0]) if len(named) == 1 else None
    if asked is None or not _is_written(asked):
        return None
    answer = reading.read(asked, event, value, now)
    return Wish("change", asked.key, answer) if isinstance(answer, str) else None


def _is_written(asked: FormField) -> bool:
    return KINDS[asked.kind].written or bool(asked.choice) or bool(KINDS[asked.kind].fixed)


def _said(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text.casefold()))


def _fields(event: Event) -> dict[str, frozenset[str]]:
    """The words that name each field: those of its kind, and its label in any language where that is one word."""
    return {
        each.key: _KINDS.get(each.kind, frozenset())
        | {word for language in LANGUAGES if len(label := _said(each.label[language])) == 1 for word in label}
        for each in event.fields
        if each.kind != "consent"
    }
