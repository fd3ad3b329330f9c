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
setup-playbook = Get the steps for { $channel }
setup-playbook-help = Common steps and duties. Strike out what doesn’t concern you.
setup-group-basis = Basics
setup-group-duties = Duties
setup-group-content = Content
setup-group-measuring = Measuring
setup-empty = No steps yet. Get those for the channel, or write your own.

# The steps for a channel
playbook-account = Open the account, and write down who can sign in
playbook-two-sign-in = Let at least two people sign in, with two factors
playbook-profile = Say in the profile who you are and when you answer
playbook-picture = Choose a picture and a name that people recognise
playbook-accessibility = Check that the content is accessible: captions, alternative text, contrast
playbook-accessibility-statement = Write an accessibility statement
playbook-consent = Make a consent form for pictures, and a place to keep them
playbook-privacy = Write a privacy notice, and check the cookies
playbook-records = Agree with the archive on what has to be kept
playbook-out-of-hours = Decide who answers in evenings and at weekends, or that nobody does
playbook-house-rules = Write rules for the comments
playbook-angry = Agree on what you do when somebody is angry
playbook-first-pieces = Make the first two posts before you open
playbook-count = Choose one figure to follow, and write down what it is today
playbook-domain = Choose an address
playbook-publishing = Set up the publishing system
playbook-editors = Give the editors access
playbook-template = Make a template for the posts
playbook-captions = Learn to caption films
playbook-filming = Try out sound and light on the spot
playbook-sign-up = Make a sign-up, and make it easy to leave
playbook-group-rules = Read the rules of the groups you will answer in
playbook-hosting = Choose where the podcast will live

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
calendar-subscribe-help = Paste the address into your calendar. It follows along when the plan changes.
calendar-remove = Delete the post
