//! What scanners and makers put before or around a serial number: the readings of a code, to be looked up after the code itself. A reading is
//! a proposal: it counts only when it names exactly one line of a list or one device.

use super::Device;
use super::code::{Code, MAX_CODE};
use super::keyboard;
use super::keyboard::without_aim;
use crate::domain::text_enum::{clean, fold_code, text_enum};

text_enum! {
    /// The form in which a code was read.
    Form {
        /// Typed by a scanner set to another keyboard layout.
        Keyboard => "keyboard",
        /// Without the AIM symbology identifier that scanners may put first (`]C0`).
        Aim => "aim",
        /// Without signs before and after it, such as the start and stop signs of Code 39.
        Framed => "framed",
        /// Behind a label: `S/N:`, `Serial No.`, `Serienummer`.
        Labelled => "labelled",
        /// Behind an ANSI MH10.8.2 data identifier, also in an ISO/IEC 15434 message; Apple prints `S` too.
        DataIdentifier => "data_identifier",
        /// In a GS1 element string, behind the application identifier 21.
        Gs1 => "gs1",
        /// Lenovo: `1S`, machine type and model, serial number.
        Lenovo => "lenovo",
        /// Dell: the express service code is the service tag as a decimal number.
        DellExpress => "dell_express",
        /// HP: the number of a component, behind `CT`.
        Component => "component",
        /// One field of several in the code.
        Field => "field",
        /// In a web address.
        Address => "address",
    }
}

/// One reading of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The serial or inventory number that may be meant.
    pub text: String,
    pub form: Form,
    /// Whether the form leaves no other reading: the text may then become the serial number of a device that no list names.
    pub certain: bool,
}

/// A code and what was understood by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    pub reading: Reading,
    /// `true`: the device was found or received under the reading. `false`: it keeps the code as scanned, because the reading is only
    /// possible.
    pub taken: bool,
}

/// The most readings of one code; no label holds more.
const MOST_READINGS: usize = 24;
/// A reading that is not certain has at least so many letters and digits, one of them a digit: shorter ones fit too much by chance.
const SHORTEST: usize = 5;
const FS: char = '\u{1c}';
const GS: char = '\u{1d}';
const RS: char = '\u{1e}';
const EOT: char = '\u{4}';

/// Labels of serial numbers, in capitals without spaces and stops; longer ones first.
const LABELS: &[&str] = &[
    "CODEDESERVICEEXPRESS",
    "EXPRESS-SERVICECODE",
    "EXPRESSSERVICECODE",
    "CODESERVICEEXPRESS",
    "NUMERODESERIE",
    "NUMÉRODESÉRIE",
    "SERIALNUMBER",
    "SERVICETAG",
    "SERIENUMMER",
    "N°DESERIE",
    "N°DESÉRIE",
    "NODESERIE",
    "NODESÉRIE",
    "EXPRESSCODE",
    "SERIALNO",
    "SERIENR",
    "SVCTAG",
    "SERNO",
    "SERIAL",
    "S/NO",
    "SNID",
    "S/N",
    "S-N",
    "SNR",
    "SER",
    "ESC",
    "SN",
    "S",
];
/// Labels of Dell's express service code.
const EXPRESS: &[&str] = &["CODEDESERVICEEXPRESS", "EXPRESS-SERVICECODE", "EXPRESSSERVICECODE", "CODESERVICEEXPRESS", "EXPRESSCODE", "ESC"];
/// Labels that begin many a number: they are labels only with a sign behind them.
const SHORT: &[&str] = &["S", "SER"];
/// Parameters of web addresses that hold a serial number.
const PARAMETERS: &[&str] = &["sn", "serial", "serialnumber", "serialno", "servicetag", "svctag", "st", "tag", "snr", "21"];

