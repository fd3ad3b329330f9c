# The nine stages: name, lead, empty page, and when the stage is done.

act-understand = Understand
act-invent = Invent
act-make-it-happen = Make it happen

stage-strategy = Strategy
stage-strategy-lead = What have you decided, and what does it say about social media? Everything you do later hangs on a statement here.
stage-strategy-empty = Upload the strategy, or paste it.
stage-strategy-done = The strategy is in, and social media are mentioned in it or added by a decision.

stage-audiences = Audiences
stage-audiences-lead = Who do you want to talk with? Describe people: what they need from you, what they care about, how they would say it themselves. Age and postcode won’t do.
stage-audiences-empty = Name somebody you want to reach. “People who …” is a good way to begin.
stage-audiences-done = At least one audience has needs or interests, and each has a priority.

stage-objectives = Objectives
stage-objectives-lead = What should people know and feel, and what should they do? Ask both for every audience. An objective may well be a bit of each.
stage-objectives-empty = Write one objective for the audience that matters most.
stage-objectives-done = Every audience of priority has at least one objective.

stage-habits = Habits
stage-habits-lead = Where are your audiences, and what do they do there? Write down what you believe. Assuming is fine as long as it shows.
stage-habits-empty = Pick an audience and a channel, and write what you believe.
stage-habits-done = Every audience of priority has at least one claim, and at least one channel is worth the time.

stage-brainstorm = Brainstorm
stage-brainstorm-lead = What counts now is many ideas, not good ones. The silly, the embarrassing and the impossible count just as much.
stage-brainstorm-empty = Make a brainstorm and you get a code to put on the wall.
stage-brainstorm-done = The brainstorm is closed.

stage-sort = Sort
stage-sort-lead = One idea at a time: never, later or promising. The best become core measures. Details come afterwards.
stage-sort-empty = There is nothing to sort until somebody writes an idea.
stage-sort-done = Every idea has an answer, and at least one is a core measure.

stage-resources = Resources
stage-resources-lead = You can’t do it all. Write what the measures cost in hours and who has them, and see how far you get.
stage-resources-empty = Write down the hours of at least one colleague.
stage-resources-done = A portfolio is chosen, and it adds up week by week.

stage-tactics = Tactics
stage-tactics-lead = Every chosen measure gets a concept, an owner, a set-up and a calendar. Begin with the concept.
stage-tactics-empty = Choose measures under Resources first, and they turn up here.
stage-tactics-done = Every chosen measure is specified.

stage-plan = The plan
stage-plan-lead = All of it in one place: what you do, for whom, why, and what came of it.
stage-plan-empty = The plan fills up once you have chosen measures.
stage-plan-done = Every chosen measure is anchored, specified and resourced.

stage-number = Stage { $number } of 9
stage-here = you are here
stage-ahead = not begun
stage-started = begun
stage-look-again = needs another look
stage-done-when = Done when:
