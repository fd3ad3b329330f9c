# The history: one sentence per change. Every sentence begins with who.
# $kind is one of the words below, $kindkey its key, $name what the thing is called.

the-thing =
    { $kindkey ->
        [kind-person] { $name }
        [kind-absence] the absence of { $name }
        [kind-reading] the reading of “{ $name }”
        [kind-review] the review of “{ $name }”
        [kind-claim] the claim about { $name }
       *[other] { $namekey ->
            [unnamed] { $kind } (no text yet)
           *[other] { $kind } “{ $name }”
        }
    }
the-other-thing =
    { $otherkindkey ->
        [kind-person] { $other }
        [kind-claim] the claim about { $other }
       *[other] { $otherkind } “{ $other }”
    }

did-add = { $who } added { the-thing }
did-set =
    { $kindkey ->
        [kind-amendment] { $who } changed { the-thing }: { $field }
        [kind-brainstorm] { $who } changed { the-thing }: { $field }
        [kind-review] { $who } changed { the-thing }: { $field }
        [kind-setup-step] { $who } changed { the-thing }: { $field }
       *[other] { $who } changed { $field } of { the-thing }
    }
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
did-set-worth-because = { $who } marked { $other } for { the-thing } as { $worth }: { $reason }
did-clear-worth = { $who } took back the answer on whether { $other } is worth the time for { the-thing }
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
did-import = { $who } brought in the whole plan from a file

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
did-merge-audience = { $who } merged the audience “{ $name }” into “{ $other }”
did-fill-cells =
    { $count ->
        [one] { $who } wrote in one cell of the habits
       *[other] { $who } wrote in { $count } cells of the habits
    }
did-together =
    { $count ->
        [one] { $who } made one change
       *[other] { $who } made { $count } changes at once
    }
