### Botens röst på svenska. Klarspråk: korta meningar, du-tilltal, det viktigaste först.

## Hälsningen
greeting = 👋 Hej{ $name }! Jag tar emot anmälningar till <b>{ $event }</b>.
greeting-again = 👋 Hej igen{ $name }! Du har börjat anmäla dig till <b>{ $event }</b>. { $answered ->
    [0] Du har inte svarat på någon fråga än.
   *[other] Jag har sparat dina svar: { $answered } av { $total }.
}
greeting-again-revising = 👋 Hej igen{ $name }! Du har börjat ändra din anmälan till <b>{ $event }</b>. Ändringarna är inte sparade än.
event-when = 📅 { $when }
event-where = 📍 { $where }
event-by = 🤝 Arrangörer: { $organisers }
event-for = 👥 { $audience }
event-last-day = ⏳ Sista dag att anmäla sig: { $closes }
will-ask = Jag frågar om { $fields }. Det tar ungefär två minuter, och du kan gå tillbaka och ändra när du vill.
window-early = Anmälan har inte öppnat än. Den öppnar { $opens }. Välkommen tillbaka då!
window-closed = Anmälan till <b>{ $event }</b> stängde { $closes }. Det går inte längre att anmäla sig här.
window-closed-draft = Anmälan till <b>{ $event }</b> stängde { $closes }. Därför kan jag inte ta emot din anmälan. Det du har svarat är inte skickat.
window-closed-started = Anmälan till <b>{ $event }</b> är stängd. Evenemanget började { $when }.
which-event = Vad vill du anmäla dig till?
event-unknown = Jag hittar inget evenemang som heter så. Här är de som finns:
no-event = Just nu finns det inget att anmäla sig till.
event-gone = Det här evenemanget finns inte längre hos mig.

## Formuläret
step = <b>{ $number } av { $total }</b>
question = { $step } · { $question }
question-voluntary = <i>Frivilligt. Du kan hoppa över frågan.</i>
question-sensitive = <i>Svaret behandlas som känsligt och är bara till för arrangören.</i>
question-now = Ditt svar nu: <b>{ $answer }</b>
noted = ✓ { $label }: { $answer }
agreed = godkänd
skipped = inget svar
privacy-title = 🔒 <b>Så använder vi dina uppgifter</b>
privacy-version = <i>Version { $version }</i>
no-why = Arrangören behöver svaret för att kunna planera.

## När ett svar inte går att använda
name-unclear = Jag behöver ditt namn med bokstäver, till exempel Karin Öberg. Skriv för- och efternamn.
name-too-long = Namnet är för långt. Skriv högst { $longest } tecken.
email-unclear = Det där ser inte ut som en e-postadress. Den ska se ut så här: namn@exempel.se
text-empty = Jag såg ingen text. Skriv ditt svar med ord.
text-too-long = Svaret är { $length } tecken långt. Högst { $longest } får plats. Kan du korta det?
choose-by-button = Välj ett av alternativen genom att trycka på en knapp.
consent-by-button = Jag behöver ditt godkännande innan vi går vidare. Tryck på knappen om du godkänner.
only-words = { $kind ->
    [photo] Bilder kan jag inte läsa.
    [sticker] Fint klistermärke! Men jag förstår bara text.
    [voice] Röstmeddelanden kan jag inte lyssna på.
    [video] Filmer kan jag inte se.
    [document] Filer kan jag inte öppna.
    [location] Platser kan jag inte läsa.
    [contact] Kontaktkort kan jag inte läsa.
    [forwarded] Vidarebefordrade meddelanden läser jag inte som svar.
   *[other] Det där kan jag inte läsa.
} Skriv med ord eller tryck på en knapp i stället.
edit-noted = Jag har ändrat ditt svar. { $noted }
edit-refused = Jag såg att du ändrade meddelandet, men ditt förra svar står kvar. { $refusal }
edit-unused = Jag såg att du ändrade ett meddelande. Det påverkar inte dina svar.
edit-registered = Jag såg att du ändrade ett meddelande. Din inskickade anmälan är som förut. Vill du ändra den, tryck på knappen.

## Sammanfattningen
summary = <b>Stämmer det här?</b>
summary-revising = <b>Dina ändringar</b>
summary-line = <b>{ $label }:</b> { $answer }
summary-send = Tryck på <b>{ $submit }</b> så är du anmäld.
summary-save = Ändringarna gäller först när du trycker på <b>{ $submit }</b>.
summary-words = Tryck på en knapp: skicka in anmälan eller ändra ett svar.
change-which = Vilket svar vill du ändra?

