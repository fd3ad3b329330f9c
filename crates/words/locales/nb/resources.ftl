# Steg 7: timene tiltakene koster, folkene som har dem, og forslaget.

resources-people-and-hours = Folk og timer
resources-what-it-costs = Hva tiltakene koster
resources-portfolio = Tiltakspakka
resources-sum =
    { $count ->
        [one] Ett valgt tiltak trenger { $needed } timer i uka. Dere har { $have }.
       *[other] { $count } valgte tiltak trenger { $needed } timer i uka. Dere har { $have }.
    }
resources-hours-there = Dere har { $have } timer i uka.
resources-fits = Pakka går opp i alle uker.
resources-does-not-fit = Pakka går ikke opp ennå.
resources-over =
    { $weeks ->
        [one] { $who } har for mye i 1 uke
       *[other] { $who } har for mye i { $weeks } uker
    }
resources-over-most = { $hours } t for mye på det meste
resources-nobodys = { $hours } t i uka har ingen tatt
resources-level-without-hours = ingen har skrevet timene for nivået
resources-no-measures = Kjernetiltakene kommer fra sorteringen.
resources-nothing-chosen = Ingen tiltak er valgt ennå.

# Folk
person-new = Ny kollega
person-add = Legg til kollegaen
person-who = Hvem?
person-hours = Timer i uka til planen
person-hours-help = Det de faktisk har, ikke det de burde hatt.
person-skills = Hva de kan
person-gives-way = Hva må vike?
person-gives-way-placeholder = Plakater for andre, 3 t
person-remove = Ta ut av planen
person-uses = { $used } av { $have } timer
person-full = full
person-has-left = har { $hours } t å gi
person-over =
    { $weeks ->
        [one] For mye i 1 uke, { $hours } t på det meste
       *[other] For mye i { $weeks } uker, { $hours } t på det meste
    }
people-empty = Skriv timene til minst én kollega.
absence-new = Legg til fravær
absence-from = Første dag borte
absence-to = Siste dag borte
absence-away = borte
absence-next = Borte { $days }
absence-none = Fravær
skill-new = Ny ferdighet
skill-name = Hva kalles den?
skill-for = trengs i { $what }
skill-name-placeholder = Video, tekst, svar til folk
skill-can =
    { $count ->
        [0] ingen kan det
        [one] én kan det
       *[other] { $count } kan det
    }
commitment-title = Hvem brenner for hva
commitment-question = Hva synes du om dette tiltaket?
commitment-count =
    { $count ->
        [0] Ingen brenner for det
        [one] Én brenner for det
       *[other] { $count } brenner for det
    }

# Timene til et tiltak
effort-title = Hva koster «{ $name }»?
effort-missing = Ingen har skrevet hva det koster.
effort-set = Skriv hva det koster
effort-what = Hva det koster
effort-level = Nivå: hvor ofte, eller hvor mye
effort-level-new = Nytt nivå
effort-level-name-placeholder = Ett innlegg i uka
effort-make = Å lage
effort-make-help = vokser med hvor ofte
effort-answer = Å svare
effort-answer-help = vokser med hvor mange som skriver
effort-pieces-per-week = innlegg i uka
effort-hours-per-piece = timer på hvert
effort-people = folk som kan skrive til dere
effort-write-percent = prosent av dem skriver i uka
effort-minutes-each = minutter på hvert svar
effort-dissatisfied-percent = prosent av dem er misfornøyde
effort-minutes-dissatisfied = minutter på hvert svar til dem
effort-make-sentence = { $pieces } innlegg i uka × { $hours } t = { $sum } t
effort-answer-unhappy = { $people } folk × { $percent } % skriver i uka × { $minutes } min, og { $minutes_unhappy } min på de { $unhappy } % som er misfornøyde = { $sum } t
effort-answer-sentence = { $people } folk × { $percent } % skriver i uka × { $minutes } min = { $sum } t
effort-total = { $hours } timer i uka.
effort-answering-outgrows = Å svare tar nå mer tid enn å lage: { $answer } mot { $make }.
effort-unsure = Usikre? Skriv et spenn, som 3–5.
effort-setup-hours = Timer til oppsett
effort-setup-weeks = Uker oppsettet går over
effort-setup-sentence = { $hours } timer én gang
effort-setup-over =
    { $weeks ->
        [one] { $hours } timer, i den første uka
       *[other] { $hours } timer, over de { $weeks } første ukene
    }
