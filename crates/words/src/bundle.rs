//! The compiled-in texts, read once. What the texts say, and how values are written, is elsewhere.

use crate::{Lang, Value, days, numbers};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

macro_rules! locale {
    ($code:literal: $($file:literal),* $(,)?) => {
        &[$(include_str!(concat!("../locales/", $code, "/", $file, ".ftl"))),*]
    };
}

/// Every file of a language. Both languages have the same files, with the same keys in each.
macro_rules! files {
    ($code:literal) => {
        locale!($code:
            "audiences",
            "brainstorm",
            "common",
            "coverage",
            "dates",
            "errors",
            "fields",
            "findings",
            "glossary",
            "habits",
            "history",
            "objectives",
            "plan",
            "readings",
            "rejections",
            "report",
            "resources",
            "server",
            "sort",
            "stages",
            "strategy",
            "tactics",
        )
    };
}

/// The sources of a language's texts.
pub(crate) const fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nb => files!("nb"),
        Lang::En => files!("en"),
    }
}

type Bundle = FluentBundle<FluentResource>;

fn build(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Isolating marks would end up in attributes, titles and files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Nb => |value, _| written(Lang::Nb, value),
        Lang::En => |value, _| written(Lang::En, value),
    }));
    for source in sources(lang) {
        // What can't be read is left out, and a test says so; the rest of the file still serves.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        drop(bundle.add_resource(resource));
    }
    bundle
}

fn written(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::from_f64(lang, number.value)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

fn bundle(lang: Lang) -> &'static Bundle {
    static NB: LazyLock<Bundle> = LazyLock::new(|| build(Lang::Nb));
    static EN: LazyLock<Bundle> = LazyLock::new(|| build(Lang::En));
    match lang {
        Lang::Nb => &NB,
        Lang::En => &EN,
    }
}

pub(crate) fn format(lang: Lang, key: &str, args: &[(&str, Value)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = pattern(bundle, key) else {
        return key.to_owned();
    };
    let mut given = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        let value: FluentValue<'_> = match value {
            Value::Text(text) => text.as_str().into(),
            Value::Number(number) => (*number).into(),
            Value::Day(day) => days::day(lang, *day).into(),
        };
        given.set(*name, value);
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned()
}

pub(crate) fn has(lang: Lang, key: &str) -> bool {
    pattern(bundle(lang), key).is_some()
}

fn pattern<'a>(bundle: &'a Bundle, key: &str) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
    match key.split_once('.') {
        None => bundle.get_message(key)?.value(),
        Some((key, attribute)) => Some(bundle.get_message(key)?.get_attribute(attribute)?.value()),
    }
}
