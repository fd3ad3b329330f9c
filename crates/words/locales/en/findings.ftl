# The findings: a short headline that says what to do, and one sentence on why.
# $name is what the finding is about.

# 1 Strategy
finding-strategy-missing = Bring in the communications strategy
    .why = Everything you come up with later will hang on a statement in it.
finding-strategy-no-social-media = Write what you want with social media
    .why =
        { $count ->
            [one] The strategy doesn’t mention them, so measures will have nothing to hang on.
           *[other] None of the { $count } statements mentions them, so measures will have nothing to hang on.
        }
finding-strategy-social-media-mentioned = Write what you are in social media for, for whom, and who does the work
    .why =
        { $told ->
            [0] The strategy only mentions them, so measures will have little to hang on.
           *[other] The strategy mentions them, but answers only { $told } of the three.
        }
finding-strategy-attention-only = Add something on what people share and answer
    .why =
        { $count ->
            [one] The one statement about attention concerns advertising or the press.
           *[other] All { $count } statements about attention concern advertising or the press.
        }
finding-strategy-no-dialogue = Write what you do when people answer you
    .why = The strategy says what you send out, not who replies.
finding-strategy-undecided-amendment = Get “{ $name }” decided
    .why = A proposal carries nothing until somebody has decided it.
finding-strategy-statement-unserved = Write an objective for “{ $name }”
    .why = The statement is a goal, but nothing is anchored in it.

# 2 Audiences
finding-audience-none = Write down the first audience
    .why = You need to know who you are talking with before you know what to say.
finding-audience-no-priority = How important are “{ $name }”?
    .why = Without a priority nobody knows who comes first.
finding-audience-demographics-only = What do “{ $name }” need?
    .why = You have written who they are. In social media people gather around what they care about.
finding-audience-no-needs = Write what “{ $name }” need
    .why = Without needs or interests they have no reason to listen to you.
finding-audience-no-message = Write a message for “{ $name }”
    .why = You know who they are, but not what you want to tell them.
finding-audience-same-as = Are “{ $name }” and “{ $other }” the same people?
    .why = The two descriptions are nearly alike.

# 3 Objectives
finding-objective-none-for-audience = What do you want with “{ $name }”?
    .why = The audience has priority, but no objectives.
finding-objective-one-kind-only =
    { $effect ->
        [0] What should “{ $name }” do?
       *[other] What should “{ $name }” know or feel?
    }
    .why =
        { $effect ->
            [0] They only have communication objectives. What should those lead to?
           *[other] They only have effect objectives. What do they need to know or feel first?
        }
finding-objective-unanchored = Find a statement for “{ $name }”
    .why = The objective hangs on nothing in the strategy.
finding-objective-no-indicator = Find something to count for “{ $name }”
    .why = Otherwise you won’t see whether it worked.
finding-anchor-statement-changed = Look at “{ $name }” again
    .why =
        { $count ->
            [one] It builds on “{ $statement }”, and that statement has changed since.
           *[other] { $count } of the statements it builds on have changed since.
        }
finding-objective-activity-not-objective = What should “{ $name }” lead to?
    .why = It looks like a measure. Write what should happen, or save it for the brainstorm.

# 4 Habits
finding-habits-unknown = Write where you think “{ $name }” are
    .why = You have no claims about them yet. Assuming is fine.
finding-habits-nothing-worth-it = Choose a channel that is worth the time
    .why = You haven’t said yes to any place yet, and you won’t manage all of them.
finding-habits-all-assumed = Find out one thing about “{ $name }”
    .why =
        { $count ->
            [one] The only thing you have written about their habits is assumed.
           *[other] All { $count } claims about their habits are assumed.
        }
finding-habits-stale = Look at “{ $name }” again
    .why = The claim was to be checked again on { $day }.
finding-habits-disagreement = Find out what is true of “{ $name }”
    .why = { $count } claims disagree, and you can’t build on all of them.
finding-habits-blind-spot = Where do you reach “{ $name }”?
    .why = You want them to do something, but no channel is believed to reach them.

# 5 Brainstorm
finding-brainstorm-not-held = Hold a brainstorm
    .why = Until somebody has written an idea there is nothing to choose from.
finding-brainstorm-too-early = Wait a little with the brainstorm
    .why =
        { $count ->
            [one] One of the stages before isn’t done. Ideas get better once it is.
           *[other] { $count } of the stages before aren’t done. Ideas get better once they are.
        }
finding-idea-no-channel = Pick a channel for “{ $name }”
    .why =
        { $count ->
            [one] It has no channel. That can wait until you sort.
           *[other] { $count } ideas have no channel. That can wait until you sort.
        }
finding-idea-no-audience = Pick an audience for “{ $name }”
    .why =
        { $count ->
            [one] It has no audience. That can wait until you sort.
           *[other] { $count } ideas have no audience. That can wait until you sort.
        }
finding-idea-no-objective = Pick an objective for “{ $name }”
    .why =
        { $count ->
            [one] It has no objective. That can wait until you sort.
           *[other] { $count } ideas have no objective. That can wait until you sort.
        }

# 6 Sort
finding-sort-undecided =
    { $count ->
        [one] Decide on the last idea
       *[other] Sort { $count } ideas
    }
    .why = Every idea gets an answer: never, later or promising.
