//! The page that explains the rule of fairness, with the weights in force or those of an earlier version. It needs no account.

use crate::desk::DeskError;
use crate::desk::allocation::explanation::factor;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::domain::allocation::claim::Weights;
use crate::domain::allocation::fairness::RULE_VERSION;
use crate::domain::request::programme::Audience;
use crate::domain::settings::policy::Policy;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// At most this many versions are listed.
const MOST: u16 = 100;

/// One table of weights.
pub struct WeightTable {
    /// What is weighed.
    pub title: String,
    /// Heading of the column of numbers.
    pub head: String,
    /// Name and number of each row.
    pub rows: Vec<(String, String)>,
}

/// One version of the policy.
pub struct VersionRow {
    pub version: u32,
    /// The day it came into force; empty for version 1, which is built into the program.
    pub since: String,
    /// Whether the page shows it.
    pub is_shown: bool,
    pub in_force: bool,
}

/// The public page on the rule of fairness.
#[derive(Template)]
#[template(path = "page/allocation/rule.html")]
pub struct FairnessPage {
    pub layout: Layout,
    /// Version of the rule of fairness.
    pub rule: u32,
    /// Heading of the weights, with the version of the policy they belong to.
    pub weights_title: String,
    /// Says that the version shown is no longer in force, and when it was; empty when it is in force.
    pub earlier: String,
    /// The versions of the policy, newest first.
    pub versions: Vec<VersionRow>,
    /// How devices are split, one sentence for each step, in order.
    pub steps: Vec<String>,
    /// What happens to a proposal once it is made, one sentence each.
    pub after: Vec<String>,
    /// What a weight means, in words.
    pub weights: String,
    /// What else changes a weight (waiting, earlier devices), one sentence each.
    pub changes: Vec<String>,
    /// The weights of the policy, table by table.
    pub tables: Vec<WeightTable>,
}

/// The version the query asks for, or the one in force without one. An unknown version is a page that does not exist.
fn asked(app: &App, query: &Fields) -> Result<Policy, DeskError> {
    let Some(text) = query.some("version") else { return Ok(Policy::clone(&app.desk.policy())) };
    let number: Option<u32> = text.parse().ok();
    let found = number.map(|number| app.desk.read(|c| Ok(store::settings::policy_at(c, number)?))).transpose()?.flatten();
    found.or_not_found(Noun::Page, text)
}

/// The versions with the day each came into force, and the sentence for a version that is no longer in force (else empty).
fn versions(app: &App, w: Locale, shown: u32) -> Result<(Vec<VersionRow>, String), DeskError> {
    let put = app.desk.read(|c| Ok(store::settings::policy_versions(c, MOST)?))?;
    let newest = put.first().map_or(1, |(version, _)| *version);
    let row = |version: u32, since: String| VersionRow { version, since, is_shown: version == shown, in_force: version == newest };
    let mut rows: Vec<VersionRow> = put.iter().map(|(version, at)| row(*version, w.day(*at))).collect();
    if put.last().is_none_or(|(oldest, _)| *oldest == 2) {
        rows.push(row(1, String::new()));
    }
    let since = put.iter().find(|(version, _)| *version == shown).map(|(_, at)| w.day(*at));
    let until = put.iter().rev().find(|(version, _)| *version > shown).map(|(_, at)| w.day(*at));
    let said = match (since, until) {
        (_, None) => String::new(),
        (Some(since), Some(until)) => w.say("fairness-earlier-version", &[("since", since.into()), ("until", until.into())]),
        (None, Some(until)) => w.x("fairness-first-version", until),
    };
    Ok((rows, said))
}

/// `GET /fairness?version=`
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let (w, policy) = (context.locale, asked(&app, &query)?);
        let (versions, earlier) = versions(&app, w, policy.version)?;
        Ok::<_, DeskError>(FairnessPage {
            layout: Layout::new(&app.desk, &context, &w.t("fairness-title"))?,
            rule: RULE_VERSION,
            weights_title: w.n(if earlier.is_empty() { "fairness-weights" } else { "fairness-weights-of" }, i64::from(policy.version)),
            earlier,
            versions,
            steps: steps(w),
            after: after(w, &policy),
            weights: w.say("fairness-weights-text", &[("one", factor(w, 100).as_str().into()), ("two", factor(w, 200).as_str().into())]),
            changes: changes(w, &policy),
            tables: vec![
                table(w, "fairness-audiences", "fairness-weight", audiences(w, &policy.fairness)),
                table(w, "fairness-actions", "fairness-weight", actions(w, &policy)),
                table(w, "fairness-shared", "fairness-people", shared(w, &policy.fairness)),
            ],
        })
    })
    .await?;
    Ok(page(&made))
}

fn table(w: Locale, title: &str, head: &str, rows: Vec<(String, String)>) -> WeightTable {
    WeightTable { title: w.t(title), head: w.t(head), rows }
}

fn steps(w: Locale) -> Vec<String> {
    ["fairness-need", "fairness-had", "fairness-next", "fairness-lot", "working-these", "fairness-tie"].map(|key| w.t(key)).to_vec()
}

fn after(w: Locale, policy: &Policy) -> Vec<String> {
    let second = policy.second_person_decides.then_some("fairness-second");
    let keys = ["fairness-person"].into_iter().chain(second).chain(["fairness-reasons", "fairness-contest"]);
    keys.map(|key| w.t(key)).chain([w.n("fairness-promise", i64::from(policy.promise_days))]).collect()
}

fn audiences(w: Locale, weights: &Weights) -> Vec<(String, String)> {
    let own = |a: &Audience| weights.audiences.get(a).copied().unwrap_or(100);
    Audience::ALL.iter().map(|a| (word(w, "audience", a.as_str()), factor(w, u32::from(own(a))))).collect()
}

fn actions(w: Locale, policy: &Policy) -> Vec<(String, String)> {
    let own = |action: &str| policy.fairness.actions.get(action).copied().unwrap_or(100);
    let name = |action: &str, title: &str| format!("{} – {title}", w.x("acts-action", action));
    policy.programmes.iter().map(|p| (name(&p.action, p.title(w.as_str())), factor(w, u32::from(own(&p.action))))).collect()
}

/// How waiting and devices received earlier change a weight. A rule that is switched off is stated as well.
fn changes(w: Locale, policy: &Policy) -> Vec<String> {
    let weights = &policy.fairness;
    let hundredths = |n: u16| factor(w, u32::from(n));
    let waiting = if weights.waiting_per_month == 0 || weights.waiting_most == 0 {
        w.t("fairness-waiting-none")
    } else {
        let (month, most) = (hundredths(weights.waiting_per_month), hundredths(weights.waiting_most));
        w.say("fairness-waiting", &[("month", month.as_str().into()), ("most", most.as_str().into())])
    };
    let earlier = if weights.earlier_months == 0 || weights.earlier_least >= 100 {
        w.t("fairness-earlier-none")
    } else {
        let (months, least) = (Arg::Count(i64::from(weights.earlier_months)), hundredths(weights.earlier_least));
        w.say("fairness-earlier", &[("months", months), ("least", least.as_str().into())])
    };
    vec![waiting, earlier, w.t("fairness-mean")]
}

fn shared(w: Locale, weights: &Weights) -> Vec<(String, String)> {
    weights.people_per_device.iter().map(|(kind, n)| (word(w, "kind", kind.as_str()), w.number(i64::from(*n)))).collect()
}
