# Dager, uker og hvor lenge siden.

month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember

weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
weekday-7 = søndag

day-long = { $day }. { $month } { $year }
day-short = { $day }. { $month }
week-number = uke { $week }
quarter-ordinals = første andre tredje fjerde
weeks-range = uke { $from }–{ $to }

today = i dag
yesterday = i går
tomorrow = i morgen
this-week = Denne uka
later = Senere

ago-now = nå nettopp
ago-minutes =
    { $count ->
        [one] for ett minutt siden
       *[other] for { $count } minutter siden
    }
ago-hours =
    { $count ->
        [one] for en time siden
       *[other] for { $count } timer siden
    }
ago-days =
    { $count ->
        [one] i går
       *[other] for { $count } dager siden
    }
ago-weeks =
    { $count ->
        [one] for en uke siden
       *[other] for { $count } uker siden
    }
ago-months =
    { $count ->
        [one] for en måned siden
       *[other] for { $count } måneder siden
    }
ago-years =
    { $count ->
        [one] for et år siden
       *[other] for { $count } år siden
    }
