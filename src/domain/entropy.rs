//! The source of randomness, passed in by the caller so that the rules stay deterministic.

/// A source of unpredictable bytes.
pub trait Entropy: Send + Sync {
    /// Fills the slice with random bytes.
    fn fill(&self, bytes: &mut [u8]);

    /// 64 random bits.
    fn bits(&self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// A salt for a commitment. A source that is the same every time may take it from elsewhere, so that one text more to be sealed changes
    /// nothing else.
    fn salt(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        bytes
    }
}
