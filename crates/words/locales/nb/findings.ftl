# Funnene: en kort overskrift som sier hva dere kan gjøre, og én setning om hvorfor.
# $name er det funnet gjelder.

# 1 Strategi
finding-strategy-missing = Legg inn kommunikasjonsstrategien
    .why = Alt dere finner på siden, skal henge på et punkt i den.
finding-strategy-no-social-media = Skriv hva dere vil med sosiale medier
    .why = Strategien nevner dem ikke, så tiltakene får ingenting å henge på.
finding-strategy-attention-only = Skriv et tillegg om det folk deler og svarer på
    .why = Strategien handler bare om å kjøpe oppmerksomhet og få omtale.
finding-strategy-no-dialogue = Skriv hva dere gjør når noen svarer dere
    .why = Strategien sier hva dere sender ut, ikke hvem som svarer.
finding-strategy-undecided-amendment = Få et vedtak på «{ $name }»
    .why = Et forslag bærer ikke noe før noen har bestemt det.
finding-strategy-statement-unserved = Skriv et mål for «{ $name }»
    .why = Punktet er et overordnet mål, men ingenting er forankret i det.

# 2 Målgrupper
finding-audience-none = Skriv den første målgruppa
    .why = Dere må vite hvem dere snakker med før dere vet hva dere skal si.
finding-audience-demographics-only = Hva trenger «{ $name }»?
    .why = Dere har skrevet hvem de er. I sosiale medier finner folk sammen om det de bryr seg om.
finding-audience-no-needs = Skriv hva «{ $name }» trenger
    .why = Uten behov eller interesser har de ingen grunn til å høre på dere.
finding-audience-no-message = Skriv et budskap til «{ $name }»
    .why = Dere vet hvem de er, men ikke hva dere vil si til dem.
finding-audience-same-as = Er «{ $name }» og «{ $other }» de samme folkene?
    .why = De to beskrivelsene er nesten like.

# 3 Mål
finding-objective-none-for-audience = Hva vil dere med «{ $name }»?
    .why = Målgruppa er prioritert, men har ingen mål.
finding-objective-one-kind-only = Spør en gang til om «{ $name }»
    .why = De har bare den ene sorten mål. Hva skal de vite, og hva skal de gjøre?
finding-objective-unanchored = Finn et strategipunkt for «{ $name }»
    .why = Målet henger ikke på noe i strategien.
finding-objective-no-indicator = Finn noe å telle for «{ $name }»
    .why = Ellers ser dere ikke om det virket.
finding-objective-activity-not-objective = Hva skal «{ $name }» føre til?
    .why = Det ligner et tiltak. Skriv hva som skal skje, eller spar det til idémyldringen.

# 4 Bruksmønster
finding-habits-unknown = Skriv hvor dere tror «{ $name }» er
    .why = Dere har ingen påstander om dem ennå. Det er lov å anta.
finding-habits-all-assumed = Finn ut én ting om «{ $name }»
    .why = Alt dere har skrevet om bruken deres, er antatt.
finding-habits-stale = Se på «{ $name }» igjen
    .why = Dere skulle sjekke påstanden på nytt, og den datoen er passert.
finding-habits-disagreement = Finn ut hva som stemmer om «{ $name }»
    .why = Påstandene spriker, og dere kan ikke bygge på begge.
finding-habits-blind-spot = Hvor når dere «{ $name }»?
    .why = Dere vil at de skal gjøre noe, men ingen kanal ser ut til å nå dem.

# 5 Idémyldring
finding-brainstorm-too-early = Vent litt med idémyldringen
    .why = Ideene blir bedre når målgrupper, mål og bruksmønster er på plass.
finding-idea-no-channel = Velg kanal for «{ $name }»
    .why = Uten en kanal vet ingen hvor det skal skje.
finding-idea-no-audience = Velg målgruppe for «{ $name }»
    .why = Uten en målgruppe kan ideen ikke forankres.
finding-idea-no-objective = Velg mål for «{ $name }»
    .why = Uten et mål kan ideen ikke forankres.

# 6 Sortering
finding-sort-undecided = Sorter ideene som gjenstår
    .why = Noen ideer har ikke fått svar: aldri, senere eller lovende.
finding-sort-discarded-without-reason = Skriv hvorfor «{ $name }» er forkastet
    .why = Med en grunn slipper dere å ta den samme runden neste år.
finding-core-too-many = Velg bort noen kjernetiltak
    .why = Det er flere enn dere rekker å se ordentlig på.
finding-core-unanchored = Finn et mål for «{ $name }»
    .why = Kjernetiltaket henger ikke på noe i strategien.
finding-core-audience-unserved = Hva gjør dere for «{ $name }»?
    .why = Målgruppa er prioritert, men ingen kjernetiltak er for den.
finding-core-channel-not-worth-it = Se på kanalen til «{ $name }»
    .why = Dere har selv skrevet at kanalen ikke er verdt tida for målgruppa.

# 7 Ressurser
finding-resources-no-people = Skriv timene til minst én kollega
    .why = Uten folk og timer er planen et ønske.
finding-effort-missing = Skriv hva «{ $name }» koster i timer
    .why = Uten timer kan det ikke veies mot de andre.
finding-capacity-exceeded = Finn plass i timene til { $name }
    .why = Noen uker ber planen om mer enn { $name } har.
finding-capacity-fragile = Legg inn litt luft i timene
    .why = Timene går opp nå, men ikke i ni av ti tenkte år.
finding-measure-one-person = Finn en til som kan ta «{ $name }»
    .why = Tiltaket henger på én person.
finding-measure-nobody-burns = Hvem har lyst på «{ $name }»?
    .why = Ingen brenner for tiltaket, og da dør det når det blir travelt.

# 8 Taktikk
finding-tactic-no-concept = Skriv konseptet for «{ $name }»
    .why = Før konseptet er skrevet, lager alle hver sin ting.
finding-tactic-no-owner = Finn en ansvarlig for «{ $name }»
    .why = Det ingen har ansvar for, blir ikke gjort.
finding-tactic-no-account = Velg konto for «{ $name }»
    .why = Ingen vet hvor det skal legges ut, eller hvem som har innlogging.
finding-tactic-no-start = Sett en startdato for «{ $name }»
    .why = Uten en dato kan ingen holde av timene.
finding-tactic-setup-open = Gjør ferdig oppsettet for «{ $name }»
    .why = Noen steg gjenstår før tiltaket kan begynne.
finding-tactic-calendar-empty = Fyll kalenderen til «{ $name }»
    .why = Timene er satt av, men ingen vet til hva.

# 9 Planen
finding-measure-unanchored = Finn tråden fra «{ $name }» til strategien
    .why = Tiltaket er valgt, men ikke forankret.
finding-measure-unspecified = Spesifiser «{ $name }»
    .why = Tiltaket er valgt, men det mangler noe før noen kan begynne.
finding-measure-unresourced = Finn folk til «{ $name }»
    .why = Tiltaket er valgt, men ingen har timene.
finding-review-due = Hold gjennomgangen av «{ $name }»
    .why = Fristen er her. Tallene avgjør om tiltaket skal ha mer, mindre eller ingenting.
finding-claim-rejected-in-use = Se på tiltakene som bygger på «{ $name }»
    .why = Påstanden er avkreftet, men noe hviler fortsatt på den.
