#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

use super::*;
use crate::write::Look;
use crate::write::plain::{escaped, inline};
use insta::assert_snapshot;
use jiff::civil::date;
use plan::{At, Change, Entry, apply};

pub(in crate::write) const TODAY: Date = date(2027, 3, 10);

/// The plan that a list of changes makes; `"@7"` is the seventh id.
pub(in crate::write) fn plan(changes: &str) -> Plan {
    let mut text = changes.to_owned();
    for number in (1..40).rev() {
        text = text.replace(&format!("@{number}"), &MeasureId::from_raw(number).to_string());
    }
    let changes: Vec<Change> = serde_json::from_str(&text).unwrap();
    let mut plan = Plan::default();
    changes.into_iter().for_each(|change| make(&mut plan, change));
    plan
}

fn make(plan: &mut Plan, change: Change) {
    let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
    if let Err(why) = apply(plan, &entry) {
        panic!("{why}: {entry:?}");
    }
}

fn pages(plan: &Plan, lang: Lang) -> TwoPages {
    TwoPages::of(plan, TODAY, lang, &|_| "Ali | Rahimi".to_owned(), None)
}

/// One of everything that has a place on two pages.
pub(in crate::write) const SMALL: &str = r#"[
 {"set_plan": {"title": {"text": "Plan for <alle> | og *enhver*"}}},
 {"set_plan": {"organisation": {"text": "Eksempel kommune"}}},
 {"set_plan": {"lead": {"text": "Ett tiltak.\n- Resten lar vi ligge."}}},
 {"set_plan": {"begins_on": "2027-01-04"}},
 {"bring_strategy": {"document": {"title": "Strategi"}, "statements": [
   {"id": "@1", "label": "2.1", "kind": "paragraph", "text": "Folk skal få svar\nder de spør."},
   {"id": "@2", "label": "2.2", "kind": "paragraph", "text": "Ingen henger på dette."}]}},
 {"add_amendment": {"id": "@3", "fields": [{"statement": "@1"}, {"kind": "changed-statement"}, {"text": {"text": "Folk skal få svar der de spør, også på nett."}}, {"decided_on": "2027-02-01"}]}},
 {"add_audience": {"id": "@4", "fields": [{"name": {"text": "Foreldre"}}, {"message": {"text": "Vi svarer før klokka sju."}}, {"priority": "first"}, {"size": {"from": 620, "to": 2400}}]}},
 {"add_audience": {"id": "@5", "fields": [{"name": {"text": "Pressen"}}, {"priority": "later"}]}},
 {"add_objective": {"id": "@6", "fields": [{"sentence": {"text": "Færre ringer"}}, {"kinds": {"effect": true}}, {"audiences": ["@4"]}, {"anchors": {"@1": 1}},
   {"indicator": {"what": "Telefoner", "unit": "i uka", "better": "lower", "baseline": 64, "target": 20, "by_when": "2027-06-01"}}]}},
 {"add_objective": {"id": "@7", "fields": [{"sentence": {"text": "De vet hvor de får svar"}}, {"kinds": {"communication": true}}, {"audiences": ["@4"]}, {"anchors": {"@1": 1}}]}},
 {"add_belief": {"id": "@8", "fields": [{"text": {"text": "Vet de det, ringer de ikke."}}, {"from": "@7"}, {"to": "@6"}, {"basis": "assumed"}, {"confidence": "low"}]}},
 {"add_channel": {"id": "@9", "fields": [{"name": {"text": "Facebook"}}, {"key": "facebook"}]}},
 {"add_channel": {"id": "@10", "fields": [{"name": {"text": "TikTok"}}, {"key": "tiktok"}]}},
 {"add_claim": {"id": "@11", "fields": [{"audience": "@4"}, {"channel": "@9"}, {"usage": "a-lot"}, {"what_for": {"text": "Leser om morgenen"}}, {"basis": "known"}, {"source": {"text": "Panelet"}}]}},
 {"set_worth": {"audience": "@4", "channel": "@10", "worth": {"verdict": "not-worth", "reason": "Ingen er der."}}},
 {"add_person": {"id": "@12", "fields": [{"member": "@1"}, {"hours_per_week": 6}]}},
 {"add_measure": {"id": "@13", "fields": [{"title": {"text": "Svar på veggen"}}, {"purpose": {"text": "svare der spørsmålet står"}}, {"channels": ["@9"]}, {"audiences": ["@4"]}, {"objectives": ["@6", "@7"]}, {"claims": ["@11"]}]}},
 {"add_level": {"id": "@14", "fields": [{"name": {"text": "Daglig"}}, {"measure": "@13"}, {"content": {"pieces_per_week": 5, "hours_per_piece": 0.7}}]}},
 {"choose": {"measure": "@13", "choice": {"level": "@14", "starts_on": "2027-01-04", "hours_per_week": {"@12": 3.5}}}},
 {"add_reading": {"id": "@15", "fields": [{"objective": "@6"}, {"on": "2027-02-01"}, {"value": 31}]}},
 {"add_review": {"id": "@16", "fields": [{"measure": "@13"}, {"due_on": "2027-04-16"}]}},
 {"add_review": {"id": "@17", "fields": [{"measure": "@13"}, {"held_on": "2027-03-01"}, {"verdict": "so-so"}, {"hours_then": "same"}]}},
 {"set_claim": {"id": "@11", "field": {"checked": "confirmed"}}},
 {"set_claim": {"id": "@11", "field": {"checked_in": "@17"}}}
]"#;

