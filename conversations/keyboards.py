"""The buttons under the messages."""

from conversations import answers
from conversations.buttons import Press, encode
from conversations.effects import Button, Rows
from conversations.event import Event
from conversations.event_form import Choice, FormField, TargetGroup
from conversations.event_parts import LANGUAGES
from conversations.facts import Facts
from conversations.references import CLAIM
from conversations.registration import Registration
from conversations.scene import Scene
from conversations.states import Asking, Draft, Idle

WRITTEN = ("name", "email", "text", "phone", "number", "date")
"""The kinds of fields that are answered in words, and would have to be written again to be kept."""

LONGEST_LABEL = 60
"""Longer labels are cut by the phones."""

ROOM_FOR_CHOICE = 40
"""Characters for a choice that is full, so that this can be read too."""

OTHER_LANGUAGE = {"sv": "en", "en": "sv"}


def ways_in(scene: Scene) -> Rows:
    """How to register or have a seat back, see the notice and change the language, from outside the form."""
    other = OTHER_LANGUAGE[scene.language]
    return (
        *_ways_to_a_seat(scene),
        *programme_way(scene),
        *_colleague_ways(scene),
        (
            button(scene, "button-privacy", Press("privacy")),
            button(scene, "button-other-language", Press("language", value=other)),
        ),
    )


def resume_or_ways_in(scene: Scene) -> Rows:
    draft = scene.chat.state.draft
    if draft:
        return of_draft(scene, draft) if isinstance(scene.chat.state, Idle) else ()
    return ways_in(scene)


def of_draft(scene: Scene, draft: Draft) -> Rows:
    """What one can do with a draft that waits; a revision is dropped, and what is registered stays."""
    resume = (button(scene, "button-resume", Press("start", "resume", draft.nonce)),)
    if draft.revises:
        return (resume, (button(scene, "button-dont-save", Press("start", "drop", draft.nonce)),))
    return (
        resume,
        (button(scene, "button-restart", Press("start", "restart", draft.nonce)),),
        (button(scene, "button-drop", Press("start", "drop", draft.nonce)),),
    )


def of_question(scene: Scene, state: Asking, asked: FormField) -> Rows:
    return (
        *_choices(scene, state, asked),
        *_answers_at_hand(scene, state, asked),
        _ways_around(scene, state, asked),
    )


def of_doubt(scene: Scene, state: Asking, asked: FormField) -> Rows:
    """The known answer that was perhaps meant, and the words as they were written."""
    if state.doubt is None:
        return ()
    nonce = state.draft.nonce
    as_written = scene.plain("button-as-written", answer=state.doubt.written)
    return (
        (Button(cut(state.doubt.meant), encode(Press("form", asked.key, nonce, "meant"))),),
        (Button(cut(as_written), encode(Press("form", asked.key, nonce, "as-written"))),),
    )


def of_summary(scene: Scene, draft: Draft, submit: str) -> Rows:
    rows: Rows = (
        (button(scene, submit, Press("summary", "submit", draft.nonce)),),
        (
            button(scene, "button-back", Press("summary", "back", draft.nonce)),
            button(scene, "button-change", Press("summary", "change", draft.nonce)),
        ),
    )
    if not draft.revises:
        return rows
    return (*rows, (button(scene, "button-dont-save", Press("summary", "leave", draft.nonce)),))


def of_changes(scene: Scene, draft: Draft, labels: list[tuple[str, str]]) -> Rows:
    """The fields by key and label, to choose the one to change."""
    fields = [(Button(cut(label), encode(Press("edit", key, draft.nonce))),) for key, label in labels]
    back = (button(scene, "button-back", Press("summary", "show", draft.nonce)),)
    return (*fields, back)


