# Steg 4: bruksmønsteret.

habits-matrix = Målgrupper og kanaler
habits-keys = Pilene flytter, Enter åpner ruta. Skriv et tall eller et ord rett i ruta. + er verdt tida, - er ikke. Shift og pilene merker flere. Kopier og lim inn som i et regneark. Delete tømmer det du har skrevet.
habits-write-here = Skriv rett i matrisen
habits-cell-type = Hvor mye bruker de kanalen?
habits-cell-type-hint = Prosent, eller mye, en del, litt, knapt
habits-cell-reason-hint = Ikke verdt tida, fordi …
habits-written =
    { $count ->
        [one] Skrevet som antakelse i én rute.
       *[other] Skrevet som antakelse i { $count } ruter.
    }
habits-written-beside-known =
    { $count ->
        [one] I én av dem står det noe dere vet, og det veier mer.
       *[other] I { $count } av dem står det noe dere vet, og det veier mer.
    }
habits-emptied =
    { $count ->
        [one] Tømt: én rute.
       *[other] Tømt: { $count } ruter.
    }
habits-emptied-not =
    { $count ->
        [one] I én rute står det bare noe andre har skrevet, eller som har en kilde. Åpne ruta for å slette det.
       *[other] I { $count } ruter står det bare noe andre har skrevet, eller som har en kilde. Åpne ruta for å slette det.
    }
habits-written-nothing = Ingenting ble endret.
habits-written-outside =
    { $count ->
        [one] Det var ikke plass til én rute.
       *[other] Det var ikke plass til { $count } ruter.
    }
habits-unread =
    { $count ->
        [0] Ikke forstått: { $words }
       *[other] Ikke forstått: { $words } og { $count } til
    }
habits-not-sent = Ikke sendt ennå. Sendes når serveren svarer.
habits-filter-all = Alle
habits-filter-assumed = Bare antakelser
habits-filter-not-worth = Ikke verdt tida ({ $count })
habits-legend-range = så usikre er dere
habits-cell = { $audience } · { $channel }
habits-cell-said = { $audience }, { $channel }: { $usage }, { $basis }, { $worth }
habits-cell-empty = { $audience }, { $channel }: ingen har skrevet noe
habits-no-audiences = Skriv målgruppene først, så står de her.
habits-no-channels = Legg til kanalene dere tror det er verdt å snakke om.
habits-import = Hent tall fra fil

claim-new = Legg til påstand
claim-add = Legg til påstanden
claim-what-for = Hva bruker de den til?
claim-what-for-placeholder = Leser det kolleger skriver, skriver sjelden selv
claim-usage = Hvor mye bruker de den?
claim-basis = Vet dere det, eller antar dere?
claim-confidence = Hvor sikre er dere?
claim-source = Hvor har dere det fra?
claim-source-placeholder = Ni samtaler på messa i mars
claim-asked-base = Hvem ble spurt?
claim-asked-base-placeholder = 812 innbyggere over 15 år
claim-on = Dato
claim-recheck-on = Se på igjen
claim-by = Hvem står for det?
claim-known-by = Kjent av { $who } { $day }
claim-assumed-by = Antatt av { $who } { $day }
claim-recheck = ses på igjen { $day }
claim-past-recheck = skulle vært sett på { $day }
claim-edit = Rett på den
claim-remove = Slett påstanden
claim-disagree =
    { $count ->
        [one] Det er én påstand her.
       *[other] Det er { $count } påstander her, og de spriker.
    }
claim-rests-on-it = Hviler på dette
claim-if-wrong = Hvis dere tar feil
claim-if-wrong-nothing = Ingen tiltak faller om dette er feil.
claim-check-first = Sjekk dette først
claim-check-first-lead = Antakelsene som endrer mest hvis de er feil.

worth-question = Verdt tida?
worth-yes = Ja
worth-no = Nei
worth-reason = Hvorfor?
worth-reason-placeholder = Ingen andre svarer dem der.
worth-because = «{ $reason }»
worth-clear = Ta bort svaret
worth-no-list = Ikke verdt tida
worth-no-list-lead = Det dere har sagt nei til, og hvorfor. Da slipper dere å ta det en gang til neste år.

channel-new = Ny kanal
channel-add = Legg til kanalen
channel-name = Hva kaller dere den?
channel-suggested = Vanlige kanaler
channel-remove = Slett kanalen
account-new = Ny konto
account-add = Legg til kontoen
account-name = Navn på kontoen
account-address = Adresse
account-owner = Hvem eier den?
account-no-owner = Ingen eier.
account-answer-within = Svar innen så mange timer
account-answer-within-short = svar innen { $hours } t
account-tone = Slik snakker vi der
account-not-done = Dette gjør vi ikke der
claim-more = Kilde, visshet og dato
claim-says-nothing = Ingen har skrevet hva de bruker den til.
claim-by-on = { $who }, { $day }
claim-source-short = Kilde
claim-basis-short = Vet eller antar
claim-said = Påstand
claim-checked-short = Sjekket
checked-not-yet = ikke sjekket
claims-empty = Ingen har skrevet noe om medievanene ennå. Åpne en rute i tabellen over målgrupper og kanaler.
habits-cell-gone = Målgruppa eller kanalen er slettet.
habits-cell-no-claims = Ingen har skrevet noe her ennå. Skriv det dere vet eller tror.
habits-cell-unsaid = noe
worth-no-reason = Ingen grunn er skrevet.
channels-lead = Kontoene dere har, hvem som eier dem, og hvordan dere snakker der.
channel-edit = Kontoer og navn
channel-name-own = En annen kanal

