# Days, weeks and how long ago.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

day-long = { $day } { $month } { $year }
day-short = { $day } { $month }
week-number = week { $week }
quarter-ordinals = first second third fourth
weeks-range = weeks { $from }–{ $to }

today = today
yesterday = yesterday
tomorrow = tomorrow
this-week = This week
later = Later

ago-now = just now
ago-minutes =
    { $count ->
        [one] a minute ago
       *[other] { $count } minutes ago
    }
ago-hours =
    { $count ->
        [one] an hour ago
       *[other] { $count } hours ago
    }
ago-days =
    { $count ->
        [one] yesterday
       *[other] { $count } days ago
    }
ago-weeks =
    { $count ->
        [one] a week ago
       *[other] { $count } weeks ago
    }
ago-months =
    { $count ->
        [one] a month ago
       *[other] { $count } months ago
    }
ago-years =
    { $count ->
        [one] a year ago
       *[other] { $count } years ago
    }
