//! What comes out of an export, and how long it takes: `readings FILE`.

#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("readings FILE")?;
    let bytes = std::fs::read(path)?;
    let begun = std::time::Instant::now();
    let export = formats::readings::read(&bytes, jiff::civil::date(2026, 11, 24))?;
    let ms = begun.elapsed().as_secs_f64() * 1e3;
    println!("{:?} {:?}", export.source, export.account);
    for metric in &export.metrics {
        let (first, last) = (metric.readings.first(), metric.readings.last());
        println!("  {} [{:?}] {} {first:?} {last:?}", metric.name, metric.unit, metric.readings.len());
    }
    for skipped in export.skipped.iter().take(14) {
        println!("  - {} {} {}", skipped.line, skipped.why.word(), skipped.column);
    }
    println!(
        "{} MB, {ms:.0} ms, {} metrics, {} left out",
        bytes.len() / 1_000_000,
        export.metrics.len(),
        export.skipped.len()
    );
    Ok(())
}
