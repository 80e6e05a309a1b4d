//! The proof page: what was sealed, where it stands in the ledger, and the proof itself, to be kept on paper and checked without us.
//!
//! It is added behind a sealed document (`pdf/append.rs`) and is no part of it.

use super::handover::known;
use crate::documents::label::qr::Qr;
use crate::documents::layout::model::{Block, Document};
use crate::i18n::Locale;
use chrono::{DateTime, Utc};

/// Version of the page's wording, printed in its footer.
pub const TEMPLATE_VERSION: &str = "proof-1";
/// Width of the code that holds the proof, in millimetres: for 1.4 kB, modules of almost half a millimetre.
const CODE_WIDTH: u16 = 60;
/// Digits of a hash per line.
const HASH_LINE: usize = 32;

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The language of the sealed document.
    pub locale: Locale,
    /// Number of the sealed document, such as `ACT-2026-000012`.
    pub number: String,
    /// Title of the sealed document.
    pub title: String,
    /// Name of the operator, who keeps the ledger.
    pub operator: String,
    /// The ledger's origin: its name in checkpoints.
    pub origin: String,
    /// The ledger's public key as a verifier key: name, short hash and key, joined by plus signs.
    pub public_key: String,
    /// Number of the event that sealed the document.
    pub event: u64,
    /// When the event was entered.
    pub event_at: DateTime<Utc>,
    /// Leaf hash of the event, in hexadecimal.
    pub leaf_hash: String,
    /// SHA-256 of the sealed document, in hexadecimal.
    pub sha256: String,
    /// Length of the sealed document in bytes: so many at the beginning of the file have that hash.
    pub sealed_length: usize,
    /// Number of events that the checkpoint signs.
    pub size: u64,
    /// When the checkpoint was signed.
    pub signed_at: DateTime<Utc>,
    /// The proof as a C2SP tlog-proof. Up to 1465 bytes are printed as a code as well.
    pub text: String,
    /// URL of the public page where the document can be verified; without it, that code is not printed.
    pub verify_url: Option<String>,
    /// Up to where each witness last signed the ledger, as a sentence.
    pub witnesses: Vec<String>,
}

