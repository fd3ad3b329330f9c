# Stage 5: the brainstorm, on the wall, on phones and for the facilitator.

brainstorm-new = New brainstorm
brainstorm-make = Make the brainstorm
brainstorm-title = What shall it be called?
brainstorm-title-default = Brainstorm
brainstorm-open = Open for ideas
brainstorm-open-early = Open anyway
brainstorm-too-early = Some things are missing before you brainstorm:
brainstorm-too-early-why = You get other ideas when you have thought about who and what first. You can open anyway. Write why, and the history keeps it.
brainstorm-early-because = Why now?
brainstorm-ready = Audiences, objectives and habits are in place.
brainstorm-close = Close
brainstorm-close-question = After this nobody can write more ideas. You can open it again.
brainstorm-reopen = Open again
brainstorm-closed = The brainstorm is closed.
brainstorm-not-open = The brainstorm hasn’t opened yet.
brainstorm-locked = No new ideas right now. Your text stays here.

# Joining
join-title = Join the brainstorm
join-code = Code
join-code-help = Nine digits. They are on the screen in the room.
join-name = What is your name?
join-name-help = A first name will do.
join-button = Join
join-no-account = No account, nothing to install.
join-shown-as = Your ideas are shown with the name { $name }.
join-shown-hidden = Ideas are shown without names.
join-change-name = Change name

# The wall
wall = Wall
wall-question = Where shall we be present?
wall-joined = joined
wall-ideas =
    { $count ->
        [one] idea
       *[other] ideas
    }
wall-time-left = left of { $minutes } minutes
wall-time-when-started = when you start
wall-time-up = Time is up. Finish what you are writing.
wall-for-whom = For whom
wall-objectives = What we want to achieve
wall-none = none
wall-hidden = Hidden until we show them all at once.
wall-hidden-help = One stroke is one idea. Write the silly one too. It often lives next door to the good one.
wall-more =
    { $count ->
        [one] One more idea. It is on your phone.
       *[other] { $count } more ideas. They are all on your phone.
    }
wall-join-help = Open to everybody here. No account, nothing to install.
wall-no-phone = No phone? Say it aloud. { $who } is typing.
wall-empty = No ideas yet. Somebody has to be first.
wall-qr = QR code for { $address }

# The four half-sentences
idea-presence = We shall be present in …
idea-presence-placeholder = anything, anywhere
idea-purpose = in order to …
idea-achieve = with this we will achieve …
idea-for-whom = for these audiences …
idea-send = Send the idea
idea-sent = Sent. Write another.
idea-only-first = Only the first is needed. The rest can come later.
idea-more = Write the rest, too
idea-number = Idea { $number }
idea-mine = My ideas ({ $count })
idea-mine-empty = Your ideas turn up here.
idea-see-all = See all { $count }
idea-edit = Edit
idea-take-back = Take back
idea-no-channel-fine = no channel, and that’s fine
idea-without-audience = no audience
idea-without-objective = no objective
idea-without-channel = no channel
idea-picked-from-text =
    { $count ->
        [one] { $channels } is picked because the text names it.
       *[other] { $channels } are picked because the text names them.
    }
idea-like = like { $number }
idea-waiting = waiting for the network
ideas-waiting =
    { $count ->
        [one] 1 idea is waiting for the network
       *[other] { $count } ideas are waiting for the network
    }
ideas-waiting-help = They are safe on your phone and are sent once, by themselves, when the network is back. Just keep writing.
idea-offline-send = Without a network the idea stays here until it is sent.
idea-react = What kind of idea is this?

# The facilitator
facilitator = Controls
facilitator-start = Start the clock
facilitator-pause = Pause
facilitator-more-time = + 2 min
facilitator-minutes = Minutes
facilitator-hide = Hide the ideas
facilitator-reveal = Show the ideas on the wall
facilitator-lock = Stop new ideas
facilitator-unlock = Take new ideas
facilitator-hide-authors = Hide who wrote
facilitator-show-authors = Show who wrote
facilitator-spotlight = Spotlight
facilitator-spotlight-now = On the wall now.
facilitator-spotlight-off = Take away
facilitator-take-down = Take down
facilitator-type-for-room = Type for the room
facilitator-type-for-room-help = For those without a phone.
facilitator-joined =
    { $count ->
        [one] 1 has joined
       *[other] { $count } have joined
    }
facilitator-newest = Newest
facilitator-by-audience = By audience
facilitator-by-channel = By channel
facilitator-new-ideas = { $count } new
facilitator-keys = Arrows move between ideas, F spotlights, R edits, S types for the room.

# What can go wrong
error-brainstorm-closed = The brainstorm takes no ideas now. What you wrote is kept here.
error-brainstorm-reason = Write why you are opening it now. One sentence will do.
join-nameless = Guest
join-link = Link to share
join-code-make = Make a code to join by
join-code-renew = New code
clock-left = left
facilitator-no-time = Remove the time
facilitator-shows = Show the ideas
facilitator-takes = Take in new ideas
facilitator-names = Show who wrote
facilitator-undo = Undo something
facilitator-names-promised = Who wrote is hidden. That was promised, and it holds.
wall-ideas-column = ideas
leave-workshop = Leave
error-join-code = That code opens nothing. Look at the screen in the room once more.
error-join-closed = The brainstorm is not open now. Ask whoever leads it.
error-join-name = The name is too long.
error-join-full = It is full here now.

# What waits on the device.
outbox-many = ideas are waiting for the network
outbox-again = Try again
outbox-away = Throw away
ideas-older = Older ideas

# Ideas from a file, and all ideas as one
import-title = Ideas from a file
import-lead = A board of sticky notes, the answers to a survey, or a list with one idea a line. Nothing is written before you have looked at it.
import-file = File with ideas
import-file-help = .csv, .tsv or .txt, at most 8 MB and 1000 ideas.
import-paste = Or paste them
import-read = Read the ideas
import-pasted-name = pasted.txt
import-column = Column { $number }
import-text = Where is the idea?
import-more = Other columns
import-look = Show
import-new =
    { $count ->
        [0] No new ideas.
        [one] 1 new idea.
       *[other] { $count } new ideas.
    }
import-known =
    { $count ->
        [one] You have 1 of them already.
       *[other] You have { $count } of them already.
    }
import-left-out =
    { $count ->
        [one] 1 is too long or one too many, and is left out.
       *[other] { $count } are too long or too many, and are left out.
    }
import-closed = The brainstorm is not open. Open it again to take the ideas in.
import-write =
    { $count ->
        [one] Take the idea in
       *[other] Take { $count } ideas in
    }
ideas-as-csv = All ideas as .csv
ideas-as-md = All ideas as .md
