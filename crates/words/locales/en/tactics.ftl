# Stage 8: concept, set-up and calendar of every chosen measure.

tactic-list-title = Chosen measures
tactics-nothing-chosen = No measures are chosen yet. First choose those you have the hours for.
tactics-sum =
    { $of ->
        [one] { $ready ->
            [0] The measure you have chosen is not ready to begin.
           *[other] The measure you have chosen is ready to begin.
        }
       *[other] { $ready ->
            [0] None of the { $of } chosen measures is ready to begin.
            [one] One of the { $of } chosen measures is ready to begin.
           *[other] { $ready } of the { $of } chosen measures are ready to begin.
        }
    }
tactic-starts = Begins { $day }.
tactic-measure-of = Measure { $number }, one of { $of }
tactic-for-whom = For { $audiences }.
tactic-owner = Owner
tactic-owner-missing = Nobody has taken this one. Who?
tactic-owner-is = { $who } owns it.
tactic-starts-on = Begins
tactic-note = To remember
tactic-frequency = How often
tactic-frequency-placeholder = one a week, 2–3 a month, when something happens
tactic-rests-on = Rests on

# The concept
concept = Concept
concept-idea = The idea
concept-idea-placeholder = What do you make, and why would anybody want to see it?
concept-for-whom = For whom
concept-for-whom-placeholder = Say it as you would to a friend.
concept-message = Message
concept-message-placeholder = What stays with them.
concept-tone = Tone
concept-tone-placeholder = Like a colleague by the coffee machine.
concept-is-not = Is not
concept-is-not-placeholder = What somebody will suggest, and you won’t do.
concept-empty = Write the idea in one paragraph. It may change later.
concept-write = Write the concept
concept-edit = Edit the concept

lessons = What you have learnt
lesson-new = Write what you learnt
lesson-learnt = Learnt
lesson-learnt-placeholder = Nobody asked about what we expected.
lesson-changed = Changed
lesson-changed-placeholder = Each post now answers one question.
lesson-on = When
lessons-empty = Nothing yet. It comes once you begin.

# Set-up
setup = Set-up
setup-sum = { $done } done, { $open } left, { $skipped } skipped
setup-add = Add a step
setup-what = What has to be done?
setup-is-learning = Something to learn
setup-learning = To learn
setup-owner = Who?
setup-due-on = Due
setup-done = Done
setup-done-on = done { $day }
setup-not-done = Not done after all
setup-needed-after-all = Needed after all
setup-nobody = Nobody has taken it
setup-behind = Done and skipped
setup-none = No steps yet.
setup-skip = Skip
setup-skip-why = Why isn’t it needed?
setup-skipped = Skipped: { $reason }
setup-overdue =
    { $days ->
        [one] One day overdue
       *[other] { $days } days overdue
    }


# Accounts
accounts = Accounts
account-choose = Choose an account
account-shared-with =
    { $count ->
        [one] shared with one other measure
       *[other] shared with { $count } other measures
    }

# The calendar
calendar = Content
calendar-add = Add a post
calendar-what = What?
calendar-what-placeholder = What is it about?
calendar-where = Where
calendar-on = Day
calendar-when = Or roughly when
calendar-when-placeholder = second quarter
calendar-who = Who makes it?
calendar-state = How far
calendar-empty = Nothing yet.
calendar-sum =
    { $count ->
        [one] 1 piece, { $out } out
       *[other] { $count } pieces, { $out } out
    }
calendar-earlier = Earlier weeks
calendar-to-draft = Begin
calendar-to-ready = Ready
calendar-to-out = Out
calendar-without-date = Without a date
calendar-hours-promised = promised: { $hours } a week
calendar-hours-match = adds up
calendar-hours-over = { $hours } h over
calendar-hours-free = { $hours } h free
calendar-promised-of = { $used } of { $promised } promised hours are in the calendar
calendar-subscribe = Subscribe to the calendar
calendar-remove = Delete the post

setup-part-basis = Basics
setup-part-duties = Duties
setup-part-learning = To learn
setup-part-content = Content
setup-part-measuring = Measuring
setup-part-sum = { $done } of { $of }

# Common steps for a channel
playbooks-lead = Begin with what is usually done, with the duties that apply.
playbooks-choose = Common steps for a channel
playbooks-others = Other channels
playbook-help = Strike out what doesn’t concern you. What you take along can be edited afterwards.
playbook-have =
    { $count ->
        [one] you have one step already
       *[other] you have { $count } steps already
    }
playbook-all-taken = You have taken all the steps.
playbook-owner = Who takes them? It can be changed for each step.
playbook-take = Take these steps

# Versions of the concept
concept-version = Version { $version }
concept-compare = See versions { $before } and { $after } side by side
concept-before = Before:
concept-after = After:
concept-nothing = Nothing
concept-version-help = Does it change the concept? Edit it here, and it becomes a new version.
lesson-save = Save what you learnt

# The content calendar
calendar-title = Content calendar
calendar-whole = The whole calendar, month by month
calendar-spread-month = Month
calendar-spread-week = Week
calendar-spread-list = List
calendar-before = Previous
calendar-next = Next
calendar-kind = Kind of content
calendar-hours = Hours, if not the usual
calendar-month = { $month } { $year }
calendar-hours-of = { $planned } of { $promised } h
calendar-hours-column = Hours
calendar-nothing-here = Nothing here yet.
calendar-this-quarter = Quarter { $quarter } of { $year }, without a day
calendar-repeat = Repeats
calendar-repeat-week = Every week
calendar-repeat-two-weeks = Every other week
calendar-repeat-month = Every month
calendar-times = How many times
calendar-measure = Measure
calendar-move-help = Drag a piece to another day, or select it and press Alt and an arrow.
calendar-piece = Measure { $number }
calendar-none-chosen = Choose measures first; then their content can be set on days here.
calendar-download = Take it to your own calendar (.ics)

# A measure's own page
tactic-measure-not-chosen = Measure { $number }, not chosen
tactic-next = Next: { $what }, { $day }
tactic-steps-left =
    { $count ->
        [one] One step left
       *[other] { $count } steps left
    }
tactic-weeks = Week { $from } to { $to }
tactic-no-account = Without an account
tactic-promised-line = hours promised
tactic-accounts-none = No account chosen yet. Choose them below the concept.
concept-missing = No concept yet.
calendar-pieces = Posts
calendar-add-short = Add
account-owned-by = owned by { $who }
