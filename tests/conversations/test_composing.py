from dataclasses import replace

import pytest

from conversations.broadcasts.cards import Found, as_shown, audience_card, options_of
from conversations.broadcasts.orders import Launch, Manage, Preview, Survey, Try
from conversations.broadcasts.reports import audience_words
from conversations.chat import states
from conversations.chat.effects import Order
from conversations.chat.inputs import Said, Sent
from conversations.chat.scene import Scene
from conversations.chat.wire import Press, encode
from conversations.model.broadcasts.audience import Audience, Reach
from conversations.model.broadcasts.broadcast import Media
from conversations.model.broadcasts.composition import EVERYBODY, Composition
from conversations.model.team import Member
from tests.fakes.world import NAME, OLGA, Talk, conference, picnic, said


@pytest.fixture
def olga() -> Talk:
    """An organiser who has begun to write a broadcast."""
    talk = Talk(conference())
    talk.me = OLGA
    talk.commands("start")
    talk.commands("broadcast")
    return talk


def orders(talk: Talk) -> list[Order]:
    return [each for each in talk.effects if isinstance(each, Order)]


def composition(talk: Talk) -> Composition:
    assert talk.chat.composing
    return talk.chat.composing


def press(talk: Talk, act: str, value: str = "") -> None:
    talk.forges(encode(Press("compose", act, composition(talk).nonce, value)))


def write(talk: Talk, text: str) -> None:
    talk._take(Said(text, talk._message(), html=text))  # noqa: SLF001 - with the formatting that Telegram gives


def test_a_broadcast_begins_with_those_who_are_registered(olga: Talk) -> None:
    assert orders(olga) == [Survey(composition(olga), "", 0)]
    assert composition(olga).audience == Audience(("confirmed",))


def test_each_press_changes_the_rule_and_shows_whom_it_reaches(olga: Talk) -> None:
    for act, value in (
        ("status", "draft"),
        ("language", "en"),
        ("necessary", ""),
        ("arrived", "yes"),
        ("arrived", "yes"),
    ):
        press(olga, act, value)
    assert composition(olga).audience == Audience(("confirmed", "draft"), languages=("en",), necessary=True)
    press(olga, "all")
    assert composition(olga).audience == Audience(necessary=True)
    assert [type(each) for each in orders(olga)] == [Survey]


def test_every_answer_that_is_counted_can_be_an_audience_under_its_question() -> None:
    dinner = {"key": "dinner", "kind": "yes-no", "label": {"sv": "Middag", "en": "Dinner"}, "question": "?"}
    sizes = [{"key": "s", "label": "S"}, {"key": "m", "label": "M"}]
    shirt = {"key": "shirt", "kind": "choice", "label": "Tröja", "question": "?", "choice": sizes}
    note = {"key": "note", "kind": "text", "label": "Önskan", "question": "?"}
    talk = Talk(picnic(NAME, dinner, shirt, note))
    talk.me = OLGA
    talk.commands("broadcast")
    scene = Scene(talk.chat, talk.facts(), picnic(NAME, dinner, shirt, note))
    options = options_of(scene, "choices", {"dinner": {"yes": 7}, "shirt": {"m": 3}})
    found = Found(Reach(9), options=options)
    labels = [row[0].label for row in audience_card(scene, composition(talk), found, "choices").rows]
    assert labels[:6] == ["— Middag —", "Ja (7)", "Nej (0)", "— Tröja —", "S (0)", "M (3)"]
    talk.forges(encode(Press("compose", "choices", composition(talk).nonce, options[0].sign)))
    assert composition(talk).audience.choices == ("dinner.yes",)
    assert audience_words(scene, composition(talk).audience) == "anmälda · Middag: Ja"
    talk.forges(encode(Press("compose", "part", composition(talk).nonce, "choices")))
    assert composition(talk).audience.choices == ("dinner.yes",)
    assert orders(talk) == [Survey(composition(talk), "choices", 0)]


def test_words_are_nothing_of_the_broadcast_before_they_are_asked_for(olga: Talk) -> None:
    write(olga, "Kom i tid!")
    assert (orders(olga), composition(olga).texts) == ([], {})


