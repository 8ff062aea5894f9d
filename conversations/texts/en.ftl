### The bot's voice in English. Plain words, short sentences, the important thing first.

## The greeting
greeting = 👋 Hello{ $name }! I take registrations for <b>{ $event }</b>.
greeting-again-new = 👋 Hello again{ $name }! You have begun to register for <b>{ $event }</b>. { $answered ->
    [0] You have not answered any question yet.
   *[other] I have kept your answers: { $answered } of { $total }.
}
greeting-again-revising = 👋 Hello again{ $name }! You have begun to change your registration for <b>{ $event }</b>. The changes are not saved yet.
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
which-event-command = Which event is <code>{ $command }</code> about?
event-unknown = I can't find an event by that name. These are the ones there are:
no-event = There is nothing to register for at the moment.
event-gone = I no longer have this event.

## What the bot is called and says of itself
profile-short = Register for { $event } here, and get your questions answered.
profile-several = Register here, and get your questions answered. Choose among:
profile-several-short = Register here, and get your questions answered.

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
summary-new = <b>Is this right?</b>
summary-revising = <b>Your changes</b>
summary-line = <b>{ $label }:</b> { $answer }
summary-send = Press <b>{ $submit }</b> and you are registered.
summary-send-on = Press <b>{ $submit }</b> when everything is right.
summary-save = Your changes only count once you press <b>{ $submit }</b>.
summary-words = Press a button: send your registration or change an answer.
shared-address = 📧 Somebody is registered for <b>{ $event }</b> with that e-mail address already. If that is you, from another account, you need not register again. If you share the address, you may send it all the same.
change-which = Which answer would you like to change?

## The registration
decide-code = Registration code: <code>{ $code }</code>
registered-code = Your registration code: <code>{ $code }</code>
revised = ✓ Your changes are saved.
status-confirmed = ✅ <b>You are registered for { $event }</b>
status-cancelled = Your registration for <b>{ $event }</b> is cancelled.
status-none = You are not registered for <b>{ $event }</b>.
status-draft = You have begun to register for <b>{ $event }</b>, but it has not been sent.
cancel-sure = Do you want to cancel your registration for <b>{ $event }</b>?
cancel-goes-on = Somebody stands in line, so the seat goes on at once.
cancel-while-free = If you change your mind you can have the seat back until the event begins, as long as nobody else has got it.
leave-line-sure = Do you want to leave the waitlist for <b>{ $event }</b>? If you come back, you stand last in line.
cancelled = Your registration for <b>{ $event }</b> is cancelled. Thank you for letting us know!
cancelled-again = You can register again up to and including { $closes }.
cancelled-calendar = 📅 Is the day in your calendar? Please remove it there; I can't do that for you.
cancelled-while-free = Changed your mind? One tap and the seat is yours again, as long as nobody else has got it.
regained-confirmed = 🎉 <b>The seat at { $event } is yours again!</b> The code and the ticket are the same as before.
regained-pending = ✓ Your registration for <b>{ $event }</b> awaits a decision again.
regained-colleague = ✓ The registration stands again, but the link is new. The old one no longer works.
regain-gone = Sorry, somebody else has got the seat at <b>{ $event }</b>.
regain-line = You can join the waitlist.
changes-over = The registration for <b>{ $event }</b> can no longer be changed or cancelled here.
draft-kept = All right, we stop here. Nothing has been sent, but your answers are kept. You can go on whenever you like.
draft-dropped = Your answers are removed. No registration has been sent.
drop-sure = Shall your answers be removed? They can't be brought back.
drop-changes-sure = Shall your changes be removed? Your registration stays as it was.
revision-dropped = All right. Nothing is changed, your registration is as before.
nothing-to-cancel = You are not in the middle of a registration.
draft-outdated = The form has changed since last time. Your answers are kept, and I only ask for what is missing.

## The rest of the talk
help = <b>This is what I can do</b>

    /start – begin or go on with your registration
    /registration – see, change or cancel your registration
    /programme – what is on, when and where
    /cancel – stop what you are doing
    /language – change language (byta språk)
    /privacy – how your details are used
    /help – show this help
help-questions = 💬 Ask me anything about the event, in your own words and whenever you like, also in the middle of registering. If I don't know I say so, and then I can send your question to the organiser.
unknown-command = I don't know that command. Write /help to see what I can do.
language-which = Which language would you like? · Vilket språk vill du ha?
language-changed = Now I write in English.
language-name = English
group = You register in a chat of your own with me, so that nobody else sees your details.
apology = Something went wrong on my side with your last message. It is not your fault. Please write or press once more. What you answered before is still there.
chat-begun-anew = ⚠️ Something went wrong with what I remembered of our talk, so we start over. What you had not sent you need to answer again.
registration-stands = Your registration for <b>{ $event }</b> is still there.
registration-unreadable = ⚠️ Your registration for <b>{ $event }</b> is still there, but I can't read it right now. You need not register again. Whoever looks after me will know.

## Short notices on a press
button-passed = You have already moved on. The question you are at is the last one below.
button-old = That button belongs to something that is over.
button-submitted = That is sent already.
choice-gone = That option is gone. Please choose one of those in the last message.
button-registered = You are registered already. Your code: { $code }

## Buttons
button-register = Register me
button-register-again = Register again
button-resume = Go on where I was
button-restart = Start from the beginning
button-drop = Remove my answers
button-drop-yes = Yes, remove them
button-drop-no = No, go on where I was
button-agree = I agree
button-back = ‹ Back
button-skip = Skip
button-why = Why?
button-keep = Keep: { $answer }
button-submit-anyway = Send it all the same
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

## More kinds of questions
question-several = <i>You can choose several. Press Done when you are finished.</i>
perhaps-meant = Do you mean <b>{ $meant }</b>?
or-write-anew = If not, just write your answer again.
doubt = Do you mean <b>{ $meant }</b>? That is how others wrote it.
share-number = You can write the number, or share it with the button below the text field.
keyboard-gone = 👍
colleague-name = What is your colleague's name? First name and surname, please.
colleague-email = What is your colleague's e-mail address?

## When such an answer can't be used
phone-unclear = That does not look like a phone number. Write it with its country code, for example +46 70 174 06 05.
url-unclear = Please write one web address, and only one, for example example.com/me.
number-unclear = Please write a whole number in digits, for example 2.
number-too-small = The number must be at least { $least }.
number-too-large = The number must be at most { $most }.
date-unclear = I can't tell which day that is. Write it like 14 May 2030 or 2030-05-14.
date-too-early = Please choose { $earliest } or later.
date-too-late = Please choose { $latest } or earlier.
several-too-few = Please choose at least { $least }.
several-too-many = Please choose at most { $most }.
choose-yes-or-no = Please answer yes or no. You can press one of the buttons.
choice-full = { $choice } · full
choice-is-full = That one is full. Please choose another.
choice-filled = What you had chosen has just filled up. Please choose another; the rest of your answers are kept.

