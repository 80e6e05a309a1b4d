// Every page of the product, as the person whose page it is, in French, Dutch and English: nothing inaccessible (axe-core, every rule), nothing
// on the console, nothing refused by the content policy, no sentence missing, nothing wider than a phone. French is looked at in four views,
// Dutch and English in one. First over the demonstration year, then over an empty house, where every list says what to do next.
// Run: node --test pages.mjs      REPRISE_PAGES=requests,device narrows to pages whose name holds one of the words.

import assert from "node:assert/strict";
import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertAccessible, assertClean, assertReflows, openBrowser, openPage, shot, startProduct } from "./harness.mjs";
import { openLetterbox } from "./letterbox.mjs";
import { fill, run, send, unfold } from "./walk.mjs";

const PASSWORD = "reprise-demo-2026";
const PEOPLE = { technician: "atelier", coordinator: "coordination", auditor: "audit", admin: "admin", partner: "clavier" };
const LANGUAGES = ["fr", "nl", "en"];
const wanted = (process.env.REPRISE_PAGES ?? "").split(",").filter(Boolean);

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

/** The first link on a list that leads to one of its things. */
async function first(page, list, links) {
  await page.goto(list);
  const link = page.locator(links).first();
  return (await link.count()) ? link.getAttribute("href") : null;
}

/** Sends a form although the browser would say what is missing: the server must say it too. */
async function sendAsIs(page, form, fields = {}) {
  await fill(form, fields);
  await form.evaluate((f) => { f.noValidate = true; });
  await send(page, form);
}

