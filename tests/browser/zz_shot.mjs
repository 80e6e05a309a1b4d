import { chromium } from "playwright-core";
import { openBrowser } from "./harness.mjs";
const [,, who, lang, size, scheme, out, ...steps] = process.argv;
const browser = await openBrowser();
const ctx = await browser.newContext({ baseURL: "http://127.0.0.1:8102", locale: lang, viewport: size === "phone" ? { width: 390, height: 800 } : { width: 1280, height: 900 }, colorScheme: scheme });
const page = await ctx.newPage();
await page.goto("/sign-in");
await page.fill("input[name=email]", `${who}@example.org`); await page.fill("input[name=password]", "reprise-demo-2026");
await page.click("form[action='/sign-in'] button");
await page.evaluate(async (lang) => { const f = new URLSearchParams({ language: lang, back: "/" }); await fetch("/language", { method: "POST", body: f, headers: { "content-type": "application/x-www-form-urlencoded" } }); }, lang);
let i = 0;
for (const s of steps) {
  if (s.startsWith("/")) await page.goto(s);
  else if (s.startsWith("click:")) await page.locator(s.slice(6)).first().click();
  else if (s.startsWith("fill:")) { const [sel, v] = s.slice(5).split("=>"); await page.locator(sel).first().fill(v); }
  else if (s.startsWith("first:")) { const href = await page.locator(s.slice(6)).first().getAttribute("href"); await page.goto(href); }
  else if (s === "shot") { await page.screenshot({ path: `${out}-${i++}.png`, fullPage: true }); }
  else if (s.startsWith("pdf:")) { const r = await ctx.request.get(s.slice(4)); (await import("node:fs")).writeFileSync(`${out}.pdf`, await r.body()); }
}
await browser.close();
