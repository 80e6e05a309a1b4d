// What the fields that scanners type into promise, whatever a scanner puts at the end of a code or before it, and to people who type.
// Run: node --test device/scanner.mjs

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertClean, openBrowser, openPage } from "../harness.mjs";
import { startMock } from "../mock.mjs";

let browser;
let site;
before(async () => { browser = await openBrowser(); site = await startMock(); });
after(async () => { await browser?.close(); await site?.stop(); });

const focused = (page) => page.evaluate(() => document.activeElement.id);
const sent = () => site.posts.map(({ fields }) => fields.code);
const answered = (page, n) => page.waitForFunction((want) => [...document.querySelectorAll("[data-tally]:not([data-tally=wait])")].reduce((sum, e) => sum + Number(e.textContent), 0) >= want, n);
const value = (page, id = "code") => page.locator(`#${id}`).inputValue();

/** The mock's page; timers run when told, so that no silence is waited for. */
async function on(path, work, { clock = false, expected = [] } = {}) {
  site.posts.length = 0;
  site.onScan = (fields) => ({ status: 200, body: { tone: "ok", tag: fields.code, title: "Reçu", text: "", href: "" } });
  const page = await openPage(browser, { baseURL: site.url, expected });
  try {
    if (clock) await page.clock.install();
    await page.goto(path);
    if (path === "/scan") await page.waitForFunction(() => document.querySelector("[data-tally=wait]").textContent === "0");
    await work(page);
    assertClean(page);
  } finally {
    await page.context().close();
  }
}

/**
 * Keys of one element, dispatched inside the page at the pace given (ms for each key), as the events of a real keyboard. The time of an event
 * is the browser's own and cannot be chosen, so the clock of the page is what the events say.
 */
const keys = (page, id, text, pace) => page.evaluate(({ id, text, pace }) => {
  const field = document.getElementById(id);
  field.focus();
  window.keyTime ??= performance.now();
  const send = (key, more = {}) => {
    window.keyTime += pace;
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    Object.defineProperty(event, "timeStamp", { value: window.keyTime });
    return field.dispatchEvent(event);
  };
  for (const key of text) if (send(key)) document.execCommand("insertText", false, key);
}, { id, text, pace });

test("Tab after a code works as Enter does: every code is sent once, in its order, and the focus stays", () => on("/scan", async (page) => {
  const codes = ["7QK3LM3", "7QK3LM4", "5CG9123ABC", "S4GCNE0M", "7QK3LM2"];
  for (const [code, end] of [[codes[0], "Tab"], [codes[1], "Enter"], [codes[2], "Tab"], [codes[3], "Tab"], [codes[4], "Tab"]]) {
    await page.keyboard.type(code);
    await page.keyboard.press(end);
    assert.equal(await focused(page), "code", `after ${code}`);
    assert.equal(await value(page), "", `after ${code}`);
  }
  await answered(page, codes.length);
  assert.deepEqual(sent(), codes);
}));

test("Tab takes what a person typed too, and walks on from an empty field, forwards and back", () => on("/scan", async (page) => {
  await page.keyboard.type("7QK3LM3", { delay: 70 });
  await page.keyboard.press("Tab");
  await answered(page, 1);
  assert.deepEqual(sent(), ["7QK3LM3"]);
  assert.equal(await focused(page), "code");
  await page.locator("#note").focus();
  await page.locator("#code").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Valider");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "code");
  await page.keyboard.type("ABC", { delay: 70 });
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "note", "backwards is never the end of a code");
  assert.equal(await value(page), "ABC");
}));

test("two keys at the end of a code end it once: CR LF, Enter and Tab, Tab twice, a line feed", () => on("/scan", async (page) => {
  const ends = [["Enter", "Enter"], ["Enter", "Tab"], ["Tab", "Tab"], ["Tab", "Enter"], ["Enter", "Control+j"], ["Control+m", "Control+j"]];
  const codes = ends.map((_, i) => `S4GCNE0${i}`);
  for (const [i, [first, second]] of ends.entries()) {
    await page.evaluate(({ code, first, second }) => {
      // In one task, as a scanner's keys come: the two keys must not lie apart because the test's machine is busy.
      const field = document.getElementById("code");
      const press = (name) => {
        const ctrl = name.startsWith("Control+");
        const key = ctrl ? name.slice(8) : name;
        const event = new KeyboardEvent("keydown", { key, code: ctrl ? `Key${key.toUpperCase()}` : key, ctrlKey: ctrl, bubbles: true, cancelable: true });
        if (field.dispatchEvent(event) && name === "Enter") field.form.requestSubmit();
        return event.defaultPrevented;
      };
      for (const key of code) if (!press(key)) document.execCommand("insertText", false, key);
      press(first);
      window.swallowed = press(second);
    }, { code: codes[i], first, second });
    if (second !== "Enter") assert.ok(await page.evaluate(() => window.swallowed), `${first} ${second}: the second key is not the browser's`);
    assert.equal(await focused(page), "code");
  }
  await answered(page, codes.length);
  assert.deepEqual(sent(), codes);
}));

