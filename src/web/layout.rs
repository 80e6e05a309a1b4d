//! The layout around every page: title, language, navigation, who is signed in, and the message about what was just done.

use super::asset;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::i18n::Locale;
use crate::store;
use crate::web::request_context::RequestContext;

/// An entry of the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    /// Whether the page shown is this one or below it.
    pub current: bool,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Who {
    pub name: String,
    /// Role in the reader's language.
    pub role: String,
}

/// A message on top of the page.
#[derive(Clone, Debug)]
pub struct Flash {
    /// `ok`, `warn` or `stop`.
    pub tone: String,
    pub text: String,
}

/// What `base.html` shows around a page.
#[derive(Clone, Debug)]
pub struct Layout {
    pub title: String,
    /// Locale of the reader; templates look their texts up with it.
    pub w: Locale,
    /// Language code, for the `lang` attribute.
    pub lang: &'static str,
    /// Entries the reader's role may open; empty when nobody is signed in.
    pub nav: Vec<NavItem>,
    pub who: Option<Who>,
    /// Name of the operator in the page's language.
    pub operator: String,
    /// Message on top, from `?ok=` or from `saying`.
    pub flash: Option<Flash>,
    /// Whether the ledger is closed for writing.
    pub closed: bool,
    /// Path and query of the page, to come back to it.
    pub path: String,
    /// Version in the address of assets.
    pub asset: &'static str,
    /// Opaque key of the person (`RequestContext::key`), kept with the scans that wait on this device. Empty when nobody is signed in.
    pub key: String,
    /// Whether this is the copy of the scan page that a device keeps for use offline. It names nobody.
    pub kept: bool,
}

/// The navigation: path, label key, permission.
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
    /// The layout of a page for the caller. The page's `?ok=` names a message of the texts, which becomes the flash.
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
            closed: desk.ledger().closed().is_some(),
            path: context.path.clone(),
            asset: asset::version(),
            key: context.key(),
            kept: false,
        })
    }

    /// A layout without navigation, for when the database does not answer.
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
            closed: false,
            path: "/".to_owned(),
            asset: asset::version(),
            key: String::new(),
            kept: false,
        }
    }

    /// The layout of the offline copy: without name, message and navigation, which need a connection.
    #[must_use]
    pub fn kept(mut self) -> Self {
        (self.who, self.flash, self.kept) = (None, None, true);
        self.nav.clear();
        self
    }

    /// Shows sentences as a refusal on top; none leave the layout as it is.
    #[must_use]
    pub fn saying(mut self, sentences: &[String]) -> Self {
        if !sentences.is_empty() {
            self.flash = Some(Flash { tone: "stop".to_owned(), text: sentences.join(" ") });
        }
        self
    }
}

/// A role in the reader's language.
#[must_use]
pub fn role(w: Locale, role: Role) -> String {
    w.t(&format!("role-{role}"))
}