def of_registration(scene: Scene, registration: Registration) -> Rows:
    """What its attendee can do about a registration."""
    if registration.is_over:
        return of_ended(scene, registration)
    if registration.status == "offered":
        return of_offer(scene, registration)
    rows: list[tuple[Button, ...]] = []
    if registration.status == "confirmed":
        rows.append((_act(scene, "button-ticket", registration, "ticket"),))
    rows += programme_way(scene)
    if scene.may_change:
        rows.append((_act(scene, "button-change-registration", registration, "change"),))
    if scene.may_bring and (registration.claim or registration.status == "confirmed"):
        key = "button-give-link" if registration.claim else "button-give"
        rows.append((_act(scene, key, registration, "give"),))
    rows += [*_together(scene, registration), *_colleague_ways(scene)]
    if registration.status == "waitlisted":
        rows.append((_act(scene, "button-leave-line", registration, "leave"),))
    elif scene.may_change:
        rows.append((_act(scene, "button-cancel-registration", registration, "cancel"),))
    return tuple(rows)


def of_offer(scene: Scene, registration: Registration) -> Rows:
    if is_answered_by_another(scene, registration):
        return ()
    accept, decline = (Press("offer", act, registration.code) for act in ("accept", "decline"))
    take, leave = "button-accept", "button-turn-down"
    if registration.party:
        take, leave = "button-accept-all", "button-turn-down-all"
    return ((button(scene, take, accept),), (button(scene, leave, decline),))


def without_offer(rows: Rows) -> Rows:
    """The rows besides those that answer an offer."""
    return tuple(row for row in rows if not any(each.press.startswith("offer|") for each in row))


def is_answered_by_another(scene: Scene, registration: Registration) -> bool:
    """Whether those who come together have somebody else to answer the offer."""
    return registration.answers_offers != scene.facts.me


def of_ended(scene: Scene, registration: Registration) -> Rows:
    """Back to the seat or into the line with one press, where nothing has to be asked again."""
    if scene.may_rejoin(registration) and not scene.may_take_back(registration):
        begin, *others = ways_in(scene)
        again = (_act(scene, "button-rejoin", registration, "rejoin"),)
        return (again, *others) if scene.window == "open" else (again, begin, *others)
    return ways_in(scene)


def of_giving(scene: Scene, registration: Registration) -> Rows:
    return (
        (share_button(scene, registration),),
        (_act(scene, "button-take-back", registration, "take-back"),),
    )


def of_colleague(scene: Scene, registration: Registration) -> Rows:
    """What the registrant can do about a colleague's registration."""
    rows: list[tuple[Button, ...]] = []
    if registration.status == "offered" and registration.answers_offers == scene.facts.me:
        rows += of_offer(scene, registration)
    if registration.claim and registration.person is None and not registration.is_over:
        remind = Press("colleague", "remind", registration.code)
        cancel = Press("colleague", "cancel", registration.code)
        if scene.may_bring:
            rows.append((share_button(scene, registration),))
            rows.append((button(scene, "button-remind", remind),))
        if scene.may_change:
            rows.append((button(scene, "button-cancel-colleague", cancel),))
    if registration.person is None and scene.may_take_back(registration):
        regain = Press("colleague", "regain", registration.code)
        rows.append((button(scene, "button-regain-colleague", regain),))
    return (*rows, *_colleague_ways(scene))


def of_colleagues(scene: Scene, named: list[tuple[Registration, str]]) -> Rows:
    """The colleagues with what they are called, to choose one, and the ways on from there."""
    listed = tuple(
        (Button(cut(label), encode(Press("colleague", "show", each.code))),) for each, label in named
    )
    return (*listed, *_without_colleagues(scene, resume_or_ways_in(scene)))


def of_claim(scene: Scene, token: str) -> Rows:
    take, leave = (Press("claim", act, value=token) for act in ("take", "leave"))
    return ((button(scene, "button-take-over", take),), (button(scene, "button-no-thanks", leave),))


def of_decision(scene: Scene, code: str) -> Rows:
    confirm, decline = (Press("decide", act, code) for act in ("confirm", "decline"))
    return ((button(scene, "button-confirm", confirm), button(scene, "button-decline", decline)),)


def of_reason(scene: Scene, code: str) -> Rows:
    plain, undo = (Press("decide", act, code) for act in ("plain", "show"))
    return ((button(scene, "button-no-reason", plain),), (button(scene, "button-dont-decline", undo),))


