//! Measures reads (resolving a code, pages, the API) through the whole application with a real session, without a network.

use super::Setting;
use super::meter::{head, measure};
use super::seed::{self, PASSWORD, PEOPLE};
use anyhow::{Context, bail};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use reprise::domain::account::actor::Role;
use tower::ServiceExt;

/// A signed-in browser, without a network.
struct Visitor {
    runtime: tokio::runtime::Runtime,
    app: axum::Router,
    cookie: String,
    token: String,
}

impl Visitor {
    fn get(&self, path: &str, gzip: bool) -> anyhow::Result<usize> {
        let api = path.starts_with("/api/");
        let mut request = Request::get(path);
        request = if api { request.header(header::AUTHORIZATION, &self.token) } else { request.header(header::COOKIE, &self.cookie) };
        if gzip {
            request = request.header(header::ACCEPT_ENCODING, "gzip");
        }
        let request = request.body(Body::empty())?;
        self.runtime.block_on(async {
            let answer = self.app.clone().oneshot(request).await.context("no answer")?;
            if answer.status() != StatusCode::OK {
                bail!("{path}: {}", answer.status());
            }
            Ok(axum::body::to_bytes(answer.into_body(), usize::MAX).await?.len())
        })
    }
}

/// Measures reads.
///
/// # Errors
/// Returns an error when something does not answer.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    let (n, server, least) = (setting.devices, setting.server, setting.least);
    let desk = seed::desk(&setting.url)?;
    let (email, _) = PEOPLE.iter().find(|(_, r)| *r == Role::Technician).context("nobody")?;
    let secret = desk.accounts().sign_in(email, PASSWORD)?.secret;
    let token = format!("Bearer {}", desk.accounts().add_token_from_console(email, "bench", true)?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let visitor = Visitor { runtime, app: reprise::web::app(desk.clone()), cookie: format!("__Host-sid={secret}"), token };
    // Spread over all devices in an order that caches cannot predict; every picked device exists.
    let pick = |times: u32| times.wrapping_mul(2_654_435_761) % n;

    head("Reading");
    let tell = |what: &str, work: &mut dyn FnMut(u32) -> anyhow::Result<()>| -> anyhow::Result<()> {
        measure(server, least, work)?.tell(what);
        Ok(())
    };
    tell("look-up by tag (desk)", &mut |i| Ok(drop(desk.devices().resolve(seed::tag(pick(i)).as_str())?)))?;
    tell("look-up by serial number (desk)", &mut |i| Ok(drop(desk.devices().resolve(&seed::serial(pick(i)))?)))?;
    let page = |what: &str, gzip: bool, path: &dyn Fn(u32) -> String| -> anyhow::Result<()> {
        let bytes = visitor.get(&path(0), gzip)?;
        let cost = measure(server, least, |i| visitor.get(&path(i), gzip).map(|_bytes| ()))?;
        cost.tell(&format!("{what} ({:.0} kB)", f64::from(u32::try_from(bytes)?) / 1000.0));
        Ok(())
    };
    page("nothing but the frame (/health/live)", false, &|_| "/health/live".to_owned())?;
    page("look-up by tag (GET /api/v1/scan/…)", false, &|i| format!("/api/v1/scan/{}", seed::tag(pick(i)).as_str()))?;
    page("look-up by serial (GET /api/v1/scan/…)", false, &|i| format!("/api/v1/scan/{}", seed::serial(pick(i))))?;
    page("device, JSON", false, &|i| format!("/api/v1/devices/{}", seed::tag(pick(i)).as_str()))?;
    page("device, page", false, &|i| format!("/devices/{}", seed::tag(pick(i)).as_str()))?;
    page("device in stock, page", false, &|i| format!("/devices/{}", seed::tag(pick(i) / 4 * 4).as_str()))?;
    page("device, page, gzip", true, &|i| format!("/devices/{}", seed::tag(pick(i)).as_str()))?;
    page("list: newest 50", false, &|_| "/devices".to_owned())?;
    page("list: laptops in stock", false, &|_| "/devices?stage=stock&kind=laptop".to_owned())?;
    page("list: tablets", false, &|_| "/devices?kind=tablet".to_owned())?;
    page("list: Chromebooks (none)", false, &|_| "/devices?kind=chromebook".to_owned())?;
    page("list: laptops in stock at a place", false, &|i| format!("/devices?stage=stock&kind=laptop&location={}", seed::place(i)))?;
    page("list: in stock, of a batch", false, &|i| format!("/devices?stage=stock&batch=LOT-2026-{:06}", pick(i) / 1_000 + 1))?;
    page("list: 50, JSON", false, &|_| "/api/v1/devices?stage=stock&kind=laptop".to_owned())?;
    page("search: a serial number's beginning", false, &|i| format!("/devices?q={}", seed::serial(pick(i)).get(..6).unwrap_or("PF")))?;
    page("search: a model", false, &|_| "/devices?q=thinkpad".to_owned())?;
    page("search: nothing", false, &|_| "/devices?q=zzzz".to_owned())?;
    page("batch, page", false, &|i| format!("/batches/LOT-2026-{:06}", pick(i) / 1_000 + 1))?;
    page("home", false, &|_| "/".to_owned())?;
    page("batches, page", false, &|_| "/batches".to_owned())?;
    page("public page of a device", false, &|i| format!("/D/{}", seed::tag(pick(i)).as_str()))?;
    Ok(())
}
