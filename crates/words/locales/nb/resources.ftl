# Steg 7: timene tiltakene koster, folkene som har dem, og forslaget.

resources-people-and-hours = Folk og timer
resources-what-it-costs = Hva tiltakene koster
resources-portfolio = Tiltakspakka
resources-sum = { $used } av { $have } timer i uka er i bruk.
resources-fits = Pakka går opp i alle uker.
resources-does-not-fit =
    { $weeks ->
        [one] Pakka går ikke opp: det mangler timer i 1 uke.
       *[other] Pakka går ikke opp: det mangler timer i { $weeks } uker.
    }
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
absence-new = Legg til fravær
absence-from = Første dag borte
absence-to = Siste dag borte
absence-away = borte
skill-new = Ny ferdighet
skill-name = Hva kalles den?
skill-name-placeholder = Video, tekst, svar til folk
skill-can =
    { $count ->
        [0] ingen kan det
        [one] én kan det
       *[other] { $count } kan det
    }
commitment-title = Hvem brenner for hva
commitment-question = Hva synes du om dette tiltaket?

# Timene til et tiltak
effort-title = Hva koster «{ $name }»?
effort-missing = Ingen har skrevet hva det koster.
effort-set = Sett timer
effort-level = Hvor ofte
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
effort-answer-sentence = { $people } folk × { $percent } % skriver i uka × { $minutes } min = { $sum } t
effort-total = { $hours } timer i uka.
effort-answering-outgrows = Å svare tar nå mer tid enn å lage: { $answer } mot { $make }.
effort-unsure = Usikre? Skriv et spenn, som 3–5.
effort-setup-hours = Timer til oppsett
effort-setup-weeks = Uker oppsettet går over
effort-setup-sentence = { $hours } timer én gang
effort-money = Penger, kroner
effort-skills = Ferdigheter
effort-needs = Trenger
effort-needs-nothing = ingen andre tiltak
effort-not-with = Ikke sammen med
effort-not-with-nothing = ingenting
effort-outcomes = Hvordan det kan gå
effort-outcomes-help = Gjett. Det er lov å ta feil.
effort-likelihood = Hvor trolig, av 100
effort-hours-percent = Timer da, i prosent av planlagt

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
portfolio-leave-out = Ta ut
portfolio-level = Nivå
portfolio-starts-on = Begynner
portfolio-hours-each = Timer i uka til hver
portfolio-chosen = valgt
portfolio-left-out = ikke med

# Uke for uke
weeks-title = Uke for uke
weeks-people = Folk
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
