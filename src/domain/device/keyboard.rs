//! Recovers the code from what a scanner makes of it. A scanner set to an American keyboard sends key positions, which a Belgian or French
//! machine reads as other characters: `èK"?)çAéX` for `7K3M-9Q2X`. A scanner may also put the name of the symbology first.

/// Characters of a Belgian keyboard, and the characters at the same key positions of an American one.
const BELGIAN: (&str, &str) = ("&é\"'(§è!çà)-aqzwAQZW,?;:=mM°_ù%$^", "1234567890-=qawzQAWZmM,./;:_+'\"][");
/// The same for a French keyboard, which differs in a few keys.
const FRENCH: (&str, &str) = ("&é\"'(-è_çà)=aqzwAQZW,?;:!mM°ù%$^", "1234567890-=qawzQAWZmM,./;:_'\"][");
/// Characters at the digit positions of these keyboards. Our codes contain none of them, and manufacturers' codes rarely do.
const TELLING: &str = "&é\"'(§è!çà";

/// The codes that may have been meant, Belgian layout first. Empty when the text contains no telling character, or contains a digit: it was
/// then typed by a matching scanner or by hand.
#[must_use]
pub fn meant(typed: &str) -> Vec<String> {
    if !typed.contains(|c| TELLING.contains(c)) || typed.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let on = |(here, there): (&str, &str)| -> String {
        typed.chars().map(|c| here.chars().zip(there.chars()).find(|(own, _)| *own == c).map_or(c, |(_, key)| key)).collect()
    };
    let mut all = vec![on(BELGIAN), on(FRENCH)];
    all.retain(|text| text.is_ascii());
    all.dedup();
    all
}

/// The code without the AIM symbology identifier before it: `]`, a letter and a digit. No label begins so.
#[must_use]
pub fn without_aim(code: &str) -> &str {
    let text = code.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let mut signs = text.chars();
    let is_aim = signs.next() == Some(']')
        && signs.next().is_some_and(|c| c.is_ascii_alphabetic())
        && signs.next().is_some_and(|c| c.is_ascii_digit());
    if is_aim { signs.as_str() } else { code }
}

#[cfg(test)]
mod tests {
    use super::{BELGIAN, FRENCH, meant, without_aim};

    #[test]
    fn a_scanner_with_another_keyboard_is_understood() {
        assert_eq!(meant("èK\"?)çAéX"), ["7K3M-9Q2X"]);
        assert_eq!(meant("èK\"?çAéX"), ["7K3M9Q2X"]);
        assert_eq!(meant("HTTPSM==REPRISE:EXQ?PLE=D=èK\"?çAéX")[0], "HTTPS://REPRISE.EXAMPLE/D/7K3M9Q2X");
        // The keyboards differ in the sixth and the eighth digit key.
        assert_eq!(meant("§!&"), ["681"], "a French keyboard writes no § there");
        assert_eq!(meant("QB-_é"), ["AB=+2", "AB682"]);
        assert_eq!(meant("EFF)éàé§)àààààç"), ["EFF-2026-000009"]);
        assert_eq!(meant("&é\"'(§è!çà"), ["1234567890"]);
    }

    #[test]
    fn what_fits_is_left_alone() {
        for typed in ["7K3M-9Q2X", "ALD4002", "QWZA", "Latitude 5490 (2019)", "", "école", "R&D-2"] {
            assert!(meant(typed).iter().all(|m| !m.eq_ignore_ascii_case(typed)), "{typed}");
        }
        assert_eq!(meant("7K3M-9Q2X").len() + meant("QWZA").len() + meant("R&D-2").len() + meant("").len(), 0);
    }

    #[test]
    fn every_key_has_its_place() {
        for (here, there) in [BELGIAN, FRENCH] {
            assert_eq!(here.chars().count(), there.chars().count());
        }
    }

    #[test]
    fn the_name_of_the_symbology_is_no_part_of_the_code() {
        for (code, bare) in [("]C0PC131TBF", "PC131TBF"), ("]Q1PC131TBF", "PC131TBF"), ("]d2PC131TBF", "PC131TBF"), (" ]A0X", "X")] {
            assert_eq!(without_aim(code), bare);
        }
        for code in ["PC131TBF", "]C", "]", "C0PC131TBF", "[C0", "]é0X", ""] {
            assert_eq!(without_aim(code), code);
        }
    }
}