/// What a code may stand for besides itself, certain readings first.
#[must_use]
pub fn readings(code: &str) -> Vec<Reading> {
    let code: String = code.chars().take(2 * MAX_CODE).collect();
    let mut found = Readings { whole: fold_code(&code), all: Vec::new() };
    let text = without_aim(&code);
    if text.len() < code.len() {
        found.add(text, Form::Aim, true);
    }
    found.framed(text);
    if is_address(text) {
        found.address(text);
    } else {
        found.message(text);
        found.elements(&code);
        found.labelled(text);
        found.fields(text);
        found.express(text);
    }
    found.all.sort_by_key(|r| !r.certain);
    found.all.truncate(MOST_READINGS);
    found.all
}

/// What was understood when this code led to this device; `None` when the device simply has this code. `receiving`: also say when the device
/// keeps a code that could be read in another way.
#[must_use]
pub fn understood(code: &str, device: &Device, receiving: bool) -> Option<Understood> {
    let names: Vec<String> =
        [Some(device.tag.as_str()), device.specification.serial.as_deref(), device.specification.donor_number.as_deref()]
            .into_iter()
            .flatten()
            .map(fold_code)
            .collect();
    let is_its_name = |text: &str| names.contains(&fold_code(text));
    if without_aim(code) == code && is_its_name(code) {
        let is_serial = device.specification.serial.as_deref().is_some_and(|s| fold_code(s) == fold_code(code));
        let kept = receiving && device.line.is_none() && is_serial;
        let reading = readings(code).into_iter().next().filter(|_| kept)?;
        return Some(Understood { reading, taken: false });
    }
    if matches!(Code::read(code), Some(Code::Tag(tag)) if tag == device.tag) {
        return None;
    }
    let typed = keyboard::meant(code).into_iter();
    let mut possible = readings(code);
    for meant in typed {
        possible.extend(readings(&meant));
        possible.push(Reading { text: meant, form: Form::Keyboard, certain: true });
    }
    let reading = possible.into_iter().find(|r| is_its_name(&r.text))?;
    Some(Understood { reading, taken: true })
}

fn is_address(text: &str) -> bool {
    let lower = text.trim_start().to_ascii_lowercase();
    let host = lower.split(['/', '?']).next().unwrap_or("");
    let is_host =
        host.len() < lower.len() && host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    lower.contains("://") || (is_host && host.rsplit('.').next().is_some_and(|top| top.len() >= 2 && top.chars().all(char::is_alphabetic)))
}

/// Decodes `%41`; anything else stays.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let value = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii);
        match (value, after.get(2..)) {
            (Some(value), Some(left)) => {
                out.push(char::from(value));
                rest = left;
            }
            _ => {
                out.push('%');
                rest = after;
            }
        }
    }
    out + rest
}

/// Whether fourteen digits are a GTIN: the last is the check digit.
fn is_gtin(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = values.iter().rev().enumerate().map(|(i, v)| if i % 2 == 0 { *v } else { 3 * v }).sum();
    digits.len() == 14 && values.len() == 14 && sum.is_multiple_of(10)
}

/// Length of the data behind an application identifier with a fixed length; the identifiers that stand on equipment.
fn fixed_length(identifier: &str) -> Option<usize> {
    Some(match identifier {
        "00" => 18,
        "01" | "02" => 14,
        "11" | "12" | "13" | "15" | "16" | "17" => 6,
        "20" => 2,
        "410" | "411" | "412" | "413" | "414" | "415" => 13,
        _ => return None,
    })
}

/// Application identifiers whose data ends with FNC1 (GS) or with the code.
const VARIABLE: &[&str] =
    &["8003", "8004", "240", "241", "250", "400", "10", "21", "22", "30", "37", "90", "91", "92", "93", "94", "95", "96", "97", "98", "99"];

struct Readings {
    /// The code itself, folded: not a reading of itself.
    whole: String,
    all: Vec<Reading>,
}

impl Readings {
    fn add(&mut self, text: &str, form: Form, certain: bool) {
        let Some(text) = clean(text) else { return };
        let fold = fold_code(&text);
        let is_likely = fold.chars().count() >= SHORTEST && (form == Form::DellExpress || fold.chars().any(|c| c.is_ascii_digit()));
        // A certain form may hold any number, but an address holds many words that are none.
        let certain = certain && (is_likely || form != Form::Address);
        let is_new = (fold != self.whole || form == Form::Framed) && !self.all.iter().any(|r| fold_code(&r.text) == fold);
        if !fold.is_empty() && (certain || is_likely) && is_new && text.chars().count() <= MAX_CODE {
            self.all.push(Reading { text, form, certain });
        }
    }

