# The verdict on a strategy that has just been read, in one sentence.

coverage-none = The strategy does not mention social media.
coverage-none-attention-only = The strategy does not mention social media, and speaks only of getting or buying attention ({ $places }).
coverage-mentioned = The strategy mentions social media ({ $places }), but not what you are there for, whom you want to reach or who does the work.
coverage-mentioned-partly = The strategy mentions social media ({ $places }) and says { $told }, but not { $missing }.
coverage-accounted-for = The strategy accounts for social media: it says { $told } ({ $places }).
coverage-accounted-for-no-dialogue = The strategy accounts for social media: it says { $told } ({ $places }), but nothing about dialogue.

# What a strategy can say about social media
coverage-what-for = what you are there for
coverage-for-whom = whom you want to reach
coverage-by-whom = who does the work

# A list: all but the last, and the last
coverage-and = { $before } and { $last }
coverage-or = { $before } or { $last }
coverage-one-statement = statement { $numbers }
coverage-statements = statements { $numbers }
coverage-more = { $count } more