## Before and after sending
summary-colleague = <b>Are these details about your colleague right?</b>
summary-claiming = <b>Is this right? Then you take over the registration.</b>
greeting-again-colleague = 👋 Hello again{ $name }! You have begun to register a colleague for <b>{ $event }</b>.
greeting-again-claiming = 👋 Hello again{ $name }! You have begun to take over a registration for <b>{ $event }</b>. It is not yours until you have answered everything.
outlook-full = ⚠️ There is no free seat at the moment.
outlook-pending = ⏳ An organiser decides whether you get a seat. I will write as soon as that is settled.
outlook-waitlisted = ⏳ It is full now, so you will be put on the waitlist. If a seat comes free, I will ask you here.
outlook-beside = 🕒 { $choices } is full at the moment. You get your seat, and stand in line for it.
seats-left = 🪑 Seats left: { $left }
seats-none-line = 🪑 It is full at the moment, but you can join the waitlist.
seats-none = 🪑 It is full at the moment.
full = Sorry, <b>{ $event }</b> is full, so your registration could not be sent. Your answers are kept; do try again later.

## Several events
which-registration = Which one is it about? ✅ means that you have a registration.
registered-event = ✅ { $event }

## A registration and how it stands
registered-confirmed = 🎉 <b>Thank you, { $name }! You are registered for { $event }.</b>
registered-pending = 🙏 <b>Thank you, { $name }!</b> Your registration has arrived.
registered-waitlisted = 🙏 <b>Thank you, { $name }!</b> You are on the waitlist now.
revised-confirmed = ✓ Your changes are saved, and you have a seat.
revised-pending = ✓ Your changes are saved. An organiser needs to decide on them.
revised-waitlisted = ✓ Your changes are saved, and you are on the waitlist.
status-pending = ⏳ <b>Your registration for { $event } awaits a decision</b>
status-offered = 🎟 <b>You have been offered a seat at { $event }</b>
status-waitlisted = ⏳ <b>You are on the waitlist for { $event }</b>
status-declined = Your registration for <b>{ $event }</b> was not accepted.
pending-next = An organiser decides whether you get a seat. I will write as soon as that is settled.
line-over = No more seats are given out to those in line.
in-line = I will write as soon as there is a seat.
in-line-place = Place in line: <b>{ $place }</b>. I will write as soon as there is a seat for you.
offer-until = The seat is yours if you answer before { $until }.
declined-reason = The organiser writes: { $reason }
deletes = 🗑 The details will be deleted on { $day }.
card-deleted = 🗑 The details in your registration for <b>{ $event }</b> have been deleted, as promised.
card-moved = ⬇️ Your registration for <b>{ $event }</b> is shown further down.
ticket =
    🎟 Ticket: <b>{ $event }</b>
    { $name } · <code>{ $code }</code>
my-answers = 📋 <b>Your answers: { $event }</b>
ticket-how = Show this picture at the door.
ticket-beside = 🕒 You wait for { $number } more choices: see /registration.
ticket-over = 🎟 This ticket to <b>{ $event }</b> is no longer valid.
calendar = 📅 Open the file to put the day into your calendar.
ticket-of-another = That is somebody's ticket. It is read at the door.
left-line = You are no longer on the waitlist for <b>{ $event }</b>.
stopped = All right, we stop here. Nothing has been saved.

## The waitlist
offer =
    🎉 <b>A seat at { $event } is free, and it is yours if you want it.</b>
    Answer before { $until }. After that it goes to the next in line.
offer-together =
    🎉 <b>There is room at { $event } for { $names }.</b>
    Answer before { $until }. After that it goes to the next in line.
offer-answered-for-you = 🎉 There is room at <b>{ $event }</b> for you and those you come with. Whoever registered you answers for all of you.
offer-accepted = 🎉 <b>You have a seat at { $event }!</b>
offer-declined = All right, the seat at <b>{ $event }</b> goes to the next in line.
turn-down-sure = Do you want to turn down the seat at <b>{ $event }</b>? It then goes to the next, and you are no longer in line.
turn-down-all-sure = Do you want to turn down the seats at <b>{ $event }</b>? They then go to the next, and none of you is in line any longer.
offer-lapsed = The time to take the seat at <b>{ $event }</b> has run out, and it has gone to the next in line.
offer-taken = You have taken the seat already.
offer-over = That offer is over.
offer-by-registrant = Whoever registered you answers for all of you.
part-offer =
    🎉 <b>A seat in { $choice } is free, and it is yours if you want it.</b>
    Answer before { $until }. After that it goes to the next in line. Your seat at { $event } is yours whatever you answer.
part-taken = 🎉 <b>You have a seat in { $choice }!</b>
part-left = All right, you are no longer in line for <b>{ $choice }</b>. You keep your seat at { $event }.
part-lapsed = The time to take the seat in <b>{ $choice }</b> has run out, and it has gone to the next in line. You keep your seat at { $event }.
part-no-sure = Do you want to turn down the seat in <b>{ $choice }</b>? It then goes to the next. You keep your seat at { $event }.
part-leave-sure = Do you want to leave the line for <b>{ $choice }</b>? You keep your seat at { $event }.
part-line = 🕒 In line for <b>{ $choice }</b>. I will write as soon as there is a seat.
part-line-place = 🕒 In line for <b>{ $choice }</b>: place { $place }. I will write as soon as there is a seat for you.
part-line-over = 🕒 In line for <b>{ $choice }</b>, but no more seats are given out.
part-offer-until = 🎟 A seat in <b>{ $choice }</b> is yours if you answer before { $until }.
joined = ✓ You only come if there is room for all of you.
parted = ✓ Each of you takes the seat that comes free.

## Colleagues
colleague-registered = ✓ Done. Pass the next message on to your colleague, who takes over the registration and answers the rest.
invitation =
    👋 A seat at <b>{ $event }</b> is waiting for you.
    { $when }

    Open the link and answer a few questions, and it is yours:
    { $link }
invitation-waiting =
    👋 A place on the waitlist for <b>{ $event }</b> is kept for you.
    { $when }

    Open the link and answer a few questions, and it is yours:
    { $link }
