// The bench without a connection, against the program itself: what was acknowledged is in the ledger exactly once and in order, whatever dies
// in between, and nobody's scans go under another's name.
// Run: node --test device/offline.mjs        REPRISE_TEST_POSTGRES=required makes the absence of PostgreSQL a failure.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertClean, assertReflows, openBrowser, openPage, shot } from "../harness.mjs";
import { PASSWORD, house, received, serial, serials, signIn, steps } from "../house.mjs";
import { fill, send, startPostgres } from "../walk.mjs";

const postgres = await startPostgres();
let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); await postgres?.stop(); });

const databases = [{ name: "SQLite", options: {} }, ...(postgres ? [{ name: "PostgreSQL", options: { databaseUrl: postgres.url } }] : [])];

/** Waits until the worker has its copy of the bench. */
async function benchKept(page) {
  await page.locator("[data-offline]").waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

/** Runs `body` with a technician at the bench who receives devices of a batch; `prepare` changes the browser first. */
async function atBench({ options, prepare }, body) {
  const { product, ask, batch } = await house(options);
  const page = await openPage(browser, { baseURL: product.url, expected: EXPECTED });
  const context = page.context();
  try {
    await prepare?.(context);
    await signIn(page, "atelier");
    await toReceive(page, batch);
    await body({ page, context, product, ask, batch });
    assertClean(page);
  } finally {
    await context.close();
    await product.stop();
  }
}

/** Opens the bench to receive the devices of a batch. */
async function toReceive(page, batch) {
  await page.goto("/scan");
  await page.locator("#mode").selectOption(`receive:${batch}`);
}

async function scan(page, code) {
  await page.locator("#code").focus();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}
const waits = (page, n) => page.waitForFunction((want) => document.querySelector("[data-tally=wait]").textContent === String(want), n, { timeout: 60_000 });
/** What the device holds of the queue. */
const kept = (page) => page.evaluate(() => new Promise((good, bad) => {
  const open = indexedDB.open("reprise");
  open.onerror = () => bad(open.error);
  open.onsuccess = () => { open.result.transaction("scans").objectStore("scans").getAll().onsuccess = (e) => { open.result.close(); good(e.target.result); }; };
}));
const tags = (page, tone) => page.locator(`.result.is-${tone} .tag`).allTextContents();
const EXPECTED = [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource|ERR_FAILED|ERR_EMPTY_RESPONSE|net::/, /answer 50[0-9]/];

for (const { name, options } of databases) {
  test(`a day without connection on ${name}: every acknowledged scan counts once and in order`, async () => {
    await atBench({ options }, async ({ page, batch, context, product, ask }) => {
      await page.locator("#place").selectOption("A-01");
      await benchKept(page);
      await scan(page, serial(1));
      await page.locator(".result.is-ok").waitFor();

      // The network is cut: the codes are acknowledged all the same, the unknown one too.
      await context.setOffline(true);
      await page.waitForFunction(() => document.querySelector("[data-scan-state]").dataset.state === "offline");
      for (const one of serials(2, 16)) await scan(page, one);
      await scan(page, "ON-NO-LIST-1");
      await waits(page, 16);
      assert.equal(await page.locator(".result.is-wait").count(), 16);
      assert.match(await page.locator("[data-scan-state]").textContent(), /Sans connexion.*\(16\)/);
      assert.match(await page.locator(".result.is-wait p").first().textContent(), new RegExp(`\\d\\d:\\d\\d:\\d\\d · .*${batch}.*A-01`), "what it will do");
      await shot(page, `offline-${name}`);
      assert.equal((await kept(page)).length, 16);

      // The page is killed in the middle, and the server with it. The bench opens without both.
      await product.kill();
      await context.setOffline(false);
      await page.close();
      const again = await context.newPage();
      again.faults = [];
      await again.goto("/scan");
      assert.equal(await again.locator("h1").textContent(), "Scanner");
      assert.equal(await again.locator(".shell-who").count(), 0, "the copy names nobody");
      assert.equal((await again.content()).includes("atelier"), false);
      await waits(again, 16);
      assert.deepEqual(await tags(again, "wait"), [...serials(2, 16), "ON-NO-LIST-1"].toReversed(), "what waited is there, newest first");
      await again.locator("#mode").selectOption(`receive:${batch}`);
      await again.locator("#place").selectOption("A-02");
      for (const one of serials(17, 30)) await scan(again, one);
      await scan(again, serial(5)); // once more
      await waits(again, 31);
      await again.reload();
      await waits(again, 31);
      assert.equal(await again.locator("#mode").inputValue(), `receive:${batch}`, "a reload goes on with what the bench did");
      await assertAccessible(again);
      await assertReflows(again);
      await shot(again, `offline-copy-${name}`);

      await product.revive();
      await waits(again, 0);
      assert.deepEqual(await received(ask), serials(1, 30), "each once, in the order they were scanned");
      assert.deepEqual(await tags(again, "stop"), ["ON-NO-LIST-1"]);
      assert.match(await again.locator(".result.is-stop").textContent(), /liste.*Scanné à \d\d:\d\d:\d\d/s, "its reason, and when");
      assert.equal(await again.locator(".result.is-warn").count(), 1, "the second scan of one device");
      assert.match(await again.locator(".result.is-ok p").first().textContent(), /Scanné à/);
      assert.equal(await again.locator(".result.is-ok").count(), 29);
      const places = (await ask("atelier", "GET", `devices?batch=${batch}&limit=100`)).devices.map((d) => [d.specification.serial, d.location]);
      assert.deepEqual(new Map(places).get(serial(16)), "A-01");
      assert.deepEqual(new Map(places).get(serial(17)), "A-02", "each with the place of its own moment");

      // The refusal stays until it is put away.
      await again.reload();
      await again.locator(".result.is-stop").waitFor();
      assert.equal(await again.locator(".result.is-ok").count(), 0);
      await again.getByRole("button", { name: "Ranger" }).click();
      await again.locator(".result.is-stop").waitFor({ state: "detached" });
      await again.reload();
      await waits(again, 0);
      assert.deepEqual(await kept(again), []);
      assert.equal(await again.locator(".result").count(), 0);
    });
  });
}

test("an answer that is lost: each scan counts once", async () => {
  await atBench({}, async ({ page, product, ask }) => {
    // The server has committed; its answer never arrives, and then it dies.
    let lose = async () => product.kill();
    const losses = [];
    await page.route("**/scan", async (route) => {
      if (route.request().method() !== "POST" || !lose) return route.continue();
      const then = lose;
      lose = null;
      losses.push((await route.fetch()).status());
      await then();
      await route.abort("connectionreset");
    });
    await scan(page, serial(1));
    await page.waitForFunction(() => document.querySelector("[data-scan-state]").dataset.state === "offline");
    await waits(page, 1);
    await product.revive();
    await waits(page, 0);
    // And once more, by a server that lives on.
    lose = async () => {};
    await scan(page, serial(2));
    await page.locator(".result.is-ok").nth(1).waitFor();
    assert.deepEqual(losses, [200, 200], "both were done before their answer was lost");
    assert.deepEqual(await received(ask), serials(1, 2));
    assert.deepEqual(await tags(page, "stop"), []);
    await page.unroute("**/scan");
  });
});

const withoutLocks = (context) => context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
for (const [by, prepare] of [["the browser's locks", undefined], ["a lease", withoutLocks]]) {
  test(`two tabs share one queue and never send at once, by ${by}`, async () => {
    await atBench({ prepare }, async ({ page, batch, context, ask }) => {
      // Both scan while nothing answers; both then send.
      const second = await context.newPage();
      await toReceive(second, batch);
      const asked = [];
      let cut = true;
      let inFlight = 0;
      let most = 0;
      await context.route("**/scan", async (route) => {
        if (route.request().method() !== "POST") return route.continue();
        if (cut) return route.abort("internetdisconnected");
        most = Math.max(most, ++inFlight);
        asked.push(new URLSearchParams(route.request().postData()).get("code"));
        const answer = await route.fetch();
        inFlight -= 1;
        await route.fulfill({ response: answer });
      });
      const order = [];
      for (let n = 1; n <= 12; n += 1) {
        const tab = n % 2 ? page : second;
        await tab.bringToFront();
        await scan(tab, serial(n));
        order.push(serial(n));
        await waits(tab, order.length);
      }
      await waits(page, order.length);
      assert.equal(await page.locator(".result.is-wait").count(), 12, "each tab shows the one queue");
      cut = false;
      for (const tab of [page, second]) await waits(tab, 0);
      assert.equal(most, 1, "one at a time");
      assert.deepEqual(asked, order, "each sent once, in the order of the queue");
      assert.deepEqual(await received(ask), serials(1, 12));
      for (const tab of [page, second]) assert.equal(await tab.locator(".result.is-wait").count(), 0);
    });
  });
}

test("another person signs in: nothing of the first is sent, signing out takes the copy along and leaves the queue", async () => {
  await atBench({}, async ({ page, batch, context, ask }) => {
    await benchKept(page);
    await context.route("**/scan", (route) => (route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue()));
    for (const one of serials(1, 3)) await scan(page, one);
    await waits(page, 3);
    const old = await context.newPage(); // a tab of the first person that stays open
    await old.goto("/scan");
    await waits(old, 3);

    await page.goto("/");
    await send(page, page.locator("form[action='/sign-out']").first());
    assert.equal(await page.evaluate(async () => Boolean(await caches.match("/scan"))), false, "the copy is gone");
    await signIn(page, "seconde");
    await page.goto("/scan");
    await page.locator("[data-scan-others]").waitFor();
    assert.match(await page.locator("[data-scan-others]").textContent(), /jamais sous votre nom.*3/s);
    await assertAccessible(page);
    await shot(page, "offline-others");
    await context.unroute("**/scan");
    await page.locator("#mode").selectOption(`receive:${batch}`);
    await scan(page, serial(10));
    await page.locator(".result.is-ok").waitFor();
    await old.waitForFunction(() => document.querySelector("[data-scan-state]").dataset.state === "other", null, { timeout: 30_000 });
    assert.deepEqual(await received(ask), [serial(10)], "only the second person's own");
    assert.equal((await kept(page)).length, 3);

    await send(page, page.locator("form[action='/sign-out']").first());
    await old.close();
    await signIn(page, "atelier");
    await page.goto("/scan");
    await waits(page, 0);
    await page.waitForFunction(() => document.querySelectorAll(".result.is-ok").length === 3);
    assert.deepEqual(await received(ask), [serial(10), ...serials(1, 3)]);
    const actors = (await steps(ask, "receive")).map((e) => e.actor);
    assert.equal(new Set(actors.slice(1)).size, 1);
    assert.notEqual(actors[0], actors[1], "each under the name of who scanned");

    // Without its copy the bench does not open for whoever comes next; nothing else is ever kept.
    await page.goto("/devices");
    const names = await page.evaluate(async () => {
      const all = [];
      for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname);
      return all;
    });
    assert.deepEqual(names.filter((path) => path !== "/scan" && !path.startsWith("/asset/")), []);
  });
});

