# When a change can’t be made: what happened, and what to do. The text always stays in the field.

rejection-out-of-order = Others changed the plan at the same time. Try once more.
rejection-id-taken = This has been added already.
rejection-not-there = Somebody has deleted this in the meantime. Bring it back from the history, or choose something else.
rejection-too-long = The text is too long. There is room for { $most } characters.
rejection-too-many = There is no room for more than { $most } here.
rejection-too-many-ideas = A plan has room for { $most } ideas, and it is full. Put the rest into another plan.
rejection-unnamed = It has to be called something. Write a name.
rejection-range-backwards = The smaller number comes first.
rejection-over-hundred-percent = A share can’t be more than 100 percent.
rejection-negative = The number can’t be less than 0.
rejection-on-itself = A thing can’t hang on itself. Choose another.
rejection-brainstorm-closed = The brainstorm takes no ideas right now. What you wrote is kept here until it opens again.
rejection-voting-closed = Voting is not open right now.
rejection-votes-spent =
    { $each ->
        [one] You have given your dot. Take it back to give it to another.
       *[other] You have given all { $each } of your dots. Take one back to give it to another.
    }
rejection-not-allowed = You can read this but not change it. Ask somebody who owns the plan.
rejection-merged-both = You both wrote in the same place at once. Both texts are here. Choose one, or put them together.
rejection-keep-mine = Keep mine
rejection-keep-theirs = Keep the other
rejection-keep-both = Keep both