invitation-short-waiting = A place on the waitlist for { $event } is kept for you. Open the link, and it is yours.
invitation-short = A seat at { $event } is waiting for you. Open the link, and it is yours.
colleague-status-confirmed = 👥 <b>{ $name } is registered for { $event }</b>
colleague-status-pending = 👥 <b>{ $name } awaits a decision on { $event }</b>
colleague-status-waitlisted = 👥 <b>{ $name } is on the waitlist for { $event }</b>
colleague-status-offered = 👥 <b>A seat at { $event } is waiting for { $name }</b>
colleague-status-cancelled = 👥 The registration of { $name } for <b>{ $event }</b> is cancelled.
colleague-status-declined = 👥 The registration of { $name } for <b>{ $event }</b> was not accepted.
colleague-claimed = 👥 ✅ <b>{ $name } has taken over the registration for { $event }</b>
colleague-unclaimed = Has not taken over yet. The link works up to and including { $until }.
colleague-unclaimed-late = Did not take over in time, and the link no longer works. The registration stands until it is cancelled.
colleague-took-over = 👥 <b>{ $name }</b> has taken over the registration for <b>{ $event }</b>.
colleague-cancel-sure = Do you want to cancel the registration of { $name } for <b>{ $event }</b>?
colleague-accepted = 👥 <b>{ $name }</b> has a seat at <b>{ $event }</b> now.
colleague-declined = 👥 <b>{ $name }</b> is no longer on the waitlist for <b>{ $event }</b>.
colleague-lapsed = 👥 The time to take the seat for <b>{ $name }</b> at <b>{ $event }</b> has run out.
colleagues = 👥 <b>You have registered these for { $event }:</b>
colleagues-none = You have not registered anybody else for <b>{ $event }</b>.
colleagues-enough = At most { $most } can wait to take over at a time. Ask one of them to open their link first.
colleague-twice = That person is registered already, with the same name and address. Change an answer, or stop with /cancel.
colleague-label = { $name } · { $state }
short-claimed = has taken over
short-confirmed = registered, not taken over
short-pending = awaits a decision
short-waitlisted = on the waitlist
short-offered = is offered a seat
unclaimed = 👥 Colleagues who have not taken over yet: { $number }
remind-how = Pass this on once more:
bring-over = It is no longer possible to register colleagues or to give one's seat away.
give-how = ⬆️ Pass the message above on to whoever comes instead of you. The seat is yours until somebody has opened the link and answered everything. That works up to and including { $until }.
giving-waits = 🔁 You are giving your seat away. It is yours until somebody has taken it over.
taken-back = ✓ You keep your seat. The link no longer works.
given = 🔁 <b>{ $name }</b> has taken over your seat at <b>{ $event }</b>. Your own ticket is no longer valid. Thank you for passing the seat on!
claim-waiting = 👋 A place on the waitlist for <b>{ $event }</b> is kept for <b>{ $name }</b>.
claim-registered = 👋 A seat at <b>{ $event }</b> is reserved for <b>{ $name }</b>.
claim-given = 👋 <b>{ $name }</b> wants to give you their seat at <b>{ $event }</b>.
claim-how = Would you like to take it over? I ask a few questions, and then it is yours.
claim-gone = That link no longer works. The seat has been taken over already, or it was taken back. Ask whoever sent you the link.
claim-over = That link no longer works.
claim-own = That link is for whoever takes over the seat. Pass the message on:
claim-late = The time to take over a seat at <b>{ $event }</b> is over.
claim-not-needed = You are registered for <b>{ $event }</b> already, and one seat is enough. Tell whoever sent you the link, so that somebody else can have it.
claim-first-leave = You have a registration for <b>{ $event }</b> already, but no seat. Withdraw it first with the button below, then open the link again, and you can take over the seat.
claim-left = All right, you do not take over. The link still works if you change your mind.

## What an organiser decides
decide-new = 🙋 <b>Somebody awaits your decision: { $event }</b>
decide-waits = 🙋 <b>Awaits a decision: { $event }</b>
decide-none = Nothing awaits you: no decision, no question.
decide-more = More are waiting. Write /decide again when you have settled these.
decide-full = There is no free seat. Raise the number of seats, or wait until somebody cancels.
decide-gone = That registration is no longer there.
decided-confirmed = ✅ <b>{ $name }</b> has a seat at <b>{ $event }</b>.
decided-waitlisted = ⏳ <b>{ $name }</b> is accepted and on the waitlist for <b>{ $event }</b>, which is full.
decided-offered = 🎟 <b>{ $name }</b> is accepted and has been offered a seat at <b>{ $event }</b>.
decided-declined = ❌ <b>{ $name }</b> was declined for <b>{ $event }</b>.
decided-cancelled = <b>{ $name }</b> has cancelled <b>{ $event }</b>.
reason-ask = Write a sentence to { $name } on why it is not possible. It is sent as you write it.
reason-too-long = The reason is { $length } characters long, and at most { $longest } fit. Could you shorten it?
admitted-confirmed = 🎉 <b>Welcome! An organiser has given you a seat at { $event }.</b>
admitted-waitlisted = 👍 An organiser has accepted your registration for <b>{ $event }</b>. It is full at the moment, so you are on the waitlist.
not-admitted = Sorry, your registration for <b>{ $event }</b> was not accepted.
not-admitted-because =
    Sorry, your registration for <b>{ $event }</b> was not accepted. The organiser writes:

    { $reason }
door-confirmed =
    ✅ <b>{ $name }</b>
    { $event }
    <code>{ $code }</code>
door-pending =
    ⏳ <b>{ $name }</b> awaits a decision
    { $event }
    <code>{ $code }</code>
door-offered =
    ⏳ <b>{ $name }</b> has not taken the seat yet
    { $event }
    <code>{ $code }</code>
door-waitlisted =
    ⏳ <b>{ $name }</b> is on the waitlist
    { $event }
    <code>{ $code }</code>
door-declined =
    ❌ <b>{ $name }</b> was declined
    { $event }
    <code>{ $code }</code>
door-cancelled =
    ❌ <b>{ $name }</b> has cancelled
    { $event }
    <code>{ $code }</code>
help-organisers =
    /decide – everything that awaits you
    /questions – questions that wait for an answer, and what people ask most
    /broadcast – write to those who are registered
    /reminders – reminders that leave by themselves
    /export – the registrations as a file
    /audit – who did what
    /team – who helps to run this
    /invite – invite staff or an organiser

## Buttons for seats, the waitlist and colleagues
button-yes = Yes
button-no = No
button-done = Done
button-as-written = Keep: { $answer }
button-share-number = 📱 Share my number
button-submit-colleague = Register my colleague
button-ticket = 🎟 Show my ticket
button-add-to-calendar = 📅 Add to my calendar
button-my-answers = 📋 My answers
button-give = 🔁 Give my seat to a colleague
button-give-link = 🔁 Show the link to my seat
button-take-back = Keep my seat
button-leave-line = Leave the waitlist
button-leave-line-yes = Yes, leave the waitlist
button-leave-line-no = No, stay in line
button-leave-part = Leave the line for { $choice }
button-rejoin = Put me back on the waitlist
button-regain = ↩️ I want my seat back
button-regain-colleague = ↩️ Take my colleague's seat back
button-accept = ✅ Take the seat
button-accept-part = ✅ Take the seat: { $choice }
button-turn-down-part = No thanks to { $choice }
button-accept-all = ✅ Take the seats
button-turn-down = No thanks, give it to the next
button-turn-down-all = No thanks, give them to the next
button-turn-down-yes = Yes, turn it down
button-turn-down-no = ‹ Back
button-together = Only come if there is room for all
button-apart = Take seats one at a time
button-colleague = 👥 Register a colleague
button-colleagues = 👥 My colleagues
button-remind = Show the link again
button-copy-link = 📋 Copy the link
button-share = ↗️ Send the link
button-cancel-colleague = Cancel for my colleague
button-cancel-colleague-yes = Yes, cancel
button-take-over = Take over the registration
button-no-thanks = No thanks
button-confirm = ✅ Confirm
button-decline = ❌ Decline
button-no-reason = Decline without a reason
button-dont-decline = Don't decline

## An organiser's menu
command-decide = What awaits your decision
command-invite = Invite staff or an organiser
command-team = Who helps to run this

## The team: organisers and staff
staff-words = staff, personal, crew
organiser-words = organiser, organizer, arrangör
invite-whom = Whom would you like to invite?
button-invite = ➕ Invite
button-invite-staff = Staff
button-invite-organiser = An organiser
invitation-staff =
    👋 You are invited to help as <b>staff</b>. Open the link and press Start:
    { $link }
invitation-organiser =
    👋 You are invited as an <b>organiser</b>. Open the link and press Start:
    { $link }
