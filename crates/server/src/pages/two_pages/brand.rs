//! The logo and the two colours of a plan's documents.

use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::view::View;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use formats::write::Look;
use maud::{Markup, html};
use plan::{Brand, Change, Colour, FileId, Plan, PlanField, PlanId, Role};
use store::NewFile;

/// Most bytes of a logo.
const LOGO_MOST_BYTES: usize = 1024 * 1024;
/// Most bytes of an upload: a logo, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = LOGO_MOST_BYTES + 64 * 1024;
/// Most pixels of a logo's side.
const SIDE_MOST: u32 = 4_000;
/// What the pickers show while nobody has picked.
const OURS: (&str, &str) = ("#b4232c", "#111111");

/// The form.
pub fn form(view: &View) -> Markup {
    let brand = &view.plan.brand;
    let shown =
        |colour: Option<Colour>, ours: &str| colour.map_or_else(|| ours.to_owned(), |colour| colour.to_string());
    html! {
        details.more id="brand" {
            summary { (view.t("brand-title")) }
            form.form method="post" action=(view.url("two-pages/brand")) enctype="multipart/form-data" {
                p.quiet.small { (view.t("brand-help")) }
                div.half {
                    @for (name, key, value) in [("colour", "brand-colour", shown(brand.colour, OURS.0)), ("second", "brand-second", shown(brand.second, OURS.1))] {
                        div.field { label.ds-label for={ "brand-" (name) } { (view.t(key)) } input type="color" id={ "brand-" (name) } name=(name) value=(value); }
                    }
                }
                label.check { input type="checkbox" name="own" value="yes"; " " (view.t("brand-own")) }
                div.field.file {
                    label.ds-label for="brand-logo" { (view.t("brand-logo")) }
                    input type="file" id="brand-logo" name="logo" accept="image/png";
                    p.hint { (view.t("brand-logo-help")) }
                }
                @if brand.logo.is_some() { label.check { input type="checkbox" name="no_logo" value="yes"; " " (view.t("brand-no-logo")) } }
                div.actions { button.ds-button type="submit" { (view.t("save")) } }
            }
        }
    }
}

fn is_logo(look: &Look) -> bool {
    let fits = |side: u32| (1..=SIDE_MOST).contains(&side);
    let bytes = look.logo.as_ref().map_or(0, Vec::len);
    bytes <= LOGO_MOST_BYTES && look.logo_sides().is_some_and(|(width, height)| fits(width) && fits(height))
}

/// What the form said.
#[derive(Default)]
struct Sent {
    colour: String,
    second: String,
    own: bool,
    no_logo: bool,
    logo: Option<Bytes>,
}

async fn sent(mut form: Multipart) -> Result<Sent, Problem> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(|_| Problem::Bad("error-too-large"))? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| Problem::Bad("error-too-large"))?;
        let text = || String::from_utf8_lossy(&bytes).trim().to_owned();
        match name.as_str() {
            "colour" => sent.colour = text(),
            "second" => sent.second = text(),
            "own" => sent.own = true,
            "no_logo" => sent.no_logo = true,
            "logo" if !bytes.is_empty() => sent.logo = Some(bytes),
            _ => {}
        }
    }
    Ok(sent)
}

