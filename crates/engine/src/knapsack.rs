//! Plain multidimensional knapsacks: choose things, each taking so much of every resource, for the highest sum of values. A
//! check of the search against optima that others have published. What belongs elsewhere: reading files of them.

use crate::pace::Pace;
use crate::random::Random;

/// A knapsack.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Knapsack {
    /// What each thing is worth.
    pub values: Vec<f64>,
    /// What each thing takes, by resource: `takes[resource][thing]`.
    pub takes: Vec<Vec<f64>>,
    /// What there is of each resource.
    pub there: Vec<f64>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Packed {
    /// Which things.
    pub things: Vec<usize>,
    /// What they are worth together.
    pub value: f64,
    /// No choice is worth more.
    pub bound: f64,
}

/// Steps on the prices of resources.
const PRICE_STEPS: usize = 3_000;
/// Without anything better for so many rounds, it begins again from the best.
const ROUNDS_BEFORE_RETURN: u32 = 300;
/// What a sum may be over for rounding.
const ROUNDING: f64 = 1e-7;

/// Packs a knapsack. Things or resources with negative or missing numbers are left out, and nothing at all is an answer too.
///
/// The bound is Lagrangian: for any prices on resources, what is there at its price and each thing worth more than what it
/// takes costs. Whole values round it down.
pub fn pack(knapsack: &Knapsack, seed: u64, pace: &mut dyn Pace) -> Packed {
    let count = knapsack.values.len();
    let sound = |number: &f64| number.is_finite() && *number >= 0.0;
    let resources = knapsack.there.len();
    let usable: Vec<usize> = (0..count)
        .filter(|thing| {
            let takes = |resource: usize| knapsack.takes.get(resource).and_then(|row| row.get(*thing));
            let fits =
                |resource: usize| takes(resource).is_some_and(|take| sound(take) && *take <= knapsack.there[resource]);
            sound(&knapsack.values[*thing]) && (0..resources).all(fits)
        })
        .collect();
    // One thing's needs beside each other: [thing * resources + resource].
    let takes: Vec<f64> = usable.iter().flat_map(|thing| (0..resources).map(|at| knapsack.takes[at][*thing])).collect();
    let values: Vec<f64> = usable.iter().map(|thing| knapsack.values[*thing]).collect();
    let mut packing = Packing::new(values, takes, knapsack.there.clone(), seed);
    let best = packing.search(pace);
    let whole = packing.values.iter().all(|value| value.fract() == 0.0);
    let bound = if whole { (packing.bound + ROUNDING).floor() } else { packing.bound };
    let things: Vec<usize> = best.iter().enumerate().filter(|(_, is_in)| **is_in).map(|(at, _)| usable[at]).collect();
    let value = things.iter().map(|thing| knapsack.values[*thing]).sum();
    Packed { things, value, bound: bound.max(value) }
}

struct Packing {
    values: Vec<f64>,
    takes: Vec<f64>,
    there: Vec<f64>,
    resources: usize,
    /// Value for what a thing takes, at the prices: what is near 1 is in doubt.
    density: Vec<f64>,
    bound: f64,
    random: Random,
}

impl Packing {
    fn new(values: Vec<f64>, takes: Vec<f64>, there: Vec<f64>, seed: u64) -> Self {
        let resources = there.len();
        let mut packing =
            Self { density: values.clone(), values, takes, there, resources, bound: 0.0, random: Random::new(seed) };
        packing.price();
        packing
    }

    fn needs(&self, thing: usize) -> &[f64] {
        &self.takes[thing * self.resources..(thing + 1) * self.resources]
    }

    /// Prices on resources by subgradient steps; the lowest bound they give.
    fn price(&mut self) {
        let all: f64 = self.values.iter().sum();
        self.bound = all;
        let mut prices: Vec<f64> =
            self.there.iter().map(|there| all / there.max(1e-9) / self.resources.max(1) as f64 * 0.5).collect();
        let mut best = prices.clone();
        let mut scale = 1.0;
        let mut since = 0;
        let mut smooth = vec![0.0; self.resources];
        // What is aimed at: what is packed by value for size.
        let sizes: Vec<f64> = (0..self.values.len())
            .map(|thing| self.needs(thing).iter().zip(&self.there).map(|(take, there)| take / there.max(1e-9)).sum())
            .collect();
        let density: Vec<f64> = self.values.iter().zip(&sizes).map(|(value, size)| value / size.max(1e-9)).collect();
        let aim = self.worth(&self.filled(&vec![false; self.values.len()], &density));
        for _ in 0..PRICE_STEPS {
            let mut bound: f64 = prices.iter().zip(&self.there).map(|(price, there)| price * there).sum();
            let mut over: Vec<f64> = self.there.iter().map(|there| -there).collect();
            for (thing, value) in self.values.iter().enumerate() {
                let cost: f64 = self.needs(thing).iter().zip(&prices).map(|(take, price)| take * price).sum();
                if *value > cost {
                    bound += value - cost;
                    over.iter_mut().zip(self.needs(thing)).for_each(|(over, take)| *over += take);
                }
            }
            if bound < self.bound {
                if bound < self.bound * (1.0 - 1e-6) {
                    since = 0;
                }
                self.bound = bound;
                best.clone_from(&prices);
            }
            since += 1;
            if since > 30 {
                scale *= 0.7;
                since = 0;
                prices.clone_from(&best);
            }
            let mut length = 0.0;
            for ((smooth, over), there) in smooth.iter_mut().zip(&over).zip(&self.there) {
                *smooth = 0.6 * *smooth + 0.4 * over / there.max(1e-9);
                length += *smooth * *smooth;
            }
            if length < 1e-18 || scale < 1e-6 {
                break;
            }
            let pace = scale * (bound - aim).max(0.0) / length;
            for ((price, smooth), there) in prices.iter_mut().zip(&smooth).zip(&self.there) {
                *price = (*price + pace * smooth / there.max(1e-9)).max(0.0);
            }
        }
        let cost = |thing: usize| self.needs(thing).iter().zip(&best).map(|(take, price)| take * price).sum::<f64>();
        self.density = self.values.iter().enumerate().map(|(thing, value)| value / cost(thing).max(1e-12)).collect();
    }