    fn framed(&mut self, text: &str) {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        // Brackets and hashes belong to forms that are read below; lookups of serial numbers ignore signs anyway.
        if text.trim() != bare && text.trim().starts_with('*') {
            self.add(bare, Form::Framed, true);
        }
    }

    /// The parts of a web address: a parameter that is named after a serial number, then everything else that may be one.
    fn address(&mut self, text: &str) {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let (query, fragment) = query.split_once('#').unwrap_or((query, ""));
        let pairs: Vec<(String, String)> = query
            .split(['&', ';'])
            .chain(fragment.split('&'))
            .map(|pair| pair.split_once('=').unwrap_or(("", pair)))
            .map(|(name, value)| (name.to_ascii_lowercase().replace(['_', '-'], ""), decoded(value)))
            .collect();
        for (name, value) in &pairs {
            if PARAMETERS.contains(&name.as_str()) {
                self.add(value, Form::Address, true);
            }
        }
        let segments: Vec<&str> = path.split('#').flat_map(|part| part.split('/')).skip(if path.contains("://") { 3 } else { 1 }).collect();
        // A GS1 Digital Link says which part is the serial number: /01/09506000134352/21/12345.
        for pair in segments.windows(2) {
            if let ["21", serial] = pair {
                self.add(&decoded(serial), Form::Gs1, true);
            }
        }
        for part in segments.iter().rev() {
            self.add(&decoded(part), Form::Address, false);
        }
        for (_, value) in &pairs {
            self.add(value, Form::Address, false);
            self.prefixed(value);
        }
    }

    /// An ISO/IEC 15434 message: `[)>` RS format GS data GS data RS EOT. Some scanners leave the control characters out or write them in words.
    fn message(&mut self, text: &str) {
        let text = text.replace("<GS>", "\u{1d}").replace("<RS>", "\u{1e}").replace("<EOT>", "\u{4}");
        let Some((_, data)) = text.split_once("[)>") else { return };
        for field in data.split([GS, RS, FS, EOT]) {
            self.identified(field.trim(), true);
        }
        if !data.contains(GS) {
            for (at, _) in data.match_indices(['S', 's']) {
                self.add(data.get(at + 1..).unwrap_or(""), Form::DataIdentifier, false);
            }
        }
    }

    /// A field with an ANSI data identifier for a serial number.
    fn identified(&mut self, field: &str, certain: bool) {
        let upper = field.to_ascii_uppercase();
        for (identifier, form) in
            [("1S", Form::Lenovo), ("S", Form::DataIdentifier), ("25S", Form::DataIdentifier), ("18S", Form::DataIdentifier)]
        {
            let rest = upper.starts_with(identifier).then(|| field.get(identifier.len()..)).flatten();
            // Lenovo's label has spaces between the parts: `1S 20KHS0AB00 PC131TBF`.
            let rest = rest.map(|r| if form == Form::Lenovo { r.trim_start() } else { r });
            let is_whole = |r: &&str| form == Form::Lenovo || !r.contains(char::is_whitespace);
            if let Some(rest) = rest.filter(|r| r.starts_with(|c: char| c.is_ascii_alphanumeric())).filter(is_whole) {
                match form {
                    Form::Lenovo => self.lenovo(rest),
                    _ => self.add(rest, form, certain && identifier == "S"),
                }
            }
        }
    }