## Anmälan
registered = 🎉 <b>Tack, { $name }! Du är anmäld till { $event }.</b>
registered-code = Din anmälningskod: <code>{ $code }</code>
registered-keep = Spara koden. Skriv /registration när du vill se, ändra eller avboka din anmälan.
revised = ✓ Dina ändringar är sparade.
status-confirmed = ✅ <b>Du är anmäld till { $event }</b>
status-cancelled = Din anmälan till <b>{ $event }</b> är avbokad.
status-none = Du är inte anmäld till <b>{ $event }</b>.
status-draft = Du har en påbörjad anmälan till <b>{ $event }</b>. Den är inte inskickad.
cancel-sure = Vill du avboka din anmälan till <b>{ $event }</b>?
cancel-is-final = Anmälan är stängd, så du kan inte anmäla dig igen efteråt.
cancelled = Din anmälan till <b>{ $event }</b> är avbokad. Tack för att du sa till!
cancelled-again = Du kan anmäla dig igen till och med { $closes }.
changes-over = Det går inte längre att ändra eller avboka anmälan till <b>{ $event }</b> här.
draft-kept = Okej, vi stannar här. Anmälan är inte inskickad, men dina svar ligger kvar. Du kan fortsätta när du vill.
draft-dropped = Dina svar är borttagna. Ingen anmälan är inskickad.
revision-dropped = Okej. Inget är ändrat, din anmälan är som förut.
nothing-to-cancel = Du håller inte på med någon anmälan just nu.
draft-outdated = Formuläret har ändrats sedan sist. Dina svar finns kvar, och jag frågar bara om det som saknas.

## Resten av samtalet
help = <b>Det här kan jag göra</b>

    /start – börja eller fortsätta anmälan
    /registration – se, ändra eller avboka din anmälan
    /cancel – avbryta det du håller på med
    /language – byta språk (change language)
    /privacy – så används dina uppgifter
    /help – visa den här hjälpen
help-questions = Jag tar emot anmälningar. Frågor om innehållet kan jag inte svara på.
not-understood-open = Jag kan ta emot din anmälan, men frågor kan jag inte svara på. Välj vad du vill göra:
not-understood-early = Jag tar emot anmälningar när anmälan har öppnat, men frågor kan jag inte svara på. Välj vad du vill göra:
not-understood-closed = Anmälan är stängd, och frågor kan jag inte svara på. Välj vad du vill göra:
unknown-command = Det kommandot känner jag inte till. Skriv /help så ser du vad jag kan.
language-which = Vilket språk vill du ha? · Which language would you like?
language-changed = Nu skriver jag på svenska.
language-name = Svenska
group = Anmälan gör du i en egen chatt med mig, så att ingen annan ser dina uppgifter.
apology = Något gick fel hos mig med ditt senaste meddelande. Det är inte ditt fel. Skriv eller tryck en gång till. Det du har svarat tidigare finns kvar.

## Korta besked när man trycker
button-passed = Du har redan gått vidare. Frågan du är på står längst ner.
button-old = Den knappen hör till något som är avslutat.
choice-gone = Det alternativet finns inte längre. Välj ett av dem som står längst ner.
button-registered = Du är redan anmäld. Din kod: { $code }

## Knappar
button-register = Anmäl mig
button-register-again = Anmäl mig igen
button-resume = Fortsätt där jag var
button-restart = Börja om från början
button-drop = Ta bort mina svar
button-agree = Jag godkänner
button-back = ‹ Tillbaka
button-skip = Hoppa över
button-why = Varför?
button-keep = Behåll: { $answer }
button-submit = Skicka in anmälan
button-save = Spara ändringarna
button-change = Ändra ett svar
button-change-registration = Ändra mina svar
button-cancel-registration = Avboka
button-cancel-yes = Ja, avboka
button-cancel-no = Nej, behåll anmälan
button-privacy = Så används mina uppgifter
button-show-registration = Visa min anmälan
button-other-language = In English
button-dont-save = Avbryt utan att spara
button-private = Öppna chatten
button-help = Hjälp

## Listor över ord som betyder något i formuläret
skip-words = hoppa över, hoppa, skippa, -, –, nej, nej tack, inga, inget
back-words = tillbaka, bakåt, backa, back
why-words = varför, varför?, varför frågar ni, varför frågar ni?, varför frågar du, varför frågar du?, varför vill ni veta det, varför vill ni veta det?

## Menyn
command-start = Anmäl dig eller fortsätt
command-registration = Se, ändra eller avboka
command-cancel = Avbryt
command-language = Byt språk · Change language
command-privacy = Dina uppgifter
command-help = Hjälp
