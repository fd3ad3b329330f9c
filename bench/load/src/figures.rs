//! Figures as the tables show them: quantiles, a value beside its aim, and how busy the machine was.

use std::time::Duration;

/// Times in order, to read quantiles from.
pub struct Times(Vec<Duration>);

impl Times {
    /// Puts them in order.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that this share of all stays below, in milliseconds; nothing when there are none.
    pub fn quantile_ms(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let place = (last as f64 * share).round() as usize;
        self.0.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

/// Prints the head of a table of values beside aims.
pub fn head(title: &str) {
    println!("\n{title}");
    println!("{:<52} {:>10} {:>10} {:>7}", "", "value", "aim", "ratio");
}

/// Prints a value beside the most it should be; the ratio is value to aim.
pub fn beside(what: &str, value: f64, most: f64, unit: &str) {
    let verdict = if value <= most { "" } else { "  over" };
    let ratio = if most > 0.0 { format!("{:.2}", value / most) } else { "-".to_owned() };
    println!("{what:<52} {value:>10.1} {most:>10.1} {ratio:>7}  {unit}{verdict}");
}

/// Prints a value that has no aim.
pub fn alone(what: &str, value: f64, unit: &str) {
    println!("{what:<52} {value:>10.1} {:>10} {:>7}  {unit}", "", "");
}

/// Prints how many cores there are and how many programs wanted one lately: a table from a busy machine says little.
pub fn machine() {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split(' ').take(3).collect();
    println!("cores {cores}, load average {} (1, 5 and 15 minutes)", load.join(" "));
}
