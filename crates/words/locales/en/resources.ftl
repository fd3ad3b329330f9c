# Stage 7: the hours measures cost, the people who have them, and the proposal.

resources-people-and-hours = People and hours
resources-what-it-costs = What the measures cost
resources-portfolio = The portfolio
resources-sum =
    { $count ->
        [one] One chosen measure needs { $needed } hours a week. You have { $have }.
       *[other] { $count } chosen measures need { $needed } hours a week. You have { $have }.
    }
resources-hours-there = You have { $have } hours a week.
resources-fits = The portfolio adds up in every week.
resources-does-not-fit = The portfolio doesn’t add up yet.
resources-over =
    { $weeks ->
        [one] { $who } has too much in 1 week
       *[other] { $who } has too much in { $weeks } weeks
    }
resources-over-most = { $hours } h too much at most
resources-nobodys = { $hours } h a week taken by nobody
resources-level-without-hours = nobody has written the hours of its level
resources-no-measures = Core measures come from the sorting.
resources-nothing-chosen = No measures are chosen yet.

# People
person-new = New colleague
person-add = Add the colleague
person-who = Who?
person-hours = Hours a week for the plan
person-hours-help = The ones they have, not the ones they ought to have.
person-skills = What they can do
person-gives-way = What has to give way?
person-gives-way-placeholder = Posters for others, 3 h
person-remove = Take out of the plan
person-uses = { $used } of { $have } hours
person-full = full
person-has-left = has { $hours } h to give
person-over =
    { $weeks ->
        [one] Too much in 1 week, { $hours } h at most
       *[other] Too much in { $weeks } weeks, { $hours } h at most
    }
people-empty = Write the hours of one colleague at least.
absence-new = Add an absence
absence-from = First day away
absence-to = Last day away
absence-away = away
absence-next = Away { $days }
absence-none = Absences
skill-new = New skill
skill-name = What is it called?
skill-for = needed in { $what }
skill-name-placeholder = Video, writing, answering people
skill-can =
    { $count ->
        [0] nobody can do it
        [one] one can do it
       *[other] { $count } can do it
    }
commitment-title = Who burns for what
commitment-question = What do you think of this measure?
commitment-count =
    { $count ->
        [0] Nobody burns for it
        [one] One burns for it
       *[other] { $count } burn for it
    }

# A measure’s hours
effort-title = What does “{ $name }” cost?
effort-missing = Nobody has written what it costs.
effort-set = Write what it costs
effort-what = What it costs
effort-level = Level: how often, or how much
effort-level-new = New level
effort-level-name-placeholder = One post a week
effort-make = Making
effort-make-help = grows with how often
effort-answer = Answering
effort-answer-help = grows with how many write
effort-pieces-per-week = posts a week
effort-hours-per-piece = hours for each
effort-people = people who could write to you
effort-write-percent = percent of them write in a week
effort-minutes-each = minutes for each answer
effort-dissatisfied-percent = percent of those are dissatisfied
effort-minutes-dissatisfied = minutes for each answer to them
effort-make-sentence = { $pieces } posts a week × { $hours } h = { $sum } h
effort-answer-unhappy = { $people } people × { $percent }% write in a week × { $minutes } min, and { $minutes_unhappy } min for the { $unhappy }% who are dissatisfied = { $sum } h
effort-answer-sentence = { $people } people × { $percent }% write in a week × { $minutes } min = { $sum } h
effort-total = { $hours } hours a week.
effort-answering-outgrows = Answering now takes more time than making: { $answer } against { $make }.
effort-unsure = Not sure? Write a range, such as 3–5.
effort-setup-hours = Set-up hours
effort-setup-weeks = Weeks the set-up takes
effort-setup-sentence = { $hours } hours, once
effort-setup-over =
    { $weeks ->
        [one] { $hours } hours, in the first week
       *[other] { $hours } hours, over the first { $weeks } weeks
    }
effort-money = Money, kroner
effort-money-title = Money
effort-money-sentence = NOK { $kroner }
effort-skills = Skills
effort-needs = Needs
effort-needs-nothing = no other measures
effort-not-with = Not together with
effort-not-with-nothing = nothing
effort-outcomes = How it may go
effort-outcomes-help = Guess. You are allowed to be wrong.
effort-likelihood = out of 100, and then it takes
effort-hours-percent = % of the hours
effort-outcome = Outcome
effort-likely = How likely
effort-likely-of = { $count } of 100
effort-hours-then = Hours then