def of_events(events: list[Event], language: str, facts: Facts) -> Rows:
    """The events to choose from, those marked that the person is registered for."""
    return tuple(
        (Button(cut(_event_label(event, language, facts)), encode(Press("event", event.key))),)
        for event in events
    )


def of_languages(facts: Facts) -> Rows:
    return tuple(
        (Button(facts.wording.plain(each, "language-name"), encode(Press("language", value=each))),)
        for each in LANGUAGES
    )


def of_messages(scene: Scene) -> Rows:
    """The way to hear the necessary messages only, or all of them again."""
    which = "all" if scene.chat.only_necessary else "fewer"
    return ((button(scene, f"button-{which}", Press("messages", which)),),)


def show_button(scene: Scene, registration: Registration) -> Button:
    return _act(scene, "button-show-registration", registration, "show")


def programme_way(scene: Scene) -> Rows:
    """To the programme, where there is one."""
    return ((programme_button(scene, "button-programme"),),) if scene.event.programme else ()


def programme_button(scene: Scene, key: str) -> Button:
    return button(scene, key, Press("programme", "show", value=scene.event.key))


def of_links(scene: Scene) -> Rows:
    """The pages where there is more to read."""
    return tuple((Button(cut(each.label[scene.language]), link=each.url),) for each in scene.event.links)


def help_button(scene: Scene) -> Button:
    return button(scene, "button-help", Press("help"))


def questions_button(scene: Scene) -> Button:
    """To the questions that wait for an organiser."""
    return button(scene, "button-questions", Press("questions", "list"))


def share_button(scene: Scene, registration: Registration) -> Button:
    """Passes the link to take a registration over on to a chat that is chosen in Telegram."""
    key = "invitation-short-waiting" if registration.status == "waitlisted" else "invitation-short"
    words = scene.plain(key, event=scene.event_name)
    link = claim_link(scene, registration)
    return Button(cut(scene.plain("button-share")), link=link, shared=words)


def claim_link(scene: Scene, registration: Registration) -> str:
    return deep_link(scene.facts, f"{CLAIM}{registration.claim}")


def deep_link(facts: Facts, argument: str = "") -> str:
    """A link that opens the chat with the bot: https://core.telegram.org/bots/features#deep-linking"""
    return f"https://t.me/{facts.bot}" + (f"?start={argument}" if argument else "")


def suggestion(scene: Scene, state: Asking, asked: FormField) -> str:
    """The name that Telegram knows, where the form asks for the person's own and it can be one."""
    if asked.kind != "name" or state.draft.colleague:
        return ""
    name = answers.read(asked, scene.event, scene.facts.person.full_name)
    return name if isinstance(name, str) else ""


def is_full(scene: Scene, field: FormField, choice: str) -> bool:
    """Whether a choice has no seat left for this person."""
    mine = scene.revised
    held = mine.answers.get(field.key) if mine and mine.holds_seat else None
    if choice == held or (isinstance(held, tuple) and choice in held):
        return False
    return scene.seats.left(scene.event, f"{field.key}.{choice}") == 0


def button(scene: Scene, key: str, press: Press) -> Button:
    return Button(cut(scene.plain(key)), encode(press))


def cut(text: str) -> str:
    """A text as it fits on a button."""
    return shortened(text, LONGEST_LABEL)


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _ways_to_a_seat(scene: Scene) -> Rows:
    """To the registration that stands; else back to the one that was left, and to a new one."""
    if scene.registration:
        return ((show_button(scene, scene.registration),),)
    ended = scene.facts.registrations.get(scene.event.key)
    rows: Rows = ()
    if ended and scene.may_take_back(ended):
        rows = ((_act(scene, "button-regain", ended, "regain"),),)
    if scene.window != "open":
        return rows
    begin = Press("start", "begin", value=scene.event.key)
    key = "button-register-again" if ended else "button-register"
    return (*rows, (button(scene, key, begin),))


