//! The verdict on a whole document, and the JSON that `taktikk read` prints.

use formats::read::{Document, Language, coverage_sentence, read, read_json};

fn verdict(text: &str) -> String {
    let Document { coverage, .. } = read("a.md", text.as_bytes()).unwrap();
    format!(
        "{} · attention only: {} · dialogue: {} · {}",
        coverage.social_media.key(),
        coverage.attention_only,
        coverage.dialogue,
        coverage.sentence
    )
}

#[test]
fn only_press_and_advertising_is_the_classic_gap() {
    insta::assert_snapshot!(verdict("# Strategi\n\nVi skal være i avisene og på TV.\n\nVi sender pressemeldinger.\n\nVi kjøper annonser når det trengs.\n"), @r#"none · attention only: true · dialogue: false · Strategien nevner ikke sosiale medier, og snakker bare om å få eller kjøpe oppmerksomhet (punkt 2, 3 og 4)."#);
}

#[test]
fn naming_social_media_is_not_accounting_for_them() {
    insta::assert_snapshot!(verdict("# Strategi\n\nVi har en nettside.\n\nVi er også på Facebook.\n"), @r#"mentioned · attention only: false · dialogue: false · Strategien nevner sosiale medier (punkt 3), men sier verken hva dere skal der, hvem dere vil nå eller hvem som gjør jobben."#);
    insta::assert_snapshot!(verdict("# Strategi\n\nVi bruker Facebook for å være synlige.\n"), @r#"mentioned · attention only: false · dialogue: false · Strategien nevner sosiale medier (punkt 2) og sier hva dere skal der, men ikke hvem dere vil nå eller hvem som gjør jobben."#);
}

#[test]
fn two_of_three_answers_account_for_social_media() {
    insta::assert_snapshot!(verdict("# Strategi\n\n## Sosiale medier\n\n### Målgruppe\n\nUngdom som søker jobb.\n\n### Ansvar\n\nRedaktøren svarer.\n"), @r#"accounted-for · attention only: false · dialogue: false · Strategien gjør rede for sosiale medier: Den sier hvem dere vil nå og hvem som gjør jobben (punkt 4 og 6), men ingenting om dialog."#);
}

#[test]
fn answers_elsewhere_in_the_document_do_not_count() {
    insta::assert_snapshot!(verdict("# Strategi\n\n## Målgrupper\n\nUngdom.\n\n## Ansvar\n\nRedaktøren.\n\n## Kanaler\n\nFacebook.\n"), @r#"mentioned · attention only: false · dialogue: false · Strategien nevner sosiale medier (punkt 7), men sier verken hva dere skal der, hvem dere vil nå eller hvem som gjør jobben."#);
}

#[test]
fn answers_in_another_sentence_of_a_paragraph_do_not_count() {
    let elsewhere = "# Strategi\n\nVi er på Facebook. Sidene er oppdatert. Pressen er der for å nå unge, og redaktøren leser den.\n";
    assert!(verdict(elsewhere).starts_with("mentioned"), "{}", verdict(elsewhere));
    let near = "# Strategi\n\nVi er på Facebook. Der svarer redaktøren unge som lurer på noe.\n";
    assert!(verdict(near).starts_with("accounted-for"), "{}", verdict(near));
}

#[test]
fn english_documents_get_an_english_sentence() {
    insta::assert_snapshot!(verdict("# Strategy\n\nWe are on Instagram to reach students, and the editor is responsible for it.\n"), @r#"accounted-for · attention only: false · dialogue: false · The strategy accounts for social media: it says what you are there for, whom you want to reach and who does the work (statement 2), but nothing about dialogue."#);
    let document = read("a.md", b"# Strategy\n\nThe plan is for all of us.\n").unwrap();
    assert_eq!(document.coverage.sentence, "The strategy does not mention social media.");
    assert_eq!(coverage_sentence(&document.coverage, Language::Bokmal), "Strategien nevner ikke sosiale medier.");
}

#[test]
fn the_json_that_is_printed() {
    let document = read("plan.md", "# Plan\n\n## Kanaler\n\n- Vi svarer på Facebook.\n".as_bytes()).unwrap();
    insta::assert_snapshot!(read_json(&document), @r#"
    {
      "title": "Plan",
      "language": "nb",
      "format": "md",
      "statements": [
        {
          "number": 1,
          "path": [],
          "kind": "heading",
          "text": "Plan",
          "marks": {
            "attention": [],
            "dialogue": false,
            "social_media": false,
            "channels": [],
            "role": null
          },
          "because": []
        },
        {
          "number": 2,
          "path": [
            "Plan"
          ],
          "kind": "heading",
          "text": "Kanaler",
          "marks": {
            "attention": [],
            "dialogue": false,
            "social_media": false,
            "channels": [],
            "role": null
          },
          "because": []
        },
        {
          "number": 3,
          "path": [
            "Plan",
            "Kanaler"
          ],
          "kind": "list-item",
          "text": "Vi svarer på Facebook.",
          "marks": {
            "attention": [
              "shared"
            ],
            "dialogue": true,
            "social_media": true,
            "channels": [
              "facebook"
            ],
            "role": "channel"
          },
          "because": [
            {
              "mark": "dialogue",
              "words": "svarer på"
            },
            {
              "mark": "channel:facebook",
              "words": "Facebook"
            },
            {
              "mark": "social_media",
              "words": "Facebook"
            },
            {
              "mark": "attention:shared",
              "words": "Facebook"
            },
            {
              "mark": "role:channel",
              "words": "Kanaler"
            }
          ]
        }
      ],
      "coverage": {
        "social_media": "mentioned",
        "attention_only": false,
        "dialogue": true,
        "sentence": "Strategien nevner sosiale medier (punkt 3), men sier verken hva dere skal der, hvem dere vil nå eller hvem som gjør jobben."
      }
    }
    "#);
}

#[test]
fn those_who_do_the_work_are_not_those_to_be_reached() {
    let doers = "# Plan\n\nAnsatte bør bruke malen når de skriver på Facebook. Bli medlem av facebookgruppa!\n";
    assert_eq!(read("a.md", doers.as_bytes()).unwrap().coverage.social_media.key(), "mentioned");
    let often = "# Plan\n\nWe aim to publish posts on Facebook on Mondays. Staff should use the template.\n";
    assert_eq!(read("a.md", often.as_bytes()).unwrap().coverage.social_media.key(), "mentioned");
}