effort-money = Penger, kroner
effort-money-title = Penger
effort-money-sentence = { $kroner } kr
effort-skills = Ferdigheter
effort-needs = Trenger
effort-needs-nothing = ingen andre tiltak
effort-not-with = Ikke sammen med
effort-not-with-nothing = ingenting
effort-outcomes = Hvordan det kan gå
effort-outcomes-help = Gjett. Det er lov å ta feil.
effort-likelihood = av 100, og da tar det
effort-hours-percent = % av timene
effort-outcome = Utfall
effort-likely = Hvor trolig
effort-likely-of = { $count } av 100
effort-hours-then = Timer da

# Forslaget
proposal = Forslag
proposal-compute = Finn en pakke som går opp
proposal-computing = Regner
proposal-today = I dag
proposal-suggested = Forslaget
proposal-measure = Tiltak
proposal-value = Verdi
proposal-hours = Timer i uka
proposal-holds = Holder i
proposal-holds-of = { $count } av 100 tenkte forløp
proposal-take-in = inn
proposal-take-out = ut
proposal-as-now = som nå
proposal-not-in = ikke med
proposal-less = mindre
proposal-more = mer
proposal-adopt = Ta i bruk
proposal-adopt-count =
    { $count ->
        [one] Ta i bruk endringen
       *[other] Ta i bruk de { $count } endringene
    }
proposal-keep = Behold dagens valg
proposal-untick = Fjern hakene for det dere ikke vil ha.
proposal-none = Dagens valg er det beste vi finner.
proposal-left-out = Ikke med, og hva som skal til
proposal-force-in = Tving inn
proposal-force-out = Hold utenfor
proposal-unforce = La Taktikk velge
proposal-lacks = Mangler { $hours } t i uka { $where }
proposal-would-let-in = Slippes inn hvis { $what }.
proposal-no-effort = Ingen har skrevet hva det koster, så det kan ikke veies mot de andre.
curve = Hva timene gir
curve-help = Hvert punkt er den beste pakka for så mange timer.
curve-point = { $hours } timer i uka, verdi { $value }
what-if = Hva om …
what-if-help = Bare prøving. Planen endres først når dere tar det i bruk.
what-if-reset = Nullstill
what-if-trying = { $who } prøver noe

# Velge
portfolio-choose = Ta inn
portfolio-change = Hvem og når
portfolio-from = fra { $day }
portfolio-needs-level = Skriv først hva det koster.
portfolio-no-people = Ingen kolleger ennå. Legg dem til lenger nede.
portfolio-leave-out = Ta ut
portfolio-level = Nivå
portfolio-starts-on = Begynner
portfolio-hours-each = Timer i uka til hver
portfolio-chosen = valgt
portfolio-left-out = ikke med

# Uke for uke
weeks-title = Uke for uke
weeks-people = Folk
weeks-nobodys = Ingen har tatt
weeks-nobodys-short = Ingen
weeks-needed = Trengs
weeks-there = Finnes
weeks-horizon = Når planen begynner, og hvor langt den ser
weeks-lack =
    { $count ->
        [one] Det mangler timer i 1 av { $of } uker.
       *[other] Det mangler timer i { $count } av { $of } uker.
    }
weeks-skills = Ferdigheter
weeks-legend-darker = timer, mørkere er fullere
weeks-legend-over = timer for mye
weeks-legend-full = fullt
weeks-legend-away = borte
weeks-over = { $who }, { $week }: { $hours } t for mye
weeks-within = { $who }, { $week }: { $hours } av { $have } t
weeks-nobody-over = Ingen er over.
weeks-somebody-over =
    { $count ->
        [one] Noen er over i 1 av { $of } uker.
       *[other] Noen er over i { $count } av { $of } uker.
    }
