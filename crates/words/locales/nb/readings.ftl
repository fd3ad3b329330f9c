## Målinger fra eksporter

readings-source-facebook = Facebook
readings-source-instagram = Instagram
readings-source-meta = Meta Business Suite
readings-source-youtube = YouTube Studio
readings-source-x = X
readings-source-tiktok = TikTok Studio
readings-source-google-analytics = Google Analytics
readings-source-linkedin = LinkedIn
readings-source-table = En tabell
readings-unit-count = i tall
readings-unit-percent = prosent
readings-unit-share = andel av 1
readings-unit-seconds = sekunder
readings-unit-hours = timer
readings-none = Her er det ingen målinger å hente.
readings-skipped = Utelatt, linje for linje:
readings-skipped-no-date = tabellen har ingen datoer; last ned eksporten dag for dag
readings-skipped-bad-date = her står det ingen dato
readings-skipped-future = dagen har ikke vært ennå
readings-skipped-total-row = raden er summen av de andre
readings-skipped-not-a-number = her står det ikke et tall
readings-skipped-missing = ingenting er målt
readings-skipped-rate = andeler og gjennomsnitt kan ikke legges sammen
readings-skipped-people = de samme menneskene kan være med flere ganger, så tallene kan ikke legges sammen
readings-skipped-level = et nivå, som antall følgere, kan ikke legges sammen
readings-skipped-two-values = dagen har to ulike verdier
readings-skipped-too-many = mer enn det er plass til
readings-skipped-more = og flere linjer
readings-error-too-large = Filen er for stor. Del den opp, eller last ned en kortere periode.
readings-error-no-table = Filen er ingen tabell. Last ned eksporten som CSV eller Excel (.xlsx).
readings-error-encrypted = Arbeidsboken har passord. Lagre den uten, og prøv igjen.
readings-error-old-workbook = Arbeidsboken er av gammel type (.xls). Lagre den som .xlsx eller CSV.
readings-error-damaged = Arbeidsboken er skadet. Last den ned på nytt.
readings-error-bomb = Arbeidsboken pakker ut til mer enn det er plass til. Last ned en kortere periode.

# From an export in a plan
readings-import = Hent målinger fra en eksport
readings-import-lead = Filen dere laster ned fra Meta Business Suite, YouTube Studio, X, TikTok, Google Analytics, LinkedIn eller et annet sted. Ingenting skrives før dere har sett på det.
readings-import-file = Eksporten
readings-import-file-help = .csv eller .xlsx, høyst 64 MB.
readings-import-read = Les eksporten
readings-import-pick = Hvilket mål hører hvert tall til? Det dere ikke velger noe for, blir ikke med. Neste gang huskes det dere velger.
readings-import-no-indicator = Ingen av målene har en indikator ennå. Skriv den først.
readings-import-sum = { $new } nye, { $changed } endret, { $known } er her fra før.
readings-import-write =
    { $count ->
        [one] Skriv inn én måling
       *[other] Skriv inn { $count } målinger
    }
readings-per = Én måling for hver
readings-per-day = dag
readings-per-week = uke
readings-per-month = måned
readings-metric = Tall i eksporten
readings-days = Fra og til
readings-objective = Hører til
readings-becomes = Blir til
readings-added-up = lagt sammen
readings-average = gjennomsnitt for dagene
readings-last = som det var sist
readings-too-many = Det blir mer enn { $most } målinger. Velg uke eller måned.
readings-too-many-asked = Det blir for mange målinger på én gang. Velg uke eller måned.
# What platforms call levels, and numbers of people: small letters, parted by a comma and a blank.
readings-names-levels = følger, abonnent, medlem
readings-names-people = rekkevidde, seere, besøkende, brukere
readings-dates = Kolonnen med datoer
readings-dates-where = Vi fant ingen kolonne med datoer. Hvilken er det?
readings-dates-not-there = I «{ $column }» står det ikke datoer vi forstår. Prøv en annen, eller skriv dem som 2027-01-31.
