//! Documents written as source: reStructuredText and LaTeX.

use crate::show;

#[test]
fn restructured_text_headings_lists_and_roles() {
    let text = "========\nStrategi\n========\n\n.. _maal:\n\nMål\n---\n\nVi skal nå :ref:`målgruppene <groups>` på **Facebook**,\nhver dag. Se `sidene våre <https://x.example>`_.\n\n.. image:: bilde.png\n   :width: 200\n\n* svare alle\n* lytte\n\n.. note:: Ansvaret er redaksjonens.\n\nKanaler\n-------\n\n#. Blogg\n#. Nyhetsbrev\n";
    insta::assert_snapshot!(show("strategi.rst", text.as_bytes()), @r#"
    Strategi · nb · rst
    1 heading [] Strategi
    2 heading [Strategi] Mål
    3 paragraph [Strategi > Mål] Vi skal nå målgruppene på Facebook, hver dag. Se sidene våre.
    4 list-item [Strategi > Mål] svare alle
    5 list-item [Strategi > Mål] lytte
    6 paragraph [Strategi > Mål] Ansvaret er redaksjonens.
    7 heading [Strategi] Kanaler
    8 list-item [Strategi > Kanaler] Blogg
    9 list-item [Strategi > Kanaler] Nyhetsbrev
    "#);
}

#[test]
fn latex_headings_items_rows_and_letters() {
    let text = "\\documentclass{article}\n\\title{Strategi for \\aa ret}\n\\begin{document}\n\\maketitle\n\\section{M\\aa{}l \\& mening}\\label{sec:a}\nVi svarer 90\\,\\% p\\aa{} \\textbf{Facebook}. % ikke dette\nSe \\href{https://x.example}{sidene}.\n\n\\begin{itemize}\n\\item unge\n\\item eldre\n\\end{itemize}\n\\begin{tabular}{l|l}\nBlogg & ukentlig \\\\\n\\end{tabular}\n\\end{document}\nikke dette heller\n";
    insta::assert_snapshot!(show("strategi.tex", text.as_bytes()), @r#"
    Strategi for året · nb · tex
    1 heading [] Strategi for året
    2 heading [Strategi for året] Mål & mening
    3 paragraph [Strategi for året > Mål & mening] Vi svarer 90 % på Facebook. Se sidene.
    4 list-item [Strategi for året > Mål & mening] unge
    5 list-item [Strategi for året > Mål & mening] eldre
    6 table-row [Strategi for året > Mål & mening] Blogg | ukentlig
    "#);
}

#[test]
fn source_that_never_closes_what_it_opens_is_still_read_or_refused() {
    for text in ["\\section{Mål", "\\begin{tabular}{", "Tekst \\", "\\item", "\\title{a\\title{b"] {
        let shown = show("a.tex", text.as_bytes());
        assert!(
            shown.starts_with("error: no-text") || shown.contains(" 1 ") || shown.contains("\n1 "),
            "{text}: {shown}"
        );
    }
    for text in ["===", "Tittel\n===", "``", ":ref:`", ".. ", "a `b <"] {
        let shown = show("a.rst", text.as_bytes());
        assert!(shown.starts_with("error: no-text") || shown.contains("\n1 "), "{text}: {shown}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the time it takes is what is tried")]
fn large_source_full_of_what_is_never_closed_is_read_in_time() {
    let begun = std::time::Instant::now();
    for (name, bit) in [("a.tex", "\\section{"), ("a.tex", "\\a["), ("a.rst", ":a:`b"), ("a.rst", "a:`b`")] {
        let _ = show(name, bit.repeat(60_000).as_bytes());
    }
    assert!(begun.elapsed().as_secs() < 20, "took {:?}", begun.elapsed());
}
