// Starts the product, opens it in a real Chromium, and watches: accessibility (axe-core, every rule on), console errors, refused policy,
// failed requests. Environment:
//   REPRISE_BIN        the program            (default: target/debug/reprise at the root of the project)
//   REPRISE_TEST_PG    a PostgreSQL URL       (default: a fresh SQLite file in a temporary directory)
//   REPRISE_CHROMIUM   the browser            (default: /usr/bin/chromium)
//   REPRISE_SHOTS      where pictures go      (default: none are taken)

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../..");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The views every page is looked at in. */
export const VIEWS = {
  "phone-light": { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true, isMobile: true },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true, isMobile: true },
  "desktop-light": { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  "desktop-dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

/** Where the ledger's key of a PostgreSQL database is kept: one folder for all programs on it. Beside an SQLite file it needs no word. */
export function logFolder(database) {
  if (!database?.startsWith("postgres")) return {};
  return { REPRISE_LOG_DIR: join(tmpdir(), `reprise-log-${database.replace(/[^0-9a-z]+/gi, "-")}`) };
}

/** Resolves with what `look` finds first, or rejects with `what` after `ms`. No polling: `source.on("line")` drives it. */
function within(ms, what, start) {
  return new Promise((good, bad) => {
    const timer = setTimeout(() => bad(new Error(what())), ms);
    start((value) => { clearTimeout(timer); good(value); }, (error) => { clearTimeout(timer); bad(error); });
  });
}

/**
 * Runs the program on a free port over a fresh database.
 * `args` go before the options (`["demo"]`), `env` is added to the environment, `databaseUrl` replaces the fresh SQLite file.
 * The answer: `url`, `lines` (all the console said so far), `line(pattern, ms)` (the first match, past or to come), `stop()`, `kill()` (as a
 * power cut would), `restart()` (same database, a new port), `revive()` (after a `kill`: same database, same port), `dir` (the temporary
 * directory).
 */
export async function startProduct({ args = [], env = {}, databaseUrl = process.env.REPRISE_TEST_PG, patience = 30_000 } = {}) {
  const bin = process.env.REPRISE_BIN ?? join(root, "target/debug/reprise");
  const dir = mkdtempSync(join(tmpdir(), "reprise-browser-"));
  const database = databaseUrl ?? `sqlite://${join(dir, "reprise.db")}`;
  const product = { dir, lines: [], url: "", process: null };
  let waiting = [];

  function hear(text) {
    product.lines.push(text);
    waiting = waiting.filter(({ pattern, good }) => {
      const found = text.match(pattern);
      if (found) good(found);
      return !found;
    });
  }
  product.line = (pattern, ms = patience) => {
    for (const text of product.lines) {
      const found = text.match(pattern);
      if (found) return Promise.resolve(found);
    }
    return within(ms, () => `the console never said ${pattern}:\n${product.lines.join("\n")}`, (good) => waiting.push({ pattern, good }));
  };

  async function run(port = 0) {
    product.lines.length = 0;
    const child = spawn(bin, [...args, "--database-url", database, "--listen", `127.0.0.1:${port}`], {
      cwd: dir, env: { ...process.env, ...logFolder(database), ...env }, stdio: ["ignore", "pipe", "pipe"],
    });
    product.process = child;
    const ended = new Promise((good) => child.once("exit", (code, signal) => good({ code, signal })));
    product.ended = ended;
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream.setEncoding("utf8").on("data", (chunk) => {
        const parts = (rest + chunk).split("\n");
        rest = parts.pop();
        parts.forEach(hear);
      }).on("end", () => rest && hear(rest));
    }
    const failed = new Promise((_, bad) => {
      child.once("error", (error) => bad(new Error(`${bin} does not start: ${error.message}`)));
      ended.then(({ code, signal }) => bad(new Error(`the program ended (${code ?? signal}) before it listened:\n${product.lines.join("\n")}`)));
    });
    failed.catch(() => {}); // only the race below cares
    const [, url] = await Promise.race([product.line(/listening on (http:\/\/\S+)/), failed]);
    product.url = url.replace(/\/$/, "");
  }

  async function end(signal) {
    if (product.process.exitCode === null && product.process.signalCode === null) product.process.kill(signal);
    return product.ended;
  }
  product.kill = () => end("SIGKILL");
  product.restart = async () => { await end("SIGTERM"); await run(); };
  product.revive = () => run(new URL(product.url).port);
  product.stop = async () => {
    const how = await end("SIGTERM");
    rmSync(dir, { recursive: true, force: true });
    return how;
  };

  try {
    await run();
  } catch (error) {
    product.process?.kill("SIGKILL");
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
  return product;
}

/** One browser for a whole run; each page gets its own context. */
export function openBrowser({ args = [] } = {}) {
  return chromium.launch({
    executablePath: process.env.REPRISE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...args],
  });
}

/**
 * A page in one of the VIEWS. `page.faults` collects what must not happen: errors on the console (a refused policy is one), exceptions,
 * requests to another origin, answers of 500 and above. `expected` are patterns of faults that the test provokes on purpose.
 */
export async function openPage(browser, { view = "desktop-light", baseURL, expected = [], ...more } = {}) {
  const context = await browser.newContext({ ...VIEWS[view], baseURL, locale: "fr-BE", timezoneId: "Europe/Brussels", ...more });
  const page = await context.newPage();
  page.faults = [];
  const fault = (text) => { if (!expected.some((pattern) => pattern.test(text))) page.faults.push(text); };
  page.on("console", (message) => { if (message.type() === "error") fault(`console: ${message.text()} (${message.location().url})`); });
  page.on("pageerror", (error) => fault(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (baseURL && url.protocol.startsWith("http") && url.origin !== new URL(baseURL).origin) fault(`another origin: ${request.url()}`);
  });
  page.on("response", (response) => { if (response.status() >= 500) fault(`answer ${response.status()}: ${response.url()}`); });
  return page;
}

/** Fails unless the page behaved. */
export function assertClean(page) {
  if (page.faults.length) throw new Error(`${page.url()}\n  ${page.faults.join("\n  ")}`);
}

/**
 * axe-core with every rule it has switched on: WCAG A, AA, AAA, best practice and experimental. Throws with each violation and where it is.
 * Answers what axe could not decide alone (`incomplete`), for the curious.
 */
export async function assertAccessible(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
    const result = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
    const brief = (list) => list.map((rule) => ({ id: rule.id, help: rule.help, nodes: rule.nodes.map((n) => `${n.target.join(" ")} — ${n.failureSummary.replace(/\s+/g, " ")}`) }));
    return { violations: brief(result.violations), incomplete: brief(result.incomplete) };
  });
  if (found.violations.length) {
    const text = found.violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 8).join("\n    ")}`).join("\n  ");
    throw new Error(`${page.url()} is not accessible\n  ${text}`);
  }
  return found.incomplete;
}

/** Fails when the page is wider than its window: nobody should scroll sideways (WCAG 1.4.10). Names the widest culprits. */
export async function assertReflows(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > room + 1 && !e.closest(".table-scroll, .unseen"))
      .map((e) => `${e.tagName.toLowerCase()}.${e.className} to ${Math.round(e.getBoundingClientRect().right)} px of ${room}`).slice(0, 6).concat("page too wide");
  });
  if (wide.length) throw new Error(`${page.url()} scrolls sideways\n  ${wide.join("\n  ")}`);
}

/** A picture of the whole page into REPRISE_SHOTS, when that is set. */
export async function shot(page, name) {
  const folder = process.env.REPRISE_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