worth-no-list-empty = Dere har ikke sagt nei til noe ennå.

figures-title = Hent tall fra fil
figures-lead = En tabell over hvem som bruker hva, eller svarene fra en undersøkelse. Fila blir liggende som den er.
figures-file = Fil med tall
figures-file-help = .xlsx, .csv eller .tsv, høyst 32 MB. I en arbeidsbok leser vi det første arket med tall.
figures-paste = Eller lim inn fra et regneark
figures-paste-help = Kanaler øverst og målgrupper nedover, eller omvendt. Tall i prosent, eller ord: mye, en del, litt, knapt.
figures-pasted-name = limt inn.tsv
figures-read = Les tallene
figures-found =
    { $count ->
        [one] Ett tall i fila
       *[other] { $count } tall i fila
    }
figures-groups = Hvem er hvem?
figures-channels = Hva er hvilken kanal?
figures-everybody = Alle som ble spurt
figures-leave-out = Ta ikke med
figures-new-channel = Ny kanal: { $name }
figures-questions = Hvilket spørsmål?
figures-period = Fra når?
figures-all = Alle
figures-write = Skriv påstandene
figures-write-help = Hvert tall under blir én påstand i ruta det hører til. Tall dere har fra før, blir ikke skrevet en gang til.
figures-more = { $count } til, som ikke vises her
figures-percent = { $percent } prosent
figures-percent-of = { $percent } prosent, teller som { $count } svar
figures-survey = Svar fra { $count } personer
figures-by = Del dem i grupper etter
figures-weight = Vekter
figures-yes = Svarene som betyr at de bruker kanalen
figures-columns = Hvilken kanal spør de om?
figures-count = Tell svarene
claims-together = Til sammen: { $usage }. Omtrent { $percent } av hundre, trolig mellom { $least } og { $most }.
claim-counts-as = Teller som { $count } svar: { $why }
weight-answers = { $count } svar i undersøkelsen
weight-sureness-low = { $count } fordi dere er lite sikre
weight-sureness-medium = { $count } fordi dere er ganske sikre
weight-sureness-high = { $count } fordi dere er sikre
weight-basis-known = { $count } fordi dere vet det
weight-basis-assumed = { $count } fordi dere bare antar det
weight-aged =
    { $years ->
        [one] { $percent } prosent trukket fra fordi det er ett år gammelt
       *[other] { $percent } prosent trukket fra fordi det er { $years } år gammelt
    }
weight-aged-halved = halvert fordi det er { $years } år gammelt
weight-others = { $percent } prosent trukket fra fordi det ikke var målgruppa selv som ble spurt
weight-others-halved = halvert fordi det ikke var målgruppa selv som ble spurt
figures-weight-column = Kolonnen med vekter
figures-weight-help = Vekter gjør at svarene teller slik folk fordeler seg i befolkningen. Uten en slik kolonne teller alle likt.
figures-by-age = { $name }, delt i aldersgrupper
figures-other-columns = Andre kolonner
figures-columns-none = Vi kjente ikke igjen noen kanal på navnet. Velg kanal for spørsmålene det gjelder, eller ta med kodeboka.
figures-answers = { $answer } ({ $count } svar)
figures-asked = { $count } spurte
figures-codebook = Har undersøkelsen en kodebok?
figures-codebook-lead = Kodeboka sier hva kolonnene og svarene betyr, for eksempel at «web1a» er Instagram og at 1 er ja. Da slipper dere å lete.
figures-codebook-file = Kodeboka, som ren tekst
figures-codebook-paste = Eller lim den inn
figures-codebook-name = kodebok.txt
figures-known-columns = Kjent igjen: { $names }.
figures-change-columns = Endre, eller legg til flere spørsmål
figures-all-figures =
    { $count ->
        [one] Se tallet
       *[other] Se alle { $count } tallene
    }
figures-codebook-read = Les kodeboka
figures-nobody = Velg minst én målgruppe og én kanal.
figures-no-audiences = Dere har ingen målgrupper ennå. Skriv dem først:
figures-known-channels = Kjent igjen: { $names }.
figures-new-channels = Nye kanaler: { $names }.
figures-left-out = Ikke tatt med: { $names }.
figures-change-channels = Endre
figures-written =
    { $count ->
        [0] Ingen nye påstander.
        [one] Én påstand er skrevet.
       *[other] { $count } påstander er skrevet.
    } { $there ->
        [0] { "" }
        [one] Én hadde dere fra før.
       *[other] { $there } hadde dere fra før.
    }
