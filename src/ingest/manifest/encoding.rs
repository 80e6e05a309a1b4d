//! The character encoding of a text list: by its byte order mark, by its zeros, or by which one makes words of it.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// The character encoding of a list.
    Encoding {
        /// UTF-8, with or without byte order mark; also recorded for workbooks.
        Utf8 => "utf-8",
        /// UTF-16, as Excel's "Unicode text" and `PowerShell` write it.
        Utf16 => "utf-16",
        /// Windows-1252, as Excel writes it on Windows.
        Windows1252 => "windows-1252",
        /// Mac OS Roman, as old versions of Excel write it on a Mac.
        MacRoman => "mac-roman",
        /// Code page 850, as Excel's "CSV (MS-DOS)" and old exports write it in western Europe.
        Cp850 => "cp850",
        /// Code page 437, the same on a system set to American English.
        Cp437 => "cp437",
    }
}

/// The upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// The upper half of code page 437.
const CP437: &str =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// How many bytes are examined to recognise UTF-16 without a byte order mark.
const SAMPLE: usize = 4096;

/// Decodes a list: its text, its encoding, and whether it began with a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> (String, Encoding, bool) {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let name = if encoding == encoding_rs::UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        return (text.into_owned(), name, true);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return (text.into_owned(), Encoding::Utf16, false);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Encoding::Utf8, false);
    }
    let (windows, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    let (mac, _) = encoding_rs::MACINTOSH.decode_without_bom_handling(bytes);
    // The most usual first: of two that are as good, the first is taken.
    let candidates = [
        (windows.into_owned(), Encoding::Windows1252),
        (by_page(bytes, CP850), Encoding::Cp850),
        (mac.into_owned(), Encoding::MacRoman),
        (by_page(bytes, CP437), Encoding::Cp437),
    ];
    let best =
        candidates.into_iter().map(|(text, encoding)| (likeness(&text), text, encoding)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    best.map_or_else(|| (String::new(), Encoding::Utf8, false), |(_, text, encoding)| (text, encoding, false))
}

/// UTF-16 without a byte order mark: every other byte of Latin text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE))?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if half < 4 {
        None
    } else if odd > half / 2 && even < half / 8 {
        Some(encoding_rs::UTF_16LE)
    } else if even > half / 2 && odd < half / 8 {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

fn by_page(bytes: &[u8], page: &str) -> String {
    let upper: Vec<char> = page.chars().collect();
    let sign = |b: &u8| match b.checked_sub(128) {
        None => char::from(*b),
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or('\u{fffd}'),
    };
    bytes.iter().map(sign).collect()
}

/// Scores how much a text looks like French, Dutch or English: accented letters
/// count for it; capitals in the middle of a word and odd signs count against it.
fn likeness(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let next = signs.peek().copied().unwrap_or(' ');
        let within = before.is_alphabetic() && next.is_alphabetic();
        let amount = |c: char| c.is_ascii_digit() || c.is_whitespace();
        score += match c {
            _ if c.is_ascii() => 0,
            // At the beginning of a word these are rare; there they are more often a capital of another page.
            'â' | 'ç' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' | 'ö' | 'è' | 'ê' | 'ë' | 'œ' if !before.is_alphabetic() => 1,
            'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ç' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' | 'ö' | 'œ' => 3,
            '’' if within => 4,
            'É' | 'È' | 'Ê' | 'À' | 'Ç' | 'Ö' | 'Ü' | 'Ë' | 'Ï' | 'Î' | 'Ô' | 'Â' | 'Û' | 'Ù' | 'Œ'
                if !before.is_lowercase() && !before.is_ascii_digit() && next.is_alphabetic() =>
            {
                3
            }
            '€' if amount(before) && (amount(next) || !next.is_alphanumeric()) => 3,
            '€' if within => -2,
            // The sign of degree, as in `N°`; and the ordinal, which Spanish keyboards give for it.
            '°' | 'º' if before.is_alphabetic() || before == ' ' => 2,
            'ä' | 'ñ' | 'ó' | 'á' | 'í' | 'ú' | 'ß' | '°' | 'º' | '’' | '€' | '–' | '«' | '»' | '“' | '”' | '…' | '\u{a0}' | '²' | '½'
            | '®' => 1,
            _ if c.is_control() || c.is_uppercase() && before.is_lowercase() => -4,
            _ if c.is_alphabetic() => 0,
            _ => -2,
        };
        before = c;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::{CP437, CP850, Encoding, decode};

    fn encoded(text: &str, page: &str) -> Vec<u8> {
        let byte = |c: char| page.chars().position(|p| p == c).and_then(|n| u8::try_from(n + 128).ok());
        text.chars().filter_map(|c| u8::try_from(c).ok().filter(u8::is_ascii).or_else(|| byte(c))).collect()
    }

    #[test]
    fn a_page_has_a_sign_for_each_byte() {
        assert_eq!((CP850.chars().count(), CP437.chars().count()), (128, 128));
    }

    #[test]
    fn short_texts_are_recognised_by_one_letter() {
        for text in [
            "Modèle;Serie",
            "N° de série",
            "Écran;1",
            "Année;2019",
            "Catégorie",
            "reçu",
            "Numéro d'inventaire",
            "Où;À côté",
            "geïnstalleerd",
            "5ème étage",
        ] {
            let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
            assert_eq!(decode(&windows), (text.to_owned(), Encoding::Windows1252, false), "{text}");
            let (mac, _, _) = encoding_rs::MACINTOSH.encode(text);
            assert_eq!(decode(&mac), (text.to_owned(), Encoding::MacRoman, false), "{text}");
            assert_eq!(decode(&encoded(text, CP850)), (text.to_owned(), Encoding::Cp850, false), "{text}");
        }
        for text in ["Prix;120 €", "N;Prix\r\nA;120 €\r\nB;130 €\r\n"] {
            let (euro, _, _) = encoding_rs::WINDOWS_1252.encode(text);
            assert_eq!(decode(&euro).0, text);
        }
        let inches = "Ecran;10”\n".repeat(40);
        let (mac, _, _) = encoding_rs::MACINTOSH.encode(&inches);
        assert_eq!(decode(&mac).0, inches);
        let (apostrophe, _, _) = encoding_rs::WINDOWS_1252.encode("Date d’achat;N d’inventaire");
        assert_eq!(decode(&apostrophe).0, "Date d’achat;N d’inventaire");
    }

    #[test]
    fn utf_16_needs_no_mark() {
        let text = "N° de série;Modèle\r\nAB12345;Latitude\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little), (text.to_owned(), Encoding::Utf16, false));
        assert_eq!(decode(&big), (text.to_owned(), Encoding::Utf16, false));
    }
}
