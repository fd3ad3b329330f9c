# Stage 9: the red thread, the plan on two pages, the three tests and the reviews.

# The red thread
thread-title = The red thread
thread-lead = Choose a point anywhere to see what it hangs on, and what hangs on it.
thread-follow = Follow
thread-drawing = Drawing
thread-table = Table
thread-only-this = Only this thread
thread-loose-ends = Loose ends ({ $count })
thread-no-loose-ends = No loose ends.
thread-legend-followed = the thread you follow
thread-legend-outside = measures outside the portfolio
thread-legend-loose = loose end
thread-legend-principle = no line: a principle, isn’t meant to lead anywhere
thread-column-statement = Statement
thread-column-audience = Audience
thread-column-objective = Objective
thread-column-claim = Claim
thread-column-measure = Measure
thread-column-people = People and hours
thread-column-result = Result
thread-leads-to = leads to
thread-hangs-on = hangs on
thread-loose-objectives = Objectives without a measure ({ $count })
thread-loose-statements = Statements without an objective ({ $count })
thread-loose-measures = Measures without an objective ({ $count })
thread-loose-results = Results without a figure ({ $count })
thread-whole = See all threads
thread-sentence-measure = { $name } is for { $audiences }, because the strategy says “{ $statements }”. The objective is “{ $objectives }”. It rests on { $claims ->
    [0] no claims
    [one] one claim, { $assumed } only assumed
   *[other] { $claims } claims, { $assumed } only assumed
}.
thread-sentence-unanchored = { $name } hangs on nothing in the strategy. The objective is “{ $objectives }”.
thread-sentence = “{ $name }” hangs together with { $what }.
thread-sentence-alone = “{ $name }” doesn’t hang together with anything yet.
thread-count-statements = { $count ->
    [one] one statement
   *[other] { $count } statements
}
thread-count-audiences = { $count ->
    [one] one audience
   *[other] { $count } audiences
}
thread-count-objectives = { $count ->
    [one] one objective
   *[other] { $count } objectives
}
thread-count-claims = { $count ->
    [one] one claim
   *[other] { $count } claims
}
thread-count-measures = { $count ->
    [one] one measure
   *[other] { $count } measures
}
thread-empty = The thread begins once something is anchored in the strategy.

# The three tests
tests-title = The three tests
tests-help = A half ring means that something is left.
tests-anchored = Anchored
tests-specified = Specified
tests-resourced = Resourced
tests-anchored-in = in { $labels }
tests-missing = { $what } missing
missing-concept = concept
missing-owner = owner
missing-account = account
missing-start = start date
missing-setup = finished set-up
missing-calendar = content in the calendar
missing-objective = objective
missing-audience = audience
missing-statement = statement
missing-hours = hours
missing-people = people for all the hours
missing-choice = a place in the portfolio
missing-weeks = enough hours in every week

# The plan on two pages
two-pages-title = { $title } on two pages
two-pages = The plan on two pages
two-pages-edition = Edition { $number } · { $day }
two-pages-lead-missing = Write the plan in one breath.
two-pages-why = Why
two-pages-why-count = { $count } of the strategy’s { $of } statements carry the plan
two-pages-for-whom = For whom, and what we want
two-pages-we-know = We know
two-pages-we-assume = We assume
two-pages-know-and-assume = What we know, and what we assume
two-pages-will-not = What we will not do
two-pages-what-we-do =
    { $count ->
        [one] What we do: one measure
       *[other] What we do: { $count } measures
    }
two-pages-channel = Channel
two-pages-activity = Activity
two-pages-audiences = Audiences
two-pages-purpose = Purpose
two-pages-period = Period
two-pages-owner = Owner
two-pages-hours = Hours a week
two-pages-review = Review
two-pages-hours-in-all =
    { $people ->
        [one] { $used } of { $have } hours a week set aside by one person
       *[other] { $used } of { $have } hours a week set aside by { $people } people
    }
