# Stage 2: audiences.

audience-new = New audience
audience-add = Add the audience
audience-number = Audience { $number }
audience-name = Who are they?
audience-name-placeholder = Parents waiting for a nursery place
audience-own-words = How they would say it themselves
audience-own-words-placeholder = “I just want to know when.”
audience-needs = What do they need and want from you?
audience-needs-placeholder = An answer they can trust, preferably before they have to ring.
audience-interests = What do they care about?
audience-interests-placeholder = What they talk about when you aren’t there.
audience-whereabouts = Where are they, and what do they do there?
audience-whereabouts-placeholder = Write in a closed group, read mostly in the evening.
audience-message = The message for them
audience-message-placeholder = One sentence they could repeat to a friend.
audience-demographics = Age, place and the like
audience-demographics-help = Fine to have, but not enough on its own.
audience-size = How many?
audience-size-from = from
audience-size-to = to
audience-size-help = A rough range will do.
audience-side = Internal or external
audience-priority = When do they come?
audience-priority-heading-first = First
audience-priority-heading-second = Next
audience-priority-heading-later = When you have time
audience-priority-heading-none = No priority yet
audience-priority-move = Alt and an arrow key move the audience up or down.
audience-overlap = Who else are they?
audience-overlap-add = Add an overlap
audience-overlap-share = Roughly how many in 100?
audience-overlap-sentence = { $percent } in 100 are also { $other }
audience-overlap-drawing = The same people in two audiences
audience-thread-from = from { $labels }
audience-needs-short = Need
audience-interests-short = Care about
audience-message-short = Message
audience-who-short = Who
audience-message-missing = Missing. What is the most honest thing you can tell them?
audience-demographics-only = This says who they are, not what they need. What do they ask you about?
audience-drafts = Drafts from the strategy
audience-same-as = Much like “{ $other }”. Are they the same people?
audience-keep-own = An audience of its own
audience-merge = Same as { $other }
audience-remove = Delete the audience
audience-remove-question = Objectives, ideas and measures stay, but lose this audience. It can be brought back.
audience-size-range = { $from }–{ $to }
audience-size-about = about { $count }
audience-overlap-of = { $percent } in 100 are also
audience-overlap-with = Who else are they?
audience-overlap-remove = Forget
audience-whereabouts-short = Found at
audience-objectives =
    { $count ->
        [one] 1 objective
       *[other] { $count } objectives
    }
audience-merge-them = Merge them
audience-merge-with = Merge with another audience
audience-merge-which = Which one is the same people?
audience-merge-help = Objectives, ideas, measures, claims and anchors come along. Nothing is lost, and the history can undo it.
audience-move-up = Move up:
audience-move-down = Move down:
audience-drag = Drag to move
