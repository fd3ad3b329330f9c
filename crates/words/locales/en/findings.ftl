# The findings: a short headline that says what to do, and one sentence on why.
# $name is what the finding is about.

# 1 Strategy
finding-strategy-missing = Bring in the communications strategy
    .why = Everything you come up with later will hang on a statement in it.
finding-strategy-no-social-media = Write what you want with social media
    .why = The strategy doesn't mention them, so measures will have nothing to hang on.
finding-strategy-attention-only = Add something on what people share and answer
    .why = The strategy speaks only of buying attention and getting coverage.
finding-strategy-no-dialogue = Write what you do when people answer you
    .why = The strategy says what you send out, not who replies.
finding-strategy-undecided-amendment = Get “{ $name }” decided
    .why = A proposal carries nothing until somebody has decided it.
finding-strategy-statement-unserved = Write an objective for “{ $name }”
    .why = The statement is a goal, but nothing is anchored in it.

# 2 Audiences
finding-audience-none = Write down the first audience
    .why = You need to know who you are talking with before you know what to say.
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
finding-objective-one-kind-only = Ask once more about “{ $name }”
    .why = They have only one kind of objective. What should they know, and what should they do?
finding-objective-unanchored = Find a statement for “{ $name }”
    .why = The objective hangs on nothing in the strategy.
finding-objective-no-indicator = Find something to count for “{ $name }”
    .why = Otherwise you won't see whether it worked.
finding-objective-activity-not-objective = What should “{ $name }” lead to?
    .why = It looks like a measure. Write what should happen, or save it for the brainstorm.

# 4 Habits
finding-habits-unknown = Write where you think “{ $name }” are
    .why = You have no claims about them yet. Assuming is fine.
finding-habits-all-assumed = Find out one thing about “{ $name }”
    .why = Everything you have written about their habits is assumed.
finding-habits-stale = Look at “{ $name }” again
    .why = You meant to check this claim again, and that date has passed.
finding-habits-disagreement = Find out what is true of “{ $name }”
    .why = The claims disagree, and you can't build on both.
finding-habits-blind-spot = Where do you reach “{ $name }”?
    .why = You want them to do something, but no channel is believed to reach them.

# 5 Brainstorm
finding-brainstorm-too-early = Wait a little with the brainstorm
    .why = Ideas get better once audiences, objectives and habits are in place.
finding-idea-no-channel = Pick a channel for “{ $name }”
    .why = Without a channel nobody knows where it happens.
finding-idea-no-audience = Pick an audience for “{ $name }”
    .why = Without an audience the idea can't be anchored.
finding-idea-no-objective = Pick an objective for “{ $name }”
    .why = Without an objective the idea can't be anchored.

# 6 Sort
finding-sort-undecided = Sort the ideas that are left
    .why = Some ideas have no answer yet: never, later or promising.
finding-sort-discarded-without-reason = Write why “{ $name }” was discarded
    .why = With a reason you won't have the same argument next year.
finding-core-too-many = Leave some core measures out
    .why = There are more than you have time to look at properly.
finding-core-unanchored = Find an objective for “{ $name }”
    .why = The core measure hangs on nothing in the strategy.
finding-core-audience-unserved = What are you doing for “{ $name }”?
    .why = The audience has priority, but no core measure is for them.
finding-core-channel-not-worth-it = Look at the channel of “{ $name }”
    .why = You wrote yourselves that the channel is not worth the time for this audience.

# 7 Resources
finding-resources-no-people = Write down the hours of at least one colleague
    .why = Without people and hours the plan is a wish.
finding-effort-missing = Write what “{ $name }” costs in hours
    .why = Without hours it can't be weighed against the others.
finding-capacity-exceeded = Make room in { $name }'s hours
    .why = Some weeks the plan asks for more than { $name } has.
finding-capacity-fragile = Put a little slack in the hours
    .why = The hours add up now, but not in nine futures out of ten.
finding-measure-one-person = Find one more who can take “{ $name }”
    .why = The measure hangs on one person.
finding-measure-nobody-burns = Who would like to do “{ $name }”?
    .why = Nobody burns for this measure, and then it dies when things get busy.

# 8 Tactics
finding-tactic-no-concept = Write the concept of “{ $name }”
    .why = Until the concept is written, everybody makes a different thing.
finding-tactic-no-owner = Find an owner for “{ $name }”
    .why = What nobody owns doesn't get done.
finding-tactic-no-account = Choose an account for “{ $name }”
    .why = Nobody knows where it will be posted, or who can sign in there.
finding-tactic-no-start = Set a start date for “{ $name }”
    .why = Without a date nobody can keep the hours free.
finding-tactic-setup-open = Finish setting up “{ $name }”
    .why = Some steps are left before the measure can begin.
finding-tactic-calendar-empty = Fill the calendar of “{ $name }”
    .why = The hours are set aside, but nobody knows what for.

# 9 The plan
finding-measure-unanchored = Find the thread from “{ $name }” to the strategy
    .why = The measure is chosen, but not anchored.
finding-measure-unspecified = Specify “{ $name }”
    .why = The measure is chosen, but something is missing before anybody can begin.
finding-measure-unresourced = Find people for “{ $name }”
    .why = The measure is chosen, but nobody has the hours.
finding-review-due = Hold the review of “{ $name }”
    .why = It is due. The figures decide whether the measure gets more, less or nothing.
finding-claim-rejected-in-use = Look at the measures that build on “{ $name }”
    .why = The claim was rejected, but something still rests on it.