two-pages-changed = Changed lately
two-pages-in = Begun
two-pages-out = Out
two-pages-changed-word = Changed
two-pages-confirmed = Confirmed
two-pages-rejected = Rejected
two-pages-decided = Decided
two-pages-signature = Date and signature
two-pages-printed = Printed from the plan in Taktikk on { $day }
two-pages-page = Page { $number } of { $of }
two-pages-source = source: { $source }
two-pages-nothing-changed = Nothing has changed lately.
two-pages-no-strategy = The strategy hasn’t been brought in yet.
two-pages-audiences-count = { $count } of { $of } audiences are in
two-pages-audience = Audience, size
two-pages-communication = Communication objectives
two-pages-effect = Effect objectives, from and to
two-pages-points = Statement
two-pages-not-known = not measured
two-pages-not-set = not set
two-pages-amended = amended, decided { $day }
two-pages-amendment-proposed = proposed, not decided
two-pages-amendment-word = Amended
two-pages-amendment-decided = { $label } { $text } Decided { $day }.
two-pages-claim = { $audience }, { $channel }: { $usage }
two-pages-claim-what-for = { $audience }, { $channel }: { $usage }. { $what }
two-pages-key = Solid is a source. Hatched is a belief.
two-pages-know-nothing = The measures rest on nothing you know yet.
two-pages-assume-nothing = The measures rest on nothing you only assume.
two-pages-not = Not { $channel }.
two-pages-from-day = From { $day }
two-pages-no-aims = The measures have no objective for: { $names }.
two-pages-no-review = not set
tests-specified-by = concept, account and calendar are ready
two-pages-half-ring = A half ring means something is left.
two-pages-hours-title = The hours
two-pages-hours-key = Solid is used, open is free.
two-pages-person = Who
two-pages-taken = Taken on, h a week
two-pages-there = Has, h a week
two-pages-needed = The measures need { $needed } hours a week, and { $taken } are taken.
two-pages-nobodys = Nobody has taken { $hours } hours a week.
two-pages-over = Time is short in one place: { $first }.
two-pages-over-more = Time is short in some places: { $first }, and { $count } more.
two-pages-holds = The portfolio fits in { $count } of 100 imagined courses.
two-pages-indicators = The figures we follow
two-pages-objective = Objective
two-pages-counted = What is counted
two-pages-baseline = Before
two-pages-now = Now
two-pages-now-is = now { $value }
two-pages-target = Target
two-pages-since = Since { $day }
two-pages-began = { $number } { $title }, { $day }
two-pages-reviewed = { $number } { $title }: { $verdict }. Reviewed { $day }.
two-pages-reviewed-word = Reviewed
two-pages-print-help = Print it, or take the plan along as a file:
two-pages-anchored = Anchored in statement
two-pages-resourced = Resourced, hours a week
two-pages-presented-by = Put forward by
two-pages-decided-by = Decided by
two-pages-date = Date

# Readings
reading-new = Enter a reading
reading-add = Add the reading
reading-value = Figure
reading-on = Day
reading-source = Where is the figure from?
reading-not-measured = not measured yet
reading-from-to = { $from } → { $to }
reading-reached = The target is reached
reading-on-the-way = On the way
reading-wrong-way = Going the wrong way
reading-remove = Delete the reading

# Reviews
reviews = Reviews
review-new = Set up a review
review-title = Review: { $name }
review-due-on = When will it be held?
review-due = Due { $day }
review-overdue = Was due { $day }
review-held = Held { $day }
review-hold = Hold the review
review-postpone = Postpone
review-believed = What you believed
review-promised = What you promised
review-took = What it took
review-took-hours = Hours a week, on average
review-took-sentence = { $took } hours a week on average; { $promised } were promised.
review-gave = What it gave
review-gave-placeholder = The figures, and what they don’t show.
review-also-rests = This rests on it too:
review-see-proposal = See what could come in instead
review-was-it-true = Was it true?
review-claims-behind = The claims the measure rests on
review-verdict = The verdict
review-verdict-why = Why
review-learnt = What you learnt
review-hours-then = What happens to the hours?
review-set-verdict = Set the verdict
review-verdict-great-success-help = More of it.
review-verdict-so-so-help = Same hours, new approach.
review-verdict-fiasco-help = Stop, and free the hours.
review-hours-change = { $from } → { $to } hours a week
review-frees = Frees { $hours } h a week.
review-next-in-line = { $name } can come in.
review-takes = Needs { $hours } h more a week.
review-still-fits = Everybody has the hours.
review-no-longer-fits = As the hours are shared, somebody then has too much.
review-empty = No reviews are set up. Begin with the measure you are least sure about.
tests-sum =
    { $count ->
        [one] One measure: { $anchored } anchored, { $specified } specified, { $resourced } resourced.
       *[other] { $count } measures: { $anchored } anchored, { $specified } specified, { $resourced } resourced.
    }