def test_a_text_is_shown_and_not_sent(olga: Talk) -> None:
    press(olga, "text")
    write(olga, "Kom i <b>tid</b>, {name}!")
    assert orders(olga) == [Preview(composition(olga))]
    assert composition(olga).texts == {"sv": "Kom i <b>tid</b>, {name}!", "en": "Kom i <b>tid</b>, {name}!"}
    write(olga, "och så en sak till")
    assert orders(olga) == []


def test_each_language_can_have_a_text_of_its_own(olga: Talk) -> None:
    press(olga, "text")
    press(olga, "each")
    write(olga, "Hej")
    assert orders(olga) == []
    write(olga, "Hello")
    assert orders(olga) == [Preview(composition(olga))]
    assert composition(olga).texts == {"sv": "Hej", "en": "Hello"}


def test_a_photo_goes_with_the_words_below_it(olga: Talk) -> None:
    press(olga, "text")
    olga._take(Sent("photo", olga._message(), file_id="AgAC", text="Här"))  # noqa: SLF001 - likewise
    assert composition(olga).content.media == Media("photo", "AgAC")
    assert orders(olga) == [Preview(composition(olga))]


@pytest.mark.parametrize("text", ["Hej {namn}", "Hej {", "x" * 4097, "🎉" * 2049])
def test_a_text_that_can_not_be_sent_is_refused_at_once_and_can_be_written_again(
    olga: Talk, text: str
) -> None:
    press(olga, "text")
    write(olga, text)
    assert (orders(olga), composition(olga).awaits, len(olga.texts)) == ([], EVERYBODY, 1)


@pytest.mark.parametrize("media", [True, False])
def test_a_text_is_counted_with_the_longest_name_before_it_is_taken(olga: Talk, *, media: bool) -> None:
    limit = 1024 if media else 4096
    event = conference()
    values = [event.name[each] + (event.venue.shown(each) if event.venue else "") for each in ("sv", "en")]
    room = limit - 100 - max(map(len, values))
    filling = "{name}{event}{place}"

    def send(length: int) -> None:
        html = f"<b>{'x' * (length - 1)}</b>&amp;{filling}"
        if media:
            olga._take(Sent("photo", olga._message(), file_id="AgAC", text="x", html=html))  # noqa: SLF001 - with the formatting
        else:
            write(olga, html)

    press(olga, "text")
    send(room + 7)
    assert olga.texts == [said("compose-too-long", "sv", over=7, length=limit + 7, longest=limit)]
    assert composition(olga).texts == {}
    send(room)
    assert orders(olga) == [Preview(composition(olga))]


def test_a_text_in_one_language_is_counted_with_the_values_of_that_language(olga: Talk) -> None:
    press(olga, "text")
    press(olga, "each")
    name = conference().name["sv"]
    write(olga, "x" * (4096 - len(name)) + "{event}")
    assert len(composition(olga).texts) == 1


def test_the_code_is_not_for_drafts(olga: Talk) -> None:
    press(olga, "status", "draft")
    press(olga, "text")
    write(olga, "{code}")
    assert orders(olga) == []


@pytest.mark.parametrize(("act", "order"), [("test", Try), ("preview", Preview)])
def test_looking_at_it_sends_it_to_nobody_else(olga: Talk, act: str, order: type) -> None:
    press(olga, "text")
    write(olga, "Hej")
    press(olga, act)
    assert orders(olga) == [order(composition(olga))]


def test_a_button_sends_it_and_the_same_press_again_does_nothing(olga: Talk) -> None:
    press(olga, "text")
    write(olga, "Hej")
    written = composition(olga)
    data = encode(Press("compose", "now", written.nonce, as_shown(written)))
    olga.forges(data)
    assert [each for each in orders(olga) if isinstance(each, Launch)] == [Launch(written, None, 0)]
    olga.forges(data)
    assert (orders(olga), bool(olga.toast)) == ([], True)


