# Når en endring ikke kan gjøres: hva som skjedde, og hva dere gjør nå. Teksten står alltid igjen i feltet.

rejection-out-of-order = Andre endret planen samtidig. Prøv en gang til.
rejection-id-taken = Dette er allerede lagt til.
rejection-not-there = Noen har slettet dette i mellomtiden. Hent det tilbake fra historikken, eller velg noe annet.
rejection-too-long = Teksten er for lang. Det er plass til { $most } tegn.
rejection-too-many = Det er ikke plass til flere enn { $most } her.
rejection-too-many-ideas = En plan har plass til { $most } ideer, og den er full. Legg resten i en annen plan.
rejection-unnamed = Den må hete noe. Skriv et navn.
rejection-range-backwards = Det minste tallet må stå først.
rejection-over-hundred-percent = En andel kan ikke være over 100 prosent.
rejection-negative = Tallet kan ikke være under 0.
rejection-on-itself = Noe kan ikke henge på seg selv. Velg noe annet.
rejection-brainstorm-closed = Idémyldringen tar ikke imot ideer nå. Det du skrev, er lagret her til den åpner igjen.
rejection-voting-closed = Avstemningen er ikke åpen nå.
rejection-votes-spent =
    { $each ->
        [one] Du har gitt prikken din. Ta den tilbake for å gi den til en annen.
       *[other] Du har gitt alle { $each } prikkene dine. Ta tilbake en for å gi den til en annen.
    }
rejection-not-allowed = Du kan lese dette, men ikke endre det. Spør en som eier planen.
rejection-merged-both = Dere skrev på samme sted samtidig. Begge tekstene står her. Velg én, eller slå dem sammen.
rejection-keep-mine = Behold min
rejection-keep-theirs = Behold den andre
rejection-keep-both = Behold begge
