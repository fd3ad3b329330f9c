# Ord for verdiene i planen. Nøkkelen er typens navn og verdiens ord.

# Oppmerksomhet
attention-paid = kjøpt
attention-earned = fortjent
attention-shared = delt
attention-owned = egen
attention-paid-help = annonser og sponset innhold
attention-earned-help = omtale i presse og hos andre
attention-shared-help = det folk sender seg imellom
attention-owned-help = egne flater: nettsted, nyhetsbrev
answer-what-for = hva vi skal der
answer-for-whom = hvem vi vil nå
answer-by-whom = hvem som gjør jobben
mark-dialogue = dialog
mark-dialogue-help = vi svarer
mark-social-media = sosiale medier

# Hva et strategipunkt er til
role-principle = prinsipp
role-background = bakgrunn
role-goal = overordnet mål
role-audience = målgruppe
role-channel = kanal
role-activity = aktivitet
role-responsibility = ansvar
role-none = ingen rolle

# Hva et medlem kan
role-owner = eier
role-editor = redaktør
role-participant = deltaker
role-reader = leser
role-owner-help = endrer alt, og bestemmer hvem som er med
role-editor-help = endrer alt i planen
role-participant-help = skriver ideer og stemmer
role-reader-help = leser

statement-kind-heading = overskrift
statement-kind-paragraph = avsnitt
statement-kind-list-item = listepunkt
statement-kind-table-row = tabellrad

amendment-kind-new-statement = tillegg
amendment-kind-changed-statement = endring
amendment-proposed = foreslått
amendment-decided = vedtatt

# Startspørsmålene til strategien
prompt-why = Hvorfor er vi der?
prompt-for-whom = Hvem er vi der for?
prompt-dialogue = Hvordan oppfører vi oss når noen svarer, også de sinte?
prompt-who-answers = Hvem svarer, og hvor fort?
prompt-not-done = Hva gjør vi ikke?

# Kanaler
channel-facebook = Facebook
channel-instagram = Instagram
channel-x = X
channel-youtube = YouTube
channel-blog = Blogg
channel-linkedin = LinkedIn
channel-tiktok = TikTok
channel-snapchat = Snapchat
channel-mastodon = Mastodon
channel-bluesky = Bluesky
channel-reddit = Reddit
channel-podcast = Podkast
channel-newsletter = Nyhetsbrev
channel-forum = Forum
channel-own = En annen kanal

# Målgrupper og mål
side-external = ekstern
side-internal = intern
side-external-help = folk utenfor virksomheten
side-internal-help = egne ansatte og medlemmer
priority-first = først
priority-second = så
priority-later = når vi rekker
priority-none = ikke prioritert ennå
direction-higher = høyere er bedre
direction-lower = lavere er bedre
objective-kind-communication = kommunikasjonsmål
objective-kind-effect = effektmål
objective-kind-both = begge deler
objective-kind-communication-help = vite, forstå, føle, snakke om
objective-kind-effect-help = kjøpe, søke, møte opp, slippe å ringe

# Bruksmønster
usage-not-at-all = knapt
usage-a-little = litt
usage-some = en del
usage-a-lot = mye
usage-unknown = vet ikke
basis-known = vet
basis-assumed = antar
confidence-low = lite sikre
confidence-medium = ganske sikre
confidence-high = sikre
worth-worth = verdt tida
worth-not-worth = ikke verdt tida
worth-undecided = har ikke tenkt på det
asked-of-them = målgruppa selv
asked-of-others = andre
checked-confirmed = bekreftet
checked-rejected = avkreftet
checked-unknown = vet ikke

# Idémyldring og sortering
brainstorm-state-planned = ikke åpnet
brainstorm-state-open = åpen
brainstorm-state-closed = avsluttet
reaction-wild = vill
reaction-simple = enkel
reaction-brilliant = glitrende
sorting-undecided = ikke sortert
sorting-never = aldri
sorting-later = senere
sorting-promising = lovende
sorting-core = kjernetiltak

# Ressurser
commitment-burns = brenner for det
commitment-willing = gjør det gjerne
commitment-unwilling = helst ikke
commitment-unsaid = har ikke sagt noe
effort-content = å lage
effort-response = å svare
effort-content-help = vokser med hvor ofte
effort-response-help = vokser med hvor mange som skriver
effort-content-term = innholdsdrevet
effort-response-term = svardrevet

# Taktikk og gjennomgang
content-state-draft = utkast
content-state-ready = klart
content-state-out = ute
verdict-great-success = stor suksess
verdict-so-so = sånn passe
verdict-fiasco = fiasko
hours-then-more = mer av det
hours-then-same = samme timer
hours-then-change-concept = samme timer, nytt konsept
hours-then-stop = slutt

# De tre prøvene
test-anchored = forankret
test-specified = spesifisert
test-resourced = bemannet
test-yes = ja
test-partly = noe gjenstår
test-no = nei

severity-blocks = må på plass først
severity-needed = må til for å bli ferdig
severity-advice = verdt en titt

# Ordene i metoden
term-strategy = kommunikasjonsstrategi
term-statement = strategipunkt
term-amendment = tillegg eller endring
term-anchored-in = forankret i
term-audience = målgruppe
term-message = budskap
term-objective = mål
term-indicator = indikator
term-reading = måling
term-channel = kanal
term-account = konto
term-claim = påstand
term-idea = idé
term-measure = tiltak
term-core-measure = kjernetiltak
term-commitment = engasjement
term-capacity = kapasitet
term-portfolio = tiltakspakke
term-concept = konsept
term-setup-step = oppsettsteg
term-owner = ansvarlig
term-due = frist
term-review = gjennomgang
term-thread = den røde tråden
term-finding = funn

count-statements =
    { $count ->
        [one] 1 punkt
       *[other] { $count } punkter
    }
count-amendments =
    { $count ->
        [one] 1 tillegg eller endring
       *[other] { $count } tillegg og endringer
    }
count-audiences =
    { $count ->
        [one] 1 målgruppe
       *[other] { $count } målgrupper
    }
count-objectives = { $count } mål
count-claims =
    { $count ->
        [one] 1 påstand
       *[other] { $count } påstander
    }
count-channels =
    { $count ->
        [one] 1 kanal
       *[other] { $count } kanaler
    }
count-ideas =
    { $count ->
        [one] 1 idé
       *[other] { $count } ideer
    }
count-measures = { $count } tiltak
count-core-measures = { $count } kjernetiltak
count-people =
    { $count ->
        [one] 1 person
       *[other] { $count } personer
    }
count-hours =
    { $count ->
        [one] 1 time
       *[other] { $count } timer
    }
count-hours-a-week =
    { $count ->
        [one] 1 time i uka
       *[other] { $count } timer i uka
    }
hours-a-week = { $hours } t i uka
hours-short = { $hours } t
count-weeks =
    { $count ->
        [one] 1 uke
       *[other] { $count } uker
    }
count-votes =
    { $count ->
        [one] 1 prikk
       *[other] { $count } prikker
    }
count-findings = { $count } funn
count-steps =
    { $count ->
        [one] 1 steg
       *[other] { $count } steg
    }
range = { $from }–{ $to }
percent = { $percent } %
