// Draws the icons of the installed bench from the mark, templates/asset/icon.svg, into templates/asset. Run after the mark has changed:
// node icons.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { openBrowser } from "./harness.mjs";

const folder = new URL("../../templates/asset/", import.meta.url);
const mark = readFileSync(new URL("icon.svg", folder), "utf8");
const ground = mark.match(/<rect[^>]*fill="(#[0-9a-f]+)"/)[1];
const browser = await openBrowser();
const page = await browser.newPage();
// `inner`: how much of the icon the mark takes. Where the system cuts its own shape, the ground goes to the edge.
for (const [name, size, inner] of [["icon-192", 192, 1], ["icon-512", 512, 1], ["icon-maskable", 512, 0.72], ["icon-180", 180, 0.86]]) {
  await page.setViewportSize({ width: size, height: size });
  const side = Math.round(size * inner);
  await page.setContent(`<body style="margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;background:${inner < 1 ? ground : "transparent"}">
    <div style="width:${side}px;height:${side}px">${mark}</div></body>`);
  writeFileSync(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