    /// A GS1 element string, with identifiers in parentheses or run together.
    fn elements(&mut self, code: &str) {
        let text = without_aim(code).trim();
        if text.starts_with('(') {
            let parts = text.split('(').skip(1).filter_map(|part| part.split_once(')'));
            for (identifier, value) in parts {
                match identifier.trim().to_ascii_uppercase().as_str() {
                    "21" => self.add(value, Form::Gs1, true),
                    "S" | "SN" => self.add(value, Form::DataIdentifier, true),
                    "1S" => self.lenovo(value.trim()),
                    "8004" | "250" => self.add(value, Form::Gs1, false),
                    _ => {}
                }
            }
            return;
        }
        let told = ["]C1", "]d2", "]e0", "]Q3"].iter().any(|aim| code.trim_start().starts_with(aim)) || text.starts_with(GS);
        let mut rest = text.trim_start_matches(GS);
        let is_one = told || rest.strip_prefix("01").and_then(|r| r.get(..14)).is_some_and(is_gtin);
        while is_one && !rest.is_empty() {
            let fixed = (2..=3).find_map(|n| Some((n, fixed_length(rest.get(..n)?)?)));
            if let Some((n, length)) = fixed {
                if !rest.get(n..n + length).is_some_and(|d| d.chars().all(|c| c.is_ascii_digit())) {
                    return;
                }
                rest = rest.get(n + length..).unwrap_or("").trim_start_matches(GS);
                continue;
            }
            let Some(identifier) = VARIABLE.iter().find(|ai| rest.starts_with(**ai)) else { return };
            let (value, after) =
                rest.get(identifier.len()..).unwrap_or("").split_once(GS).unwrap_or((rest.get(identifier.len()..).unwrap_or(""), ""));
            match *identifier {
                // Where more identifiers follow, GS must have ended the number; at the end of the code nothing else can be meant.
                "21" => self.add(value, Form::Gs1, true),
                "8004" | "250" => self.add(value, Form::Gs1, false),
                "8003" => self.add(value.get(14..).unwrap_or(""), Form::Gs1, false),
                _ => {}
            }
            rest = after;
        }
    }

    /// A label and its number, anywhere in the text: `P/N: 3JX12EA S/N: 5CG9123ABC`.
    fn labelled(&mut self, text: &str) {
        let signs: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < signs.len() {
            let begins = at == 0 || signs.get(at - 1).is_some_and(|c| !c.is_alphanumeric());
            let label = begins.then(|| LABELS.iter().find_map(|label| Some((*label, label_end(&signs, at, label)?)))).flatten();
            let Some((label, end)) = label else {
                at += 1;
                continue;
            };
            let is_between = |c: &&char| c.is_whitespace() || matches!(c, ':' | '#' | '=' | '.' | '-' | '"' | '\'' | ')' | ',');
            let between = signs.iter().skip(end).take_while(is_between).count();
            let value: String =
                signs.iter().skip(end + between).take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/')).collect();
            let mut told = signs.iter().skip(end).take(between);
            if SHORT.contains(&label) && !told.any(|c| matches!(c, ':' | '#' | '=')) {
                at += 1;
                continue;
            }
            match label {
                _ if EXPRESS.contains(&label) => {
                    let digits = signs.iter().skip(end + between).take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '-'));
                    self.express(digits.collect::<String>().trim_end_matches([' ', '-']));
                }
                // `SN-1234` may be the number itself.
                _ => {
                    let mut gap = signs.iter().skip(end).take(between);
                    let is_told = gap.any(|c| matches!(c, ':' | '#' | '=')) || (between > 0 && (label.contains('/') || label.len() > 4));
                    self.add(&value, Form::Labelled, is_told);
                }
            }
            self.identified(&value, false);
            at = end + between + value.chars().count().max(1);
        }
    }

    /// The fields of a code that holds several, as makers print them: one on each line, or with signs between them.
    fn fields(&mut self, text: &str) {
        let parts: Vec<&str> =
            text.split([FS, GS, RS, EOT, '\n', '\r', '\t', ';', '|', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
        for part in &parts {
            if parts.len() > 1 {
                self.add(part, Form::Field, false);
            }
            self.prefixed(part);
        }
        // `8CG8321PZZ 2UE01EA#ABB`: HP puts serial number and product number on one line.
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_code = |word: &&str| word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '#' | '/'));
        if (2..=3).contains(&words.len()) && words.iter().all(is_code) {
            for word in words {
                self.add(word, Form::Field, false);
            }
        }
    }

    /// A number behind a prefix that is part of it: `S`, `1S`, `CT`.
    fn prefixed(&mut self, part: &str) {
        self.identified(part, false);
        let upper = part.to_ascii_uppercase();
        if let Some(rest) = upper.strip_prefix("CT") {
            self.add(rest.trim_start_matches([':', '#', ' ', '.']), Form::Component, false);
        }
    }

    /// Behind `1S`: machine type and model of ten characters (seven until about 2012), then a serial number of seven or eight, rarely ten.
    fn lenovo(&mut self, rest: &str) {
        let text: String = rest.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if !text.is_ascii() || !text.chars().all(|c| c.is_ascii_alphanumeric()) {
            return;
        }
        let usual = text.len() == 18 && text.starts_with(|c: char| c.is_ascii_digit());
        for (model, serials) in [(10, 7..=10), (7, 7..=8), (4, 7..=8)] {
            if let Some(serial) = text.get(model..).filter(|s| serials.contains(&s.len())) {
                self.add(serial, Form::Lenovo, usual && model == 10);
            }
        }
    }

    /// Dell's express service code: the service tag of seven characters (five until about 2000) read as a number of base 36.
    fn express(&mut self, text: &str) {
        let digits: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if !(7..=11).contains(&digits.len()) || !digits.chars().all(|c| c.is_ascii_digit()) {
            return;
        }
        let mut number: u64 = digits.parse().unwrap_or(0);
        let mut signs = Vec::new();
        while number > 0 {
            signs.push(u32::try_from(number % 36).ok().and_then(|d| char::from_digit(d, 36)).unwrap_or('0').to_ascii_uppercase());
            number /= 36;
        }
        if matches!(signs.len(), 5 | 7) {
            let tag: String = signs.iter().rev().collect();
            self.add(&tag, Form::DellExpress, false);
        }
    }
}

