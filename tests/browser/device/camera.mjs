// The bench with a camera, against the program itself: a label before the camera is a scan, several are a choice, and a photograph does the
// same where there is no camera for pages or no script. The camera is Chromium's own, fed with a film made of our labels.
// Run: node --test device/camera.mjs

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertAccessible, assertClean, assertReflows, openBrowser, openPage, shot } from "../harness.mjs";
import { house, serials, signIn } from "../house.mjs";

const [WIDTH, HEIGHT] = [1280, 720];
const folder = mkdtempSync(join(tmpdir(), "reprise-camera-"));
const film = join(folder, "film.y4m");
let browser;
let place; // the house
let tags; // as in an address; as people read them: `printed`
let labels;

before(async () => {
  await show(null);
  browser = await openBrowser({ args: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`] });
  place = await house();
  const pile = serials(1, 3).map((code) => ({ id: code, code, mode: { do: "receive", batch: place.batch } }));
  tags = (await place.ask("atelier", "POST", "scans", pile)).map((r) => r.device.tag.replace("-", ""));
  labels = [];
  for (const tag of tags) labels.push(await place.ask("atelier", "GET", `labels.png?tags=${tag}&stock=avery-l7160`));
});
after(async () => {
  await browser?.close();
  await place?.product.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Labels on a grey table: the picture's points (RGBA) and a JPEG of it. */
async function table(...pieces) {
  const page = await browser.newPage();
  const made = await page.evaluate(async ([pngs, width, height]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#a8aca8";
    pen.fillRect(0, 0, width, height);
    for (const [i, png] of pngs.entries()) {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      pen.save();
      pen.translate((width * (2 * i + 1)) / (2 * pngs.length), height / 2);
      pen.rotate(0.09 * (i + 1));
      const w = (width / pngs.length) * 0.72;
      pen.drawImage(image, -w / 2, (-w * image.height) / image.width / 2, w, (w * image.height) / image.width);
      pen.restore();
    }
    const { data } = pen.getImageData(0, 0, width, height);
    const luma = new Uint8Array(width * height);
    for (let p = 0; p < luma.length; p += 1) luma[p] = data[p * 4 + 1];
    let text = "";
    for (let p = 0; p < luma.length; p += 0x8000) text += String.fromCharCode(...luma.subarray(p, p + 0x8000));
    return { luma: btoa(text), jpeg: canvas.toDataURL("image/jpeg", 0.9).split(",")[1] };
  }, [pieces.map((png) => png.toString("base64")), WIDTH, HEIGHT]);
  await page.close();
  return { luma: Buffer.from(made.luma, "base64"), jpeg: Buffer.from(made.jpeg, "base64") };
}

/** What the camera sees from the next time it is opened. */
async function show(scene) {
  const luma = scene?.luma ?? Buffer.alloc(WIDTH * HEIGHT, 170);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame]));
}

/** A technician's bench that moves to A-01; `page.looked` counts the pictures the server was shown, `page.most` how many at once. */
async function bench(options = {}, init = null) {
  const page = await openPage(browser, { baseURL: place.product.url, permissions: ["camera"], ...options });
  if (init) await page.addInitScript(init);
  await signIn(page, "atelier");
  await page.goto("/scan");
  Object.assign(page, { looked: 0, most: 0, pending: 0 });
  const isFrame = (request) => request.url().endsWith("/scan/frame");
  page.on("request", (request) => { if (isFrame(request)) page.most = Math.max(page.most, ++page.pending); });
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => { if (isFrame(request)) { page.pending -= 1; page.looked += 1; } });
  await page.locator("#mode").selectOption("move");
  await page.locator("#place").selectOption("A-01");
  return page;
}
const printed = (tag) => `${tag.slice(0, 4)}-${tag.slice(4)}`;
const located = async (tag) => (await place.ask("atelier", "GET", `devices/${tag}`)).location ?? null;
const back = async () => { for (const tag of tags) await place.ask("atelier", "POST", "scans", [{ id: crypto.randomUUID(), code: tag, mode: { do: "move", location: "A-02" } }]); };
const looked = async (page, more) => { const until = page.looked + more; while (page.looked < until) await page.waitForEvent("requestfinished", { predicate: (r) => r.url().endsWith("/scan/frame") }); };

test("one label in view is scanned, once; Escape and a hidden page stop the camera", async () => {
  await back();
  await show(await table(labels[0]));
  const page = await bench({ view: "phone-light" });
  assert.equal(await page.locator("[data-camera-upload]").isVisible(), false, "with a camera there is no need for a file");
  await page.getByRole("button", { name: "Caméra", exact: true }).click();
  await page.locator(".result.is-ok").waitFor();
  assert.equal(await page.locator(".result .tag").first().textContent(), printed(tags[0]));
  assert.equal(await located(tags[0]), "A-01");
  await looked(page, 4);
  assert.equal(await page.locator(".result").count(), 1, "it stays in view and is not scanned again");
  assert.equal(page.most, 1, "never two pictures under way");
  await assertAccessible(page);
  await assertReflows(page);
  await shot(page, "camera-one");
  assert.equal(await page.locator("[data-scan-state]").getAttribute("data-state"), "listening", "by its camera");
  const running = () => page.evaluate(() => document.querySelector("[data-camera-video]").srcObject?.active ?? false);
  assert.equal(await running(), true);
  await page.evaluate(() => { window.track = document.querySelector("[data-camera-video]").srcObject.getVideoTracks()[0]; });
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-camera]").isVisible(), false);
  assert.deepEqual([await running(), await page.evaluate(() => window.track.readyState)], [false, "ended"]);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Caméra/, "the focus is where it was");
  assert.equal(await page.locator("[data-scan-state]").getAttribute("data-state"), "paused");
  await page.getByRole("button", { name: "Caméra", exact: true }).click();
  await page.waitForFunction(() => document.querySelector("[data-camera-video]").srcObject?.active);
  await page.evaluate(() => { Object.defineProperty(document, "hidden", { value: true }); document.dispatchEvent(new Event("visibilitychange")); });
  assert.equal(await running(), false);
  assertClean(page);
  await page.context().close();
});

test("of two labels in view the person chooses", async () => {
  await back();
  await show(await table(labels[1], labels[2]));
  const page = await bench();
  await page.getByRole("button", { name: "Caméra", exact: true }).click();
  const choices = page.locator("[data-camera-choices] button");
  await choices.first().waitFor();
  assert.equal(await choices.count(), 3, "two codes and none of them");
  assert.equal(await page.locator(".result").count(), 0, "nothing is done before");
  await assertAccessible(page);
  await shot(page, "camera-two");
  await choices.filter({ hasText: tags[2] }).click();
  await page.locator(".result.is-ok").waitFor();
  await looked(page, 3);
  assert.deepEqual([await located(tags[1]), await located(tags[2])], ["A-02", "A-01"]);
  assert.equal(await choices.count(), 0, "and it is not asked again while they are in view");
  assert.equal(await page.locator(".result").count(), 1);
  assertClean(page);
  await page.context().close();
});

test("a browser that reads codes itself needs no server for it, and no connection; another says that it does", async () => {
  await back();
  const page = await bench({ expected: [/net::|Failed to load/] }, () => {
    window.inView = [];
    window.BarcodeDetector = class {
      static async getSupportedFormats() { return ["qr_code", "code_128", "aztec"]; }
      constructor({ formats }) { window.formats = formats; }
      async detect() { window.looks = (window.looks ?? 0) + 1; return window.inView.map((rawValue, i) => ({ rawValue, format: "qr_code", boundingBox: { x: 20 + 300 * i, y: 40, width: 200, height: 200 } })); }
    };
  });
  const looks = (more) => page.evaluate((n) => new Promise((good) => { const until = window.looks + n; const ask = () => (window.looks >= until ? good() : requestAnimationFrame(ask)); ask(); }), more);
  const put = (...codes) => page.evaluate((list) => { window.inView = list; }, codes);
  const see = async (code) => { await put(code); await looks(3); };
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Caméra", exact: true }).click();
  await page.waitForFunction(() => window.looks > 2);
  assert.deepEqual(await page.evaluate(() => window.formats), ["qr_code", "code_128"]);
  await see(`HTTPS://H.EXAMPLE/D/${tags[0]}`);
  await page.locator(".result.is-wait").waitFor();
  await see(printed(tags[0])); // the same label by its bare tag
  assert.equal(await page.locator(".result").count(), 1);
  await put(tags[1], tags[2]); // it looks no further until the person has chosen
  await page.locator("[data-camera-choices] button").nth(1).click();
  await page.waitForFunction(() => document.querySelectorAll(".result.is-wait").length === 2);
  // Two seconds out of view, and it may be scanned again.
  await put();
  await page.waitForFunction((from) => performance.now() - from > 2_300, await page.evaluate(() => performance.now()));
  await see(tags[0]);
  await page.waitForFunction(() => document.querySelectorAll(".result.is-wait").length === 3);
  await page.context().setOffline(false);
  await page.waitForFunction(() => document.querySelector("[data-tally=wait]").textContent === "0");
  assert.deepEqual([await located(tags[0]), await located(tags[1]), await located(tags[2])], ["A-01", "A-02", "A-01"]);
  assert.equal(page.looked, 0, "the server was shown nothing");
  assertClean(page);
  await page.context().close();

  await show(await table(labels[0]));
  const other = await bench({ expected: [/net::|Failed to load/] });
  await other.context().setOffline(true);
  await other.getByRole("button", { name: "Caméra", exact: true }).click();
  await other.waitForFunction(() => /besoin de la connexion/.test(document.querySelector("[data-camera-said]").textContent));
  assertClean(other);
  await other.context().close();
});

test("a camera that is refused says so", async () => {
  const page = await bench({}, () => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError")); });
  await page.getByRole("button", { name: "Caméra", exact: true }).click();
  await page.waitForFunction(() => /refusée/.test(document.querySelector("[data-camera-said]").textContent));
  assertClean(page);
  await page.context().close();
});

for (const scripted of [false, true]) {
  test(`a photograph is enough ${scripted ? "where pages have no camera" : "without script"}`, async () => {
    await back();
    const [one, two, none] = [await table(labels[0]), await table(labels[1], labels[2]), await table()];
    const file = (scene) => ({ name: "photo.jpg", mimeType: "image/jpeg", buffer: scene.jpeg });
    const page = await openPage(browser, { baseURL: place.product.url, view: "phone-light", javaScriptEnabled: scripted });
    if (scripted) await page.addInitScript(() => { Object.defineProperty(navigator, "mediaDevices", { value: undefined }); });
    await signIn(page, "atelier");
    await page.goto("/scan");
    assert.equal(await page.locator("#picture").getAttribute("capture"), "environment");
    assert.equal(await page.locator("[data-camera-open]").isVisible(), false);
    const photograph = async (scene) => {
      await page.locator("#mode").selectOption("move");
      await page.locator("#place").selectOption("A-01");
      await page.locator("#picture").setInputFiles(file(scene));
      if (!scripted) await page.getByRole("button", { name: "Lire la photo" }).click();
    };
    await photograph(one);
    await page.locator(".result.is-ok").waitFor();
    assert.equal(await located(tags[0]), "A-01");
    await photograph(none);
    await page.getByText("Aucun code n’a été trouvé").first().waitFor();
    await photograph(two);
    const choice = page.locator(".camera-choices button").filter({ hasText: tags[1] });
    await choice.waitFor();
    if (scripted) await assertAccessible(page); // axe is a script itself
    await shot(page, `photograph-${scripted}`);
    assert.equal(await located(tags[1]), "A-02");
    await choice.click();
    await page.locator(".result.is-ok .tag").filter({ hasText: printed(tags[1]) }).waitFor();
    assert.deepEqual([await located(tags[1]), await located(tags[2])], ["A-01", "A-02"]);
    assertClean(page);
    await page.context().close();
  });
}
