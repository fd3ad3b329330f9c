//! An edit form made from a list of inputs. Each input says how it is drawn from a thing of the plan and what a
//! change in it becomes, in one line, so that a form can't show a field that it doesn't save.

use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use jiff::civil::Date;
use maud::{Markup, html};
use plan::{Amount, Text, TextEdit};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

/// `(value, label)`, the label already in words.
pub type Options = fn(&View) -> Vec<(String, String)>;

type Draw<T> = Box<dyn Fn(&View, &str, &T) -> Markup>;
type Read<T, F> = Box<dyn Fn(&Fields, &T) -> Result<Vec<F>, Problem>>;

/// One input of a form for a `T`, whose changes are an `F` each.
pub struct Input<T, F> {
    draw: Draw<T>,
    read: Read<T, F>,
}

/// Something written that merges: one line, or `rows` of them.
pub fn text<T: 'static, F: 'static>(
    name: &'static str,
    label: &'static str,
    rows: u8,
    get: fn(&T) -> &Text,
    set: fn(TextEdit) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| {
            widgets::text_field(view, &format!("{id}-{name}"), name, label, get(now), rows)
        }),
        read: Box::new(move |form, now| Ok(form.edit(name, get(now)).map(set).into_iter().collect())),
    }
}

/// A value on one line: `shown` puts it into the field, `read` takes it out.
fn line<T: 'static, F: 'static, V: PartialEq + 'static>(
    (name, label, kind): (&'static str, &'static str, &'static str),
    shown: fn(&View, &V) -> String,
    read: fn(&Fields, &str) -> Result<V, Problem>,
    get: fn(&T) -> V,
    set: fn(V) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| {
            widgets::line(view, &format!("{id}-{name}"), name, label, kind, &shown(view, &get(now)))
        }),
        read: Box::new(move |form, now| changed(form, name, read, &get(now), set)),
    }
}

/// What the form makes of a field it shows, if that is something else than what stands there.
fn changed<F, V: PartialEq>(
    form: &Fields,
    name: &str,
    read: impl Fn(&Fields, &str) -> Result<V, Problem>,
    now: &V,
    set: impl Fn(V) -> F,
) -> Result<Vec<F>, Problem> {
    if !form.has(name) {
        return Ok(Vec::new());
    }
    let value = read(form, name)?;
    Ok((value != *now).then(|| set(value)).into_iter().collect())
}

/// A number: hours, money, a reading.
pub fn amount<T: 'static, F: 'static>(
    name: &'static str,
    label: &'static str,
    get: fn(&T) -> Option<Amount>,
    set: fn(Option<Amount>) -> F,
) -> Input<T, F> {
    let shown = |view: &View, amount: &Option<Amount>| {
        amount.map_or_else(String::new, |amount| words::number(view.viewer.lang, amount))
    };
    line((name, label, "text"), shown, Fields::amount, get, set)
}

/// A day.
pub fn day<T: 'static, F: 'static>(
    name: &'static str,
    label: &'static str,
    get: fn(&T) -> Option<Date>,
    set: fn(Option<Date>) -> F,
) -> Input<T, F> {
    let shown = |_: &View, day: &Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    line((name, label, "date"), shown, Fields::day, get, set)
}

/// A word or two that is replaced whole.
pub fn phrase<T: 'static, F: 'static>(
    name: &'static str,
    label: &'static str,
    get: fn(&T) -> String,
    set: fn(String) -> F,
) -> Input<T, F> {
    let read = |form: &Fields, name: &str| Ok(form.text(name).to_owned());
    line((name, label, "search"), |_, phrase| String::clone(phrase), read, get, set)
}

/// One of a closed list, whose labels are `PREFIX-WORD`.
pub fn word<T: 'static, F: 'static, W: plan::Word>(
    name: &'static str,
    label: &'static str,
    prefix: &'static str,
    get: fn(&T) -> Option<W>,
    set: fn(Option<W>) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| {
            let options = widgets::words_of(view, W::ALL, W::word, prefix);
            widgets::select(view, &format!("{id}-{name}"), name, label, &options, get(now).map_or("", W::word))
        }),
        read: Box::new(move |form, now| {
            changed(form, name, |form, name| form.word(name, W::from_word), &get(now), set)
        }),
    }
}

/// The same as buttons beside each other, for few and short words: one press and it is said.
pub fn seg<T: 'static, F: 'static, W: plan::Word>(
    name: &'static str,
    label: &'static str,
    prefix: &'static str,
    get: fn(&T) -> Option<W>,
    set: fn(Option<W>) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| {
            let options = widgets::words_of(view, W::ALL, W::word, prefix);
            widgets::seg(view, &format!("{id}-{name}"), name, label, &options, get(now).map_or("", W::word))
        }),
        read: Box::new(move |form, now| {
            changed(form, name, |form, name| form.word(name, W::from_word), &get(now), set)
        }),
    }
}

