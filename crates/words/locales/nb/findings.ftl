# Funnene: en kort overskrift som sier hva dere kan gjøre, og én setning om hvorfor.
# $name er det funnet gjelder.

# 1 Strategi
# The long word may be parted where a column is narrow.
finding-strategy-missing = Legg inn kommunikasjons{ "\u00AD" }strategien
    .why = Alt dere finner på siden, skal henge på et punkt i den.
finding-strategy-no-social-media = Skriv hva dere vil med sosiale medier
    .why =
        { $count ->
            [one] Strategien nevner dem ikke, så tiltakene får ingenting å henge på.
           *[other] Ingen av de { $count } punktene nevner dem, så tiltakene får ingenting å henge på.
        }
finding-strategy-social-media-mentioned = Skriv hva dere skal i sosiale medier, for hvem, og hvem som gjør jobben
    .why =
        { $told ->
            [0] Strategien nevner dem bare. Da får tiltakene lite å henge på.
           *[other] Strategien nevner dem, men svarer bare på { $told } av de tre.
        }
finding-strategy-attention-only = Skriv et tillegg om det folk deler og svarer på
    .why =
        { $count ->
            [one] Det ene punktet om oppmerksomhet gjelder annonser eller presse.
           *[other] Alle { $count } punktene om oppmerksomhet gjelder annonser eller presse.
        }
finding-strategy-no-dialogue = Skriv hva dere gjør når noen svarer dere
    .why = Strategien sier hva dere sender ut, ikke hvem som svarer.
finding-strategy-undecided-amendment = Få et vedtak på «{ $name }»
    .why = Et forslag bærer ikke noe før noen har bestemt det.
finding-strategy-statement-unserved = Skriv et mål for «{ $name }»
    .why = Punktet er et overordnet mål, men ingenting er forankret i det.

# 2 Målgrupper
finding-audience-none = Skriv den første målgruppa
    .why = Dere må vite hvem dere snakker med før dere vet hva dere skal si.
finding-audience-no-priority = Hvor viktig er «{ $name }»?
    .why = Uten en prioritet vet ingen hvem som kommer først.
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
finding-objective-one-kind-only =
    { $effect ->
        [0] Hva skal «{ $name }» gjøre?
       *[other] Hva skal «{ $name }» vite eller føle?
    }
    .why =
        { $effect ->
            [0] De har bare kommunikasjonsmål. Hva skal det føre til?
           *[other] De har bare effektmål. Hva må de vite eller føle først?
        }
finding-objective-unanchored = Finn et strategipunkt for «{ $name }»
    .why = Målet henger ikke på noe i strategien.
finding-objective-no-indicator = Finn noe å telle for «{ $name }»
    .why = Ellers ser dere ikke om det virket.
finding-anchor-statement-changed = Se på «{ $name }» igjen
    .why =
        { $count ->
            [one] Det bygger på «{ $statement }», og det punktet er endret siden.
           *[other] { $count } av punktene det bygger på, er endret siden.
        }
finding-objective-activity-not-objective = Hva skal «{ $name }» føre til?
    .why = Det ligner et tiltak. Skriv hva som skal skje, eller spar det til idémyldringen.

# 4 Bruksmønster
finding-habits-unknown = Skriv hvor dere tror «{ $name }» er
    .why = Dere har ingen påstander om dem ennå. Det er lov å anta.
finding-habits-nothing-worth-it = Velg en kanal som er verdt tida
    .why = Dere har ikke sagt ja til noe sted ennå, og alle steder rekker dere ikke.
finding-habits-all-assumed = Finn ut én ting om «{ $name }»
    .why =
        { $count ->
            [one] Det eneste dere har skrevet om bruken deres, er antatt.
           *[other] Alle { $count } påstandene om bruken deres er antatt.
        }
finding-habits-stale = Se på «{ $name }» igjen
    .why = Påstanden skulle sjekkes på nytt { $day }.
finding-habits-disagreement = Finn ut hva som stemmer om «{ $name }»
    .why = { $count } påstander spriker, og dere kan ikke bygge på alle.
finding-habits-blind-spot = Hvor når dere «{ $name }»?
    .why = Dere vil at de skal gjøre noe, men ingen kanal ser ut til å nå dem.

# 5 Idémyldring
finding-brainstorm-not-held = Hold en idémyldring
    .why = Før noen har skrevet en idé, er det ingenting å velge mellom.
finding-brainstorm-too-early = Vent litt med idémyldringen
    .why =
        { $count ->
            [one] Ett av stegene før er ikke ferdig. Ideene blir bedre når det er det.
           *[other] { $count } av stegene før er ikke ferdige. Ideene blir bedre når de er det.
        }
finding-idea-no-channel = Velg kanal for «{ $name }»
    .why =
        { $count ->
            [one] Den mangler kanal. Det kan vente til sorteringen.
           *[other] { $count } ideer mangler kanal. Det kan vente til sorteringen.
        }
finding-idea-no-audience = Velg målgruppe for «{ $name }»
    .why =
        { $count ->
            [one] Den mangler målgruppe. Det kan vente til sorteringen.
           *[other] { $count } ideer mangler målgruppe. Det kan vente til sorteringen.
        }
finding-idea-no-objective = Velg mål for «{ $name }»
    .why =
        { $count ->
            [one] Den mangler mål. Det kan vente til sorteringen.
           *[other] { $count } ideer mangler mål. Det kan vente til sorteringen.
        }

