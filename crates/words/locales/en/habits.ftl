# Stage 4: habits.

habits-matrix = Audiences and channels
habits-keys = Arrows move, Enter opens the cell. Type a number or a word right into it. + is worth the time, - is not. Shift and arrows mark several. Copy and paste as in a spreadsheet. Delete empties what you have typed.
habits-write-here = Type right into the matrix
habits-cell-type = How much do they use the channel?
habits-cell-type-hint = Percent, or a lot, some, a little, hardly
habits-cell-reason-hint = Not worth the time, because …
habits-written =
    { $count ->
        [one] Written as an assumption in one cell.
       *[other] Written as assumptions in { $count } cells.
    }
habits-written-beside-known =
    { $count ->
        [one] In one of them there is something you know, which counts for more.
       *[other] In { $count } of them there is something you know, which counts for more.
    }
habits-emptied =
    { $count ->
        [one] Emptied: one cell.
       *[other] Emptied: { $count } cells.
    }
habits-emptied-not =
    { $count ->
        [one] One cell holds only what others have written, or what has a source. Open it to remove that.
       *[other] { $count } cells hold only what others have written, or what has a source. Open them to remove that.
    }
habits-written-nothing = Nothing was changed.
habits-written-outside =
    { $count ->
        [one] There was no room for one cell.
       *[other] There was no room for { $count } cells.
    }
habits-unread =
    { $count ->
        [0] Not understood: { $words }
       *[other] Not understood: { $words } and { $count } more
    }
habits-not-sent = Not sent yet. It goes when the server answers.
habits-filter-all = All
habits-filter-assumed = Assumptions only
habits-filter-not-worth = Not worth the time ({ $count })
habits-legend-range = how unsure you are
habits-cell = { $audience } · { $channel }
habits-cell-said = { $audience }, { $channel }: { $usage }, { $basis }, { $worth }
habits-cell-empty = { $audience }, { $channel }: nobody has written anything
habits-no-audiences = Write down the audiences first, and they turn up here.
habits-no-channels = Add the channels you think are worth talking about.
habits-import = Get figures from a file

claim-new = Add a claim
claim-add = Add the claim
claim-what-for = What do they use it for?
claim-what-for-placeholder = Read what colleagues write, seldom write themselves
claim-usage = How much do they use it?
claim-basis = Do you know it, or assume it?
claim-confidence = How sure are you?
claim-source = Where do you have it from?
claim-source-placeholder = Nine conversations at the fair in March
claim-asked-base = Who was asked?
claim-asked-base-placeholder = 812 residents over 15
claim-on = Date
claim-recheck-on = Check again
claim-by = Whose claim is it?
claim-known-by = Known by { $who }, { $day }
claim-assumed-by = Assumed by { $who }, { $day }
claim-recheck = to be checked again { $day }
claim-past-recheck = should have been checked { $day }
claim-edit = Correct it
claim-remove = Delete the claim
claim-disagree =
    { $count ->
        [one] There is one claim here.
       *[other] There are { $count } claims here, and they disagree.
    }
claim-rests-on-it = Rests on this
claim-if-wrong = If you are wrong
claim-if-wrong-nothing = No measure falls if this is wrong.
claim-check-first = Check this first
claim-check-first-lead = The assumptions that change most if they are wrong.

worth-question = Worth the time?
worth-yes = Yes
worth-no = No
worth-reason = Why?
worth-reason-placeholder = Nobody else answers them there.
worth-because = “{ $reason }”
worth-clear = Take the answer back
worth-no-list = Not worth the time
worth-no-list-lead = What you said no to, and why. It saves you the same argument next year.

channel-new = New channel
channel-add = Add the channel
channel-name = What do you call it?
channel-suggested = Common channels
channel-remove = Delete the channel
account-new = New account
account-add = Add the account
account-name = Name of the account
account-address = Address
account-owner = Who owns it?
account-no-owner = Nobody owns it.
account-answer-within = Answer within this many hours
account-answer-within-short = answers within { $hours } h
account-tone = How we sound there
account-not-done = What we don’t do there
claim-more = Source, confidence and date
claim-says-nothing = Nobody has written what they use it for.
claim-by-on = { $who }, { $day }
claim-source-short = Source
claim-basis-short = Known or assumed
claim-said = Claim
claim-checked-short = Checked
checked-not-yet = not checked
claims-empty = Nobody has written anything about habits yet. Open a cell in the table of audiences and channels.
habits-cell-gone = The audience or the channel has been deleted.
habits-cell-no-claims = Nobody has written anything here yet. Write what you know or believe.
habits-cell-unsaid = some
worth-no-reason = No reason has been written.
channels-lead = The accounts you have, who owns them, and how you speak there.
channel-edit = Accounts and name
channel-name-own = Another channel

