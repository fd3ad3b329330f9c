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
thread-whole = Se alle trådene
thread-sentence-measure = { $name } er for { $audiences }, fordi strategien sier «{ $statements }». Målet er «{ $objectives }». Det hviler på { $claims ->
    [0] ingen påstander
    [one] én påstand, { $assumed } bare antatt
   *[other] { $claims } påstander, { $assumed } bare antatt
}.
thread-sentence-unanchored = { $name } henger ikke på noe i strategien. Målet er «{ $objectives }».
thread-sentence = «{ $name }» henger sammen med { $what }.
thread-sentence-alone = «{ $name }» henger ikke sammen med noe ennå.
thread-count-statements = { $count ->
    [one] ett strategipunkt
   *[other] { $count } strategipunkter
}
thread-count-audiences = { $count ->
    [one] én målgruppe
   *[other] { $count } målgrupper
}
thread-count-objectives = { $count ->
    [one] ett mål
   *[other] { $count } mål
}
thread-count-claims = { $count ->
    [one] én påstand
   *[other] { $count } påstander
}
thread-count-measures = { $count ->
    [one] ett tiltak
   *[other] { $count } tiltak
}
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
two-pages-changed = Endret i det siste
two-pages-in = Begynt
two-pages-out = Ut
two-pages-changed-word = Endret
two-pages-confirmed = Bekreftet
two-pages-rejected = Avkreftet
two-pages-decided = Besluttet
two-pages-signature = Dato og underskrift
two-pages-printed = Skrevet ut fra planen i Taktikk { $day }
two-pages-page = Side { $number } av { $of }
two-pages-source = kilde: { $source }
two-pages-nothing-changed = Ingenting er endret i det siste.
two-pages-no-strategy = Strategien er ikke hentet inn ennå.
two-pages-audiences-count = { $count } av { $of } målgrupper er med
two-pages-audience = Målgruppe, antall
two-pages-communication = Kommunikasjonsmål
two-pages-effect = Effektmål, fra og til
two-pages-points = Punkt
two-pages-not-known = ikke målt
two-pages-not-set = ikke satt
two-pages-amended = endret, vedtatt { $day }
two-pages-amendment-proposed = foreslått, ikke vedtatt
two-pages-amendment-word = Tillegg
two-pages-amendment-decided = { $label } { $text } Vedtatt { $day }.
two-pages-claim = { $audience }, { $channel }: { $usage }
two-pages-claim-what-for = { $audience }, { $channel }: { $usage }. { $what }
two-pages-key = Fylt rute er kilde. Skravert er tro.
two-pages-know-nothing = Tiltakene hviler ikke på noe dere vet ennå.
two-pages-assume-nothing = Tiltakene hviler ikke på noe dere bare antar.
two-pages-not = Ikke { $channel }.
two-pages-from-day = Fra { $day }
two-pages-no-aims = Tiltakene har ingen mål for: { $names }.
two-pages-no-review = ikke satt
tests-specified-by = konsept, konto og kalender er klare
two-pages-half-ring = En halv ring betyr at noe gjenstår.
two-pages-hours-title = Timene
two-pages-hours-key = Fylt er brukt, åpent er ledig.
two-pages-person = Hvem
two-pages-taken = Tatt på seg, t i uka
two-pages-there = Har, t i uka
two-pages-needed = Tiltakene trenger { $needed } timer i uka, og { $taken } er tatt.
two-pages-nobodys = { $hours } timer i uka har ingen tatt.
two-pages-over = Ett sted er det for lite tid: { $first }.
two-pages-over-more = Noen steder er det for lite tid: { $first }, og { $count } til.
two-pages-holds = Pakka går opp i { $count } av 100 tenkte forløp.
two-pages-indicators = Tallene vi følger
two-pages-objective = Mål
two-pages-counted = Det som telles
two-pages-baseline = Før
two-pages-now = Nå
two-pages-now-is = nå { $value }
two-pages-target = Skal til
two-pages-since = Siden { $day }
two-pages-began = { $number } { $title }, { $day }
two-pages-reviewed = { $number } { $title }: { $verdict }. Gjennomgått { $day }.
two-pages-reviewed-word = Vurdert
two-pages-print-help = Skriv ut, eller ta med deg planen som fil:
two-pages-anchored = Forankret i punkt
two-pages-resourced = Bemannet, timer i uka
two-pages-presented-by = Lagt fram av
two-pages-decided-by = Vedtatt av
two-pages-date = Dato

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
review-also-rests = På dette hviler også:
review-see-proposal = Se hva som kan komme inn i stedet
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
review-still-fits = Alle har timene sine.
review-no-longer-fits = Slik timene er delt, får noen da for mye.
review-empty = Ingen gjennomganger er satt opp. Begynn med tiltaket dere er minst sikre på.
tests-sum =
    { $count ->
        [one] Ett tiltak: { $anchored } forankret, { $specified } spesifisert, { $resourced } bemannet.
       *[other] { $count } tiltak: { $anchored } forankret, { $specified } spesifisert, { $resourced } bemannet.
    }