/// Splits a hash into lines of [`HASH_LINE`] digits.
fn hash_lines(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    digits.chunks(HASH_LINE).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// A verifier key with the key itself on its own line.
fn key_lines(key: &str) -> String {
    let parts: Vec<&str> = key.splitn(3, '+').collect();
    match parts.as_slice() {
        [name, hash, key] => format!("{name}+{hash}+\n{key}"),
        _ => key.to_owned(),
    }
}

/// Builds the proof page.
#[must_use]
pub fn page(proof: &Proof) -> Document {
    let locale = proof.locale;
    let count = |n: u64| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let (event, size) = (count(proof.event), count(proof.size));
    let text = locale
        .say("proof-text", &[("number", proof.number.as_str().into()), ("event", event.as_str().into()), ("size", size.as_str().into())]);
    let claim = match &proof.verify_url {
        Some(url) => Block::Qr { payload: url.clone(), caption: format!("{text}\n{}", locale.x("proof-online", url)) },
        None => Block::Paragraph(text),
    };
    let length = locale.number(i64::try_from(proof.sealed_length).unwrap_or(i64::MAX));
    let event_at = [("n", event.into()), ("at", locale.moment(proof.event_at).into())];
    let checkpoint_at = [("size", size.into()), ("at", locale.moment(proof.signed_at).into())];
    // A proof with many witnesses may be too long for a code; then it has none.
    let code = Qr::encode_long(&proof.text).is_ok().then_some(CODE_WIDTH);
    let footer = [("date", locale.moment(proof.signed_at).into()), ("template", TEMPLATE_VERSION.into())];
    Document {
        title: locale.t("proof-title"),
        number: Some(proof.number.clone()),
        locale,
        author: proof.operator.clone(),
        subject: format!("{} · {}", proof.title, proof.number),
        created: proof.signed_at,
        footer: locale.say("proof-footer", &footer),
        blocks: vec![
            claim,
            Block::Notice(locale.t("proof-limits")),
            known(vec![
                (locale.t("proof-log"), proof.origin.clone()),
                (locale.t("proof-event"), locale.say("proof-event-at", &event_at)),
                (locale.x("proof-paper-hash", length), hash_lines(&proof.sha256)),
                (locale.t("proof-event-hash"), hash_lines(&proof.leaf_hash)),
                (locale.t("proof-checkpoint"), locale.say("proof-checkpoint-at", &checkpoint_at)),
                (locale.t("proof-key"), key_lines(&proof.public_key)),
                (locale.t("proof-witnesses"), proof.witnesses.join(" · ")),
            ]),
            Block::Heading(locale.t("proof-heading")),
            Block::Paragraph(locale.t(if code.is_some() { "proof-offline" } else { "proof-offline-only" })),
            Block::Verbatim { text: proof.text.clone(), code },
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::{Proof, page};
    use crate::documents::layout::typeset::to_pdf;
    use crate::i18n::Locale;
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use chrono::{TimeZone, Utc};
    use hayro::hayro_interpret::InterpreterSettings;
    use hayro::vello_cpu::color::palette::css::WHITE;
    use hayro::{PixmapSettings, RenderCache, RenderSettings};
    use sha2::{Digest, Sha256};

    const ORIGIN: &str = "reprise.example.brussels/ledger";

    /// Bytes that look random, in base 64.
    fn letters(seed: u8, length: usize) -> String {
        STANDARD.encode((0..3).flat_map(|part: u8| Sha256::digest([seed, part])).take(length).collect::<Vec<u8>>())
    }

    fn sample(locale: Locale, hashes: u8, witnesses: u8) -> Proof {
        let names: Vec<String> = (1..=witnesses).map(|i| format!("w{i}.example.org")).collect();
        let path = (0..hashes).map(|i| letters(i, 32) + "\n").collect::<Vec<_>>().concat();
        let signed = names.iter().map(|name| format!("\u{2014} {name} {}\n", letters(102, 76))).collect::<Vec<_>>().concat();
        Proof {
            locale,
            number: "ACT-2026-000012".into(),
            title: "Acte de donation et de remise".into(),
            operator: "Centre d’Informatique pour la Région bruxelloise".into(),
            origin: ORIGIN.into(),
            public_key: format!("{ORIGIN}+8f3a01bc+{}", letters(101, 33)),
            event: 48_211,
            event_at: Utc.with_ymd_and_hms(2026, 9, 14, 8, 5, 0).unwrap(),
            leaf_hash: hex::encode(Sha256::digest(b"event")),
            sha256: hex::encode(Sha256::digest(b"document")),
            sealed_length: 182_344,
            size: 1_048_577,
            signed_at: Utc.with_ymd_and_hms(2026, 10, 3, 12, 5, 0).unwrap(),
            text: format!(
                "c2sp.org/tlog-proof@v1\nindex 48211\n{path}\n{ORIGIN}\n1048577\n{}\n\n\u{2014} {ORIGIN} {}\n{signed}",
                letters(99, 32),
                letters(100, 68)
            ),
            verify_url: Some("https://reprise.example.brussels/verify?n=ACT-2026-000012".into()),
            witnesses: vec!["witness1.cour.example.brussels : les 1 234 567 premiers événements, le 30/11/2026 14:05".to_owned()],
        }
    }

    /// The codes in the upper and in the lower half of a page.
    fn codes(pdf: &[u8]) -> (Option<String>, Option<String>) {
        let pdf = hayro::hayro_syntax::Pdf::new(pdf.to_vec()).unwrap();
        let settings = PixmapSettings { x_scale: 3.0, y_scale: 3.0, bg_color: WHITE };
        let map =
            hayro::render(&pdf.pages()[0], &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
        let luma: Vec<u8> = map.data_as_u8_slice().iter().skip(1).step_by(4).copied().collect();
        let width = usize::from(map.width());
        let (upper, lower) = luma.split_at(usize::from(map.height()) / 2 * width);
        let read = |part: &[u8]| {
            let (width, height) = (u32::from(map.width()), u32::try_from(part.len() / width).unwrap());
            let found = rxing::helpers::detect_in_luma(part.to_vec(), width, height, Some(rxing::BarcodeFormat::QR_CODE));
            found.ok().map(|result| result.getText().to_owned())
        };
        (read(upper), read(lower))
    }

    #[test]
    fn the_page_holds_the_proof_as_a_code_and_as_text() {
        for (locale, hashes, witnesses) in
            [(Locale::Fr, 20, 0), (Locale::Nl, 20, 0), (Locale::En, 20, 0), (Locale::Fr, 9, 2), (Locale::Nl, 2, 0)]
        {
            let proof = sample(locale, hashes, witnesses);
            let pdf = to_pdf(&page(&proof)).unwrap();
            let file = lopdf::Document::load_mem(&pdf).unwrap();
            assert_eq!(file.get_pages().len(), 1, "{locale}: {hashes} hashes");
            let seen = codes(&pdf);
            assert_eq!(seen, (proof.verify_url.clone(), Some(proof.text.clone())), "{locale}: {hashes} hashes, {} bytes", proof.text.len());
            let printed = file.extract_text(&[1]).unwrap();
            let printed: Vec<&str> = printed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let lines: Vec<&str> = proof.text.lines().filter(|line| !line.is_empty()).collect();
            let start = printed.iter().position(|line| *line == lines[0]).unwrap();
            assert_eq!(printed[start..start + lines.len()], lines, "{locale}");
            let key = letters(101, 33);
            for half in [proof.sha256.get(..32), proof.sha256.get(32..), proof.leaf_hash.get(..32), Some(key.as_str())].map(Option::unwrap)
            {
                assert!(printed.contains(&half), "{locale}: {half}");
            }
        }
    }

    /// Without an address there is no code for it; a text too long for a code stands alone.
    #[test]
    fn what_there_is_no_code_for_is_still_printed() {
        let proof = Proof { verify_url: None, ..sample(Locale::En, 20, 5) };
        let pdf = to_pdf(&page(&proof)).unwrap();
        assert_eq!(codes(&pdf), (None, None));
        let file = lopdf::Document::load_mem(&pdf).unwrap();
        let pages: Vec<u32> = file.get_pages().into_keys().collect();
        let printed = file.extract_text(&pages).unwrap();
        assert!(proof.text.lines().all(|line| printed.contains(line)));
    }
}
