// The whole road, walked by hand in a real browser on an empty database: from the code on the console to the device that comes back, by the
// people whose work it is. On SQLite, and on PostgreSQL where there is one (see walk.mjs). Then once more without script.
// Run: node --test road.mjs        REPRISE_TEST_POSTGRES=required makes the absence of PostgreSQL a failure.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertClean, openBrowser, openPage, shot, startProduct } from "./harness.mjs";
import { draw, enter, fileOf, fill, lshw, run, sample, scan, send, startPostgres, unfold } from "./walk.mjs";

const PASSWORD = "un-mot-de-passe-assez-long";
const DONOR = "Bruxelles Propreté (exemple)";
const SCHOOL = "Institut Sainte-Aldegonde (exemple)";

/** An enterprise number that answers the check and is meant to be nobody's. */
const enterprise = (place) => `0${9_990_000 + place}${String(97 - ((9_990_000 + place) % 97)).padStart(2, "0")}`;

const postgres = await startPostgres();
let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); await postgres?.stop(); });

const databases = [{ name: "SQLite", options: {} }, ...(postgres ? [{ name: "PostgreSQL", options: { databaseUrl: postgres.url } }] : [])];

/** What a page says, without its frame. */
const said = (page) => page.locator("main").innerText();
const form = (page, action, more = "") => page.locator(`form[action='${action}']${more}`);
const path = (page) => new URL(page.url()).pathname;

/** Sends a form of the device's page that takes one step; `more` tells it from another form of the same step. */
async function step(page, name, fields, more = "") {
  await unfold(page);
  const own = page.locator(`main form:has(input[name='step'][value='${name}'])${more}`).first();
  await fill(own, fields);
  return send(page, own);
}

async function settle(browserPages) {
  for (const page of browserPages) { assertClean(page); await page.context().close(); }
}

/** Opens a house: administrator, operator, one account per role. Answers with the page of the administrator. */
async function firstRun(product) {
  const page = await openPage(browser, { baseURL: product.url });
  const [, code] = await product.line(/entrez le code (\S+) pour|enter the code (\S+) to|de code (\S+) in om/).then((m) => [m[0], m[1] ?? m[2] ?? m[3]]);
  await page.goto("/");
  assert.equal(path(page), "/setup", "an empty house shows the first run");
  const setup = { name: "Nadia Verhaegen", email: "admin@example.org", password: PASSWORD };
  await fill(form(page, "/setup"), { code: "WRONG-CODE", ...setup });
  assert.equal((await send(page, form(page, "/setup"))).status(), 422, "a wrong code opens nothing");
  await fill(form(page, "/setup"), { code, ...setup });
  await send(page, form(page, "/setup"));
  assert.equal(path(page), "/sign-in");
  await page.goto("/setup");
  assert.equal(path(page), "/sign-in", "the first run happens once");
  await fill(form(page, "/sign-in"), { email: "admin@example.org", password: PASSWORD });
  await send(page, form(page, "/sign-in"));
  assert.equal(path(page), "/");
  return page;
}

async function addUser(admin, email, name, role, organisation = "") {
  await admin.goto("/users");
  const own = admin.locator("#new form");
  await fill(own, { email, name, role, organisation, password: PASSWORD });
  await send(admin, own);
  assert.match(await said(admin), new RegExp(email), "the account is in the list");
}

/** How many wipes in a hundred somebody else verifies: none or all, so that no draw decides how a test goes. */
async function verifies(admin, share) {
  await admin.goto("/settings");
  await fill(form(admin, "/settings/policy"), { verification_share: String(share) });
  await send(admin, form(admin, "/settings/policy"));
  assert.equal(await admin.locator("[name='verification_share']").inputValue(), String(share));
}

async function addOrganisation(page, fields) {
  await page.goto("/organisations/new");
  const own = form(page, "/organisations");
  await fill(own, fields);
  return send(page, own);
}

async function openBatch(page, donor, reference) {
  await page.goto("/batches/new");
  const own = form(page, "/batches");
  await fill(own, {
    decision_reference: reference, decision_date: "2026-10-01", decision_body: "Comité de direction", own: true, depreciated: true,
    legal_basis: "Décision de déclassement, plan d’appropriation numérique, action 47",
  });
  await own.locator("[name='donor']").selectOption({ label: donor });
  await send(page, own);
  const number = path(page).split("/").pop();
  assert.match(number, /^LOT-\d{4}-\d{6}$/);
  return number;
}

async function preview(page, batch, file, rows) {
  await page.goto(`/batches/${batch}`);
  const own = page.locator("#list form");
  await fill(own, { file });
  await send(page, own);
  assert.equal(await page.locator("table.sheeted tbody tr").count(), rows, "the preview shows each line");
}

async function load(page, batch, rows) {
  const load = page.locator("button[name='do'][value='load']");
  assert.match(await load.innerText(), new RegExp(String(rows)), "the button says how many lines it loads");
  await send(page, form(page, `/batches/${batch}/list`), load);
  assert.equal(path(page), `/batches/${batch}`);
}

async function loadList(page, batch, file, rows) {
  await preview(page, batch, file, rows);
  await load(page, batch, rows);
}

