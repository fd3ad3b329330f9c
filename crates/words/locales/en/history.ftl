# The history: one sentence per change. Every sentence begins with who.
# $kind is one of the words below, $kindkey its key, $name what the thing is called.

the-thing =
    { $kindkey ->
        [kind-person] { $name }
        [kind-absence] the absence of { $name }
        [kind-reading] the reading of “{ $name }”
        [kind-review] the review of “{ $name }”
        [kind-claim] the claim about { $name }
       *[other] { $kind } “{ $name }”
    }
the-other-thing =
    { $otherkindkey ->
        [kind-person] { $other }
        [kind-claim] the claim about { $other }
       *[other] { $otherkind } “{ $other }”
    }

did-add = { $who } added { the-thing }
did-set = { $who } changed { $field } of { the-thing }
did-remove = { $who } deleted { the-thing }
did-restore = { $who } brought back { the-thing }
did-set-plan = { $who } changed { $field }
did-bring-strategy =
    { $count ->
        [one] { $who } brought in the strategy “{ $name }” with 1 statement
       *[other] { $who } brought in the strategy “{ $name }” with { $count } statements
    }
did-take-strategy-away = { $who } took the strategy out
did-anchor = { $who } anchored { the-thing } in “{ $other }”
did-let-go = { $who } let { the-thing } go from “{ $other }”
did-link = { $who } linked { the-thing } to { the-other-thing }
did-unlink = { $who } unlinked { the-thing } from { the-other-thing }
did-set-overlap =
    { $percent ->
        [0] { $who } took away the overlap between “{ $name }” and “{ $other }”
       *[other] { $who } wrote that { $percent } in 100 of “{ $name }” are also in “{ $other }”
    }
did-set-worth = { $who } marked { $other } for { the-thing } as { $worth }
did-clear-worth = { $who } took back whether { $other } is worth the time for { the-thing }
did-set-commitment = { $who } wrote what { $name } thinks of the measure “{ $other }”
did-choose = { $who } took { the-thing } into the portfolio
did-leave-out = { $who } took { the-thing } out of the portfolio
did-vote =
    { $count ->
        [0] { $who } took the dots back from { the-thing }
        [one] { $who } gave 1 dot to { the-thing }
       *[other] { $who } gave { $count } dots to { the-thing }
    }
did-react = { $who } said what kind of idea “{ $name }” is
did-set-aside = { $who } set a finding aside: “{ $reason }”
did-take-up = { $who } took up a finding that was set aside

# The kinds, as they stand in a sentence
kind-statement = the statement
kind-amendment = the amendment
kind-audience = the audience
kind-objective = the objective
kind-belief = the belief
kind-channel = the channel
kind-account = the account
kind-claim = the claim
kind-brainstorm = the brainstorm
kind-idea = the idea
kind-measure = the measure
kind-level = the level
kind-skill = the skill
kind-person = the person
kind-absence = the absence
kind-lesson = the lesson
kind-setup-step = the set-up step
kind-calendar-entry = the post
kind-reading = the reading
kind-review = the review

# The fields, as they stand after “changed”
field-plan-title = the plan's name
field-plan-organisation = who the plan is for
field-plan-lead = the plan in one breath
field-plan-begins-on = the plan's first day
field-plan-weeks = how many weeks the plan looks ahead
field-plan-core-measures-most = how many core measures there is room for

field-statement-place = the place
field-statement-label = the number
field-statement-path = the headings
field-statement-kind = the kind
field-statement-text = the text
field-statement-by-amendment = the origin
field-statement-suggested = the suggested marks
field-statement-because = the grounds for the marks
field-statement-attention = the attention
field-statement-dialogue = the dialogue mark
field-statement-social-media = the social media mark
field-statement-channels = the channels
field-statement-role = the role

field-amendment-statement = the statement
field-amendment-kind = the kind
field-amendment-text = the text
field-amendment-why = the reason
field-amendment-answers = the question answered
field-amendment-decided-by = the deciding body
field-amendment-decided-on = the date of decision

field-audience-name = the name
field-audience-needs = the needs
field-audience-interests = the interests
field-audience-whereabouts = the whereabouts
field-audience-own-words = the own words
field-audience-demographics = the demographics
field-audience-message = the message
field-audience-side = the side
field-audience-size = the size
field-audience-priority = the priority
field-audience-anchors = the anchoring