invited = ⬆️ Pass on the message above to the one you want to invite. The link is valid until { $until }, and only for the first who opens it.
invitation-used-staff = ✓ <b>{ $name }</b> has opened your link, and is staff now.
invitation-used-organiser = ✓ <b>{ $name }</b> has opened your link, and is an organiser now.
join-gone = That link is no longer valid. Ask an organiser for a new one.
join-already-staff = You are staff already. The link is still there for somebody else.
join-already-organiser = You are an organiser already. The link is still there for somebody else.
joined-staff = 👋 <b>Welcome! You are staff now.</b>
joined-organiser = 👋 <b>Welcome! You are an organiser now.</b>
team = 👥 <b>Who helps to run this</b>
team-organiser = <b>Organisers: { $number }</b>
team-staff = <b>Staff: { $number }</b>
team-line = { $name } · invited by { $by } on { $day }
team-line-fixed = { $name } · in the settings
team-unnamed = number { $number }, who has not written yet
team-somebody = somebody who has left
team-fixed = Who stands in ORGANISERS can be removed only there, by the operator.
team-remove-staff = Shall <b>{ $name }</b> no longer be staff?
team-remove-organiser =
    Shall <b>{ $name }</b> no longer be an organiser?

    Links that { $name } invited with stop working. Scheduled broadcasts go out all the same; you find them under /broadcast.
team-removed = You are no longer in the team. Thank you for your help!
team-left = ✓ You are no longer in the team.
button-remove = Remove { $name }
button-remove-yes = Yes, remove
button-remove-no = No, leave it

## Where somebody takes over a seat that is offered
registered-offered = 🙏 <b>Thank you, { $name }!</b> The registration is yours now, and a seat at { $event } awaits an answer.
## The programme
help-contact = <b>Contact:</b> { $contact }
programme = 📋 <b>Programme</b> · { $event }
programme-none = There is no programme here yet.
programme-times-unknown = The times are not known yet.
programme-not-found = I find no day and no room called “{ $words }”. Here is the programme:
programme-empty = The programme has nothing here.
programme-day = <b>{ $day }</b>
programme-time = <code>{ $time }</code>
programme-talk = 🎤 <b>{ $title }</b>
programme-workshop = 🛠 <b>{ $title }</b>
programme-break = ☕️ <b>{ $title }</b>
programme-other = 📌 <b>{ $title }</b>
programme-on = ▶️ <b>{ $title }</b>
programme-where = <i>{ $where }</i>
programme-about = { $about }
programme-page = Page { $page } of { $pages }
programme-now = <b>On now</b>
programme-next = <b>Next</b>
programme-over = The programme is over. Thank you for coming!
programme-answer = 📋 From the programme:
programme-answer-nothing = The programme has nothing then.
programme-answer-times-unknown = The times are not known yet. This is what the programme says:
programme-answer-more = … and more. See the whole programme:
programme-calendar = Put the programme of { $event } into your calendar.
button-programme = 📋 Programme
button-whole-programme = 📋 The whole programme
button-earlier = ‹ Earlier
button-later = Later ›
button-all-rooms = All rooms
button-now = ▶️ On now
button-calendar = 📅 Calendar
button-calendar-item = 📅 Add to my calendar
now-words = nu, just nu, now, right now
today-words = idag, i dag, today
tomorrow-words = imorgon, i morgon, tomorrow
command-programme = Programme
## Questions and answers
answer =
    { $answer }

    <i>From: { $source }</i>
answer-in-other-language =
    <i>I have this in { $written ->
        [en] English
       *[other] Swedish
    } only:</i>

    { $answer }
question-no-words = Please write your question in words, and I will answer.
question-too-long = That is { $length } characters long. Write your question in at most { $longest }, and I will answer it or pass it on.
question-which = I'm not sure what you mean. Is it one of these?
question-which-event = Which event is your question about?
question-unanswered = I have no answer to that. The organiser has not told me anything about it.
summary-unanswered = Is everything in the summary right? Then press the top button under it. If you are asking about something else, I have no answer to that.
topic-unanswered = The organiser has not said anything about { $topic }.
question-pass-on = Shall I send your question to the organiser? You will get the answer here. The organiser sees the question, but not who asks it.
question-passed-on = ✓ I have sent your question to the organiser now. You will get the answer here as soon as there is one.
question-passed-already = That question has gone to the organiser already. You will get the answer here.
question-waits-already = Your question has gone to the organiser already. You will get the answer here as soon as there is one.
question-nobody-to-ask = Right now there is no organiser here whom I could send the question to.
rated-helpful = Thank you, good to know!
rated-useless = Thank you for telling me.
doubt-question = Is <b>{ $text }</b> your answer, or are you asking something?
swedish-or-english = I speak Swedish and English. Please write in one of them. · Jag kan svenska och engelska.
organiser-corrects =
    ✏️ <b>The organiser has corrected the answer to your question</b>
    <i>{ $question }</i>

    { $answer }
organiser-answers =
    💬 <b>The organiser answers your question</b>
    <i>{ $question }</i>

    { $answer }

## Small talk
small-talk-hello = Hello! 👋
small-talk-thanks = You're welcome! Just ask if there is more.
small-talk-bye = Goodbye! Come back whenever you like.
small-talk-fine = Great!
small-talk-sorry = No problem at all.
small-talk-feeling = I'm fine, thank you. I hope you are too!
small-talk-bot = I'm a bot. I take registrations and answer questions about the event, in the organiser's own words.

## Answers that I know myself
fact-no-times = The organiser has not told me the times.
fact-speakers = 🎤 { $speakers }
fact-registered = You are registered already.
fact-register = You register here in the chat. It takes about two minutes, and you can change your answers afterwards.
fact-capacity = Number of seats: { $seats }
choice-seats-left = 🪑 { $name }: { $left } of { $seats } seats left
choice-seats-none-line = 🪑 { $name }: full at the moment, but you can join the waitlist.
choice-seats-none = 🪑 { $name }: full at the moment.
seat-words = seat seats spot spots place places left free available full booked space
fact-waitlist = If it is full, you join the waitlist by registering as usual. If a seat comes free, you are asked here.
fact-substitute = Yes, you can give your seat to a colleague. The button is under your registration: write /registration.
fact-group = You can register your colleagues one at a time. Each of them gets a link and answers the rest.
wish-change = Shall I change <b>{ $label }</b> to <b>{ $answer }</b> in your registration?
fact-change = You change your answers under your registration.
fact-later-change = Once you have sent your registration you can change your answers here in the chat.
fact-cancel = You cancel under your registration. Then somebody else can have the seat.
fact-later-cancel = You are not registered for <b>{ $event }</b>. Once you are, you can cancel here in the chat.
fact-my-registration = Yes, I have your registration for <b>{ $event }</b> here.
fact-later-my-registration = No, you are not registered for <b>{ $event }</b> yet. You are when you have answered the questions and sent your registration.
fact-forget = If you cancel, the organiser keeps your answers until they are deleted. Write /privacy to see how they are used.
fact-start-over = Write /start to go on where you were, or to start from the beginning.
fact-human = No, I'm a bot. I answer with what the organiser wrote, and pass on other questions if you like.
fact-switch-language = Write /language and I change language. A question is answered in the language it is asked in.
fact-passed-on = Your question goes to the organisers, without your name. The answer comes here in the chat.

