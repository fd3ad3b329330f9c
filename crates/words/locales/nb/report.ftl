# Rapporten: hele planen, for lesing.

report = Rapporten
report-amendments = Det vi har endret i strategien
report-before = Før
report-audiences = Målgruppene, én for én
report-objectives = Alle målene
report-habits = Hva vi vet og antar om bruken
report-used = Hvor mye, og til hva
report-basis = Vet eller antar
report-from-where = Hvor vi har det fra
report-worth = Verdt tiden?
report-measures = Tiltakene, ett for ett
report-not-chosen = Kjernetiltak som ikke er med
report-level = Nivå
report-done = gjort
report-learnt = Hva vi har lært
report-results = Målingene
report-appendix = Vedlegg: det vi antar
report-nothing-assumed = Planen hviler ikke på noe vi bare antar.
report-assumed = Vi antar
report-sure = Hvor sikre vi er
report-checked = Ses på igjen
report-rests = Tiltak som hviler på det