field-objective-sentence = the wording
field-objective-kinds = the kind
field-objective-audiences = the audiences
field-objective-anchors = the anchoring
field-objective-indicator = the indicator

field-belief-text = the wording
field-belief-from = the communication objective
field-belief-to = the effect objective
field-belief-basis = the basis
field-belief-confidence = the confidence

field-channel-name = the name
field-channel-key = the type
field-channel-anchors = the anchoring

field-account-name = the name
field-account-channel = the channel
field-account-address = the address
field-account-owner = the owner
field-account-answer-within-hours = the time to answer
field-account-tone = the tone
field-account-not-done = the list of what is not done

field-claim-audience = the audience
field-claim-channel = the channel
field-claim-usage = the amount of use
field-claim-what-for = the purpose of use
field-claim-basis = the basis
field-claim-confidence = the confidence
field-claim-source = the source
field-claim-asked-base = the people asked
field-claim-on = the date
field-claim-recheck-on = the re-check date
field-claim-claimed-by = the claimant
field-claim-checked = the outcome of the check
field-claim-checked-in = the review

field-brainstorm-title = the name
field-brainstorm-state = the opening
field-brainstorm-opened-early-because = the reason for opening early
field-brainstorm-hidden = the hiding of ideas
field-brainstorm-authors-hidden = the hiding of names
field-brainstorm-locked = the lock
field-brainstorm-ends-at = the end
field-brainstorm-spotlight = the spotlight
field-brainstorm-voting-open = the voting
field-brainstorm-votes-each = the number of dots
field-brainstorm-several-on-one = the rule on several dots for one idea

field-idea-brainstorm = the brainstorm
field-idea-presence = the text
field-idea-purpose = the purpose
field-idea-achieve = the outcome
field-idea-for-whom = the people in mind
field-idea-channels = the channels
field-idea-objectives = the objectives
field-idea-audiences = the audiences
field-idea-author = the author
field-idea-sorted = the sorting
field-idea-stacked-under = the stack
field-idea-votes = the dots
field-idea-reactions = the reactions

field-measure-title = the name
field-measure-idea = the origin
field-measure-presence = the presence
field-measure-purpose = the purpose
field-measure-channels = the channels
field-measure-objectives = the objectives
field-measure-audiences = the audiences
field-measure-claims = the claims behind it
field-measure-needs = the needs
field-measure-not-with = the conflicts
field-measure-outcomes = the outcomes
field-measure-owner = the owner
field-measure-accounts = the accounts
field-measure-concept-idea = the idea in the concept
field-measure-concept-for-whom = the people in the concept
field-measure-concept-message = the message
field-measure-concept-tone = the tone
field-measure-concept-is-not = the limits of the concept
field-measure-frequency = the frequency
field-measure-note = the note

field-level-name = the name
field-level-measure = the measure
field-level-content = the hours for making
field-level-response = the hours for answering
field-level-setup-hours = the set-up hours
field-level-setup-weeks = the set-up weeks
field-level-money-nok = the money
field-level-skills = the skills

field-skill-name = the name

field-person-member = the member
field-person-hours-per-week = the hours a week
field-person-skills = the skills
field-person-gives-way = the tasks that give way

field-absence-person = the person
field-absence-from = the first day
field-absence-to = the last day

field-lesson-measure = the measure
field-lesson-learnt = the lesson
field-lesson-changed = the change made
field-lesson-on = the date

field-setup-step-measure = the measure
field-setup-step-what = the text
field-setup-step-is-learning = the learning mark
field-setup-step-owner = the owner
field-setup-step-due-on = the due date
field-setup-step-done-on = the day it was done
field-setup-step-skipped-because = the reason for skipping

field-calendar-entry-measure = the measure
field-calendar-entry-what = the text
field-calendar-entry-account = the account
field-calendar-entry-on = the day
field-calendar-entry-when = the time
field-calendar-entry-owner = the owner
field-calendar-entry-state = the state

field-reading-objective = the objective
field-reading-on = the day
field-reading-value = the figure
field-reading-source = the source

field-review-measure = the measure
field-review-due-on = the due date
field-review-held-on = the day it was held
field-review-verdict = the verdict
field-review-took-hours-per-week = the hours it took
field-review-gave = the results
field-review-learnt = the lesson
field-review-hours-then = the hours from now on
