# Stage 3: objectives.

objective-new = New objective
objective-add = Add the objective
objective-number = Objective { $number }
objective-sentence = What should happen?
objective-sentence-placeholder = They know where to get an answer, and ask there.
objective-kinds = Kind of objective
objective-column-communication = Communication objectives
objective-column-communication-help = know, understand, feel, talk about
objective-column-belief = what you believe
objective-column-effect = Effect objectives
objective-column-effect-help = buy, join, show up, need not call
objective-both = Both kinds
objective-whole-organisation = The whole organisation
objective-whole-organisation-help = for several audiences
objective-belongs-to = Belongs to
objective-shared-with = Shared with { $others }
objective-attach-more = attach to more
objective-from-whole = From the whole organisation
objective-anchors = Anchored in
objective-anchor-add = Choose a statement
objective-unanchored = Not anchored. Where does it belong?
objective-look-again = Look at it again: { $label } has changed since
objective-none-communication = What should they know or feel?
objective-none-effect = What should they do, or be spared?
objective-starters = Many begin here:
objective-starter-sell = They buy more directly from us
objective-starter-experience = Being a customer or user of ours gets easier
objective-starter-spoken-of = They speak well of us to people they know
objective-like-measure = Looks like a measure. What should it lead to?
objective-move-to-brainstorm = Move to the brainstorm
objective-remove = Delete the objective

# The belief between two objectives
belief-add = Link to an effect objective
belief-text = What do you believe?
belief-text-placeholder = If they hear it from a colleague, we think more will dare to apply.
belief-question = What does it lead to?
belief-remove = Unlink

# Indicator
indicator = Indicator
indicator-what = How will you notice?
indicator-what-placeholder = Calls a week about the same thing
indicator-unit = Unit
indicator-unit-placeholder = calls a week
indicator-better = Which way is good?
indicator-baseline = Today
indicator-baseline-unknown = not known yet
indicator-who-can-find-out = Who can find out?
indicator-target = Target
indicator-by-when = By
indicator-from-to = from { $from } to { $to }
indicator-now = now
indicator-goal = target
indicator-drawing = from today to the target
indicator-none = How will you notice?
anchor-add = Anchor
anchor-let-go = Let go
belief-unsaid = Nobody has written why.
belief-no-effects = Write an effect objective first, then you can link the two.
objective-no-kind = Not said which kind of objective it is
objective-shared-by = For
objective-attach-several = Attach several objectives to audiences
objective-attach-which = Which objectives?
objective-attach-to = To whom?
objective-attach = Attach them
