# Steg 1: strategien, merkene på hvert punkt, tilleggene.

strategy-upload = Last opp strategien
strategy-upload-help = .docx, .odt, .pdf, .md, .txt, .html, .rst eller .tex. Fila tas vare på slik den er.
strategy-paste = Lim inn strategien
strategy-paste-placeholder = Lim inn teksten her. Hvert avsnitt blir et punkt.
strategy-paste-title = Hva heter den?
strategy-paste-button = Del opp i punkter
strategy-reading = Leser fila
strategy-uploaded = { $file }, lastet opp av { $who } { $day }
strategy-pasted = Limt inn av { $who } { $day }
strategy-replace = Legg inn en ny utgave
strategy-replace-help = Punkter som er like, beholder alt som henger på dem.
strategy-download-amended = Last ned med endringer
strategy-original = Last ned originalen
strategy-counts =
    { $statements ->
        [one] 1 punkt
       *[other] { $statements } punkter
    }{ $amended ->
        [0] {""}
       *[other] , { $amended } endret
    }

# Hva strategien sier, i én setning
strategy-verdict-attention-only = Strategien handler om å få og kjøpe oppmerksomhet: { $count } av { $of } merkede punkter gjelder presse eller annonser.
strategy-evidence = Hvor i strategien hvert merke står

# Merkene
strategy-marks = Merker
strategy-team-agrees = dere er enige
strategy-suggested = Taktikk foreslår
strategy-from-amendment = kom med endringen
strategy-suggestion-because = Taktikk foreslår { $mark } fordi dere skriver { $words }.
strategy-review-suggestions =
    { $count ->
        [one] Gå gjennom 1 forslag
       *[other] Gå gjennom { $count } forslag
    }
strategy-attention = Oppmerksomhet
strategy-attention-none = ingen
strategy-dialogue = Dialog
strategy-social-media = Sosiale medier
strategy-channels = Kanaler som er nevnt
strategy-role = Hva punktet er
strategy-tells = Hva det sier om sosiale medier
strategy-anchored-here = { $count } mål er forankret her
strategy-nothing-anchored = Ingen mål er forankret her
strategy-write-objective = Skriv et mål
strategy-is-principle = Dette er et prinsipp
strategy-like-audience = Ligner på en målgruppe:
strategy-like-objective = Ligner på et mål:
strategy-carry-over = Ta med som utkast
strategy-carried-over = Tatt med til { $stage }
strategy-statement = Punkt { $label }
strategy-add-statement = Legg til et punkt
strategy-edit-statement = Rett teksten
strategy-remove-statement = Slett punktet

# Tillegg og endringer
strategy-amend = Skriv et tillegg
strategy-amend-statement = Endre punktet
strategy-amended = Endret
strategy-added = Tillegg
strategy-before = Før
strategy-now = Nå
strategy-proposed = Forslag
strategy-amendment-text = Ny tekst
strategy-amendment-text-placeholder = Skriv det slik det skal stå i strategien.
strategy-amendment-why = Hvorfor
strategy-amendment-why-placeholder = Hva går galt uten?
strategy-decided-by = Hvem har vedtatt det?
strategy-decided-by-placeholder = Navn eller organ
strategy-decided-on = Når
strategy-decide = Skriv inn vedtaket
strategy-decided = Vedtatt av { $by } { $day }
strategy-not-decided = Ikke vedtatt ennå
strategy-only-new = Vis bare ny tekst
strategy-show-both = Vis gammel og ny tekst
strategy-withdraw = Trekk endringen
strategy-look-again =
    { $count ->
        [one] Én ting bygger på den gamle teksten og må ses på igjen
       *[other] { $count } ting bygger på den gamle teksten og må ses på igjen
    }
strategy-still-holds = Det holder fortsatt

# Spørsmålene strategien bør svare på
strategy-prompts = Det strategien ennå ikke svarer på
strategy-prompts-lead = Fem ting folk spør om når dere kommer til sosiale medier. Teksten skriver dere selv.
strategy-prompt-answered = svart i { $label }
strategy-prompt-answered-here = svart med et tillegg
strategy-prompt-open = ikke svart

strategy-keys = J og K går mellom punktene, Enter åpner et punkt, Esc lukker det.
strategy-count = Antall
strategy-decided-on-day = Vedtatt { $day }
strategy-answers = Svarer på
strategy-amend-after = Nytt punkt rett etter dette
strategy-amend-answer = Skriv et tillegg som svarer
strategy-before-sections = innledningen
strategy-last-in = Sist i «{ $section }»
strategy-where = Hvor i strategien?
strategy-at-the-end = Til slutt
strategy-outline = Delene av strategien
strategy-carry-audience = Ta med som målgruppe
strategy-carry-objective = Ta med som mål
strategy-paste-instead = Lim inn teksten i stedet
strategy-file-lead = Endringene er merket: Det som er strøket, er ute. Det som er uthevet, er nytt.
strategy-file-proposed = Forslag.
strategy-file-decided = Vedtatt { $when }.
strategy-file-decided-by = Vedtatt { $when } av { $who }.
strategy-file-why = Fordi: { $why }
strategy-file-somebody = Vedtatt
strategy-download-md = Markdown
strategy-download-docx = Word

# En ny utgave av dokumentet
strategy-edition = Ny utgave: { $what }
strategy-edition-count-new =
    { $count ->
        [one] 1 nytt punkt
       *[other] { $count } nye punkter
    }
strategy-edition-count-reworded = { $count } med ny tekst
strategy-edition-count-moved =
    { $count ->
        [one] 1 flyttet
       *[other] { $count } flyttede
    }
strategy-edition-count-gone = { $count } borte
strategy-edition-new = Nye punkter
strategy-edition-reworded = Ny tekst
strategy-edition-moved = Flyttet
strategy-edition-gone = Ikke med lenger
strategy-edition-hung =
    { $count ->
        [one] Én ting bygde på dette punktet og må forankres på nytt
       *[other] { $count } ting bygde på dette punktet og må forankres på nytt
    }

# Utkast som tas med videre
strategy-drafts = Ta med videre
strategy-drafts-lead = Det strategien alt sier om målgrupper, mål og kanaler. Hvert utkast husker hvilket punkt det kom fra.
strategy-drafts-audiences =
    { $count ->
        [one] 1 punkt ligner på en målgruppe
       *[other] { $count } punkter ligner på målgrupper
    }
strategy-drafts-goals =
    { $count ->
        [one] 1 punkt ligner på et mål
       *[other] { $count } punkter ligner på mål
    }
strategy-drafts-channels =
    { $count ->
        [one] 1 kanal er nevnt
       *[other] { $count } kanaler er nevnt
    }
strategy-drafts-which = Hva skal med?
strategy-drafts-goals-for = For hvem? Uten valg gjelder de hele virksomheten.
strategy-drafts-take = Ta med det som er valgt
strategy-taken-in = Står i dokumentet nå
