// What the scan bench and the signature promise, in a real browser against a server that is slow, away, or refuses.
// Run: node --test device/bench.mjs

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertClean, openBrowser, openPage, shot } from "../harness.mjs";
import { startMock } from "../mock.mjs";

let browser;
let site;
before(async () => { browser = await openBrowser(); site = await startMock(); });
after(async () => { await browser?.close(); await site?.stop(); });

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Eight different characters for each number, so that two codes run together could never pass for one. */
const code = (n) => Array.from({ length: 8 }, (_, i) => DIGITS[(n * 7 + i * i * 5 + (i === 7 ? n : 0)) % 32]).join("").slice(0, 5) + String(n).padStart(3, "0");
const good = (fields) => ({ status: 200, body: { tone: "ok", tag: fields.code, title: "Reçu", text: "", href: `/devices/${fields.code}` } });
const focused = (page) => page.evaluate(() => document.activeElement.id);
const state = (page) => page.locator("[data-scan-state]").getAttribute("data-state");
const tally = async (page) => Object.fromEntries(await Promise.all(["ok", "warn", "stop"].map(async (t) => [t, Number(await page.locator(`[data-tally=${t}]`).textContent())])));
const answered = (page, n) => page.waitForFunction((want) => [...document.querySelectorAll("[data-tally]:not([data-tally=wait])")].reduce((sum, e) => sum + Number(e.textContent), 0) >= want, n);

async function bench(work, { expected = [], onScan = good, ...options } = {}) {
  site.posts.length = 0;
  site.onScan = onScan;
  const page = await openPage(browser, { baseURL: site.url, expected, ...options });
  page.on("dialog", (dialog) => dialog.accept()); // "leave the page?" while codes are waiting
  try {
    await page.goto("/scan");
    await page.locator("[data-scan-results]").evaluate((list) => list.replaceChildren());
    await work(page);
    assertClean(page);
  } finally {
    await page.context().close();
  }
}

