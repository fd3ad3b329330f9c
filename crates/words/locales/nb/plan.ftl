# Steg 9: den røde tråden, planen på to sider, de tre prøvene og gjennomgangene.

# Den røde tråden
thread-title = Den røde tråden
thread-lead = Velg et punkt hvor som helst, så ser dere hva det henger på, og hva som henger på det.
thread-follow = Følg
thread-drawing = Tegning
thread-table = Tabell
thread-only-this = Bare denne tråden
thread-loose-ends = Løse ender ({ $count })
thread-no-loose-ends = Ingen løse ender.
thread-legend-followed = tråden dere følger
thread-legend-outside = tiltak utenfor pakka
thread-legend-loose = løs ende
thread-legend-principle = uten strek: prinsipp, skal ikke føre noe sted
thread-column-statement = Strategipunkt
thread-column-audience = Målgruppe
thread-column-objective = Mål
thread-column-claim = Påstand
thread-column-measure = Tiltak
thread-column-people = Folk og timer
thread-column-result = Resultat
thread-leads-to = fører til
thread-hangs-on = henger på
thread-loose-objectives = Mål uten tiltak ({ $count })
thread-loose-statements = Strategipunkt uten mål ({ $count })
thread-loose-measures = Tiltak uten mål ({ $count })
thread-loose-results = Resultat uten tall ({ $count })
thread-empty = Tråden begynner når noe er forankret i strategien.

# De tre prøvene
tests-title = De tre prøvene
tests-help = En halv ring betyr at noe gjenstår.
tests-anchored = Forankret
tests-specified = Spesifisert
tests-resourced = Bemannet
tests-anchored-in = i { $labels }
tests-missing = mangler { $what }
missing-concept = konsept
missing-owner = ansvarlig
missing-account = konto
missing-start = startdato
missing-setup = ferdig oppsett
missing-calendar = innhold i kalenderen
missing-objective = mål
missing-audience = målgruppe
missing-statement = strategipunkt
missing-hours = timer
missing-people = folk til alle timene
missing-choice = plass i tiltakspakka
missing-weeks = timer nok i alle uker

# Planen på to sider
two-pages-title = { $title } på to sider
two-pages = Planen på to sider
two-pages-edition = Utgave { $number } · { $day }
two-pages-lead-missing = Skriv planen i ett åndedrag.
two-pages-why = Hvorfor
two-pages-why-count = { $count } av { $of } punkter i strategien bærer planen
two-pages-for-whom = For hvem, og hva vi vil
two-pages-we-know = Vi vet
two-pages-we-assume = Vi antar
two-pages-know-and-assume = Hva vi vet, og hva vi antar
two-pages-will-not = Hva vi ikke skal gjøre
two-pages-what-we-do =
    { $count ->
        [one] Det vi gjør: ett tiltak
       *[other] Det vi gjør: { $count } tiltak
    }
two-pages-channel = Kanal
two-pages-activity = Aktivitet
two-pages-audiences = Målgrupper
two-pages-purpose = Formål
two-pages-period = Periode
two-pages-owner = Ansvar
two-pages-hours = Timer i uka
two-pages-review = Vurderes
two-pages-hours-in-all =
    { $people ->
        [one] { $used } av { $have } timer i uka som én person har satt av
       *[other] { $used } av { $have } timer i uka som { $people } personer har satt av
    }
two-pages-changed = Endret siden sist
two-pages-in = Inn
two-pages-out = Ut
two-pages-changed-word = Endret
two-pages-confirmed = Bekreftet
two-pages-rejected = Avkreftet
two-pages-decided = Besluttet
two-pages-signature = Dato og underskrift
two-pages-printed = Skrevet ut fra planen i Taktikk { $day }
two-pages-page = Side { $number } av { $of }
two-pages-source = kilde: { $source }
two-pages-nothing-changed = Ingenting er endret siden forrige utgave.

# Målinger
reading-new = Skriv inn måling
reading-add = Legg til målingen
reading-value = Tall
reading-on = Dag
reading-source = Hvor er tallet fra?
reading-not-measured = ikke målt ennå
reading-from-to = { $from } → { $to }
reading-reached = Målet er nådd
reading-on-the-way = På rett vei
reading-wrong-way = Går feil vei
reading-remove = Slett målingen

# Gjennomganger
reviews = Gjennomganger
review-new = Sett opp en gjennomgang
review-title = Gjennomgang: { $name }
review-due-on = Når skal den holdes?
review-due = Holdes { $day }
review-overdue = Skulle vært holdt { $day }
review-held = Holdt { $day }
review-hold = Hold gjennomgangen
review-postpone = Utsett
review-believed = Hva dere trodde
review-promised = Hva dere lovet
review-took = Hva det tok
review-took-hours = Timer i uka, i snitt
review-took-sentence = { $took } timer i uka i snitt, lovet var { $promised }.
review-gave = Hva det ga
review-gave-placeholder = Tallene, og det tallene ikke viser.
review-was-it-true = Stemte det?
review-claims-behind = Påstandene tiltaket hviler på
review-verdict = Dommen
review-verdict-why = Hvorfor
review-learnt = Hva dere lærte
review-hours-then = Hva skjer med timene?
review-set-verdict = Sett dommen
review-verdict-great-success-help = Mer av det.
review-verdict-so-so-help = Samme timer, nytt grep.
review-verdict-fiasco-help = Slutt, og frigjør timene.
review-hours-change = { $from } → { $to } timer i uka
review-frees = Frigjør { $hours } t i uka.
review-next-in-line = { $name } kan komme inn.
review-takes = Trenger { $hours } t til i uka.
review-still-fits = Pakka går fortsatt opp.
review-no-longer-fits = Da går pakka ikke opp lenger.
review-empty = Ingen gjennomganger er satt opp. Begynn med tiltaket dere er minst sikre på.
