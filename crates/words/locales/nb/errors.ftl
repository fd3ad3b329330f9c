# Feil: hva som skjedde, og hva dere gjør. Aldri bare en kode.

error-sign-in-wrong = E-posten eller passordet stemmer ikke.
error-link-expired = Lenken er brukt eller har gått ut. Be om en ny fra den som sendte den.
error-title-missing = Planen må hete noe.
error-reason-missing = Skriv en grunn, så vet dere den neste år.
error-choice-missing = Velg en av dem.

error-not-found = Siden finnes ikke, eller den er ikke delt med deg.
error-busy = Det er mange her akkurat nå. Vi prøver igjen av oss selv.
error-lost-connection = Mistet kontakten. Det dere skriver, lagres her og sendes siden.
error-not-sent = Ikke sendt
error-not-sent-hint = Teksten står her. Vi prøver igjen når nettet er tilbake.
error-not-saved = Ikke lagret. Teksten står i feltet, prøv igjen.

# Filer som ikke lot seg lese
error-read-title = Vi fikk ikke lest fila
error-read-paste = Fila er tatt vare på. Dere kan lime inn teksten i stedet.
error-read-empty = Fila er tom.
error-read-too-large = Fila er for stor. Lim inn teksten i stedet.
error-read-unknown-format = Denne filtypen kan vi ikke lese. Bruk .docx, .odt, .pdf, .md, .txt, .html, .rst eller .tex.
error-read-no-table = Fila er ingen tabell. Lagre den som CSV og prøv igjen.
error-read-old-workbook = Dette er et gammelt Excel-format. Lagre fila som .xlsx eller CSV, og prøv igjen.
error-read-no-figures = Fila er en tabell, men vi kjenner ikke igjen kanaler med tall i den. Skriv kanalene i første rad og målgruppene i første kolonne.
error-read-damaged = Fila er ødelagt eller ikke det den gir seg ut for. Åpne den selv, og lagre den på nytt.
error-read-encrypted = Fila er låst med passord. Lagre den uten, og prøv igjen.
error-read-no-text = Fila har bilder, men ingen tekst. Er den skannet, må teksten limes inn.
error-read-bomb = Fila pakker seg ut til noe altfor stort. Vi stoppet.
error-read-time-out = Det tok for lang tid å lese fila. Vi stoppet.
error-read-not-a-plan = Dette er ikke en planfil fra Taktikk.
error-read-newer-plan = Planfila er laget av en nyere utgave av Taktikk.
error-nothing-picked = Velg minst ett mål og minst én målgruppe.