## The organisers' questions
question-open = ❓ <b>A question about { $event }</b>
question-answered = ✅ <b>Answered question about { $event }</b>
question-dropped = <b>Dismissed question about { $event }</b>
drop-question-sure = Shall the question be dismissed? { $number ->
    [one] Whoever asked gets no answer.
   *[other] Those who asked get no answer.
}
question-askers = 👥 { $number } people have asked.
question-how-to-answer = Reply to this message (hold it and choose Reply), and your answer goes to whoever asked.
question-or-press = Or press the right answer:
question-answer = 💬 { $answer }
question-taught = 📚 The answer is in the knowledge now.
question-untaught = The answer is out of the knowledge again.
question-gone = That question no longer exists. Your answer was not sent.
answer-sent = { $number ->
    [one] ✓ Your answer is on its way to the person who asked.
   *[other] ✓ Your answer is on its way to { $number } people who asked.
} Shall I answer like that next time too?
answer-corrected = ✓ The correction is on its way to { $number ->
    [one] whoever asked
   *[other] the { $number } who asked
}.
answer-as-before = The answer is the same as before, so I have not sent anything.
answer-too-long = The answer is { $length } characters long. There is room for { $longest }. Nothing was sent. Can you shorten it?
entry-gone = That answer is no longer in the knowledge.
questions-none = No question is waiting for an answer.
questions-more = There are more. Write /questions again when you have answered these.
questions-most = 📊 <b>What people ask most</b>
questions-often = { $times } × { $topic }
questions-rated = { " " }· 👍 { $helped } 👎 { $useless }
questions-programme = The programme
questions-taught = 📚 <b>There are answers that you have added</b>
knowledge-file = 📚 What was added about { $event }. Paste it into { $written ->
    [en] knowledge.en.md
   *[other] knowledge.sv.md
} if it is to stay in the file.
knowledge-none = Nothing has been added to the knowledge yet.
folder-refused =
    ⚠️ <b>Something is wrong in the files of an event, so I don't use them yet.</b> The old ones hold until it is mended.

    { $problems }
command-questions = Questions that wait for an answer

## Buttons for questions
button-helped = 👍 That helped
button-not-helped = 👎 That didn't help
button-pass-on = ✉️ Send to the organiser
button-none-of-these = None of these
button-was-name = ✓ That is my name
button-was-answer = ✓ It is my answer
button-was-question = ❓ It was a question
button-drop-question = Dismiss
button-drop-question-yes = Yes, dismiss it
button-drop-question-no = No, let it wait
button-teach = 📚 Put it into the knowledge
button-unteach = Undo: take it out of the knowledge
button-questions = ❓ Questions that wait
button-knowledge-file = 📚 Get what was added

## How one asks why
why-begins = why, what for, what do you need, how come, varför, what should i write, what do i write, what do i put, what do you mean

## What one says of the summary when it is time for the button
send-words = send, send it, submit, register me, done, ready, ok, okay, yes, yes please, yep, yeah, sure, good, fine, right, that's right, correct, all correct, looks good, it looks good, all good, perfect, great, ja, is that right, is this right, is that ok, is this ok, is it done, am i done, is that all, was that all, what now, what next, what happens now, what do i do now, and now, now what, how do i send it, how do i submit

## The commands of staff and organisers
command-count = How many are registered
command-find = Find somebody
command-checkin = Check in at the door
command-export = The registrations as a file
command-audit = Who did what
help-staff =
    /count – how many are registered, such as /count librarian
    /find – find somebody: part of a name, e-mail, organisation or code
    /checkin – check in at the door, by code or name

## Counting
count-nothing = I don't know which event you mean. Choose it first with /start.
count-title = 📊 <b>{ $event }</b> · { $now }
count-for = Only: <b>{ $names }</b>
count-and-more = and { $number } more
count-unknown = Nobody has answered { $words }. Write a target group, an organisation or both, for instance.
count-apart = I don't count those answers together. Write two things at most: a target group or another choice, and an organisation, for instance.
count-confirmed = <b>Registered: { $number }</b>
count-pending = ⏳ Waiting for a decision: { $number }
count-offered = 🎟 Offered a seat: { $number }
count-waitlisted = 🕒 On the waitlist: { $number }
count-cancelled = Cancelled: { $number }
count-declined = Declined: { $number }
count-drafts = ✏️ Begun, not sent: { $number }
count-seats = 🪑 Free seats: { $number }
count-came = ✅ Checked in: { $number } of { $of }
count-came-on = ✅ Checked in on { $day }: { $number } of { $of }
count-came-today = ✅ Checked in today, { $day }: { $number } of { $of }
count-lately = 📥 New today: { $today } · in the last seven days: { $week }
count-heading = <b>{ $label }</b>
count-most = <b>{ $label }</b> (most frequent)
count-stops = <b>Where those who began have stopped</b>
count-at-summary = The summary
count-line = { $label }: { $number }
count-beside-pending = { $number } waiting for a decision
count-beside-offered = { $number } offered a seat
count-beside-waitlisted = { $number } in line
count-kept = The figures are kept current, at most once a minute.
count-old = That message is too old. Write /count for a new one.
plot-caption = 📈 <b>{ $event }</b> · { $now }. Registered: { $number }
plot-daily = Registrations per day
plot-sum = In all, cancelled ones too
plot-closes = Last day
plot-groups = By target group
plot-nobody = Nobody has registered yet

## Those who organise, when they begin
home = 🏠 <b>{ $event }</b>
home-registered = { $seats ->
    [0] ✅ Registered: { $number }
   *[other] ✅ Registered: { $number } of { $seats } seats
}
home-pending = ⚖️ Awaiting a decision: { $number }
home-offered = 🎫 Offered a seat: { $number }
home-waitlisted = ⏳ In line: { $number }
home-come = 👋 Checked in: { $number } of { $of }
home-questions = ❓ Questions that await an answer: { $number }
home-reminder = 🔔 Next reminder: { $due } · { $words }
button-home = 🏠 The organiser's page
button-as-attendee = 👤 As an attendee
button-find = 🔎 Find somebody
button-door = 🚪 Check in
button-counts = 📊 Counts
button-what-waits = ⚖️ What awaits an answer
button-broadcast = 📣 Write to attendees
button-reminders = 🔔 Reminders

## Finding
find-how = Write whom you look for, such as /find Karin or /find Lund. A part of the name, e-mail, organisation or code is enough.
find-nobody = I find nobody like <b>{ $words }</b>.
find-some = Found: { $number }
find-many = More than I can show. Write a little more, and there will be fewer. Here are those that come closest:
card = 👤 <b>{ $name }</b> · <code>{ $code }</code>
card-status = { $status } · { $event }
card-registered = 📥 Registered { $at }
card-colleague = 👥 Registered by a colleague, and has not taken over yet
card-walk-in = 🚶 Registered on the spot
card-place = Place in line: { $place }
card-reason = Why it was declined: { $reason }
offer-unreached =
    📵 <b>{ $name }</b> was next in line for <b>{ $event }</b>, but can't be reached in Telegram. The seat goes to the next, and { $name } stays first in line.{ $known ->
        [yes] {""}
    Other ways: { $ways }
       *[no] {""}
    }
