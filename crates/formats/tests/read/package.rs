//! Zipped documents: Word, Google Docs, LibreOffice.

use crate::{show, zipped};

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="normal"><w:name w:val="normal"/></w:style><w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Egen"><w:name w:val="Egen tittel"/><w:basedOn w:val="Overskrift1"/></w:style><w:style w:styleId="INNH1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="Punkt"><w:name w:val="List Bullet"/></w:style></w:styles>"#;

fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document), ("word/styles.xml", STYLES)])
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn word_styles_make_headings_and_lists() {
    let body = [
        paragraph("INNH1", "Mål 3"),
        paragraph("Title", "Strategi"),
        paragraph("Overskrift1", "Mål"),
        "<w:p/><w:p/>".to_owned(),
        paragraph("normal", "Fisk &amp; folk &#8211; &lt;alltid&gt;."),
        paragraph("Punkt", "et punkt"),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>enda et</w:t></w:r></w:p>".to_owned(),
        paragraph("Egen", "Egen overskrift"),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bare fet</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:t>• skrevet punkt</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    insta::assert_snapshot!(show("a.docx", &docx(&body)), @r#"
    Strategi · nb · docx
    1 heading [] Strategi
    2 heading [Strategi] Mål
    3 paragraph [Strategi > Mål] Fisk & folk – <alltid>.
    4 list-item [Strategi > Mål] et punkt
    5 list-item [Strategi > Mål] enda et
    6 heading [Strategi] Egen overskrift
    7 heading [Strategi > Egen overskrift] Bare fet
    8 list-item [Strategi > Egen overskrift > Bare fet] skrevet punkt
    "#);
}

#[test]
fn insertions_are_kept_and_deletions_dropped() {
    let body = r#"<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Vi er </w:t></w:r><w:del><w:r><w:delText>ikke </w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve">alltid </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>borte</w:t></w:r></w:moveFrom><w:hyperlink><w:r><w:t>til stede</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>her.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>
    <w:sdt><w:sdtContent><w:p><w:fldSimple><w:r><w:t>Felt </w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r><w:smartTag><w:r><w:t>og merke.</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>"#;
    insta::assert_snapshot!(show("a.docx", &docx(body)), @r#"
    a · nb · docx
    1 paragraph [] Vi er alltid til stede her.
    2 paragraph [] Felt og merke.
    "#);
}

#[test]
fn tables_in_tables_and_text_boxes() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p("inni 1")), cell(&p("inni 2")));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl><w:tbl><w:tr>{}</w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Utenfor.</w:t></w:r></w:p>",
        cell(&p("Kanal")),
        cell(&p("For hvem")),
        cell(&p("Blogg")),
        cell(&format!("{}{inner}", p("Unge"))),
        cell(&format!("{}{}", p("En boks om."), p("To avsnitt."))),
        p("I boksen."),
        p("I boksen."),
    );
    insta::assert_snapshot!(show("a.docx", &docx(&body)), @r#"
    a · nb · docx
    1 table-row [] Kanal | For hvem
    2 table-row [] Blogg | Unge
    3 table-row [] inni 1 | inni 2
    4 paragraph [] En boks om.
    5 paragraph [] To avsnitt.
    6 paragraph [] I boksen.
    7 paragraph [] Utenfor.
    "#);
}

#[test]
fn a_main_part_with_another_name_is_found() {
    let rels = r#"<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let bytes = zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        ("_rels/.rels", rels),
        (
            "word/document2.xml",
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Funnet.</w:t></w:r></w:p></w:body></w:document>",
        ),
    ]);
    assert!(show("a.docx", &bytes).contains("Funnet."));
}

#[test]
fn opendocument_text() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="tb" xmlns:fo="f"><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion></text:changed-region></text:tracked-changes><text:table-of-content><text:index-body><text:p>Mål 3</text:p></text:index-body></text:table-of-content><text:p text:style-name="P1">Strategi</text:p><text:h text:outline-level="1">Mål</text:h><text:p>Vi<text:s text:c="3"/>skal <text:span>lytte</text:span><text:line-break/>mer.<text:note><text:note-body><text:p>fotnote</text:p></text:note-body></text:note></text:p><text:p text:style-name="P2">Tiltak</text:p><text:list><text:list-item><text:p>film</text:p><text:list><text:list-item><text:p>kort film</text:p></text:list-item></text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Kanal</text:p></table:table-cell><table:table-cell><text:p>Unge</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"#;
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", content),
    ]);
    insta::assert_snapshot!(show("a.odt", &bytes), @r#"
    Strategi · nb · odt
    1 heading [] Strategi
    2 heading [Strategi] Mål
    3 paragraph [Strategi > Mål] Vi skal lytte mer.
    4 heading [Strategi > Mål] Tiltak
    5 list-item [Strategi > Mål > Tiltak] film
    6 list-item [Strategi > Mål > Tiltak] kort film
    7 table-row [Strategi > Mål > Tiltak] Kanal | Unge
    "#);
}
