//! Text in, text out: one look-alike for each program.

#![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use super::{Export, Metric, ReadingsError, read, read_with};
use jiff::civil::{Date, date};
use std::fmt::Write;

const TODAY: Date = date(2026, 3, 10);

fn said(export: &Export) -> String {
    let mut out = format!("{} {}\n", export.source.word(), export.account);
    for metric in &export.metrics {
        write!(out, "{} [{}]", metric.name, metric.unit.word()).unwrap();
        for reading in &metric.readings {
            write!(out, " {}={}", reading.date, reading.value).unwrap();
        }
        out.push('\n');
    }
    for skipped in &export.skipped {
        writeln!(out, "{}", format!("- {} {} {}", skipped.line, skipped.why.word(), skipped.column).trim_end())
            .unwrap();
    }
    out
}

fn of(text: &str) -> String {
    said(&read(text.as_bytes(), TODAY).unwrap())
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn meta_business_suite_names_its_metric_in_the_title() {
    let text = "sep=,\n\"Instagram profile visits\"\n\"Date\",\"Primary\"\n\"2025-05-01T01:00:00\",\"12\"\n\
                \"2025-05-02T01:00:00\",\"30\"\n\n";
    assert_eq!(
        said(&read(&utf_16(text), TODAY).unwrap()),
        "instagram \nInstagram profile visits [count] 2025-05-01=12 2025-05-02=30\n"
    );
    let saved_again = "sep=\t\r\nFacebook reach\t\r\nDate\tPrimary\r\n2025-05-01T00:00:00\t1 200\r\n";
    assert_eq!(
        said(&read(&utf_16(saved_again), TODAY).unwrap()),
        "facebook \nFacebook reach [count] 2025-05-01=1200\n"
    );
}

#[test]
fn meta_audiences_have_no_dates() {
    let text = "sep=,\n\"Top cities\"\n\"Bodø, Norway\",\"Tromsø, Norway\"\n\"10.6\",\"2.5\"\n\n\"Age & gender\"\n\
                \"\",\"Men\",\"Women\"\n\"18-24\",\"5\",\"7\"\n";
    assert_eq!(said(&read(&utf_16(text), TODAY).unwrap()), "meta \n- 3 no-date\n- 7 no-date\n");
}

#[test]
fn meta_content_becomes_sums_per_day_of_publishing() {
    let text = "\u{feff}\"Post ID\",\"Account ID\",\"Account username\",\"Account name\",Description,\"Duration (sec)\",\
                \"Publish time\",Permalink,Date,Views,Reach,Likes,Views\n\
                17900000000000001,17800000000000001,byen,\"Byen vår\",\"Kom\n\nnå\",5,\"05/26/2025 10:23\",https://i.example/1,Lifetime,10,7,1,2\n\
                17900000000000002,17800000000000001,byen,\"Byen vår\",Hei,0,\"05/26/2025 12:00\",https://i.example/2,Lifetime,5,5,0,3\n\
                17900000000000003,17800000000000001,byen,\"Byen vår\",Uten tid,0,,https://i.example/3,Lifetime,5\n";
    assert_eq!(
        of(text),
        "instagram Byen vår\nViews [count] 2025-05-26=15\nLikes [count] 2025-05-26=1\nViews (2) [count] 2025-05-26=5\n\
         - 1 people Reach\n- 6 bad-date\n"
    );
}

#[test]
fn youtube_leaves_out_the_total_and_rates() {
    let text = "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Impressions click-through rate (%)\n\
                Total,,,,100,9.5,3.1\nabc,En film,\"Dec 18, 2022\",4197,60,5.25,4.5\ndef,En til,\"Jan 2, 2023\",60,40,4.25,\n";
    assert_eq!(
        of(text),
        "youtube \nViews [count] 2022-12-18=60 2023-01-02=40\nWatch time (hours) [hours] 2022-12-18=5.25 2023-01-02=4.25\n\
         - 1 rate Impressions click-through rate (%)\n- 2 total-row\n"
    );
    assert_eq!(
        of("Geography,Views,Average view duration,Watch time (hours)\nTotal,10,0:04:34,1.5\nNO,10,0:04:34,1.5\n"),
        "youtube \n- 1 no-date\n"
    );
    let german = "Inhalt,Vi\u{ad}deo\u{ad}ti\u{ad}tel,Veröffentlichungszeit des Videos,Aufrufe\nGesamt,,,9\nx,Ein Film,\"Aug 19, 2011\",9\n";
    assert_eq!(of(german), "table \nAufrufe [count] 2011-08-19=9\n- 2 total-row\n");
}

#[test]
fn x_posts_and_x_account() {
    let posts = "\"Tweet id\",\"Tweet permalink\",\"Tweet text\",\"time\",\"impressions\",\"engagement rate\",\"promoted likes\"\n\
                 \"1\",\"https://twitter.com/byen/status/1\",\"a &amp; b\n\nc\",\"2021-01-29 23:00 +0000\",\"90\",\"0.01\",\"-\"\n\
                 \"2\",\"https://twitter.com/byen/status/2\",\"d\",\"2021-01-29 08:00 +0000\",\"10\",\"0.02\",\"-\"\n";
    assert_eq!(
        of(posts),
        "x byen\nimpressions [count] 2021-01-29=100\n- 1 rate engagement rate\n- 1 missing promoted likes\n"
    );
    let account =
        "Date,Impressions,New follows,Reposts\n\"Tue, Aug 26, 2025\",444,1,0\n\"Mon, Aug 25, 2025\",8893,5,2\n";
    assert_eq!(
        of(account),
        "x \nImpressions [count] 2025-08-25=8893 2025-08-26=444\nNew follows [count] 2025-08-25=5 2025-08-26=1\n\
         Reposts [count] 2025-08-25=2 2025-08-26=0\n"
    );
}

#[test]
fn a_log_kept_by_hand_may_lack_values() {
    let text = "commit_date,date,month,followers\r\n2022-01-03,2022-01-03,Dec,120\r\n2021-12-03,2021-12-02,Nov,NA\r\n";
    assert_eq!(of(text), "table \nfollowers [count] 2022-01-03=120\n- 3 missing followers\n");
}

#[test]
fn dates_without_a_year_are_the_latest_that_have_been() {
    let text = "\u{feff}\"Date\",\"Video Views\",\"Profile Views\"\n\"December 31\",\"5\",\"1\"\n\"January 1\",\"undefined\",\"2\"\n\
                \"March 9\",\"7\",\"3\"\n";
    assert_eq!(
        of(text),
        "tiktok \nVideo Views [count] 2025-12-31=5 2026-03-09=7\nProfile Views [count] 2025-12-31=1 2026-01-01=2 2026-03-09=3\n\
         - 3 missing Video Views\n"
    );
    assert_eq!(
        of("Date,Video Views,Profile Views\n8 de marzo,5,1\n"),
        "tiktok \nVideo Views [count] 2026-03-08=5\nProfile Views [count] 2026-03-08=1\n"
    );
    // On 10 March the 11th has only been last year; a leap day was in 2024.
    assert!(of("Date,Viewers\nMarch 11,5\n").contains("2025-03-11=5"));
    assert!(of("Date,Viewers\nFebruary 29,5\n").contains("2024-02-29=5"));
    let posts = "\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\"\n\
                 \"February 28\",\"Hei\",\"https://www.tiktok.com/@byen/video/1\",\"March 2\",\"9\"\n";
    assert_eq!(of(posts), "tiktok @byen\nTotal likes [count] 2025-03-02=9\n");
}

#[test]
fn google_analytics_says_its_period_in_comments() {
    let text = "# ---\n# Report CSV Export\n# Account: Byen\n# Property: byen.example\n# ---\n# \n# All Users\n# Start date: 20230101\n\
                # End date: 20231231\n\nEvent name,Event count,Total users\nclick,30,20\nscroll,12,9\n\n\
                # Daily\n# Start date: 20230101\n# End date: 20230102\nDay,Average engagement time\n20230101,12.5\n20230102,13\n\n\
                # Empty\n# Start date: 20230101\n# End date: 20230102\nDay,Total revenue\n";
    assert_eq!(
        of(text),
        "google-analytics byen.example\nEvent count [count] 2023-12-31=42\n\
         Average engagement time [seconds] 2023-01-01=12.5 2023-01-02=13\n- 11 people Total users\n"
    );
}

#[test]
fn linkedin_pages_have_a_sentence_above_and_corrections_below_zero() {
    let text = "This report shows what happened\nDate,Impressions (organic),Engagement rate (total)\n04/24/2022,12,0.5\n04/25/2022,-3,0.25\n";
    assert_eq!(
        of(text),
        "linkedin \nImpressions (organic) [count] 2022-04-24=12 2022-04-25=-3\n\
         Engagement rate (total) [share] 2022-04-24=0.5 2022-04-25=0.25\n"
    );
    let followers = "Total followers on 4/23/2023:,5444\n\nDate,New followers\n4/23/2023,7\n";
    assert_eq!(of(followers), "table \nTotal followers [count] 2023-04-23=5444\nNew followers [count] 2023-04-23=7\n");
}

#[test]
fn facebook_insights_without_days_give_a_reason() {
    let text = b"Me gusta totales de la p\xe1gina;Tipo;Lifetime Post Total Reach;like\r\n139;Photo;27;4\r\n".as_slice();
    assert_eq!(said(&read(text, TODAY).unwrap()), "facebook \n- 1 no-date\n");
}

#[test]
fn plain_tables_come_as_norwegian_spreadsheets_save_them() {
    assert_eq!(
        of("dato;verdi\n31.12.2025;1.234,5\n01.01.2026;1 234\n02.01.2026;12,5 %\n"),
        "table \nverdi [percent] 2025-12-31=1234.5 2026-01-01=1234 2026-01-02=12.5\n"
    );
    assert_eq!(of("2025-12-31,4\n2026-01-01,5\n"), "table \nvalue [count] 2025-12-31=4 2026-01-01=5\n");
    // A day above twelve says that the day comes first.
    assert!(of("date,value\n03/04/2025,1\n25/04/2025,2\n").contains("2025-04-03=1 2025-04-25=2"));
    assert_eq!(
        of("date,value\n2025-01-01,1\n2025-01-01,2\nsoon,3\n2027-01-01,4\n2025-01-02,many\n2025-01-03,5\n"),
        "table \nvalue [count] 2025-01-03=5\n- 2 two-values value\n- 4 bad-date\n- 5 future value\n- 6 not-a-number value\n"
    );
}

#[test]
fn what_is_no_table_says_so() {
    assert_eq!(read(b"", TODAY), Err(ReadingsError::NoTable));
    assert_eq!(read("Kjære alle".as_bytes(), TODAY), Err(ReadingsError::NoTable));
    assert_eq!(read(b"PK\x03\x04nothing", TODAY), Err(ReadingsError::Damaged));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TODAY), Err(ReadingsError::OldWorkbook));
}

