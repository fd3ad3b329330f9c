# Steg 5: idémyldringen, på storskjerm, på mobil og hos den som leder.

brainstorm-new = Ny idémyldring
brainstorm-make = Lag idémyldringen
brainstorm-title = Hva skal den hete?
brainstorm-title-default = Idémyldring
brainstorm-open = Åpne for ideer
brainstorm-open-early = Åpne likevel
brainstorm-too-early = Det mangler noe før dere myldrer:
brainstorm-too-early-why = Ideene blir annerledes når dere har tenkt på hvem og hva først. Dere kan åpne likevel. Skriv hvorfor, så står det i historikken.
brainstorm-early-because = Hvorfor nå?
brainstorm-ready = Målgrupper, mål og bruksmønster er på plass.
brainstorm-close = Avslutt
brainstorm-close-question = Etter dette kan ingen skrive flere ideer. Dere kan åpne igjen.
brainstorm-reopen = Åpne igjen
brainstorm-closed = Idémyldringen er avsluttet.
brainstorm-not-open = Idémyldringen har ikke åpnet ennå.
brainstorm-locked = Ingen nye ideer akkurat nå. Teksten din blir liggende.

# Bli med
join-title = Bli med i idémyldringen
join-code = Kode
join-code-help = Ni tall. De står på skjermen i rommet.
join-name = Hva heter du?
join-name-help = Bare fornavnet holder.
join-button = Bli med
join-no-account = Ingen konto, ingenting å laste ned.
join-shown-as = Ideene vises med navnet { $name }.
join-shown-hidden = Ideene vises uten navn.
join-change-name = Bytt navn

# Storskjermen
wall = Storskjerm
wall-question = Hvor skal vi være på plass?
wall-joined = er med
wall-ideas =
    { $count ->
        [one] idé
       *[other] ideer
    }
wall-time-left = igjen av { $minutes } minutter
wall-time-when-started = når dere starter
wall-time-up = Tida er ute. Skriv ferdig det dere har.
wall-for-whom = For hvem
wall-objectives = Dette vil vi oppnå
wall-none = ingen
wall-hidden = Skjult til vi viser alle samtidig.
wall-hidden-help = En strek er en idé. Skriv det dumme også. Det er ofte nabo til det gode.
wall-more =
    { $count ->
        [one] Én idé til. Den står på mobilen.
       *[other] { $count } ideer til. Alle står på mobilen.
    }
wall-join-help = Åpent for alle som er her. Ingen konto, ingenting å laste ned.
wall-no-phone = Har du ikke mobil, si det høyt. { $who } skriver.
wall-empty = Ingen ideer ennå. Noen må være først.
wall-qr = QR-kode til { $address }

# De fire halvsetningene
idea-presence = Vi skal være på plass i …
idea-presence-placeholder = hva som helst, hvor som helst
idea-purpose = for å …
idea-achieve = med dette vil vi oppnå …
idea-for-whom = for målgruppene …
idea-send = Send ideen
idea-sent = Sendt. Skriv en til.
idea-only-first = Bare den første trengs. Resten kan komme siden.
idea-more = Skriv resten også
idea-number = Idé { $number }
idea-mine = Mine ideer ({ $count })
idea-mine-empty = Ideene dine havner her.
idea-see-all = Se alle { $count }
idea-edit = Rett
idea-take-back = Ta tilbake
idea-no-channel-fine = ingen kanal, og det går bra
idea-without-audience = uten målgruppe
idea-without-objective = uten mål
idea-without-channel = uten kanal
idea-picked-from-text =
    { $count ->
        [one] { $channels } er valgt fordi det står i teksten.
       *[other] { $channels } er valgt fordi de står i teksten.
    }
idea-like = ligner på { $number }
idea-waiting = venter på nett
ideas-waiting =
    { $count ->
        [one] 1 idé venter på nett
       *[other] { $count } ideer venter på nett
    }