def _without_colleagues(scene: Scene, rows: Rows) -> Rows:
    """The rows without the way to what is shown already."""
    listing = encode(Press("colleague", "list", value=scene.event.key))
    kept = [tuple(each for each in row if each.press != listing) for row in rows]
    return tuple(row for row in kept if row)


def _event_label(event: Event, language: str, facts: Facts) -> str:
    registration = facts.registrations.get(event.key)
    if registration is None or registration.is_over:
        return event.name[language]
    return facts.wording.plain(language, "registered-event", event=event.name[language])


def _act(scene: Scene, key: str, registration: Registration, act: str) -> Button:
    return button(scene, key, Press("registration", act, registration.code))


def _choices(scene: Scene, state: Asking, asked: FormField) -> Rows:
    if asked.kind == "yes-no":
        return (
            tuple(
                button(scene, f"button-{each}", Press("pick", asked.key, state.draft.nonce, each))
                for each in ("yes", "no")
            ),
        )
    flow = "toggle" if asked.kind == "several" else "pick"
    rows = tuple((_choice(scene, state, asked, each, flow),) for each in scene.event.choices(asked))
    if asked.kind != "several" or not marked(state, asked):
        return rows
    return (*rows, (button(scene, "button-done", Press("form", asked.key, state.draft.nonce, "done")),))


def marked(state: Asking, asked: FormField) -> tuple[str, ...]:
    """The choices that are marked, where several can be: at first those answered before."""
    if state.marked is not None:
        return state.marked
    held = state.draft.answers.get(asked.key)
    return held if isinstance(held, tuple) else ()


def _choice(scene: Scene, state: Asking, asked: FormField, choice: Choice | TargetGroup, flow: str) -> Button:
    label = choice.label[scene.language]
    if asked.kind == "several" and choice.key in marked(state, asked):
        label = f"✓ {label}"
    elif is_full(scene, asked, choice.key):
        label = scene.plain("choice-full", choice=shortened(label, ROOM_FOR_CHOICE))
    return Button(cut(label), encode(Press(flow, asked.key, state.draft.nonce, choice.key)))


def _answers_at_hand(scene: Scene, state: Asking, asked: FormField) -> Rows:
    """The answers that one press can give."""
    rows: list[tuple[Button, ...]] = []
    nonce = state.draft.nonce
    if asked.kind == "consent":
        rows.append((button(scene, "button-agree", Press("form", asked.key, nonce, "agree")),))
    held = state.draft.answers.get(asked.key)
    if isinstance(held, str) and asked.kind in WRITTEN:
        keep = scene.plain("button-keep", answer=held)
        rows.append((Button(cut(keep), encode(Press("form", asked.key, nonce, "keep"))),))
    elif name := suggestion(scene, state, asked):
        rows.append((Button(cut(name), encode(Press("form", asked.key, nonce, "suggest"))),))
    if not asked.required:
        rows.append((button(scene, "button-skip", Press("form", asked.key, nonce, "skip")),))
    return tuple(rows)


def _ways_around(scene: Scene, state: Asking, asked: FormField) -> tuple[Button, ...]:
    why = button(scene, "button-why", Press("form", asked.key, state.draft.nonce, "why"))
    back = button(scene, "button-back", Press("form", asked.key, state.draft.nonce, "back"))
    return (back, why)


def _together(scene: Scene, registration: Registration) -> Rows:
    """Whether colleagues who wait too come only together; nothing where nobody else waits."""
    waiting = [each for each in scene.colleagues if each.status == "waitlisted"]
    if registration.status != "waitlisted" or not waiting:
        return ()
    act = "apart" if registration.party else "together"
    return ((_act(scene, f"button-{act}", registration, act),),)


def _colleague_ways(scene: Scene) -> Rows:
    """To those whom the person registered, and to register another one."""
    row: tuple[Button, ...] = ()
    if scene.colleagues:
        row = (button(scene, "button-colleagues", Press("colleague", "list", value=scene.event.key)),)
    if scene.may_bring and scene.window == "open" and scene.chat.state.draft is None:
        row = (*row, button(scene, "button-colleague", Press("colleague", "begin", value=scene.event.key)))
    return (row,) if row else ()
