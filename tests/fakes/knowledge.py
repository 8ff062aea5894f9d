"""A knowledge of a handful of entries, that goes by a few key words and takes no time."""

import re
from collections.abc import Mapping
from typing import Literal, cast

from conversations.model.questions.understanding import (
    Certainty,
    Entry,
    Hearing,
    Match,
    ProgrammeQuestion,
    SmallTalk,
    Speech,
    Understood,
)

ENTRIES = {
    ("parking", "sv"): Entry(
        "parking", "sv", "Parkering", "Parkera i **garaget** <under> huset.\n\n- Kod: `1 < 2`"
    ),
    ("parking", "en"): Entry("parking", "en", "Parking", "Park in the **garage**."),
    ("bikes", "sv"): Entry("bikes", "sv", "Cyklar", "Cykla gärna: [karta](https://exempel.se/?a=1&b=2)."),
    ("quiet", "en"): Entry("quiet", "en", "A quiet room", "Ask at the desk."),
}
TOPICS = {
    "when": ("vilken dag det är", "the date"),
    "where": ("platsen", "the place"),
    "times": ("vilka tider som gäller", "the times"),
    "change": ("att ändra sin anmälan", "changing a registration"),
    "my-registration": ("om anmälan kommit fram", "whether the registration arrived"),
    "dress": ("klädsel", "what to wear"),
    "register": ("hur man anmäler sig", "how to register"),
    "human": ("om boten är en människa", "whether the bot is human"),
}
SURE = {
    r"parker|garage|parking": "entry:parking",
    r"tyst|quiet": "entry:quiet",
    r"när|when": "fact:when",
    r"var är|where": "fact:where",
    r"klä|wear": "topic:dress",
    r"tider|times": "topic:times",
    r"ändra": "fact:change",
    r"jag anmäld": "fact:my-registration",
    r"anmäler|register": "fact:register",
    r"människa|human": "fact:human",
}
LIKELY = {
    r"cykel|bike": ("entry:bikes", "entry:parking", "fact:where"),
    r"sänds": ("topic:dress", "topic:times"),
}
SMALL_TALK: Mapping[str, SmallTalk] = {
    r"hej\b|hi\b|hello": "hello",
    r"tack|thanks": "thanks",
    r"finfint|hur mår": "fine",
}
ITEMS = ("residents",)
"""What every question about the programme is answered with."""

ENGLISH = re.compile(r"\b(the|is|are|where|when|what|can|thanks|hello|i|a)\b", re.IGNORECASE)
ASKING = re.compile(r"\?|^(var|vad|när|hur|finns|kan|where|what|when|is|can|are)\b", re.IGNORECASE)
DOUBTFUL = re.compile(r"^(parkering|cykel)$", re.IGNORECASE)


class FewEntries:
    """Understands by key words. `heard` counts how often it was asked to understand."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.entries = dict(ENTRIES)

    def understand(self, text: str, hearing: Hearing) -> Understood:
        self.heard.append(text)
        if not re.search(r"[a-zåäö]", text, re.IGNORECASE):
            return Understood("question" if hearing.asked is None else "answer", "")
        language = "en" if ENGLISH.search(text) else "sv"
        for pattern, kind in SMALL_TALK.items():
            if re.match(pattern, text, re.IGNORECASE) and len(text.split()) <= 2:
                return Understood("small-talk", language, kind)
        if "¿" in text:
            return Understood("question", "")
        if "programmet" in text:
            return Understood("question", language, programme=ProgrammeQuestion(ITEMS))
        certainty, topics = _found(text)
        matches = tuple(Match(*_split(topic), 0.9) for topic in topics)
        return Understood(_speech(text, hearing), language, None, certainty, matches)

    def entry(self, key: str, language: str) -> Entry | None:
        other = "en" if language == "sv" else "sv"
        return self.entries.get((key, language)) or self.entries.get((key, other))

    def topic(self, key: str, language: str) -> str:
        return TOPICS.get(key, ("", ""))[language == "en"]


def _found(text: str) -> tuple[Certainty, tuple[str, ...]]:
    for pattern, likely in LIKELY.items():
        if re.search(pattern, text, re.IGNORECASE):
            return "likely", likely
    for pattern, sure in SURE.items():
        if re.search(pattern, text, re.IGNORECASE):
            return "sure", (sure,)
    return "unknown", ("entry:bikes", "entry:parking")


def _split(topic: str) -> tuple[Literal["entry", "fact", "topic"], str]:
    kind, _, key = topic.partition(":")
    return cast("Literal['entry', 'fact', 'topic']", kind), key


def _speech(text: str, hearing: Hearing) -> Speech:
    if hearing.asked is None or ASKING.search(text):
        return "question"
    return "doubtful" if DOUBTFUL.search(text) else "answer"