#[test]
fn numbers_are_written_as_short_as_they_are() {
    let export = read(b"date,likes\n2025-01-01,4\n", TODAY).unwrap();
    assert_eq!(
        serde_json::to_string(&export).unwrap(),
        r#"{"source":"table","account":"","metrics":[{"name":"likes","unit":"count","readings":[{"date":"2025-01-01","value":4}]}],"skipped":[]}"#
    );
}

#[test]
fn dates_under_a_head_nobody_knows_are_found_and_otherwise_can_be_said() {
    let today = jiff::civil::date(2027, 4, 1);
    let values = |export: &Export| -> Vec<String> {
        let of = |metric: &Metric| {
            metric.readings.iter().map(|one| format!("{} {} {}", metric.name, one.date, one.value)).collect::<Vec<_>>()
        };
        export.metrics.iter().flat_map(of).collect()
    };
    let found = read("Registrert,Svar\n2027-03-01,4\n2027-03-02,5\n".as_bytes(), today).unwrap();
    assert_eq!(values(&found), ["Svar 2027-03-01 4", "Svar 2027-03-02 5"]);
    // Two columns have days: which is meant is for somebody to say.
    let text = "Meldt,Svart,Saker\n2027-03-01,2027-03-03,4\n2027-03-02,2027-03-05,5\n";
    let unsure = read(text.as_bytes(), today).unwrap();
    assert!(unsure.metrics.is_empty());
    assert_eq!(unsure.columns, ["Meldt", "Svart", "Saker"]);
    let said = read_with(text.as_bytes(), today, Some("Svart")).unwrap();
    assert_eq!(values(&said), ["Saker 2027-03-03 4", "Saker 2027-03-05 5"]);
}