#[test]
fn a_plan_reads_as_markdown_in_bokmal() {
    assert_snapshot!(pages(&plan(SMALL), Lang::Nb).markdown(), @r#"
    # Plan for \<alle\> \| og \*enhver\*

    Eksempel kommune · 10. mars 2027

    Ett tiltak.

    \- Resten lar vi ligge.

    ## Hvorfor

    1 av 2 punkter i strategien bærer planen

    - **2.1** Folk skal få svar der de spør, også på nett. (endret, vedtatt 1. februar 2027)

    ## For hvem, og hva vi vil

    1 av 2 målgrupper er med

    | Målgruppe, antall | Kommunikasjonsmål | Effektmål, fra og til | Punkt |
    | --- | --- | --- | --- |
    | **Foreldre**<br>620–2 400<br>*Vi svarer før klokka sju.* | De vet hvor de får svar | Færre ringer (64 → 20 i uka) | 2.1 |

    ## Hva vi vet, og hva vi antar

    ### Vi vet

    - Foreldre, Facebook: mye. Leser om morgenen *Panelet* **bekreftet**

    ### Vi antar

    - Vet de det, ringer de ikke. *lite sikre*

    ## Hva vi ikke skal gjøre

    - **Ikke TikTok.** Foreldre: Ingen er der.

    ## Det vi gjør: ett tiltak

    | Kanal | Aktivitet | Målgrupper | Formål | Periode | Ansvar | Timer i uka | Vurderes |
    | --- | --- | --- | --- | --- | --- | ---: | --- |
    | Facebook | **1 Svar på veggen** | Foreldre | svare der spørsmålet står | Fra 4. januar | ingen | 3½ | 16. april 2027 |

    **3½ av 6 timer i uka som én person har satt av**

    ## De tre prøvene

    | Aktivitet | Forankret | Spesifisert | Bemannet |
    | --- | --- | --- | --- |
    | **1 Svar på veggen** | **ja:** 2.1 | **nei:** mangler konsept, ansvarlig, konto, innhold i kalenderen | **ja:** Ali \| Rahimi 3½ |

    ## Timene

    | Hvem | Tatt på seg, t i uka | Har, t i uka |
    | --- | ---: | ---: |
    | Ali \| Rahimi | 3½ | 6 |
    | **I alt** | **3½** | **6** |

    Tiltakene trenger 3½ timer i uka, og 3½ er tatt. Pakka går opp i alle uker.

    ## Tallene vi følger

    | Mål | Det som telles | Før | Nå | Skal til | Innen | Hva er bra? |
    | --- | --- | ---: | ---: | ---: | --- | --- |
    | Færre ringer | Telefoner, i uka | 64 | 31 (1. februar) | 20 | 1. juni 2027 | lavere er bedre |

    ## Endret i det siste

    Siden 9. desember 2026

    - **Tillegg:** 2.1 Folk skal få svar der de spør, også på nett. Vedtatt 1. februar 2027.
    - **Begynt:** 1 Svar på veggen, 4. januar
    - **Vurdert:** 1 Svar på veggen: sånn passe, samme timer. Gjennomgått 1. mars 2027.
    - **Bekreftet:** Foreldre, Facebook: mye. Leser om morgenen

    *Skrevet ut fra planen i Taktikk 10. mars 2027*
    "#);
}

#[test]
fn the_same_plan_reads_as_markdown_in_english() {
    assert_snapshot!(pages(&plan(SMALL), Lang::En).markdown(), @r#"
    # Plan for \<alle\> \| og \*enhver\*

    Eksempel kommune · 10 March 2027

    Ett tiltak.

    \- Resten lar vi ligge.

    ## Why

    1 of the strategy’s 2 statements carry the plan

    - **2.1** Folk skal få svar der de spør, også på nett. (amended, decided 1 February 2027)

    ## For whom, and what we want

    1 of 2 audiences are in

    | Audience, size | Communication objectives | Effect objectives, from and to | Statement |
    | --- | --- | --- | --- |
    | **Foreldre**<br>620–2,400<br>*Vi svarer før klokka sju.* | De vet hvor de får svar | Færre ringer (64 → 20 i uka) | 2.1 |

    ## What we know, and what we assume

    ### We know

    - Foreldre, Facebook: a lot. Leser om morgenen *Panelet* **confirmed**

    ### We assume

    - Vet de det, ringer de ikke. *not very sure*

    ## What we will not do

    - **Not TikTok.** Foreldre: Ingen er der.

    ## What we do: one measure

    | Channel | Activity | Audiences | Purpose | Period | Owner | Hours a week | Review |
    | --- | --- | --- | --- | --- | --- | ---: | --- |
    | Facebook | **1 Svar på veggen** | Foreldre | svare der spørsmålet står | From 4 January | nobody | 3½ | 16 April 2027 |

    **3½ of 6 hours a week set aside by one person**

    ## The three tests

    | Activity | Anchored | Specified | Resourced |
    | --- | --- | --- | --- |
    | **1 Svar på veggen** | **yes:** 2.1 | **no:** concept, owner, account, content in the calendar missing | **yes:** Ali \| Rahimi 3½ |

    ## The hours

    | Who | Taken on, h a week | Has, h a week |
    | --- | ---: | ---: |
    | Ali \| Rahimi | 3½ | 6 |
    | **In all** | **3½** | **6** |

    The measures need 3½ hours a week, and 3½ are taken. The portfolio adds up in every week.

    ## The figures we follow

    | Objective | What is counted | Before | Now | Target | By | Which way is good? |
    | --- | --- | ---: | ---: | ---: | --- | --- |
    | Færre ringer | Telefoner, i uka | 64 | 31 (1 February) | 20 | 1 June 2027 | lower is better |

    ## Changed lately

    Since 9 December 2026

    - **Amended:** 2.1 Folk skal få svar der de spør, også på nett. Decided 1 February 2027.
    - **Begun:** 1 Svar på veggen, 4 January
    - **Reviewed:** 1 Svar på veggen: so-so, same hours. Reviewed 1 March 2027.
    - **Confirmed:** Foreldre, Facebook: a lot. Leser om morgenen

    *Printed from the plan in Taktikk on 10 March 2027*
    "#);
}

#[test]
fn an_empty_plan_says_what_it_is_without() {
    assert_snapshot!(pages(&Plan::default(), Lang::Nb).markdown(), @r#"
    # uten navn

    10\. mars 2027

    ## Hvorfor

    Strategien er ikke hentet inn ennå.

    ## For hvem, og hva vi vil

    ingen

    ## Hva vi vet, og hva vi antar

    ### Vi vet

    Tiltakene hviler ikke på noe dere vet ennå.

    ### Vi antar

    Tiltakene hviler ikke på noe dere bare antar.

    ## Det vi gjør: 0 tiltak

    Ingen tiltak er valgt ennå.

    ## Endret i det siste

    Siden 9. desember 2026

    Ingenting er endret i det siste.

    *Skrevet ut fra planen i Taktikk 10. mars 2027*
    "#);
}

#[test]
fn what_people_wrote_means_nothing_else_in_markdown() {
    let check = |written: &str, set: &str| assert_eq!(escaped(written), set);
    check("a | b", r"a \| b");
    check("*so* _so_ `x` ~~y~~", r"\*so\* \_so\_ \`x\` \~\~y\~\~");
    check("<b>R&D</b> &amp; [x](y)", r"\<b\>R&D\</b\> \&amp; \[x\](y)");
    check("# 3. one\n- two", r"\# 3. one - two");
    check("3. april 2.1", r"3\. april 2.1");
    check("2.1", "2.1");
    check("- ikke en liste", r"\- ikke en liste");
    check("C:\\", r"C:\\");
    check("2\u{a0}400   folk", "2\u{a0}400 folk");
}

#[test]
fn a_cell_is_not_the_beginning_of_a_line() {
    assert_eq!(inline("3. april | nei"), r"3. april \| nei");
}

#[test]
fn a_title_keeps_the_signs_it_ends_with() {
    let mut plan = plan(SMALL);
    let title = plan::TextEdit::since(1, "Plan ##".to_owned());
    make(&mut plan, Change::SetPlan(plan::PlanField::Title(title)));
    assert!(seen(&pages(&plan, Lang::En).html(&Look::default())).contains("Plan ##\n"));
}

/// The document's text as a reader sees it, without tags.
fn seen(html: &str) -> String {
    let document = scraper::Html::parse_document(html);
    let body = scraper::Selector::parse("body").unwrap();
    document.select(&body).flat_map(|body| body.text()).collect()
}

#[test]
fn the_html_document_shows_what_was_written_and_runs_nothing() {
    let nasty = r#"<script>alert(1)</script> "&lt;" </title> | *x* <br> <img src=x>"#;
    let mut plan = plan(SMALL);
    let change =
        serde_json::from_value(serde_json::json!({ "set_plan": { "title": { "from": 1, "text": nasty } } })).unwrap();
    make(&mut plan, change);
    let html = pages(&plan, Lang::Nb).html(&Look::default());
    assert!(seen(&html).contains(nasty), "{html}");
    for tag in ["<script", "<img", "</title> |"] {
        assert!(!html.contains(tag), "{tag} in {html}");
    }
    assert_eq!(html.matches("</title>").count(), 1);
}

#[test]
fn the_html_document_can_be_read_by_everybody() {
    let html = pages(&plan(SMALL), Lang::En).html(&Look::default());
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    let document = scraper::Html::parse_document(&html);
    let count = |selector: &str| document.select(&scraper::Selector::parse(selector).unwrap()).count();
    assert_eq!(count("h1"), 1);
    assert_eq!(count("main"), 1);
    assert_eq!(count("title"), 1);
    assert_eq!(count("table"), 5);
    assert_eq!(count("th:not([scope])"), 0);
    assert_eq!(count("tbody tr"), count("tbody th[scope=row]"));
    assert_eq!(count("script, link, img, iframe"), 0);
}

#[test]
fn a_measure_is_named_by_its_activity_and_carries_its_hours() {
    let html = pages(&plan(SMALL), Lang::Nb).html(&Look::default());
    assert!(html.contains("<th scope=\"row\"><strong>1 Svar på veggen</strong></th>"), "{html}");
    assert!(html.contains("<td class=\"num\">3½</td>"), "{html}");
}

#[test]
fn nothing_is_cut_however_long() {
    let long = "Kommunikasjonsavdelingens ".repeat(40);
    let long = long.trim();
    let mut plan = plan(SMALL);
    let id = plan.measures.ids().next().unwrap();
    let change = Change::SetMeasure { id, field: plan::MeasureField::Title(plan::TextEdit::since(1, long.to_owned())) };
    make(&mut plan, change);
    assert!(pages(&plan, Lang::Nb).markdown().contains(&format!("**1 {long}**")));
    assert!(seen(&pages(&plan, Lang::Nb).html(&Look::default())).contains(long));
}

#[test]
fn only_what_the_chosen_measures_serve_has_a_place() {
    let two = pages(&plan(SMALL), Lang::Nb);
    let labels: Vec<_> = two.why.iter().map(|point| point.label.as_str()).collect();
    assert_eq!(labels, ["2.1"]);
    let audiences: Vec<_> = two.audiences.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(audiences, ["Foreldre"]);
}