finding-core-none = Make the best ideas core measures
    .why = Every idea is sorted, but none has become a measure yet.
finding-sort-discarded-without-reason = Write why “{ $name }” was discarded
    .why =
        { $count ->
            [one] With a reason you won’t have the same argument next year.
           *[other] { $count } discarded ideas have no reason, and next year nobody will remember it.
        }
finding-sort-reason-lapsed = Look at “{ $name }” again
    .why = It was discarded with “{ $reason }”. What was behind that has changed.
finding-core-too-many = Leave some core measures out
    .why = You have { $count }, and time to look properly at { $most }.
finding-core-unanchored = Find an objective for “{ $name }”
    .why = The core measure hangs on nothing in the strategy.
finding-core-audience-unserved = What are you doing for “{ $name }”?
    .why = The audience has priority, but no core measure is for them.
finding-core-channel-not-worth-it = Look at the channel of “{ $name }”
    .why = You wrote that { $channel } is not worth the time for “{ $audience }”.

# 7 Resources
finding-resources-no-people = Write down the hours of at least one colleague
    .why = Without people and hours the plan is a wish.
finding-effort-missing = Write what “{ $name }” costs in hours
    .why = Without hours it can’t be weighed against the others.
finding-effort-needs-itself = Take away one of the things “{ $name }” needs
    .why = The measure needs itself, by way of others. It can never begin.
finding-effort-skill-nobody-has = Find somebody who can do { $skill } for “{ $name }”
    .why = None of you can, so it will never get done.
finding-effort-likelihoods = Let the outcomes of “{ $name }” add up to 100
    .why = They come to { $percent }. Until you put it right, they count in proportion.
finding-person-always-away = Look at when { $name } is away
    .why = As it stands, they are away in every week the plan looks ahead.
finding-effort-negative = Put the hours or the money of “{ $name }” right
    .why = Some of it is below nothing, and the level is left out of the proposal.
finding-person-negative-hours = Put the hours of { $name } right
    .why = They are below nothing, and count as none.
finding-portfolio-none = Choose the measures you will carry out
    .why =
        { $count ->
            [one] One measure has hours, but it isn’t chosen.
           *[other] { $count } measures have hours, but none is chosen.
        }
finding-capacity-exceeded = Give { $name } less to do
    .why =
        { $weeks ->
            [one] In { $week } there { $hours ->
                [one] is 1 hour
               *[other] are { $hours } hours
            } too many.
           *[other] In { $weeks } weeks, beginning with { $week }, there { $hours ->
                [one] is up to 1 hour
               *[other] are up to { $hours } hours
            } too many.
        }
finding-capacity-unassigned = Find somebody for “{ $name }”
    .why =
        { $hours ->
            [one] One hour a week is not taken by anybody.
           *[other] { $hours } hours a week are not taken by anybody.
        }
finding-capacity-fragile = Put a little slack in the hours
    .why = The hours add up now, but in { $percent } of 100 imagined futures they don’t.
finding-measure-one-person = Find one more who can take “{ $name }”
    .why = The measure hangs on { $person } alone.
finding-measure-nobody-burns = Who would like to do “{ $name }”?
    .why = Nobody burns for this measure, and then it dies when things get busy.

# 8 Tactics
finding-tactic-no-concept = Write the concept of “{ $name }”
    .why = Until the concept is written, everybody makes a different thing.
finding-tactic-no-owner = Find an owner for “{ $name }”
    .why = What nobody owns doesn’t get done.
finding-tactic-no-account = Choose an account for “{ $name }”
    .why = Nobody knows where it will be posted, or who can sign in there.
finding-tactic-no-start = Set a start date for “{ $name }”
    .why = Without a date nobody can keep the hours free.
finding-tactic-setup-open = Finish setting up “{ $name }”
    .why =
        { $late ->
            [0] { $count ->
                [one] One step is left before the measure can begin.
               *[other] { $count } steps are left before the measure can begin.
            }
           *[other] { $count ->
                [one] One step is left, and it is overdue.
               *[other] { $count } steps are left, { $late } of them overdue.
            }
        }
finding-tactic-calendar-empty = Fill the calendar of “{ $name }”
    .why = The hours are set aside, but nobody knows what for.

# 9 The plan
finding-measure-unanchored = Find the thread from “{ $name }” to the strategy
    .why = The measure is chosen, but not anchored.
finding-measure-unspecified = Specify “{ $name }”
    .why =
        { $count ->
            [one] One thing is missing before anybody can begin.
           *[other] { $count } things are missing before anybody can begin.
        }
finding-measure-unresourced = Find people for “{ $name }”
    .why = The measure is chosen, but its hours are not in place.
finding-review-due = Hold the review of “{ $name }”
    .why = It is due { $day }. The figures decide whether the measure gets more, less or nothing.
finding-claim-rejected-in-use =
    { $count ->
        [one] Look at “{ $measure }” again
       *[other] Look at the measures that build on “{ $name }”
    }
    .why =
        { $count ->
            [one] The claim “{ $name }” was rejected, but the measure still rests on it.
           *[other] The claim was rejected, but { $count } measures still rest on it.
        }
