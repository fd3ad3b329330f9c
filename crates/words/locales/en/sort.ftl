# Stage 6: sorting.

sort-one-by-one = One by one
sort-columns = Columns
sort-discarded = Discarded ({ $count })
sort-left =
    { $count ->
        [one] 1 of { $of } left
       *[other] { $count } of { $of } left
    }
sort-all-done = Every idea has an answer.
sort-no-ideas = No ideas yet. They come from the brainstorm.
sort-undecided-count =
    { $count ->
        [one] You haven’t decided on one idea.
       *[other] You haven’t decided on { $count } ideas.
    }
sort-top-is = The top one is “{ $name }”
sort-start = Take them one by one
sort-what-now = What do we do with this one?
sort-never = Never
sort-later = Later
sort-promising = Promising
sort-core = Core measure
sort-last = Last: “{ $name }” went under { $where }.
sort-not-said = not said
sort-not-picked = not picked
sort-core-of-most = { $count } of { $most } at most

# Reasons
sort-why-never = Why never?
sort-reason-hours = We don’t have the hours
sort-reason-hours-help = Taktikk asks again if you get more hours.
sort-reason-audience = The audiences aren’t there
sort-reason-audience-help = Taktikk asks again if you learn otherwise.
sort-reason-unlawful = Not lawful, or not safe
sort-reason-others = Somebody else does it
sort-reason-fun = Just for fun
sort-reason-not-social = Not social media
sort-reason-other = Something else …
sort-reason-missing = No reason given
error-sort-reason = Write why. A word will do.
sort-discard = Discard
sort-nothing-deleted = Nothing is deleted.
sort-take-in-again = Take in again
sort-discarded-empty = No ideas have been discarded.
sort-discarded-search = Search what was discarded
sort-found =
    { $count ->
        [0] Found nothing.
        [one] Found 1 idea.
       *[other] Found { $count } ideas.
    }
sort-elsewhere = Move
sort-reason-lapsed = The reason may no longer hold: { $reason }

# Dots
sort-your-dots = Your dots
sort-dots-each =
    { $count ->
        [one] 1 dot each.
       *[other] { $count } dots each.
    }
sort-dots-on = You have given to { $numbers }.
sort-limits = How many dots and core measures
sort-dots-left =
    { $count ->
        [0] You have given all your dots.
        [one] You have 1 dot left.
       *[other] You have { $count } dots left.
    }
sort-dots-over =
    { $count ->
        [one] There are fewer dots each now than when you gave yours. Take back 1.
       *[other] There are fewer dots each now than when you gave yours. Take back { $count }.
    }
sort-give-dot = Give a dot
sort-take-dot = Take back
sort-dots-yours =
    { $count ->
        [one] 1 dot, { $yours } yours
       *[other] { $count } dots, { $yours } of them yours
    }
sort-voting-open = Open for dots
sort-voting-close = Close for dots
sort-votes-each = Dots each
sort-several-on-one = One idea can get several dots from the same person
sort-voters-shown = Everybody sees who gives which dots.
sort-voters-hidden = Nobody sees who gives which dots.
sort-voters-promised = Dots have been given without names. That was promised, and it holds.

# Stacks
sort-stack = Stack
sort-stack-with = Stack with …
sort-stack-holds =
    { $count ->
        [one] 1 idea in the stack
       *[other] { $count } ideas in the stack
    }
sort-unstack = Unstack
sort-stack-number = The number of the idea it belongs with
error-idea-number = Write the number of an idea that is there.

# Core measures
sort-make-core = Make it a core measure
sort-core-number = Core measure { $number }
sort-cores = Core measures
sort-cores-empty = None yet. Make core measures of the most sensible ideas.
sort-core-title = What shall the measure be called?
sort-thread-loose = The thread is loose: { $what } missing.
sort-pick-objective = Pick an objective
sort-pick-audience = Pick an audience
sort-core-undo = Make it an idea again
sort-keys = 1, 2, 3 and K answer, the arrows browse, P gives a dot, B stacks, Z undoes.
sort-key-move = move to another column
sort-key-browse = browse without deciding
sort-key-dot = dot
sort-key-stack = stack
sort-key-undo = undo

# One by one
the-red-thread = The red thread
sort-alike = Much like
sort-before = Previous
sort-after = Next
sort-next-undecided = Next without an answer
sort-undo = Undo
sort-key-choose = choose an idea
sort-reason-later = Say why later
sort-filter-author = Written by
sort-filter-all = All
sort-chain-statement = The strategy
sort-chain-audience = Audiences
sort-chain-objective = Objectives
sort-chain-habit = Habits
sort-chain-habit-known = Habits, known
sort-chain-habit-assumed = Habits, assumed
sort-gap-statement = The objective is not anchored in the strategy.
sort-gap-statement-no-objective = Without an objective nothing leads to the strategy.
sort-gap-audience = No audience is picked.
sort-gap-objective = No objective is picked.
sort-gap-channel = No channel is picked.
sort-gap-habit = nobody has said whether the audiences are there
sort-undecided = Not decided
ideas-head-number = Number
ideas-head-because = Why not
ideas-head-voters = Who gave dots
sort-on-its-own = On a page of its own
sort-part = Part { $nth } of { $of }
sort-all-columns = All columns
sort-offered-again = Offered again