worth-no-list-empty = You haven’t said no to anything yet.

figures-title = Get figures from a file
figures-lead = A table of who uses what, or the answers to a survey. The file is kept as it is.
figures-file = File with figures
figures-file-help = .xlsx, .csv or .tsv, at most 32 MB. In a workbook we read the first sheet with figures.
figures-paste = Or paste from a spreadsheet
figures-paste-help = Channels across the top and audiences down the side, or the other way round. Per cent, or words: a lot, some, a little, hardly.
figures-pasted-name = pasted.tsv
figures-read = Read the figures
figures-found =
    { $count ->
        [one] One figure in the file
       *[other] { $count } figures in the file
    }
figures-groups = Who is who?
figures-channels = Which channel is which?
figures-everybody = Everybody who was asked
figures-leave-out = Leave out
figures-new-channel = New channel: { $name }
figures-questions = Which question?
figures-period = From when?
figures-all = All
figures-write = Write the claims
figures-write-help = Each figure below becomes one claim in its cell. Figures you have already are not written again.
figures-more = { $count } more that are not shown here
figures-percent = { $percent } per cent
figures-percent-of = { $percent } per cent, counts as { $count } answers
figures-survey = Answers from { $count } people
figures-by = Divide them into groups by
figures-weight = Weights
figures-yes = The answers that mean they use it
figures-columns = Which channel do they ask about?
figures-count = Count the answers
claims-together = Together: { $usage }. About { $percent } in a hundred, probably between { $least } and { $most }.
claim-counts-as = Counts as { $count } answers: { $why }
weight-answers = { $count } answers in the survey
weight-sureness-low = { $count } because you are not very sure
weight-sureness-medium = { $count } because you are fairly sure
weight-sureness-high = { $count } because you are sure
weight-basis-known = { $count } because you know it
weight-basis-assumed = { $count } because you only assume it
weight-aged =
    { $years ->
        [one] { $percent } per cent off because it is a year old
       *[other] { $percent } per cent off because it is { $years } years old
    }
weight-aged-halved = halved because it is { $years } years old
weight-others = { $percent } per cent off because it wasn’t the audience that was asked
weight-others-halved = halved because it wasn’t the audience that was asked
figures-weight-column = The column with the weights
figures-weight-help = Weights make the answers count the way people are spread in the population. Without such a column everybody counts alike.
figures-by-age = { $name }, in age groups
figures-other-columns = Other columns
figures-columns-none = No column is called like a channel. Choose a channel for the questions about one, or bring the codebook.
figures-answers = { $answer } ({ $count } answers)
figures-asked = { $count } people asked
figures-codebook = Does the survey have a codebook?
figures-codebook-lead = It says what the columns and the answers mean, such as that “web1a” is Instagram and that 1 is yes. It saves you searching.
figures-codebook-file = The codebook, as plain text
figures-codebook-paste = Or paste it
figures-codebook-name = codebook.txt
figures-known-columns = Recognised: { $names }.
figures-change-columns = Change this, or add more questions
figures-all-figures =
    { $count ->
        [one] Show the figure
       *[other] Show all { $count } figures
    }
figures-codebook-read = Read the codebook
figures-nobody = Choose at least one audience and one channel.
figures-no-audiences = You have no audiences yet. Write them first:
figures-known-channels = Recognised: { $names }.
figures-new-channels = New channels: { $names }.
figures-left-out = Left out: { $names }.
figures-change-channels = Change this
figures-written =
    { $count ->
        [0] No new claims.
        [one] One claim was written.
       *[other] { $count } claims were written.
    } { $there ->
        [0] { "" }
        [one] One you had already.
       *[other] { $there } you had already.
    }
