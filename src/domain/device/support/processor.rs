//! The name of a processor: without decoration, so that names as reports print them can be compared whole; and what a family alone says.

/// Words that makers and tools add and that name no model.
const DECORATION: &[&str] =
    &["cpu", "apu", "processor", "microprocessor", "genuine", "genuineintel", "intel", "authenticamd", "amd", "gen", "generation"];

/// Names that say that no model is known.
const NAMELESS: &[&str] =
    &["eng sample", "es processor", " 0000", "qemu", "kvm", "virtual", "pc-i440fx", "pc-q35", "aarch64", "armv", "none"];

/// Whether a word tells a number of cores (`six-core`) or a generation (`13th`).
fn is_count(word: &str) -> bool {
    let cores = word.strip_suffix("-core").or_else(|| word.strip_suffix("-cores"));
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    cores.is_some_and(|n| !n.is_empty()) || ordinal.is_some_and(|n| n.len() <= 2 && is_digits(n))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The name of a processor as it is compared: `Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz` becomes `core i5-8250u`.
#[must_use]
pub fn key(name: &str) -> String {
    let mut text = name.replace(['\u{a0}', '®', '™', '"'], " ").to_lowercase();
    for mark in ["(r)", "(tm)", "(c)"] {
        text = text.replace(mark, " ");
    }
    let text = text.trim().trim_start_matches("version:");
    let text = text.split(['@', '\\']).next().unwrap_or_default();
    let text = [" w/", " with "].iter().filter_map(|cut| text.find(cut)).min().map_or(text, |at| text.split_at(at).0);
    let words = text.split_whitespace().filter(|word| !DECORATION.contains(word) && !is_count(word));
    let mut words: Vec<&str> = words.collect();
    // A clock behind the name: `1.60ghz`, or `1.60 ghz`.
    let clock = |word: &&str| word.strip_suffix("ghz").or_else(|| word.strip_suffix("mhz")).map(|n| n.replace('.', ""));
    match words.last().and_then(clock) {
        Some(n) if n.is_empty() => words.truncate(words.len().saturating_sub(2)),
        Some(n) if is_digits(&n) => words.truncate(words.len() - 1),
        _ => {}
    }
    words.join(" ").trim_matches([',', ' ']).to_owned()
}

/// The name without the words that a processor leaves out of its own name (`Pentium Gold G5400` calls itself `Pentium G5400`).
#[must_use]
pub fn alias(key: &str) -> String {
    let key = key.strip_prefix("processor ").unwrap_or(key);
    let short = ["pentium gold ", "pentium silver "].iter().find_map(|long| key.strip_prefix(long));
    if let Some(rest) = short {
        return format!("pentium {rest}");
    }
    // `core ultra 5-125h` and `core ultra 5 125h` are one.
    for family in ["core ultra ", "core "] {
        if let Some(rest) = key.strip_prefix(family)
            && let Some((tier, number)) = rest.split_once('-')
            && matches!(tier, "3" | "5" | "7" | "9")
        {
            return format!("{family}{tier} {number}");
        }
    }
    key.to_owned()
}

/// Whether a name gives no model: an engineering sample, a virtual machine, the instruction set alone.
#[must_use]
pub fn is_nameless(key: &str) -> bool {
    key.is_empty() || NAMELESS.iter().any(|word| format!(" {key}").contains(word))
}

/// Letters before the number, the number, and what follows: `n3350` is `("n", "3350", "")`.
fn numbered(word: &str) -> (&str, &str, &str) {
    let start = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let (letters, rest) = word.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, tail) = rest.split_at(end);
    (letters, number, tail)
}

fn begins_with(number: &str, digits: &[char]) -> bool {
    number.starts_with(digits)
}

