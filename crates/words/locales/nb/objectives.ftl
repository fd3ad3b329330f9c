# Steg 3: målene.

objective-new = Nytt mål
objective-add = Legg til målet
objective-number = Mål { $number }
objective-sentence = Hva skal skje?
objective-sentence-placeholder = De vet hvor de får svar, og spør der.
objective-kinds = Hva slags mål
objective-column-communication = Kommunikasjonsmål
objective-column-communication-help = vite, forstå, føle, snakke om
objective-column-belief = det dere tror
objective-column-effect = Effektmål
objective-column-effect-help = kjøpe, søke, møte opp, slippe å ringe
objective-both = Begge deler
objective-whole-organisation = Hele virksomheten
objective-whole-organisation-help = gjelder flere målgrupper
objective-belongs-to = Hører til
objective-shared-with = Deles med { $others }
objective-attach-more = knytt til flere
objective-from-whole = Fra hele virksomheten
objective-anchors = Forankret i
objective-anchor-add = Velg strategipunkt
objective-unanchored = Ikke forankret. Hvor hører det hjemme?
objective-look-again = Se på det igjen: { $label } er endret siden
objective-none-communication = Hva skal de vite eller føle?
objective-none-effect = Hva skal de gjøre, eller slippe å gjøre?
objective-starters = Mange begynner her:
objective-starter-sell = De kjøper mer direkte av oss
objective-starter-experience = Det blir lettere å være kunde eller bruker hos oss
objective-starter-spoken-of = De snakker vel om oss til folk de kjenner
objective-like-measure = Ligner et tiltak. Hva skal det føre til?
objective-move-to-brainstorm = Flytt til idémyldringen
objective-remove = Slett målet

# Troen mellom to mål
belief-add = Knytt til et effektmål
belief-text = Hva tror dere?
belief-text-placeholder = Hører de det fra en kollega, tror vi flere tør å søke.
belief-question = Hva fører det til?
belief-remove = Løsne

# Indikator
indicator = Indikator
indicator-what = Hvordan merker dere det?
indicator-what-placeholder = Telefoner i uka om det samme
indicator-unit = Enhet
indicator-unit-placeholder = telefoner i uka
indicator-better = Hva er bra?
indicator-baseline = I dag
indicator-baseline-unknown = vet ikke ennå
indicator-who-can-find-out = Hvem kan finne det?
indicator-target = Skal til
indicator-by-when = Innen
indicator-from-to = fra { $from } til { $to }
indicator-now = nå
indicator-goal = skal til
indicator-drawing = fra i dag til målet
indicator-none = Hvordan vil dere merke det?
anchor-add = Forankre
anchor-let-go = Løsne
belief-unsaid = Ingen har skrevet hvorfor.
belief-no-effects = Skriv et effektmål først, så kan dere knytte dem sammen.
objective-no-kind = Ikke sagt hva slags mål det er
objective-shared-by = For
objective-attach-several = Knytt flere mål til målgrupper
objective-attach-which = Hvilke mål?
objective-attach-to = Til hvem?
objective-attach = Knytt dem sammen
