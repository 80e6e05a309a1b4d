// The face alone, without the product: every component, in four views, under the real content policy; and the behaviours that script adds.
// Run: node --test face.mjs

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { VIEWS, assertAccessible, assertClean, assertReflows, openBrowser, openPage, shot } from "./harness.mjs";
import { PAGES, startMock } from "./mock.mjs";

let browser;
let site;
before(async () => { browser = await openBrowser(); site = await startMock(); });
after(async () => { await browser?.close(); await site?.stop(); });

/** Opens a mock page, does something, and closes it; the page must have behaved. */
async function visit(path, options, work) {
  const page = await openPage(browser, { baseURL: site.url, ...options });
  try {
    await page.goto(path);
    await work(page);
    assertClean(page);
  } finally {
    await page.context().close();
  }
}

for (const view of Object.keys(VIEWS)) {
  for (const name of PAGES) {
    test(`${name} is accessible, ${view}`, () => visit(`/${name}`, { view }, async (page) => {
      await shot(page, `${name}-${view}`);
      await assertReflows(page);
      const unsure = await assertAccessible(page);
      if (process.env.REPRISE_UNSURE) for (const u of unsure) console.log(name, view, u.id, u.nodes.slice(0, 3));
    }));
  }
}

test("nothing scrolls sideways at 320 px, the reflow width of WCAG", async () => {
  for (const name of PAGES) await visit(`/${name}`, { viewport: { width: 320, height: 640 }, view: "phone-light" }, assertReflows);
});

test("under a finger everything that is not a word in a sentence is 44 px high", async () => {
  for (const name of PAGES) {
    await visit(`/${name}`, { view: "phone-light" }, async (page) => {
      await page.locator(".menu > summary").click();
      const small = await page.evaluate(() => [...document.querySelectorAll(".button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, summary, nav a, .languages button, .choice label")]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => `${e.outerHTML.slice(0, 90)} ${e.getBoundingClientRect().height}`));
      assert.deepEqual(small, [], name);
    });
  }
});

test("the frame of the mock pages is the frame of the product", () => {
  const classes = (text) => [...new Set([...text.matchAll(/class="([^"{]+)/g)].flatMap(([, names]) => names.trim().split(" ")))].sort();
  const base = readFileSync(new URL("../../templates/base.html", import.meta.url), "utf8");
  const frame = readFileSync(new URL("mock/frame.html", import.meta.url), "utf8") + readFileSync(new URL("mock.mjs", import.meta.url), "utf8");
  // The heading and the flash are written by the mock pages themselves.
  const own = new Set(["page-head", "actions", "notice"]);
  assert.deepEqual(classes(frame), classes(base).map((c) => (c.startsWith("notice") ? "notice" : c)).filter((c) => !own.has(c)));
});

test("every class a template writes is drawn by the style sheet", () => {
  const css = readFileSync(new URL("../../templates/asset/reprise.css", import.meta.url), "utf8");
  const drawn = new Set([...css.matchAll(/\.([a-z][a-z0-9_-]+)/g)].map(([, name]) => name));
  const undrawn = [];
  for (const folder of ["mock/", "../../templates/"]) {
    for (const file of readdirSync(new URL(folder, import.meta.url), { recursive: true }).filter((f) => f.endsWith(".html"))) {
      const html = readFileSync(new URL(folder + file, import.meta.url), "utf8").replace(/\{[{%#].*?[}%#]\}/gs, "\u0000");
      for (const [, names] of html.matchAll(/class="([^"]+)"/g)) {
        // A name that is filled in when the page is written cannot be looked up here.
        for (const c of names.split(/\s+/)) if (c && !c.includes("\u0000") && !drawn.has(c)) undrawn.push(`${file}: ${c}`);
      }
    }
  }
  assert.deepEqual(undrawn, []);
});

test("the first stop of the keyboard skips to the content", () => visit("/list", {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Exporter/);
}));

for (const scripted of [true, false]) {
  test(`the phone's menu opens, ${scripted ? "and Escape closes it" : "without script too"}`, () => visit("/list", { view: "phone-light", javaScriptEnabled: scripted }, async (page) => {
    const link = page.locator(".menu-nav a").first();
    assert.equal(await link.isVisible(), false);
    await page.locator(".menu > summary").click();
    assert.equal(await link.isVisible(), true);
    if (!scripted) return;
    await shot(page, "menu-phone-light");
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    assert.equal(await link.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  }));
}

test("on paper the shell, the buttons and the forms are gone and the facts are there", () => visit("/device", {}, async (page) => {
  await page.emulateMedia({ media: "print" });
  await shot(page, "device-paper");
  await assertReflows(page);
  for (const gone of [".shell-head", ".shell-foot", ".actions", "form.panel"]) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  for (const there of ["h1", ".road", ".gates", ".history", "table"]) assert.equal(await page.locator(there).first().isVisible(), true, there);
}));

test("a summary of errors takes the focus, and its links lead to the fields", () => visit("/forms", {}, async (page) => {
  assert.equal(await page.evaluate(() => document.activeElement.className), "errors");
  await page.locator(".errors a").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "enterprise");
}));

test("the second click sends nothing, and the pressed button's name travels", () => visit("/forms", {}, async (page) => {
  let answer;
  site.posts.length = 0;
  const arrived = new Promise((here) => { site.onPost = () => { here(); return new Promise((go) => { answer = go; }); }; });
  const draft = page.getByRole("button", { name: "Garder comme brouillon" });
  await draft.click(); // two required answers are missing: the browser says so, and this must not count as sent
  assert.equal(await draft.getAttribute("aria-disabled"), null);
  await page.locator("#b-0").check();
  await page.locator("#transfer").check();
  // Noted by the page itself: once the form is on its way, the browser's driver waits for the next page before it reads anything.
  await page.evaluate(() => addEventListener("submit", (e) => {
    sessionStorage.setItem("clicks", `${sessionStorage.getItem("clicks") ?? ""}${e.defaultPrevented ? "stopped" : "sent"} ${e.submitter.getAttribute("aria-disabled")};`);
  }));
  const { x, y } = await draft.boundingBox();
  await page.mouse.click(x + 9, y + 9);
  await page.mouse.click(x + 9, y + 9);
  await arrived;
  answer();
  await page.waitForURL("**/batches");
  site.onPost = () => {};
  assert.equal(site.posts.length, 1);
  assert.equal(site.posts[0].fields.draft, "yes");
  assert.equal(await page.evaluate(() => sessionStorage.getItem("clicks")), "sent true;stopped true;");
}));