/// Whether a processor that is on no list is of a family that ended before the first one (Windows 11, 2021): then it is known not to be
/// admitted. Derived from the numbering of the makers, and only used where the list does not name the processor itself.
#[must_use]
pub fn is_older_than_the_lists(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let last = word(words.len().saturating_sub(1));
    match word(0) {
        "core" if word(1) == "2" => true,
        "core" => {
            let (tier, model) = word(1).split_once('-').unwrap_or((word(1), word(2)));
            let (_, number, tail) = numbered(model);
            match tier {
                "i3" | "i5" | "i7" | "i9" => {
                    (number.len() == 3 && !number.is_empty()) || (number.len() == 4 && begins_with(number, &['2', '3', '4', '5', '6', '7']))
                }
                "m" | "m3" | "m5" | "m7" => matches!(number, "5" | "6" | "7") && tail.starts_with('y'),
                _ => false,
            }
        }
        "atom" => {
            let (letters, number, _) = numbered(word(1));
            matches!(letters, "d" | "n" | "z" | "e")
                || (letters.is_empty() && number.len() == 3)
                || ["x3-", "x5-", "x7-"].iter().any(|x| word(1).starts_with(x))
        }
        "pentium" => {
            let model = if word(1) == "gold" { word(2) } else { word(1) };
            let (letters, number, _) = numbered(model);
            matches!(model, "m" | "d" | "4" | "iii" | "dual")
                || matches!(letters, "e" | "t" | "p" | "u" | "su")
                || (letters.len() <= 1 && (number.len() == 3 || (number.len() == 4 && begins_with(number, &['1', '2', '3', '4']))))
        }
        "celeron" => {
            let (letters, number, _) = numbered(word(1));
            matches!(word(1), "m" | "d" | "dual")
                || (letters.is_empty() && number.len() == 3)
                || (letters.len() <= 1 && number.len() == 4 && begins_with(number, &['1', '2', '3']))
        }
        "xeon" => {
            let (letters, number, _) = numbered(word(1));
            let generation = last.strip_prefix('v').is_some_and(|n| n.len() == 1 && is_digits(n));
            let early = number.len() == 4 && matches!(letters, "" | "e" | "l" | "x" | "w") && words.len() == 2;
            generation || early || ["e3-", "e5-", "e7-"].iter().any(|e| word(1).starts_with(e))
        }
        "ryzen" => {
            let model = if word(2) == "pro" { word(3) } else { word(2) };
            let (letters, number, tail) = numbered(model);
            letters.is_empty()
                && number.len() == 4
                && (begins_with(number, &['1']) || (begins_with(number, &['2']) && matches!(tail, "u" | "h" | "g" | "ge" | "he")))
        }
        "athlon" => {
            let model = if word(1) == "pro" { word(2) } else { word(1) };
            let (letters, number, tail) = numbered(model);
            matches!(model, "ii" | "x2" | "x4" | "64" | "neo")
                || (letters.is_empty() && number.len() == 3 && begins_with(number, &['2']) && matches!(tail, "g" | "ge"))
                || (letters.is_empty() && number.len() == 4 && begins_with(number, &['5']))
        }
        "core2" | "phenom" | "sempron" | "turion" | "opteron" => true,
        first => {
            ["a4-", "a6-", "a8-", "a9-", "a10-", "a12-", "e1-", "e2-", "fx-", "c-", "e-", "g-t"].iter().any(|old| first.starts_with(old))
        }
    }
}

/// Whether every processor of the family has 64-bit instructions of x86.
#[must_use]
pub fn is_x86_64(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let second = words.get(1).copied().unwrap_or_default();
    let (letters, number, _) = numbered(second);
    match words.first().copied().unwrap_or_default() {
        "core" => {
            second == "2" || second == "ultra" || ["i3", "i5", "i7", "i9", "m3", "m5", "m7", "m-"].iter().any(|t| second.starts_with(t))
        }
        "core2" | "ryzen" | "phenom" => true,
        "xeon" => ["e3-", "e5-", "e7-", "e-", "w-", "gold", "silver", "bronze", "platinum"].iter().any(|t| second.starts_with(t)),
        // With a letter and a number these are of 2009 and later.
        "celeron" | "pentium" => (matches!(letters, "b" | "g" | "j" | "n") && number.len() >= 3) || matches!(second, "gold" | "silver"),
        "athlon" => matches!(second, "64" | "ii" | "x2" | "x4" | "gold" | "silver" | "pro"),
        first => ["a4-", "a6-", "a8-", "a9-", "a10-", "a12-", "e1-", "e2-", "fx-"].iter().any(|t| first.starts_with(t)),
    }
}

