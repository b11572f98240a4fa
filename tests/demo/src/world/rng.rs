//! Deterministic pseudorandom numbers: all generated data comes from hashes of the seed.

/// Hash of two numbers (the finaliser of splitmix64).
#[must_use]
pub fn mix(a: u64, b: u64) -> u64 {
    let mut x = a ^ b.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23);
    x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Hash of a text.
#[must_use]
pub fn of_text(text: &str) -> u64 {
    of_bytes(text.as_bytes())
}

/// Hash of a byte string.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |sum, byte| mix(sum, u64::from(*byte)))
}

/// A seeded generator.
pub struct Rng(u64);

impl Rng {
    /// The generator of one subject, such as a task, independent of all other subjects.
    #[must_use]
    pub fn of(seed: u64, subject: u64) -> Self {
        Self(mix(seed, subject))
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0, 0x51)
    }

    /// From 0 to 1, 1 excluded.
    #[expect(clippy::cast_precision_loss, reason = "24 bits fit into an f32")]
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 16_777_216.0
    }

    /// From `low` to `high`, `high` excluded.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// An integer below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 11) as usize % bound.max(1)
    }

    /// True with a probability of `percent` per cent.
    pub fn percent(&mut self, percent: f32) -> bool {
        self.unit() * 100.0 < percent
    }

    /// A random element.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A random index with the given weights.
    pub fn weighted(&mut self, weights: impl IntoIterator<Item = f32> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().into_iter().sum::<f32>();
        let mut last = 0;
        for (index, weight) in weights.into_iter().enumerate() {
            last = index;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// 128 bits, as many as a UUID has.
    pub fn wide(&mut self) -> u128 {
        u128::from(self.next()) << 64 | u128::from(self.next())
    }
}

/// Formats bits as a UUID.
#[must_use]
pub fn uuid(bits: u128) -> String {
    let hex = format!("{bits:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let (mut one, mut two) = (Rng::of(1, 2), Rng::of(1, 2));
        assert_eq!(uuid(one.wide()), uuid(two.wide()));
        assert_ne!(one.next(), Rng::of(1, 3).next());
    }

    #[test]
    fn weights_count() {
        let mut rng = Rng::of(7, 7);
        let rare = (0..10_000).filter(|_| rng.weighted([9.0, 1.0]) == 1).count();
        assert!((800..1200).contains(&rare), "{rare}");
    }
}