/** Passes every test of the list by its radios. */
async function passTests(page) {
  await unfold(page);
  const own = page.locator("#tests form");
  const groups = await own.locator("fieldset").count();
  assert.ok(groups > 10, "a laptop has its list of tests");
  for (let i = 0; i < groups; i += 1) {
    const group = own.locator("fieldset").nth(i);
    const looks = await group.locator("input[name='looks'][value='B']").count();
    await group.locator(looks ? "input[name='looks'][value='B']" : "input[value='pass']").check();
  }
  await fill(own, { battery_percent: 86 });
  await send(page, own);
}

/** A request of the school under action 47, as the coordination enters it. */
async function ask(page, quantity) {
  await page.goto("/requests/new?q=Institut");
  await page.locator("tbody th a").first().click();
  await page.waitForURL(/organisation=/);
  const own = form(page, "/requests");
  await fill(own, { action: "47", audience: "young", people: 24, project: "Un ordinateur à domicile pour les élèves du premier degré." });
  await fill(own, { kind_0: "laptop", quantity_0: quantity, grade_0: "C" });
  await send(page, own, own.locator("button.button-primary"));
  const number = path(page).split("/").pop();
  assert.match(number, /^DEM-\d{4}-\d{6}$/);
  await send(page, form(page, `/requests/${number}/submit`));
  return number;
}

/** Whoever entered a request does not decide on it: somebody else of the coordination does. */
async function decide(page, number, motive) {
  await page.goto(`/requests/${number}`);
  await fill(form(page, `/requests/${number}/decide`), { motive });
  await send(page, form(page, `/requests/${number}/decide`));
  assert.match(await said(page), /ATT-\d{4}-\d{6}/, "the decision has its number");
}

/** A stroke, the window turned, and another stroke: both are in what is sent, and both stand on the pad. */
async function drawTurning(page, pad) {
  const canvas = pad.locator("canvas");
  const strokes = async () => JSON.parse(await pad.locator("input[type='hidden']").inputValue());
  const fits = (c) => Math.abs(c.width - c.getBoundingClientRect().width * devicePixelRatio) < 1.5;
  const unseen = (all) => canvas.evaluate((c, points) => points.filter(([x, y]) => {
    const { data } = c.getContext("2d").getImageData(Math.round(x * c.width) - 2, Math.round(y * c.height) - 2, 5, 5);
    return !data.some((value, i) => i % 4 === 3 && value > 0);
  }).length, all.flat());
  const upright = page.viewportSize();
  await draw(page, canvas, 1);
  const [before] = await strokes();
  const wide = await canvas.evaluate((c) => c.width);
  await page.setViewportSize({ width: 420, height: 900 });
  await page.waitForFunction(fits, await canvas.elementHandle());
  assert.notEqual(await canvas.evaluate((c) => c.width), wide, "the pad follows the window");
  assert.equal(await unseen([before]), 0, "the first stroke is drawn again");
  await draw(page, canvas, 1);
  const both = await strokes();
  assert.equal(both.length, 2);
  assert.deepEqual(both[0], before, "turning the window moves no stroke");
  assert.ok(both.flat(2).every((v) => v >= 0 && v <= 1), "strokes are parts of the pad, not pixels");
  await page.setViewportSize(upright);
  await page.waitForFunction(fits, await canvas.elementHandle());
  assert.equal(await unseen(both), 0, "both strokes are drawn");
  assert.deepEqual(await strokes(), both);
}

