# Words for the plan’s values. The key is the type’s name and the value’s word.

# Attention
attention-paid = paid
attention-earned = earned
attention-shared = shared
attention-owned = owned
attention-paid-help = advertisements and sponsored content
attention-earned-help = what the press and others say
attention-shared-help = what people pass on to each other
attention-owned-help = our own surfaces: website, newsletter
answer-what-for = what for
answer-for-whom = for whom
answer-by-whom = by whom
mark-dialogue = dialogue
mark-dialogue-help = we answer
mark-social-media = social media

# What a statement is there for
role-principle = principle
role-background = background
role-goal = goal
role-audience = audience
role-channel = channel
role-activity = activity
role-responsibility = responsibility
role-none = no role

# What a member can do
role-owner = owner
role-editor = editor
role-participant = participant
role-reader = reader
role-owner-help = changes everything, and decides who is in
role-editor-help = changes everything in the plan
role-participant-help = writes ideas and votes
role-reader-help = reads

statement-kind-heading = heading
statement-kind-paragraph = paragraph
statement-kind-list-item = list item
statement-kind-table-row = table row

amendment-kind-new-statement = addition
amendment-kind-changed-statement = change
amendment-proposed = proposed
amendment-decided = decided

# Starter questions for the strategy
prompt-why = Why are we there?
prompt-for-whom = Who are we there for?
prompt-dialogue = How do we behave when people answer, the angry ones too?
prompt-who-answers = Who answers, and how fast?
prompt-not-done = What do we not do?

# Channels
channel-facebook = Facebook
channel-instagram = Instagram
channel-x = X
channel-youtube = YouTube
channel-blog = Blog
channel-linkedin = LinkedIn
channel-tiktok = TikTok
channel-snapchat = Snapchat
channel-mastodon = Mastodon
channel-bluesky = Bluesky
channel-reddit = Reddit
channel-podcast = Podcast
channel-newsletter = Newsletter
channel-forum = Forum
channel-own = Another channel

# Audiences and objectives
side-external = external
side-internal = internal
side-external-help = people outside the organisation
side-internal-help = our own staff and members
priority-first = first
priority-second = next
priority-later = when there is time
priority-none = no priority yet
direction-higher = higher is better
direction-lower = lower is better
objective-kind-communication = communication objective
objective-kind-effect = effect objective
objective-kind-both = both kinds
objective-kind-communication-help = know, understand, feel, talk about
objective-kind-effect-help = buy, join, show up, need not call

# Habits
usage-not-at-all = hardly
usage-a-little = a little
usage-some = some
usage-a-lot = a lot
usage-unknown = don’t know
basis-known = known
basis-assumed = assumed
confidence-low = not very sure
confidence-medium = fairly sure
confidence-high = sure
worth-worth = worth the time
worth-not-worth = not worth the time
worth-undecided = haven’t thought about it
asked-of-them = the audience itself
asked-of-others = others
checked-confirmed = confirmed
checked-rejected = rejected
checked-unknown = don’t know

# Brainstorm and sorting
brainstorm-state-planned = not opened
brainstorm-state-open = open
brainstorm-state-closed = closed
reaction-wild = wild
reaction-simple = simple
reaction-brilliant = brilliant
sorting-undecided = not sorted
sorting-never = never
sorting-later = later
sorting-promising = promising
sorting-core = core measure

# Resources
commitment-burns = burns for it
commitment-willing = happy to
commitment-unwilling = rather not
commitment-unsaid = hasn’t said
effort-content = making
effort-response = answering
effort-content-help = grows with how often
effort-response-help = grows with how many write
effort-content-term = content-driven
effort-response-term = response-driven

# Tactics and reviews
content-state-draft = draft
content-state-ready = ready
content-state-out = out
verdict-great-success = great success
verdict-so-so = so-so
verdict-fiasco = fiasco
hours-then-more = more of it
hours-then-same = same hours
hours-then-change-concept = same hours, new concept
hours-then-stop = stop

# The three tests
test-anchored = anchored
test-specified = specified
test-resourced = resourced
test-yes = yes
test-partly = something is missing
test-no = no

severity-blocks = comes first
severity-needed = needed to be done
severity-advice = worth a look

# The method’s words
term-strategy = communications strategy
term-statement = statement
term-amendment = amendment
term-anchored-in = anchored in
term-audience = audience
term-message = message
term-objective = objective
term-indicator = indicator
term-reading = reading
term-channel = channel
term-account = account
term-claim = claim
term-idea = idea
term-measure = measure
term-core-measure = core measure
term-commitment = commitment
term-capacity = capacity
term-portfolio = portfolio
term-concept = concept
term-setup-step = set-up step
term-owner = owner
term-due = due
term-review = review
term-thread = the red thread
term-finding = finding

count-statements =
    { $count ->
        [one] 1 statement
       *[other] { $count } statements
    }
count-amendments =
    { $count ->
        [one] 1 amendment
       *[other] { $count } amendments
    }
count-audiences =
    { $count ->
        [one] 1 audience
       *[other] { $count } audiences
    }
count-objectives =
    { $count ->
        [one] 1 objective
       *[other] { $count } objectives
    }
count-claims =
    { $count ->
        [one] 1 claim
       *[other] { $count } claims
    }
count-channels =
    { $count ->
        [one] 1 channel
       *[other] { $count } channels
    }
count-ideas =
    { $count ->
        [one] 1 idea
       *[other] { $count } ideas
    }
count-measures =
    { $count ->
        [one] 1 measure
       *[other] { $count } measures
    }
count-core-measures =
    { $count ->
        [one] 1 core measure
       *[other] { $count } core measures
    }
count-people =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
count-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
count-hours-a-week =
    { $count ->
        [one] 1 hour a week
       *[other] { $count } hours a week
    }
hours-a-week = { $hours } h a week
hours-short = { $hours } h
count-weeks =
    { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
count-votes =
    { $count ->
        [one] 1 dot
       *[other] { $count } dots
    }
count-findings =
    { $count ->
        [one] 1 finding
       *[other] { $count } findings
    }
count-steps =
    { $count ->
        [one] 1 step
       *[other] { $count } steps
    }
range = { $from }–{ $to }
percent = { $percent }%