test("what waits for more than thirty days is not sent, and says so; signed out the codes wait", async () => {
  await atBench({}, async ({ page, context, ask }) => {
    await context.setOffline(true);
    for (const one of serials(1, 2)) await scan(page, one);
    await waits(page, 2);
    await page.evaluate(() => new Promise((good) => {
      const open = indexedDB.open("reprise");
      open.onsuccess = () => {
        const store = open.result.transaction("scans", "readwrite").objectStore("scans");
        store.getAll().onsuccess = (e) => { store.put({ ...e.target.result[0], at: new Date(Date.now() - 31 * 24 * 3_600_000).toISOString() }).onsuccess = good; };
      };
    }));
    await context.setOffline(false);
    await waits(page, 0);
    assert.deepEqual(await tags(page, "stop"), [serial(1)]);
    assert.match(await page.locator(".result.is-stop").textContent(), /Trop ancien.*30 jours/s);
    assert.deepEqual(await received(ask), [serial(2)]);

    await context.clearCookies();
    await scan(page, serial(3));
    await page.waitForFunction(() => document.querySelector("[data-scan-state]").dataset.state === "signed-out");
    assert.match(await page.locator("[data-scan-state]").textContent(), /Session terminée.*\(1\)/);
    await page.reload();
    assert.equal(new URL(page.url()).pathname, "/sign-in");
    await fill(page.locator("form[action='/sign-in']"), { email: "atelier@example.org", password: PASSWORD });
    await send(page, page.locator("form[action='/sign-in']"));
    await waits(page, 0);
    await page.locator(".result.is-ok").waitFor();
    assert.deepEqual(await received(ask), serials(2, 3));
  });
});

test("where IndexedDB is refused the tab itself keeps the codes; without locks the tabs take turns all the same", async () => {
  const { product, ask, batch } = await house();
  try {
    for (const [without, from] of [["indexedDB", 1], ["locks", 4]]) {
      const page = await openPage(browser, { baseURL: product.url, expected: EXPECTED });
      await page.addInitScript((what) => {
        if (what === "locks") Object.defineProperty(navigator, "locks", { value: undefined });
        else IDBFactory.prototype.open = () => { throw new DOMException("refused", "SecurityError"); };
      }, without);
      page.on("dialog", (dialog) => dialog.accept());
      await signIn(page, "atelier");
      await toReceive(page, batch);
      await page.route("**/scan", (route) => (route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue()));
      for (const one of serials(from, from + 2)) await scan(page, one);
      await waits(page, 3);
      await page.unroute("**/scan");
      await page.reload();
      await waits(page, 0);
      assert.deepEqual(await received(ask), serials(1, from + 2), without);
      assertClean(page);
      await page.context().close();
    }
  } finally {
    await product.stop();
  }
});
