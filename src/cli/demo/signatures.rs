//! Signatures of the demo: strokes as drawn with a finger, coordinates from 0 to 1.

use super::clock::DemoEntropy;

/// Number of points of the name's stroke.
const POINTS: u16 = 28;

/// Invents a signature: a wavy line and a flourish under it, as a JSON list of strokes.
pub(super) fn strokes(entropy: &DemoEntropy) -> String {
    let part = |percent: i64| f32::from(i16::try_from(percent).unwrap_or(0)) / 100.0;
    let (height, waves, lean) = (part(entropy.between(14, 26)), part(entropy.between(300, 650)), part(entropy.between(-10, 10)));
    let along = |point: u16| f32::from(point) / f32::from(POINTS - 1);
    let name: Vec<[f32; 2]> = (0..POINTS)
        .map(|point| {
            let t = along(point);
            let turn = t * waves * std::f32::consts::TAU;
            let x = 0.12 + 0.66 * t + 0.035 * turn.cos();
            let y = 0.45 + lean * t + height * turn.sin() * (1.0 - 0.55 * t);
            [x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)]
        })
        .collect();
    let under: Vec<[f32; 2]> =
        (0..10).map(|point| along(point * 3)).map(|t| [(0.2 + 0.6 * t).clamp(0.0, 1.0), (0.78 - 0.08 * t * t).clamp(0.0, 1.0)]).collect();
    serde_json::to_string(&[name, under]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn strokes_stay_on_the_pad() {
        let entropy = crate::cli::demo::clock::DemoEntropy::seeded(3);
        for _ in 0..50 {
            let drawn: Vec<Vec<(f32, f32)>> = serde_json::from_str(&super::strokes(&entropy)).unwrap();
            assert!(drawn.iter().flatten().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)));
            assert_eq!(drawn.len(), 2);
        }
    }
}