button-show-person = 👤 Show the registration
card-shared-address = 📧 The same e-mail as in another registration
card-unreachable = 📵 Can't be reached in Telegram
card-cancel = Do you want to cancel the registration of <b>{ $name }</b> for <b>{ $event }</b>? The attendee will be told.
cancelled-for-you = Your registration for <b>{ $event }</b> was cancelled by an organiser. If you wonder why, get in touch with the organisers.
put-back-confirmed = 🎉 <b>An organiser has put your registration for { $event } back.</b> You have a seat.
put-back-waitlisted = ↩️ An organiser has put your registration for <b>{ $event }</b> back. It is full at the moment, so you are on the waitlist.
colleague-put-back-confirmed = 👥 An organiser has put the registration of <b>{ $name }</b> for <b>{ $event }</b> back. The link is new: you find it under My colleagues.
colleague-put-back-waitlisted = 👥 An organiser has put the registration of <b>{ $name }</b> for <b>{ $event }</b> back, on the waitlist. The link is new: you find it under My colleagues.
put-back-line = <b>{ $event }</b> is full. Do you want to put <b>{ $name }</b> last in line?
put-back-full = No seat is free. Raise the number of seats, or wait until somebody cancels.
digest = 👋 <b>Cancellations: { $event }</b>
digest-gone = { $more ->
    [0] Gave up their seat ({ $number }): { $names }
   *[other] Gave up their seat ({ $number }): { $names } and { $more } more
}
digest-seats = 🪑 Seats free now: { $left }
digest-offered = { $more ->
    [0] 🎟 Offered to the next in line ({ $number }): { $names }
   *[other] 🎟 Offered to the next in line ({ $number }): { $names } and { $more } more
}
digest-taken = { $more ->
    [0] ✅ Got a seat from the line ({ $number }): { $names }
   *[other] ✅ Got a seat from the line ({ $number }): { $names } and { $more } more
}
digest-silenced = 🔕 You hear no more of cancellations of <b>{ $event }</b>. Other organisers are told as before. The button below is also in /team.
digest-heard = 🔔 You are told when somebody cancels <b>{ $event }</b>, once a day at the most.
offer-late = Seats can no longer be offered.
state-confirmed = ✅ Registered
state-pending = ⏳ Waiting for a decision
state-offered = 🎟 Offered a seat
state-waitlisted = 🕒 On the waitlist
state-declined = ❌ Declined
state-cancelled = ❌ Cancelled
walk-in-how = Whom do you want to register on the spot for <b>{ $event }</b>? Write the name. If you like, write e-mail and organisation on lines of their own below.
walked-in = ✅ <b>Registered on the spot</b>
walk-in-full = It is full, so nobody else can be registered.
walk-in-forgotten = Everything about those who were registered is deleted by now, so nobody else can be registered.

## The door
checkin-how = Write the code or the name after the command, such as /checkin K7M-Q2P. You can also read the picture on the ticket with the phone's camera.
door-in =
    ✅✅✅ <b>{ $name }</b>
    { $event }
    <code>{ $code }</code>
door-done = ✅ Checked in
door-already =
    ⚠️ <b>{ $name } is in already</b>
    { $event }
    <code>{ $code }</code>
door-elsewhere =
    ❌ <b>Wrong event: { $event }</b>
    { $name }
    <code>{ $code }</code>
door-outdated =
    ⚠️ <b>This ticket is no longer valid</b>
    The seat went to { $name }. Is it { $name } who stands here? Press Check in. If not, fetch an organiser.
    { $event }
    <code>{ $code }</code>
door-out =
    ↩️ <b>{ $name } is no longer checked in</b>
    { $event }
    <code>{ $code }</code>
door-came = Checked in { $at } by { $by }
door-somebody = somebody
door-early = Check-in opens { $day }.
door-progress = In: <b>{ $number }</b> of { $of }
door-progress-on = In on { $day }: <b>{ $number }</b> of { $of }
missing = 🚪 <b>Not at { $event } yet: { $number }</b>
missing-on = 🚪 <b>Not at { $event } on { $day }: { $number }</b>
missing-heading = <b>{ $organisation }</b> ({ $number })
missing-name = · { $name }
missing-without = Without organisation
missing-more = … and { $number } more. The whole list is in the file from /export.

## Writing to somebody
talk-ask = Write your message to <b>{ $name }</b>. It is sent as you write it.
talk-answer = Write your answer. It is sent as you write it.
talk-from-team =
    ✉️ <b>Message about { $event }</b>

    { $text }
talk-from-attendee =
    ✉️ <b>{ $name } writes:</b>

    { $text }
talk-somebody = Somebody who is no longer registered
talk-sent = ✓ Sent.
talk-stopped = All right, nothing is sent.
talk-ended = ✓ The talk has ended.
talk-ended-there = ✉️ The talk has been ended.
talk-over = That talk has ended.
talk-gone = That talk is gone. Nothing was sent.
talk-nobody = This registration was made on the spot, and has no chat to write to.
talk-too-long = The message is { $length } characters long. At most { $longest } fit. Nothing was sent. Could you shorten it?

## Files
export-which = 📄 <b>What would you like for { $event }?</b>
export-working = The file is being made. That can take some seconds.
export-done = 📄 The registrations for <b>{ $event }</b>. The file holds personal details, so delete it when you no longer need it.
export-all = 📄 The registrations for <b>{ $event }</b>, with sensitive answers. That you fetched them stands in the log. Delete the file as soon as you no longer need it.
export-failed = 😕 The file about <b>{ $event }</b> could not be made. Try again with /export in a while. If it fails again, tell whoever runs the bot.
plot-failed = 😕 The picture of <b>{ $event }</b> could not be drawn. The figures are in /count. If it fails again later, tell whoever runs the bot.
sheet-registrations = Registrations
sheet-counts = Numbers
sheet-code = Code
sheet-status = Status
sheet-registered = Registered
sheet-changed = Changed
sheet-came = Checked in
sheet-came-on = Checked in { $day }
sheet-language = Language
sheet-sharing = Same e-mail
sheet-number = Number
sheet-field = Question
sheet-answer = Answer
sheet-place = Place
sheet-waitlist = On the waitlist
sheet-pending = Awaiting a decision
sheet-have-come = Have come
sheet-missing = Have not come

## The log
audit = 📜 <b>Who did what</b>
audit-about = 📜 <b>Who did what</b> · { $words }
audit-nothing = There is nothing here.
audit-line = { $at } · <b>{ $who }</b> { $act } { $about }
audit-code = <code>{ $code }</code>
audit-change = · { $label }: { $was } → { $became }
doer-attendee = the attendee
doer-staff = staff
doer-organiser = organiser
doer-operator = the operator
doer-bot = the bot
detail-status = Status
detail-came = Checked in
detail-person = Chat
detail-language = Language
detail-reason = Reason
detail-given = Being given away
detail-role = Role
detail-name = Name
detail-number = Number
detail-kind = File
detail-sensitive = Sensitive answers
detail-question = Question
detail-answer = Answer
detail-broadcast = Broadcast
detail-text = Text
act-registered = registered
act-changed = changed
act-removed = replaced a registration that was over
act-claimed = took over
act-confirmed = confirmed
act-pending = put up for decision
act-offered = offered a seat
act-waitlisted = put on the waitlist
act-declined = declined
act-cancelled = cancelled
act-restored = restored
act-arrived = checked in
act-undone = undid the check-in
act-wrote = wrote a message about
act-exported = fetched a file
act-invited = invited
act-joined = joined
act-dismissed = removed from the team
act-replied = answered a question
act-corrected = corrected the answer to a question
act-dropped = dismissed a question
act-taught = taught the bot an answer
act-untaught = took an answer back
act-launched = made a broadcast
act-rewritten = changed a broadcast
act-released = sent a broadcast at once
act-paused = paused a broadcast
act-continued = went on with a broadcast
act-halted = cancelled a broadcast
act-retried = tried a broadcast again
act-resent = sent the unsure of a broadcast again
act-settled = left the unsure of a broadcast
act-withdrew = withdrew a broadcast

