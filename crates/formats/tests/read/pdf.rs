//! PDF: pages are drawn here line by line, since a page is nothing but letters at places.

use formats::read::read;

use crate::show;

/// A line of a page: points from the left and from the bottom, size, text.
type Drawn<'t> = (u32, u32, u32, &'t str);

/// A PDF of these pages, set in Helvetica without compression.
fn pdf(pages: &[&[Drawn<'_>]]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + page * 2)).collect();
    objects.push(b"<< /Type /Catalog /Pages 2 0 R >>".to_vec());
    objects.push(format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")).into_bytes());
    let widths = "500 ".repeat(224);
    objects.push(
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{widths}] >>").into_bytes(),
    );
    for (number, page) in pages.iter().enumerate() {
        objects.push(
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>", 5 + number * 2)
                .into_bytes(),
        );
        let mut drawing = Vec::new();
        for (left, base, size, text) in *page {
            drawing.extend(format!("BT /F1 {size} Tf 1 0 0 1 {left} {base} Tm (").into_bytes());
            // The encoding of old Windows files holds the Norwegian letters at the places Unicode has them.
            drawing.extend(text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(0x95)));
            drawing.extend(b") Tj ET\n");
        }
        let mut stream = format!("<< /Length {} >>\nstream\n", drawing.len()).into_bytes();
        stream.extend(drawing);
        stream.extend(b"\nendstream");
        objects.push(stream);
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    out.extend(
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).into_bytes(),
    );
    out
}

fn strategy() -> Vec<u8> {
    pdf(&[
        &[
            (60, 800, 8, "Kommunen 2025"),
            (60, 760, 20, "Kommunikasjonsstrategi"),
            (60, 720, 14, "Mål"),
            (
                60,
                700,
                10,
                "Kommunen skal være der folk er, og svare på det de spør om, så fort det går an og helst samme",
            ),
            (60, 688, 10, "dag. Dette gjelder også i sosiale medier, der vi skal ha en egen kommu-"),
            (60, 676, 10, "nikasjonsplan."),
            (80, 656, 10, "• bygge tillit"),
            (80, 644, 10, "o få flere svar, og svarene skal være lette å lese for alle som leser"),
            (90, 632, 10, "dem"),
            (60, 608, 10, "Ansvar: Anne"),
            (60, 590, 10, "Setningen her går over til"),
            (290, 30, 8, "Side 1 av 2"),
        ],
        &[
            (60, 800, 8, "Kommunen 2025"),
            (60, 760, 10, "neste side uten stans."),
            (60, 730, 10, "1. Skrive en plan for hvordan vi svarer på det folk spør om."),
            (60, 700, 14, "Ansvar"),
            (60, 680, 10, "Redaksjonen svarer."),
            (290, 30, 8, "Side 2 av 2"),
        ],
    ])
}

#[test]
fn paragraphs_headings_and_lists_are_rebuilt_from_places_and_sizes() {
    insta::assert_snapshot!(show("strategi.pdf", &strategy()), @r#"
    Kommunikasjonsstrategi · nb · pdf
    1 heading [] Kommunikasjonsstrategi
    2 heading [Kommunikasjonsstrategi] Mål
    3 paragraph [Kommunikasjonsstrategi > Mål] Kommunen skal være der folk er, og svare på det de spør om, så fort det går an og helst samme dag. Dette gjelder også i sosiale medier, der vi skal ha en egen kommunikasjonsplan.
    4 list-item [Kommunikasjonsstrategi > Mål] bygge tillit
    5 list-item [Kommunikasjonsstrategi > Mål] få flere svar, og svarene skal være lette å lese for alle som leser dem
    6 paragraph [Kommunikasjonsstrategi > Mål] Ansvar: Anne
    7 paragraph [Kommunikasjonsstrategi > Mål] Setningen her går over til neste side uten stans.
    8 list-item [Kommunikasjonsstrategi > Mål] 1. Skrive en plan for hvordan vi svarer på det folk spør om.
    9 heading [Kommunikasjonsstrategi] Ansvar
    10 paragraph [Kommunikasjonsstrategi > Ansvar] Redaksjonen svarer.
    "#);
}

#[test]
fn two_columns_drawn_column_by_column_are_read_one_after_the_other() {
    let page: &[Drawn<'_>] = &[
        (60, 700, 10, "Kommunen svarer alle som spør om noe,"),
        (60, 688, 10, "og gjør det samme dag."),
        (320, 700, 10, "Målgruppene er de unge som skal flytte"),
        (320, 688, 10, "hit etter studiene."),
    ];
    let document = read("spalter.pdf", &pdf(&[page])).unwrap();
    let texts: Vec<&str> = document.statements.iter().map(|statement| statement.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Kommunen svarer alle som spør om noe, og gjør det samme dag.",
            "Målgruppene er de unge som skal flytte hit etter studiene."
        ]
    );
}

/// The texts that are read in pages drawn so.
fn texts(pages: &[&[Drawn<'_>]]) -> Vec<String> {
    let document = read("spalter.pdf", &pdf(pages)).unwrap();
    document.statements.into_iter().map(|statement| statement.text).collect()
}

#[test]
fn two_columns_drawn_row_by_row_are_read_one_after_the_other() {
    let first: &[Drawn<'_>] = &[
        (60, 800, 8, "Kommunen 2025"),
        (60, 760, 20, "Kommunikasjonsstrategi for hele kommunen og alle"),
        (60, 700, 10, "Kommunen svarer alle som spør om noe i"),
        (320, 700, 10, "Målgruppene er de unge som flytter hit"),
        (60, 688, 10, "sosiale medier, og gjør det samme dag"),
        (320, 688, 10, "etter studiene, foreldre som er nye her"),
        (60, 676, 10, "som spørsmålet kom, også i ferier og på"),
        (320, 676, 10, "og de som har hytte i kommunen og vil"),
        (60, 664, 10, "dager da kontoret ellers er stengt."),
        (320, 664, 10, "vite hva som skjer her."),
        (60, 640, 10, "Redaksjonen har ansvaret for dette."),
        (290, 30, 8, "1"),
    ];
    let second: &[Drawn<'_>] =
        &[(60, 800, 8, "Kommunen 2025"), (60, 700, 10, "Planen gjelder i fire år."), (290, 30, 8, "2")];
    assert_eq!(
        texts(&[first, second]),
        [
            "Kommunikasjonsstrategi for hele kommunen og alle",
            "Kommunen svarer alle som spør om noe i sosiale medier, og gjør det samme dag som spørsmålet kom, også i ferier og på dager da kontoret ellers er stengt.",
            "Redaksjonen har ansvaret for dette.",
            "Målgruppene er de unge som flytter hit etter studiene, foreldre som er nye her og de som har hytte i kommunen og vil vite hva som skjer her.",
            "Planen gjelder i fire år.",
        ]
    );
}

#[test]
fn what_crosses_the_columns_parts_them() {
    let page: &[Drawn<'_>] = &[
        (60, 712, 10, "Venstre en er en linje som fyller her"),
        (320, 712, 10, "Høyre en er en linje som fyller her,"),
        (60, 700, 10, "venstre to er en linje som fyller her"),
        (320, 700, 10, "høyre to er en linje som fyller her,"),
        (60, 688, 10, "venstre tre er en linje som fyller og"),
        (320, 688, 10, "høyre tre er en linje som fyller her"),
        (60, 676, 10, "venstre fire er den siste linja her."),
        (320, 676, 10, "høyre fire er den siste linja i den."),
        (60, 640, 10, "Denne setningen går tvers over begge spaltene på hele siden og står under dem begge."),
    ];
    assert_eq!(
        texts(&[page]),
        [
            "Venstre en er en linje som fyller her venstre to er en linje som fyller her venstre tre er en linje som fyller og venstre fire er den siste linja her.",
            "Høyre en er en linje som fyller her, høyre to er en linje som fyller her, høyre tre er en linje som fyller her høyre fire er den siste linja i den.",
            "Denne setningen går tvers over begge spaltene på hele siden og står under dem begge.",
        ]
    );
}

#[test]
fn rows_of_a_table_stay_together() {
    let page: &[Drawn<'_>] = &[
        (60, 712, 10, "Kanal"),
        (200, 712, 10, "Ansvar og målgruppe i denne kanalen"),
        (60, 690, 10, "Facebook"),
        (200, 690, 10, "Redaksjonen, som skriver for foreldre"),
        (60, 668, 10, "Nettside"),
        (200, 668, 10, "Servicekontoret, som skriver for alle"),
        (60, 646, 10, "Brev"),
        (200, 646, 10, "Hver avdeling selv"),
        (60, 624, 10, "Presse"),
        (200, 624, 10, "Ordføreren"),
    ];
    let read = texts(&[page]);
    assert!(read.iter().any(|text| text.contains("Facebook Redaksjonen")), "{read:?}");
    assert!(read.iter().any(|text| text.contains("Presse Ordføreren")), "{read:?}");
}

#[test]
fn a_page_without_letters_is_no_text() {
    assert_eq!(show("bilde.pdf", &pdf(&[&[]])), "error: no-text");
}

#[test]
fn a_pdf_cut_off_or_changed_anywhere_never_panics() {
    let whole = strategy();
    for end in (8..whole.len()).step_by(97) {
        if let Err(error) = read("a.pdf", &whole[..end]) {
            assert!(matches!(error.kind(), "damaged" | "no-text"), "cut at {end}: {}", error.kind());
        }
    }
    let mut refused = 0;
    for place in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x2A;
        refused += usize::from(read("a.pdf", &bytes).is_err());
    }
    assert!(refused < whole.len() / 61, "some harmless bytes change nothing");
    assert_eq!(show("a.pdf", b"%PDF-1.7\n1 0 obj\n<< /Encrypt 2 0 R"), "error: encrypted");
    assert_eq!(show("a.pdf", b"%PDF-1.7\nhei"), "error: damaged");
}
