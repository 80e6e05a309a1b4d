//! The rule of fairness in words, with the weights in force: for anybody, with or without an account.

use crate::desk::working::factor;
use crate::domain::claim::Weights;
use crate::domain::fairness::RULE_VERSION;
use crate::domain::policy::Policy;
use crate::domain::programme::Audience;
use crate::i18n::{Arg, Locale};
use crate::web::failure::Failure;
use crate::web::shell::Shell;
use crate::web::view::{page, word};
use crate::web::visit::Visit;
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Choices of one sort.
pub struct WeightTable {
    /// What they are about.
    pub title: String,
    /// What the numbers say.
    pub head: String,
    /// Name and number.
    pub rows: Vec<(String, String)>,
}

/// The page.
#[derive(Template)]
#[template(path = "page/fairness.html")]
pub struct FairnessPage {
    /// Frame.
    pub shell: Shell,
    /// The version of the rule.
    pub rule: u32,
    /// The version of the policy.
    pub policy: u32,
    /// How devices are split, a sentence each, in the order in which it is done.
    pub steps: Vec<String>,
    /// What becomes of a proposal, a sentence each.
    pub after: Vec<String>,
    /// What the weights are, in words.
    pub weights: String,
    /// What changes a weight besides, a sentence each.
    pub changes: Vec<String>,
    /// The choices of the policy, table by table.
    pub tables: Vec<WeightTable>,
}

/// `GET /fairness`
pub async fn get(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let made = blocking(move || {
        let (w, policy) = (visit.locale, app.desk.policy());
        Ok(FairnessPage {
            shell: Shell::of(&app.desk, &visit, &w.t("fairness-title"))?,
            rule: RULE_VERSION,
            policy: policy.version,
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

/// Waiting, and what was received before: each said as it is in force, also when it is off.
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