measured = Målinger
measured-lead = Det skraverte feltet er der dere vil være. Ringen er der dere begynte.
measured-empty = Ingen mål har en indikator ennå. Skriv den på steg 3.
reading-standing-still = Står stille
reading-target = målet er { $target }
reviews-lead = De som skulle vært holdt, står først.
review-no-day = Ingen dag er satt
review-for-whom = For { $names }.
review-hangs-on = Henger på punkt { $labels }.
review-see-measure = Se tiltaket
review-correct = Rett på gjennomgangen
review-believed-nothing = Ingen skrev ned hva dere trodde.
review-took-help = Timer i uka mot det dere lovet.
review-gave-help = Feltet er der dere vil være.
review-gave-words = Tallene, og det de ikke viser
review-verdict-help = Streken er timene dere har. Mørkt er dette tiltaket, grått er de andre.
review-next = Dager
review-next-help = Uten dato settes den holdt i dag.
review-held-on = Holdt
review-next-on = Neste gjennomgang
review-fits-neither = Slik timene er delt, har noen for mye alt nå.
review-set-hours = Sett timene slik
review-take-out = Ta tiltaket ut av pakka
review-hours-then-help = Lar dere timene stå, følger de dommen.
two-pages-edit-top = Skriv det som står øverst

# Tabeller og dager i andre programmer
table-measures = Tiltak
table-content = Innhold
table-steps = Oppsett
table-people = Folk og timer
table-readings = Målinger
table-reviews = Gjennomganger
table-claims = Vet og antar
table-channel = Kanal
table-activity = Aktivitet
table-audiences = Målgrupper
table-purpose = Formål
table-period = Periode
table-responsible = Ansvar
table-hours = Timer i uka
table-hours-taken = Timer i uka i tiltakene
days-due = Frist: { $what }
days-review = Gjennomgang: { $what }
days-recheck = Se på igjen: { $what }

# Adresser for kalenderprogrammer
feeds-title = Planen i din egen kalender
feeds-lead = Lim inn adressen i kalenderprogrammet ditt. Den følger med når planen endres.
feeds-made = Adressen vises bare nå. Kopier den.
feeds-make-all = Lag adresse for alt i planen
feeds-make-mine = Lag adresse for det som er mitt
feeds-secret = Den som har adressen, ser dagene og ingenting annet. Den slutter å virke når du tar den bort eller går ut av planen.
feeds-here = Adressene dine
feeds-none = Ingen ennå.
feeds-all = Alt i planen
feeds-mine = Det som er mitt
feeds-remove = Ta bort
feeds-too-many = Du har så mange adresser som går an. Ta bort en du ikke bruker.

# Fristene til en som er med i flere planer
mine-title = Dine frister
mine-lead = Det du har ansvar for i alle planene dine, det nærmeste først.
mine-overdue = Over fristen
mine-this-week = Denne uka
mine-later = Senere
mine-no-day = Uten dag
mine-empty = Du har ingenting å gjøre nå.
mine-none-here = Ingenting venter på deg.
mine-all = Alle fristene dine
mine-calendar = I din egen kalender
mine-feed-make = Lag en adresse for fristene dine
mine-feeds-help = Én adresse for alle planene dine. Nye planer kommer med av seg selv.

# The look of documents
brand-title = Logo og farger på dokumentene
brand-help = Fargene og logoen kommer med i PDF-ene.
brand-colour = Farge på tråden
brand-second = Farge på søylene
brand-logo = Logo
brand-logo-help = PNG, høyst 1 MB og 4000 punkter bred og høy.
brand-no-logo = Uten logo
brand-own = Bruk Taktikks egne farger
error-logo = Logoen må være et PNG-bilde, høyst 1 MB og 4000 punkter bredt og høyt.

# En gjennomgang på egen side
review = Gjennomgang
review-ahead = Hva hver dom gjør med resten av planen
review-ahead-help = Det som er valgt, blir stående, og timene deles på nytt. Regnet fra denne uka.
review-ahead-looking = Regner …
review-ahead-open = Se hva hver dom gjør
review-ahead-rest = Resten av planen
review-ahead-never = Da går det ikke opp, hva dere enn tar ut.
review-ahead-leaves = For at det skal gå opp, må dette ut: { $names }.
review-ahead-joins = { $name } kan komme inn fra { $week }, med { $hours } t i uka.
review-ahead-nobody-comes = Timene blir fri. Ingen andre tiltak får plass.
review-ahead-as-before = Alt annet blir som før.
thread-legend-weak = hviler på noe antatt, eller fører til noe som ikke er valgt
thread-no-measure = Uten tiltak
tests-missing-these = Mangler
review-ahead-needs = Dette trenger tiltaket, og må ut med det: { $names }.