# 6 Sortering
finding-sort-undecided =
    { $count ->
        [one] Ta stilling til den siste ideen
       *[other] Sorter { $count } ideer
    }
    .why = Hver idé skal ha et svar: aldri, senere eller lovende.
finding-core-none = Gjør de beste ideene til kjernetiltak
    .why = Alle ideer er sortert, men ingen er blitt tiltak ennå.
finding-sort-discarded-without-reason = Skriv hvorfor «{ $name }» er forkastet
    .why =
        { $count ->
            [one] Med en grunn slipper dere å ta den samme runden neste år.
           *[other] { $count } forkastede ideer mangler grunn, og neste år husker ingen hvorfor.
        }
finding-sort-reason-lapsed = Se på «{ $name }» én gang til
    .why = Den ble forkastet med «{ $reason }». Det som lå bak, er blitt annerledes.
finding-core-too-many = Velg bort noen kjernetiltak
    .why = Dere har { $count }, og rekker å se ordentlig på { $most }.
finding-core-unanchored = Finn et mål for «{ $name }»
    .why = Kjernetiltaket henger ikke på noe i strategien.
finding-core-audience-unserved = Hva gjør dere for «{ $name }»?
    .why = Målgruppa er prioritert, men ingen kjernetiltak er for den.
finding-core-channel-not-worth-it = Se på kanalen til «{ $name }»
    .why = Dere har skrevet at { $channel } ikke er verdt tida for «{ $audience }».

# 7 Ressurser
finding-resources-no-people = Skriv timene til minst én kollega
    .why = Uten folk og timer er planen et ønske.
finding-effort-missing = Skriv hva «{ $name }» koster i timer
    .why = Uten timer kan det ikke veies mot de andre.
finding-effort-needs-itself = Ta bort et av kravene til «{ $name }»
    .why = Tiltaket trenger seg selv, gjennom andre tiltak. Da kan det aldri begynne.
finding-effort-skill-nobody-has = Finn noen som kan { $skill } til «{ $name }»
    .why = Ingen av dere kan det, og da blir tiltaket aldri gjort.
finding-effort-likelihoods = La utfallene av «{ $name }» bli 100 til sammen
    .why = Nå blir de { $percent }. Til dere retter det, teller de i forhold til hverandre.
finding-person-always-away = Se på fraværet til { $name }
    .why = Slik det står, er vedkommende borte i alle ukene planen ser fram.
finding-effort-negative = Rett timene eller kronene for «{ $name }»
    .why = Noe av det er under null, og da er nivået ikke med i forslaget.
finding-person-negative-hours = Rett timene til { $name }
    .why = De er under null, og regnes som ingen.
finding-portfolio-none = Velg tiltakene dere vil gjøre
    .why =
        { $count ->
            [one] Ett tiltak har timer, men det er ikke valgt.
           *[other] { $count } tiltak har timer, men ingen er valgt.
        }
finding-capacity-exceeded = Gi { $name } mindre å gjøre
    .why =
        { $weeks ->
            [one] I { $week } er det { $hours ->
                [one] 1 time
               *[other] { $hours } timer
            } for mye.
           *[other] I { $weeks } uker, først { $week }, er det opptil { $hours ->
                [one] 1 time
               *[other] { $hours } timer
            } for mye.
        }
finding-capacity-unassigned = Finn noen til «{ $name }»
    .why =
        { $hours ->
            [one] Én time i uka er ikke tatt av noen.
           *[other] { $hours } timer i uka er ikke tatt av noen.
        }
finding-capacity-fragile = Legg inn litt luft i timene
    .why = Timene går opp nå, men ikke i { $percent } av 100 tenkte forløp.
finding-measure-one-person = Finn en til som kan ta «{ $name }»
    .why = Tiltaket henger på { $person } alene.
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
    .why =
        { $late ->
            [0] { $count ->
                [one] Ett steg gjenstår før tiltaket kan begynne.
               *[other] { $count } steg gjenstår før tiltaket kan begynne.
            }
           *[other] { $count ->
                [one] Ett steg gjenstår, og det er over fristen.
               *[other] { $count } steg gjenstår, { $late } av dem over fristen.
            }
        }
finding-tactic-calendar-empty = Fyll kalenderen til «{ $name }»
    .why = Timene er satt av, men ingen vet til hva.

# 9 Planen
finding-measure-unanchored = Finn tråden fra «{ $name }» til strategien
    .why = Tiltaket er valgt, men ikke forankret.
finding-measure-unspecified = Spesifiser «{ $name }»
    .why =
        { $count ->
            [one] Én ting mangler før noen kan begynne.
           *[other] { $count } ting mangler før noen kan begynne.
        }
finding-measure-unresourced = Finn folk til «{ $name }»
    .why = Tiltaket er valgt, men timene er ikke på plass.
finding-review-due = Hold gjennomgangen av «{ $name }»
    .why = Fristen er { $day }. Tallene avgjør om tiltaket skal ha mer, mindre eller ingenting.
finding-claim-rejected-in-use =
    { $count ->
        [one] Se på «{ $measure }» igjen
       *[other] Se på tiltakene som bygger på «{ $name }»
    }
    .why =
        { $count ->
            [one] Påstanden «{ $name }» er avkreftet, men tiltaket hviler fortsatt på den.
           *[other] Påstanden er avkreftet, men { $count } tiltak hviler fortsatt på den.
        }
