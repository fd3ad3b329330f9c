//! What the fuzz targets share: handing bytes to a reader the way the server does. What is looked for is a panic, an
//! overflow, a file that takes too long or too much memory; what a reader answers does not matter here.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// Lets a panic unwind until nobody has caught it: the PDF reader catches those of the library it uses.
pub fn let_panics_unwind() {
    let _ = std::panic::take_hook();
}

/// Reads bytes as a file with this ending.
pub fn read(ending: &str, bytes: &[u8]) {
    let _ = formats::read::read(&format!("a.{ending}"), bytes);
}

/// Reads bytes as a zipped document. Chance seldom hits a zip's checksums, so what is not a zip is taken for the part
/// that holds the text, and packed.
pub fn read_package(ending: &str, part: &str, bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        read(ending, bytes);
    } else if let Some(package) = packed(part, bytes) {
        read(ending, &package);
    }
}

/// Reads bytes as a PDF. Chance breaks its table of places first, so what is not a PDF is taken for what is drawn on a page.
pub fn read_pdf(bytes: &[u8]) {
    if bytes.starts_with(b"%PDF") {
        read("pdf", bytes);
    } else {
        read("pdf", &page(bytes));
    }
}

/// A PDF of one page that is drawn by these bytes.
fn page(drawing: &[u8]) -> Vec<u8> {
    let mut stream = format!("<</Length {}>>stream\n", drawing.len()).into_bytes();
    stream.extend(drawing);
    stream.extend(b"\nendstream");
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_vec(),
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj", number + 1).into_bytes());
        out.extend(object);
        out.extend(b"endobj\n");
    }
    let table = out.len();
    out.extend(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    out.extend(format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    out
}

fn packed(part: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file(part, options).ok()?;
    writer.write_all(bytes).ok()?;
    Some(writer.finish().ok()?.into_inner())
}
