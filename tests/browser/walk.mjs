// What a walk through the product needs beside the harness: a throw-away PostgreSQL, a way in for each person, forms filled by the names of
// their fields, a hand that draws a signature, and the bytes of a file that a page offers.
//   REPRISE_TEST_POSTGRES=required   without PostgreSQL the walk fails instead of saying that it was left out

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { logFolder, openPage } from "./harness.mjs";

const root = resolve(fileURLToPath(new URL(".", import.meta.url)), "../..");

/** A sample made by nobody here, or `null` with a loud line when the samples are absent. */
export function sample(path) {
  const full = resolve(root, process.env.REPRISE_SHARED ?? "../shared", "samples", path);
  if (existsSync(full)) return readFileSync(full);
  console.error(`SKIPPED: no sample ${path}; something made here stands in for it`);
  return null;
}

// ---- PostgreSQL ---------------------------------------------------------------------------------------------------------------

function postgresFolder() {
  const debian = "/usr/lib/postgresql";
  const folders = existsSync(debian) ? readdirSync(debian).map((v) => join(debian, v, "bin")).sort().reverse() : [];
  return [...folders, ...(process.env.PATH ?? "").split(":")].find((f) => existsSync(join(f, "initdb")) && existsSync(join(f, "postgres"))) ?? null;
}

/** PostgreSQL refuses to run as root: somebody else has to. */
function somebodyElse() {
  if (process.getuid() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch { /* the next name */ }
  }
  return null;
}

function freePort() {
  return new Promise((good, bad) => {
    const probe = createServer().once("error", bad);
    probe.listen(0, "127.0.0.1", () => { const { port } = probe.address(); probe.close(() => good(port)); });
  });
}

/** A cluster that lives as long as the walk: `{ url, stop }`, or `null` when this machine has no PostgreSQL. */
export async function startPostgres() {
  const bin = postgresFolder();
  const who = somebodyElse();
  if (!bin || !who) {
    const why = bin ? "nobody but root to run it as" : "no initdb and postgres on the path";
    assert.notEqual(process.env.REPRISE_TEST_POSTGRES, "required", `PostgreSQL is required: ${why}`);
    console.error(`SKIPPED: PostgreSQL, ${why}`);
    return null;
  }
  const dir = mkdtempSync(join(tmpdir(), "reprise-postgres-"));
  if (who.uid !== undefined) chownSync(dir, who.uid, who.gid);
  const data = join(dir, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "reprise", "--auth=trust", "-E", "UTF8", "--no-locale", "--no-sync"], { ...who, cwd: dir, stdio: "ignore" });
  const port = await freePort();
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", dir, "-c", "fsync=off"], { ...who, cwd: dir, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((good) => server.once("exit", good));
  const said = [];
  await new Promise((good, bad) => {
    server.stderr.setEncoding("utf8").on("data", (text) => { said.push(text); if (/ready to accept connections/.test(text)) good(); });
    server.once("exit", () => bad(new Error(`PostgreSQL did not start:\n${said.join("")}`)));
  });
  execFileSync(join(bin, "createdb"), ["-h", "127.0.0.1", "-p", String(port), "-U", "reprise", "reprise"], { cwd: dir });
  const url = `postgres://reprise@127.0.0.1:${port}/reprise`;
  const { REPRISE_LOG_DIR: log } = logFolder(url);
  rmSync(log, { recursive: true, force: true });
  return {
    url,
    async stop() { server.kill("SIGINT"); await ended; for (const left of [dir, log]) rmSync(left, { recursive: true, force: true }); },
  };
}

// ---- The program itself -------------------------------------------------------------------------------------------------------

/** Runs the program to its end: `{ code, said }`. `input` is what it reads. */
export function run(args, { cwd, env = {}, input = "" } = {}) {
  const bin = process.env.REPRISE_BIN ?? join(root, "target/debug/reprise");
  return new Promise((good, bad) => {
    const child = spawn(bin, args, { cwd, env: { ...process.env, ...logFolder(args[args.indexOf("--database-url") + 1]), ...env }, stdio: ["pipe", "pipe", "pipe"] });
    child.stdin.on("error", () => { /* it did not want to read */ }).end(input);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => { said += text; });
    child.once("error", bad).once("close", (code) => good({ code, said }));
  });
}

// ---- People and forms ---------------------------------------------------------------------------------------------------------

/** A page of somebody who has signed in. */
export async function enter(browser, product, email, password, options = {}) {
  const page = await openPage(browser, { baseURL: product.url, ...options });
  await page.goto("/sign-in");
  await fill(page.locator("form[action='/sign-in']"), { email, password });
  await send(page, page.locator("form[action='/sign-in']"));
  assert.equal(new URL(page.url()).pathname, "/", `${email} does not come in: ${await page.locator("main").innerText()}`);
  return page;
}

