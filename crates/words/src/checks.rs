//! Checks of all the texts together: both languages say the same things, and every word of the plan has one.

#![expect(clippy::expect_used, clippy::panic, reason = "a check stops at what is wrong")]

use crate::{Lang, Value, bundle, has, sentence, text, why, with};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use plan::{Arg, MemberId, Sentence};
use std::collections::{BTreeMap, BTreeSet};

/// What a text takes: variables, and other texts it is built of.
#[derive(Default, Debug, Clone, PartialEq)]
struct Takes {
    variables: BTreeSet<String>,
    texts: BTreeSet<String>,
    words: String,
}

impl Takes {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.words.push('…');
                    self.expression(expression);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    match &variant.key {
                        VariantKey::Identifier { .. } | VariantKey::NumberLiteral { .. } => {}
                    }
                    self.pattern(&variant.value);
                    self.words.push('\n');
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.texts.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::TermReference { arguments, .. } => {
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
    }
}

/// Every key of a language (attributes as `key.attribute`) and what its text takes.
fn texts(lang: Lang) -> BTreeMap<String, Takes> {
    let mut texts = BTreeMap::new();
    for source in bundle::sources(lang) {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", lang.code()));
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let own = message.value.iter().map(|value| (message.id.name.to_owned(), value));
            let attributes =
                message.attributes.iter().map(|it| (format!("{}.{}", message.id.name, it.id.name), &it.value));
            for (key, pattern) in own.chain(attributes) {
                let mut takes = Takes::default();
                takes.pattern(pattern);
                let twice = texts.insert(key.clone(), takes);
                assert!(twice.is_none(), "{}: {key} is there twice", lang.code());
            }
        }
    }
    // A text built of another takes what that one takes.
    let alone = texts.clone();
    for takes in texts.values_mut() {
        for other in takes.texts.clone() {
            let other = alone.get(&other).unwrap_or_else(|| panic!("{}: there is no {other}", lang.code()));
            takes.variables.extend(other.variables.iter().cloned());
        }
    }
    texts
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let [nb, en] = [texts(Lang::Nb), texts(Lang::En)];
    let only = |one: &BTreeMap<String, Takes>, other: &BTreeMap<String, Takes>| -> Vec<String> {
        one.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_eq!((only(&nb, &en), only(&en, &nb)), (vec![], vec![]), "only in bokmål, only in English");
    for (key, takes) in &nb {
        assert_eq!(takes.variables, en.get(key).expect("checked above").variables, "{key}");
    }
}

#[test]
fn every_text_can_be_said_with_what_it_takes() {
    for lang in Lang::ALL {
        for (key, takes) in texts(*lang) {
            let args: Vec<_> = takes.variables.iter().map(|name| (name.as_str(), Value::from(2))).collect();
            let said = with(*lang, &key, &args);
            assert!(!said.trim().is_empty(), "{} {key}", lang.code());
            assert!(!said.contains(['{', '}', '\u{2068}']), "{} {key}: {said}", lang.code());
        }
    }
}

/// The copy rules: nobody is begged or shouted at, and each language has its own quotation marks.
#[test]
fn texts_keep_to_the_copy_rules() {
    for lang in Lang::ALL {
        let never: &[&str] = match lang {
            Lang::Nb => &["!", "ennligst", "  ", "\"", "“", "”", "..."],
            Lang::En => &["!", "lease ", "  ", "\"", "'", "«", "»", "..."],
        };
        for (key, takes) in texts(*lang) {
            for line in takes.words.lines() {
                for bad in never {
                    assert!(!line.contains(bad), "{} {key} has {bad:?}: {line}", lang.code());
                }
            }
        }
    }
}

#[test]
fn a_missing_text_reads_as_its_key() {
    assert_eq!(text(Lang::Nb, "no-such-key"), "no-such-key");
    assert_eq!(text(Lang::En, "no-such-key.why"), "no-such-key.why");
    assert!(!has(Lang::Nb, "no-such-key"));
}

