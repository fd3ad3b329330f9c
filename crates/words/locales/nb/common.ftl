# Ord som går igjen på alle sider: knapper, rammen rundt, innlogging, planlista, deling.

product-tagline = Fra strategi til tiltak dere har folk til
unnamed = uten navn
nobody = ingen
none = ingen
unknown = vet ikke
yes = Ja
no = Nei
and = og
optional = kan vente

save = Lagre
add = Legg til
remove = Fjern
delete = Slett
restore = Hent tilbake
cancel = Avbryt
close = Lukk
done = Ferdig
edit = Rett
change = Endre
undo = Angre
redo = Gjør om igjen
back = Tilbake
next = Neste
previous = Forrige
open = Åpne
choose = Velg
confirm = Bekreft
send = Send
search = Søk
show-all = Vis alle
show-more = Vis flere
show-less = Vis færre
more-count = { $count } til
copy = Kopier
copied = Kopiert
copy-link = Kopier lenke
download = Last ned
upload = Last opp
print = Skriv ut
as-table = Som tabell
as-drawing = Som tegning
move-up = Flytt opp
move-down = Flytt ned
agree = Det stemmer
disagree = Stemmer ikke
why = Hvorfor
why-question = Hvorfor?
reason = Grunn
other-reason = En annen grunn
read-more = Les mer
help = Hjelp
example = For eksempel:
try-again = Prøv igjen
skip-to-content = Gå til innholdet
required-missing = Dette må fylles ut.
number-wanted = Skriv et tall.
date-wanted = Skriv en dato, for eksempel 2027-06-12.
characters-left =
    { $count ->
        [one] Plass til ett tegn til
       *[other] Plass til { $count } tegn til
    }

# Rammen
nav-stages = Stegene i planen
nav-main = Hovedmeny
plans = Planer
history = Historikk
share = Del
settings = Innstillinger
language = Språk
language-nb = Norsk bokmål
language-en = English
theme = Utseende
theme-auto = Som på maskinen
theme-light = Lyst
theme-dark = Mørkt
keys = Taster
keys-off = Slå av enkelttaster
keys-off-help = For dere som bruker talestyring eller lett kommer borti en tast.
you = deg
who-is-here = Hvem er her
here-now =
    { $count ->
        [one] Du er alene her nå
       *[other] { $count } er her nå
    }
arrived = { $who } kom inn
left = { $who } gikk
writing-here = { $who } skriver her
what-now = Hva nå?
what-now-empty = Ingenting haster akkurat nå.
what-now-more =
    { $count ->
        [one] 1 til
       *[other] { $count } til
    }
set-aside = Legg til side
set-aside-why = Hvorfor kan dette ligge?
set-aside-list = Lagt til side ({ $count })
take-up-again = Ta fram igjen
the-thread = Tråden
by-whom-when = { $who }, { $when }

# Lagring
saved = Lagret
saving = Lagrer
saves-while-writing = Lagres mens dere skriver.
saved-here-not-sent = Lagret her, ikke sendt
offline = Uten nett. Det dere skriver, er lagret her og sendes når nettet er tilbake.
back-online = Tilbake på nett. Alt er sendt.
waiting-for-network =
    { $count ->
        [one] 1 endring venter på nett
       *[other] { $count } endringer venter på nett
    }
reconnecting = Kobler til igjen
undone = Angret
computing = regner

# Vet og antar
known = vet
assumed = antar
legend = Slik leser dere tegningen
legend-known = fylt: vet
legend-assumed = skravert: antar

# Innlogging
sign-in = Logg inn
sign-out = Logg ut
sign-in-forgot = Glemt passordet? Be den som ga deg tilgang, om en ny lenke.
signed-out = Du er logget ut.

# Planlista
plans-title = Planer
plans-lead = Alt du er med på, og det som haster først.
plans-empty = Du er ikke med i noen plan ennå. Lag en, eller be om en lenke til en som finnes.
open-from-file = Hent fra fil
open-from-file-help = En planfil (.json) som er lastet ned fra Taktikk.
open-example = Se på et eksempel
plan-last-change = { $who }, { $when }
plan-yours-and-due = Dine frister
plan-overdue = Over fristen
plan-due-this-week = Denne uka
plan-due-later = Senere
plan-nothing-due = Du har ingen frister.
plan-you-can-read = du kan lese
plan-brainstorm-open =
    { $count ->
        [one] Idémyldringen er åpen nå. Én er inne.
       *[other] Idémyldringen er åpen nå. { $count } er inne.
    }
join-brainstorm = Bli med
plan-finished = Avsluttet ({ $count })
plan-settings = Om planen

# Deling og medlemmer
members = De som er med

# Historikk
history-title = Historikk
history-lead = Hvem som endret hva, og når. Alt kan angres.
history-empty = Ingen har endret noe ennå.
history-look = Se planen slik den var da
history-undo = Angre dette
history-older = Eldre endringer

# Eksport
export = Last ned
export-pdf = PDF
export-docx = Word (.docx)
export-report-pdf = Rapport med vedlegg, PDF
export-report-docx = Rapport med vedlegg, Word
export-md = Tekst (.md)
export-html = Nettside (.html)
export-xlsx = Regneark (.xlsx)
export-csv = Tabell (.csv)
export-ics = Kalender (.ics)
export-json = Hele planen (.json)
export-json-help = Kan hentes inn igjen uendret.

# Felter i innlogging og konto
email = E-post
password = Passord
new-password = Nytt passord
your-name = Navnet ditt
stage-done = ferdig
not-said = Ikke sagt