    fn worth(&self, is_in: &[bool]) -> f64 {
        is_in.iter().zip(&self.values).filter(|(is_in, _)| **is_in).map(|(_, value)| value).sum()
    }

    fn left(&self, is_in: &[bool]) -> Vec<f64> {
        let mut left = self.there.clone();
        for thing in (0..is_in.len()).filter(|thing| is_in[*thing]) {
            left.iter_mut().zip(self.needs(thing)).for_each(|(left, take)| *left -= take);
        }
        left
    }

    fn filled(&self, from: &[bool], liking: &[f64]) -> Vec<bool> {
        let mut is_in = from.to_vec();
        let mut left = self.left(&is_in);
        let mut order: Vec<usize> = (0..is_in.len()).filter(|thing| !is_in[*thing]).collect();
        order.sort_by(|a, b| liking[*b].total_cmp(&liking[*a]).then(a.cmp(b)));
        for thing in order {
            if fits(self.needs(thing), &left) {
                left.iter_mut().zip(self.needs(thing)).for_each(|(left, take)| *left -= take);
                is_in[thing] = true;
            }
        }
        is_in
    }

    /// Takes a few out, fills by a liking near the density, trades one for one and one for two while that gains.
    fn search(&mut self, pace: &mut dyn Pace) -> Vec<bool> {
        let count = self.values.len();
        let mut now = self.filled(&vec![false; count], &self.density);
        self.trade(&mut now);
        let mut now_worth = self.worth(&now);
        let (mut best, mut best_worth) = (now.clone(), now_worth);
        let mut since = 0;
        // Those in doubt: density around 1 decides, what is far from it is nearly always in or out.
        let mut doubt: Vec<usize> = (0..count).collect();
        doubt.sort_by(|a, b| (self.density[*a].ln().abs()).total_cmp(&self.density[*b].ln().abs()).then(a.cmp(b)));
        doubt.truncate((20 + count / 6 + 2 * self.resources).min(count));
        while pace.keep_going() && best_worth + ROUNDING < self.bound && count > 0 {
            let mut next = now.clone();
            let mut liking = self.density.clone();
            let noise = [0.01, 0.03, 0.08, 0.2][self.random.below(4)];
            let flips = 1 + self.random.below(5);
            for _ in 0..flips {
                let thing = doubt[self.random.below(doubt.len())];
                if next[thing] {
                    next[thing] = false;
                    liking[thing] = 0.0;
                } else {
                    // What comes in pushes others out until it fits.
                    let mut left = self.left(&next);
                    let mut tries = 0;
                    while !fits(self.needs(thing), &left) && tries < 40 {
                        tries += 1;
                        let other = doubt[self.random.below(doubt.len())];
                        if next[other] {
                            next[other] = false;
                            left.iter_mut().zip(self.needs(other)).for_each(|(left, take)| *left += take);
                        }
                    }
                    if fits(self.needs(thing), &left) {
                        next[thing] = true;
                    }
                }
            }
            for thing in &doubt {
                liking[*thing] *= 1.0 + noise * (self.random.share() * 2.0 - 1.0);
            }
            let mut next = self.filled(&next, &liking);
            self.trade(&mut next);
            let worth = self.worth(&next);
            since += 1;
            if worth > best_worth {
                best.clone_from(&next);
                best_worth = worth;
                since = 0;
            }
            if worth >= now_worth || worth > best_worth * (1.0 - 0.002 * self.random.share() * self.random.share()) {
                now = next;
                now_worth = worth;
            }
            if since > ROUNDS_BEFORE_RETURN {
                now.clone_from(&best);
                now_worth = best_worth;
                since = 0;
            }
        }
        best
    }

    fn trade(&self, is_in: &mut [bool]) {
        let mut left = self.left(is_in);
        loop {
            let mut traded = false;
            for out in 0..is_in.len() {
                if !is_in[out] {
                    continue;
                }
                let mut found: Option<(f64, usize)> = None;
                for (thing, value) in self.values.iter().enumerate() {
                    let gain = value - self.values[out];
                    if is_in[thing] || gain <= found.map_or(0.0, |(gain, _)| gain) {
                        continue;
                    }
                    let (takes, frees) = (self.needs(thing), self.needs(out));
                    if takes.iter().zip(frees).zip(&left).all(|((take, free), left)| take - free <= left + ROUNDING) {
                        found = Some((gain, thing));
                    }
                }
                if let Some((_, thing)) = found {
                    is_in[out] = false;
                    is_in[thing] = true;
                    let (takes, frees) = (self.needs(thing), self.needs(out));
                    left.iter_mut().zip(takes.iter().zip(frees)).for_each(|(left, (take, free))| *left += free - take);
                    traded = true;
                }
            }
            for (thing, is_in) in is_in.iter_mut().enumerate() {
                if !*is_in && self.values[thing] > 0.0 && fits(self.needs(thing), &left) {
                    *is_in = true;
                    left.iter_mut().zip(self.needs(thing)).for_each(|(left, take)| *left -= take);
                    traded = true;
                }
            }
            if !traded {
                return;
            }
        }
    }
}

fn fits(takes: &[f64], left: &[f64]) -> bool {
    takes.iter().zip(left).all(|(take, left)| *take <= left + ROUNDING)
}
