# Steg 2: målgruppene.

audience-new = Ny målgruppe
audience-add = Legg til målgruppa
audience-number = Målgruppe { $number }
audience-name = Hvem er de?
audience-name-placeholder = Foreldre som venter på barnehageplass
audience-own-words = Slik ville de sagt det selv
audience-own-words-placeholder = «Jeg vil bare vite når.»
audience-needs = Hva trenger og vil de fra dere?
audience-needs-placeholder = Et svar de kan stole på, helst før de må ringe.
audience-interests = Hva er de opptatt av?
audience-interests-placeholder = Det de snakker om når dere ikke er der.
audience-whereabouts = Hvor er de, og hva gjør de der?
audience-whereabouts-placeholder = Skriver i en lukket gruppe, leser mest om kvelden.
audience-message = Budskapet til dem
audience-message-placeholder = Én setning de kunne gjentatt for en venn.
audience-demographics = Alder, bosted og slikt
audience-demographics-help = Fint å ha med, men det er ikke nok alene.
audience-size = Hvor mange?
audience-size-from = fra
audience-size-to = til
audience-size-help = Et grovt spenn holder.
audience-side = Intern eller ekstern
audience-priority = Når kommer de?
audience-priority-heading-first = Først
audience-priority-heading-second = Så
audience-priority-heading-later = Når dere rekker det
audience-priority-heading-none = Ikke prioritert ennå
audience-priority-move = Alt og piltast flytter målgruppa opp eller ned.
audience-overlap = Hvem er de også?
audience-overlap-add = Legg til overlapp
audience-overlap-share = Omtrent hvor mange av 100?
audience-overlap-sentence = { $percent } av 100 er også { $other }
audience-overlap-drawing = De samme folkene i to målgrupper
audience-thread-from = fra { $labels }
audience-needs-short = Trenger
audience-interests-short = Opptatt av
audience-message-short = Budskap
audience-who-short = Hvem
audience-message-missing = Mangler. Hva er det ærligste dere kan si til dem?
audience-demographics-only = Dette sier hvem de er, ikke hva de trenger. Hva spør de dere om?
audience-drafts = Utkast fra strategien
audience-same-as = Ligner mye på «{ $other }». Er det de samme folkene?
audience-keep-own = Egen målgruppe
audience-merge = Samme som { $other }
audience-remove = Slett målgruppa
audience-remove-question = Mål, ideer og tiltak blir stående, men mister denne målgruppa. Den kan hentes tilbake.
audience-size-range = { $from }–{ $to }
audience-size-about = rundt { $count }
audience-overlap-of = { $percent } av 100 er også
audience-overlap-with = Hvem er de også?
audience-overlap-remove = Glem
audience-whereabouts-short = Er der
audience-objectives =
    { $count ->
        [one] 1 mål
       *[other] { $count } mål
    }
audience-merge-them = Slå dem sammen
audience-merge-with = Slå sammen med en annen målgruppe
audience-merge-which = Hvilken er det samme folkene?
audience-merge-help = Mål, ideer, tiltak, påstander og forankring følger med. Ingenting går tapt, og historikken kan angre det.
audience-move-up = Flytt opp:
audience-move-down = Flytt ned:
audience-drag = Dra for å flytte
