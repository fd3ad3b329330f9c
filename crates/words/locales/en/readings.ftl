## Readings from exports

readings-source-facebook = Facebook
readings-source-instagram = Instagram
readings-source-meta = Meta Business Suite
readings-source-youtube = YouTube Studio
readings-source-x = X
readings-source-tiktok = TikTok Studio
readings-source-google-analytics = Google Analytics
readings-source-linkedin = LinkedIn
readings-source-table = A table
readings-unit-count = in number
readings-unit-percent = per cent
readings-unit-share = share of 1
readings-unit-seconds = seconds
readings-unit-hours = hours
readings-none = There are no readings to be had from this.
readings-skipped = Left out, by line:
readings-skipped-no-date = the table has no dates; download the export day by day
readings-skipped-bad-date = there is no date here
readings-skipped-future = the day is still to come
readings-skipped-total-row = the row is the sum of the others
readings-skipped-not-a-number = there is no number here
readings-skipped-missing = nothing was measured
readings-skipped-rate = rates and averages can’t be added up
readings-skipped-people = the same people may be counted several times, so the numbers can’t be added up
readings-skipped-level = a level, such as the number of followers, can’t be added up
readings-skipped-two-values = the day has two different values
readings-skipped-too-many = more than there is room for
readings-skipped-more = and more lines
readings-error-too-large = The file is too large. Split it, or download a shorter period.
readings-error-no-table = The file is no table. Download the export as CSV or Excel (.xlsx).
readings-error-encrypted = The workbook has a password. Save it without, and try again.
readings-error-old-workbook = The workbook is of an old kind (.xls). Save it as .xlsx or CSV.
readings-error-damaged = The workbook is damaged. Download it again.
readings-error-bomb = The workbook unpacks to more than there is room for. Download a shorter period.

# From an export in a plan
readings-import = Get readings from an export
readings-import-lead = The file you download from Meta Business Suite, YouTube Studio, X, TikTok, Google Analytics, LinkedIn or elsewhere. Nothing is written before you have looked at it.
readings-import-file = The export
readings-import-file-help = .csv or .xlsx, at most 64 MB.
readings-import-read = Read the export
readings-import-pick = Which objective does each number belong to? What you pick nothing for stays out. What you pick is remembered for next time.
readings-import-no-indicator = None of the objectives has an indicator yet. Write it first.
readings-import-sum = { $new } new, { $changed } changed, { $known } here already.
readings-import-write =
    { $count ->
        [one] Enter one reading
       *[other] Enter { $count } readings
    }
readings-per = One reading for each
readings-per-day = day
readings-per-week = week
readings-per-month = month
readings-metric = Number in the export
readings-days = From and to
readings-objective = Belongs to
readings-becomes = Becomes
readings-added-up = added up
readings-average = average of the days
readings-last = as it was last
readings-too-many = That is more than { $most } readings. Choose week or month.
readings-too-many-asked = That is too many readings at once. Choose week or month.
# What platforms call levels, and numbers of people: small letters, parted by a comma and a blank.
readings-names-levels = follower, subscriber, page likes, member
readings-names-people = reach, viewer, visitor, user, unique
readings-dates = The column with dates
readings-dates-where = We found no column with dates. Which one is it?
readings-dates-not-there = “{ $column }” holds no dates we understand. Try another, or write them as 2027-01-31.