/// Keeps the logo and sets the colours.
pub async fn set(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>, form: Multipart) -> Response {
    let read = async {
        let within = asker.in_plan(&app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let sent = sent(form).await?;
        let Some(bytes) = sent.logo.clone() else { return Ok((sent, None)) };
        if !is_logo(&Look { logo: Some(bytes.to_vec()), ..Look::default() }) {
            return Err(Problem::Bad("error-logo"));
        }
        let file = FileId::from_raw(clock::mint());
        let new = NewFile {
            id: file,
            plan: id,
            name: "logo.png",
            content_type: "image/png",
            created_at: clock::now(),
            bytes,
        };
        app.store.add_file(&new).await?;
        Ok((sent, Some(file)))
    };
    let (sent, logo) = match read.await {
        Ok(read) => read,
        Err(problem) => return asker.answer(problem),
    };
    change(&app, &asker, id, "two-pages", |plan| {
        let colour = |text: &str, now: Option<Colour>, ours: &str| match (sent.own, text) {
            (true, _) => Ok(None),
            (false, "") => Ok(now),
            // Whoever leaves the picker as it was has picked nothing.
            (false, text) if now.is_none() && text == ours => Ok(None),
            (false, text) => text.parse().map(Some).map_err(|_| Problem::Bad("error-field")),
        };
        let brand = Brand {
            colour: colour(&sent.colour, plan.brand.colour, OURS.0)?,
            second: colour(&sent.second, plan.brand.second, OURS.1)?,
            logo: if sent.no_logo { None } else { logo.or(plan.brand.logo) },
        };
        Ok((brand != plan.brand).then_some(Change::SetPlan(PlanField::Brand(brand))).into_iter().collect())
    })
    .await
}

/// The look of a plan's documents. A logo that is gone, or is none after all, is left out.
pub async fn look(app: &App, id: PlanId, plan: &Plan) -> Result<Look, Problem> {
    let Brand { colour, second, logo } = plan.brand.clone();
    let file = match logo {
        Some(logo) => app.store.file(id, logo).await?,
        None => None,
    };
    let look = Look { colour, second, logo: file.map(|file| file.bytes.to_vec()) };
    Ok(if is_logo(&look) { look } else { Look { logo: None, ..look } })
}

/// The plan's own colours on its two pages: a style sheet of its own, since a page may not bring styles in itself.
pub async fn style(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    let written = async {
        asker.in_plan(&app, id).await?;
        let Brand { colour, second, .. } = app.rooms.get(id).await?.room.plan().brand.clone();
        let look = Look { colour, second, logo: None };
        let style = format!(
            ".sheet {{ --thread: {} }} .sheet h1 {{ color: {} }} .sheet .loaded .taken {{ background: {} }}\n",
            look.colour(),
            if colour.is_some() { look.text() } else { "inherit".to_owned() },
            look.second()
        );
        Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "private, no-cache")], style)
            .into_response())
    };
    written.await.unwrap_or_else(|problem: Problem| asker.answer(problem))
}

/// The logo.
pub async fn logo(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    let read = async {
        asker.in_plan(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let Some(logo) = look(&app, id, &plan).await?.logo else { return Ok(StatusCode::NO_CONTENT.into_response()) };
        Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, no-cache")], logo).into_response())
    };
    read.await.unwrap_or_else(|problem: Problem| asker.answer(problem))
}

/// What makes the sheets the team's own: the style sheet with its colours, named anew whenever they change.
pub fn on_page(view: &View) -> Markup {
    let Brand { colour, second, .. } = &view.plan.brand;
    let version: String =
        [colour, second].into_iter().flatten().map(|colour| colour.to_string().replace('#', "")).collect();
    html! { @if !version.is_empty() { link rel="stylesheet" href=(view.url(&format!("two-pages/brand.css?v={version}"))); } }
}

/// The logo at the top of the first sheet.
pub fn logo_on_page(view: &View) -> Markup {
    html! {
        @if let Some(logo) = view.plan.brand.logo {
            img.sheet-logo src=(view.url(&format!("two-pages/logo.png?v={logo}"))) alt=(view.plan.organisation.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_is_a_picture_of_a_size_that_can_be_set() {
        let begins = b"\x89PNG\r\n\x1a\n";
        let png = |width: u32, height: u32| {
            [&begins[..], &13_u32.to_be_bytes(), b"IHDR", &width.to_be_bytes(), &height.to_be_bytes()].concat()
        };
        let is = |bytes: &[u8]| is_logo(&Look { logo: Some(bytes.to_vec()), ..Look::default() });
        assert!(is(&png(40, 20)));
        assert!(!is(&png(40_000, 20)) && !is(&png(0, 20)) && !is(b"<svg/>") && !is(begins));
    }
}
