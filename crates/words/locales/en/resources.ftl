# Stage 7: the hours measures cost, the people who have them, and the proposal.

resources-people-and-hours = People and hours
resources-what-it-costs = What the measures cost
resources-portfolio = The portfolio
resources-sum = { $used } of { $have } hours a week are in use.
resources-fits = The portfolio adds up in every week.
resources-does-not-fit =
    { $weeks ->
        [one] The portfolio doesn’t add up: hours are missing in 1 week.
       *[other] The portfolio doesn’t add up: hours are missing in { $weeks } weeks.
    }
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
absence-new = Add an absence
absence-from = First day away
absence-to = Last day away
absence-away = away
skill-new = New skill
skill-name = What is it called?
skill-name-placeholder = Video, writing, answering people
skill-can =
    { $count ->
        [0] nobody can do it
        [one] one can do it
       *[other] { $count } can do it
    }
commitment-title = Who burns for what
commitment-question = What do you think of this measure?

# A measure’s hours
effort-title = What does “{ $name }” cost?
effort-missing = Nobody has written what it costs.
effort-set = Set the hours
effort-level = How often
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
effort-answer-sentence = { $people } people × { $percent }% write in a week × { $minutes } min = { $sum } h
effort-total = { $hours } hours a week.
effort-answering-outgrows = Answering now takes more time than making: { $answer } against { $make }.
effort-unsure = Not sure? Write a range, such as 3–5.
effort-setup-hours = Set-up hours
effort-setup-weeks = Weeks the set-up takes
effort-setup-sentence = { $hours } hours, once
effort-money = Money, kroner
effort-skills = Skills
effort-needs = Needs
effort-needs-nothing = no other measures
effort-not-with = Not together with
effort-not-with-nothing = nothing
effort-outcomes = How it may go
effort-outcomes-help = Guess. You are allowed to be wrong.
effort-likelihood = How likely, out of 100
effort-hours-percent = Hours then, in percent of those planned

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
portfolio-leave-out = Take out
portfolio-level = Level
portfolio-starts-on = Begins
portfolio-hours-each = Hours a week for each
portfolio-chosen = chosen
portfolio-left-out = not in

# Week by week
weeks-title = Week by week
weeks-people = People
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