/// One thing of the plan.
pub fn one_of<T: 'static, F: 'static, I: Display + FromStr + PartialEq + 'static>(
    name: &'static str,
    label: &'static str,
    options: Options,
    get: fn(&T) -> Option<I>,
    set: fn(Option<I>) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| {
            let chosen = get(now).map_or_else(String::new, |chosen| chosen.to_string());
            widgets::select(view, &format!("{id}-{name}"), name, label, &options(view), &chosen)
        }),
        read: Box::new(move |form, now| changed(form, name, |form, name| form.parsed(name), &get(now), set)),
    }
}

/// Several things of the plan, as boxes to tick.
pub fn some_of<T: 'static, F: 'static, I: Display + FromStr + Ord + 'static>(
    name: &'static str,
    label: &'static str,
    options: Options,
    get: fn(&T) -> BTreeSet<I>,
    set: fn(BTreeSet<I>) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| {
            let picked: Vec<String> = get(now).iter().map(ToString::to_string).collect();
            widgets::picks(view, &format!("{id}-{name}"), name, label, &options(view), &picked)
        }),
        read: Box::new(move |form, now| changed(form, name, |form, name| form.all(name), &get(now), set)),
    }
}

/// Yes or no.
pub fn tick<T: 'static, F: 'static>(
    name: &'static str,
    label: &'static str,
    get: fn(&T) -> bool,
    set: fn(bool) -> F,
) -> Input<T, F> {
    Input {
        draw: Box::new(move |view, id, now| widgets::tick(view, &format!("{id}-{name}"), name, label, get(now))),
        read: Box::new(move |form, now| changed(form, name, |form, name| Ok(form.ticked(name)), &get(now), set)),
    }
}

/// What no other kind fits: drawn and read by functions of its own.
pub fn own<T: 'static, F: 'static>(
    draw: fn(&View, &str, &T) -> Markup,
    read: fn(&Fields, &T) -> Result<Option<F>, Problem>,
) -> Input<T, F> {
    Input { draw: Box::new(draw), read: Box::new(move |form, now| Ok(read(form, now)?.into_iter().collect())) }
}

/// The inputs, filled with a thing as it stands. `id` begins the ids of the elements.
pub fn draw<T, F>(inputs: &[Input<T, F>], view: &View, id: &str, now: &T) -> Markup {
    html! { @for input in inputs { ((input.draw)(view, id, now)) } }
}

/// What the form changes of a thing as it stands. For a new thing, the empty one.
pub fn read<T, F>(inputs: &[Input<T, F>], form: &Fields, now: &T) -> Result<Vec<F>, Problem> {
    let parts: Result<Vec<_>, _> = inputs.iter().map(|input| (input.read)(form, now)).collect();
    Ok(parts?.into_iter().flatten().collect())
}

/// What is to be edited, and how it is gone about.
pub struct Editing<'a> {
    /// Where the form is sent, within the plan.
    pub action: &'a str,
    /// The thing's kind and id, as in the plan file.
    pub what: (&'a str, String),
    /// The page to go on at without a script.
    pub back: &'a str,
    /// The key of the words on the button that removes it.
    pub remove: &'a str,
}

/// A folded form that changes a thing, with a button that removes it. Nothing for those who only read.
pub fn edit<T, F>(view: &View, editing: &Editing, inputs: &[Input<T, F>], now: &T) -> Markup {
    let (kind, id) = &editing.what;
    html! {
        @if view.edits() {
            details.more id={ "edit-" (id) } {
                summary { (view.t("edit")) }
                (widgets::form(view, editing.action, &format!("{kind}-{id}"), false, html! {
                    (draw(inputs, view, id, now))
                    div.actions { button.ds-button type="submit" { (view.t("save")) } }
                }))
                (widgets::button(view, "removed", editing.remove, &[("kind", kind), ("id", id), ("back", editing.back)]))
            }
        }
    }
}

/// The same for the one thing that is open on a page: nothing is folded, and there is a way out. `close` is the
/// address of the page with nothing open.
pub fn work_on<T, F>(view: &View, editing: &Editing, inputs: &[Input<T, F>], now: &T, close: &str) -> Markup {
    let (kind, id) = &editing.what;
    html! {
        (widgets::form(view, editing.action, &format!("{kind}-{id}"), false, html! {
            (draw(inputs, view, id, now))
            div.actions {
                button.ds-button type="submit" { (view.t("save")) }
                (closing(view, close))
            }
        }))
        (widgets::button(view, "removed", editing.remove, &[("kind", kind), ("id", id), ("back", editing.back)]))
    }
}

/// The way back from an open thing to the page with nothing open, by a press or by Escape.
pub fn closing(view: &View, close: &str) -> Markup {
    html! {
        a.ds-button data-variant="tertiary" data-size="sm" data-key="Escape" href=(view.url(close)) { (view.t("close")) kbd { "Esc" } }
    }
}

/// A form that adds a thing; its inputs are empty.
pub fn add<T: Default, F>(view: &View, action: &str, id: &str, inputs: &[Input<T, F>], button: &str) -> Markup {
    html! {
        @if view.edits() {
            (widgets::form(view, action, id, true, html! {
                (draw(inputs, view, id, &T::default()))
                div.actions { button.ds-button type="submit" { (view.t(button)) } }
            }))
        }
    }
}