async function scan(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

test("a code scanned twice in one session says when the first was", async () => {
  await bench(async (page) => {
    for (const [n, one] of [code(1), code(2), code(1)].entries()) {
      await scan(page, one);
      await answered(page, n + 1);
    }
    const texts = await page.locator(".result p").allTextContents();
    assert.match(texts[0], /\d\d:\d\d:\d\d/, "newest first: the second of its kind");
    assert.deepEqual(texts.slice(1), ["", ""]);
  });
});

test("200 scans against a slow and faulty server: focus stays, order is kept, none is lost, none counts twice", async () => {
  const asked = new Map();
  const server = async (fields) => {
    const times = (asked.get(fields.code) ?? 0) + 1;
    asked.set(fields.code, times);
    const n = Number(fields.code.slice(5));
    await new Promise((go) => setTimeout(go, (n * 37) % 23)); // the server's own pace, never the test's
    if (n === 60 && times === 1) return null; // the line is cut
    if (n === 120 && times <= 2) return { status: times === 1 ? 503 : 429, body: { title: "busy" } };
    if (n % 17 === 0) return { status: 409, body: { tone: "stop", tag: fields.code, title: "Pas effacé", text: "Un support n’a pas de preuve." } };
    if (n % 11 === 0) return { status: 200, body: { tone: "warn", tag: fields.code, title: "Déjà reçu", text: "", href: "//elsewhere.example/x" } };
    if (n === 150) return { status: 422, body: { type: "about:blank", title: "Code illisible", detail: "Trop court" }, headers: { "content-type": "application/problem+json" } };
    return good(fields);
  };
  await bench(async (page) => {
    const codes = Array.from({ length: 200 }, (_, i) => code(i + 1));
    for (const one of codes) {
      await scan(page, one);
      assert.equal(await focused(page), "code", `after ${one}`);
    }
    await answered(page, 200);
    const stops = codes.filter((_, i) => (i + 1) % 17 === 0).length + 1;
    const warns = codes.filter((_, i) => (i + 1) % 11 === 0 && (i + 1) % 17 !== 0).length;
    assert.deepEqual(await tally(page), { ok: 200 - stops - warns, warn: warns, stop: stops });
    assert.deepEqual(await page.locator(".result .tag").allTextContents(), codes.toReversed());
    const firsts = [...new Map(site.posts.map(({ fields }) => [fields.id, fields.code])).values()];
    assert.deepEqual(firsts, codes, "each code went out under one id, in order, also when it was sent again");
    assert.equal(site.posts.length, 203, "one cut line and two busy answers: three codes sent again");
    assert.equal(await page.locator(".result a[href*='elsewhere']").count(), 0, "an answer cannot lead to another origin");
    assert.equal(await state(page), "listening");
    await shot(page, "scan-200");
    await assertAccessible(page);
  }, { onScan: server, expected: [/answer 503/, /Failed to load resource/] });
});

test("a code carries the mode and place of the moment it was scanned", () => {
  let release;
  const hold = new Promise((go) => { release = go; });
  return bench(async (page) => {
    await scan(page, code(1));
    await scan(page, code(2));
    await page.locator("#place").selectOption("Q-02");
    await page.locator("#code").focus();
    await scan(page, code(3));
    // A code counts as waiting once it is written on the device, which takes its moment.
    await page.waitForFunction(() => {
      const state = document.querySelector("[data-scan-state]");
      return state.dataset.state === "saving" && state.textContent.includes("(3)");
    });
    release();
    await answered(page, 3);
    assert.deepEqual(site.posts.map(({ fields }) => [fields.code, fields.place, fields.mode]), [[code(1), "Q-01", "receive"], [code(2), "Q-01", "receive"], [code(3), "Q-02", "receive"]]);
    for (const { fields } of site.posts) {
      assert.match(fields.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.ok(Math.abs(Date.now() - Date.parse(fields.at)) < 60_000, fields.at);
    }
  }, { onScan: async (fields) => { await hold; return good(fields); } });
});

test("the label of a shelf chooses the place of what follows, before any answer", () => {
  let release;
  const hold = new Promise((go) => { release = go; });
  return bench(async (page) => {
    for (const one of [code(1), "LOC:Q-02", code(2), "q-01", code(3)]) await scan(page, one);
    assert.equal(await page.locator("#place").inputValue(), "Q-01");
    release();
    await answered(page, 5);
    assert.deepEqual(site.posts.map(({ fields }) => [fields.code, fields.place]),
      [[code(1), "Q-01"], ["LOC:Q-02", "Q-02"], [code(2), "Q-02"], ["q-01", "Q-01"], [code(3), "Q-01"]]);
  }, { onScan: async (fields) => { await hold; return good(fields); } });
});

test("a reload while codes are waiting sends them all, in order, under their ids", () => {
  let holding = true;
  return bench(async (page) => {
    for (const n of [1, 2, 3, 4]) await scan(page, code(n));
    while (!site.posts.length) await page.evaluate(() => new Promise(requestAnimationFrame));
    holding = false;
    await page.reload();
    await answered(page, 4);
    assert.deepEqual(site.posts.map(({ fields }) => fields.code), [code(1), code(1), code(2), code(3), code(4)]);
    assert.equal(site.posts[0].fields.id, site.posts[1].fields.id);
    assert.equal(await focused(page), "code");
  }, { onScan: (fields) => (holding ? new Promise(() => {}) : good(fields)) });
});

test("a reload before the device has written anything loses no code either", () => bench(async (page) => {
  const codes = [1, 2, 3].map(code);
  // A disk that is never ready, for the first page only.
  await page.addInitScript(() => {
    if (sessionStorage.getItem("disk")) return;
    sessionStorage.setItem("disk", "ready");
    indexedDB.open = () => ({});
  });
  await page.evaluate(() => sessionStorage.removeItem("disk"));
  await page.reload();
  for (const one of codes) await scan(page, one);
  assert.deepEqual(site.posts, [], "nothing could be sent");
  await page.reload();
  await scan(page, code(4));
  await answered(page, 4);
  assert.deepEqual(site.posts.map(({ fields }) => fields.code), [...codes, code(4)]);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("[data-tally=wait]").textContent === "0");
  assert.equal(site.posts.length, 4, "and none is sent a second time");
}));

test("signed out: the codes are kept, the page says so, and they go once the person is back", () => {
  let inside = false;
  return bench(async (page) => {
    await scan(page, code(1));
    await page.waitForFunction(() => document.querySelector("[data-scan-state]").dataset.state === "signed-out");
    assert.match(await page.locator("[data-scan-state]").textContent(), /Session terminée.*\(1\)/);
    inside = true;
    await scan(page, code(2));
    await answered(page, 2);
    assert.deepEqual((await page.locator(".result .tag").allTextContents()), [code(2), code(1)]);
    assert.equal(await state(page), "listening");
  }, { onScan: (fields) => (inside ? good(fields) : { status: 303, body: {}, headers: { location: "/sign-in" } }) });
});

test("a pasted column is several codes, not one", () => bench(async (page) => {
  await page.locator("#code").evaluate((input, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `${code(1)}\r\n${code(2)}\n\n${code(3)}\n`);
  await answered(page, 3);
  assert.deepEqual(site.posts.map(({ fields }) => fields.code), [code(1), code(2), code(3)]);
}));

test("an empty Enter, as from a scanner that ends with CR LF, sends nothing", () => bench(async (page) => {
  await page.keyboard.press("Enter");
  await scan(page, code(1));
  await page.keyboard.press("Enter");
  await answered(page, 1);
  assert.equal(site.posts.length, 1);
  assert.equal(await focused(page), "code");
}));

test("focus comes back when nothing is in use, and is never taken from what is", () => bench(async (page) => {
  await page.clock.install(); // timers run when told: waiting proves nothing, running them does
  const settle = () => page.clock.runFor(500);
  await page.reload();
  await page.mouse.click(5, 600);
  await settle();
  assert.equal(await focused(page), "code", "a click on the bare page");

  await page.locator("#code").evaluate((input) => input.blur());
  await settle();
  assert.equal(await focused(page), "code", "a focus that went nowhere");

  await page.locator("#note").click();
  await settle();
  assert.equal(await focused(page), "note", "another field keeps the focus");
  await page.keyboard.type("écran fêlé");
  assert.equal(await page.locator("#note").inputValue(), "écran fêlé");
  assert.equal(await state(page), "paused");
  await page.locator("#place").focus();
  await settle();
  assert.equal(await focused(page), "place", "a list keeps the focus");

  await page.locator("#code").focus();
  assert.equal(await state(page), "listening");
  for (const next of ["Valider", "Sons", null]) {
    await page.keyboard.press("Tab");
    await settle();
    const at = await page.evaluate(() => document.activeElement.textContent.trim());
    if (next) assert.equal(at, next, "the keyboard walks on: no trap");
    assert.notEqual(await focused(page), "code");
  }

  await page.locator("#code").focus();
  await page.locator("h1").selectText();
  await page.evaluate(() => document.activeElement.blur());
  await page.locator("h1").selectText();
  await settle();
  assert.equal(await page.evaluate(() => getSelection().toString().includes("Réception")), true, "a selection survives");
  await page.evaluate(() => getSelection().removeAllRanges());
  assert.notEqual(await focused(page), "code");
  await scan(page, code(9));
  await answered(page, 1);
  assert.equal(site.posts.at(-1).fields.code, code(9), "the first character of a code brings the focus back and is not lost");
}));

test("a tap beside the field does not reopen the keyboard on screen, and a wedge scanner still finds the field", () => bench(async (page) => {
  await page.clock.install();
  await page.reload();
  await page.locator("#code").tap();
  await page.locator("#code").evaluate((input) => input.blur());
  await page.clock.runFor(500);
  assert.notEqual(await focused(page), "code");
  await scan(page, code(1));
  await answered(page, 1);
  assert.deepEqual(await page.locator(".result .tag").first().textContent(), code(1));
}, { view: "phone-light" }));

test("the sound is off until asked for, and remembered", () => bench(async (page) => {
  const toggle = page.locator("[data-scan-sound]");
  assert.equal(await toggle.getAttribute("aria-pressed"), "false");
  await toggle.click();
  assert.equal(await focused(page), "code", "after the mouse the field listens again");
  await scan(page, code(1));
  await answered(page, 1);
  await page.reload();
  assert.equal(await toggle.getAttribute("aria-pressed"), "true");
}));

test("without script the code is posted like any form, with no dead controls", () => bench(async (page) => {
  assert.equal(await page.locator("[data-scan-live]").first().isVisible(), false);
  await page.locator("#code").fill(code(1));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Appareils" }).waitFor();
  assert.deepEqual(site.posts.map(({ fields }) => [fields.code, fields.mode]), [[code(1), "receive"]]);
}, { javaScriptEnabled: false }));

// ---- Signature

/** Where the ink lies on the pad, in fractions of it. */
const ink = (page) => page.locator("canvas").evaluate((canvas) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let [left, top, right, bottom, count] = [1, 1, 0, 0, 0];
  for (let i = 3; i < data.length; i += 4) {
    if (!data[i]) continue;
    const x = (((i - 3) / 4) % width) / width;
    const y = Math.floor((i - 3) / 4 / width) / height;
    [left, top, right, bottom, count] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y), count + 1];
  }
  return { left, top, right, bottom, count, ratio: width / height };
});