test("a code without suffix is taken after a silence; a person who types is never cut off", () => on("/scan", async (page) => {
  await keys(page, "code", "5CG9123ABC", 8);
  assert.equal(await value(page), "5CG9123ABC");
  await page.clock.runFor(1000);
  assert.equal(await value(page), "");
  await keys(page, "code", "A-01", 8);
  await page.clock.runFor(1000);
  assert.equal(await value(page), "");
  for (const pace of [45, 60, 120]) {
    await keys(page, "code", "7QK3LM3", pace);
    await page.clock.runFor(5000);
    assert.equal(await value(page), "7QK3LM3", `${pace} ms for each key`);
    await page.locator("#code").fill("");
  }
  // Two fingers that roll over the keys, and a key held down, are a person's.
  await keys(page, "code", "5C", 12);
  await keys(page, "code", "G9", 150);
  await page.clock.runFor(5000);
  assert.equal(await value(page), "5CG9");
  await page.locator("#code").fill("");
  await page.evaluate(() => {
    const field = document.getElementById("code");
    for (let i = 0; i < 12; i += 1) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "9", repeat: i > 0, bubbles: true, cancelable: true }));
      document.execCommand("insertText", false, "9");
    }
  });
  await page.clock.runFor(5000);
  assert.equal(await value(page), "999999999999");
  await page.clock.resume();
  await answered(page, 2);
  assert.deepEqual(sent(), ["5CG9123ABC", "A-01"]);
}, { clock: true }));

test("a scanner that was held up inside a code is heard to the end", () => on("/scan", async (page) => {
  await keys(page, "code", "5CG91", 5);
  await keys(page, "code", "2", 80);
  await keys(page, "code", "3ABC", 5);
  await page.clock.runFor(1000);
  assert.equal(await value(page), "");
  await page.clock.resume();
  await answered(page, 1);
  assert.deepEqual(sent(), ["5CG9123ABC"]);
}, { clock: true }));

test("control characters end a code, except inside data that is made of them", () => on("/scan", async (page) => {
  const put = (text) => page.evaluate((text) => {
    const field = document.getElementById("code");
    for (const key of text) {
      const ctrl = { "\u001d": "BracketRight", "\u001e": "Digit6", "\u0004": "KeyD", "\u0003": "KeyC", "\u0002": "KeyB" }[key];
      const event = new KeyboardEvent("keydown", ctrl ? { key: "x", code: ctrl, ctrlKey: true, bubbles: true, cancelable: true } : { key, bubbles: true, cancelable: true });
      if (field.dispatchEvent(event) && !ctrl) document.execCommand("insertText", false, key);
    }
  }, text);
  await put("5CG9123ABC\u001dS4GCNE0M\u001e7QK3LM2\u0004PC131TBF\u0003");
  assert.equal(await value(page), "");
  const label = "[)>\u001e06\u001d1P20L8S07A14\u001dSPC131TBF\u001e\u0004";
  await put(label);
  assert.equal(await value(page), "");
  // The same characters as a text that arrives at once, as from a scanner on a telephone.
  await page.locator("#code").evaluate((field) => { field.focus(); document.execCommand("insertText", false, "7QK3LM9\u001d"); });
  assert.equal(await value(page), "");
  await answered(page, 6);
  assert.deepEqual(sent(), ["5CG9123ABC", "S4GCNE0M", "7QK3LM2", "PC131TBF", label.slice(0, -1), "7QK3LM9"]);
}));

test("a code that begins with Tab, or comes while a button has the focus, is heard whole", () => on("/scan", async (page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.type("7QK3LM3");
  await page.keyboard.press("Enter");
  await page.locator("[data-scan-sound]").focus();
  await page.keyboard.type("7QK3LM4");
  await page.keyboard.press("Tab");
  await answered(page, 2);
  assert.deepEqual(sent(), ["7QK3LM3", "7QK3LM4"]);
  assert.equal(await focused(page), "code");
}));

test("a list of codes gets a line for each code, and a search begins by itself", () => on("/codes", async (page) => {
  await keys(page, "codes", "7QK3LM3", 5);
  await page.clock.runFor(1000);
  await keys(page, "codes", "7QK3LM4", 5);
  await page.clock.runFor(1000);
  assert.equal(await value(page, "codes"), "7QK3LM3\n7QK3LM4\n");
  await page.clock.resume();
  await page.locator("#codes").focus();
  await page.keyboard.type("un mot", { delay: 70 });
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(page), "codes", "a person's Tab leaves the list");
  await page.locator("#q").focus();
  await page.keyboard.type("5CG9123ABC");
  await page.keyboard.press("Tab");
  await page.waitForURL("**/devices?q=5CG9123ABC");
}, { clock: true, expected: [/404.*devices\?q=/] }));
