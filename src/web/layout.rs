//! The frame of a page: title, language, navigation, who is signed in, the line that says what was done.

use super::asset;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::i18n::Locale;
use crate::store;
use crate::web::request_context::RequestContext;

/// An entry of the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether the page shown is under it.
    pub current: bool,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Who {
    /// Name.
    pub name: String,
    /// Role, in words.
    pub role: String,
}

/// A line on top of the page.
#[derive(Clone, Debug)]
pub struct Flash {
    /// `ok`, `warn` or `stop`.
    pub tone: String,
    /// The sentence.
    pub text: String,
}

/// The frame.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Title.
    pub title: String,
    /// Words.
    pub w: Locale,
    /// Language.
    pub lang: &'static str,
    /// Navigation.
    pub nav: Vec<NavItem>,
    /// Who is signed in.
    pub who: Option<Who>,
    /// The operator's name.
    pub operator: String,
    /// A line on top.
    pub flash: Option<Flash>,
    /// Path and query of the page, for coming back.
    pub path: String,
    /// The version in the address of assets.
    pub asset: &'static str,
    /// By what the scans kept on a device know whose they are; empty when nobody is signed in. It says nothing of the person.
    pub key: String,
    /// Whether this is the copy that a device keeps for a time without connection: it names nobody.
    pub kept: bool,
}

/// The navigation: path, label key, what it needs.
const NAV: &[(&str, &str, Permission)] = &[
    ("/scan", "nav-scan", Permission::Work),
    ("/collect", "nav-collect", Permission::HandOver),
    ("/batches", "nav-batches", Permission::Read),
    ("/devices", "nav-devices", Permission::Read),
    ("/board", "nav-board", Permission::Read),
    ("/stock-takes", "nav-stock-takes", Permission::Read),
    ("/weee-transfers", "nav-weee", Permission::Read),
    ("/evidence", "nav-evidence", Permission::Work),
    ("/requests", "nav-requests", Permission::OwnAccount),
    ("/handovers", "nav-handovers", Permission::OwnAccount),
    ("/partner", "nav-partner", Permission::OwnOrganisation),
    ("/organisations", "nav-organisations", Permission::Read),
    ("/locations", "nav-locations", Permission::Read),
    ("/labels", "nav-labels", Permission::Label),
    ("/letters", "nav-letters", Permission::ReadLetters),
    ("/ledger", "nav-ledger", Permission::ReadLedger),
    ("/users", "nav-users", Permission::ManageUsers),
    ("/settings", "nav-settings", Permission::ManageSettings),
];

impl Layout {
    /// The frame of a page for a visit.
    ///
    /// # Errors
    /// When the operator's name cannot be read.
    pub fn new(desk: &Desk, context: &RequestContext, title: &str) -> Result<Self, DeskError> {
        let operator = desk.read(|c| Ok(store::settings::operator(c)?))?;
        let w = context.locale;
        let bare = context.path.split('?').next().unwrap_or("/");
        let under = |href: &str| bare == href || bare.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        let nav = context.acting.as_ref().map_or_else(Vec::new, |acting| {
            let allowed = NAV.iter().filter(|(_, _, act)| acting.actor.may(*act));
            allowed.map(|(href, key, _)| NavItem { href: (*href).to_owned(), label: w.t(key), current: under(href) }).collect()
        });
        let who = context.present.as_ref().map(|p| Who { name: p.account.name.clone(), role: role(w, p.actor.role) });
        let asked = context.path.split_once("ok=").map(|(_, rest)| rest.split('&').next().unwrap_or(""));
        let key = asked.filter(|k| k.len() < 40 && k.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')).map(|k| format!("ok-{k}"));
        let flash = key.filter(|k| w.has(k)).map(|k| Flash { tone: "ok".to_owned(), text: w.t(&k) });
        Ok(Self {
            title: title.to_owned(),
            w,
            lang: w.as_str(),
            nav,
            who,
            operator: operator.name(w.as_str()).to_owned(),
            flash,
            path: context.path.clone(),
            asset: asset::version(),
            key: context.key(),
            kept: false,
        })
    }

    /// A frame for when not even the database answers.
    #[must_use]
    pub fn bare(w: Locale) -> Self {
        Self {
            title: w.t("error-503"),
            w,
            lang: w.as_str(),
            nav: Vec::new(),
            who: None,
            operator: String::new(),
            flash: None,
            path: "/".to_owned(),
            asset: asset::version(),
            key: String::new(),
            kept: false,
        }
    }

    /// As a device keeps it: without a name, and without the ways that need a connection.
    #[must_use]
    pub fn kept(mut self) -> Self {
        (self.who, self.flash, self.kept) = (None, None, true);
        self.nav.clear();
        self
    }

    /// With a line on top that says no.
    #[must_use]
    pub fn saying(mut self, sentences: &[String]) -> Self {
        if !sentences.is_empty() {
            self.flash = Some(Flash { tone: "stop".to_owned(), text: sentences.join(" ") });
        }
        self
    }
}

/// A role in words.
#[must_use]
pub fn role(w: Locale, role: Role) -> String {
    w.t(&format!("role-{role}"))
}
