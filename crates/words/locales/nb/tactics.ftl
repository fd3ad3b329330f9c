# Steg 8: konsept, oppsett og kalender for hvert valgt tiltak.

tactic-list-title = Valgte tiltak
tactics-nothing-chosen = Ingen tiltak er valgt ennå. Velg dem dere har timer til, først.
tactics-sum =
    { $of ->
        [one] { $ready ->
            [0] Tiltaket dere har valgt, er ikke klart til å begynne.
           *[other] Tiltaket dere har valgt, er klart til å begynne.
        }
       *[other] { $ready ->
            [0] Ingen av de { $of } valgte tiltakene er klare til å begynne.
            [one] Ett av de { $of } valgte tiltakene er klart til å begynne.
           *[other] { $ready } av de { $of } valgte tiltakene er klare til å begynne.
        }
    }
tactic-starts = Begynner { $day }.
tactic-measure-of = Tiltak { $number }, ett av { $of }
tactic-for-whom = For { $audiences }.
tactic-owner = Ansvarlig
tactic-owner-missing = Ingen har tatt denne. Hvem?
tactic-owner-is = { $who } har ansvaret.
tactic-starts-on = Begynner
tactic-note = Å huske på
tactic-frequency = Hvor ofte
tactic-frequency-placeholder = én i uka, 2–3 i måneden, når noe skjer
tactic-rests-on = Hviler på

# Konseptet
concept = Konsept
concept-idea = Ideen
concept-idea-placeholder = Hva lager dere, og hvorfor vil noen se det?
concept-for-whom = For hvem
concept-for-whom-placeholder = Si det som til en venn.
concept-message = Budskap
concept-message-placeholder = Det de sitter igjen med.
concept-tone = Tone
concept-tone-placeholder = Som en kollega ved kaffemaskinen.
concept-is-not = Er ikke
concept-is-not-placeholder = Det noen kommer til å foreslå, men som dere ikke skal gjøre.
concept-empty = Skriv ideen i ett avsnitt. Den får endre seg siden.
concept-write = Skriv konseptet
concept-edit = Rett konseptet

lessons = Hva dere har lært
lesson-new = Skriv hva dere lærte
lesson-learnt = Lærte
lesson-learnt-placeholder = Ingen spurte om det vi trodde.
lesson-changed = Endret
lesson-changed-placeholder = Hvert innlegg svarer nå på ett spørsmål.
lesson-on = Når
lessons-empty = Ingenting ennå. Det kommer når dere begynner.

# Oppsett
setup = Oppsett
setup-sum = { $done } ferdige, { $open } gjenstår, { $skipped } hoppet over
setup-add = Legg til et steg
setup-what = Hva skal gjøres?
setup-is-learning = Noe som må læres
setup-learning = Må læres
setup-owner = Hvem?
setup-due-on = Frist
setup-done = Gjort
setup-done-on = gjort { $day }
setup-not-done = Ikke gjort likevel
setup-needed-after-all = Trengs likevel
setup-nobody = Ingen har tatt det
setup-behind = Ferdig og hoppet over
setup-none = Ingen steg ennå.
setup-skip = Hopp over
setup-skip-why = Hvorfor trengs det ikke?
setup-skipped = Hoppet over: { $reason }
setup-overdue =
    { $days ->
        [one] Én dag over fristen
       *[other] { $days } dager over fristen
    }


# Kontoer
accounts = Kontoer
account-choose = Velg konto
account-shared-with =
    { $count ->
        [one] deles med ett annet tiltak
       *[other] deles med { $count } andre tiltak
    }

# Kalenderen
calendar = Innhold
calendar-add = Legg til innlegg
calendar-what = Hva?
calendar-what-placeholder = Hva handler det om?
calendar-where = Hvor
calendar-on = Dag
calendar-when = Eller omtrent når
calendar-when-placeholder = 2. kvartal
calendar-who = Hvem lager det?
calendar-state = Hvor langt
calendar-empty = Ingenting ennå.
calendar-sum =
    { $count ->
        [one] 1 innlegg, { $out } ute
       *[other] { $count } innlegg, { $out } ute
    }
calendar-earlier = Tidligere uker
calendar-to-draft = Begynn
calendar-to-ready = Klart
calendar-to-out = Lagt ut
calendar-without-date = Uten dato
calendar-hours-promised = lovet: { $hours } i uka
calendar-hours-match = stemmer
calendar-hours-over = { $hours } t over
calendar-hours-free = { $hours } t ledig
calendar-promised-of = { $used } av { $promised } lovede timer er i kalenderen
calendar-subscribe = Abonner på kalenderen
calendar-remove = Slett innlegget

setup-part-basis = Grunnlag
setup-part-duties = Plikter
setup-part-learning = Må læres
setup-part-content = Innhold
setup-part-measuring = Måling
setup-part-sum = { $done } av { $of }

# Vanlige steg for en kanal
playbooks-lead = Ta utgangspunkt i det som vanligvis gjøres, med pliktene som gjelder.
playbooks-choose = Vanlige steg for en kanal
playbooks-others = Andre kanaler
playbook-help = Stryk det som ikke gjelder dere. Det dere tar med, kan rettes etterpå.
playbook-have =
    { $count ->
        [one] ett steg har dere alt
       *[other] { $count } steg har dere alt
    }
playbook-all-taken = Dere har tatt med alle stegene.
playbook-owner = Hvem tar dem? Kan endres for hvert steg.
playbook-take = Ta med stegene

# Utgaver av konseptet
concept-version = Versjon { $version }
concept-compare = Se versjon { $before } og { $after } ved siden av hverandre
concept-before = Før:
concept-after = Etter:
concept-nothing = Ingenting
concept-version-help = Endrer det konseptet? Rett det her, så blir det en ny versjon.
lesson-save = Lagre det dere lærte

# Innholdskalenderen
calendar-title = Innholdskalender
calendar-whole = Hele kalenderen, måned for måned
calendar-spread-month = Måned
calendar-spread-week = Uke
calendar-spread-list = Liste
calendar-before = Forrige
calendar-next = Neste
calendar-kind = Slags innhold
calendar-hours = Timer, hvis det ikke er som ellers
calendar-month = { $month } { $year }
calendar-hours-of = { $planned } av { $promised } t
calendar-hours-column = Timer
calendar-nothing-here = Ingenting her ennå.
calendar-this-quarter = { $quarter }. kvartal { $year }, uten dag
calendar-repeat = Gjentas
calendar-repeat-week = Hver uke
calendar-repeat-two-weeks = Annenhver uke
calendar-repeat-month = Hver måned
calendar-times = Hvor mange ganger
calendar-measure = Tiltak
calendar-move-help = Dra en ting til en annen dag, eller velg den og trykk Alt og en pil.
calendar-piece = Tiltak { $number }
calendar-none-chosen = Velg tiltak først; da kan innholdet deres settes på dager her.
calendar-download = Ta den med i kalenderen din (.ics)

# Et tiltaks egen side
tactic-measure-not-chosen = Tiltak { $number }, ikke valgt
tactic-next = Neste: { $what }, { $day }
tactic-steps-left =
    { $count ->
        [one] Ett steg gjenstår
       *[other] { $count } steg gjenstår
    }
tactic-weeks = Uke { $from } til { $to }
tactic-no-account = Uten konto
tactic-promised-line = timer lovet
tactic-accounts-none = Ingen konto er valgt ennå. Velg dem under konseptet.
concept-missing = Ikke noe konsept ennå.
calendar-pieces = Innlegg
calendar-add-short = Legg til
account-owned-by = { $who } eier den
