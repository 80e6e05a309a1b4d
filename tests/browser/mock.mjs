// Serves the mock pages with the product's own style sheet and script under the product's own content policy, and answers scans as told.

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";

const templates = new URL("../../templates/", import.meta.url);
const mock = new URL("mock/", import.meta.url);
const read = (url) => readFileSync(url, "utf8");

export const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
  + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
export const PAGES = readdirSync(mock).filter((f) => f !== "frame.html").map((f) => f.replace(".html", "")).sort();

const NAV = {
  fr: ["Aujourd’hui", "Scanner", "Appareils", "Lots", "Demandes", "Remises", "Bilans", "Registre"],
  nl: ["Vandaag", "Scannen", "Toestellen", "Loten", "Aanvragen", "Overhandigingen", "Verslagen", "Register"],
  en: ["Today", "Scan", "Devices", "Batches", "Requests", "Handovers", "Reports", "Ledger"],
};

function page(name) {
  const source = read(new URL(`${name}.html`, mock));
  const [, told, content] = source.match(/^<!--(.*?)-->\n(.*)$/s);
  const head = Object.fromEntries(told.split(";").map((part) => part.trim().split(": ")));
  const language = (code, full) => `<button name="lang" value="${code}" lang="${code}"${code === head.lang ? ' aria-current="true"' : ""}><span aria-hidden="true">${code}</span><span class="unseen">${full}</span></button>`;
  const values = {
    ...head,
    languages: `<form class="languages" method="post" action="/language" aria-label="Langue"><input type="hidden" name="back" value="/">${language("fr", "Français")}${language("nl", "Nederlands")}${language("en", "English")}</form>`,
    account: head.who ? "" : '<p class="shell-who"><b>Marie El Amrani</b><span>Coördinatrice</span></p><form method="post" action="/sign-out"><button class="button button-quiet">Afmelden</button></form>',
    links: head.who ? '<li><a href="/verify">Vérifier</a></li>' : NAV[head.lang].map((label, i) => `<li><a href="/${i}"${i === 2 ? ' aria-current="page"' : ""}>${label}</a></li>`).join("\n"),
    cells: Array.from({ length: 21 }, (_, i) => `<li><label><input type="radio" name="skip" value="${i}"${i === 4 ? " checked" : ""}><span>${i + 1}</span></label></li>`).join(""),
    content: "",
  };
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, key) => values[key]);
  values.content = fill(content);
  return fill(read(new URL("frame.html", mock)));
}

/**
 * `onScan(fields, nth)` answers `{status, body, headers}`, or `null` to cut the connection without answer; it may be a promise. `onPost` may
 * hold back the answer to any other form. Every form posted is kept in `posts` as `{path, fields}`.
 */
export async function startMock({ onScan = () => ({ status: 200, body: {} }), onPost = () => {} } = {}) {
  const mime = { css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
  const site = { posts: [], onScan, onPost };
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const answer = (status, body, headers) => response.writeHead(status, { "content-security-policy": CSP, "x-content-type-options": "nosniff", ...headers }).end(body);
    if (request.method === "POST") {
      let text = "";
      request.setEncoding("utf8").on("data", (chunk) => { text += chunk; }).on("end", async () => {
        const fields = Object.fromEntries(new URLSearchParams(text));
        site.posts.push({ path, fields });
        if (path !== "/scan" || !request.headers.accept?.includes("application/json")) {
          await site.onPost(fields, path);
          return answer(200, page("list"), { "content-type": "text/html; charset=utf-8" });
        }
        const told = await site.onScan(fields, site.posts.length);
        if (!told) return response.destroy();
        answer(told.status, JSON.stringify(told.body), { "content-type": "application/json", ...told.headers });
      });
      return;
    }
    const asset = path.match(/^\/asset\/mock\/([a-z-]+\.(css|js|svg))$/);
    if (asset) return answer(200, read(new URL(`asset/${asset[1]}`, templates)), { "content-type": mime[asset[2]] });
    const name = path.slice(1) || "list";
    if (PAGES.includes(name)) return answer(200, page(name), { "content-type": "text/html; charset=utf-8" });
    answer(404, page("error"), { "content-type": "text/html; charset=utf-8" });
  });
  await new Promise((good) => server.listen(0, "127.0.0.1", good));
  site.url = `http://127.0.0.1:${server.address().port}`;
  site.stop = () => { server.closeAllConnections(); return new Promise((good) => server.close(good)); };
  return site;
}