# The proposal
proposal = Proposal
proposal-compute = Find a portfolio that adds up
proposal-computing = Working it out
proposal-today = Today
proposal-suggested = The proposal
proposal-measure = Measure
proposal-value = Value
proposal-hours = Hours a week
proposal-holds = Holds in
proposal-holds-of = { $count } of 100 imagined futures
proposal-take-in = in
proposal-take-out = out
proposal-as-now = as now
proposal-not-in = not in
proposal-less = less
proposal-more = more
proposal-adopt = Adopt
proposal-adopt-count =
    { $count ->
        [one] Adopt the change
       *[other] Adopt the { $count } changes
    }
proposal-keep = Keep today’s choice
proposal-untick = Untick what you don’t want.
proposal-none = Today’s choice is the best we can find.
proposal-left-out = Left out, and what it would take
proposal-force-in = Force in
proposal-force-out = Keep out
proposal-unforce = Let Taktikk choose
proposal-lacks = Lacks { $hours } h a week { $where }
proposal-would-let-in = Gets in if { $what }.
proposal-no-effort = Nobody has written what it costs, so it can’t be weighed against the others.
curve = What the hours give
curve-help = Each point is the best portfolio for that many hours.
curve-point = { $hours } hours a week, value { $value }
what-if = What if …
what-if-help = Only trying. The plan doesn’t change until you adopt it.
what-if-reset = Reset
what-if-trying = { $who } is trying something

# Choosing
portfolio-choose = Take in
portfolio-change = Who and when
portfolio-from = from { $day }
portfolio-needs-level = First write what it costs.
portfolio-no-people = No colleagues yet. Add them further down.
portfolio-leave-out = Take out
portfolio-level = Level
portfolio-starts-on = Begins
portfolio-hours-each = Hours a week for each
portfolio-chosen = chosen
portfolio-left-out = not in

# Week by week
weeks-title = Week by week
weeks-people = People
weeks-nobodys = Nobody has taken
weeks-nobodys-short = Nobody
weeks-needed = Needed
weeks-there = There
weeks-horizon = When the plan begins, and how far it looks
weeks-lack =
    { $count ->
        [one] Hours are missing in 1 of { $of } weeks.
       *[other] Hours are missing in { $count } of { $of } weeks.
    }
weeks-skills = Skills
weeks-legend-darker = hours, darker is fuller
weeks-legend-over = hours too many
weeks-legend-full = full
weeks-legend-away = away
weeks-over = { $who }, { $week }: { $hours } h too many
weeks-within = { $who }, { $week }: { $hours } of { $have } h
weeks-nobody-over = Nobody is over.
weeks-somebody-over =
    { $count ->
        [one] Somebody is over in 1 of { $of } weeks.
       *[other] Somebody is over in { $count } of { $of } weeks.
    }
weeks-keys = Arrows move between weeks, Enter opens, Esc leaves.
who-does-what = Who does what
who-does-what-help = Hours a week, on average.
gives-way = Has to let go of
gives-way-nothing = nothing
in-all = In all

# Why a measure is out
left-out-has-to-be = Kept out.
left-out-needs = Needs { $measures }, which is out.
left-out-not-with = Can’t be in together with { $measures }.
left-out-money = NOK { $kroner } is missing.
left-out-hours =
    { $count ->
        [one] Lacks { $hours } h in { $week }: { $people }.
       *[other] Lacks { $hours } h a week in { $count } weeks, from { $week }: { $people }.
    }
left-out-nobody-can = Nobody can do what it takes: { $hours } hours a week.
left-out-fits = There is room, but it gives little.

# What can’t be counted on
fault-no-people = Nobody has hours, so nothing can be carried out.
fault-no-weeks = The plan looks no weeks ahead.
fault-negative-hours = { $person }: hours are below zero and count as none.
fault-away-all-the-time = { $person } is away in every week.
fault-level-without-hours = { $measure }, { $level }: nobody has written the hours. The level isn’t offered.
fault-level-negative = { $measure }, { $level }: hours or money are below zero. The level isn’t offered.
fault-level-too-long = { $measure }, { $level }: setting it up takes as long as the plan looks ahead. The level isn’t offered.
fault-skill-nobody-has = { $measure }, { $level }: nobody can { $skill }.
fault-too-many-skills = { $measure }, { $level }: the plan has more skills than can be told apart. The level isn’t offered.
fault-no-level = { $measure } has no level to choose.
fault-likelihoods-dont-sum = { $measure }: the outcomes don’t add up to 100. They count in proportion.
fault-needs-itself = { $measure } needs itself, by way of others. It isn’t offered.
fault-needs-what-is-out = { $measure } needs something that can’t be in.
fault-fits-out-of-range = The share of futures has to be between 0 and 1; 0.9 is used.

# taktikk portfolio
portfolio-summary = Value { $value } of 100. No more than { $bound } exists. Holds in { $fits } of 100 imagined futures.
portfolio-in = { $measure }: { $level }, from { $week }
portfolio-out = { $measure }: { $because }
portfolio-heat = Week by week. The digit is tenths of the hours taken, # is full, · is away.
portfolio-refused = What has to be in doesn’t fit together.