## Buttons for staff and organisers
button-count-again = 🔄 Refresh
button-count-all = Show all
button-count-bright = 📈 Picture
button-count-dark = 🌙 Dark picture
button-count-keep = 📌 Keep the figures current
button-count-leave = Stop keeping it current
button-walk-in = 🚶 Register on the spot
button-check-in = ✅ Check in
button-check-in-there = Check in there all the same
button-check-out = ↩️ Undo the check-in
button-check-out-day = ↩️ Undo { $day }
button-missing = Who is missing?
button-card = 👤 Show the registration
button-write = ✉️ Write to
button-offer = 🎟 Offer a seat
button-put-back = ↩️ Put back
button-silence = 🔕 Silence
button-hear = 🔔 Cancellations again: { $event }
button-put-in-line = Yes, put in line
button-leave-cancelled = No, leave it
button-answer = ✉️ Answer
button-end-talk = End
button-stop-writing = Cancel
button-export-xlsx = Excel
button-export-csv = CSV
button-export-badges = List of names for badges (CSV)
button-export-sensitive = ⚠️ Excel with sensitive answers
button-older = Older
## Broadcasts: to write one
command-broadcast = Write to those who are registered
somebody = there
compose-event = Which event is it about?
compose-audience =
    📣 <b>Broadcast: { $event }</b>
    To: { $audience }
    { $number ->
        [one] <b>1</b> person gets it.
       *[other] <b>{ $number }</b> people get it.
    }
compose-audience-how = Press those who are to get it. Nothing is sent before you have seen it as it will be and pressed send.
compose-part-groups = Which target groups?
compose-part-organisations = Which organisations? The most frequent are shown.
compose-part-choices = What do they have to have chosen?
compose-part-arrived = Those who came, or those who did not?
compose-text =
    ✍️ Write the text now, or send a picture or a document with the text below it. Bold, italics and links are kept.

    These are filled in for each person: { $known }
compose-text-in =
    ✍️ Now write the text in this language: { $name }.

    These are filled in for each person: { $known }
compose-no-such-file = You can send text, a picture or a document, but nothing else.
compose-unknown = I don't know these: { $unknown }. You can use { $known }. Please write the text once more.
compose-brace = There is a lone brace in the text. Write for example {"{"}name{"}"}, and send the text once more.
compose-no-code = Those who have not sent in their registration have no code. Leave {"{"}code{"}"} out of the text, or leave drafts out of the audience.
compose-too-long = The text is { $over } characters too long: with the longest name that somebody can have it comes to { $length }, and at most { $longest } fit. An emoji counts as two. Please shorten it and send it once more.
compose-preview =
    ⬆️ <b>This is how those see it who get it.</b>
    To: { $audience }
    { $number ->
        [one] <b>1</b> person gets it. It takes about { $time }.
       *[other] <b>{ $number }</b> people get it. It takes about { $time }.
    }
    { $breakdown }
compose-preview-correction =
    ⬆️ <b>This is how it will be.</b> { $number ->
        [one] The text is changed for <b>1</b> person.
       *[other] The text is changed for <b>{ $number }</b> people.
    } It takes about { $time }.
compose-due = 🕘 Leaves { $when }.
compose-nobody = Nobody fits what you have chosen. Choose another audience.
compose-time = 🕘 When shall it leave? Write for example tomorrow 9, Friday 14:30 or 23 January at 8.
compose-time-unclear = I can't tell which time that is. Write for example tomorrow 9, Friday 14:30 or 23 January at 8.
compose-time-past = { $when } is over already. Please write a time that is to come.
compose-discarded = The broadcast is thrown away. Nothing was sent.
compose-discard-sure = Shall the broadcast be thrown away? What you wrote can't be brought back.
compose-over = That broadcast was sent or thrown away already. Write /broadcast for a new one.
counted = { $what }: { $number }
reach-unreachable = 🚫 { $number } of them can't be reached, since they blocked the bot, closed their account or were registered on the spot.
seconds = { $number } s
minutes = { $number } min
audience-confirmed = registered
audience-offered = offered a seat
audience-waitlisted = on the waitlist
audience-pending = awaiting a decision
audience-draft = not sent in
audience-declined = declined
audience-cancelled = cancelled
audience-arrived = came
audience-absent = did not come
button-compose-part-groups = Target group …
button-compose-part-organisations = Organisation …
button-compose-part-choices = Choice …
button-compose-part-arrived = Came or not …
button-arrived-open = Those who came
button-arrived-only = ✓ Those who came
button-absent-open = Those who did not come
button-absent-only = ✓ Those who did not come
button-notice-send = 📣 Send to { $number }
button-notice-edit = ✏️ Change the text first
button-notice-leave = No need
button-compose-all = Everybody registered or waiting
button-necessary = ✓ Necessary: also to those who want only that
button-not-necessary = Necessary: send it also to those who want only that
button-compose-text = ✍️ Write the text
button-compose-each = A text in each language
button-compose-audience = ‹ Audience
button-compose-time = 🕘 Send it later
button-compose-test = Send it to me first
button-compose-now = 📣 Send now to { $number }
button-compose-send = 🕘 Schedule for { $number }
button-compose-list = Earlier broadcasts
button-compose-discard = Throw away
button-compose-throw = Yes, throw it away
button-compose-preview = ‹ Back

## Broadcasts: how far they are
report-words = <blockquote>{ $words }</blockquote>
report-broadcast-scheduled = 🕘 <b>Scheduled broadcast</b> to { $audience }. It leaves { $due }.
report-broadcast-sending = 📣 <b>The broadcast is on its way</b> to { $audience }.
report-broadcast-paused = ⏸ <b>The broadcast is paused</b> ({ $audience }).
report-broadcast-done = ✅ <b>The broadcast is done</b> ({ $audience }).
report-broadcast-cancelled = ⏹ <b>The broadcast is cancelled</b> ({ $audience }).
report-broadcast-missed = ⌛ <b>The broadcast was not sent</b>, since it was too late ({ $audience }).
report-reminder-scheduled = 🔔 <b>Reminder</b> to { $audience }. It leaves { $due }.
report-reminder-sending = 🔔 <b>The reminder is on its way</b> to { $audience }.
report-reminder-paused = ⏸ <b>The reminder is paused</b> ({ $audience }).
report-reminder-done = ✅ <b>The reminder is sent</b> ({ $audience }).
report-reminder-cancelled = ⏹ <b>The reminder is cancelled</b> ({ $audience }).
report-reminder-moved = ⏹ <b>The reminder no longer holds</b> ({ $audience }).
report-reminder-missed = ⌛ <b>The reminder was not sent</b>, since it was too late ({ $audience }). It should have left { $due }.
report-correction-scheduled = 🕘 <b>Scheduled correction</b> ({ $audience }). It is made { $due }.
report-correction-sending = ✏️ <b>The text is being changed</b> where it was sent ({ $audience }).
report-correction-paused = ⏸ <b>The correction is paused</b> ({ $audience }).
report-correction-done = ✅ <b>The text is changed</b> ({ $audience }).
report-correction-cancelled = ⏹ <b>The correction is cancelled</b> ({ $audience }).
report-correction-missed = ⌛ <b>The correction was not made</b> ({ $audience }).
report-withdrawal-scheduled = 🕘 <b>The broadcast is to be withdrawn</b> ({ $audience }).
report-withdrawal-sending = 🗑 <b>The broadcast is being withdrawn</b> ({ $audience }).
report-withdrawal-paused = ⏸ <b>Withdrawing it is paused</b> ({ $audience }).
report-withdrawal-done = ✅ <b>The broadcast is withdrawn</b> ({ $audience }).
report-withdrawal-cancelled = ⏹ <b>Withdrawing it is cancelled</b> ({ $audience }).
report-withdrawal-missed = ⌛ <b>The broadcast was not withdrawn</b> ({ $audience }).
account-sent = ✅ Arrived: { $number }
account-blocked = 🚫 Can't be reached: { $number }
account-failed = ❌ Failed: { $number }
account-unsure = ❔ Unsure: { $number }
account-cancelled = ⏹ Not sent: { $number }
account-missed = ⌛ Too late: { $number }
account-left = ⏳ Left: { $number }, about { $time }
account-held = ⏸ Waiting: { $number }
account-total = In all: { $number }
named-blocked = { $more ->
    [0] 🚫 Can't be reached: { $names }.
   *[other] 🚫 Can't be reached: { $names } and { $more } more.
    }
