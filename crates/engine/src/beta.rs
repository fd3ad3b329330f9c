//! The Beta distribution: what a share between 0 and 1 may be after so many answers. What belongs elsewhere: answers.

/// A Beta distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    /// Answers that said yes, with the half that was there before.
    pub yes: f64,
    /// Answers that said no, with the half that was there before.
    pub no: f64,
}

/// ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms; error below 10⁻¹³).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let sum =
        TERMS.iter().enumerate().fold(0.999_999_999_999_809_9, |sum, (at, term)| sum + term / (x + at as f64 + 1.0));
    let t = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

impl Beta {
    /// A distribution, or nothing where a number isn't above 0.
    #[must_use]
    pub fn new(yes: f64, no: f64) -> Option<Self> {
        (yes > 0.0 && no > 0.0 && yes.is_finite() && no.is_finite()).then_some(Self { yes, no })
    }

    /// The mean.
    #[must_use]
    pub fn mean(self) -> f64 {
        self.yes / (self.yes + self.no)
    }

    /// How likely the share is at most `x`: the regularised incomplete Beta function, by Lentz's continued fraction.
    #[must_use]
    pub fn at_most(self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        if x > (self.yes + 1.0) / (self.yes + self.no + 2.0) {
            return 1.0 - Self { yes: self.no, no: self.yes }.at_most(1.0 - x);
        }
        const TERMS_MOST: usize = 400;
        const TINY: f64 = 1e-300;
        let (a, b) = (self.yes, self.no);
        let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp() / a;
        let mut c = 1.0;
        let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0), TINY);
        let mut product = d;
        for term in 1..TERMS_MOST {
            let m = term as f64;
            let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
            d = 1.0 / away_from_zero(1.0 + even * d, TINY);
            c = away_from_zero(1.0 + even / c, TINY);
            product *= d * c;
            let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
            d = 1.0 / away_from_zero(1.0 + odd * d, TINY);
            c = away_from_zero(1.0 + odd / c, TINY);
            product *= d * c;
            if (d * c - 1.0).abs() < 1e-14 {
                break;
            }
        }
        (front * product).clamp(0.0, 1.0)
    }

    /// The part of the mean that comes from shares of at most `x`: mean · I_x(yes + 1, no).
    #[must_use]
    pub fn mean_at_most(self, x: f64) -> f64 {
        self.mean() * Self { yes: self.yes + 1.0, no: self.no }.at_most(x)
    }

    /// How likely each number of yes is among `asked` people (beta-binomial).
    #[must_use]
    pub fn answers(self, asked: u32) -> Vec<f64> {
        let (a, b, n) = (self.yes, self.no, f64::from(asked));
        // Each follows from the one before: P(k+1)/P(k) = (n−k)(a+k) / ((k+1)(n−k−1+b)).
        let none = ln_gamma(b + n) - ln_gamma(b) + ln_gamma(a + b) - ln_gamma(a + b + n);
        let mut log = none;
        (0..=asked)
            .map(|k| {
                let likely = log.exp();
                let k = f64::from(k);
                if k < n {
                    log += ((n - k) * (a + k) / ((k + 1.0) * (n - k - 1.0 + b))).ln();
                }
                likely
            })
            .collect()
    }
}

fn away_from_zero(number: f64, tiny: f64) -> f64 {
    if number.abs() < tiny { tiny } else { number }
}

#[cfg(test)]
mod tests {
    use super::Beta;

    #[test]
    fn what_is_known_of_it_in_closed_form_comes_out() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        // Beta(1, 1) is even; Beta(2, 1) has F = x²; Beta(1/2, 1/2) has F = 2/π·asin √x.
        assert!(close(Beta { yes: 1.0, no: 1.0 }.at_most(0.37), 0.37));
        assert!(close(Beta { yes: 2.0, no: 1.0 }.at_most(0.6), 0.36));
        let arc = 2.0 / std::f64::consts::PI * 0.2_f64.sqrt().asin();
        assert!(close(Beta { yes: 0.5, no: 0.5 }.at_most(0.2), arc));
        // Of Beta(2, 1) (density 2x) the part of the mean below x is ⅔·x³.
        assert!(close(Beta { yes: 2.0, no: 1.0 }.mean_at_most(0.5), 2.0 / 3.0 * 0.125));
        // Even odds make every count as likely.
        assert!(Beta { yes: 1.0, no: 1.0 }.answers(4).iter().all(|likely| close(*likely, 0.2)));
    }
}
