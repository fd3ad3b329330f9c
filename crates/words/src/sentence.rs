//! Puts the plan's own sentences (history, findings) into words.

use crate::{Lang, Value, days, has, text, with};
use plan::{Arg, MemberId, Sentence};

/// The sentence in words. `names` says what members are called. Where a value is a word to be looked up, the
/// text can also choose by its key, as `$NAMEkey`; a text nobody has written reads as "uten navn" and has the
/// key `unnamed`; a day given as `week` is written as the week it lies in.
#[must_use]
pub fn sentence(lang: Lang, sentence: &Sentence, names: &dyn Fn(MemberId) -> String) -> String {
    with_args(lang, &sentence.key, sentence, names)
}

/// Why a finding matters: the sentence's `.why`, with the same values.
#[must_use]
pub fn why(lang: Lang, sentence: &Sentence, names: &dyn Fn(MemberId) -> String) -> String {
    with_args(lang, &format!("{}.why", sentence.key), sentence, names)
}

fn with_args(lang: Lang, key: &str, sentence: &Sentence, names: &dyn Fn(MemberId) -> String) -> String {
    let mut keys = Vec::new();
    let mut args: Vec<(&str, Value)> = Vec::with_capacity(sentence.args.len());
    for (name, arg) in &sentence.args {
        let value = match arg {
            Arg::Text(written) if written.trim().is_empty() => {
                keys.push((format!("{name}key"), "unnamed"));
                text(lang, "unnamed").into()
            }
            Arg::Text(written) => inside_quotes(lang, written).into(),
            Arg::Number(number) => (*number).into(),
            Arg::Member(member) => names(*member).into(),
            Arg::Day(day) if *name == "week" => days::week(lang, *day).into(),
            Arg::Day(day) => (*day).into(),
            Arg::Word(word) => {
                keys.push((format!("{name}key"), word.as_str()));
                // A label has a form of its own for the middle of a sentence.
                let told = format!("{word}.told");
                text(lang, if has(lang, &told) { &told } else { word }).into()
            }
        };
        args.push((name, value));
    }
    args.extend(keys.iter().map(|(name, word)| (name.as_str(), Value::from(*word))));
    with(lang, key, &args)
}

/// Text that people wrote, with its own quotation marks as they are inside others: sentences quote it.
fn inside_quotes(lang: Lang, written: &str) -> String {
    let (opening, closing) = match lang {
        Lang::Nb => ('«', '»'),
        Lang::En => ('“', '”'),
    };
    written.replace(opening, "‘").replace(closing, "’")
}
