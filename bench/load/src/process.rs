//! What the operating system knows of another process: its memory and the time it has had on the cores.

use crate::Trouble;
use std::fs;

/// Bytes in a page of memory, on every machine this runs on.
const PAGE_BYTES: f64 = 4096.0;
/// Ticks of the kernel's clock in a second.
const TICKS_PER_SECOND: f64 = 100.0;

/// A process that is measured.
#[derive(Clone, Copy)]
pub struct Process(pub u32);

impl Process {
    /// Memory it holds, in kB (1 kB = 1000 bytes).
    pub fn resident_kb(self) -> Result<f64, Trouble> {
        let text = fs::read_to_string(format!("/proc/{}/statm", self.0))?;
        let pages: f64 = text.split(' ').nth(1).ok_or("no memory in statm")?.parse()?;
        Ok(pages * PAGE_BYTES / 1000.0)
    }

    /// Seconds it has had on a core.
    pub fn cpu_seconds(self) -> Result<f64, Trouble> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.0))?;
        // The name is in brackets and may hold anything; what follows it is plain.
        let (_, rest) = text.rsplit_once(") ").ok_or("no name in stat")?;
        let fields: Vec<&str> = rest.split(' ').collect();
        let ticks = |place: usize| -> Result<f64, Trouble> { Ok(fields.get(place).ok_or("stat is short")?.parse()?) };
        Ok((ticks(11)? + ticks(12)?) / TICKS_PER_SECOND)
    }
}
