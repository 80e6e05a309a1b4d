// The face alone, without the product: every component, in four views, under the real content policy; and the behaviours that script adds.
// Run: node --test face.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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
