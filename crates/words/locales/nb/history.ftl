# Historikken: én setning per endring. Hver setning begynner med hvem.
# $kind er et av ordene under, $kindkey nøkkelen til det, $name det tingen heter.

the-thing =
    { $kindkey ->
        [kind-person] { $name }
        [kind-absence] fraværet til { $name }
        [kind-reading] målingen av «{ $name }»
        [kind-review] gjennomgangen av «{ $name }»
        [kind-claim] påstanden om { $name }
       *[other] { $kind } «{ $name }»
    }
the-other-thing =
    { $otherkindkey ->
        [kind-person] { $other }
        [kind-claim] påstanden om { $other }
       *[other] { $otherkind } «{ $other }»
    }

did-add = { $who } la til { the-thing }
did-set = { $who } endret { $field } på { the-thing }
did-remove = { $who } slettet { the-thing }
did-restore = { $who } hentet tilbake { the-thing }
did-set-plan = { $who } endret { $field }
did-bring-strategy =
    { $count ->
        [one] { $who } la inn strategien «{ $name }» med 1 punkt
       *[other] { $who } la inn strategien «{ $name }» med { $count } punkter
    }
did-take-strategy-away = { $who } tok ut strategien
did-anchor = { $who } forankret { the-thing } i «{ $other }»
did-let-go = { $who } løsnet { the-thing } fra «{ $other }»
did-link = { $who } knyttet { the-thing } til { the-other-thing }
did-unlink = { $who } løsnet { the-thing } fra { the-other-thing }
did-set-overlap =
    { $percent ->
        [0] { $who } tok bort overlappet mellom «{ $name }» og «{ $other }»
       *[other] { $who } skrev at { $percent } av 100 i «{ $name }» også er i «{ $other }»
    }
did-set-worth = { $who } markerte { $other } for { the-thing } som { $worth }
did-clear-worth = { $who } tok bort svaret på om { $other } er verdt tida for { the-thing }
did-set-commitment = { $who } skrev hva { $name } mener om tiltaket «{ $other }»
did-choose = { $who } tok { the-thing } inn i tiltakspakka
did-leave-out = { $who } tok { the-thing } ut av tiltakspakka
did-vote =
    { $count ->
        [0] { $who } tok tilbake prikkene fra { the-thing }
        [one] { $who } ga 1 prikk til { the-thing }
       *[other] { $who } ga { $count } prikker til { the-thing }
    }
did-react = { $who } sa hva slags idé «{ $name }» er
did-set-aside = { $who } la et funn til side: «{ $reason }»
did-take-up = { $who } tok fram igjen et funn som var lagt til side

# Slagene, i bestemt form
kind-statement = strategipunktet
kind-amendment = tillegget
kind-audience = målgruppa
kind-objective = målet
kind-belief = antakelsen
kind-channel = kanalen
kind-account = kontoen
kind-claim = påstanden
kind-brainstorm = idémyldringen
kind-idea = ideen
kind-measure = tiltaket
kind-level = nivået
kind-skill = ferdigheten
kind-person = personen
kind-absence = fraværet
kind-lesson = lærdommen
kind-setup-step = oppsettsteget
kind-calendar-entry = innlegget
kind-reading = målingen
kind-review = gjennomgangen

# Feltene, slik de står etter «endret»
field-plan-title = navnet på planen
field-plan-organisation = hvem planen er for
field-plan-lead = planen i ett åndedrag
field-plan-begins-on = første dag i planen
field-plan-weeks = hvor mange uker planen ser fram
field-plan-core-measures-most = hvor mange kjernetiltak det er plass til

field-statement-place = plassen
field-statement-label = nummeret
field-statement-path = overskriftene
field-statement-kind = slaget
field-statement-text = teksten
field-statement-by-amendment = opphavet
field-statement-suggested = de foreslåtte merkene
field-statement-because = begrunnelsen for merkene
field-statement-attention = oppmerksomheten
field-statement-dialogue = merket for dialog
field-statement-social-media = merket for sosiale medier
field-statement-channels = kanalene
field-statement-role = rollen

field-amendment-statement = punktet
field-amendment-kind = slaget
field-amendment-text = teksten
field-amendment-why = grunnen
field-amendment-answers = spørsmålet det svarer på
field-amendment-decided-by = hvem som vedtok
field-amendment-decided-on = vedtaksdatoen

field-audience-name = navnet
field-audience-needs = behovene
field-audience-interests = interessene
field-audience-whereabouts = hvor de er
field-audience-own-words = ordene de selv bruker
field-audience-demographics = alder og bosted
field-audience-message = budskapet
field-audience-side = om de er innenfor eller utenfor
field-audience-size = størrelsen
field-audience-priority = prioriteten
field-audience-anchors = forankringen