/// Where a label that begins at `at` ends; spaces and full stops inside it do not count.
fn label_end(signs: &[char], at: usize, label: &str) -> Option<usize> {
    let mut here = at;
    for (i, wanted) in label.chars().enumerate() {
        while i > 0 && signs.get(here).is_some_and(|c| matches!(c, ' ' | '.' | '\u{a0}')) {
            here += 1;
        }
        let sign = signs.get(here)?;
        if !sign.to_uppercase().eq(wanted.to_uppercase()) {
            return None;
        }
        here += 1;
    }
    Some(here)
}

#[cfg(test)]
mod tests {
    use super::{Form, readings};

    fn texts(code: &str) -> Vec<String> {
        readings(code).into_iter().map(|r| r.text).collect()
    }

    fn certain(code: &str) -> Vec<(String, Form)> {
        readings(code).into_iter().filter(|r| r.certain).map(|r| (r.text, r.form)).collect()
    }

    #[test]
    fn what_a_maker_prints_around_a_number_is_read() {
        let gs1 = "010950600013435217261231\u{1d}21PC131TBF";
        for (code, form) in [
            ("]C0PC131TBF", Form::Aim),
            ("*PC131TBF*", Form::Framed),
            ("S/N: PC131TBF", Form::Labelled),
            ("s/n PC131TBF", Form::Labelled),
            ("SN:PC131TBF", Form::Labelled),
            ("Serial No. PC131TBF", Form::Labelled),
            ("SERIAL NUMBER: PC131TBF", Form::Labelled),
            ("Serienummer PC131TBF", Form::Labelled),
            ("N° de série : PC131TBF", Form::Labelled),
            ("P/N: 20L8S07A14 S/N: PC131TBF", Form::Labelled),
            ("{\"mtm\":\"20L8S07A14\",\"sn\":\"PC131TBF\"}", Form::Labelled),
            ("Service Tag: PC131TBF", Form::Labelled),
            ("[)>\u{1e}06\u{1d}1P20L8S07A14\u{1d}SPC131TBF\u{1d}Q1\u{1e}\u{4}", Form::DataIdentifier),
            ("[)>\u{1e}06\u{1d}1S20L8S07A14PC131TBF\u{1e}\u{4}", Form::Lenovo),
            ("(1P)20L8S07A14(S)PC131TBF", Form::DataIdentifier),
            ("(01)09506000134352(21)PC131TBF", Form::Gs1),
            (gs1, Form::Gs1),
            ("]C1010950600013435221PC131TBF", Form::Aim),
            ("]d221PC131TBF\u{1d}10LOT", Form::Aim),
            ("1S20L8S07A14PC131TBF", Form::Lenovo),
            ("1S 20L8S07A14 PC131TBF", Form::Lenovo),
            ("SER:PC131TBF", Form::Labelled),
            ("Ser: PC131TBF", Form::Labelled),
            ("S:PC131TBF", Form::Labelled),
            ("P/N:20L8S07A14 S: PC131TBF", Form::Labelled),
            ("S-N: PC131TBF", Form::Labelled),
            ("https://support.example/check?sku=1&SN=PC131TBF#top", Form::Address),
            ("https://id.gs1.org/01/09506000134352/21/PC131TBF", Form::Gs1),
        ] {
            let found = certain(code);
            assert!(found.iter().any(|(text, _)| text == "PC131TBF"), "{code}: {found:?}");
            assert_eq!(found[0].1, form, "{code}: {found:?}");
        }
    }

