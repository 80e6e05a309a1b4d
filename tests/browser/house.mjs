// A house made through the program's own commands and interface, for what is looked at at the bench: four people, two places, and a batch
// whose list has sixty serial numbers.

import assert from "node:assert/strict";
import { join } from "node:path";
import { startProduct } from "./harness.mjs";
import { fill, run, send } from "./walk.mjs";

export const PASSWORD = "un-mot-de-passe-assez-long";
const PEOPLE = { atelier: "technician", seconde: "technician", coordination: "coordinator", audit: "auditor" };
const DECLARED = 60;
export const serial = (n) => `SER${String(n).padStart(4, "0")}`;
export const serials = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => serial(from + i));

/** An enterprise number that answers the check and is meant to be nobody's. */
const enterprise = (place) => `0${9_990_000 + place}${String(97 - ((9_990_000 + place) % 97)).padStart(2, "0")}`;

/** A house with four people, a place, and a batch whose list has 60 serial numbers. `ask(who, method, path, body)` speaks to the interface. */
export async function house(options = {}) {
  const product = await startProduct({ ...options, env: { LANG: "fr_BE.UTF-8" } });
  const database = ["--database-url", options.databaseUrl ?? `sqlite://${join(product.dir, "reprise.db")}`];
  const tokens = {};
  for (const [name, role] of Object.entries(PEOPLE)) {
    const made = await run(["user", "add", `${name}@example.org`, "--role", role, "--password-stdin", ...database], { cwd: product.dir, input: `${PASSWORD}\n` });
    assert.equal(made.code, 0, made.said);
    const token = await run(["token", "add", "--user", `${name}@example.org`, "--name", "test", "--scope", "write", ...database], { cwd: product.dir });
    tokens[name] = token.said.match(/rpr_\S+/)[0];
  }
  const ask = async (who, method, path, body, type = "application/json") => {
    const headers = { authorization: `Bearer ${tokens[who]}`, ...(body ? { "content-type": type } : {}) };
    const answer = await fetch(`${product.url}/api/v1/${path}`, { method, headers, body: body && type === "application/json" ? JSON.stringify(body) : body });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok || await answer.clone().text()}`);
    return answer.headers.get("content-type").includes("json") ? answer.json() : Buffer.from(await answer.arrayBuffer());
  };
  for (const code of ["A-01", "A-02"]) await ask("atelier", "POST", "locations", { code, name: `Rayon ${code}` });
  const donor = await ask("coordination", "POST", "organisations", {
    kind: "administration", name: "Bruxelles Essai", enterprise_number: enterprise(1), contact_language: "fr",
    address: { street: "Rue du Test 1", postal_code: "1080", locality: "Bruxelles" },
  });
  const batch = (await ask("coordination", "POST", "batches", {
    donor: donor.id, decision_reference: "2026/17", decision_date: "2026-01-15", decision_body: "Comité de direction", own: true, depreciated: true, legal_basis: "Décision du 15 janvier 2026",
  })).number;
  const list = `Type;Marque;Modèle;N° de série\n${serials(1, DECLARED).map((s) => `Portable;Dell;Latitude 5400;${s}`).join("\n")}\n`;
  await ask("coordination", "PUT", `batches/${batch}/manifest`, list, "text/csv");
  return { product, ask, batch };
}

/** Every step of a kind in the ledger, in its order: the leaf of each. */
export async function steps(ask, kind) {
  const found = [];
  for (let cursor = ""; ;) {
    const page = await ask("audit", "GET", `ledger/events?limit=200${cursor}`);
    found.push(...page.events.map((e) => e.event).filter((e) => JSON.stringify(e).includes(`"step":"${kind}"`)));
    if (!page.next_cursor) return found;
    cursor = `&cursor=${page.next_cursor}`;
  }
}
/** The serial numbers received, in the order of the ledger. */
export const received = async (ask) => (await steps(ask, "receive")).map((e) => JSON.stringify(e).match(/"serial":"(SER\d+)"/)?.[1]);

export async function signIn(page, who) {
  await page.goto("/sign-in");
  await fill(page.locator("form[action='/sign-in']"), { email: `${who}@example.org`, password: PASSWORD });
  await send(page, page.locator("form[action='/sign-in']"));
  await page.request.post("/language", { form: { lang: "fr", back: "/" }, headers: { "sec-fetch-site": "same-origin" } });
}
