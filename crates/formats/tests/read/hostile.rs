//! Files that are broken, cut off, locked or made to do harm: always an error with a kind, never a panic.

use std::io::Write as _;

use formats::read::{
    Kind, MAX_FILE_BYTES, MAX_HTML_DEPTH, MAX_STATEMENTS, MAX_UNZIPPED_BYTES, MAX_XML_DEPTH, ReadError, read,
};

use crate::zipped;

fn kind(name: &str, bytes: &[u8]) -> &'static str {
    match read(name, bytes) {
        Ok(_) => "read",
        Err(error) => error.kind(),
    }
}

fn docx(document: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", document)])
}

#[test]
fn every_error_has_its_own_word() {
    let mut kinds: Vec<&str> = ReadError::ALL.iter().map(|error| error.kind()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), ReadError::ALL.len());
}

#[test]
fn empty_and_too_large() {
    assert_eq!(kind("a.md", b""), "empty");
    assert_eq!(kind("a.txt", b" \n\t\n"), "empty");
    assert_eq!(kind("a.txt", &vec![b'a'; MAX_FILE_BYTES + 1]), "too-large");
    let many = "- a\n".repeat(MAX_STATEMENTS + 1);
    assert_eq!(kind("a.md", many.as_bytes()), "too-large");
}

#[test]
fn formats_that_are_none_of_ours() {
    let garbage: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_eq!(kind("a.txt", &garbage), "unknown-format");
    assert_eq!(kind("a.bin", &[0xFF, 0xFE, 0x00, 0xD8]), "unknown-format");
    assert_eq!(kind("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old word"), "unknown-format");
    assert_eq!(kind("a.rtf", b"{\\rtf1 hei}"), "unknown-format");
    assert_eq!(kind("a.xlsx", &zipped(&[("xl/workbook.xml", "<x/>")])), "unknown-format");
}

#[test]
fn files_that_need_a_password() {
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(kind("a.docx", &locked), "encrypted");
    let odt = zipped(&[("content.xml", "x"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")]);
    assert_eq!(kind("a.odt", &odt), "encrypted");
}

#[test]
fn a_name_that_promises_what_the_bytes_do_not_hold() {
    for name in ["a.docx", "a.odt", "a.pdf"] {
        assert_eq!(kind(name, b"bare tekst"), "damaged", "{name}");
    }
}

#[test]
fn a_document_cut_off_anywhere_is_damaged() {
    let whole = docx("<w:document><w:body><w:p><w:r><w:t>Hei der.</w:t></w:r></w:p></w:body></w:document>");
    assert_eq!(kind("a.docx", &whole), "read");
    for end in (4..whole.len()).step_by(7) {
        assert_eq!(kind("a.docx", &whole[..end]), "damaged", "cut at {end}");
    }
    assert_eq!(kind("a.docx", &docx("<w:document><w:body><w:p><w:r><w:t>Hei")), "damaged");
    assert_eq!(kind("a.docx", &docx("<w:document></w:body>")), "damaged");
}

#[test]
fn one_wrong_byte_anywhere_never_panics() {
    let whole = docx("<w:document><w:body><w:p><w:r><w:t>Hei der.</w:t></w:r></w:p></w:body></w:document>");
    let mut refused = 0;
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x5A;
        refused += usize::from(read("a.docx", &bytes).is_err());
    }
    assert!(refused > 0);
}

#[test]
fn no_text_at_all() {
    assert_eq!(kind("a.docx", &docx("<w:document><w:body><w:p/></w:body></w:document>")), "no-text");
    assert_eq!(kind("a.html", b"<!doctype html><script>1</script>"), "no-text");
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..=(MAX_UNZIPPED_BYTES >> 20) {
        writer.write_all(&block).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < MAX_FILE_BYTES);
    assert_eq!(kind("a.docx", &bytes), "bomb");
}

#[test]
fn deep_nesting_is_refused_or_read_but_never_overflows() {
    let deep = "<w:p>".repeat(MAX_XML_DEPTH + 1);
    assert_eq!(kind("a.docx", &docx(&deep)), "bomb");
    let page = |times| format!("<!doctype html>{}dypt nede", "<div><table><tr><td>".repeat(times));
    assert_eq!(kind("a.html", page(40).as_bytes()), "read");
    assert_eq!(kind("a.html", page(MAX_HTML_DEPTH).as_bytes()), "bomb");
    let quotes = |times| format!("{} dypt nede", ">".repeat(times));
    assert_eq!(kind("a.md", quotes(40).as_bytes()), "read");
    assert_eq!(kind("a.md", quotes(MAX_HTML_DEPTH + 1).as_bytes()), "bomb");
}

#[test]
fn entities_that_a_document_declares_itself_are_not_expanded() {
    let bytes = docx(
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>Hei &b; der</w:t></w:r></w:p></w:body></w:document>",
    );
    let document = read("a.docx", &bytes).unwrap();
    assert_eq!(document.statements[0].text, "Hei der");
}

/// Bits of the text formats, put together in an order nobody would write.
const BITS: &[&str] = &[
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "**",
    "_",
    "`",
    "```\n",
    "|",
    "|---|\n",
    "\n",
    "\n\n",
    "---\n",
    "===\n",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<li>",
    "<ul>",
    "</ul>",
    "<div>",
    "</div>",
    "<p>",
    "<!--",
    "-->",
    "<main>",
    "</main>",
    "<h2>",
    "</h2>",
    "&amp;",
    "&",
    "<",
    "title: x\n",
    "Mål",
    "sosiale medier ",
    "Facebook ",
    "å",
    "\u{301}",
    "\u{ad}",
    "😀",
    "X og ",
    ": ",
    ". ",
    "\t",
    "\r\n",
];

#[test]
fn whatever_is_read_is_numbered_from_one_and_stands_under_headings_above_it() {
    let mut state = 7_u64;
    let mut read_at_all = 0;
    for round in 0..300 {
        let mut text = String::new();
        for _ in 0..120 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(BITS[(state >> 33) as usize % BITS.len()]);
        }
        for name in ["a.md", "a.html", "a.txt"] {
            let Ok(document) = read(name, text.as_bytes()) else { continue };
            read_at_all += 1;
            let mut headings: Vec<&str> = Vec::new();
            for (index, statement) in document.statements.iter().enumerate() {
                assert_eq!(statement.number, index + 1, "round {round}, {name}");
                assert!(!statement.text.trim().is_empty() && !statement.text.contains('\n'), "round {round}, {name}");
                assert!(
                    statement.path.iter().all(|heading| headings.contains(&heading.as_str())),
                    "round {round}, {name}"
                );
                if statement.kind == Kind::Heading {
                    headings.push(&statement.text);
                }
            }
        }
    }
    assert!(read_at_all > 600, "only {read_at_all}");
}
