//! Markdown, web pages and plain text.

use crate::show;

#[test]
fn markdown_front_matter_lists_tables_and_bold_headings() {
    let text = "---\n# SPDX-License-Identifier: none\ntitle: \"Plan for kanalene\"\n---\n\n## Mål 🎯\n\nVi skal **nå** [flere](https://x.example).\n\n- ett\n  - to\n- [ ] tre\n\n**Tiltak:**\n\n1. Lage film\n\n| Kanal | Unge |\n|---|---|\n| Blogg | ✓ |\n";
    insta::assert_snapshot!(show("plan.md", text.as_bytes()), @r#"
    Plan for kanalene · nb · md
    1 heading [] Mål 🎯
    2 paragraph [Mål 🎯] Vi skal nå flere.
    3 list-item [Mål 🎯] ett
    4 list-item [Mål 🎯] to
    5 list-item [Mål 🎯] tre
    6 heading [Mål 🎯] Tiltak:
    7 list-item [Mål 🎯 > Tiltak:] Lage film
    8 table-row [Mål 🎯 > Tiltak:] Kanal | Unge
    9 table-row [Mål 🎯 > Tiltak:] Blogg | ✓
    "#);
}

#[test]
fn html_inside_markdown_is_read_where_it_is_indented_too() {
    let text = "# Strategy\n\n<div>\n  <div class=\"panel-title\">\n\n    1.1 Tell stories\n  </div>\n\n        <p><b>Action:</b> The team coaches staff.</p>\n\n</div>\n\n<table><tr><td>Blog<td>weekly<tr><td>Film<td>monthly</table>\n\n* <undefined><li>odd item</li>\n";
    insta::assert_snapshot!(show("strategy.md", text.as_bytes()), @r#"
    Strategy · en · md
    1 heading [] Strategy
    2 heading [Strategy] 1.1 Tell stories
    3 paragraph [Strategy > 1.1 Tell stories] Action: The team coaches staff.
    4 table-row [Strategy > 1.1 Tell stories] Blog | weekly
    5 table-row [Strategy > 1.1 Tell stories] Film | monthly
    6 list-item [Strategy > 1.1 Tell stories] odd item
    "#);
}

#[test]
fn a_page_without_its_furniture() {
    let page = "<!doctype html><html><head><title>Strategi – Ås</title><style>p{}</style></head><body><nav><a href='/'>Hjem</a></nav><h1>Strategi</h1><p>Åpen&nbsp;&amp; ærlig.<br>Alltid.</p><script>alert(1)</script><ul><li>Én <b>ting</b></li><li>To</li></ul><table><tr><th>Kanal</th><th>For hvem</th></tr><tr><td>Blogg</td><td><p>Unge</p><p>Eldre</p></td></tr></table><footer>Kontakt oss</footer></body></html>";
    insta::assert_snapshot!(show("side.html", page.as_bytes()), @r#"
    Strategi · und · html
    1 heading [] Strategi
    2 paragraph [Strategi] Åpen & ærlig. Alltid.
    3 list-item [Strategi] Én ting
    4 list-item [Strategi] To
    5 table-row [Strategi] Kanal | For hvem
    6 table-row [Strategi] Blogg | Unge Eldre
    "#);
}

#[test]
fn plain_text_wrapped_lines_headings_and_bullets() {
    let text = "KOMMUNIKASJONSSTRATEGI\n\n1. Bakgrunn\nKommunen har vokst, og innbyggerne venter seg raske svar på det de\nspør om, også om kvelden. Derfor trenger vi en felles kommu-\nnikasjonsstrategi for alle.\n\n2. Mål\n- flere svar\n- færre\n  klager\n\nSlik jobber vi\n\nVi svarer alle.\n";
    insta::assert_snapshot!(show("strategi.txt", text.as_bytes()), @r#"
    KOMMUNIKASJONSSTRATEGI · nb · txt
    1 heading [] KOMMUNIKASJONSSTRATEGI
    2 heading [] 1. Bakgrunn
    3 paragraph [1. Bakgrunn] Kommunen har vokst, og innbyggerne venter seg raske svar på det de spør om, også om kvelden. Derfor trenger vi en felles kommunikasjonsstrategi for alle.
    4 heading [] 2. Mål
    5 list-item [2. Mål] flere svar
    6 list-item [2. Mål] færre klager
    7 heading [2. Mål] Slik jobber vi
    8 paragraph [2. Mål > Slik jobber vi] Vi svarer alle.
    "#);
}

#[test]
fn old_windows_text_and_utf_16_text_keep_their_letters() {
    let windows: Vec<u8> = b"V\xe5re m\xe5lgrupper er unge p\xe5 \xc5s.".to_vec();
    let utf16: Vec<u8> = "\u{feff}Våre målgrupper er unge på Ås.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    insta::assert_snapshot!(show("a.txt", &windows), @r#"
    a · nb · txt
    1 paragraph [] Våre målgrupper er unge på Ås.
    "#);
    assert_eq!(show("a.txt", &windows), show("a.txt", &utf16));
}

#[test]
fn the_bytes_decide_before_the_name_does() {
    let page = "<!DOCTYPE html><title>T</title><p>Vi er på nett.";
    assert!(show("side.txt", page.as_bytes()).contains("· html"));
    assert!(show("limt inn", b"## Tiltak\n\nVi lager film.").contains("· md"));
    assert!(show("limt inn", b"Vi lager film.").contains("· txt"));
    assert_eq!(show("tall.csv", b"a;b\n1;2\n"), "error: unknown-format");
}
