# Historikken: én setning per endring. Hver setning begynner med hvem.
# $kind er et av ordene under, $kindkey nøkkelen til det, $name det tingen heter.

the-thing =
    { $kindkey ->
        [kind-person] { $name }
        [kind-absence] fraværet til { $name }
        [kind-reading] målingen av «{ $name }»
        [kind-review] gjennomgangen av «{ $name }»
        [kind-claim] påstanden om { $name }
       *[other] { $namekey ->
            [unnamed] { $kind } (uten tekst ennå)
           *[other] { $kind } «{ $name }»
        }
    }
the-other-thing =
    { $otherkindkey ->
        [kind-person] { $other }
        [kind-claim] påstanden om { $other }
       *[other] { $otherkind } «{ $other }»
    }

did-add = { $who } la til { the-thing }
did-set =
    { $kindkey ->
        [kind-amendment] { $who } endret { the-thing }: { $field }
        [kind-brainstorm] { $who } endret { the-thing }: { $field }
        [kind-review] { $who } endret { the-thing }: { $field }
        [kind-setup-step] { $who } endret { the-thing }: { $field }
       *[other] { $who } endret { $field } på { the-thing }
    }
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
did-set-worth-because = { $who } markerte { $other } for { the-thing } som { $worth }: { $reason }
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
did-import = { $who } hentet hele planen fra en fil

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
did-merge-audience = { $who } slo sammen målgruppa «{ $name }» med «{ $other }»
did-fill-cells =
    { $count ->
        [one] { $who } skrev i én rute i bruksmønsteret
       *[other] { $who } skrev i { $count } ruter i bruksmønsteret
    }
did-together =
    { $count ->
        [one] { $who } gjorde én endring
       *[other] { $who } gjorde { $count } endringer på én gang
    }
