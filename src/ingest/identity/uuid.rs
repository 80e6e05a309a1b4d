//! Which UUIDs identify a machine: those that firmware leaves unprogrammed, patterned or shared do not.

use super::class::SerialClass;
use super::filler::is_filler;
use super::shape;
use crate::domain::text_enum::fold_code;
use crate::ingest::json::line;

/// UUIDs that thousands of boards share, or that every manual prints, and that have no pattern; without hyphens. Management tools that
/// identify machines by their UUID leave the same ones out.
const SHARED: &[&str] = &[
    "6AB5B300538D10149FB5B0684D007B53",
    "550E8400E29B41D4A716446655440000",
    "123E4567E89B12D3A456426614174000",
    "8E275844178F44A8ACEBA7D7E5178C63",
    "890E2D14CACD45D1AE66BC80E8BFEB0F",
    "DC698397FA544CF282C8B1B5307A6A7F",
    "07090201010303010807060504030201",
];
/// Words that programmers write in digits; without hyphens.
const WORDS: &[&str] = &["DEADBEEF", "BAADF00D", "0BADF00D", "CAFEBABE", "FEEDFACE", "FACEFEED", "DEADC0DE", "BADC0FFE", "BAADCAFE"];

/// A machine's UUID in lower case; `None` when it is a placeholder, a pattern, or one that many machines share.
#[must_use]
pub fn uuid(raw: Option<&str>) -> Option<String> {
    let text = raw.and_then(line)?.to_lowercase();
    let code = fold_code(&text);
    // At least 16 letters and digits and no space: excludes phrases such as "not settable".
    let looks_right = code.len() >= 16 && code.chars().all(|c| c.is_ascii_alphanumeric()) && !text.contains(' ');
    let names_one = match bytes(&code) {
        Some(bytes) => {
            let is_shared = [bytes, swapped(&bytes)].iter().any(|b| SHARED.contains(&hex::encode_upper(b).as_str()))
                || WORDS.iter().any(|word| code.contains(word));
            !is_shared && !is_patterned(&bytes) && !is_patterned(&swapped(&bytes))
        }
        None => shape::class(&text) == SerialClass::Usable,
    };
    (looks_right && names_one && !is_filler(&text)).then_some(text)
}

/// The two notations of a UUID: as given, and with the first three groups in the other byte order. Tools differ on it for the same
/// machine, so look up both.
#[must_use]
pub fn uuid_spellings(uuid: &str) -> Vec<String> {
    let mut all = vec![uuid.to_lowercase()];
    let mut parts: Vec<String> = uuid.to_lowercase().split('-').map(str::to_owned).collect();
    if parts.len() == 5 && uuid.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        for part in parts.iter_mut().take(3) {
            let bytes: Vec<char> = part.chars().collect();
            *part = bytes.chunks(2).rev().flatten().collect();
        }
        all.push(parts.join("-"));
    }
    all
}

/// The sixteen bytes, when the text is a UUID.
fn bytes(code: &str) -> Option<[u8; 16]> {
    let mut found = [0_u8; 16];
    hex::decode_to_slice(code, &mut found).ok()?;
    Some(found)
}

/// The same UUID with its first three groups in the other byte order.
const fn swapped(b: &[u8; 16]) -> [u8; 16] {
    [b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]]
}

/// How many neighbours in a row pass a test.
fn steps<T: Copy>(row: &[T], test: impl Fn(T, T) -> bool) -> usize {
    row.iter().zip(row.iter().skip(1)).filter(|(a, b)| test(**a, **b)).count()
}

/// How many elements are equal to the one `distance` places before them.
fn echoes<T: PartialEq>(row: &[T], distance: usize) -> usize {
    row.iter().zip(row.iter().skip(distance)).filter(|(a, b)| a == b).count()
}

/// How often the commonest element occurs.
fn commonest<T: PartialEq>(row: &[T]) -> usize {
    row.iter().map(|a| row.iter().filter(|b| a == *b).count()).max().unwrap_or(0)
}