ideas-waiting-help = De ligger trygt på telefonen og sendes én gang, av seg selv, når nettet er tilbake. Bare skriv videre.
idea-offline-send = Uten nett blir ideen liggende her til den er sendt.
idea-react = Hva slags idé er dette?

# Den som leder
facilitator = Styring
facilitator-start = Start tida
facilitator-pause = Pause
facilitator-more-time = + 2 min
facilitator-minutes = Minutter
facilitator-hide = Skjul ideene
facilitator-reveal = Vis ideene på storskjermen
facilitator-lock = Steng for nye ideer
facilitator-unlock = Ta imot nye ideer
facilitator-hide-authors = Skjul hvem som skrev
facilitator-show-authors = Vis hvem som skrev
facilitator-spotlight = Fremhev
facilitator-spotlight-now = På storskjermen nå.
facilitator-spotlight-off = Ta bort
facilitator-take-down = Ta ned
facilitator-type-for-room = Skriv for rommet
facilitator-type-for-room-help = For dem som ikke har mobil.
facilitator-joined =
    { $count ->
        [one] 1 er med
       *[other] { $count } er med
    }
facilitator-newest = Nyeste
facilitator-by-audience = Etter målgruppe
facilitator-by-channel = Etter kanal
facilitator-new-ideas =
    { $count ->
        [one] 1 ny
       *[other] { $count } nye
    }
facilitator-keys = Pilene går mellom ideene, F fremhever, R retter, S skriver for rommet.

# Det som kan gå galt
error-brainstorm-closed = Idémyldringen tar ikke imot ideer nå. Det du skrev, er tatt vare på her.
error-brainstorm-reason = Skriv hvorfor dere åpner nå. Én setning holder.
join-nameless = Gjest
join-link = Lenke til å dele
join-code-make = Lag kode for å bli med
join-code-renew = Ny kode
clock-left = igjen
facilitator-no-time = Ta bort tida
facilitator-shows = Vis ideene
facilitator-takes = Ta imot nye ideer
facilitator-names = Vis hvem som skrev
facilitator-undo = Angre noe
facilitator-names-promised = Hvem som skrev, er skjult. Det ble lovt, og det holder.
wall-ideas-column = ideer
leave-workshop = Gå ut
error-join-code = Den koden åpner ingenting. Se på skjermen i rommet én gang til.
error-join-closed = Idémyldringen er ikke åpen nå. Spør den som leder.
error-join-name = Navnet er for langt.
error-join-full = Det er fullt her nå.

# Det som venter på enheten.
outbox-many = ideer venter på nett
outbox-again = Prøv igjen
outbox-away = Kast
ideas-older = Eldre ideer

# Ideer fra en fil, og alle ideer som fil
import-title = Ideer fra en fil
import-lead = En tavle med lapper, svar fra en undersøkelse, eller en liste med én idé på hver linje. Ingenting skrives før dere har sett på det.
import-file = Fil med ideer
import-file-help = .csv, .tsv eller .txt, høyst 8 MB og 1000 ideer.
import-paste = Eller lim inn
import-read = Les ideene
import-pasted-name = limt inn.txt
import-column = Kolonne { $number }
import-text = Hvor står ideen?
import-more = Andre kolonner
import-look = Vis
import-new =
    { $count ->
        [0] Ingen nye ideer.
        [one] 1 ny idé.
       *[other] { $count } nye ideer.
    }
import-known =
    { $count ->
        [one] 1 har dere fra før.
       *[other] { $count } har dere fra før.
    }
import-left-out =
    { $count ->
        [one] 1 er for lang eller én for mye, og blir ikke med.
       *[other] { $count } er for lange eller for mange, og blir ikke med.
    }
import-closed = Idémyldringen er ikke åpen. Åpne den igjen for å ta inn ideene.
import-write =
    { $count ->
        [one] Ta inn ideen
       *[other] Ta inn { $count } ideer
    }
ideas-as-csv = Alle ideer som .csv
ideas-as-md = Alle ideer som .md
