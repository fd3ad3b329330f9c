# The report: the whole plan, for reading.

report = The report
report-amendments = What we have changed in the strategy
report-before = Before
report-audiences = The audiences, one by one
report-objectives = All objectives
report-habits = What we know and assume about habits
report-used = How much, and for what
report-basis = Known or assumed
report-from-where = Where we have it from
report-worth = Worth the time?
report-measures = The measures, one by one
report-not-chosen = Core measures that are not in
report-level = Level
report-done = done
report-learnt = What we have learnt
report-results = The readings
report-appendix = Appendix: what we assume
report-nothing-assumed = The plan rests on nothing we only assume.
report-assumed = We assume
report-sure = How sure we are
report-checked = Looked at again
report-rests = Measures that rest on it