fn wanted(keys: impl IntoIterator<Item = String>) {
    let missing: Vec<String> = keys.into_iter().filter(|key| !has(Lang::Nb, key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_value_of_the_plan_has_a_word() {
    macro_rules! keys {
        ($($prefix:literal $ty:ident),* $(,)?) => {
            [$( plan::$ty::ALL.iter().map(|value| format!("{}-{}", $prefix, value.word())).collect::<Vec<_>>() ),*].concat()
        };
    }
    use plan::stage;
    wanted(keys! {
        "attention" Attention, "role" StatementRole, "role" Role, "statement-kind" StatementKind,
        "amendment-kind" AmendmentKind, "prompt" Prompt, "channel" ChannelKey, "side" Side, "priority" Priority,
        "direction" Direction, "usage" Usage, "basis" Basis, "confidence" Confidence, "worth" WorthIt,
        "checked" Checked, "asked-of" AskedOf, "brainstorm-state" BrainstormState, "reaction" Reaction, "commitment" Commitment,
        "verdict" Verdict, "contribution" Contribution, "hours-then" HoursThen, "content-state" ContentState,
    });
    wanted(plan::findings::three_tests::Missing::ALL.iter().map(|what| format!("missing-{}", what.word())));
    for part in ["", "-lead", "-empty", "-done"] {
        wanted(stage::Stage::ALL.iter().map(|stage| format!("stage-{}{part}", stage.word())));
    }
    wanted(stage::Act::ALL.iter().map(|act| format!("act-{}", act.word())));
}

/// Every field a change can set, as `kind` and the field's key, read out of the published schema.
fn fields() -> Vec<(String, String)> {
    macro_rules! of {
        ($($kind:literal $field:ident),* $(,)?) => { [$( names($kind, schemars::schema_for!(plan::$field)) ),*].concat() };
    }
    fn names(kind: &str, schema: schemars::Schema) -> Vec<(String, String)> {
        let schema = serde_json::to_value(schema).expect("a schema is JSON");
        let variants = schema["oneOf"].as_array().expect("a field is one of several").clone();
        let name =
            |variant: &serde_json::Value| variant["required"][0].as_str().expect("a field has a name").to_owned();
        variants
            .iter()
            .map(|variant| (kind.to_owned(), format!("field-{kind}-{}", name(variant).replace('_', "-"))))
            .collect()
    }
    of! {
        "plan" PlanField, "statement" StatementField, "amendment" AmendmentField, "audience" AudienceField,
        "objective" ObjectiveField, "belief" BeliefField, "channel" ChannelField, "account" AccountField,
        "claim" ClaimField, "brainstorm" BrainstormField, "idea" IdeaField, "measure" MeasureField,
        "level" LevelField, "skill" SkillField, "person" PersonField, "absence" AbsenceField, "lesson" LessonField,
        "setup-step" SetupStepField, "calendar-entry" CalendarEntryField, "reading" ReadingField,
        "review" ReviewField,
    }
}

fn kinds() -> Vec<String> {
    let name = |kind| serde_json::to_value(kind).expect("a kind is a word").as_str().expect("a word").replace('_', "-");
    plan::Kind::ALL.iter().map(name).collect()
}

#[test]
fn every_kind_and_field_has_a_word() {
    wanted(kinds().iter().map(|kind| format!("kind-{kind}")));
    let listed: BTreeSet<String> = fields().into_iter().map(|(kind, _)| kind).collect();
    let all: BTreeSet<String> = kinds().into_iter().chain(["plan".to_owned()]).collect();
    assert_eq!(listed, all);
    wanted(fields().into_iter().flat_map(|(_, field)| [format!("{field}.told"), field]));
}

fn said(lang: Lang, told: &Sentence) -> String {
    sentence(lang, told, &|_| "Anne".to_owned())
}

fn told(key: &str, kind: &str, name: Arg) -> Sentence {
    Sentence::new(key)
        .with("who", Arg::Member(MemberId::from_raw(1)))
        .with("kind", Arg::Word(format!("kind-{kind}")))
        .with("name", name)
}

#[test]
fn history_is_told_in_sentences() {
    let check = |told: &Sentence, nb: &str, en: &str| {
        assert_eq!((said(Lang::Nb, told).as_str(), said(Lang::En, told).as_str()), (nb, en));
    };
    let text = |text: &str| Arg::Text(text.to_owned());
    let word = |word: &str| Arg::Word(word.to_owned());
    check(
        &told("did-add", "audience", text("Hytteeiere")),
        "Anne la til målgruppa «Hytteeiere»",
        "Anne added the audience “Hytteeiere”",
    );
    check(
        &told("did-set", "audience", text("Hytteeiere")).with("field", word("field-audience-message")),
        "Anne endret budskapet på målgruppa «Hytteeiere»",
        "Anne changed the message of the audience “Hytteeiere”",
    );
    check(
        &told("did-set", "idea", text(" ")).with("field", word("field-idea-purpose")),
        "Anne endret formålet på ideen (uten tekst ennå)",
        "Anne changed the purpose of the idea (no text yet)",
    );
    check(
        &told("did-set", "person", Arg::Member(MemberId::from_raw(2)))
            .with("field", word("field-person-hours-per-week")),
        "Anne endret timene i uka på Anne",
        "Anne changed the hours a week of Anne",
    );
    check(
        &told("did-set", "brainstorm", text("Mandag")).with("field", word("field-brainstorm-hidden")),
        "Anne endret idémyldringen «Mandag»: om ideene er skjult",
        "Anne changed the brainstorm “Mandag”: the hiding of ideas",
    );
    check(
        &told("did-remove", "idea", text("En annonse uten «spennende»")),
        "Anne slettet ideen «En annonse uten ‘spennende’»",
        "Anne deleted the idea “En annonse uten «spennende»”",
    );
    check(
        &told("did-vote", "idea", text("Slutte på X")).with("count", Arg::Number(1)),
        "Anne ga 1 prikk til ideen «Slutte på X»",
        "Anne gave 1 dot to the idea “Slutte på X”",
    );
    check(
        &told("did-set-worth", "audience", text("Unge"))
            .with("other", text("X"))
            .with("worth", word("worth-not-worth")),
        "Anne markerte X for målgruppa «Unge» som ikke verdt tida",
        "Anne marked X for the audience “Unge” as not worth the time",
    );
}

#[test]
fn findings_say_who_when_and_how_much() {
    let check = |told: &Sentence, nb: [&str; 2], en: [&str; 2]| {
        let both = |lang| [said(lang, told), why(lang, told, &|_| "Anne".to_owned())];
        assert_eq!((both(Lang::Nb), both(Lang::En)), (nb.map(str::to_owned), en.map(str::to_owned)));
    };
    let name = |name: &str| Arg::Text(name.to_owned());
    let over = |weeks, hours| {
        Sentence::new("finding-capacity-exceeded")
            .with("name", Arg::Member(MemberId::from_raw(1)))
            .with("week", Arg::Day(jiff::civil::date(2027, 4, 5)))
            .with("weeks", Arg::Number(weeks))
            .with("hours", Arg::Number(hours))
    };
    check(
        &over(1, 1),
        ["Gi Anne mindre å gjøre", "I uke 14 er det 1 time for mye."],
        ["Give Anne less to do", "In week 14 there is 1 hour too many."],
    );
    check(
        &over(3, 2),
        ["Gi Anne mindre å gjøre", "I 3 uker, først uke 14, er det opptil 2 timer for mye."],
        ["Give Anne less to do", "In 3 weeks, beginning with week 14, there are up to 2 hours too many."],
    );
    check(
        &Sentence::new("finding-objective-one-kind-only")
            .with("name", name("Unge"))
            .with("communication", Arg::Number(2))
            .with("effect", Arg::Number(0)),
        ["Hva skal «Unge» gjøre?", "De har bare kommunikasjonsmål. Hva skal det føre til?"],
        ["What should “Unge” do?", "They only have communication objectives. What should those lead to?"],
    );
    check(
        &Sentence::new("finding-tactic-setup-open")
            .with("name", name("Bloggen"))
            .with("count", Arg::Number(5))
            .with("late", Arg::Number(1)),
        ["Gjør ferdig oppsettet for «Bloggen»", "5 steg gjenstår, 1 av dem over fristen."],
        ["Finish setting up “Bloggen”", "5 steps are left, 1 of them overdue."],
    );
    check(
        &Sentence::new("finding-review-due")
            .with("name", name("Bloggen"))
            .with("day", Arg::Day(jiff::civil::date(2027, 4, 16))),
        [
            "Hold gjennomgangen av «Bloggen»",
            "Fristen er 16. april 2027. Tallene avgjør om tiltaket skal ha mer, mindre eller ingenting.",
        ],
        [
            "Hold the review of “Bloggen”",
            "It is due 16 April 2027. The figures decide whether the measure gets more, less or nothing.",
        ],
    );
}

/// A sentence for every kind and field, without holes.
#[test]
fn every_kind_of_change_is_told_without_holes() {
    for lang in Lang::ALL {
        for key in ["did-add", "did-remove", "did-restore", "did-choose", "did-leave-out"] {
            for kind in kinds() {
                let told = told(key, &kind, Arg::Text("X".to_owned()));
                let said = said(*lang, &told);
                assert!(said.starts_with("Anne ") && !said.contains('$') && !said.contains("kind-"), "{said}");
            }
        }
        for (kind, field) in fields() {
            let key = if kind == "plan" { "did-set-plan" } else { "did-set" };
            let told = told(key, &kind, Arg::Text("X".to_owned())).with("field", Arg::Word(field));
            let said = said(*lang, &told);
            assert!(said.starts_with("Anne ") && !said.contains('$') && !said.contains("field-"), "{said}");
        }
    }
}

#[test]
fn every_rejection_is_explained() {
    let kinds = [
        "out-of-order",
        "id-taken",
        "not-there",
        "too-long",
        "too-many",
        "too-many-ideas",
        "unnamed",
        "range-backwards",
        "over-hundred-percent",
        "negative",
        "on-itself",
        "brainstorm-closed",
        "voting-closed",
        "votes-spent",
    ];
    wanted(kinds.iter().map(|kind| format!("rejection-{kind}")));
}

#[test]
fn every_finding_has_a_headline_and_a_reason() {
    for finding in plan::findings::IDS {
        let key = format!("finding-{}", finding.replace('.', "-"));
        wanted([key.clone(), format!("{key}.why")]);
        for lang in Lang::ALL {
            let headline = text(*lang, &key);
            assert!(!headline.ends_with('.'), "a headline has no full stop: {headline}");
            let told = Sentence::new(key.clone());
            let reason = why(*lang, &told, &|_| String::new());
            assert!(reason.ends_with(['.', '?']), "a reason is a sentence: {reason}");
        }
    }
}