    #[test]
    fn a_form_that_leaves_another_reading_is_a_proposal_only() {
        for (code, text) in [
            ("SPC131TBF", "PC131TBF"),
            ("SNPC131TBF", "PC131TBF"),
            ("SN-PC131TBF", "PC131TBF"),
            ("CT6F12CBCXV5R0ZZ", "6F12CBCXV5R0ZZ"),
            ("CT: 6F12CBCXV5R0ZZ", "6F12CBCXV5R0ZZ"),
            ("1S7663CTOL3A1234", "L3A1234"),
            ("16543058091", "7LLB5BF"),
            ("165 430 580 91", "7LLB5BF"),
            ("ESC 16543058091", "7LLB5BF"),
            ("ESC: 165 430 580 91 Service", "7LLB5BF"),
            ("Express Service Code 165-430-580-91", "7LLB5BF"),
            ("Express-servicecode: 16543058091", "7LLB5BF"),
            ("Code de service express : 16543058091", "7LLB5BF"),
            ("8CG8321PZZ 2UE01EA#ABB", "8CG8321PZZ"),
            ("2UE01EA#ABB 8CG8321PZZ", "8CG8321PZZ"),
            ("HTTPS://WWW.DELL.EXAMPLE/QR/7LLB5BF", "7LLB5BF"),
            ("qr.dell.example/7LLB5BF", "7LLB5BF"),
            ("5CG9123ABC\n3JX12EA#ABB\n15-bw0", "5CG9123ABC"),
            ("[)>061P20L8X07A14SPC131TBF", "PC131TBF"),
        ] {
            assert!(texts(code).iter().any(|t| t == text), "{code}: {:?}", texts(code));
            assert!(certain(code).is_empty(), "{code}: {:?}", certain(code));
        }
        // What is no serial number gives none.
        for code in [
            "PC131TBF",
            "7QK3LM3",
            "ESCORT7",
            "11S45N1234Z1ZXYZ",
            "8S5B20K12345",
            "Q1",
            "1P20L8S07A14",
            "Stock",
            "CTO",
            "S1",
            "2026",
            "http://x.example/",
            "(01)09506000134352",
            "",
        ] {
            assert!(texts(code).is_empty(), "{code}: {:?}", texts(code));
        }
    }

    #[test]
    fn the_express_service_code_is_the_tag_in_base_36() {
        for tag in ["7LLB5BF", "1234567", "ZZZZZZZ", "BXK2JQ2"] {
            let code = u64::from_str_radix(tag, 36).unwrap().to_string();
            assert_eq!(texts(&code), [tag], "{code}");
        }
    }

    #[test]
    fn no_code_is_too_strange_to_be_read() {
        let long = "S/N: ".repeat(500);
        for code in [&*long, "]]]]", "%%%", "https://?%4", "(((", "[)>", "\u{1d}\u{1d}", "S/NS/NSN", "é]C0é", "01\u{1d}21", "]C199"] {
            assert!(readings(code).len() <= super::MOST_READINGS, "{code}");
        }
    }
}