named-failed = { $more ->
    [0] ❌ Failed: { $names }.
   *[other] ❌ Failed: { $names } and { $more } more.
    }
named-unsure = { $more ->
    [0] ❔ Arrived or not, nobody knows: { $names }.
   *[other] ❔ Arrived or not, nobody knows: { $names } and { $more } more.
    }
status-of-scheduled = scheduled
status-of-sending = on its way
status-of-paused = paused
status-of-done = done
status-of-cancelled = cancelled
status-of-missed = too late
status-of-moved = no longer holds
broadcast-over = ☝️ Done. The account stands above.
broadcast-gone = That broadcast is no longer there.
broadcasts = 📣 <b>The newest broadcasts: { $event }</b>
broadcasts-none = 📣 There are no broadcasts for <b>{ $event }</b> yet. Write /broadcast for a new one.
unreachable = 📵 <b>Registered for { $event }, and the bot can't write to them.</b> Please write to them or call.
unreachable-none = Everybody who is registered for <b>{ $event }</b> can be reached.
unreachable-more = There may be more. The list is limited.
withdraw-sure = Shall it be deleted for the { $number } who got it? Telegram allows that for 48 hours.
halt-sure = Shall it be stopped? { $number ->
    [0] It then reaches nobody.
    [one] <b>1</b> has got it already. Nobody else will.
   *[other] <b>{ $number }</b> have got it already. Nobody else will.
} It can't go on afterwards. If you only want to wait, there is Pause.
button-unreachable = 📵 Registered but unreachable
button-broadcast-show = ‹ Back
button-broadcast-now = 📣 Send now
button-broadcast-pause = ⏸ Pause
button-broadcast-continue = ▶️ Go on
button-broadcast-cancel = ⏹ Cancel
button-broadcast-halt = Yes, stop it
button-broadcast-retry = 🔁 Try again with those who did not get it
button-broadcast-resend = ❔ Unsure: send again
button-broadcast-leave = ❔ Unsure: leave it
button-broadcast-correct = ✏️ Correct it everywhere
button-broadcast-withdraw = 🗑 Withdraw it everywhere
button-broadcast-delete = Yes, delete it everywhere

## Which messages one gets
messages-fewer = 🔕 You only get necessary messages from the organiser, and answers to what you write. You can change that at any time.
messages-all = 🔔 You get all messages from the organiser.
button-fewer = 🔕 Necessary messages only
button-all = 🔔 All messages
button-attend-yes = ✅ I come
button-attend-no = I give up my seat
button-attend-other = 🔁 A colleague comes instead

## Telling what has changed
notice = 🔔 <b>Something has changed in { $event } that concerns those who are registered</b>
notice-date = 📅 New time: { $was } → <b>{ $now }</b>
notice-place = 📍 New venue: { $was } → <b>{ $now }</b>
notice-time = 🕘 <b>{ $name }</b> has a new time: { $was } → <b>{ $now }</b>
notice-room = 🚪 <b>{ $name }</b> has a new room: { $was } → <b>{ $now }</b>
notice-title = ✏️ { $was } is now called <b>{ $now }</b>
notice-gone = ❌ <b>{ $name }</b> is cancelled
notice-choice = ✏️ { $was } is now called <b>{ $now }</b>
notice-dropped = ❌ <b>{ $name }</b> is cancelled
notice-reopened = 🔓 Registration is open again, until <b>{ $now }</b>
notice-unknown = not decided
notice-everybody = 👥 Concerns { $number } registered
notice-statuses = 👥 Concerns { $number } ({ $statuses })
notice-chosen = 👥 Concerns { $number } who chose { $choice }
notice-waiting = 👥 Concerns { $number } in line
notice-more = … and { $number } more changes.
notice-drafts = Would you like to tell them? This is the message:
notice-draft-in =
    <b>{ $name }</b>
    <blockquote>{ $text }</blockquote>
notice-draft = Hello { $name }! Something has changed in { $event }.
notice-cannot-come = Can't come any more? Tell us with /registration.
notice-sent = ✓ { $by } has sent the message.
notice-left = ✓ { $by } has decided that no message is needed.
notice-back = ↩️ It was changed back, so there is nothing to tell.
notice-newer = ⬇️ More has changed since. The new offer stands further down.
notice-somebody = An organiser
notice-over = That is decided already, or something has changed since. With /broadcast you can send what you like.

## Reminders
command-reminders = Reminders that leave by themselves
reminders = 🔔 <b>Reminders: { $event }</b>
reminders-none = 🔔 There are no reminders in the file of <b>{ $event }</b>.
reminder-line =
    <b>{ $when }</b> · { $status }
    <i>{ $words }</i>
    To: { $audience } ({ $number } at present)
reminder-ahead =
    ⬆️ 🔔 <b>The reminder above leaves { $due }</b> ({ $event }).
    To: { $audience }, { $number } at present.
    It leaves by itself unless you do something.
reminder-moved = 🔔 The date or the reminders of the event have changed, so this one does not leave. If there is a new one, it is shown in good time.
reminder-back = 🔔 The event has its former date again, so this reminder stands again.
button-broadcast-rewrite = ✏️ Change the text

## Are you coming?
attend-thanks = 👍 Thank you! We expect you at <b>{ $event }</b>.
attend-late = The event has begun, so this can't be changed here any more.
attend-no-colleague = A seat can't be given to a colleague any more. Give it up instead, and it goes to the next in line.

## Corrections and answers
compose-preview-rewrite = ⬆️ <b>This is how it will be when it leaves.</b>
button-compose-save = ✓ Save the text
button-compose-correct = ✏️ Change it for { $number }
account-coming = 🙋 Have answered that they come: { $number }

## What the next words are for
still-declining = ✍️ I am still waiting for your sentence about why it is not possible. It is sent as you write it.
still-writing = ✍️ I am still waiting for your message. It is sent as you write it.
awaited-stopped = Okay, I am not waiting for that any more. Nothing was sent.