/** Fills a form by the names of its fields: text, choice of a list (by value), radio (by value), box (true or false). */
export async function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    const first = field.first();
    const kind = await first.evaluate((e) => (e.tagName === "SELECT" ? "select" : e.type));
    if (kind === "select") await first.selectOption(value);
    else if (kind === "radio") await form.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === "checkbox") await first.setChecked(value);
    else if (kind === "file") await first.setInputFiles(value);
    else await first.fill(String(value));
  }
}

/** Presses a form's button and waits for the page that comes back. */
export async function send(page, form, button = form.locator("button:not([type='button'])").first()) {
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.request().isNavigationRequest() && r.request().frame() === page.mainFrame() && (r.status() < 300 || r.status() > 399)),
    button.click(),
  ]);
  await page.waitForLoadState("load");
  return answer;
}

/** Opens every part of the page that is folded. */
export function unfold(page) {
  return page.evaluate(() => document.querySelectorAll("main details").forEach((d) => { d.open = true; }));
}

/** What a click brings when it brings a file: `{ bytes, type, name }`. The page stays where it is. */
export async function fileOf(page, button) {
  let got = null;
  const take = async (route) => {
    if (!route.request().isNavigationRequest()) return route.continue();
    const answer = await route.fetch();
    got = { status: answer.status(), bytes: await answer.body(), type: answer.headers()["content-type"], name: answer.headers()["content-disposition"] ?? "" };
    await route.fulfill({ status: 204 });
  };
  await page.route("**/*", take);
  const done = page.waitForEvent("response", { predicate: (r) => r.status() === 204 });
  await button.click();
  await done;
  await page.unroute("**/*", take);
  assert.equal(got.status, 200, `a file was expected, not ${got.status}: ${got.bytes.subarray(0, 400)}`);
  return got;
}

/** Scans a code as a wedge scanner does, and answers with what the bench says of it. */
export async function scan(page, code) {
  const rows = page.locator("[data-scan-results] > li:not(.is-wait)");
  const before = await rows.count();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await rows.nth(before).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "code", "the focus left the scan field");
  const row = rows.first();
  return {
    tone: (await row.getAttribute("class")).match(/is-(\w+)/)[1],
    tag: await row.locator(".tag").innerText(),
    said: await row.innerText(),
    href: await row.locator("a.tag").getAttribute("href", { timeout: 50 }).catch(() => null),
  };
}

/** Draws on a signature pad with the mouse, as somebody would. */
export async function draw(page, canvas, lines = 3) {
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  for (let line = 0; line < lines; line += 1) {
    const at = (i) => [box.x + box.width * (0.15 + 0.07 * i), box.y + box.height * (0.5 + 0.25 * Math.sin(i + line))];
    await page.mouse.move(...at(0));
    await page.mouse.down();
    for (let i = 1; i < 11; i += 1) await page.mouse.move(...at(i));
    await page.mouse.up();
  }
}

/** A report of `lshw -json` for a machine that exists only here. */
export function lshw({ serial, manufacturer = "Dell Inc.", model = "Latitude 5400", disks }) {
  const bus = (disk, i) => (disk.kind === "nvme"
    ? { id: `nvme${i}`, class: "storage", description: "NVMe device", product: disk.model, serial: disk.serial, logicalname: `/dev/nvme${i}`, businfo: `nvme@${i}`, children: [{ id: "namespace", class: "disk", description: "NVMe disk", logicalname: `/dev/nvme${i}n1`, businfo: `nvme@${i}:1`, size: disk.bytes, units: "bytes" }] }
    : { id: `disk:${i}`, class: "disk", description: "ATA Disk", product: disk.model, serial: disk.serial, logicalname: `/dev/sd${"abc"[i]}`, businfo: `scsi@${i}:0.0.0`, size: disk.bytes, units: "bytes" });
  return Buffer.from(JSON.stringify({
    id: "depot", class: "system", description: "Notebook", product: model, vendor: manufacturer, serial, configuration: { chassis: "notebook", family: "Latitude" },
    children: [{
      id: "core", class: "bus", description: "Motherboard", vendor: manufacturer,
      children: [
        { id: "memory", class: "memory", description: "System Memory", units: "bytes", size: 8_589_934_592 },
        { id: "cpu", class: "processor", product: "Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz", vendor: "Intel Corp." },
        ...disks.map(bus),
      ],
    }],
  }));
}
