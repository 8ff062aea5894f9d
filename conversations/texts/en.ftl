### The bot's voice in English. Plain words, short sentences, the important thing first.

## The greeting
greeting = 👋 Hello{ $name }! I take registrations for <b>{ $event }</b>.
greeting-again = 👋 Welcome back{ $name }! You have begun to register for <b>{ $event }</b>. { $answered ->
    [0] You have not answered any question yet.
   *[other] I have kept your answers: { $answered } of { $total }.
}
greeting-again-revising = 👋 Welcome back{ $name }! You have begun to change your registration for <b>{ $event }</b>. The changes are not saved yet.
event-when = 📅 { $when }
event-where = 📍 { $where }
event-by = 🤝 Organised by { $organisers }
event-for = 👥 { $audience }
event-last-day = ⏳ Last day to register: { $closes }
will-ask = I will ask about: { $fields }. It takes about two minutes, and you can go back and change things at any time.
window-early = Registration has not opened yet. It opens on { $opens }. Do come back then!
window-closed = Registration for <b>{ $event }</b> closed on { $closes }. It is no longer possible to register here.
window-closed-draft = Registration for <b>{ $event }</b> closed on { $closes }, so I can't take your registration. What you answered has not been sent.
window-closed-started = Registration for <b>{ $event }</b> is closed. The event began on { $when }.
which-event = What would you like to register for?
event-unknown = I can't find an event by that name. These are the ones there are:
no-event = There is nothing to register for at the moment.
event-gone = I no longer have this event.

## The form
step = <b>{ $number } of { $total }</b>
question = { $step } · { $question }
question-voluntary = <i>Voluntary. You can skip this question.</i>
question-sensitive = <i>The answer is treated as sensitive and is for the organiser only.</i>
question-now = Your answer now: <b>{ $answer }</b>
noted = ✓ { $label }: { $answer }
agreed = agreed
skipped = no answer
privacy-title = 🔒 <b>How we use your details</b>
privacy-version = <i>Version { $version }</i>
no-why = The organiser needs the answer to be able to plan.

## When an answer can't be used
name-unclear = I need your name in letters, for example Karin Öberg. Write your first name and surname.
name-too-long = The name is too long. Please use at most { $longest } characters.
email-unclear = That does not look like an e-mail address. It should look like this: name@example.com
text-empty = I saw no text. Please write your answer in words.
text-too-long = The answer is { $length } characters long, and at most { $longest } fit. Could you shorten it?
choose-by-button = Please choose one of the options by pressing a button.
consent-by-button = I need your consent before we go on. Press the button if you agree.
only-words = { $kind ->
    [photo] I can't read pictures.
    [sticker] Nice sticker! But I only understand text.
    [voice] I can't listen to voice messages.
    [video] I can't watch videos.
    [document] I can't open files.
    [location] I can't read locations.
    [contact] I can't read contact cards.
    [forwarded] I don't read forwarded messages as answers.
   *[other] I can't read that.
} Please write in words or press a button instead.
edit-noted = I have changed your answer. { $noted }
edit-refused = I saw that you edited the message, but your earlier answer stands. { $refusal }
edit-unused = I saw that you edited a message. It does not affect your answers.
edit-registered = I saw that you edited a message. The registration you sent is as before. To change it, press the button.

## The summary
summary = <b>Is this right?</b>
summary-revising = <b>Your changes</b>
summary-line = <b>{ $label }:</b> { $answer }
summary-send = Press <b>{ $submit }</b> and you are registered.
summary-save = Your changes only count once you press <b>{ $submit }</b>.
summary-words = Press a button: send your registration or change an answer.
change-which = Which answer would you like to change?

## The registration
registered = 🎉 <b>Thank you, { $name }! You are registered for { $event }.</b>
registered-code = Your registration code: <code>{ $code }</code>
registered-keep = Keep the code. Write /registration whenever you want to see, change or cancel your registration.
revised = ✓ Your changes are saved.
status-confirmed = ✅ <b>You are registered for { $event }</b>
status-cancelled = Your registration for <b>{ $event }</b> is cancelled.
status-none = You are not registered for <b>{ $event }</b>.
status-draft = You have begun to register for <b>{ $event }</b>, but it has not been sent.
cancel-sure = Do you want to cancel your registration for <b>{ $event }</b>?
cancel-is-final = Registration is closed, so you can't register again afterwards.
cancelled = Your registration for <b>{ $event }</b> is cancelled. Thank you for letting us know!
cancelled-again = You can register again up to and including { $closes }.
changes-over = The registration for <b>{ $event }</b> can no longer be changed or cancelled here.
draft-kept = All right, we stop here. Nothing has been sent, but your answers are kept. You can go on whenever you like.
draft-dropped = Your answers are removed. No registration has been sent.
revision-dropped = All right. Nothing is changed, your registration is as before.
nothing-to-cancel = You are not in the middle of a registration.
draft-outdated = The form has changed since last time. Your answers are kept, and I only ask for what is missing.

## The rest of the talk
help = <b>This is what I can do</b>

    /start – begin or go on with your registration
    /registration – see, change or cancel your registration
    /cancel – stop what you are doing
    /language – change language (byta språk)
    /privacy – how your details are used
    /help – show this help
help-questions = I take registrations. I can't answer questions about the content.
not-understood-open = I can take your registration, but I can't answer questions. Choose what you would like to do:
not-understood-early = I take registrations once registration has opened, but I can't answer questions. Choose what you would like to do:
not-understood-closed = Registration is closed, and I can't answer questions. Choose what you would like to do:
unknown-command = I don't know that command. Write /help to see what I can do.
language-which = Which language would you like? · Vilket språk vill du ha?
language-changed = Now I write in English.
language-name = English
group = You register in a chat of your own with me, so that nobody else sees your details.
apology = Something went wrong on my side with your last message. It is not your fault. Please write or press once more. What you answered before is still there.

## Short notices on a press
button-passed = You have already moved on. The question you are at is the last one below.
button-old = That button belongs to something that is over.
choice-gone = That option is gone. Please choose one of those in the last message.
button-registered = You are registered already. Your code: { $code }

## Buttons
button-register = Register me
button-register-again = Register again
button-resume = Go on where I was
button-restart = Start from the beginning
button-drop = Remove my answers
button-agree = I agree
button-back = ‹ Back
button-skip = Skip
button-why = Why?
button-keep = Keep: { $answer }
button-submit = Send my registration
button-save = Save the changes
button-change = Change an answer
button-change-registration = Change my answers
button-cancel-registration = Cancel registration
button-cancel-yes = Yes, cancel it
button-cancel-no = No, keep it
button-privacy = How my details are used
button-show-registration = Show my registration
button-other-language = På svenska
button-dont-save = Leave without saving
button-private = Open the chat
button-help = Help

## Lists of words that mean something in the form
skip-words = skip, skip it, -, –, no, no thanks, none, nothing
back-words = back, go back, previous
why-words = why, why?, why do you ask, why do you ask?, why do you need this, why do you need this?, why do you want to know?

## The menu
command-start = Register or go on
command-registration = See, change or cancel
command-cancel = Stop
command-language = Change language · Byt språk
command-privacy = Your details
command-help = Help