field-objective-sentence = ordlyden
field-objective-kinds = slaget
field-objective-audiences = målgruppene
field-objective-anchors = forankringen
field-objective-indicator = indikatoren

field-belief-text = ordlyden
field-belief-from = kommunikasjonsmålet
field-belief-to = effektmålet
field-belief-basis = grunnlaget
field-belief-confidence = vissheten

field-channel-name = navnet
field-channel-key = typen
field-channel-anchors = forankringen

field-account-name = navnet
field-account-channel = kanalen
field-account-address = adressen
field-account-owner = den ansvarlige
field-account-answer-within-hours = svarfristen
field-account-tone = tonen
field-account-not-done = det dere ikke gjør der

field-claim-audience = målgruppa
field-claim-channel = kanalen
field-claim-usage = hvor mye kanalen brukes
field-claim-what-for = hva kanalen brukes til
field-claim-basis = grunnlaget
field-claim-confidence = vissheten
field-claim-source = kilden
field-claim-asked-base = hvem som er spurt
field-claim-on = datoen
field-claim-recheck-on = datoen for ny sjekk
field-claim-claimed-by = hvem som står for det
field-claim-checked = svaret fra sjekken
field-claim-checked-in = gjennomgangen

field-brainstorm-title = navnet
field-brainstorm-state = om det er åpent for ideer
field-brainstorm-opened-early-because = grunnen til å åpne tidlig
field-brainstorm-hidden = om ideene er skjult
field-brainstorm-authors-hidden = om navnene er skjult
field-brainstorm-locked = låsen
field-brainstorm-ends-at = slutten
field-brainstorm-spotlight = ideen som er fremhevet
field-brainstorm-voting-open = om det kan stemmes
field-brainstorm-votes-each = antall prikker
field-brainstorm-several-on-one = om en idé kan få flere prikker av samme person

field-idea-brainstorm = idémyldringen
field-idea-presence = teksten
field-idea-purpose = formålet
field-idea-achieve = hva som oppnås
field-idea-for-whom = hvem den er for
field-idea-channels = kanalene
field-idea-objectives = målene
field-idea-audiences = målgruppene
field-idea-author = forfatteren
field-idea-sorted = plassen i sorteringen
field-idea-stacked-under = bunken
field-idea-votes = prikkene
field-idea-reactions = reaksjonene

field-measure-title = navnet
field-measure-idea = opphavet
field-measure-presence = hvor dere skal være
field-measure-purpose = formålet
field-measure-channels = kanalene
field-measure-objectives = målene
field-measure-audiences = målgruppene
field-measure-claims = påstandene det hviler på
field-measure-needs = hva det trenger
field-measure-not-with = hva det ikke går sammen med
field-measure-outcomes = utfallene
field-measure-owner = den ansvarlige
field-measure-accounts = kontoene
field-measure-concept-idea = ideen i konseptet
field-measure-concept-for-whom = hvem konseptet er for
field-measure-concept-message = budskapet
field-measure-concept-tone = tonen
field-measure-concept-is-not = hva det ikke er
field-measure-frequency = hvor ofte
field-measure-note = merknaden

field-level-name = navnet
field-level-measure = tiltaket
field-level-content = timene til å lage
field-level-response = timene til å svare
field-level-setup-hours = timene til oppsett
field-level-setup-weeks = ukene til oppsett
field-level-money-nok = pengene
field-level-skills = ferdighetene

field-skill-name = navnet

field-person-member = hvem det er
field-person-hours-per-week = timene i uka
field-person-skills = ferdighetene
field-person-gives-way = hva som må vike

field-absence-person = hvem
field-absence-from = første dag
field-absence-to = siste dag

field-lesson-measure = tiltaket
field-lesson-learnt = det dere lærte
field-lesson-changed = det dere endret
field-lesson-on = datoen

field-setup-step-measure = tiltaket
field-setup-step-what = teksten
field-setup-step-is-learning = om det er noe å lære
field-setup-step-owner = den ansvarlige
field-setup-step-due-on = fristen
field-setup-step-done-on = når det ble gjort
field-setup-step-skipped-because = grunnen til å hoppe over

field-calendar-entry-measure = tiltaket
field-calendar-entry-what = teksten
field-calendar-entry-account = kontoen
field-calendar-entry-on = dagen
field-calendar-entry-when = tida
field-calendar-entry-owner = den ansvarlige
field-calendar-entry-state = hvor langt det har kommet

field-reading-objective = målet
field-reading-on = dagen
field-reading-value = tallet
field-reading-source = kilden

field-review-measure = tiltaket
field-review-due-on = fristen
field-review-held-on = når den ble holdt
field-review-verdict = dommen
field-review-took-hours-per-week = timene det tok
field-review-gave = hva det ga
field-review-learnt = det dere lærte
field-review-hours-then = hva som skjer med timene