/** What is looked at in the demonstration year: `[name, who, path, act?]`. Found by walking the lists, so that it fits any year told. */
async function sights(product) {
  const page = await openPage(browser, { baseURL: product.url });
  await signIn(page, "coordinator");
  const found = [];
  const see = (name, who, path, act) => found.push({ name, who, path, act });
  /** A page that the year must hold. */
  const one = async (name, who, list, links, tail = "") => {
    const path = await first(page, list, links);
    assert.ok(path, `the demonstration year holds no ${name}`);
    see(name, who, path + tail);
    return path;
  };

  for (const who of Object.keys(PEOPLE)) see(`home of the ${who}`, who, "/");
  see("scan", "technician", "/scan", async (p) => { await p.keyboard.type("NOTHING"); await p.keyboard.press("Enter"); await p.locator("[data-scan-results] > li:not(.is-wait)").waitFor(); });
  see("pile", "technician", "/collect");
  const piled = [];
  for (const stage of ["stock", "workshop", "handed_over"]) piled.push((await first(page, `/devices?stage=${stage}`, "tbody th a")).split("/").pop());
  see("pile looked at", "technician", "/collect?mode=stock", async (p) => {
    const form = p.locator("form[action^='/collect']");
    await fill(form, { codes: [...piled, "nowhere-12", "nowhere-13"].join("\n"), place: { index: 1 } });
    await send(p, form);
    assert.ok(await p.locator("#pile .panel").count() >= 3, "each fares in its own way");
  });
  see("batches", "technician", "/batches");
  see("batch-new", "technician", "/batches/new");
  see("batch-new refused", "technician", "/batches/new", (p) => sendAsIs(p, p.locator("form[action='/batches']")));
  const batch = await one("batch, newest", "technician", "/batches", "tbody th a");
  see("batch for the auditor", "auditor", batch);
  see("donor report", "auditor", `${await lastBatch(page)}/outcome`);
  const open = await first(page, "/batches", "tr:has(.chip-received) th a");
  if (open) see("batch being received", "technician", open);
  const free = await openEmptyBatch(page);
  see("list preview", "technician", free, async (p) => {
    const csv = "Type;Marque;Modèle;Numéro de série\nPortable;Dell;Latitude 5400;A1\nPortable;Dell;Latitude 5400;A1\nFusée;Dell;;A3\n";
    const own = p.locator("#list form");
    await fill(own, { file: { name: "l.csv", mimeType: "text/csv", buffer: Buffer.from(csv) } });
    await send(p, own);
  });
  see("list unreadable", "technician", free, async (p) => {
    const own = p.locator("#list form");
    await fill(own, { file: { name: "l.csv", mimeType: "text/csv", buffer: Buffer.from("%PDF-1.7\n") } });
    await send(p, own);
  });
  see("board", "technician", "/board");
  see("board of a kind", "coordinator", "/board?kind=laptop");
  see("stock-takes", "technician", "/stock-takes");
  see("stock-takes for the auditor", "auditor", "/stock-takes");
  see("stock-take refused", "technician", "/stock-takes", (p) => sendAsIs(p, p.locator("form[action='/stock-takes']")));
  const counting = await one("stock-take, open", "technician", "/stock-takes", "tr:has(.chip-workshop) th a");
  const counted = await one("stock-take, closed", "technician", "/stock-takes", "tr:has(.chip-stock) th a");
  see("stock-take, found", "auditor", `${counted}?state=found`);
  see("stock-take, unexpected", "technician", `${counted}?state=unexpected`);
  see("stock-take receipt", "auditor", counted.replace("stock-takes", "documents"));
  see("scan in a count", "technician", `/scan?mode=count:${counting.split("/").pop()}`, async (p) => {
    await p.keyboard.type("LOC:DEP-B-01"); await p.keyboard.press("Enter"); await p.locator("[data-scan-results] > li.is-ok").waitFor();
    await p.keyboard.type("NOBODY-KNOWS"); await p.keyboard.press("Enter"); await p.locator("[data-scan-results] > li.is-stop, [data-scan-results] > li.is-warn").first().waitFor();
  });
  see("waste", "technician", "/weee-transfers");
  await one("waste note", "auditor", "/weee-transfers", "tbody th a");
  see("waste form", "technician", "/weee-transfers/new");
  see("waste refused", "technician", "/weee-transfers/new", (p) => sendAsIs(p, p.locator("form[action='/weee-transfers']")));
  see("waste form with a device", "technician", `/weee-transfers/new?tag=${(await first(page, "/devices?stage=for_parts", "tbody th a")).split("/").pop()}`);
  see("waste looked at", "technician", "/weee-transfers/new", async (p) => {
    await p.locator("input[name=tag]").first().check();
    await p.locator("button[value=look]").click();
    await p.locator("input[name=giver_name]").waitFor();
  });
  see("devices", "technician", "/devices");
  see("devices found", "auditor", "/devices?q=Dell");
  see("devices not found", "auditor", "/devices?q=zzzzzz");
  for (const stage of ["received", "workshop", "stock", "reserved", "handed_over", "sent_back", "for_parts", "recycled", "destroyed", "lost"]) {
    await one(`device, ${stage}`, "technician", `/devices?stage=${stage}`, "tbody th a");
  }
  const held = await first(page, "/devices?stage=workshop", "tr.is-warn th a") ?? await first(page, "/devices", "tr.is-warn th a");
  if (held) see("device on hold", "technician", held);
  const locked = await first(page, "/devices?hold=locked", "tbody th a");
  if (locked) {
    await page.goto(locked);
    see("letter to the donor", "technician", `${await page.locator(".crumbs a").nth(1).getAttribute("href")}/locks`);
  }
  const given = await one("device for the auditor", "auditor", "/devices?stage=handed_over", "tbody th a");
  const worked = await first(page, "/devices?stage=workshop", "tbody th a");
  see("device step refused", "technician", worked, async (p) => { await unfold(p); await sendAsIs(p, p.locator("form:has(input[value='correct'])")); });
  see("public page", "nobody", given.replace("/devices/", "/D/"));
  const tag = given.split("/").pop();

  await signIn(page, "technician");
  see("reports", "technician", "/evidence");
  const report = await first(page, "/evidence", "tbody th a") ?? await first(page, given, "#report a") ?? await first(page, worked, "#report a");
  if (report) see("report", "technician", report);
  await signIn(page, "coordinator");
  see("organisations", "coordinator", "/organisations");
  const organisation = await one("organisation", "coordinator", "/organisations", "tbody th a");
  see("organisation-edit", "coordinator", `${organisation}/edit`);
  see("organisation-new", "coordinator", "/organisations/new");
  see("organisation-new refused", "coordinator", "/organisations/new", (p) => sendAsIs(p, p.locator("form[action='/organisations']"), { enterprise_number: "0123" }));
  see("requests", "coordinator", "/requests");
  see("request-for", "coordinator", "/requests/new");
  await page.goto("/requests/new");
  see("request-new", "coordinator", await first(page, "/requests/new?q=", "tbody th a") ?? `/requests/new?organisation=${organisation.split("/").pop()}`);
  see("request-new refused", "partner", "/requests/new", (p) => sendAsIs(p, p.locator("form[action='/requests']")));
  for (const state of ["draft", "submitted", "in_review", "approved", "declined", "withdrawn", "fulfilled"]) {
    const path = await one(`request, ${state}`, "coordinator", `/requests?state=${state}`, "tbody th a");
    if (state === "approved") see("reserve", "coordinator", `${path}/reserve`);
    if (state === "fulfilled") see("request for the auditor", "auditor", path);
  }
  see("request-edit", "coordinator", `${await first(page, "/requests?state=draft", "tbody th a")}/edit`);
  see("catalogue", "nobody", "/catalogue");
  see("rule of fairness", "nobody", "/fairness");
  see("rule of fairness for the partner", "partner", "/fairness");
  see("rule of fairness, first version", "nobody", "/fairness?version=1");
  see("proposals", "coordinator", "/proposals");
  const split = await one("proposal, open", "coordinator", "/proposals", "tbody tr:first-child th a");
  see("proposal, open, other weights", "coordinator", `${split}?try=yes&waiting_most=900&audience_women=150`);
  see("proposal, open, weights refused", "coordinator", `${split}?try=yes&waiting_most=9000`);
  see("proposal, open, for the auditor", "auditor", split);
  see("proposal, change refused", "coordinator", split, async (p) => { await unfold(p); await sendAsIs(p, p.locator("form[action$='/adjust']").first(), { to: "9999" }); });
  await one("proposal, decided", "coordinator", "/proposals", "tbody tr:last-child th a");
  const contested = await first(page, "/requests?state=approved", "tbody th a");
  see("request, decided by a split", "partner", contested);
  see("decision paper", "coordinator", await first(page, contested, "main a[href^='/documents/ATT']"));
  see("appointments", "coordinator", "/appointments");
  see("appointments of the partner", "partner", "/appointments");
  see("follow-ups", "coordinator", "/follow-ups");
  see("follow-ups to do", "coordinator", "/follow-ups?to_do=yes");
  see("follow-ups for the auditor", "auditor", "/follow-ups");
  await one("follow-up, answered", "coordinator", "/follow-ups", "tr:has(.chip-handed_over) th a");
  await one("follow-up, silent", "coordinator", "/follow-ups", "tr:has(.chip-exit) th a");
  const asked = await one("follow-up, asked", "coordinator", "/follow-ups", "tr:has(.chip-received) th a");
  see("follow-up refused", "coordinator", asked, (p) => sendAsIs(p, p.locator("form.form").first(), {}));
  see("join", "nobody", "/join");
  see("join refused", "nobody", "/join", (p) => sendAsIs(p, p.locator("form[action='/join']"), { enterprise_number: "0123", unit_number: "12" }));
  see("join sent", "nobody", "/join?ok=join-sent");
  see("own change", "partner", "/partner/change");
  see("own change refused", "partner", "/partner/change", (p) => sendAsIs(p, p.locator("form[action='/partner/change']"), { street: "", unit_number: "12" }));
  see("sign-in by link", "nobody", "/sign-in?ok=link-sent");
  see("link unknown", "nobody", `/l/${"0".repeat(64)}`);
  see("own organisation", "partner", "/partner");
  see("own organisation refused", "partner", "/partner", (p) => sendAsIs(p, p.locator("#contacts form.form")));
  see("applicants", "coordinator", "/organisations?standing=applied");
  const applicant = await one("applicant", "coordinator", "/organisations?standing=applied", "tbody th a");
  see("applicant refused without a reason", "coordinator", applicant, async (p) => { await unfold(p); await sendAsIs(p, p.locator("form:has(textarea[name='note'])")); });
  await one("organisation, change proposed", "coordinator", "/organisations?q=%C3%89cole%20de%20devoirs%20L%E2%80%99%C3%89t", "tbody th a");
  see("letters", "coordinator", "/letters");
  see("letters for the auditor", "auditor", "/letters?state=sent");
  see("letter trial refused", "coordinator", "/letters", (p) => sendAsIs(p, p.locator("form[action='/letters'][method='post']")));
  await one("letter, refused", "coordinator", "/letters?state=refused", "tbody th a");
  await one("letter, sent", "coordinator", "/letters?state=sent", "tbody th a");
  see("handovers", "coordinator", "/handovers");
  const acts = await page.goto("/handovers").then(() => page.locator("tbody th a").evaluateAll((links) => links.map((a) => a.getAttribute("href"))));
  const states = {};
  for (const act of acts) {
    await page.goto(act);
    const state = await page.locator("form[action$='/pick']").count() ? "preparing" : await page.locator("a[href$='.pdf']").count() ? "signed" : "cancelled";
    states[state] ??= act;
    if (state === "signed" && !states.returned && await page.locator("a[href^='/returns/']").count()) {
      states.returned = act;
      see("return", "technician", await page.locator("a[href^='/returns/']").first().getAttribute("href"));
    }
  }
  for (const state of ["preparing", "signed", "cancelled", "returned"]) {
    assert.ok(states[state], `the demonstration year holds no act that is ${state}`);
    see(`handover, ${state}`, "technician", states[state]);
  }
  const number = states.signed.split("/").pop();
  see("accessories of an act", "technician", states.preparing, (p) => unfold(p));
  see("accessories refused", "technician", states.preparing, async (p) => { await unfold(p); await sendAsIs(p, p.locator("form[action$='/accessories']"), { each: "100" }); });
  see("handover preview", "technician", `${states.preparing}/preview`);
  see("sign", "technician", `${states.preparing}/sign`);
  see("sign refused", "technician", `${states.preparing}/sign`, (p) => sendAsIs(p, p.locator("form[action$='/sign']")));
  see("pick list", "technician", `${states.preparing}/pick-list`);
  const replaced = await one("replace", "technician", states.preparing, "a[href*='/replace?']");
  see("replace refused", "technician", replaced, (p) => sendAsIs(p, p.locator("form[action$='/replace']")));
  see("paper copy", "technician", `${states.preparing}/paper`);
  see("paper copy refused", "technician", `${states.preparing}/paper`, (p) => sendAsIs(p, p.locator("main form[method='post']").first()));
  see("offer", "technician", `${states.preparing}/offer`);
  see("offer refused", "technician", `${states.preparing}/offer`, (p) => sendAsIs(p, p.locator("main form[method='post']").first()));
  see("appointment refused", "technician", states.preparing, async (p) => { await unfold(p); await sendAsIs(p, p.locator("form[action$='/appointment']").first(), { date: "" }); });
  see("return-new", "technician", `${states.signed}/return`);
  see("return-new, chosen", "technician", `${states.signed}/return`, (p) => p.locator("input[name='tag']").first().check());
  see("return-new refused", "technician", `${states.signed}/return`, (p) => sendAsIs(p, p.locator("form[action$='/return']")));
  see("document", "technician", `/documents/${number}`);
  await page.goto(`/documents/${number}`);
  const genuine = await page.locator("a[href^='/verify?']").last().getAttribute("href");
  see("verify", "nobody", "/verify");
  see("verify genuine", "nobody", genuine);
  see("verify altered", "nobody", genuine.replace(/h=..../, "h=0000"));
  see("verify number only", "nobody", `/verify?n=${number}`);
  see("verify unknown", "nobody", "/verify?n=ACT-1999-000001");

  see("labels", "technician", "/labels");
  see("labels of a batch", "technician", `/labels?batch=${batch.split("/").pop()}`);
  see("labels of a device", "technician", `/labels?tags=${tag}`);
  see("locations", "technician", "/locations");
  see("locations refused", "technician", "/locations", (p) => sendAsIs(p, p.locator("form[action='/locations']"), { code: "a b c" }));
  see("ledger", "auditor", "/ledger");
  see("ledger verified", "auditor", "/ledger", (p) => send(p, p.locator("form[action='/ledger/verify']"), p.locator("button[value='verify']")));
  see("users", "admin", "/users");
  see("users refused", "admin", "/users", (p) => sendAsIs(p, p.locator("#new form"), { email: "x" }));
  see("account", "technician", "/account");
  see("account refused", "technician", "/account", (p) => sendAsIs(p, p.locator("form[action='/account']:has([value='password'])")));
  see("settings", "admin", "/settings");
  see("settings, policy refused", "admin", "/settings", (p) => sendAsIs(p, p.locator("form[action='/settings/policy']"), { silence_days: "1", audience_women: "0" }));
  see("support table", "admin", "/settings/support");
  const chosen = (text) => (p) => p.locator("#load input[type=file]").setInputFiles({ name: "support.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const heads = "row,system,name,edition,until,opt_in_from,memory_mb,storage_gb,tpm,firmware,releases,as_of,source\n";
  const sendsTable = (text) => async (p) => {
    await chosen(text)(p);
    await p.locator("#load form button").click();
    await p.waitForLoadState();
  };
  see("support table compared", "admin", "/settings/support", sendsTable(`${heads}release,linux,Ubuntu 26.04,,2031-04-30,,6144,,,,,2026-08-17,test\n`));
  see("support table refused", "admin", "/settings/support", sendsTable(`${heads}release,linux,Ubuntu 26.04,,soon,,6144,,,,,2026-08-17,test\n`));
  see("requests of the partner", "partner", "/requests");
  see("handovers of the partner", "partner", "/handovers");
  see("request-new of the partner", "partner", "/requests/new");
  see("sign-in", "nobody", "/sign-in");
  see("sign-in refused", "nobody", "/sign-in", (p) => sendAsIs(p, p.locator("form[action='/sign-in']"), { email: `${Math.random()}@example.org`, password: "no" }));
  see("not found", "nobody", "/nowhere");
  see("no such device", "nobody", "/D/00000000");
  see("not allowed", "partner", "/users");
  await page.context().close();
  return found;
}

/** The oldest batch: its devices went furthest. */
async function lastBatch(page) {
  await page.goto("/batches");
  return page.locator("tbody th a").last().getAttribute("href");
}

async function openEmptyBatch(page) {
  await page.goto("/batches/new");
  const own = page.locator("form[action='/batches']");
  await fill(own, { decision_reference: "OIP/2026/118", decision_date: "2026-10-01", decision_body: "Comité", legal_basis: "Décision" });
  await own.locator("[name='donor']").selectOption({ index: 1 });
  await send(page, own);
  return new URL(page.url()).pathname;
}

/** Signs somebody in, in place of whoever was; nobody is signed out. */
async function signIn(page, who, address = PEOPLE[who]) {
  await page.context().clearCookies();
  if (who === "nobody") return;
  await page.goto("/sign-in");
  const own = page.locator("form[action='/sign-in']");
  await fill(own, { email: `${address}@example.org`, password: PASSWORD });
  await send(page, own);
  assert.equal(new URL(page.url()).pathname, "/", `${who} comes in`);
}

async function speak(page, language) {
  const origin = new URL(page.url()).origin;
  await page.request.post(`${origin}/language`, { form: { lang: language, back: "/verify" }, headers: { origin } });
}

/** What no page may hold: the mark of a sentence that is not there, or a sentence with a hole. */
async function assertTold(page, language) {
  const html = await page.content();
  assert.deepEqual(html.match(/«[a-z0-9-]+»/g) ?? [], [], `${page.url()} lacks sentences`);
  assert.deepEqual(html.match(/\{ ?\$\w+ ?\}/g) ?? [], [], `${page.url()} has a sentence with a hole`);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  assert.equal(await page.locator("h1").count(), 1, `${page.url()} has one heading of the first rank`);
}

async function narrow(page) {
  await assertReflows(page);
  const size = page.viewportSize();
  try {
    await page.setViewportSize({ width: 320, height: 640 });
    await assertReflows(page);
  } finally {
    await page.setViewportSize(size);
  }
}

/** Looks at one page as one person: as it opens, then with every folded part open. */
async function look(page, sight, language, schemes, picture) {
  page.faults.length = 0;
  await page.emulateMedia({ colorScheme: schemes[0] });
  await page.goto(sight.path);
  await sight.act?.(page);
  await assertTold(page, language);
  await narrow(page);
  await shot(page, `${picture}-${schemes[0]}`);
  await unfold(page);
  await narrow(page);
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    if (scheme !== schemes[0]) await shot(page, `${picture}-${scheme}`);
    await assertAccessible(page);
  }
  assertClean(page);
}

/** Goes through sights in the three languages. `enterAs(page, who)` brings somebody in. */
async function visit(t, product, seen, enterAs) {
  const expected = [/status of (400|403|404|409|413|415|422)/];
  const who = [...new Set(seen.map((s) => s.who))];
  for (const person of who) {
    const phone = await openPage(browser, { baseURL: product.url, view: "phone-light", expected });
    const desktop = await openPage(browser, { baseURL: product.url, expected });
    for (const page of [phone, desktop]) { await enterAs(page, person); if (person === "nobody") await page.goto("/verify"); }
    for (const language of LANGUAGES) {
      for (const page of [phone, desktop]) await speak(page, language);
      for (const sight of seen.filter((s) => s.who === person && (!wanted.length || wanted.some((w) => s.name.includes(w))))) {
        await t.test(`${sight.name} (${person}, ${language})`, async () => {
          const file = `${sight.name}-${language}`.replace(/[^a-z0-9-]+/gi, "_");
          await look(phone, sight, language, language === "fr" ? ["light", "dark"] : ["light"], `${file}-phone`);
          if (language === "fr") await look(desktop, sight, language, ["light", "dark"], `${file}-desktop`);
        });
      }
    }
    for (const page of [phone, desktop]) await page.context().close();
  }
}

test("every page of the demonstration year", async (t) => {
  const dir = mkdtempSync(join(tmpdir(), "reprise-year-"));
  const databaseUrl = process.env.REPRISE_TEST_YEAR ?? `sqlite://${join(dir, "year.db")}`;
  let product;
  try {
    if (!process.env.REPRISE_TEST_YEAR) {
      const told = await run(["demo", "--no-serve", "--database-url", databaseUrl]);
      assert.equal(told.code, 0, told.said);
    }
    product = await startProduct({ databaseUrl });
    await visit(t, product, await sights(product), signIn);
  } finally {
    await product?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});

/** What is read by a link in a letter, without an account: before its button is pressed, refused, and after. The letters are really sent. */
async function linkSights(product, letterbox) {
  const page = await openPage(browser, { baseURL: product.url });
  const found = [];
  const see = (name, path, act) => found.push({ name: `link, ${name}`, who: "nobody", path, act });
  const ask = letterbox.link(({ to }) => to === `${PEOPLE.partner}@example.org`);
  await signIn(page, "nobody");
  await page.goto("/sign-in");
  const asking = page.locator("form[action='/sign-in']");
  await fill(asking, { email: `${PEOPLE.partner}@example.org` });
  await send(page, asking, asking.locator("button[formaction='/sign-in/link']"));
  see("to sign in", await ask);

  const join = letterbox.link(({ to }) => to === "zoe@example.net");
  await page.goto("/join");
  const form = page.locator("form[action='/join']");
  const organisation = { name: "Zonder Grenzen", kind: "association", enterprise_number: "0999999922", contact_language: "nl" };
  await fill(form, { ...organisation, street: "Kaai 1", postal_code: "1000", person: "Zoé", email: "zoe@example.net", consent: true });
  await send(page, form);
  see("to confirm", await join);

  await signIn(page, "technician");
  await page.goto("/handovers");
  const acts = await page.locator("tbody th a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  let [preparing, signed] = [null, null];
  for (const act of acts) {
    await page.goto(act);
    if (await page.locator("form[action$='/pick']").count()) preparing ??= act;
    else if (await page.locator("form[action$='/follow-up'], a[href^='/handovers/'][href$='/return']").count()) signed ??= act;
  }
  assert.ok(preparing && signed, "the year holds an act to offer and one that was signed");
  const token = await run(["token", "add", "--user", `${PEOPLE.technician}@example.org`, "--name", "links", "--scope", "write", "--database-url", product.database]);
  const bearer = { authorization: `Bearer ${/rpr_\S+/.exec(token.said)[0]}` };
  const call = async (path, data) => {
    const answer = await page.request.post(`${product.url}/api/v1${path}`, { headers: bearer, data });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return answer.json();
  };
  const about = (act) => ({ text }) => text.includes(act.split("/").pop());
  const sent = letterbox.link(about(preparing));
  await call(`${preparing}/offer`, { giver: { name: "Alix Martin", capacity: "Atelier", typed: true } });
  const offer = await sent;
  see("to sign an act", offer);
  see("to sign an act, refused", offer, (p) => sendAsIs(p, p.locator("main form[method='post']")));
  // Shown on our screen, signed on a phone: what the same link says afterwards.
  const { link } = await call(`${preparing}/code`, {});
  see("to sign, shown on our screen", new URL(link, product.url).pathname);
  const asked = letterbox.link(about(signed));
  await call(`${signed}/follow-up`, {});
  const question = await asked;
  see("how it went", question);
  see("how it went, refused", question, (p) => sendAsIs(p, p.locator("main form[method='post']")));
  see("nobody's", `/l/${"0".repeat(64)}`);
  await page.context().close();
  return { found, offer };
}

/** The act behind a link, signed by it; then its page says so. */
async function signByLink(product, offer) {
  const page = await openPage(browser, { baseURL: product.url });
  await page.goto(offer);
  const form = page.locator("main form[method='post']");
  await form.locator("details summary").evaluateAll((all) => all.forEach((s) => { s.parentElement.open = true; }));
  await form.locator("input[name='receiver_typed']").check();
  await fill(form, { receiver_name: "Sam Peeters", receiver_capacity: "Coordination" });
  await send(page, form);
  assert.match(page.url(), /ok=handover-signed/);
  await page.context().close();
}

test("every page behind a link in a letter", async (t) => {
  const dir = mkdtempSync(join(tmpdir(), "reprise-links-"));
  const database = `sqlite://${join(dir, "year.db")}`;
  const letterbox = await openLetterbox();
  let product;
  try {
    const told = await run(["demo", "--no-serve", "--database-url", database]);
    assert.equal(told.code, 0, told.said);
    const env = { REPRISE_SMTP_URL: letterbox.url, REPRISE_MAIL_FROM: "depot@example.org" };
    await run(["mail", "--database-url", database], { env }); // what the year left to be sent
    product = await startProduct({ databaseUrl: database, env });
    product.database = database;
    const { found, offer } = await linkSights(product, letterbox);
    await visit(t, product, found, signIn);
    await signByLink(product, offer);
    await visit(t, product, [{ name: "link, act signed", who: "nobody", path: offer }], signIn);
  } finally {
    await product?.stop();
    await letterbox.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});

test("an empty house: the first run, and every list without anything in it", async (t) => {
  const product = await startProduct();
  try {
    const setup = [
      { name: "setup", who: "nobody", path: "/setup" },
      { name: "setup refused", who: "nobody", path: "/setup", act: (p) => sendAsIs(p, p.locator("form[action='/setup']"), { code: "WRONG", email: "x" }) },
    ];
    await visit(t, product, setup, async (page) => { await page.goto("/setup"); });
    // From the console: the quickest way in for everybody.
    const url = `sqlite://${product.dir}/reprise.db`;
    const lists = {
      technician: ["/", "/scan", "/collect", "/batches", "/batches/new", "/devices", "/evidence", "/requests", "/handovers", "/organisations", "/locations", "/labels", "/account"],
      coordinator: ["/", "/batches", "/batches/new", "/organisations", "/requests", "/requests/new", "/handovers", "/ledger", "/proposals", "/appointments", "/follow-ups", "/fairness"],
      auditor: ["/", "/batches", "/devices", "/organisations", "/requests", "/handovers", "/locations", "/ledger"],
      admin: ["/", "/users", "/settings", "/settings/support", "/ledger"],
    };
    for (const role of Object.keys(lists)) {
      const added = await addFromConsole(url, role);
      assert.equal(added.code, 0, added.said);
    }
    const seen = Object.entries(lists).flatMap(([who, paths]) => paths.map((path) => ({ name: `empty ${path}`, who, path })));
    await visit(t, product, seen, (page, who) => signIn(page, who, who));
  } finally {
    await product.stop();
  }
});

function addFromConsole(url, role) {
  return run(["user", "add", `${role}@example.org`, "--role", role, "--password-stdin", "--database-url", url], { input: `${PASSWORD}\n` });
}
