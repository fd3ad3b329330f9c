//! Measures the import of a survey with 100,000 rows, or prints what comes out of the files of a folder:
//! `usage` and `usage FOLDER`. In a folder, a text file called like a survey's beginning and `codebook` is its codebook.
#![expect(clippy::disallowed_methods, reason = "a program for the command line, which measures time itself")]
#![allow(clippy::print_stdout, clippy::print_stderr)]

use formats::usage::{Counting, Figure, Survey, Usage, Value, read, workbook};
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Rows of the survey that is measured.
const ROWS: u32 = 100_000;
/// Channels it asks about.
const CHANNELS: [&str; 11] = [
    "Twitter",
    "Instagram",
    "Facebook",
    "Snapchat",
    "YouTube",
    "WhatsApp",
    "Pinterest",
    "LinkedIn",
    "Reddit",
    "TikTok",
    "Nextdoor",
];
/// Columns beside those, which are read past.
const OTHERS: u32 = 20;
/// Readings that are made; the middle one is told.
const RUNS: usize = 7;
/// What an import may take.
const AIM: Duration = Duration::from_millis(300);
/// Figures of a file that are printed.
const SHOWN: usize = 12;

fn main() {
    match std::env::args().nth(1) {
        Some(folder) => tell(Path::new(&folder)),
        None => measure(),
    }
}

/// The same rows every time: a generator of the simplest kind, with its constants from Knuth's MMIX.
fn survey() -> String {
    let mut state = 0x5eed_u64;
    let mut dice = move |sides: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(sides)) as u32
    };
    let mut text = "respid,int_date,sex,age,educ2,region".to_owned();
    (0..OTHERS).for_each(|other| _ = write!(text, ",other{other}"));
    CHANNELS.iter().for_each(|channel| _ = write!(text, ",uses_{}", channel.to_lowercase()));
    text.push_str(",weight\n");
    for row in 0..ROWS {
        let _ = write!(
            text,
            "{row},{}/{}/2021,{},{},{},{}",
            1 + row / 60_000,
            1 + row / 4_000 % 28,
            1 + dice(2),
            18 + dice(75),
            1 + dice(8),
            1 + dice(5)
        );
        (0..OTHERS).for_each(|_| _ = write!(text, ",{}", dice(4)));
        CHANNELS.iter().for_each(|_| _ = write!(text, ",{}", 1 + dice(2)));
        let _ = writeln!(text, ",.{:07}", 100_000 + dice(9_000_000));
    }
    text
}

fn measure() {
    let text = survey();
    println!(
        "\nA survey of {ROWS} rows, {} columns, {:.1} MB",
        7 + OTHERS as usize + CHANNELS.len(),
        text.len() as f64 / 1e6
    );
    let (mut reading, mut counting, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for _ in 0..RUNS {
        let begun = Instant::now();
        let Ok(Usage::Survey(survey)) = read(text.as_bytes()) else { return println!("it is not read as a survey") };
        reading.push(begun.elapsed());
        let begun = Instant::now();
        count = counted(&survey, survey.column("age")).len();
        counting.push(begun.elapsed());
        all.extend(reading.last().zip(counting.last()).map(|(one, other)| *one + *other));
    }
    println!("{:40} {:>10} {:>10} {:>7}", "", "value", "aim", "ratio");
    let tell = |what: &str, times: &mut Vec<Duration>, aim: Option<Duration>| {
        times.sort();
        let middle = times.get(times.len() / 2).copied().unwrap_or_default();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let aim = aim.map_or_else(String::new, |aim| {
            let over = if middle > aim { "  over" } else { "" };
            format!("{:>10.1} {:>7.2}{over}", ms(aim), ms(middle) / ms(aim))
        });
        println!("{what:40} {:>10.1} {aim}  ms", ms(middle));
    };
    tell("reading", &mut reading, None);
    tell("counting by age group, weighted", &mut counting, None);
    tell("import: both", &mut all, Some(AIM));
    println!("{count} figures");
}

fn counted(survey: &Survey, by: Option<usize>) -> Vec<Figure> {
    let (questions, _) = survey.questions();
    let yes = survey.usual_yes(&questions);
    let channel = |at: usize| survey.columns.get(at).and_then(|column| column.channel()).unwrap_or_default();
    let questions = questions.into_iter().map(|at| (at, channel(at))).collect();
    survey.count(&Counting { by, weight: survey.weight, questions, yes })
}

/// What comes out of every file of a folder.
fn tell(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return eprintln!("cannot open {}", folder.display()) };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let codebook_of = |path: &Path| {
        let of = name(path);
        let fits = |other: &&std::path::PathBuf| {
            name(other).split_once("codebook").is_some_and(|(begins, _)| !begins.is_empty() && of.starts_with(begins))
        };
        paths.iter().find(fits).filter(|codebook| *codebook != path).and_then(|codebook| std::fs::read(codebook).ok())
    };
    for path in &paths {
        let Ok(mut bytes) = std::fs::read(path) else { continue };
        if workbook::is_workbook(&bytes) {
            match workbook::cells(&bytes) {
                Ok(text) => bytes = text.into_bytes(),
                Err(error) => {
                    println!("\n{}: {error}", name(path));
                    continue;
                }
            }
        }
        match read(&bytes) {
            Err(error) => println!("\n{}: {error}", name(path)),
            Ok(Usage::Table(figures)) => print(&name(path), "a table", &figures),
            Ok(Usage::Survey(mut survey)) => {
                if let Some(codebook) = codebook_of(path) {
                    survey.explain(&codebook);
                }
                let (often, rest) = survey.groupings();
                let titles: Vec<&str> =
                    often.iter().filter_map(|at| survey.columns.get(*at)).map(|column| column.title()).collect();
                let what = format!(
                    "a survey of {}, can be parted by {} and {} more",
                    survey.respondents,
                    titles.join(", "),
                    rest.len()
                );
                print(&name(path), &what, &counted(&survey, often.first().copied()));
            }
        }
    }
}

fn print(name: &str, what: &str, figures: &[Figure]) {
    println!("\n{name}: {what}, {} figures", figures.len());
    for Figure { group, channel, value, question, base, period, source, effective_count } in figures.iter().take(SHOWN)
    {
        let value = match value {
            Value::Percent(percent) => format!("{percent:.1} %"),
            Value::Word(usage) => usage.word().to_owned(),
        };
        let count = effective_count.map_or_else(String::new, |count| format!(" of {count}"));
        println!("  {group:16} {channel:20} {value}{count} | {question} | {base} | {period} | {source}");
    }
}
