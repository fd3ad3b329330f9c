//! What the claims about one audience in one channel come to together. A simple rule for the matrix, until the
//! engine weighs them.

use plan::{AudienceId, Basis, ChannelId, Claim, ClaimId, Confidence, Plan, Usage};
use std::collections::BTreeMap;

/// All claims by the cell they are about, so that drawing a matrix looks at each claim once.
pub type Cells<'a> = BTreeMap<(AudienceId, ChannelId), Vec<(ClaimId, &'a Claim)>>;

/// The claims of a plan by their cells.
pub fn cells(plan: &Plan) -> Cells<'_> {
    let mut cells = Cells::new();
    for (id, claim) in plan.claims.iter() {
        cells.entry((claim.audience, claim.channel)).or_default().push((id, claim));
    }
    cells
}

/// The best founded claim leads, the others say how unsure it is.
pub struct Combined {
    /// How much the channel is used.
    pub usage: Usage,
    /// Whether the leading claim is known.
    pub is_known: bool,
    /// The least that any claim says.
    pub least: Usage,
    /// The most that any claim says.
    pub most: Usage,
}

impl Combined {
    /// Nothing while no claim says how much.
    pub fn of<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Self> {
        let claims: Vec<(&Claim, Usage)> = claims.filter_map(|claim| Some((claim, claim.usage?))).collect();
        let founded =
            |claim: &Claim| (claim.basis == Some(Basis::Known), claim.confidence.map_or(0, sureness), claim.on);
        let (best, usage) = claims.iter().max_by_key(|(claim, _)| founded(claim))?;
        let usages = || claims.iter().map(|(_, usage)| *usage);
        Some(Self {
            usage: *usage,
            is_known: best.basis == Some(Basis::Known),
            least: usages().min().unwrap_or(*usage),
            most: usages().max().unwrap_or(*usage),
        })
    }
}

fn sureness(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 1,
        Confidence::Medium => 2,
        Confidence::High => 3,
    }
}

/// How long a bar is, of a hundred.
pub fn length(usage: Usage) -> u8 {
    match usage {
        Usage::NotAtAll => 5,
        Usage::Little => 25,
        Usage::Some => 60,
        Usage::Lot => 95,
    }
}
