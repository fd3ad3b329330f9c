//! How long to look: the caller's answer, since nothing here reads a clock.

use crate::Proposal;

/// Asked every now and then whether to go on, and told what is best so far.
pub trait Pace {
    /// Whether to look further. Asked often; has to answer at once.
    fn keep_going(&mut self) -> bool;
    /// A better proposal or a lower bound than before.
    fn better(&mut self, _proposal: &Proposal) {}
}

/// So many steps, and no more: for answers that have to be the same on every machine.
#[derive(Debug, Clone, Copy)]
pub struct Steps(pub u64);

impl Pace for Steps {
    fn keep_going(&mut self) -> bool {
        let left = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        left
    }
}

/// Until there is nothing left to look at.
#[derive(Debug, Clone, Copy)]
pub struct Forever;

impl Pace for Forever {
    fn keep_going(&mut self) -> bool {
        true
    }
}

impl<F: FnMut() -> bool> Pace for F {
    fn keep_going(&mut self) -> bool {
        self()
    }
}