async function draw(page) {
  await page.locator("canvas").scrollIntoViewIfNeeded();
  const box = await page.locator("canvas").boundingBox();
  const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(0.1, 0.8));
  await page.mouse.down();
  for (const [x, y] of [[0.2, 0.2], [0.35, 0.75], [0.5, 0.3], [0.7, 0.7]]) await page.mouse.move(...at(x, y), { steps: 6 });
  await page.mouse.up();
  await page.mouse.click(...at(0.9, 0.5)); // the dot of an i
}

test("turning the phone keeps the signature, in shape and in place; clearing removes it", async () => {
  const page = await openPage(browser, { baseURL: site.url, view: "phone-light" });
  await page.goto("/signature");
  await draw(page);
  const upright = await ink(page);
  const kept = await page.locator("[name=signature]").inputValue();
  assert.ok(upright.count > 100);
  const width = await page.locator("canvas").evaluate((canvas) => canvas.width);
  await page.setViewportSize({ width: 844, height: 390 });
  await page.waitForFunction((before) => document.querySelector("canvas").width !== before, width);
  const turned = await ink(page);
  await shot(page, "signature-turned");
  for (const side of ["left", "top", "right", "bottom"]) assert.ok(Math.abs(turned[side] - upright[side]) < 0.03, `${side}: ${upright[side]} → ${turned[side]}`);
  assert.ok(Math.abs(turned.ratio - upright.ratio) < 0.05, "the pad keeps its shape");
  assert.equal(await page.locator("[name=signature]").inputValue(), kept);

  const strokes = JSON.parse(kept);
  assert.equal(strokes.length, 2);
  assert.ok(strokes.flat(2).every((v) => v >= 0 && v <= 1));
  assert.ok(Math.abs(strokes[0][0][0] - 0.1) < 0.01 && Math.abs(strokes[0][0][1] - 0.8) < 0.02, JSON.stringify(strokes[0][0]));

  await page.emulateMedia({ colorScheme: "dark" });
  assert.ok((await ink(page)).count > 100, "and so does another theme");
  await page.getByRole("button", { name: "Handtekening wissen" }).click();
  assert.equal((await ink(page)).count, 0);
  assert.equal(await page.locator("[name=signature]").inputValue(), "");
  assertClean(page);
  await page.context().close();
});

