//! Explains a fair split in sentences: why so many devices, why these, and what would have changed the result. Used by the staff's page,
//! the requester's page and the decision document, so that all three say the same.

use crate::domain::allocation::claim::Factors;
use crate::domain::allocation::fairness::Stopped;
use crate::domain::allocation::proposal::{LineResult, NeedResult, Proposal, SplitReport};
use crate::domain::number::Number;
use crate::domain::request::suitability::Lack;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};

fn count(n: u32) -> Arg {
    Arg::Count(i64::from(n))
}

/// A factor in hundredths as a decimal number: `1,50`, with a point in English.
#[must_use]
pub fn factor(w: Locale, hundredths: u32) -> String {
    let point = if w == Locale::En { '.' } else { ',' };
    format!("{}{point}{:02}", hundredths / 100, hundredths % 100)
}

/// Explains a need: how it was counted, weighted and served, and where it stopped. One sentence each.
#[must_use]
pub fn of_need(w: Locale, worked: &NeedResult) -> Vec<String> {
    let need = &worked.need;
    let kind = word(w, "kind", need.kind.as_str());
    let mut said = Vec::new();
    said.push(match need.cap.filter(|cap| *cap < need.asked) {
        Some(cap) => w.say("working-need-capped", &[("kind", kind.as_str().into()), ("asked", count(need.asked)), ("cap", count(cap))]),
        None => w.say("working-need", &[("kind", kind.as_str().into()), ("need", count(need.need))]),
    });
    if need.had > 0 {
        said.push(w.say("working-had", &[("n", count(need.had))]));
    }
    said.push(weight(w, worked));
    said.push(match worked.stopped {
        Stopped::Served => w.say("working-served", &[("n", count(worked.given))]),
        Stopped::Asked => w.say("working-asked", &[("n", count(worked.given))]),
        Stopped::NothingLeft => w.say("working-nothing-left", &[("n", count(worked.given))]),
        Stopped::LotTooLarge => w.say("working-lot", &[("n", count(need.lot))]),
    });
    let served = need.had.saturating_add(worked.given).min(need.need);
    if need.need > 0 {
        let percent = u64::from(served) * 100 / u64::from(need.need);
        said.push(w.say("working-share", &[("percent", Arg::Count(i64::try_from(percent).unwrap_or(0)))]));
    }
    said
}

fn weight(w: Locale, worked: &NeedResult) -> String {
    let need = &worked.need;
    let whole = factor(w, need.weight / 10);
    if let [one] = need.factors.as_slice() {
        let Factors { audience, action, waiting, .. } = one;
        return w.say(
            "working-weight",
            &[
                ("weight", whole.as_str().into()),
                ("audience", factor(w, u32::from(*audience)).as_str().into()),
                ("action", factor(w, u32::from(*action)).as_str().into()),
                ("waiting", factor(w, u32::from(*waiting)).as_str().into()),
                ("earlier", factor(w, u32::from(need.earlier_factor)).as_str().into()),
            ],
        );
    }
    w.say(
        "working-weight-mean",
        &[("weight", whole.as_str().into()), ("earlier", factor(w, u32::from(need.earlier_factor)).as_str().into())],
    )
}

/// Explains a request line: how many devices were suitable and given and, if it
/// got too few, how many devices left over missed a single requirement.
#[must_use]
pub fn of_line(w: Locale, line: &LineResult) -> Vec<String> {
    let place = line.line.saturating_add(1);
    let mut said = vec![w.say("working-line", &[("line", count(place)), ("suitable", count(line.suitable)), ("given", count(line.given))])];
    if line.given < line.open {
        said.extend(
            line.missed
                .iter()
                .filter(|(lack, _)| *lack != Lack::Kind)
                .map(|(lack, n)| w.say(&format!("working-missed-{}", lack.as_str()), &[("n", count(*n))])),
        );
    }
    said
}

/// Explains the result for one request: the rule, its needs, its lines, changes made by hand, and the seed.
#[must_use]
pub fn of_request(w: Locale, proposal: &Proposal, working: &SplitReport, request: Number) -> Vec<String> {
    let mut said = vec![w.say("working-rule", &[("rule", count(proposal.rule)), ("policy", count(proposal.policy))])];
    let mut needs: Vec<usize> = working.lines_of(request).map(|l| l.need).collect();
    needs.sort_unstable();
    needs.dedup();
    said.extend(needs.iter().filter_map(|at| working.needs.get(*at)).flat_map(|n| of_need(w, n)));
    said.extend(working.lines_of(request).flat_map(|l| of_line(w, l)));
    for change in proposal.adjusted.iter().filter(|a| a.request == request) {
        let line = change.line.saturating_add(1);
        said.push(w.say("working-adjusted", &[("line", count(line)), ("from", count(change.from)), ("to", count(change.to))]));
    }
    said.push(w.t("working-these"));
    said.push(w.say("working-draw", &[("seed", proposal.seed.to_string().as_str().into())]));
    said
}