/// Whether the bytes follow a pattern that chance does not give.
///
/// The bounds leave room for UUIDs made of a network address after a row of zeros: those are true ones. A random UUID passes one of the
/// bounds less than once in a million.
fn is_patterned(bytes: &[u8; 16]) -> bool {
    let digits: Vec<u8> = bytes.iter().flat_map(|b| [b >> 4, b & 15]).collect();
    let pairs: Vec<u16> = bytes.chunks(2).map(|c| c.iter().fold(0_u16, |sum, b| (sum << 8) | u16::from(*b))).collect();
    let differences: Vec<u8> = bytes.iter().zip(bytes.iter().skip(1)).map(|(a, b)| b.wrapping_sub(*a)).filter(|d| *d != 0).collect();
    let leaps: Vec<u16> = pairs.iter().zip(pairs.iter().skip(1)).map(|(a, b)| b.wrapping_sub(*a)).filter(|d| *d != 0).collect();
    // One digit with few exceptions, or one byte or pair of bytes over and over.
    let same = commonest(&digits) >= 26 || commonest(&pairs) >= 6 && commonest(bytes) < 10;
    let repeated = (1..=8).any(|p| echoes(&digits, p) + 3 >= digits.len().saturating_sub(p)) || echoes(&digits, 16) == 16;
    // Digits that count, also through `9a` and `90`, or that stay and count: `1111-2222`.
    let up = |a: u8, b: u8| a.wrapping_add(1) == b || (a == 9 && b == 0) || (a == 15 && (b == 10 || b == 0));
    let ups = steps(&digits, up).max(steps(&digits, |a, b| up(b, a)));
    let stays = steps(&digits, |a, b| a == b);
    // A row of zeros stays by itself; what comes after it has to follow the pattern too, or a true network address is one by chance.
    let node: Vec<u8> = digits.iter().skip(20).copied().collect();
    let followed = steps(&node, |a, b| a == b || up(a, b)).max(steps(&node, |a, b| a == b || up(b, a)));
    let counting = ups >= 12 || (ups >= 8 && ups + stays >= 20) || (ups >= 1 && ups + stays >= 28 && followed >= 10);
    // Bytes or pairs of bytes that rise by the same amount.
    let rising = commonest(&differences) >= 7 || commonest(&leaps) >= 5;
    same || repeated || counting || rising || has_filled_node(bytes) || is_blank_dell(bytes) || is_filler_text(bytes)
}

/// Whether the node, where a network address stands, was never written: one byte over and over, and before it too. Letters that are filled
/// up with zeros are a serial number.
fn has_filled_node(bytes: &[u8; 16]) -> bool {
    let longest = |row: &[u8]| row.chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0);
    let is_text = bytes.iter().all(|b| b.is_ascii_graphic() || matches!(b, 0 | b' ')) && bytes.iter().filter(|b| **b != 0).count() >= 6;
    let (head, node) = bytes.split_at(10);
    let fill = node.first().copied().unwrap_or(0);
    let written = node.iter().filter(|b| **b != fill).count();
    !is_text && written <= 2 && longest(node) >= 4 && head.ends_with(&[fill, fill])
}

/// Whether it is Dell's form (`DELL`, then the service tag) without a service tag in it.
fn is_blank_dell(bytes: &[u8; 16]) -> bool {
    // In the order that SMBIOS 2.6 prints: 4c4c4544-00TT-TT10-80TT-TTc04fTTTTTT.
    if !bytes.starts_with(b"LLED") && !bytes.starts_with(b"DELL") {
        return false;
    }
    let tag = [bytes[5], bytes[6], bytes[9], bytes[10] & 0x7f, bytes[13], bytes[14], bytes[15]];
    tag.iter().filter(|b| b.is_ascii_alphanumeric()).count() < 5
}

/// Whether the bytes are letters that spell a placeholder; some makers write a serial number into the UUID.
fn is_filler_text(bytes: &[u8; 16]) -> bool {
    let shown = |b: &u8| b.is_ascii_graphic() || matches!(b, 0 | b' ');
    let letters = bytes.iter().filter(|b| b.is_ascii_alphanumeric()).count();
    if !bytes.iter().all(shown) || letters < 4 {
        return false;
    }
    let text: String = bytes.iter().map(|b| if *b == 0 { ' ' } else { char::from(*b) }).collect();
    is_filler(&text) || shape::class(text.trim()) == SerialClass::Placeholder
}