for (const { name, options } of databases) {
  test(`the whole road on ${name}`, async (road) => {
    const product = await startProduct({ ...options, env: { LANG: "fr_BE.UTF-8" } });
    const open = [];
    const keep = (page) => { open.push(page); return page; };
    let broken = false;
    /** One stretch of the road; after a stretch that could not be walked there is no next one. */
    const stretch = (title, work) => road.test(title, async (t) => {
      if (broken) return t.skip("the road is broken before this point");
      try { await work(); } catch (error) {
        broken = true;
        for (const page of open) await shot(page, `broken-${name}-${open.indexOf(page)}`);
        throw error;
      }
    });
    const walk = {}; // what one stretch leaves to the next

    try {
      await stretch("first run: the code of the console, the administrator, the operator", async () => {
        const admin = walk.admin = keep(await firstRun(product));
        admin.faults.length = 0; // the wrong code was answered 422, which a browser reports
        await admin.goto("/settings");
        await fill(form(admin, "/settings"), {
          fr: "Paradigm (CIRB) – essai", nl: "Paradigm (CIBG) – proef", en: "Paradigm – trial", address: "Avenue des Arts 21, 1000 Bruxelles",
          enterprise_number: enterprise(1), email: "reprise@example.org", phone: "+32 2 000 00 00",
        });
        await send(admin, form(admin, "/settings"));
        assert.match(await admin.locator(".shell-operator").innerText(), /Paradigm \(CIRB\) – essai/);
        await addUser(admin, "atelier@example.org", "Karim Haddad", "technician");
        await addUser(admin, "contre-epreuve@example.org", "Nadia Peeters", "technician");
        await verifies(admin, 0);
        await addUser(admin, "coordination@example.org", "Sophie Lambert", "coordinator");
        await addUser(admin, "decision@example.org", "Pieter Janssens", "coordinator");
        await addUser(admin, "audit@example.org", "Claire Dumont", "auditor");
      });

      await stretch("the coordination registers a donor and a school", async () => {
        const page = walk.coordinator = keep(await enter(browser, product, "coordination@example.org", PASSWORD, { expected: [/422/] }));
        const wrong = enterprise(2).replace(/\d\d$/, "00");
        const school = {
          name: SCHOOL, kind: "secondary_school", enterprise_number: wrong, contact_language: "fr", street: "Rue de l’Exemple 12", postal_code: "1080",
          locality: "Bruxelles", school_number: "1234", ise_class: 3,
        };
        assert.equal((await addOrganisation(page, school)).status(), 422);
        assert.match(await page.locator("#enterprise_number-error").innerText(), /faute.*deux derniers chiffres/s, "a wrong number is refused with a sentence at its field");
        assert.equal(await page.locator("#name").inputValue(), SCHOOL, "and nothing that was typed is lost");
        await fill(form(page, "/organisations"), { enterprise_number: enterprise(2) });
        await send(page, form(page, "/organisations"));
        assert.match(await said(page), /Molenbeek/, "the commune is read from the postal code");
        walk.school = path(page).split("/").pop();
        await fill(page.locator("#contacts form:has([name='capacity'])"), { name: "Aïcha Benali", capacity: "Directrice", email: "direction@example.org" });
        await send(page, page.locator("#contacts form:has([name='capacity'])"));
        await addOrganisation(page, {
          name: DONOR, kind: "oip", enterprise_number: enterprise(3), contact_language: "nl", street: "Voorbeeldstraat 1", postal_code: "1000", locality: "Brussel",
        });
        assert.match(path(page), /^\/organisations\/.+/);
      });

      await stretch("the administrator gives the school its account", async () => {
        await addUser(walk.admin, "ecole@example.org", "Aïcha Benali", "partner", walk.school);
      });

      await stretch("the technician makes a place, opens a batch and loads the donor's list", async () => {
        const page = walk.technician = keep(await enter(browser, product, "atelier@example.org", PASSWORD, { expected: [/409|422/] }));
        for (const [code, named] of [["DEP-AT", "Atelier"], ["DEP-A-01", "Rayon A1"]]) {
          await page.goto("/locations");
          await fill(form(page, "/locations"), { code, name: named });
          await send(page, form(page, "/locations"));
        }
        walk.batch = await openBatch(page, DONOR, "OIP/2026/117");
        const list = "Type;Marque;Modèle;Numéro de série;Numéro d'inventaire\n"
          + "Portable;Dell;Latitude 5490;7QK3LM2;BP-0001\nPortable;Dell;Latitude 5400;ALD4002;BP-0002\nPortable;Dell;Latitude 5400;ALD4003;BP-0003\nPortable;HP;ProBook 430;ALD4004;BP-0004\n";
        await loadList(page, walk.batch, { name: "liste.csv", mimeType: "text/csv", buffer: Buffer.from(list) }, 4);
        walk.other = await openBatch(page, DONOR, "OIP/2026/118");
        // A column is given its meaning, a number that a spreadsheet destroyed is handed back, waits with the batch, and is corrected there.
        const lost = "Type;Marque;Modèle;N° de série;Repère\nPortable;Dell;Latitude 5490;LOST001;AA\nPortable;Dell;Latitude 5490;1,23E+11;BB\nPortable;Dell;Latitude 5490;LOST003;CC\n";
        await preview(page, walk.other, { name: "lost.csv", mimeType: "text/csv", buffer: Buffer.from(lost) }, 3);
        assert.equal(await page.locator("tr.is-stop").count(), 1);
        const rejects = await fileOf(page, page.locator("button[name='do'][value='rejects']"));
        assert.equal(rejects.bytes.toString().trim().split("\n").length, 2, "the refused line under its heading, with its reason");
        const own = form(page, `/batches/${walk.other}/list`);
        await own.locator("th:has(label:text-is('Repère')) select").selectOption("donor_number");
        await send(page, own, own.locator("button[value='preview']"));
        assert.equal(await own.locator("th:has(label:text-is('Repère')) select").inputValue(), "donor_number");
        await load(page, walk.other, 2);
        await page.locator("#refused tbody a").click();
        const row = form(page, `/batches/${walk.other}/list/row`);
        assert.deepEqual([await row.locator("[name='serial']").inputValue(), await row.locator("[name='donor_number']").inputValue()], ["1,23E+11", "BB"]);
        await send(page, row);
        assert.equal(await row.locator("[name='serial']").inputValue(), "1,23E+11", "still refused, and what was typed stays");
        await fill(row, { serial: "LOST002" });
        await send(page, row);
        assert.equal(path(page), `/batches/${walk.other}`);
        assert.equal(await page.locator("#refused").count(), 0, "no row waits any more");
        assert.equal(await page.locator("#lines tbody tr").count(), 3);
        // The next list of the donor is read the same.
        await preview(page, await openBatch(page, DONOR, "OIP/2026/119"), { name: "next.csv", mimeType: "text/csv", buffer: Buffer.from(lost) }, 3);
        assert.equal(await page.locator("th:has(label:text-is('Repère')) select").inputValue(), "donor_number");
      });

      await stretch("the technician receives by scanning; unknown, mistyped and double scans say so", async () => {
        const page = walk.technician;
        await page.goto(`/batches/${walk.batch}`);
        await page.locator("#receive select[name='place']").selectOption("DEP-AT");
        await page.locator("#code").focus();
        const first = await scan(page, "7QK3LM2");
        assert.equal(first.tone, "ok", first.said);
        assert.match(first.tag, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        const second = await scan(page, "bp-0002");
        assert.equal(second.tone, "ok", `the donor's number, in small letters: ${second.said}`);
        const again = await scan(page, "7QK3LM2");
        assert.equal(again.tone, "warn", again.said);
        assert.equal(again.tag, first.tag, "the second scan finds the same device");
        const unknown = await scan(page, "NOT-ON-ANY-LIST");
        assert.equal(unknown.tone, "stop");
        assert.match(unknown.said, /liste du donateur/);
        const mistyped = await scan(page, `${first.tag.slice(0, 8)}${first.tag[8] === "2" ? "3" : "2"}`);
        assert.equal(mistyped.tone, "stop", mistyped.said);
        for (const [tone, count] of [["ok", "2"], ["warn", "1"], ["stop", "2"]]) assert.equal(await page.locator(`[data-tally='${tone}']`).innerText(), count);
        await scan(page, "ALD4003");
        await page.reload();
        assert.equal(await page.locator("#lines td a.tag").count(), 3, "three of the four lines are received, each once");
        walk.tags = await page.locator("#lines td a.tag").allInnerTexts();
        assert.deepEqual(walk.tags.slice(0, 2), [first.tag, second.tag]);
        walk.keys = walk.tags.map((tag) => tag.replace("-", ""));
      });

      await stretch("labels of the batch: a sheet to choose, a PDF to print", async () => {
        const page = walk.technician;
        await page.goto(`/labels?batch=${walk.batch}`);
        assert.ok(await page.locator(".label-page input").count() > 3, "the sheet shows where to begin");
        const pdf = await fileOf(page, page.locator("button[name='do'][value='pdf']"));
        assert.equal(pdf.type, "application/pdf");
        assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
        assert.equal(await page.locator("button[value='zpl']").count(), 0, "a sheet has no form for label printers, so none is offered");
        await fill(form(page, "/labels"), { stock: "dymo-11354" });
        await send(page, form(page, "/labels"), page.locator("button[value='show']"));
        const zpl = await fileOf(page, page.locator("button[name='do'][value='zpl']"));
        assert.match(zpl.bytes.toString(), /^\^XA/);
      });

      await stretch("a machine's report brings its media; each is wiped by a method that counts", async () => {
        const page = walk.technician;
        await page.goto(`/devices/${walk.keys[0]}`);
        const made = lshw({ serial: "7QK3LM2", model: "Latitude 5490", disks: [{ kind: "nvme", model: "KXG60ZNV512G TOSHIBA", serial: "S3EWNX0K512345", bytes: 512_110_190_592 }, { kind: "ata", model: "WDC WD5000LPLX-7", serial: "WD-WX41A8675309", bytes: 500_107_862_016 }] });
        const real = sample("lshw/qemu_m1.lshw.json");
        await fill(page.locator("#report form"), { file: { name: "lshw.json", mimeType: "application/json", buffer: real ?? made } });
        await send(page, page.locator("#report form"));
        assert.equal(await page.locator("#media .gate").count(), real ? 3 : 2, "the media of the report are there");
        assert.equal(await page.locator("#media .gate-ok").count(), 0, "and none is wiped");
        const nvme = ":has(option[value='nvme_sanitize'])";
        const refused = await step(page, "erase", { method: "overwrite", tool: "nwipe", tool_version: "0.38", result: "success" }, nvme);
        assert.ok(refused.status() >= 400 && refused.status() < 500, `overwriting an NVMe is refused, not answered ${refused.status()}`);
        assert.match(await page.locator(".errors").innerText(), /Clear.*Purge/s, "the sentence names the level reached and the level asked for");
        assert.equal(await page.locator("#media .gate-ok").count(), 0);
        await page.goto(`/devices/${walk.keys[0]}`);
        await step(page, "erase", { method: "nvme_sanitize", tool: "nvme-cli", tool_version: "2.11", result: "success" }, nvme);
        assert.equal(await page.locator("#media .gate-ok").count(), 1);
        // lshw does not say what kind of disk the second is; the hand that holds it does, by its serial number.
        await step(page, "add_medium", { medium_kind: "hdd", serial: "WD-WX41A8675309" });
        assert.equal(await page.locator("#media .gate").count(), real ? 3 : 2, "the disk is the one of the report, not one more");
        await step(page, "erase", { method: "overwrite", tool: "nwipe", tool_version: "0.38", result: "success" }, ":has(option[value='degauss']):not(:has(select[name='medium_kind']))");
        if (real) {
          await unfold(page);
          const left = page.locator("#media form:has(button[value='destroy_medium'])").first();
          await fill(left, { note: "Disque virtuel de la machine d’essai" });
          await send(page, left, left.locator("button[value='destroy_medium']"));
        }
        assert.equal(await page.locator("#media .gate-ok").count(), real ? 3 : 2, await page.locator("#media").innerText());
      });

      await stretch("the second: an SSD that overwriting does not reach; the third: no disk at all, said by name", async () => {
        const page = walk.technician;
        await page.goto(`/devices/${walk.keys[1]}`);
        const report = lshw({ serial: "ALD4002", disks: [{ kind: "ata", model: "Samsung SSD 860 EVO", serial: "S3Z9NB0K", bytes: 500_107_862_016 }] });
        await fill(page.locator("#report form"), { file: { name: "lshw.json", mimeType: "application/json", buffer: report } });
        await send(page, page.locator("#report form"));
        const refused = await step(page, "erase", { method: "overwrite", tool: "nwipe", tool_version: "0.38", result: "success" });
        assert.ok(refused.status() >= 400, "overwriting an SSD is refused");
        await page.goto(`/devices/${walk.keys[1]}`);
        await verifies(walk.admin, 100);
        await step(page, "erase", { method: "ata_sanitize_block", tool: "hdparm", tool_version: "9.65", result: "success" });
        assert.equal(await page.locator("#media .gate-warn").count(), 1, "drawn: somebody else is to look");
        assert.equal(await page.locator("#media form:has(input[name='step'][value='verify'])").count(), 0, "whoever wiped is not asked");
        const other = walk.verifier = keep(await enter(browser, product, "contre-epreuve@example.org", PASSWORD, {}));
        await other.goto(`/devices/${walk.keys[1]}`);
        await step(other, "verify", { passed: "yes" });
        assert.match(await other.locator("#media").innerText(), /Nadia Peeters/);
        await page.goto(`/devices/${walk.keys[1]}`);
        assert.equal(await page.locator("#media .gate-ok").count(), 1);
        await verifies(walk.admin, 0);
        await page.goto(`/devices/${walk.keys[2]}`);
        await step(page, "no_medium", { note: "Baie vide, ouverte et regardée" });
        assert.match(await page.locator("#media").innerText(), /Karim Haddad/, "the person who says it is named");
      });

      await stretch("every test by its radios, the grade, the shelf", async () => {
        const page = walk.technician;
        for (const key of walk.keys.slice(0, 2)) {
          await page.goto(`/devices/${key}`);
          assert.equal(await page.locator("#gates form").count(), 0, "before the tests nothing goes on the shelf");
          await passTests(page);
          await step(page, "grade", {});
          assert.match(await page.locator(".title-line .grade").innerText(), /^[ABC]/);
          await step(page, "stock", { place: "DEP-A-01" });
          assert.equal(await page.locator(".title-line .chip-stock").count(), 1, await said(page));
        }
      });

      await stretch("cards instead of keys: a hold, taken back, a pause that says what it did not take", async () => {
        const page = walk.technician;
        await page.goto("/scan");
        const early = await scan(page, "CMD-HOLD");
        assert.equal(early.tone, "stop", "a card with no device before it says so");
        assert.equal((await scan(page, walk.tags[0])).tone, "ok");
        assert.match((await scan(page, "cmd-hold")).said, /quarantaine/i, "a scanner that types small letters is understood");
        assert.equal((await scan(page, "CMD-UNDO")).tone, "ok");
        assert.equal((await scan(page, "CMD-PAUSE")).tone, "ok");
        assert.match((await scan(page, walk.tags[1])).said, /en pause/i, "what comes while it pauses is shown, not swallowed");
        await scan(page, "CMD-MOVE-DEP-A-01");
        assert.deepEqual([await page.locator("#mode").inputValue(), await page.locator("#place").inputValue()], ["move", "DEP-A-01"]);
        assert.equal((await scan(page, walk.tags[1])).tone, "warn", "it is there already");
        assert.match((await scan(page, "CMD-SELL")).said, /CMD-SELL/);
        assert.equal((await scan(page, "CMD-RECEIVE")).tone, "warn", "a card without its batch asks for it");
        assert.equal(await page.locator("#mode").inputValue(), "move", "until then nothing changes");
        assert.equal((await scan(page, walk.batch.toLowerCase())).tone, "ok");
        assert.equal(await page.locator("#mode").inputValue(), `receive:${walk.batch}`, "the label of the batch completes it");
        await page.goto(`/devices/${walk.keys[0]}`);
        assert.equal(await page.locator(".title-line .chip-warn").count(), 0, "no hold is left");
      });

      await stretch("the coordination enters a request under action 47; the conditions are shown; it is granted with its motive", async () => {
        const page = walk.coordinator;
        const number = walk.request = await ask(page, 2);
        assert.ok(await page.locator(".gates .gate-ok").count() >= 5, "each condition of the action is shown");
        assert.equal(await page.locator(".gates .gate-stop").count(), 0);
        assert.match((await page.locator(".gates").allTextContents()).join(" "), /ISE/, "the index of the school is named");
        const second = keep(await enter(browser, product, "decision@example.org", PASSWORD));
        await decide(second, number, "École de classe ISE 3, vingt-quatre élèves sans appareil.");
        await page.goto(`/requests/${number}`);
        assert.match(await said(page), /ATT-\d{4}-\d{6}/, "and whoever entered the request reads it");
      });

      await stretch("the coordination reserves by scanning; what is not ready is refused", async () => {
        const page = walk.coordinator;
        await page.goto(`/requests/${walk.request}/reserve`);
        await page.locator("#code").focus();
        const notReady = await scan(page, walk.tags[2]);
        assert.equal(notReady.tone, "stop", `a device of the workshop cannot be promised: ${notReady.said}`);
        for (const tag of walk.tags.slice(0, 2)) assert.equal((await scan(page, tag)).tone, "ok");
        assert.equal((await scan(page, walk.tags[0])).tone, "warn", "the second scan promises nothing twice");
        await page.goto(`/requests/${walk.request}`);
        const begin = form(page, `/requests/${walk.request}/handovers`);
        await fill(begin, { place: "Dépôt, avenue des Arts 21" });
        await send(page, begin);
        walk.act = path(page).split("/").pop();
        assert.match(walk.act, /^ACT-\d{4}-\d{6}$/);
      });

      await stretch("the technician picks by scanning, reads the act through, and both sign on the screen", async () => {
        const page = walk.technician;
        await page.goto(`/handovers/${walk.act}`);
        await page.locator("#code").focus();
        for (const tag of walk.tags.slice(0, 2)) assert.equal((await scan(page, `HTTPS://EXAMPLE.ORG/D/${tag.replace("-", "")}`)).tone, "ok", "the QR code holds an address");
        await page.goto(`/handovers/${walk.act}/preview`);
        const text = await said(page);
        for (const tag of walk.tags.slice(0, 2)) assert.match(text, new RegExp(tag));
        assert.match(text, new RegExp(SCHOOL.replace(/[()]/g, ".")));
        await page.goto(`/handovers/${walk.act}/sign`);
        const own = form(page, `/handovers/${walk.act}/sign`);
        await fill(own, { receiver_name: "Aïcha Benali", receiver_capacity: "Directrice" });
        const empty = await send(page, own);
        assert.ok(empty.status() >= 400, "an act without signatures is not signed");
        const pads = page.locator("[data-signature] canvas");
        assert.equal(await pads.count(), 2);
        await drawTurning(page, page.locator("[data-signature]").first());
        await draw(page, pads.nth(1));
        await shot(page, `signed-${name}`);
        await send(page, form(page, `/handovers/${walk.act}/sign`));
        assert.equal(path(page), `/handovers/${walk.act}`);
      });

      await stretch("the act: its PDF, its page, and the proof that it is genuine", async () => {
        const page = walk.technician;
        const pdf = await fileOf(page, page.locator(`a[href='/documents/${walk.act}.pdf']`));
        assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
        await page.goto(`/documents/${walk.act}`);
        assert.equal(await page.locator(".signature-box svg path").count(), 2, "both signatures are drawn");
        const drawn = await page.locator(".signature-box svg path").evaluateAll((paths) => paths.map((p) => p.getAttribute("d").match(/M/gi).length));
        assert.deepEqual(drawn, [2, 3], "every stroke of each");
        assert.match(await said(page), new RegExp(walk.tags[0]));
        const check = page.locator("a[href^='/verify?']").last();
        const address = await check.getAttribute("href");
        const { createHash } = await import("node:crypto");
        // The sealed document ends at the first end mark; behind it stands the proof page.
        const end = pdf.bytes.indexOf("%%EOF") + 5;
        const sealed = [end, end + 1].map((length) => createHash("sha256").update(pdf.bytes.subarray(0, length)).digest("hex"));
        assert.ok(sealed.includes(new URL(address, product.url).searchParams.get("h")), "the hash is that of the sealed bytes in the file");
        assert.ok(pdf.bytes.length > end + 1000 && pdf.bytes.lastIndexOf("%%EOF") > end, "its proof page is behind it");
        const stranger = keep(await openPage(browser, { baseURL: product.url }));
        await stranger.goto(address);
        assert.equal(await stranger.locator(".notice-ok").count(), 1, "genuine, for anybody");
        await stranger.goto(address.replace(/h=../, "h=00"));
        assert.equal(await stranger.locator(".notice-stop").count(), 1, "altered");
        const tell = async (bytes, name) => {
          await stranger.goto("/verify");
          await stranger.setInputFiles("[name='file']", { name, mimeType: "application/pdf", buffer: bytes });
          await send(stranger, stranger.locator("form[method='post'][action='/verify']"));
        };
        await tell(pdf.bytes, "act.pdf");
        assert.equal(await stranger.locator(".notice-ok").count(), 1, "the file itself is genuine");
        await tell(Buffer.concat([pdf.bytes, Buffer.from("more")]), "act.pdf");
        assert.equal(await stranger.locator(".notice-stop").count(), 1, "something was added");
        const proof = await fileOf(page, page.locator(`a[href='/documents/${walk.act}.tlog-proof']`));
        await tell(proof.bytes, "act.tlog-proof");
        assert.equal(await stranger.locator(".notice-ok").count(), 1, "the proof holds");
        await stranger.goto("/verify?n=ACT-2026-999999");
        assert.equal(await stranger.locator(".notice-stop").count(), 1, "unknown");
        await stranger.goto(`/D/${walk.keys[0]}`);
        const open = await stranger.content();
        for (const secret of [DONOR, SCHOOL, "Aldegonde", "Aïcha", "Benali", "7QK3LM2", "BP-0001", walk.act, walk.request, walk.batch]) {
          assert.ok(!open.includes(secret), `the public page says ${secret}`);
        }
        assert.match(open, new RegExp(walk.tags[0]));
      });

      await stretch("the school sees its own act and nothing of the house", async () => {
        const page = keep(await enter(browser, product, "ecole@example.org", PASSWORD, { expected: [/40[34]/] }));
        await page.goto(`/handovers/${walk.act}`);
        assert.match(await said(page), new RegExp(walk.tags[0]));
        for (const closed of ["/devices", `/batches/${walk.batch}`, "/organisations", "/ledger", "/users"]) assert.equal((await page.goto(closed)).status(), 403, closed);
      });

      await stretch("the auditor finds the device by tag, serial number and recipient, reads its history and checks the ledger", async () => {
        const page = walk.auditor = keep(await enter(browser, product, "audit@example.org", PASSWORD));
        for (const words of [walk.tags[0], "7qk3lm2", "BP-0001"]) {
          await page.goto(`/devices?q=${encodeURIComponent(words)}`);
          assert.ok(path(page) === `/devices/${walk.keys[0]}` || await page.locator(`a[href='/devices/${walk.keys[0]}']`).count() > 0, `not found by ${words}`);
        }
        await page.goto(`/devices?holder=${walk.school}`);
        assert.equal(await page.locator("tbody tr").count(), 2, "both are found by who holds them");
        await page.goto(`/devices/${walk.keys[0]}`);
        const history = await page.locator("#history").innerText();
        for (const who of ["Karim Haddad", "Sophie Lambert"]) assert.match(history, new RegExp(who));
        assert.match(history, new RegExp(walk.act), "the history leads to the act");
        assert.equal(await page.locator("main form").count(), 0, "the auditor changes nothing");
        await page.goto("/ledger");
        await send(page, form(page, "/ledger/verify"), page.locator("button[value='verify']"));
        assert.equal(await page.locator(".notice-ok").count(), 1, await said(page));
        await send(page, form(page, "/ledger/verify"), page.locator("button[value='check']"));
        assert.equal(await page.locator(".notice-ok").count(), 1, await said(page));
      });

      await stretch("one comes back: its media count as unwiped again", async () => {
        const page = walk.technician;
        await page.goto(`/handovers/${walk.act}/return`);
        const own = form(page, `/handovers/${walk.act}/return`);
        await own.locator(`input[value='${walk.keys[1]}']`).check();
        await own.locator("[name='reason']").first().check();
        await send(page, own);
        assert.match(path(page), /^\/returns\/RET-\d{4}-\d{6}$/);
        await page.goto(`/devices/${walk.keys[1]}`);
        assert.equal(await page.locator(".title-line .chip-workshop").count(), 1);
        assert.equal(await page.locator("#media .gate-ok").count(), 0, "the old evidence no longer counts");
        assert.equal(await page.locator("#gates form").count(), 0, "and nothing goes on the shelf");
        assert.match(await page.locator("#gates").innerText(), /effac|support/i);
      });

      await stretch("the batch is closed: what did not come is missing, and the counts agree", async () => {
        const page = walk.technician;
        await page.goto(`/batches/${walk.batch}`);
        await page.goto(`/batches/${walk.batch}/close`);
        await send(page, form(page, `/batches/${walk.batch}/close`));
        const facts = await page.locator("aside .facts").first().innerText();
        assert.match(facts.replace(/\s+/g, " "), /4 .*3 .*1 .*0/s, `declared 4, received 3, missing 1, extra 0: ${facts}`);
      });

      await stretch("nobody's page misbehaved, and the program agrees with its ledger", async () => {
        await settle(open);
        const end = await product.process.exitCode;
        assert.equal(end, null, "it still runs");
        const url = options.databaseUrl ?? `sqlite://${product.dir}/reprise.db`;
        const check = await run(["check", "--database-url", url]);
        assert.equal(check.code, 0, check.said);
        const verified = await run(["ledger", "verify", "--database-url", url]);
        assert.equal(verified.code, 0, verified.said);
      });
    } finally {
      await product.stop();
    }
  });
}

test("without script: receive, erase and sign with typed names", async () => {
  const product = await startProduct();
  try {
    const admin = await firstRun(product);
    await addUser(admin, "atelier@example.org", "Karim Haddad", "technician");
    await verifies(admin, 0);
    await addUser(admin, "coordination@example.org", "Sophie Lambert", "coordinator");
    await addUser(admin, "decision@example.org", "Pieter Janssens", "coordinator");
    const plain = { javaScriptEnabled: false, expected: [/409|422/] };
    const page = await enter(browser, product, "atelier@example.org", PASSWORD, plain);
    const desk = await enter(browser, product, "coordination@example.org", PASSWORD, plain);
    await addOrganisation(desk, { name: DONOR, kind: "oip", enterprise_number: enterprise(3), contact_language: "nl", postal_code: "1000", locality: "Brussel" });
    await addOrganisation(desk, { name: SCHOOL, kind: "secondary_school", enterprise_number: enterprise(2), contact_language: "nl", postal_code: "1080", locality: "Brussel", school_number: "1234", ise_class: 3 });
    await page.goto("/locations");
    await fill(form(page, "/locations"), { code: "DEP-A-01", name: "Rayon A1" });
    await send(page, form(page, "/locations"));

    const batch = await openBatch(page, DONOR, "OIP/2026/119");
    await loadList(page, batch, { name: "liste.csv", mimeType: "text/csv", buffer: Buffer.from("Type;Marque;Modèle;Numéro de série\nPortable;Dell;Latitude 5400;ALD4002\n") }, 1);
    const receive = form(page, `/batches/${batch}/receive`);
    await fill(receive, { code: "ALD4002" });
    await send(page, receive);
    assert.equal(await page.locator("[data-scan-results] .is-ok").count(), 1, await said(page));
    const tag = await page.locator("[data-scan-results] .tag").innerText();
    await fill(receive, { code: "ALD4002" });
    await send(page, receive);
    assert.equal(await page.locator("[data-scan-results] .is-warn").count(), 1, "the second time changes nothing");

    await page.goto(`/devices/${tag.replace("-", "")}`);
    const report = lshw({ serial: "ALD4002", disks: [{ kind: "nvme", model: "KXG60ZNV512G TOSHIBA", serial: "X1", bytes: 512_110_190_592 }] });
    await fill(page.locator("#report form"), { file: { name: "lshw.json", mimeType: "application/json", buffer: report } });
    await send(page, page.locator("#report form"));
    // Folded parts open by a click: no script of ours or of the page is needed, nor allowed.
    const openPart = async (own) => { for (const d of await own.locator("xpath=ancestor::details[not(@open)]").all()) await d.locator("> summary").click(); };
    const plainStep = async (name, fields) => {
      const own = page.locator(`main form:has(input[name='step'][value='${name}'])`).first();
      await openPart(own);
      for (const [key, value] of Object.entries(fields)) {
        const field = own.locator(`[name='${key}']`).first();
        if (await own.locator(`select[name='${key}']`).count()) await field.selectOption(value); else await field.fill(value);
      }
      await send(page, own);
    };
    await plainStep("erase", { method: "nvme_sanitize", tool: "nvme-cli", tool_version: "2.11", result: "success" });
    assert.equal(await page.locator("#media .gate-ok").count(), 1);
    const tests = page.locator("#tests form");
    await openPart(tests);
    for (const group of await tests.locator("fieldset").all()) await group.locator("input[value='pass'], input[name='looks'][value='A']").first().check();
    await send(page, tests);
    await plainStep("grade", {});
    await plainStep("stock", { place: "DEP-A-01" });
    assert.equal(await page.locator(".title-line .chip-stock").count(), 1, await said(page));

    const request = await ask(desk, 1);
    await decide(await enter(browser, product, "decision@example.org", PASSWORD, plain), request, "Conditions remplies.");
    await desk.goto(`/requests/${request}/reserve`);
    const reserve = desk.locator(`form[action='/requests/${request}/reserve']:has([name='code'])`);
    await fill(reserve, { code: tag });
    await send(desk, reserve);
    assert.equal(await desk.locator("[data-scan-results] .is-ok").count(), 1);
    await desk.goto(`/requests/${request}`);
    await fill(form(desk, `/requests/${request}/handovers`), { place: "Dépôt" });
    await send(desk, form(desk, `/requests/${request}/handovers`));
    const act = path(desk).split("/").pop();
    await page.goto(`/handovers/${act}`);
    const pick = form(page, `/handovers/${act}/pick`);
    await fill(pick, { code: tag });
    await send(page, pick);
    await page.goto(`/handovers/${act}/sign`);
    assert.equal(await page.locator("[data-signature] canvas").first().isVisible(), false, "a pad that cannot draw is not shown");
    const sign = form(page, `/handovers/${act}/sign`);
    await fill(sign, { giver_typed: true, receiver_name: "Els Peeters", receiver_capacity: "Directrice", receiver_typed: true });
    await send(page, sign);
    assert.equal(path(page), `/handovers/${act}`, await said(page));
    await page.goto(`/documents/${act}`);
    assert.match(await said(page), /Els Peeters/);
    assert.match(await said(page), /Overdracht|Overhandiging/i, "the act speaks the language of the school");
    await settle([page, desk]);
  } finally {
    await product.stop();
  }
});