measured = Readings
measured-lead = The shaded field is where you want to be. The ring is where you began.
measured-empty = No objective has an indicator yet. Write it in stage 3.
reading-standing-still = Standing still
reading-target = the target is { $target }
reviews-lead = Those that are overdue come first.
review-no-day = No day is set
review-for-whom = For { $names }.
review-hangs-on = Hangs on statement { $labels }.
review-see-measure = See the measure
review-correct = Correct the review
review-believed-nothing = Nobody wrote down what you believed.
review-took-help = Hours a week against what you promised.
review-gave-help = The field is where you want to be.
review-gave-words = The figures, and what they don’t show
review-verdict-help = The line is the hours you have. Dark is this measure, grey the others.
review-next = Days
review-next-help = Without a date it counts as held today.
review-held-on = Held
review-next-on = Next review
review-fits-neither = As the hours are shared, somebody has too much already.
review-set-hours = Set the hours so
review-take-out = Take the measure out
review-hours-then-help = Left as it is, the hours follow the verdict.
two-pages-edit-top = Write what stands at the top

# Tables and days in other programs
table-measures = Measures
table-content = Content
table-steps = Set-up
table-people = People and hours
table-readings = Readings
table-reviews = Reviews
table-claims = Known and assumed
table-channel = Channel
table-activity = Activity
table-audiences = Audiences
table-purpose = Purpose
table-period = Period
table-responsible = Responsible
table-hours = Hours a week
table-hours-taken = Hours a week in the measures
days-due = Due: { $what }
days-review = Review: { $what }
days-recheck = Look again: { $what }

# Addresses for calendar programs
feeds-title = The plan in your own calendar
feeds-lead = Paste the address into your calendar program. It follows along when the plan changes.
feeds-made = The address is shown only now. Copy it.
feeds-make-all = Make an address for all of the plan
feeds-make-mine = Make an address for what is mine
feeds-secret = Whoever holds the address sees the days and nothing else. It stops when you take it away or leave the plan.
feeds-here = Your addresses
feeds-none = None yet.
feeds-all = All of the plan
feeds-mine = What is mine
feeds-remove = Take away
feeds-too-many = You have as many addresses as there can be. Take away one you don’t use.

# What somebody in several plans has to do
mine-title = Your deadlines
mine-lead = What you are responsible for in all your plans, soonest first.
mine-overdue = Overdue
mine-this-week = This week
mine-later = Later
mine-no-day = Without a day
mine-empty = You have nothing to do now.
mine-none-here = Nothing waits for you.
mine-all = All your deadlines
mine-calendar = In your own calendar
mine-feed-make = Make an address for your deadlines
mine-feeds-help = One address for all your plans. New plans come along by themselves.

# The look of documents
brand-title = Logo and colours of the documents
brand-help = The PDFs have the colours and the logo.
brand-colour = Colour of the thread
brand-second = Colour of the bars
brand-logo = Logo
brand-logo-help = PNG, at most 1 MB and 4,000 pixels wide and high.
brand-no-logo = No logo
brand-own = Use Taktikk’s own colours
error-logo = The logo has to be a PNG picture, at most 1 MB and 4,000 pixels wide and high.

# A review on a page of its own
review = Review
review-ahead = What each verdict does to the rest of the plan
review-ahead-help = What is chosen stays, and the hours are shared out anew. Worked out from this week on.
review-ahead-looking = Working it out …
review-ahead-open = See what each verdict does
review-ahead-rest = The rest of the plan
review-ahead-never = Then it doesn’t add up, whatever you take out.
review-ahead-leaves = For it to add up, this has to go: { $names }.
review-ahead-joins = { $name } can come in from { $week }, with { $hours } h a week.
review-ahead-nobody-comes = The hours are free. No other measure fits.
review-ahead-as-before = All else stays as it was.
thread-legend-weak = rests on an assumption, or leads to what isn’t chosen
thread-no-measure = No measure
tests-missing-these = Missing
review-ahead-needs = This needs the measure, and has to go with it: { $names }.
