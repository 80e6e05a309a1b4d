//! Recognises a scanned or typed code: tag, number, location, or text to look up.

use super::command::{Card, NotACard};
use super::keyboard::without_aim;
use super::tag::{Tag, TagError};
use crate::domain::number::Number;

/// A code, recognised by its form alone. The store decides whether it exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// A device tag, bare or as the last segment of a URL of any host.
    Tag(Tag),
    /// Has the form of a tag, but the check character does not match.
    Mistyped(String),
    /// The number of a batch, request, handover act and so on.
    Number(Number),
    /// A location code, printed on shelf labels as `LOC:A-01-03`; without the prefix, in capitals.
    Location(String),
    /// Anything else: a serial number or a donor's inventory number.
    Other(String),
}

/// Longest code that is read, in characters; the rest is cut off. No label holds more.
pub const MAX_CODE: usize = 200;

impl Code {
    /// Recognises a code; `None` when nothing is left after cleaning. An AIM identifier before it is dropped. Of a URL of any host only the last path segment counts, so that
    /// labels stay valid when the domain name changes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = crate::domain::text_enum::clean(without_aim(text))?;
        let text: String = text.chars().take(MAX_CODE).collect();
        let lower = text.to_ascii_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") {
            let path = text.split(['?', '#']).next().unwrap_or("");
            let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
            return Self::read_bare(last);
        }
        if lower.starts_with("loc:") {
            let code = text.split_once(':').map_or("", |(_, code)| code).trim().to_uppercase();
            return (!code.is_empty()).then_some(Self::Location(code));
        }
        Self::read_bare(&text)
    }

    fn read_bare(text: &str) -> Option<Self> {
        if let Ok(number) = Number::parse(text) {
            return Some(Self::Number(number));
        }
        // `CMD-STOCK` has eight letters and could pass for a mistyped tag, so command cards are recognised first.
        if Card::parse(text) != Err(NotACard::Other) {
            return Some(Self::Other(text.to_owned()));
        }
        match Tag::parse(text) {
            Ok(tag) => Some(Self::Tag(tag)),
            // Eight characters of the tag alphabet may also be a Dell service tag or another serial number: the store is asked before it is
            // reported as mistyped.
            Err(TagError::Mistyped) => Some(Self::Mistyped(text.to_owned())),
            Err(TagError::NotATag) => (!text.is_empty()).then(|| Self::Other(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::Tag;
    use super::Code;

    #[test]
    fn labels_outlive_domain_names() {
        let tag = Tag::from_bits(77);
        for text in [tag.to_string(), tag.payload(Some("https://old.example")), format!("http://other.example/x/d/{}/?utm=1", tag.as_str())]
        {
            assert_eq!(Code::read(&text), Some(Code::Tag(tag)), "{text}");
        }
        assert_eq!(Code::read(&format!("]Q1{tag}")), Some(Code::Tag(tag)), "a scanner may say which kind of code it read");
        assert_eq!(Code::read("loc: a-01"), Some(Code::Location("A-01".to_owned())));
        assert_eq!(Code::read("\u{0} \u{1b}"), None);
        assert!(matches!(Code::read("act-2026-000001"), Some(Code::Number(_))));
        assert!(matches!(Code::read("5CD1234XYZ"), Some(Code::Other(_))));
    }
}
