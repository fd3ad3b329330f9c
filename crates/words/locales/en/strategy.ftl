# Stage 1: the strategy, the marks on each statement, the amendments.

strategy-upload = Upload the strategy
strategy-upload-help = .docx, .odt, .pdf, .md, .txt, .html, .rst or .tex. The file is kept as it is.
strategy-paste = Paste the strategy
strategy-paste-placeholder = Paste the text here. Each paragraph becomes a statement.
strategy-paste-title = What is it called?
strategy-paste-button = Split into statements
strategy-reading = Reading the file
strategy-uploaded = { $file }, uploaded by { $who } on { $day }
strategy-pasted = Pasted by { $who } on { $day }
strategy-replace = Bring in a new version
strategy-replace-help = Statements that are alike keep everything that hangs on them.
strategy-download-amended = Download with amendments
strategy-original = Download the original
strategy-counts =
    { $statements ->
        [one] 1 statement
       *[other] { $statements } statements
    }{ $amended ->
        [0] {""}
       *[other] , { $amended } amended
    }

# What the strategy says, in one sentence
strategy-verdict-attention-only = The strategy is about getting and buying attention: { $count } of { $of } marked statements concern the press or advertising.
strategy-evidence = Where in the strategy each mark stands

# Marks
strategy-marks = Marks
strategy-team-agrees = you agree
strategy-suggested = Taktikk suggests
strategy-from-amendment = came with the amendment
strategy-suggestion-because = Taktikk suggests { $mark } because you write { $words }.
strategy-review-suggestions =
    { $count ->
        [one] Go through 1 suggestion
       *[other] Go through { $count } suggestions
    }
strategy-attention = Attention
strategy-attention-none = none
strategy-dialogue = Dialogue
strategy-social-media = Social media
strategy-channels = Channels it names
strategy-role = What the statement is
strategy-tells = What it says about social media
strategy-anchored-here =
    { $count ->
        [one] 1 objective is anchored here
       *[other] { $count } objectives are anchored here
    }
strategy-nothing-anchored = No objectives are anchored here
strategy-write-objective = Write an objective
strategy-is-principle = This is a principle
strategy-like-audience = Reads like an audience:
strategy-like-objective = Reads like an objective:
strategy-carry-over = Carry over as a draft
strategy-carried-over = Carried over to { $stage }
strategy-statement = Statement { $label }
strategy-add-statement = Add a statement
strategy-edit-statement = Correct the text
strategy-remove-statement = Delete the statement

# Amendments
strategy-amend = Write an addition
strategy-amend-statement = Change the statement
strategy-amended = Changed
strategy-added = Added
strategy-before = Before
strategy-now = Now
strategy-proposed = Proposal
strategy-amendment-text = New text
strategy-amendment-text-placeholder = Write it as it should stand in the strategy.
strategy-amendment-why = Why
strategy-amendment-why-placeholder = What goes wrong without it?
strategy-decided-by = Who decided it?
strategy-decided-by-placeholder = A name or a body
strategy-decided-on = When
strategy-decide = Enter the decision
strategy-decided = Decided by { $by } on { $day }
strategy-not-decided = Not decided yet
strategy-only-new = Show only the new text
strategy-show-both = Show old and new text
strategy-withdraw = Withdraw the amendment
strategy-look-again =
    { $count ->
        [one] One thing builds on the old text and needs another look
       *[other] { $count } things build on the old text and need another look
    }
strategy-still-holds = It still holds

# Questions the strategy should answer
strategy-prompts = What the strategy doesn’t answer yet
strategy-prompts-lead = Five things people ask when you turn up in social media. You write the answers yourselves.
strategy-prompt-answered = answered in { $label }
strategy-prompt-answered-here = answered by an addition
strategy-prompt-open = not answered

strategy-keys = J and K move between statements, Enter opens one, Esc closes it.
strategy-count = Count
strategy-decided-on-day = Decided { $day }
strategy-answers = Answers
strategy-amend-after = New statement right after this one
strategy-amend-answer = Write an addition that answers it
strategy-before-sections = the introduction
strategy-last-in = At the end of “{ $section }”
strategy-where = Where in the strategy?
strategy-at-the-end = At the very end
strategy-outline = The parts of the strategy
strategy-carry-audience = Carry over as an audience
strategy-carry-objective = Carry over as an objective
strategy-paste-instead = Paste the text instead
strategy-file-lead = Changes are marked: what is struck out is gone, what is bold is new.
strategy-file-proposed = Proposal.
strategy-file-decided = Decided on { $when }.
strategy-file-decided-by = Decided on { $when } by { $who }.
strategy-file-why = Because: { $why }
strategy-file-somebody = Decided
strategy-download-md = Markdown
strategy-download-docx = Word

# A new edition of the document
strategy-edition = New edition: { $what }
strategy-edition-count-new =
    { $count ->
        [one] 1 new statement
       *[other] { $count } new statements
    }
strategy-edition-count-reworded = { $count } reworded
strategy-edition-count-moved = { $count } moved
strategy-edition-count-gone = { $count } gone
strategy-edition-new = New statements
strategy-edition-reworded = Reworded
strategy-edition-moved = Moved
strategy-edition-gone = No longer there
strategy-edition-hung =
    { $count ->
        [one] One thing was anchored here and needs another anchor
       *[other] { $count } things were anchored here and need another anchor
    }

# Drafts that are carried over
strategy-drafts = Carry over
strategy-drafts-lead = What the strategy already says about audiences, objectives and channels. Each draft remembers the statement it came from.
strategy-drafts-audiences =
    { $count ->
        [one] 1 statement reads like an audience
       *[other] { $count } statements read like audiences
    }
strategy-drafts-goals =
    { $count ->
        [one] 1 statement reads like an objective
       *[other] { $count } statements read like objectives
    }
strategy-drafts-channels =
    { $count ->
        [one] 1 channel is named
       *[other] { $count } channels are named
    }
strategy-drafts-which = Which ones?
strategy-drafts-goals-for = For whom? With nobody picked they are for the whole organisation.
strategy-drafts-take = Carry over what is picked
strategy-taken-in = In the document now