weeks-keys = Pilene flytter mellom ukene, Enter åpner, Esc går ut.
who-does-what = Hvem gjør hva
who-does-what-help = Timer i uka i snitt.
gives-way = Må gi slipp på
gives-way-nothing = ingenting
in-all = I alt

# Hvorfor et tiltak er ute
left-out-has-to-be = Holdt utenfor.
left-out-needs = Trenger { $measures }, som ikke er med.
left-out-not-with = Kan ikke være med sammen med { $measures }.
left-out-money = Det mangler { $kroner } kr.
left-out-hours =
    { $count ->
        [one] Det mangler { $hours } t i { $week } hos { $people }.
       *[other] Det mangler { $hours } t i uka i { $count } uker, fra { $week }, hos { $people }.
    }
left-out-nobody-can = Ingen kan det som trengs: { $hours } timer i uka.
left-out-fits = Det er plass, men det gir lite.

# Det som ikke kan regnes med
fault-no-people = Ingen har timer. Da kan ingenting gjennomføres.
fault-no-weeks = Planen ser ingen uker fram.
fault-negative-hours = { $person }: timene er under null og regnes som ingen.
fault-away-all-the-time = { $person } er borte i alle ukene.
fault-level-without-hours = { $measure }, { $level }: ingen har skrevet timene. Nivået er ikke med.
fault-level-negative = { $measure }, { $level }: timer eller kroner er under null. Nivået er ikke med.
fault-level-too-long = { $measure }, { $level }: oppsettet tar hele tida planen ser fram. Nivået er ikke med.
fault-skill-nobody-has = { $measure }, { $level }: ingen kan { $skill }.
fault-too-many-skills = { $measure }, { $level }: planen har flere ferdigheter enn det går an å regne med. Nivået er ikke med.
fault-no-level = { $measure } har ikke noe nivå å velge.
fault-likelihoods-dont-sum = { $measure }: utfallene blir ikke 100 til sammen. De regnes i forhold til hverandre.
fault-needs-itself = { $measure } trenger seg selv, gjennom andre tiltak. Det er ikke med.
fault-needs-what-is-out = { $measure } trenger noe som ikke kan være med.
fault-fits-out-of-range = Andelen forløp må være mellom 0 og 1. Det regnes med 0,9.

# taktikk portfolio
portfolio-summary = Verdi { $value } av 100. Høyere enn { $bound } går ikke. Holder i { $fits } av 100 tenkte forløp.
portfolio-in = { $measure }: { $level }, fra { $week }
portfolio-out = { $measure }: { $because }
portfolio-heat = Uke for uke. Tallet er tideler av timene som er tatt, # er fullt, · er borte.
portfolio-refused = Det som må være med, går ikke opp sammen.

# Siden med forslaget
proposal-back = Tilbake til folk og timer
proposal-say-in = Ta inn { $measures }.
proposal-say-out = La { $measures } ligge.
proposal-say-changed = Endre nivå eller start for { $measures }.
proposal-against = mot { $value } i dag
proposal-of-hundred = { $count } av 100
proposal-futures-against = tenkte forløp, mot { $count } i dag
proposal-at-most = Høyst
proposal-better-exists = bedre finnes
proposal-proven = bedre finnes ikke
proposal-comparison = Forslaget mot dagens valg
proposal-take = Ta med
proposal-change = Endring
proposal-gives = Gir
proposal-otherwise = endres
proposal-other-hands = som nå, andre timer
proposal-from = fra { $week }
proposal-is-forced-in = er tvunget inn.
proposal-is-kept-out = er holdt utenfor.
proposal-refused-help = Slipp noe av det dere har tvunget inn, eller gi noen flere timer.
proposal-lets-in = Slippes inn hvis det kommer { $hours } t til i uka hos { $people }.
proposal-lets-in-somebody = Slippes inn hvis noen som kan det, får { $hours } t i uka.
proposal-forcing-costs = Tvinger dere det inn, ryker { $measures }.
proposal-forcing-moves = Tvinger dere det inn, ryker ingen, men noe går ned i nivå eller starter senere.
proposal-on-top = Hvis { $measures } kommer på toppen, og ingenting går ut
proposal-on-top-unsure = Som planlagt går det akkurat opp, men det tåler for lite: i for mange tenkte forløp blir noen over.
proposal-most = { $hours } for mye på det meste
proposal-weeks = Forslaget, uke for uke
proposal-weeks-said = uke { $weeks }
proposal-how-sure = Hvor ofte skal det holde?
proposal-faults = Dette kunne ikke regnes med

# Kurven, hvorfor verdien er som den er, hva som bør sjekkes, og hva om
curve-measures = Den beste pakka
curve-now = timene i dag
curve-filled = Det fylte punktet er timene i dag.
curve-nothing = ingenting
worth = Hvorfor verdien er som den er
worth-help = For hvert tiltak alene, ut fra det dere har skrevet. Det som nås sammen, er mindre enn summen.
worth-pieces = { $pieces } stykker i uka, i { $weeks } uker.
worth-pieces-answers = { $pieces } stykker i uka, i { $weeks } uker. Å svare folk teller som et halvt stykke i uka.
worth-to-effort = Se hva det koster
worth-outcomes = Slik kan det gå: { $outcomes }.
worth-weighs = Veier, av 100
worth-met = Treffes i kanalene
worth-reached = Nås
worth-gives = Gir, av 100
worth-everybody = Alle
check-first-none-said = Her står det hva som er verdt å sjekke, når dere har antatt noe om hvor målgruppene er, eller skrevet hvor sannsynlig suksess og fiasko er.
check-first-nothing = De samme tiltakene er best, uansett hvilken antakelse dere sjekker.
check-first-assumes = { $measure }: dere tror på «{ $outcome }» i { $percent } av 100 tilfeller.
check-first-share = { $audience } på { $channel }: dere antar at { $percent } av 100 er der.
check-first-often = Er det feil, er andre tiltak ofte bedre.
check-first-at-times = Er det feil, er andre tiltak av og til bedre.
check-first-seldom = Er det feil, er andre tiltak sjelden bedre.
check-first-numbers = Hva er det verdt å sjekke?
check-first-flips = Et annet valg er best
check-first-asking = Å spørre { $count }
check-first-knowing = Å vite det sikkert
check-first-worth = { $value } av 100 i verdi
what-if-none = Ingen
what-if-more = Én kollega til: timer i uka
what-if-of = Flere eller færre stykker av
what-if-halves = Halve stykker i uka, færre eller flere
what-if-fiasco = Blir fiasko
what-if-try = Prøv
what-if-same = De samme tiltakene er best.
what-if-joins = Kommer inn: { $measures }.
what-if-leaves = Går ut: { $measures }.
what-if-chosen = I alt: { $measures }.
what-if-figures = Verdi { $value }, mot { $before } i forslaget. Holder i { $fits } av 100 tenkte framtider.
what-if-said-more = Én kollega til med { $hours } timer i uka.
what-if-said-more-pieces = { $pieces } stykker mer i uka av { $measure }.
what-if-said-fewer-pieces = { $pieces } stykker færre i uka av { $measure }.
what-if-said-fiasco = { $measure } blir fiasko.
proposal-skill-weeks = Timer som trengs av hver ferdighet. Sterkere farge: mer av det de som kan det, har.
proposal-any-skill = Hvem som helst
effort-likelihoods-sum = Sannsynlighetene blir { $sum } til sammen, ikke 100. Til de gjør det, teller de forholdsvis.
proposal-plan-now = Planen er nå på endring { $seq }.
proposal-anew = Regn ut på nytt
proposal-worked-out = Regnet ut på endring { $seq }.
effort-value-percent = % av det det ellers gir
contribution-help = Gjett. «En del» er det vanlige.
contribution-a-little = Litt
contribution-some = En del
contribution-a-lot = Mye
worth-contributions = Bidrar til: { $objectives }.
effort-and-gives = og gir
effort-gives-then = Gir da
