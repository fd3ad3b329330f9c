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
two-pages-changed = Changed since last time
two-pages-in = In
two-pages-out = Out
two-pages-changed-word = Changed
two-pages-confirmed = Confirmed
two-pages-rejected = Rejected
two-pages-decided = Decided
two-pages-signature = Date and signature
two-pages-printed = Printed from the plan in Taktikk on { $day }
two-pages-page = Page { $number } of { $of }
two-pages-source = source: { $source }
two-pages-nothing-changed = Nothing has changed since the last edition.

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
review-still-fits = The portfolio still adds up.
review-no-longer-fits = Then the portfolio no longer adds up.
review-empty = No reviews are set up. Begin with the measure you are least sure about.