# The page with the proposal
proposal-back = Back to people and hours
proposal-say-in = Take in { $measures }.
proposal-say-out = Leave { $measures } out.
proposal-say-changed = Change the level or start of { $measures }.
proposal-against = against { $value } today
proposal-of-hundred = { $count } of 100
proposal-futures-against = imagined futures, against { $count } today
proposal-at-most = At most
proposal-better-exists = better exists
proposal-proven = nothing better exists
proposal-comparison = The proposal against today’s choice
proposal-take = Take it
proposal-change = Change
proposal-gives = Gives
proposal-otherwise = changes
proposal-other-hands = as now, other hours
proposal-from = from { $week }
proposal-is-forced-in = is forced in.
proposal-is-kept-out = is kept out.
proposal-refused-help = Let go of something you forced in, or give somebody more hours.
proposal-lets-in = Gets in with { $hours } more hours a week from { $people }.
proposal-lets-in-somebody = Gets in if somebody who can do it has { $hours } hours a week.
proposal-forcing-costs = If you force it in, { $measures } will have to go.
proposal-forcing-moves = If you force it in, nothing has to go, but something drops a level or starts later.
proposal-on-top = If { $measures } comes on top, and nothing goes out
proposal-on-top-unsure = As planned it just fits, but it can take too little: in too many imagined futures somebody is over.
proposal-most = { $hours } too many at most
proposal-weeks = The proposal, week by week
proposal-weeks-said = weeks { $weeks }
proposal-how-sure = How often should it hold?
proposal-faults = This couldn’t be counted on

# The curve, why the value is what it is, what to check, and what if
curve-measures = The best portfolio
curve-now = today’s hours
curve-filled = The filled point is today’s hours.
curve-nothing = nothing
worth = Why the value is what it is
worth-help = For each measure alone, from what you have written. What is reached together is less than the sum.
worth-pieces = { $pieces } pieces a week, in { $weeks } weeks.
worth-pieces-answers = { $pieces } pieces a week, in { $weeks } weeks. Answering people counts as half a piece a week.
worth-to-effort = See what it costs
worth-outcomes = How it may turn out: { $outcomes }.
worth-weighs = Weighs, of 100
worth-met = Met in the channels
worth-reached = Reached
worth-gives = Gives, of 100
worth-everybody = Everybody
check-first-none-said = What is worth checking stands here once you have assumed something about where the audiences are, or written how likely success and fiasco are.
check-first-nothing = The same measures are best, whichever assumption you check.
check-first-assumes = { $measure }: you believe “{ $outcome }” in { $percent } of 100 cases.
check-first-share = { $audience } on { $channel }: you assume that { $percent } of 100 are there.
check-first-often = If you are wrong, other measures are often better.
check-first-at-times = If you are wrong, other measures are better at times.
check-first-seldom = If you are wrong, other measures are seldom better.
check-first-numbers = What would checking be worth?
check-first-flips = Another choice is best
check-first-asking = Asking { $count } people
check-first-knowing = Knowing for sure
check-first-worth = { $value } of 100 in value
what-if-none = None
what-if-more = One more colleague: hours a week
what-if-of = More or fewer pieces of
what-if-halves = Half pieces a week, fewer or more
what-if-fiasco = Becomes a fiasco
what-if-try = Try
what-if-same = The same measures are best.
what-if-joins = Comes in: { $measures }.
what-if-leaves = Goes out: { $measures }.
what-if-chosen = In all: { $measures }.
what-if-figures = Value { $value }, against { $before } in the proposal. Holds in { $fits } of 100 imagined futures.
what-if-said-more = One more colleague with { $hours } hours a week.
what-if-said-more-pieces = { $pieces } pieces a week more of { $measure }.
what-if-said-fewer-pieces = { $pieces } pieces a week fewer of { $measure }.
what-if-said-fiasco = { $measure } becomes a fiasco.
proposal-skill-weeks = Hours needed of each skill. Stronger colour: more of what those who can do it have.
proposal-any-skill = Anybody
effort-likelihoods-sum = The likelihoods add up to { $sum }, not 100. Until they do, they count in proportion.
proposal-plan-now = The plan is now at change { $seq }.
proposal-anew = Work it out anew
proposal-worked-out = Worked out at change { $seq }.
effort-value-percent = % of what it gives otherwise
contribution-help = Guess. “Some” is the usual.
contribution-a-little = A little
contribution-some = Some
contribution-a-lot = A lot
worth-contributions = Gives to: { $objectives }.
effort-and-gives = and gives
effort-gives-then = Gives then
