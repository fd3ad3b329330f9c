# Steg 6: sorteringen.

sort-one-by-one = Én og én
sort-columns = Kolonner
sort-discarded = Forkastet ({ $count })
sort-left =
    { $count ->
        [one] 1 av { $of } igjen
       *[other] { $count } av { $of } igjen
    }
sort-all-done = Alle ideer har fått et svar.
sort-no-ideas = Ingen ideer ennå. De kommer fra idémyldringen.
sort-undecided-count =
    { $count ->
        [one] Én idé har dere ikke tatt stilling til.
       *[other] { $count } ideer har dere ikke tatt stilling til.
    }
sort-top-is = Den øverste er «{ $name }»
sort-start = Ta dem én og én
sort-what-now = Hva gjør vi med denne?
sort-never = Aldri
sort-later = Senere
sort-promising = Lovende
sort-core = Kjernetiltak
sort-last = Sist: «{ $name }» kom under { $where }.
sort-not-said = ikke sagt
sort-not-picked = ikke valgt
sort-core-of-most = { $count } av høyst { $most }

# Grunner
sort-why-never = Hvorfor aldri?
sort-reason-hours = Vi har ikke timene
sort-reason-hours-help = Taktikk spør igjen hvis dere får flere timer.
sort-reason-audience = Målgruppene er ikke der
sort-reason-audience-help = Taktikk spør igjen hvis dere finner ut noe annet.
sort-reason-unlawful = Ikke lov, eller ikke trygt
sort-reason-others = Noen andre gjør det
sort-reason-fun = Bare moro
sort-reason-not-social = Ikke sosiale medier
sort-reason-other = Noe annet …
sort-reason-missing = Mangler grunn
error-sort-reason = Skriv hvorfor. Ett ord holder.
sort-discard = Forkast
sort-nothing-deleted = Ingenting slettes.
sort-take-in-again = Ta inn igjen
sort-discarded-empty = Ingen ideer er forkastet.
sort-discarded-search = Søk i det som er forkastet
sort-found =
    { $count ->
        [0] Fant ingenting.
        [one] Fant 1 idé.
       *[other] Fant { $count } ideer.
    }
sort-elsewhere = Flytt
sort-reason-lapsed = Grunnen holder kanskje ikke lenger: { $reason }

# Prikker
sort-your-dots = Dine prikker
sort-dots-each =
    { $count ->
        [one] 1 prikk til hver.
       *[other] { $count } prikker til hver.
    }
sort-dots-on = Du har gitt til { $numbers }.
sort-limits = Hvor mange prikker og kjernetiltak
sort-dots-left =
    { $count ->
        [0] Du har gitt alle prikkene.
        [one] Du har 1 prikk igjen.
       *[other] Du har { $count } prikker igjen.
    }
sort-dots-over =
    { $count ->
        [one] Det er færre prikker til hver nå enn da du ga dine. Ta tilbake 1.
       *[other] Det er færre prikker til hver nå enn da du ga dine. Ta tilbake { $count }.
    }
sort-give-dot = Gi en prikk
sort-take-dot = Ta tilbake
sort-dots-yours =
    { $count ->
        [one] 1 prikk, { $yours } din
       *[other] { $count } prikker, { $yours } av dem dine
    }
sort-voting-open = Åpne for prikker
sort-voting-close = Steng for prikker
sort-votes-each = Prikker til hver
sort-several-on-one = En idé kan få flere prikker fra samme person
sort-voters-shown = Alle ser hvem som gir hvilke prikker.
sort-voters-hidden = Ingen ser hvem som gir hvilke prikker.
sort-voters-promised = Det er gitt prikker uten navn. Det ble lovt, og det holder.

# Bunker
sort-stack = Legg i bunke
sort-stack-with = Legg i bunke med …
sort-stack-holds =
    { $count ->
        [one] 1 idé i bunken
       *[other] { $count } ideer i bunken
    }
sort-unstack = Løs opp
sort-stack-number = Nummeret på ideen den hører sammen med
error-idea-number = Skriv nummeret på en idé som finnes.

# Kjernetiltak
sort-make-core = Gjør til kjernetiltak
sort-core-number = Kjernetiltak { $number }
sort-cores = Kjernetiltak
sort-cores-empty = Ingen ennå. Gjør de mest fornuftige ideene til kjernetiltak.
sort-core-title = Hva skal tiltaket hete?
sort-thread-loose = Tråden er løs: mangler { $what }.
sort-pick-objective = Velg mål
sort-pick-audience = Velg målgruppe
sort-core-undo = Gjør om til idé igjen
sort-keys = 1, 2, 3 og K svarer, piltastene blar, P gir prikk, B legger i bunke, Z angrer.
sort-key-move = flytt til annen kolonne
sort-key-browse = bla uten å bestemme
sort-key-dot = prikk
sort-key-stack = bunke
sort-key-undo = angre

# Én og én
the-red-thread = Den røde tråden
sort-alike = Ligner på
sort-before = Forrige
sort-after = Neste
sort-next-undecided = Neste uten svar
sort-undo = Angre
sort-key-choose = velg idé
sort-reason-later = Si hvorfor siden
sort-filter-author = Skrevet av
sort-filter-all = Alle
sort-chain-statement = Strategien
sort-chain-audience = Målgrupper
sort-chain-objective = Mål
sort-chain-habit = Bruksmønster
sort-chain-habit-known = Bruksmønster, dere vet det
sort-chain-habit-assumed = Bruksmønster, dere antar det
sort-gap-statement = Målet er ikke forankret i strategien.
sort-gap-statement-no-objective = Uten mål er det ingen vei til strategien.
sort-gap-audience = Ingen målgruppe er valgt.
sort-gap-objective = Ingen mål er valgt.
sort-gap-channel = Ingen kanal er valgt.
sort-gap-habit = ingen har sagt om målgruppene er der
sort-undecided = Ikke tatt stilling til
ideas-head-number = Nummer
ideas-head-because = Hvorfor ikke
ideas-head-voters = Hvem som ga prikker
sort-on-its-own = På en egen side
sort-part = Del { $nth } av { $of }
sort-all-columns = Alle kolonnene
sort-offered-again = Tilbys igjen