@pytest.mark.parametrize("changed", ["text", "audience", "time"])
def test_an_older_button_sends_nothing_that_was_not_shown_above_it(olga: Talk, changed: str) -> None:
    press(olga, "text")
    write(olga, "Hej")
    shown = as_shown(composition(olga))
    match changed:
        case "text":
            press(olga, "text")
            write(olga, "Hej då")
        case "audience":
            press(olga, "status", "waitlisted")
        case _:
            press(olga, "time")
            write(olga, "imorgon 9")
    press(olga, "now", shown)
    assert orders(olga) == [Preview(composition(olga))]


def test_what_should_have_left_by_now_is_given_another_time_first(olga: Talk) -> None:
    press(olga, "text")
    write(olga, "Hej")
    press(olga, "time")
    write(olga, "imorgon 9")
    due = composition(olga).due_at
    assert due
    olga.now = due
    press(olga, "send", as_shown(composition(olga)))
    assert orders(olga) == []
    write(olga, "imorgon 10")
    assert orders(olga) == [Preview(composition(olga))]


def test_nothing_is_sent_that_was_not_written(olga: Talk) -> None:
    press(olga, "now")
    assert orders(olga) == []


@pytest.mark.parametrize(
    ("words", "is_shown"), [("imorgon 9", True), ("igår 9", False), ("idag 0.01", False)]
)
def test_a_time_has_to_be_understood_and_to_come(olga: Talk, words: str, *, is_shown: bool) -> None:
    press(olga, "text")
    write(olga, "Hej")
    press(olga, "time")
    write(olga, words)
    assert [type(each) for each in orders(olga)] == ([Preview] if is_shown else [])
    assert (composition(olga).due_at is not None) == is_shown


@pytest.mark.parametrize("what", ["/help", "[Hjälp]"])
def test_whoever_does_something_else_is_not_heard_as_a_text(olga: Talk, what: str) -> None:
    press(olga, "text")
    olga.acts("/help") if what == "/help" else olga.forges(encode(Press("help")))
    write(olga, "Hej på dig")
    assert (orders(olga), composition(olga).texts) == ([], {})


@pytest.mark.parametrize("flow", ["compose", "broadcast"])
def test_the_buttons_are_for_organisers_only(olga: Talk, flow: str) -> None:
    for member in (None, Member(OLGA, "staff")):
        talk = olga.fork()
        talk.organisers, talk.team = {}, {OLGA: member} if member else {}
        talk.forges(encode(Press(flow, "now", composition(olga).nonce, "mer-for-fler")))
        talk.forges(encode(Press(flow, "pause", "7", "mer-for-fler")))
        assert orders(talk) == []


def test_whoever_is_no_longer_an_organiser_writes_no_text(olga: Talk) -> None:
    press(olga, "text")
    olga.organisers = {}
    write(olga, "Hej")
    assert (orders(olga), olga.chat.composing and olga.chat.composing.texts) == ([], {})


def test_a_report_is_managed_by_its_number(olga: Talk) -> None:
    olga.forges(encode(Press("broadcast", "pause", "7", "mer-for-fler")))
    assert orders(olga) == [Manage("pause", 7, 0)]
    olga.forges(encode(Press("broadcast", "pause", "seven", "mer-for-fler")))
    assert orders(olga) == []


def test_what_is_written_survives_a_restart_and_an_older_chat_has_nothing(olga: Talk) -> None:
    press(olga, "text")
    write(olga, "Hej")
    assert states.load(states.dump(olga.chat)) == olga.chat
    older = states.dump(replace(olga.chat, composing=None)).replace('"composing":null,', "")
    assert states.load(older) == replace(olga.chat, composing=None)


def test_what_is_written_is_thrown_away_only_after_a_question(olga: Talk) -> None:
    press(olga, "text")
    write(olga, "Kom i tid!")
    press(olga, "discard")
    asked = (olga.texts, olga.chat.composing is None)
    press(olga, "throw")
    assert asked == ([said("compose-discard-sure")], False)
    assert (olga.texts, olga.chat.composing) == ([said("compose-discarded")], None)
