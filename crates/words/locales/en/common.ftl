# Words used on every page: buttons, the frame, signing in, the list of plans, sharing.

product-tagline = From strategy to measures you have the people for
unnamed = unnamed
nobody = nobody
none = none
unknown = don’t know
yes = Yes
no = No
and = and
optional = can wait

save = Save
add = Add
remove = Remove
delete = Delete
restore = Bring back
cancel = Cancel
close = Close
done = Done
edit = Edit
change = Change
undo = Undo
redo = Redo
back = Back
next = Next
previous = Previous
open = Open
choose = Choose
confirm = Confirm
send = Send
search = Search
show-all = Show all
show-more = Show more
show-less = Show fewer
more-count = { $count } more
copy = Copy
copied = Copied
copy-link = Copy link
download = Download
upload = Upload
print = Print
as-table = As a table
as-drawing = As a drawing
move-up = Move up
move-down = Move down
agree = That’s right
disagree = That’s not right
why = Why
why-question = Why?
reason = Reason
other-reason = Another reason
read-more = Read more
help = Help
example = For example:
try-again = Try again
skip-to-content = Skip to content
required-missing = This can’t be left empty.
number-wanted = Write a number.
date-wanted = Write a date, such as 2027-06-12.
characters-left =
    { $count ->
        [one] Room for one more character
       *[other] Room for { $count } more characters
    }

# The frame
nav-stages = Stages of the plan
nav-main = Main menu
plans = Plans
history = History
share = Share
settings = Settings
language = Language
language-nb = Norsk bokmål
language-en = English
theme = Appearance
theme-auto = Same as the device
theme-light = Light
theme-dark = Dark
keys = Keys
keys-off = Turn single-key shortcuts off
keys-off-help = For those who use speech input, or easily brush against a key.
you = you
who-is-here = Who is here
here-now =
    { $count ->
        [one] You are alone here now
       *[other] { $count } people here now
    }
arrived = { $who } came in
left = { $who } left
writing-here = { $who } is writing here
what-now = What now?
what-now-empty = Nothing is pressing right now.
what-now-more =
    { $count ->
        [one] 1 more
       *[other] { $count } more
    }
set-aside = Set aside
set-aside-why = Why can this wait?
set-aside-list = Set aside ({ $count })
take-up-again = Take up again
the-thread = The thread
by-whom-when = { $who }, { $when }

# Saving
saved = Saved
saving = Saving
saves-while-writing = Saved as you write.
saved-here-not-sent = Saved here, not sent
offline = Offline. What you write is kept here, and sent when the network is back.
back-online = Back online. Everything has been sent.
waiting-for-network =
    { $count ->
        [one] 1 change is waiting for the network
       *[other] { $count } changes are waiting for the network
    }
reconnecting = Reconnecting
undone = Undone
computing = working it out

# Known and assumed
known = known
assumed = assumed
legend = How to read the drawing
legend-known = solid: known
legend-assumed = hatched: assumed

# Signing in
sign-in = Sign in
sign-out = Sign out
sign-in-forgot = Forgotten your password? Ask whoever let you in for a new link.
signed-out = You are signed out.

# The list of plans
plans-title = Plans
plans-lead = Everything you are part of, most pressing first.
plans-empty = You are not in any plan yet. Make one, or ask for a link to one that exists.
open-from-file = Open from a file
open-from-file-help = A plan file (.json) downloaded from Taktikk.
open-example = Look at an example
plan-last-change = { $who }, { $when }
plan-yours-and-due = Your due dates
plan-overdue = Overdue
plan-due-this-week = This week
plan-due-later = Later
plan-nothing-due = Nothing is due for you.
plan-you-can-read = you can read
plan-brainstorm-open =
    { $count ->
        [one] The brainstorm is open now. One person is in.
       *[other] The brainstorm is open now. { $count } people are in.
    }
join-brainstorm = Join
plan-finished = Finished ({ $count })
plan-settings = About the plan

# Sharing and members
members = Who is in

# History
history-title = History
history-lead = Who changed what, and when. Everything can be undone.
history-empty = Nobody has changed anything yet.
history-look = See the plan as it was then
history-undo = Undo this
history-older = Older changes

# Export
export = Download
export-pdf = PDF
export-docx = Word (.docx)
export-report-pdf = Report with appendix, PDF
export-report-docx = Report with appendix, Word
export-md = Text (.md)
export-html = Web page (.html)
export-xlsx = Spreadsheet (.xlsx)
export-csv = Table (.csv)
export-ics = Calendar (.ics)
export-json = The whole plan (.json)
export-json-help = Can be opened again unchanged.

# Fields of signing in and the account
email = Email
password = Password
new-password = New password
your-name = Your name
stage-done = done
not-said = Not said
