"""Relays messages between one of the team and an attendee, until one of them ends the thread.

One answers by the button, or by a reply to the message.
"""

from dataclasses import replace

from conversations.chat.buttons import button
from conversations.chat.effects import Effect, KeepThread, Note, Rows, Say, Tell
from conversations.chat.inputs import Pressed, Said
from conversations.chat.presses import Find, OnThread, Write
from conversations.chat.replies import alert, put
from conversations.chat.scene import Scene, Step, of_team
from conversations.model import subjects
from conversations.model.threads import Thread
from conversations.registrations import cards as registration_cards

LONGEST = 2000


def begin(scene: Scene, pressed: Pressed, press: Write) -> Step | None:
    """Ask what to write to an attendee."""
    registration = scene.facts.registrations.named.get(press.code)
    if registration is None or registration.event not in scene.facts.events:
        return None
    if not registration.owner:
        return alert(scene, pressed, "talk-nobody")
    thread = Thread(
        scene.facts.fresh.nonce, registration.event, registration.code, scene.facts.me, registration.owner
    )
    name = registration_cards.attendee(of_team(scene, registration).event, registration)
    asked = Say(scene.html("talk-ask", name=name), stop_row(scene, thread.key))
    return _writing(scene, thread.key).step(KeepThread(thread), asked)


def react(scene: Scene, pressed: Pressed, press: OnThread) -> Step | None:
    """Do what a button under a message of the thread says, on either side."""
    thread = scene.facts.looked_up.threads.get(press.thread)
    if thread is None or not _is_in(scene, thread):
        return None
    if not thread.is_open:
        return alert(scene, pressed, "talk-over")
    match press.act:
        case "answer":
            asked = Say(scene.html("talk-answer"), stop_row(scene, thread.key))
            return _writing(scene, thread.key).step(asked)
        case "stop":
            return put(scene, pressed, Say(scene.html("talk-stopped")))
        case "end":
            return _end(scene, pressed, thread)
        case _:
            return None


def hear(scene: Scene, said: Said, key: str) -> Step:
    """Pass words on to the other side."""
    thread = scene.facts.looked_up.threads.get(key)
    cleared = _writing(scene, None) if scene.chat.writing == key else scene
    if thread is None or not _is_in(scene, thread):
        return cleared.step(Say(scene.html("talk-gone")))
    if not thread.is_open:
        return cleared.step(Say(scene.html("talk-over")))
    if len(said.text) > LONGEST:
        return scene.step(Say(scene.html("talk-too-long", length=len(said.text), longest=LONGEST)))
    passed = (
        _to_attendee(scene, thread, said.text) if _asks(scene, thread) else _to_team(scene, thread, said.text)
    )
    sent = Say(scene.html("talk-sent"), _end_row(scene, thread))
    return cleared.step(*passed, sent)


def stop_row(scene: Scene, key: str) -> Rows:
    return ((button(scene, "button-stop-writing", OnThread("stop", key)),),)


def _to_attendee(scene: Scene, thread: Thread, text: str) -> tuple[Effect, ...]:
    language = _language(scene, thread)
    there = scene.speaking(language)
    event = scene.facts.events.get(thread.event)
    named = event.name[language] if event else ""
    told = Say(
        there.html("talk-from-team", event=named, text=text.strip()),
        _rows(there, thread),
        subjects.of_thread(thread.key),
    )
    return (Note("wrote", thread.event, thread.code), Tell(thread.person, told))


def _to_team(scene: Scene, thread: Thread, text: str) -> tuple[Effect, ...]:
    """Tell the one who asked, or the organisers where that one has left the team."""
    facts = scene.facts
    asked = {thread.asker: facts.team.languages.get(thread.asker, scene.language)}
    hearers = asked if thread.asker in facts.team.members else facts.team.organisers
    taken_on = replace(thread, asker=next(iter(hearers), thread.asker))
    told = [
        Tell(chat, _from_attendee(scene.speaking(language), taken_on, text))
        for chat, language in sorted(hearers.items())
    ]
    return (KeepThread(taken_on), *told) if taken_on != thread else tuple(told)


def _from_attendee(there: Scene, thread: Thread, text: str) -> Say:
    registration, event = (
        there.facts.registrations.named.get(thread.code),
        there.facts.events.get(thread.event),
    )
    name = registration_cards.attendee(event, registration) if registration and event else ""
    card = (button(there, "button-card", Find("show", thread.code)),)
    told = there.html("talk-from-attendee", name=name or there.plain("talk-somebody"), text=text.strip())
    return Say(told, (*_rows(there, thread), card), subjects.of_thread(thread.key))


def _end(scene: Scene, pressed: Pressed, thread: Thread) -> Step:
    over = replace(thread, is_open=False)
    other = thread.person if _asks(scene, thread) else thread.asker
    language = (
        _language(scene, thread)
        if _asks(scene, thread)
        else scene.facts.team.languages.get(other, scene.language)
    )
    told = Tell(other, Say(scene.speaking(language).html("talk-ended-there")))
    return put(_writing(scene, None), pressed, Say(scene.html("talk-ended")), KeepThread(over), told)


def _language(scene: Scene, thread: Thread) -> str:
    registration = scene.facts.registrations.named.get(thread.code)
    return registration.language if registration else scene.language


def _asks(scene: Scene, thread: Thread) -> bool:
    return scene.facts.me == thread.asker and scene.facts.is_staff


def _is_in(scene: Scene, thread: Thread) -> bool:
    return _asks(scene, thread) or scene.facts.me == thread.person


def _writing(scene: Scene, key: str | None) -> Scene:
    return replace(scene, chat=replace(scene.chat, writing=key))


def _rows(scene: Scene, thread: Thread) -> Rows:
    return (
        (
            button(scene, "button-answer", OnThread("answer", thread.key)),
            button(scene, "button-end-talk", OnThread("end", thread.key)),
        ),
    )


def _end_row(scene: Scene, thread: Thread) -> Rows:
    return ((button(scene, "button-end-talk", OnThread("end", thread.key)),),)