test("a signature is drawn by a real touch without scrolling the page", async () => {
  const page = await openPage(browser, { baseURL: site.url, view: "phone-light" });
  await page.goto("/signature");
  const box = await page.locator("canvas").boundingBox();
  const touch = await page.context().newCDPSession(page);
  const send = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })) });
  await send("touchStart", [[0.2, 0.2]]);
  for (let i = 1; i <= 8; i += 1) await send("touchMove", [[0.2 + i / 20, 0.2 + i / 12]]);
  await send("touchEnd", []);
  const strokes = JSON.parse(await page.locator("[name=signature]").inputValue());
  assert.equal(strokes.length, 1);
  assert.ok(strokes[0].length >= 4, `${strokes[0].length} points`);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.context().close();
});

test("whoever cannot draw ticks the box: script does not stand in the way, and without script the pad is not there", async () => {
  for (const javaScriptEnabled of [true, false]) {
    site.posts.length = 0;
    const page = await openPage(browser, { baseURL: site.url, javaScriptEnabled });
    await page.goto("/signature");
    assert.equal(await page.locator("canvas").isVisible(), javaScriptEnabled);
    await page.locator("#name").fill("Lieve Vandenbroucke");
    await page.locator("#capacity").fill("voorzitter");
    await page.locator("#typed").check();
    await page.getByRole("button", { name: "Ontvangst bevestigen" }).click();
    await page.waitForURL("**/sign/abc");
    assert.deepEqual(site.posts.map(({ fields }) => fields), [{ name: "Lieve Vandenbroucke", capacity: "voorzitter", signature: "", typed: "yes" }]);
    assertClean(page);
    await page.context().close();
  }
});
