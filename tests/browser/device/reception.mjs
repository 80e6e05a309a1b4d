// What the bench of a reception promises, in a real browser against the real program: the page lives while devices come in, what belongs to
// one device does not stay for the next, and the last answer is seen without scrolling.
// Run: node --test device/reception.mjs

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertClean, openBrowser, openPage } from "../harness.mjs";
import { house, serial, signIn } from "../house.mjs";

let browser;
let place;
before(async () => { browser = await openBrowser(); place = await house(); });
after(async () => { await browser?.close(); await place?.product.stop(); });

async function at(path, work, options = {}) {
  const page = await openPage(browser, { baseURL: place.product.url, ...options });
  try {
    await signIn(page, "atelier");
    if (options.lang) await page.request.post("/language", { form: { lang: options.lang, back: "/" }, headers: { "sec-fetch-site": "same-origin" } });
    await page.goto(path);
    await page.waitForFunction(() => document.querySelector("[data-tally=wait]").textContent === "0");
    await work(page);
    assertClean(page);
  } finally {
    await page.context().close();
  }
}

async function scan(page, code) {
  const before = await page.locator("[data-scan-results] > li").count();
  await page.locator("#code").focus();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelectorAll("[data-scan-results] > li:not(.is-wait)").length > n, before);
}
const count = (page, name) => page.locator("#balance dl").first().locator("div").filter({ has: page.locator(`dt:text-is("${name}")`) }).locator("dd").textContent();
const counted = (page, name, value) => page.waitForFunction(({ name, value }) => [...document.querySelectorAll("#balance dl")][0] && [...document.querySelectorAll("#balance dl div")].some((d) => d.querySelector("dt").textContent === name && d.querySelector("dd").textContent.trim() === value), { name, value });

test("totals, lines and the print button live while devices come in; an undo takes the last one back", () => at(`/batches/${place.batch}`, async (page) => {
  assert.equal(await page.locator("#batch-actions a").count(), 0, "nothing to print yet");
  assert.equal((await count(page, "Reçus de la liste")).trim(), "0");
  await scan(page, serial(1));
  await scan(page, serial(2));
  await counted(page, "Reçus de la liste", "2");
  await page.locator("#batch-actions a").waitFor();
  assert.equal(await page.locator("#lines tbody tr").first().locator("a.tag").count(), 1, "the line shows its device");
  assert.equal(await page.evaluate(() => document.activeElement.id), "code");
  await page.locator("[data-scan-undo]").click();
  await counted(page, "Reçus de la liste", "1");
  assert.match(await page.locator(".result").first().textContent(), /Réception annulée/);
  assert.equal(await page.locator("#lines tbody tr").nth(1).locator("a.tag").count(), 0);
  await scan(page, serial(2));
  await counted(page, "Reçus de la liste", "2");
  await assertAccessible(page);
}));

test("a label's field empties after its device, and a kind for extras never overrides the list", () => at(`/batches/${place.batch}`, async (page) => {
  await page.locator("#receive details").evaluate((d) => { d.open = true; });
  await page.locator("#kind").selectOption("monitor");
  await page.locator("#tag").fill("7K3M-9Q2X"); // no free label: refused, and gone all the same
  await scan(page, serial(3));
  assert.equal(await page.locator("#tag").inputValue(), "");
  await scan(page, serial(4));
  assert.equal(await page.locator("#kind").inputValue(), "monitor", "the kind stays for the next extra");
  const device = (await place.ask("atelier", "GET", `devices?q=${serial(4)}`)).devices[0];
  assert.equal(device.kind, "laptop");
}));

test("the place chosen survives a reload", () => at(`/batches/${place.batch}`, async (page) => {
  await page.locator("#place").selectOption("A-02");
  await page.reload();
  assert.equal(await page.locator("#place").inputValue(), "A-02");
  await scan(page, "LOC:A-01");
  await page.reload();
  assert.equal(await page.locator("#place").inputValue(), "A-01", "also when a label chose it");
  await scan(page, serial(5));
  assert.equal((await place.ask("atelier", "GET", `devices?q=${serial(5)}`)).devices[0].location, "A-01");
}));

const SIZES = { "1366x768": { viewport: { width: 1366, height: 768 } }, "390x664": { viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true } };
let next = 10;
for (const [size, view] of Object.entries(SIZES)) {
  for (const [lang, colorScheme] of [["fr", "light"], ["nl", "dark"]]) {
    test(`the field and the last answer stand together in the window: ${size}, ${lang}, ${colorScheme}`, async () => {
      for (const path of ["/scan", `/batches/${place.batch}`]) {
        await at(path, async (page) => {
          const visible = (selector) => page.locator(selector).evaluate((e) => { const box = e.getBoundingClientRect(); return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; });
          const name = `reception-${path === "/scan" ? "scan" : "batch"}-${size}-${lang}`;
          await page.evaluate(() => scrollTo(0, 0));
          assert.ok(await visible("#code"), `${name}: the field, before anything is scrolled`);
          for (const code of path === "/scan" ? [serial(1), "NOTHING-KNOWS-THIS"] : [serial(next += 1), "1S20L8S07A14NOTLISTED"]) {
            await scan(page, code);
            assert.ok(await visible("[data-scan-last]"), `${name}: the answer to ${code}`);
            assert.ok(await visible("#code"), `${name}: the field beside it`);
            assert.equal(await page.evaluate(() => scrollY), 0, "nothing was scrolled");
          }
          const [said, listed] = await Promise.all([page.locator("[data-scan-last]").innerText(), page.locator(".result").first().innerText()]);
          assert.ok(said.includes("NOT") && listed.includes("NOT"), `${said} | ${listed}`);
          if (process.env.REPRISE_SHOTS) await page.screenshot({ path: `${process.env.REPRISE_SHOTS}/${name}.png` });
          await assertAccessible(page);
        }, { ...view, colorScheme, lang });
      }
    });
  }
}
