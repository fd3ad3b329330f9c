# De ni stegene: navn, ingress, tom side, og når steget er ferdig.

act-understand = Forstå
act-invent = Finne på
act-make-it-happen = Få til

stage-strategy = Strategi
stage-strategy-lead = Hva har dere vedtatt, og hva sier det om sosiale medier? Alt dere gjør siden, skal henge på et punkt her.
stage-strategy-empty = Last opp strategien, eller lim den inn.
stage-strategy-done = Strategien er inne, og sosiale medier er nevnt eller lagt til med et vedtak.

stage-audiences = Målgrupper
stage-audiences-lead = Hvem vil dere snakke med? Beskriv folk: hva de trenger av dere, hva de er opptatt av, og hvordan de sier det selv. Alder og bosted holder ikke.
stage-audiences-empty = Skriv navnet på noen dere vil nå. «De som …» er en god begynnelse.
stage-audiences-done = Minst én målgruppe har behov eller interesser, og alle har fått en prioritet.

stage-objectives = Mål
stage-objectives-lead = Hva skal folk vite og føle, og hva skal de gjøre? Spør om begge deler for hver målgruppe. Et mål kan godt være litt av hvert.
stage-objectives-empty = Skriv ett mål for den viktigste målgruppa.
stage-objectives-done = Hver prioritert målgruppe har minst ett mål.

stage-habits = Bruksmønster
stage-habits-lead = Hvor er målgruppene, og hva gjør de der? Skriv det dere tror. Det er lov å anta, så lenge det synes.
stage-habits-empty = Velg en målgruppe og en kanal, og skriv hva dere tror.
stage-habits-done = Hver prioritert målgruppe har minst én påstand, og minst én kanal er verdt tida.

stage-brainstorm = Idémyldring
stage-brainstorm-lead = Nå gjelder det å få mange ideer, ikke gode. De dumme, de pinlige og de umulige teller like mye.
stage-brainstorm-empty = Lag en idémyldring, så får dere en kode å vise på veggen.
stage-brainstorm-done = Idémyldringen er avsluttet.

stage-sort = Sortering
stage-sort-lead = Én idé om gangen: aldri, senere eller lovende. De beste blir kjernetiltak. Detaljene kommer siden.
stage-sort-empty = Her er det ingenting å sortere før noen har skrevet en idé.
stage-sort-done = Alle ideer har fått et svar, og minst én er blitt kjernetiltak.

stage-resources = Ressurser
stage-resources-lead = Alt går ikke. Skriv hva tiltakene koster i timer og hvem som har dem, så ser dere hva dere rekker.
stage-resources-empty = Skriv timene til minst én kollega.
stage-resources-done = En tiltakspakke er valgt, og den går opp uke for uke.

stage-tactics = Taktikk
stage-tactics-lead = Hvert valgt tiltak får et konsept, en ansvarlig, et oppsett og en kalender. Begynn med konseptet.
stage-tactics-empty = Velg tiltak under Ressurser først, så dukker de opp her.
stage-tactics-done = Alle valgte tiltak er spesifisert.

stage-plan = Planen
stage-plan-lead = Det hele på ett sted: hva dere gjør, for hvem, hvorfor, og hva det ga.
stage-plan-empty = Planen fylles når dere har valgt tiltak.
stage-plan-done = Alle valgte tiltak er forankret, spesifisert og bemannet.

stage-number = Steg { $number } av 9
stage-here = her er dere
stage-ahead = ikke begynt
stage-started = begynt
stage-look-again = må ses på igjen
stage-done-when = Ferdig når:
