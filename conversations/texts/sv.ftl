### Botens röst på svenska. Klarspråk: korta meningar, du-tilltal, det viktigaste först.

## Hälsningen
greeting = 👋 Hej{ $name }! Jag tar emot anmälningar till <b>{ $event }</b>.
greeting-again-new = 👋 Hej igen{ $name }! Du har börjat anmäla dig till <b>{ $event }</b>. { $answered ->
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
which-event-command = Vilket evenemang gäller <code>{ $command }</code>?
event-unknown = Jag hittar inget evenemang som heter så. Här är de som finns:
no-event = Just nu finns det inget att anmäla sig till.
event-gone = Det här evenemanget finns inte längre hos mig.

## Det boten heter och säger om sig själv
profile-short = Här anmäler du dig till { $event } och får svar på dina frågor.
profile-several = Här anmäler du dig och får svar på dina frågor. Välj bland:
profile-several-short = Här anmäler du dig och får svar på dina frågor.

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
summary-new = <b>Stämmer det här?</b>
summary-revising = <b>Dina ändringar</b>
summary-line = <b>{ $label }:</b> { $answer }
summary-send = Tryck på <b>{ $submit }</b> så är du anmäld.
summary-send-on = Tryck på <b>{ $submit }</b> när allt stämmer.
summary-save = Ändringarna gäller först när du trycker på <b>{ $submit }</b>.
summary-words = Tryck på en knapp nedan: skicka in anmälan, eller ändra ett svar.
shared-address = 📧 Det finns redan en anmälan till <b>{ $event }</b> med den e-postadressen. Är det din, från ett annat konto, behöver du inte anmäla dig igen. Delar ni adress går det bra att skicka in ändå.
change-which = Vilket svar vill du ändra?

## Anmälan
decide-code = Anmälningskod: <code>{ $code }</code>
registered-code = Din anmälningskod: <code>{ $code }</code>
revised = ✓ Dina ändringar är sparade.
status-confirmed = ✅ <b>Du är anmäld till { $event }</b>
status-cancelled = Din anmälan till <b>{ $event }</b> är avbokad.
status-none = Du är inte anmäld till <b>{ $event }</b>.
status-draft = Du har en påbörjad anmälan till <b>{ $event }</b>. Den är inte inskickad.
cancel-sure = Vill du avboka din anmälan till <b>{ $event }</b>?
cancel-goes-on = Någon står i kö, så platsen går vidare på en gång.
cancel-while-free = Ångrar du dig kan du ta tillbaka platsen tills evenemanget börjar, så länge ingen annan har fått den.
leave-line-sure = Vill du lämna kön till <b>{ $event }</b>? Om du ställer dig i kön igen hamnar du sist.
cancelled = Din anmälan till <b>{ $event }</b> är avbokad. Tack för att du sa till!
cancelled-again = Du kan anmäla dig igen till och med { $closes }.
cancelled-calendar = 📅 Har du lagt in dagen i din kalender? Ta bort den där, det kan jag inte göra åt dig.
cancelled-while-free = Ångrar du dig? Ett tryck räcker för att få tillbaka platsen, så länge ingen annan har fått den.
regained-confirmed = 🎉 <b>Platsen på { $event } är din igen!</b> Koden och biljetten är desamma som förut.
regained-pending = ✓ Din anmälan till <b>{ $event }</b> väntar på besked igen.
regained-colleague = ✓ Anmälan gäller igen, men länken är ny. Den gamla fungerar inte längre.
regain-gone = Platsen på <b>{ $event }</b> har tyvärr gått till någon annan.
regain-line = Du kan ställa dig i kön.
changes-over = Det går inte längre att ändra eller avboka anmälan till <b>{ $event }</b> här.
draft-kept = Okej, vi stannar här. Anmälan är inte inskickad, men dina svar ligger kvar. Du kan fortsätta när du vill.
draft-dropped = Dina svar är borttagna. Ingen anmälan är inskickad.
drop-sure = Ska dina svar tas bort? De går inte att få tillbaka.
drop-changes-sure = Ska dina ändringar tas bort? Din anmälan blir som förut.
revision-dropped = Okej. Inget är ändrat, din anmälan är som förut.
nothing-to-cancel = Du håller inte på med någon anmälan just nu.
draft-outdated = Formuläret har ändrats sedan sist. Dina svar finns kvar, och jag frågar bara om det som saknas.

## Resten av samtalet
help = <b>Det här kan jag göra</b>

    /start – börja eller fortsätta anmälan
    /registration – se, ändra eller avboka din anmälan
    /programme – vad som händer när och var
    /cancel – avbryta det du håller på med
    /language – byta språk (change language)
    /privacy – så används dina uppgifter
    /help – visa den här hjälpen
help-questions = 💬 Fråga mig gärna om evenemanget, med dina egna ord och när du vill, även mitt i anmälan. Vet jag inte svaret säger jag det, och då kan jag skicka frågan till arrangören.
unknown-command = Det kommandot känner jag inte till. Skriv /help så ser du vad jag kan.
language-which = Vilket språk vill du ha? · Which language would you like?
language-changed = Nu skriver jag på svenska.
language-name = Svenska
group = Anmälan gör du i en egen chatt med mig, så att ingen annan ser dina uppgifter.
apology = Något gick fel hos mig med ditt senaste meddelande. Det är inte ditt fel. Skriv eller tryck en gång till. Det du har svarat tidigare finns kvar.
chat-begun-anew = ⚠️ Något gick fel med det jag mindes av vårt samtal, så vi börjar om. Det du inte hade skickat in behöver du svara på igen.
registration-stands = Din anmälan till <b>{ $event }</b> finns kvar.
registration-unreadable = ⚠️ Din anmälan till <b>{ $event }</b> finns kvar, men jag kan inte läsa den just nu. Du behöver inte anmäla dig igen. Den som sköter mig får veta det.

## Korta besked när man trycker
button-passed = Du har redan gått vidare. Frågan du är på står längst ner.
button-old = Den knappen hör till något som är avslutat.
button-submitted = Det är redan inskickat.
choice-gone = Det alternativet finns inte längre. Välj ett av dem som står längst ner.
button-registered = Du är redan anmäld. Din kod: { $code }

## Knappar
button-register = Anmäl mig
button-register-again = Anmäl mig igen
button-resume = Fortsätt där jag var
button-restart = Börja om från början
button-drop = Ta bort mina svar
button-drop-yes = Ja, ta bort
button-drop-no = Nej, fortsätt där jag var
button-agree = Jag godkänner
button-back = ‹ Tillbaka
button-skip = Hoppa över
button-why = Varför?
button-keep = Behåll: { $answer }
button-submit-anyway = Skicka in ändå
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

## Fler slags frågor
question-several = <i>Du kan välja flera. Tryck på Klar när du har valt.</i>
perhaps-meant = Menar du <b>{ $meant }</b>?
or-write-anew = Annars skriver du bara svaret igen.
doubt = Menar du <b>{ $meant }</b>? Andra har skrivit så.
share-number = Du kan skriva numret, eller dela det med knappen under skrivfältet.
keyboard-gone = 👍
colleague-name = Vad heter din kollega? Skriv för- och efternamn.
colleague-email = Vilken e-postadress har din kollega?

## När ett sådant svar inte går att använda
phone-unclear = Det där ser inte ut som ett telefonnummer. Skriv till exempel 070-174 06 05, eller med landsnummer: +46 70 174 06 05.
url-unclear = Skriv en webbadress, och bara en, till exempel exempel.se/jag.
number-unclear = Skriv ett heltal med siffror, till exempel 2.
number-too-small = Talet får inte vara mindre än { $least }.
number-too-large = Talet får inte vara större än { $most }.
date-unclear = Jag förstår inte vilken dag det är. Skriv till exempel 14 maj 2030 eller 2030-05-14.
date-too-early = Välj { $earliest } eller senare.
date-too-late = Välj { $latest } eller tidigare.
several-too-few = Välj minst { $least }.
several-too-many = Välj högst { $most }.
choose-yes-or-no = Svara ja eller nej. Tryck gärna på en av knapparna.
choice-full = { $choice } · fullt
choice-is-full = Där är det fullt. Välj något annat.
choice-filled = Det du hade valt blev just fullt. Välj något annat, så är resten av dina svar kvar.

## Före och efter inskickandet
summary-colleague = <b>Stämmer uppgifterna om din kollega?</b>
summary-claiming = <b>Stämmer det här? Då tar du över anmälan.</b>
greeting-again-colleague = 👋 Hej igen{ $name }! Du håller på att anmäla en kollega till <b>{ $event }</b>.
greeting-again-claiming = 👋 Hej igen{ $name }! Du håller på att ta över en anmälan till <b>{ $event }</b>. Den är inte din förrän du har svarat klart.
outlook-full = ⚠️ Just nu finns ingen ledig plats.
outlook-pending = ⏳ En arrangör avgör om du får en plats. Jag skriver så fort det är bestämt.
outlook-waitlisted = ⏳ Det är fullt nu, så du hamnar i kön. Blir en plats ledig får du frågan här.
outlook-beside = 🕒 Just nu är det fullt på { $choices }. Du får din plats och står i kö dit.
seats-left = 🪑 Lediga platser: { $left }
seats-none-line = 🪑 Det är fullt just nu, men du kan ställa dig i kö.
seats-none = 🪑 Det är fullt just nu.
full = Tyvärr är <b>{ $event }</b> fullbokat, så anmälan kunde inte skickas in. Dina svar är kvar; försök gärna igen senare.

## Flera evenemang
which-registration = Vad gäller det? ✅ betyder att du har en anmälan.
registered-event = ✅ { $event }

## En anmälan och hur den står
registered-confirmed = 🎉 <b>Tack, { $name }! Du är anmäld till { $event }.</b>
registered-pending = 🙏 <b>Tack, { $name }!</b> Din anmälan har kommit fram.
registered-waitlisted = 🙏 <b>Tack, { $name }!</b> Du står nu i kö.
revised-confirmed = ✓ Dina ändringar är sparade, och du har en plats.
revised-pending = ✓ Dina ändringar är sparade. En arrangör behöver ta ställning till dem.
revised-waitlisted = ✓ Dina ändringar är sparade, och du står i kö.
status-pending = ⏳ <b>Din anmälan till { $event } väntar på besked</b>
status-offered = 🎟 <b>Du har fått erbjudande om en plats på { $event }</b>
status-waitlisted = ⏳ <b>Du står i kö till { $event }</b>
status-declined = Din anmälan till <b>{ $event }</b> kunde inte tas emot.
pending-next = En arrangör avgör om du får en plats. Jag skriver så fort det är bestämt.
line-over = Inga fler platser delas ut från kön.
in-line = Jag skriver så fort det finns en plats.
in-line-place = Plats i kön: <b>{ $place }</b>. Jag skriver så fort det finns en plats till dig.
offer-until = Platsen är din om du svarar före { $until }.
declined-reason = Arrangören skriver: { $reason }
deletes = 🗑 Uppgifterna raderas { $day }.
card-deleted = 🗑 Uppgifterna i din anmälan till <b>{ $event }</b> är raderade, som utlovat.
card-moved = ⬇️ Din anmälan till <b>{ $event }</b> visas längre ner.
ticket =
    🎟 Biljett: <b>{ $event }</b>
    { $name } · <code>{ $code }</code>
my-answers = 📋 <b>Dina svar: { $event }</b>
ticket-how = Visa bilden vid ingången.
ticket-beside = 🕒 Du står i kö till { $number } val till: se /registration.
ticket-over = 🎟 Den här biljetten till <b>{ $event }</b> gäller inte längre.
calendar = 📅 Öppna filen för att lägga in dagen i din kalender.
ticket-of-another = Det där är någons biljett. Den läses av vid ingången.
left-line = Du står inte längre i kö till <b>{ $event }</b>.
stopped = Okej, vi avbryter. Inget är sparat.

## Kön
offer =
    🎉 <b>En plats på { $event } är ledig, och den är din om du vill.</b>
    Svara före { $until }. Annars går platsen till nästa i kön.
offer-together =
    🎉 <b>Det finns plats på { $event } för { $names }.</b>
    Svara före { $until }. Annars går det till nästa i kön.
offer-answered-for-you = 🎉 Det finns plats på <b>{ $event }</b> för dig och dem du kommer med. Den som anmälde er svarar för er alla.
offer-accepted = 🎉 <b>Då har du en plats på { $event }!</b>
offer-declined = Okej, platsen på <b>{ $event }</b> går vidare till nästa.
turn-down-sure = Vill du tacka nej till platsen på <b>{ $event }</b>? Då går den till nästa, och du står inte kvar i kön.
turn-down-all-sure = Vill du tacka nej till platserna på <b>{ $event }</b>? Då går de till nästa, och ingen av er står kvar i kön.
offer-lapsed = Tiden för att ta platsen på <b>{ $event }</b> har gått ut, och den har gått vidare till nästa.
offer-taken = Du har redan tagit platsen.
offer-over = Det erbjudandet gäller inte längre.
offer-by-registrant = Den som anmälde er svarar för er alla.
part-offer =
    🎉 <b>En plats på { $choice } är ledig, och den är din om du vill.</b>
    Svara före { $until }. Annars går platsen till nästa i kön. Din plats på { $event } har du kvar hur du än svarar.
part-taken = 🎉 <b>Då har du en plats på { $choice }!</b>
part-left = Okej, du står inte längre i kö till <b>{ $choice }</b>. Din plats på { $event } har du kvar.
part-lapsed = Tiden för att ta platsen på <b>{ $choice }</b> har gått ut, och den har gått vidare till nästa. Din plats på { $event } har du kvar.
part-no-sure = Vill du tacka nej till platsen på <b>{ $choice }</b>? Då går den till nästa. Din plats på { $event } har du kvar.
part-leave-sure = Vill du lämna kön till <b>{ $choice }</b>? Din plats på { $event } har du kvar.
part-line = 🕒 I kö till <b>{ $choice }</b>. Jag skriver så fort det finns en plats.
part-line-place = 🕒 I kö till <b>{ $choice }</b>: plats { $place }. Jag skriver så fort det finns en plats till dig.
part-line-over = 🕒 I kö till <b>{ $choice }</b>, men inga fler platser delas ut.
part-offer-until = 🎟 En plats på <b>{ $choice }</b> är din om du svarar före { $until }.
joined = ✓ Ni kommer bara om det finns plats för er alla.
parted = ✓ Var och en tar den plats som blir ledig.

## Kollegor
colleague-registered = ✓ Klart. Skicka nästa meddelande till din kollega, som tar över anmälan och svarar på resten själv.
invitation =
    👋 En plats på <b>{ $event }</b> väntar på dig.
    { $when }

    Öppna länken och svara på några frågor, så är den din:
    { $link }
invitation-waiting =
    👋 En plats i kön till <b>{ $event }</b> väntar på dig.
    { $when }

    Öppna länken och svara på några frågor, så är den din:
    { $link }
invitation-short-waiting = En plats i kön till { $event } väntar på dig. Öppna länken, så är den din.
invitation-short = En plats på { $event } väntar på dig. Öppna länken, så är den din.
colleague-status-confirmed = 👥 <b>{ $name } är anmäld till { $event }</b>
colleague-status-pending = 👥 <b>{ $name } väntar på besked om { $event }</b>
colleague-status-waitlisted = 👥 <b>{ $name } står i kö till { $event }</b>
colleague-status-offered = 👥 <b>En plats på { $event } väntar på { $name }</b>
colleague-status-cancelled = 👥 Anmälan för { $name } till <b>{ $event }</b> är avbokad.
colleague-status-declined = 👥 Anmälan för { $name } till <b>{ $event }</b> kunde inte tas emot.
colleague-claimed = 👥 ✅ <b>{ $name } har tagit över sin anmälan till { $event }</b>
colleague-unclaimed = Har inte tagit över än. Länken gäller till och med { $until }.
colleague-unclaimed-late = Tog inte över i tid, och länken gäller inte längre. Anmälan står kvar tills den avbokas.
colleague-took-over = 👥 <b>{ $name }</b> har tagit över sin anmälan till <b>{ $event }</b>.
colleague-cancel-sure = Vill du avboka anmälan för { $name } till <b>{ $event }</b>?
colleague-accepted = 👥 <b>{ $name }</b> har nu en plats på <b>{ $event }</b>.
colleague-declined = 👥 <b>{ $name }</b> står inte längre i kö till <b>{ $event }</b>.
colleague-lapsed = 👥 Tiden för att ta platsen åt <b>{ $name }</b> på <b>{ $event }</b> har gått ut.
colleagues = 👥 <b>De här har du anmält till { $event }:</b>
colleagues-none = Du har inte anmält någon annan till <b>{ $event }</b>.
colleagues-enough = Högst { $most } kan vänta på att ta över samtidigt. Be någon av dem öppna sin länk först.
colleague-twice = Den personen är redan anmäld, med samma namn och adress. Ändra ett svar, eller avbryt med /cancel.
colleague-label = { $name } · { $state }
short-claimed = har tagit över
short-confirmed = anmäld, inte övertagen
short-pending = väntar på besked
short-waitlisted = i kö
short-offered = erbjuds plats
unclaimed = 👥 Kollegor som inte har tagit över än: { $number }
remind-how = Skicka det här vidare en gång till:
bring-over = Det går inte längre att anmäla kollegor eller ge bort sin plats.
give-how = ⬆️ Skicka meddelandet ovanför till den som ska komma i stället för dig. Platsen är din tills någon har öppnat länken och svarat klart. Det går till och med { $until }.
giving-waits = 🔁 Du håller på att ge bort din plats. Den är din tills någon har tagit över den.
taken-back = ✓ Du behåller din plats. Länken gäller inte längre.
given = 🔁 <b>{ $name }</b> har tagit över din plats på <b>{ $event }</b>. Din egen biljett gäller inte längre. Tack för att platsen kommer till nytta!
claim-waiting = 👋 En plats i kön till <b>{ $event }</b> hålls åt <b>{ $name }</b>.
claim-registered = 👋 En plats på <b>{ $event }</b> är reserverad för <b>{ $name }</b>.
claim-given = 👋 <b>{ $name }</b> vill ge dig sin plats på <b>{ $event }</b>.
claim-how = Vill du ta över den? Då ställer jag några frågor, och sedan är den din.
claim-gone = Den länken gäller inte längre. Platsen har redan tagits över, eller så har den tagits tillbaka. Fråga den som skickade länken.
claim-over = Den länken gäller inte längre.
claim-own = Den länken är till för den som ska ta över platsen. Skicka meddelandet vidare:
claim-late = Tiden för att ta över en plats på <b>{ $event }</b> har gått ut.
claim-not-needed = Du är redan anmäld till <b>{ $event }</b>, och en plats räcker. Säg till den som skickade länken, så kan någon annan få den.
claim-first-leave = Du har redan en anmälan till <b>{ $event }</b>, men ingen plats. Dra tillbaka den först med knappen nedan och öppna sedan länken igen, så kan du ta över platsen.
claim-left = Okej, du tar inte över. Länken gäller fortfarande om du ändrar dig.

## Arrangörens beslut
decide-new = 🙋 <b>Någon väntar på ditt beslut: { $event }</b>
decide-waits = 🙋 <b>Väntar på beslut: { $event }</b>
decide-none = Inget väntar på dig: inget beslut och ingen fråga.
decide-more = Fler väntar. Skriv /decide igen när du har tagit ställning till de här.
decide-full = Det finns ingen ledig plats. Höj antalet platser, eller vänta tills någon avbokar.
decide-gone = Den anmälan finns inte längre.
decided-confirmed = ✅ <b>{ $name }</b> har en plats på <b>{ $event }</b>.
decided-waitlisted = ⏳ <b>{ $name }</b> är godkänd och står i kö till <b>{ $event }</b>, som är fullt.
decided-offered = 🎟 <b>{ $name }</b> är godkänd och har erbjudits en plats på <b>{ $event }</b>.
decided-declined = ❌ <b>{ $name }</b> fick nej till <b>{ $event }</b>.
decided-cancelled = <b>{ $name }</b> har själv avbokat <b>{ $event }</b>.
reason-ask = Skriv en mening till { $name } om varför det inte går. Den skickas som du skriver den.
reason-too-long = Skälet är { $length } tecken långt. Högst { $longest } får plats. Kan du korta det?
admitted-confirmed = 🎉 <b>Välkommen! En arrangör har gett dig en plats på { $event }.</b>
admitted-waitlisted = 👍 En arrangör har godkänt din anmälan till <b>{ $event }</b>. Just nu är det fullt, så du står i kö.
not-admitted = Tyvärr kunde din anmälan till <b>{ $event }</b> inte tas emot.
not-admitted-because =
    Tyvärr kunde din anmälan till <b>{ $event }</b> inte tas emot. Arrangören skriver:

    { $reason }
door-confirmed =
    ✅ <b>{ $name }</b>
    { $event }
    <code>{ $code }</code>
door-pending =
    ⏳ <b>{ $name }</b> väntar på beslut
    { $event }
    <code>{ $code }</code>
door-offered =
    ⏳ <b>{ $name }</b> har inte tagit sin plats än
    { $event }
    <code>{ $code }</code>
door-waitlisted =
    ⏳ <b>{ $name }</b> står i kö
    { $event }
    <code>{ $code }</code>
door-declined =
    ❌ <b>{ $name }</b> fick nej
    { $event }
    <code>{ $code }</code>
door-cancelled =
    ❌ <b>{ $name }</b> har avbokat
    { $event }
    <code>{ $code }</code>
help-organisers =
    /decide – allt som väntar på dig
    /questions – frågor som väntar på svar, och vad folk frågar mest om
    /broadcast – skriv till dem som är anmälda
    /reminders – påminnelser som går ut av sig själva
    /export – anmälningarna som fil
    /audit – vem som har gjort vad
    /team – vilka som är med och ordnar
    /invite – bjud in personal eller en arrangör

## Knappar för plats, kö och kollegor
button-yes = Ja
button-no = Nej
button-done = Klar
button-as-written = Behåll: { $answer }
button-share-number = 📱 Dela mitt nummer
button-submit-colleague = Anmäl min kollega
button-ticket = 🎟 Visa biljetten
button-add-to-calendar = 📅 Lägg in i kalendern
button-my-answers = 📋 Mina svar
button-give = 🔁 Ge min plats till en kollega
button-give-link = 🔁 Visa länken till min plats
button-take-back = Behåll min plats
button-leave-line = Lämna kön
button-leave-line-yes = Ja, lämna kön
button-leave-line-no = Nej, stå kvar
button-leave-part = Lämna kön till { $choice }
button-rejoin = Ställ mig i kön igen
button-regain = ↩️ Jag vill ha platsen tillbaka
button-regain-colleague = ↩️ Ta tillbaka kollegans plats
button-accept = ✅ Ta platsen
button-accept-part = ✅ Ta platsen: { $choice }
button-turn-down-part = Nej tack till { $choice }
button-accept-all = ✅ Ta platserna
button-turn-down = Nej tack, ge den till nästa
button-turn-down-all = Nej tack, ge dem till nästa
button-turn-down-yes = Ja, tacka nej
button-turn-down-no = ‹ Tillbaka
button-together = Kom bara om alla får plats
button-apart = Ta platser en i taget
button-colleague = 👥 Anmäl en kollega
button-colleagues = 👥 Mina kollegor
button-remind = Visa länken igen
button-copy-link = 📋 Kopiera länken
button-share = ↗️ Skicka länken
button-cancel-colleague = Avboka kollegan
button-cancel-colleague-yes = Ja, avboka
button-take-over = Ta över anmälan
button-no-thanks = Nej tack
button-confirm = ✅ Bekräfta
button-decline = ❌ Avslå
button-no-reason = Avslå utan skäl
button-dont-decline = Avslå inte

## Arrangörens meny
command-decide = Det som väntar på dig
command-invite = Bjud in personal eller en arrangör
command-team = Vilka som är med och ordnar

## Laget: arrangörer och personal
staff-words = personal, staff, funktionär
organiser-words = arrangör, organiser, organizer
invite-whom = Vem vill du bjuda in?
button-invite = ➕ Bjud in
button-invite-staff = Personal
button-invite-organiser = Arrangör
invitation-staff =
    👋 Du är inbjuden att hjälpa till som <b>personal</b>. Öppna länken och tryck på Starta:
    { $link }
invitation-organiser =
    👋 Du är inbjuden som <b>arrangör</b>. Öppna länken och tryck på Starta:
    { $link }
invited = ⬆️ Skicka meddelandet ovanför till den du vill bjuda in. Länken gäller till { $until }, och bara för den första som öppnar den.
invitation-used-staff = ✓ <b>{ $name }</b> har öppnat din länk och är nu personal.
invitation-used-organiser = ✓ <b>{ $name }</b> har öppnat din länk och är nu arrangör.
join-gone = Den länken gäller inte längre. Be en arrangör om en ny.
join-already-staff = Du är redan personal. Länken är kvar till någon annan.
join-already-organiser = Du är redan arrangör. Länken är kvar till någon annan.
joined-staff = 👋 <b>Välkommen! Du är nu personal.</b>
joined-organiser = 👋 <b>Välkommen! Du är nu arrangör.</b>
team = 👥 <b>De här är med och ordnar</b>
team-organiser = <b>Arrangörer: { $number }</b>
team-staff = <b>Personal: { $number }</b>
team-line = { $name } · inbjuden av { $by } { $day }
team-line-fixed = { $name } · står i inställningarna
team-unnamed = nummer { $number }, som inte har skrivit än
team-somebody = någon som inte är kvar
team-fixed = Den som står i ORGANISERS kan bara tas bort där, av den som sköter driften.
team-remove-staff = Ska <b>{ $name }</b> inte vara personal längre?
team-remove-organiser =
    Ska <b>{ $name }</b> inte vara arrangör längre?

    Länkar som { $name } har bjudit in med slutar gälla. Planerade utskick går ändå; du ser dem under /broadcast.
team-removed = Du är inte längre med och ordnar. Tack för hjälpen!
team-left = ✓ Du är inte längre med och ordnar.
button-remove = Ta bort { $name }
button-remove-yes = Ja, ta bort
button-remove-no = Nej, låt vara

## När någon tar över en plats som erbjuds
registered-offered = 🙏 <b>Tack, { $name }!</b> Anmälan är din nu, och en plats på { $event } väntar på svar.
## Programmet
help-contact = <b>Kontakt:</b> { $contact }
programme = 📋 <b>Programmet</b> · { $event }
programme-none = Det finns inget program här än.
programme-times-unknown = Tiderna är inte kända än.
programme-not-found = Jag hittar ingen dag och ingen sal som heter ”{ $words }”. Här är programmet:
programme-empty = Här står inget i programmet.
programme-day = <b>{ $day }</b>
programme-time = <code>{ $time }</code>
programme-talk = 🎤 <b>{ $title }</b>
programme-workshop = 🛠 <b>{ $title }</b>
programme-break = ☕️ <b>{ $title }</b>
programme-other = 📌 <b>{ $title }</b>
programme-on = ▶️ <b>{ $title }</b>
programme-where = <i>{ $where }</i>
programme-about = { $about }
programme-page = Sida { $page } av { $pages }
programme-now = <b>Just nu</b>
programme-next = <b>Härnäst</b>
programme-over = Programmet är slut. Tack för den här gången!
programme-answer = 📋 Ur programmet:
programme-answer-nothing = Då står det inget i programmet.
programme-answer-times-unknown = Tiderna är inte kända än. Det här står i programmet:
programme-answer-more = … och mer. Se hela programmet:
programme-calendar = Lägg programmet för { $event } i din kalender.
button-programme = 📋 Programmet
button-whole-programme = 📋 Hela programmet
button-earlier = ‹ Tidigare
button-later = Senare ›
button-all-rooms = Alla salar
button-now = ▶️ Just nu
button-calendar = 📅 Kalender
button-calendar-item = 📅 Lägg i kalendern
now-words = nu, just nu, now, right now
today-words = idag, i dag, today
tomorrow-words = imorgon, i morgon, tomorrow
command-programme = Programmet
## Frågor och svar
answer =
    { $answer }

    <i>Från: { $source }</i>
answer-in-other-language =
    <i>Det här finns bara på { $written ->
        [en] engelska
       *[other] svenska
    }:</i>

    { $answer }
question-no-words = Skriv gärna din fråga med ord, så svarar jag.
question-too-long = Det där är { $length } tecken långt. Skriv frågan med högst { $longest } tecken, så svarar jag eller skickar den vidare.
question-which = Jag är inte säker på vad du menar. Är det något av det här?
question-which-event = Vilket evenemang gäller frågan?
question-unanswered = Det har jag inget svar på. Arrangören har inte sagt något om det till mig.
summary-unanswered = Stämmer allt i sammanfattningen? Då trycker du på den översta knappen under den. Gäller din fråga något annat har jag inget svar på den.
topic-unanswered = Arrangören har inte sagt något om { $topic }.
question-pass-on = Ska jag skicka din fråga till arrangören? Då får du svaret här. Arrangören ser frågan, men inte vem som ställer den.
question-passed-on = ✓ Nu har jag skickat din fråga till arrangören. Du får svaret här så fort det finns.
question-passed-already = Den frågan har redan gått till arrangören. Du får svaret här.
question-waits-already = Din fråga har redan gått till arrangören. Du får svaret här så fort det finns.
question-nobody-to-ask = Just nu finns det ingen arrangör här som jag kan skicka frågan till.
rated-helpful = Tack, bra att veta!
rated-useless = Tack för att du säger det.
doubt-question = Är <b>{ $text }</b> ditt svar, eller undrar du något?
swedish-or-english = Jag kan svenska och engelska. Skriv gärna på något av dem. · I speak Swedish and English.
organiser-corrects =
    ✏️ <b>Arrangören har rättat svaret på din fråga</b>
    <i>{ $question }</i>

    { $answer }
organiser-answers =
    💬 <b>Arrangören svarar på din fråga</b>
    <i>{ $question }</i>

    { $answer }

## Småprat
small-talk-hello = Hej! 👋
small-talk-thanks = Varsågod! Säg till om du undrar något mer.
small-talk-bye = Hej då! Välkommen tillbaka när du vill.
small-talk-fine = Fint!
small-talk-sorry = Ingen fara.
small-talk-feeling = Tack, jag mår bra. Jag hoppas att du också gör det!
small-talk-bot = Jag är en bot. Jag tar emot anmälningar och svarar på frågor om evenemanget, med arrangörens egna ord.

## Svar som jag kan själv
fact-no-times = Vilka tider som gäller har arrangören inte sagt till mig.
fact-speakers = 🎤 { $speakers }
fact-registered = Du är redan anmäld.
fact-register = Du anmäler dig här i chatten. Det tar ungefär två minuter, och du kan ändra dina svar efteråt.
fact-capacity = Antal platser: { $seats }
choice-seats-left = 🪑 { $name }: { $left } av { $seats } platser kvar
choice-seats-none-line = 🪑 { $name }: fullt just nu, men du kan ställa dig i kö.
choice-seats-none = 🪑 { $name }: fullt just nu.
seat-words = plats platser platserna kvar ledig ledigt lediga full fullt fulla fullbokad fullbokat fulltecknad
fact-waitlist = Är det fullt ställer du dig i kö genom att anmäla dig som vanligt. Blir en plats ledig får du frågan här.
fact-substitute = Ja, du kan ge din plats till en kollega. Knappen finns under din anmälan: skriv /registration.
fact-group = Du kan anmäla dina kollegor en i taget. Var och en får en länk och svarar på resten själv.
wish-change = Ska jag ändra <b>{ $label }</b> till <b>{ $answer }</b> i din anmälan?
fact-change = Du ändrar dina svar under din anmälan.
fact-later-change = När du har skickat in din anmälan kan du ändra svaren här i chatten.
fact-cancel = Du avbokar under din anmälan. Då kan någon annan få platsen.
fact-later-cancel = Du är inte anmäld till <b>{ $event }</b>. När du är det kan du avboka här i chatten.
fact-my-registration = Ja, din anmälan till <b>{ $event }</b> finns här hos mig.
fact-later-my-registration = Nej, du är inte anmäld till <b>{ $event }</b> än. Det är du när du har svarat på frågorna och skickat in anmälan.
fact-forget = Avbokar du så finns dina svar kvar hos arrangören tills de raderas. Skriv /privacy så ser du hur de används.
fact-start-over = Skriv /start så kan du fortsätta där du var, eller börja om från början.
fact-human = Nej, jag är en bot. Jag svarar med det som arrangören har skrivit, och skickar andra frågor vidare om du vill.
fact-switch-language = Skriv /language så byter jag språk. En fråga besvarar jag på det språk den är ställd på.
fact-passed-on = Din fråga går till arrangörerna, utan ditt namn. Svaret kommer här i chatten.

## Arrangörernas frågor
question-open = ❓ <b>En fråga om { $event }</b>
question-answered = ✅ <b>Besvarad fråga om { $event }</b>
question-dropped = <b>Avfärdad fråga om { $event }</b>
drop-question-sure = Ska frågan avfärdas? { $number ->
    [one] Den som frågade får inget svar.
   *[other] De som frågade får inget svar.
}
question-askers = 👥 { $number } har frågat.
question-how-to-answer = Svara på det här meddelandet (håll på det och välj Svara), så går ditt svar till den som frågade.
question-or-press = Eller tryck på rätt svar:
question-answer = 💬 { $answer }
question-taught = 📚 Svaret finns nu i kunskapen.
question-untaught = Svaret är borta ur kunskapen.
question-gone = Den frågan finns inte längre. Ditt svar är inte skickat.
answer-sent = { $number ->
    [one] ✓ Ditt svar är på väg till den som frågade.
   *[other] ✓ Ditt svar är på väg till { $number } som frågade.
} Ska jag svara så även nästa gång?
answer-corrected = ✓ Rättelsen är på väg till { $number ->
    [one] den som frågade
   *[other] { $number } som frågade
}.
answer-as-before = Svaret är detsamma som förut, så jag har inte skickat något.
answer-too-long = Svaret är { $length } tecken långt. Högst { $longest } får plats. Inget är skickat. Kan du korta det?
entry-gone = Det svaret finns inte längre bland det jag kan.
questions-none = Ingen fråga väntar på svar.
questions-more = Fler väntar. Skriv /questions igen när du har svarat på de här.
questions-most = 📊 <b>Det här frågar man mest om</b>
questions-often = { $times } × { $topic }
questions-rated = { " " }· 👍 { $helped } 👎 { $useless }
questions-programme = Programmet
questions-taught = 📚 <b>Det finns svar som du har lagt till</b>
knowledge-file = 📚 Det som har lagts till om { $event }. Klistra in det i { $written ->
    [en] knowledge.en.md
   *[other] knowledge.sv.md
} om det ska ligga kvar i filen.
knowledge-none = Inget har lagts till i kunskapen än.
folder-refused =
    ⚠️ <b>Något är fel i filerna för ett evenemang, så jag använder dem inte än.</b> De gamla gäller tills det är rättat.

    { $problems }
command-questions = Frågor som väntar på svar

## Knappar för frågor
button-helped = 👍 Det hjälpte
button-not-helped = 👎 Det hjälpte inte
button-pass-on = ✉️ Skicka till arrangören
button-none-of-these = Inget av det här
button-was-name = ✓ Det är mitt namn
button-was-answer = ✓ Det är mitt svar
button-was-question = ❓ Det var en fråga
button-drop-question = Avfärda
button-drop-question-yes = Ja, avfärda
button-drop-question-no = Nej, låt den vänta
button-teach = 📚 Lägg in i kunskapen
button-unteach = Ångra: ta bort ur kunskapen
button-questions = ❓ Frågor som väntar
button-knowledge-file = 📚 Hämta det som lagts till

## Hur man frågar varför
why-begins = varför, why, hur så, hurså, vad ska ni, vad ska du, what do you need, what for, vad ska jag skriva, vad skriver man, vad skriver jag, vad menar ni

## Vad man säger om sammanfattningen när man borde trycka på knappen
send-words = skicka, skicka in, skicka den, sänd, anmäl mig, anmäl, klar, klart, färdig, ok, okej, okey, ja, ja tack, japp, jo, jajamän, bra, jättebra, stämmer, det stämmer, ja det stämmer, allt stämmer, allt är rätt, rätt, ser bra ut, det ser bra ut, det är bra, perfekt, toppen, yes, går det bra så, är det bra så, är det rätt, är det rätt så, stämmer det, är det klart, är jag klar, var det allt, är det allt, vad händer nu, vad gör jag nu, vad ska jag göra nu, och nu, nu då, hur skickar jag, hur skickar jag in

## Personalens och arrangörernas kommandon
command-count = Hur många som är anmälda
command-find = Hitta någon
command-checkin = Checka in vid ingången
command-export = Hämta anmälningarna som fil
command-audit = Vem som har gjort vad
help-staff =
    /count – hur många som är anmälda, till exempel /count bibliotekarie
    /find – hitta någon: del av namn, e-post, organisation eller kod
    /checkin – checka in vid ingången, med kod eller namn

## Räkna
count-nothing = Jag vet inte vilket evenemang du menar. Välj det först med /start.
count-title = 📊 <b>{ $event }</b> · { $now }
count-for = Bara: <b>{ $names }</b>
count-and-more = och { $number } till
count-unknown = Ingen har svarat { $words }. Skriv till exempel en målgrupp, en organisation eller båda.
count-apart = De svaren räknar jag inte tillsammans. Skriv högst två saker: en målgrupp eller ett annat val, och till exempel en organisation.
count-confirmed = <b>Anmälda: { $number }</b>
count-pending = ⏳ Väntar på beslut: { $number }
count-offered = 🎟 Har erbjudits plats: { $number }
count-waitlisted = 🕒 I kö: { $number }
count-cancelled = Avbokade: { $number }
count-declined = Fick nej: { $number }
count-drafts = ✏️ Påbörjade, inte inskickade: { $number }
count-seats = 🪑 Lediga platser: { $number }
count-came = ✅ Incheckade: { $number } av { $of }
count-came-on = ✅ Incheckade { $day }: { $number } av { $of }
count-came-today = ✅ Incheckade i dag, { $day }: { $number } av { $of }
count-lately = 📥 Nya i dag: { $today } · de senaste sju dagarna: { $week }
count-heading = <b>{ $label }</b>
count-most = <b>{ $label }</b> (flest)
count-stops = <b>Var de påbörjade har stannat</b>
count-at-summary = Sammanfattningen
count-line = { $label }: { $number }
count-beside-pending = { $number } väntar på beslut
count-beside-offered = { $number } erbjuden plats
count-beside-waitlisted = { $number } i kö
count-kept = Siffrorna hålls aktuella, högst en gång i minuten.
count-old = Det meddelandet är för gammalt. Skriv /count för ett nytt.
plot-caption = 📈 <b>{ $event }</b> · { $now }. Anmälda: { $number }
plot-daily = Anmälningar per dag
plot-sum = Sammanlagt, även avbokade
plot-closes = Sista dag
plot-groups = Per målgrupp
plot-nobody = Ingen har anmält sig än

## De som arrangerar, när de börjar
home = 🏠 <b>{ $event }</b>
home-registered = { $seats ->
    [0] ✅ Anmälda: { $number }
   *[other] ✅ Anmälda: { $number } av { $seats } platser
}
home-pending = ⚖️ Väntar på beslut: { $number }
home-offered = 🎫 Har fått erbjudande om plats: { $number }
home-waitlisted = ⏳ I kö: { $number }
home-come = 👋 Incheckade: { $number } av { $of }
home-questions = ❓ Frågor som väntar på svar: { $number }
home-reminder = 🔔 Nästa påminnelse: { $due } · { $words }
button-home = 🏠 Arrangörens sida
button-as-attendee = 👤 Som deltagare
button-find = 🔎 Hitta någon
button-door = 🚪 Checka in
button-counts = 📊 Siffror
button-what-waits = ⚖️ Det som väntar på svar
button-broadcast = 📣 Skriv till deltagarna
button-reminders = 🔔 Påminnelser

## Hitta
find-how = Skriv vem du letar efter, till exempel /find Karin eller /find Lund. Det räcker med en del av namnet, e-posten, organisationen eller koden.
find-nobody = Jag hittar ingen som liknar <b>{ $words }</b>.
find-some = Träffar: { $number }
find-many = Fler än jag kan visa. Skriv lite mer, så blir träffarna färre. Här är de som liknar mest:
card = 👤 <b>{ $name }</b> · <code>{ $code }</code>
card-status = { $status } · { $event }
card-registered = 📥 Anmäld { $at }
card-colleague = 👥 Anmäld av en kollega, och har inte tagit över än
card-walk-in = 🚶 Anmäld på plats
card-place = Plats i kön: { $place }
card-reason = Skäl till nej: { $reason }
offer-unreached =
    📵 <b>{ $name }</b> var näst på tur i kön till <b>{ $event }</b>, men kan inte nås i Telegram. Platsen går till nästa, och { $name } står kvar först i kön.{ $known ->
        [yes] {""}
    Andra vägar: { $ways }
       *[no] {""}
    }
button-show-person = 👤 Visa anmälan
card-shared-address = 📧 Samma e-post som i en annan anmälan
card-unreachable = 📵 Kan inte nås i Telegram
card-cancel = Vill du avboka anmälan för <b>{ $name }</b> till <b>{ $event }</b>? Den som är anmäld får veta det.
cancelled-for-you = Din anmälan till <b>{ $event }</b> har avbokats av en arrangör. Undrar du över något, hör av dig till arrangören.
put-back-confirmed = 🎉 <b>En arrangör har satt tillbaka din anmälan till { $event }.</b> Du har en plats.
put-back-waitlisted = ↩️ En arrangör har satt tillbaka din anmälan till <b>{ $event }</b>. Just nu är det fullt, så du står i kö.
colleague-put-back-confirmed = 👥 En arrangör har satt tillbaka anmälan för <b>{ $name }</b> till <b>{ $event }</b>. Länken är ny: du hittar den under Mina kollegor.
colleague-put-back-waitlisted = 👥 En arrangör har satt tillbaka anmälan för <b>{ $name }</b> till <b>{ $event }</b>, i kön. Länken är ny: du hittar den under Mina kollegor.
put-back-line = Det är fullt på <b>{ $event }</b>. Vill du ställa <b>{ $name }</b> sist i kön?
put-back-full = Det finns ingen ledig plats. Höj antalet platser, eller vänta tills någon avbokar.
digest = 👋 <b>Avbokningar: { $event }</b>
digest-gone = { $more ->
    [0] Har lämnat sin plats ({ $number }): { $names }
   *[other] Har lämnat sin plats ({ $number }): { $names } och { $more } till
}
digest-seats = 🪑 Lediga platser nu: { $left }
digest-offered = { $more ->
    [0] 🎟 Erbjuden till nästa i kön ({ $number }): { $names }
   *[other] 🎟 Erbjuden till nästa i kön ({ $number }): { $names } och { $more } till
}
digest-taken = { $more ->
    [0] ✅ Har fått plats från kön ({ $number }): { $names }
   *[other] ✅ Har fått plats från kön ({ $number }): { $names } och { $more } till
}
digest-silenced = 🔕 Du hör inget mer om avbokningar till <b>{ $event }</b>. Andra arrangörer får veta det som förut. Knappen nedan finns också i /team.
digest-heard = 🔔 Du får veta när någon avbokar <b>{ $event }</b>, högst en gång om dagen.
offer-late = Det går inte längre att erbjuda platser.
state-confirmed = ✅ Anmäld
state-pending = ⏳ Väntar på beslut
state-offered = 🎟 Har erbjudits en plats
state-waitlisted = 🕒 Står i kö
state-declined = ❌ Fick nej
state-cancelled = ❌ Avbokad
walk-in-how = Vem vill du anmäla på plats till <b>{ $event }</b>? Skriv namnet. Vill du, skriv e-post och organisation på varsin rad under.
walked-in = ✅ <b>Anmäld på plats</b>
walk-in-full = Det är fullt, så ingen mer kan anmälas.
walk-in-forgotten = Allt om de anmälda är borttaget nu, så ingen mer kan anmälas.

## Dörren
checkin-how = Skriv koden eller namnet efter kommandot, till exempel /checkin K7M-Q2P. Du kan också läsa av bilden på biljetten med telefonens kamera.
door-in =
    ✅✅✅ <b>{ $name }</b>
    { $event }
    <code>{ $code }</code>
door-done = ✅ Incheckad
door-already =
    ⚠️ <b>{ $name } är redan inne</b>
    { $event }
    <code>{ $code }</code>
door-elsewhere =
    ❌ <b>Fel evenemang: { $event }</b>
    { $name }
    <code>{ $code }</code>
door-outdated =
    ⚠️ <b>Biljetten gäller inte längre</b>
    Platsen har gått över till { $name }. Är det { $name } som står här? Tryck på Checka in. Annars: hämta en arrangör.
    { $event }
    <code>{ $code }</code>
door-out =
    ↩️ <b>{ $name } är inte längre incheckad</b>
    { $event }
    <code>{ $code }</code>
door-came = Incheckad { $at } av { $by }
door-somebody = någon
door-early = Incheckningen öppnar { $day }.
door-progress = Inne: <b>{ $number }</b> av { $of }
door-progress-on = Inne { $day }: <b>{ $number }</b> av { $of }
missing = 🚪 <b>Har inte kommit till { $event } än: { $number }</b>
missing-on = 🚪 <b>Har inte kommit till { $event } { $day }: { $number }</b>
missing-heading = <b>{ $organisation }</b> ({ $number })
missing-name = · { $name }
missing-without = Utan organisation
missing-more = … och { $number } till. Hela listan finns i filen från /export.

## Skriva till någon
talk-ask = Skriv ditt meddelande till <b>{ $name }</b>. Det skickas som du skriver det.
talk-answer = Skriv ditt svar. Det skickas som du skriver det.
talk-from-team =
    ✉️ <b>Meddelande om { $event }</b>

    { $text }
talk-from-attendee =
    ✉️ <b>{ $name } skriver:</b>

    { $text }
talk-somebody = Någon som inte längre är anmäld
talk-sent = ✓ Skickat.
talk-stopped = Okej, inget skickas.
talk-ended = ✓ Samtalet är avslutat.
talk-ended-there = ✉️ Samtalet har avslutats.
talk-over = Det samtalet är avslutat.
talk-gone = Det samtalet finns inte längre. Inget har skickats.
talk-nobody = Den här anmälan gjordes på plats och har ingen chatt att skriva till.
talk-too-long = Meddelandet är { $length } tecken långt. Högst { $longest } får plats. Inget är skickat. Kan du korta det?

## Filer
export-which = 📄 <b>Vad vill du hämta för { $event }?</b>
export-working = Filen görs i ordning. Det kan ta några sekunder.
export-done = 📄 Anmälningarna till <b>{ $event }</b>. Filen innehåller personuppgifter, så ta bort den när du inte behöver den.
export-all = 📄 Anmälningarna till <b>{ $event }</b>, med känsliga svar. Att du hämtade dem står i loggen. Ta bort filen så snart du inte behöver den.
export-failed = 😕 Filen om <b>{ $event }</b> gick inte att göra. Försök igen med /export om en stund. Går det inte då heller, säg till den som sköter boten.
plot-failed = 😕 Bilden av <b>{ $event }</b> gick inte att rita. Siffrorna finns i /count. Går det inte senare heller, säg till den som sköter boten.
sheet-registrations = Anmälningar
sheet-counts = Antal
sheet-code = Kod
sheet-status = Status
sheet-registered = Anmäld
sheet-changed = Ändrad
sheet-came = Incheckad
sheet-came-on = Incheckad { $day }
sheet-language = Språk
sheet-sharing = Samma e-post
sheet-number = Antal
sheet-field = Fråga
sheet-answer = Svar
sheet-place = Plats
sheet-waitlist = I kö
sheet-pending = Väntar på beslut
sheet-have-come = Har kommit
sheet-missing = Har inte kommit

## Loggen
audit = 📜 <b>Vem som har gjort vad</b>
audit-about = 📜 <b>Vem som har gjort vad</b> · { $words }
audit-nothing = Här finns inget.
audit-line = { $at } · <b>{ $who }</b> { $act } { $about }
audit-code = <code>{ $code }</code>
audit-change = · { $label }: { $was } → { $became }
doer-attendee = deltagaren
doer-staff = personal
doer-organiser = arrangör
doer-operator = driften
doer-bot = boten
detail-status = Status
detail-came = Incheckad
detail-person = Chatt
detail-language = Språk
detail-reason = Skäl
detail-given = På väg att ges bort
detail-role = Roll
detail-name = Namn
detail-number = Nummer
detail-kind = Fil
detail-sensitive = Känsliga svar
detail-question = Fråga
detail-answer = Svar
detail-broadcast = Utskick
detail-text = Text
act-registered = anmälde
act-changed = ändrade
act-removed = ersatte en avslutad anmälan
act-claimed = tog över
act-confirmed = bekräftade
act-pending = lade till beslut
act-offered = erbjöd plats
act-waitlisted = ställde i kö
act-declined = avslog
act-cancelled = avbokade
act-restored = återställde
act-arrived = checkade in
act-undone = ångrade incheckningen
act-wrote = skrev ett meddelande om
act-exported = hämtade en fil
act-invited = bjöd in
act-joined = gick med
act-dismissed = tog bort ur laget
act-replied = svarade på en fråga
act-corrected = rättade svaret på en fråga
act-dropped = avfärdade en fråga
act-taught = lärde boten ett svar
act-untaught = tog tillbaka ett svar
act-launched = gjorde ett utskick
act-rewritten = ändrade ett utskick
act-released = skickade ett utskick direkt
act-paused = pausade ett utskick
act-continued = fortsatte ett utskick
act-halted = avbröt ett utskick
act-retried = försökte igen med ett utskick
act-resent = skickade om det osäkra i ett utskick
act-settled = lät det osäkra i ett utskick vara
act-withdrew = återkallade ett utskick

## Knappar för personal och arrangörer
button-count-again = 🔄 Uppdatera
button-count-all = Visa allt
button-count-bright = 📈 Bild
button-count-dark = 🌙 Mörk bild
button-count-keep = 📌 Håll siffrorna aktuella
button-count-leave = Sluta hålla aktuellt
button-walk-in = 🚶 Anmäl på plats
button-check-in = ✅ Checka in
button-check-in-there = Checka in där ändå
button-check-out = ↩️ Ångra incheckningen
button-check-out-day = ↩️ Ångra { $day }
button-missing = Vilka saknas?
button-card = 👤 Visa anmälan
button-write = ✉️ Skriv till
button-offer = 🎟 Erbjud en plats
button-put-back = ↩️ Sätt tillbaka
button-silence = 🔕 Tysta
button-hear = 🔔 Avbokningar igen: { $event }
button-put-in-line = Ja, ställ i kön
button-leave-cancelled = Nej, låt vara
button-answer = ✉️ Svara
button-end-talk = Avsluta
button-stop-writing = Avbryt
button-export-xlsx = Excel
button-export-csv = CSV
button-export-badges = Namnlista för skyltar (CSV)
button-export-sensitive = ⚠️ Excel med känsliga svar
button-older = Äldre
## Utskick: att skriva
command-broadcast = Skriv till dem som är anmälda
somebody = du
compose-event = Vilket evenemang gäller utskicket?
compose-audience =
    📣 <b>Utskick: { $event }</b>
    Till: { $audience }
    { $number ->
        [one] <b>1</b> person får det.
       *[other] <b>{ $number }</b> personer får det.
    }
compose-audience-how = Tryck på dem som ska få utskicket. Inget skickas förrän du har sett det färdigt och tryckt på skicka.
compose-part-groups = Vilka målgrupper?
compose-part-organisations = Vilka organisationer? De vanligaste visas.
compose-part-choices = Vad ska de ha valt?
compose-part-arrived = De som kom, eller de som inte kom?
compose-text =
    ✍️ Skriv texten nu, eller skicka en bild eller ett dokument med texten under. Fetstil, kursiv och länkar följer med.

    Det här byts ut för var och en: { $known }
compose-text-in =
    ✍️ Skriv nu texten på detta språk: { $name }.

    Det här byts ut för var och en: { $known }
compose-no-such-file = Det går att skicka text, en bild eller ett dokument, men inget annat.
compose-unknown = Det här känner jag inte till: { $unknown }. Du kan använda { $known }. Skriv texten en gång till.
compose-brace = Det står en ensam klammerparentes i texten. Skriv till exempel {"{"}name{"}"}, och skicka texten en gång till.
compose-no-code = De som inte har skickat in sin anmälan har ingen kod. Ta bort {"{"}code{"}"} ur texten, eller välj bort påbörjade anmälningar.
compose-too-long = Texten är { $over } tecken för lång: med det längsta namn som någon kan ha blir den { $length } tecken, och högst { $longest } får plats. En emoji räknas som två. Korta den och skicka den en gång till.
compose-preview =
    ⬆️ <b>Så ser det ut för den som får det.</b>
    Till: { $audience }
    { $number ->
        [one] <b>1</b> person får det. Det tar ungefär { $time }.
       *[other] <b>{ $number }</b> personer får det. Det tar ungefär { $time }.
    }
    { $breakdown }
compose-preview-correction =
    ⬆️ <b>Så blir det.</b> { $number ->
        [one] Texten byts ut hos <b>1</b> person.
       *[other] Texten byts ut hos <b>{ $number }</b> personer.
    } Det tar ungefär { $time }.
compose-due = 🕘 Skickas { $when }.
compose-nobody = Ingen passar in på det du har valt. Välj andra mottagare.
compose-time = 🕘 När ska det skickas? Skriv till exempel i morgon 9, fredag 14.30 eller 23 januari kl 8.
compose-time-unclear = Jag förstår inte vilken tid det är. Skriv till exempel i morgon 9, fredag 14.30 eller 23 januari kl 8.
compose-time-past = { $when } har redan varit. Skriv en tid som kommer.
compose-discarded = Utskicket är slängt. Inget har skickats.
compose-discard-sure = Ska utskicket slängas? Det du har skrivit går inte att få tillbaka.
compose-over = Det utskicket är redan skickat eller slängt. Skriv /broadcast för ett nytt.
counted = { $what }: { $number }
reach-unreachable = 🚫 { $number } av dem går inte att nå, för de har blockerat boten, stängt sitt konto eller anmälts på plats.
seconds = { $number } s
minutes = { $number } min
audience-confirmed = anmälda
audience-offered = erbjudna plats
audience-waitlisted = i kön
audience-pending = väntar på besked
audience-draft = påbörjade
audience-declined = fick nej
audience-cancelled = avbokade
audience-arrived = kom
audience-absent = kom inte
button-compose-part-groups = Målgrupp …
button-compose-part-organisations = Organisation …
button-compose-part-choices = Val …
button-compose-part-arrived = Kom / kom inte …
button-arrived-open = De som kom
button-arrived-only = ✓ De som kom
button-absent-open = De som inte kom
button-absent-only = ✓ De som inte kom
button-notice-send = 📣 Skicka till { $number }
button-notice-edit = ✏️ Ändra texten först
button-notice-leave = Behövs inte
button-compose-all = Alla som är anmälda eller väntar
button-necessary = ✓ Viktigt: går även till dem som bara vill ha det viktiga
button-not-necessary = Viktigt: skicka även till dem som bara vill ha det
button-compose-text = ✍️ Skriv texten
button-compose-each = En text på varje språk
button-compose-audience = ‹ Mottagare
button-compose-time = 🕘 Skicka senare
button-compose-test = Skicka till mig först
button-compose-now = 📣 Skicka nu till { $number }
button-compose-send = 🕘 Schemalägg till { $number }
button-compose-list = Tidigare utskick
button-compose-discard = Släng
button-compose-throw = Ja, släng
button-compose-preview = ‹ Tillbaka

## Utskick: hur det går
report-words = <blockquote>{ $words }</blockquote>
report-broadcast-scheduled = 🕘 <b>Schemalagt utskick</b> till { $audience }. Det går ut { $due }.
report-broadcast-sending = 📣 <b>Utskicket går ut</b> till { $audience }.
report-broadcast-paused = ⏸ <b>Utskicket är pausat</b> ({ $audience }).
report-broadcast-done = ✅ <b>Utskicket är klart</b> ({ $audience }).
report-broadcast-cancelled = ⏹ <b>Utskicket är avbrutet</b> ({ $audience }).
report-broadcast-missed = ⌛ <b>Utskicket skickades inte</b>, för det blev för sent ({ $audience }).
report-reminder-scheduled = 🔔 <b>Påminnelse</b> till { $audience }. Den går ut { $due }.
report-reminder-sending = 🔔 <b>Påminnelsen går ut</b> till { $audience }.
report-reminder-paused = ⏸ <b>Påminnelsen är pausad</b> ({ $audience }).
report-reminder-done = ✅ <b>Påminnelsen är utskickad</b> ({ $audience }).
report-reminder-cancelled = ⏹ <b>Påminnelsen är avbruten</b> ({ $audience }).
report-reminder-moved = ⏹ <b>Påminnelsen gäller inte längre</b> ({ $audience }).
report-reminder-missed = ⌛ <b>Påminnelsen skickades inte</b>, för det blev för sent ({ $audience }). Den skulle ha gått ut { $due }.
report-correction-scheduled = 🕘 <b>Schemalagd rättelse</b> ({ $audience }). Den görs { $due }.
report-correction-sending = ✏️ <b>Texten byts ut</b> hos dem som har fått den ({ $audience }).
report-correction-paused = ⏸ <b>Rättelsen är pausad</b> ({ $audience }).
report-correction-done = ✅ <b>Texten är utbytt</b> ({ $audience }).
report-correction-cancelled = ⏹ <b>Rättelsen är avbruten</b> ({ $audience }).
report-correction-missed = ⌛ <b>Rättelsen gjordes inte</b> ({ $audience }).
report-withdrawal-scheduled = 🕘 <b>Utskicket ska tas tillbaka</b> ({ $audience }).
report-withdrawal-sending = 🗑 <b>Utskicket tas tillbaka</b> ({ $audience }).
report-withdrawal-paused = ⏸ <b>Det är pausat att ta tillbaka utskicket</b> ({ $audience }).
report-withdrawal-done = ✅ <b>Utskicket är taget tillbaka</b> ({ $audience }).
report-withdrawal-cancelled = ⏹ <b>Det är avbrutet att ta tillbaka utskicket</b> ({ $audience }).
report-withdrawal-missed = ⌛ <b>Utskicket togs inte tillbaka</b> ({ $audience }).
account-sent = ✅ Framme: { $number }
account-blocked = 🚫 Går inte att nå: { $number }
account-failed = ❌ Misslyckade: { $number }
account-unsure = ❔ Osäkra: { $number }
account-cancelled = ⏹ Inte skickade: { $number }
account-missed = ⌛ För sena: { $number }
account-left = ⏳ Kvar: { $number }, ungefär { $time }
account-held = ⏸ Väntar: { $number }
account-total = Sammanlagt: { $number }
named-blocked = { $more ->
    [0] 🚫 Går inte att nå: { $names }.
   *[other] 🚫 Går inte att nå: { $names } och { $more } till.
    }
named-failed = { $more ->
    [0] ❌ Misslyckade: { $names }.
   *[other] ❌ Misslyckade: { $names } och { $more } till.
    }
named-unsure = { $more ->
    [0] ❔ Kanske framme, kanske inte: { $names }.
   *[other] ❔ Kanske framme, kanske inte: { $names } och { $more } till.
    }
status-of-scheduled = schemalagt
status-of-sending = går ut
status-of-paused = pausat
status-of-done = klart
status-of-cancelled = avbrutet
status-of-missed = för sent
status-of-moved = gäller inte längre
broadcast-over = ☝️ Klart. Redovisningen står ovanför.
broadcast-gone = Det utskicket finns inte längre.
broadcasts = 📣 <b>De senaste utskicken: { $event }</b>
broadcasts-none = 📣 Inga utskick har gjorts för <b>{ $event }</b> än. Skriv /broadcast för ett nytt.
unreachable = 📵 <b>Anmälda till { $event } som boten inte kan skriva till.</b> Skriv till dem eller ring.
unreachable-none = Alla som är anmälda till <b>{ $event }</b> går att nå.
unreachable-more = Det kan finnas fler. Listan är begränsad.
withdraw-sure = Ska utskicket tas bort hos de { $number } som har fått det? Telegram tillåter det i 48 timmar.
halt-sure = Ska det avbrytas? { $number ->
    [0] Då går det inte ut till någon.
    [one] <b>1</b> har redan fått det. Ingen mer får det.
   *[other] <b>{ $number }</b> har redan fått det. Ingen mer får det.
} Det går inte att fortsätta efteråt. Vill du bara vänta finns Pausa.
button-unreachable = 📵 Anmälda som inte nås
button-broadcast-show = ‹ Tillbaka
button-broadcast-now = 📣 Skicka nu
button-broadcast-pause = ⏸ Pausa
button-broadcast-continue = ▶️ Fortsätt
button-broadcast-cancel = ⏹ Avbryt
button-broadcast-halt = Ja, avbryt det
button-broadcast-retry = 🔁 Försök igen med dem som inte fick det
button-broadcast-resend = ❔ Osäkra: skicka igen
button-broadcast-leave = ❔ Osäkra: låt vara
button-broadcast-correct = ✏️ Rätta hos alla
button-broadcast-withdraw = 🗑 Ta tillbaka hos alla
button-broadcast-delete = Ja, ta bort det hos alla

## Vilka meddelanden man får
messages-fewer = 🔕 Du får bara viktiga meddelanden från arrangören, och svar på det du skriver. Du kan ändra dig när du vill.
messages-all = 🔔 Du får alla meddelanden från arrangören.
button-fewer = 🔕 Bara viktiga meddelanden
button-all = 🔔 Alla meddelanden
button-attend-yes = ✅ Jag kommer
button-attend-no = Jag lämnar min plats
button-attend-other = 🔁 En kollega kommer i stället

## Att berätta vad som har ändrats
notice = 🔔 <b>Något har ändrats i { $event } som berör dem som är anmälda</b>
notice-date = 📅 Ny tid: { $was } → <b>{ $now }</b>
notice-place = 📍 Ny plats: { $was } → <b>{ $now }</b>
notice-time = 🕘 <b>{ $name }</b> har fått ny tid: { $was } → <b>{ $now }</b>
notice-room = 🚪 <b>{ $name }</b> har fått ny lokal: { $was } → <b>{ $now }</b>
notice-title = ✏️ { $was } heter nu <b>{ $now }</b>
notice-gone = ❌ <b>{ $name }</b> utgår
notice-choice = ✏️ { $was } heter nu <b>{ $now }</b>
notice-dropped = ❌ <b>{ $name }</b> utgår
notice-reopened = 🔓 Anmälan är öppen igen, till <b>{ $now }</b>
notice-unknown = inte bestämt
notice-everybody = 👥 Berör { $number } anmälda
notice-statuses = 👥 Berör { $number } ({ $statuses })
notice-chosen = 👥 Berör { $number } som har valt { $choice }
notice-waiting = 👥 Berör { $number } i kön
notice-more = … och { $number } ändringar till.
notice-drafts = Vill du berätta det för dem? Så här blir meddelandet:
notice-draft-in =
    <b>{ $name }</b>
    <blockquote>{ $text }</blockquote>
notice-draft = Hej { $name }! Något har ändrats i { $event }.
notice-cannot-come = Kan du inte komma längre? Säg till med /registration.
notice-sent = ✓ { $by } har skickat meddelandet.
notice-left = ✓ { $by } har avgjort att inget meddelande behövs.
notice-back = ↩️ Det är ändrat tillbaka, så det finns inget att berätta.
notice-newer = ⬇️ Mer har ändrats sedan dess. Det nya står längre ner.
notice-somebody = En arrangör
notice-over = Det är redan avgjort, eller så har något ändrats sedan dess. Med /broadcast kan du skicka vad du vill.

## Påminnelser
command-reminders = Påminnelser som går ut av sig själva
reminders = 🔔 <b>Påminnelser: { $event }</b>
reminders-none = 🔔 Inga påminnelser står i filen för <b>{ $event }</b>.
reminder-line =
    <b>{ $when }</b> · { $status }
    <i>{ $words }</i>
    Till: { $audience } ({ $number } just nu)
reminder-ahead =
    ⬆️ 🔔 <b>Påminnelsen ovanför går ut { $due }</b> ({ $event }).
    Till: { $audience }, { $number } just nu.
    Den går ut av sig själv om du inte gör något.
reminder-moved = 🔔 Evenemangets tid eller påminnelser har ändrats, så den här går inte ut. Finns det en ny visas den i god tid.
reminder-back = 🔔 Evenemanget har sin förra tid igen, så den här påminnelsen gäller igen.
button-broadcast-rewrite = ✏️ Ändra texten

## Kommer du?
attend-thanks = 👍 Tack! Då väntar vi dig på <b>{ $event }</b>.
attend-late = Evenemanget har börjat, så det går inte att ändra här längre.
attend-no-colleague = Det går inte längre att ge platsen till en kollega. Lämna den i stället, så går den till nästa i kön.

## Rättelser och svar
compose-preview-rewrite = ⬆️ <b>Så blir det när det går ut.</b>
button-compose-save = ✓ Spara texten
button-compose-correct = ✏️ Byt ut hos { $number }
account-coming = 🙋 Har svarat att de kommer: { $number }

## Vad nästa ord är till
still-declining = ✍️ Jag väntar fortfarande på din mening om varför det inte går. Den skickas som du skriver den.
still-writing = ✍️ Jag väntar fortfarande på ditt meddelande. Det skickas som du skriver det.
awaited-stopped = Okej, jag väntar inte på det längre. Inget har skickats.