#[cfg(test)]
mod tests {
    use super::{alias, is_nameless, is_older_than_the_lists, is_x86_64, key};

    #[test]
    fn decoration_is_left_out_and_the_model_stays() {
        let names = [
            ("Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz", "core i5-8250u"),
            ("13th Gen Intel(R) Core(TM) i5-1335U", "core i5-1335u"),
            ("AMD Ryzen 5 PRO 3500U w/ Radeon Vega Mobile Gfx", "ryzen 5 pro 3500u"),
            ("AMD Ryzen 5 2600 Six-Core Processor", "ryzen 5 2600"),
            ("Core I5-4200m Cpu", "core i5-4200m"),
            ("Intel(R) Celeron(R) CPU  230   @ 1.60GHz   ", "celeron 230"),
            ("Version: Intel(R) Pentium(R) Silver N5000 CPU 1.10 GHz", "pentium silver n5000"),
            ("Intel(R) Core(TM) Ultra 5 125H", "core ultra 5 125h"),
        ];
        for (name, expected) in names {
            assert_eq!(key(name), expected, "{name}");
        }
        assert_eq!(alias("pentium gold g5400"), "pentium g5400");
        assert_eq!(alias("core ultra 5-125h"), "core ultra 5 125h");
        assert_eq!(alias("core i5-8250u"), "core i5-8250u");
        for name in [
            "AMD Eng Sample: 100-000000261-50_34/21_N",
            "Genuine Intel(R) CPU 0000 @ 2.40GHz",
            "QEMU Virtual CPU version 2.5+",
            "AArch64",
            "",
        ] {
            assert!(is_nameless(&key(name)), "{name}");
        }
    }

    #[test]
    fn a_family_is_old_by_its_number_and_never_by_a_guess() {
        let old = [
            "core 2 duo e8400",
            "core2 duo t7300",
            "core i3 530",
            "core i5-2400",
            "core i7-7700",
            "core i5-7500u",
            "core m3-7y30",
            "atom n270",
            "atom x5-z8350",
            "celeron n3350",
            "celeron j3455",
            "pentium n4200",
            "pentium g4400",
            "pentium e5200",
            "xeon e3-1245 v6",
            "xeon e5620",
            "ryzen 5 2500u",
            "ryzen 7 1700",
            "athlon 200ge",
            "athlon ii x2 250",
            "a6-9225 radeon r4",
            "fx-8350",
            "phenom ii x4 955",
        ];
        for key in old {
            assert!(is_older_than_the_lists(key), "{key}");
        }
        let unsure = [
            "core i5-8250u",
            "core i3-8121u",
            "core i5-1035g1",
            "core i5-10210u",
            "core i5",
            "celeron n4000",
            "pentium silver n5000",
            "pentium g5400",
            "xeon e-2176m",
            "xeon gold 6130",
            "ryzen 5 2600",
            "ryzen ai 9 hx 370",
            "ryzen 5 pro 3500u",
            "athlon silver 3050u",
            "n100",
            "",
        ];
        for key in unsure {
            assert!(!is_older_than_the_lists(key), "{key}");
        }
    }

    #[test]
    fn only_families_that_are_64_bit_throughout_are_said_to_be() {
        for key in [
            "core i3 530",
            "core 2 duo e8400",
            "core i5-8250u",
            "ryzen 5 2600",
            "celeron n3350",
            "pentium g4400",
            "xeon e5-2620 v3",
            "a6-9225 radeon r4",
        ] {
            assert!(is_x86_64(key), "{key}");
        }
        for key in ["atom n270", "pentium m", "pentium 4", "celeron m 420", "core duo t2300", "snapdragon 8cx", "athlon xp 2400+", ""] {
            assert!(!is_x86_64(key), "{key}");
        }
    }
}
