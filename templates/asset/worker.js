// The worker of the bench. It keeps the bench's files of this version and one copy of its page; nothing else is ever kept, and nothing else
// ever passes through it. The server writes VERSION and FILES before these lines, so that another program is another worker.

const CACHE = `reprise-${VERSION}`;
const PAGE = "/scan";
const PATIENCE = 5_000; // ms a page may take before its copy is shown

/** Asks the server for the copy. One that is refused means that this person has no bench here: the old copy goes. */
async function keep() {
  let answer;
  try {
    answer = await fetch("/scan/offline", { redirect: "manual", cache: "no-store" });
  } catch {
    return false; // no connection: what is kept stays
  }
  if (answer.status >= 500) return false;
  if (!answer.ok) return forget();
  const text = await answer.clone().text();
  if (!text.includes(`/asset/${VERSION}/`)) return false; // a newer program: its own worker is on the way
  await (await caches.open(CACHE)).put(PAGE, answer);
  return true;
}

async function forget() {
  await (await caches.open(CACHE)).delete(PAGE);
  return false;
}

async function bench(request) {
  const kept = await (await caches.open(CACHE)).match(PAGE);
  if (!kept) return fetch(request);
  try {
    const slow = new Promise((go) => setTimeout(go, PATIENCE));
    const answer = await Promise.race([fetch(request), slow]);
    if (answer && ![502, 503, 504].includes(answer.status)) return answer;
  } catch { /* no connection */ }
  return kept;
}

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("reprise-") && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
    await keep();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data !== "keep") return;
  event.waitUntil(keep().then((kept) => { if (kept) event.source?.postMessage("kept"); }));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && (pathname === "/sign-out" || pathname === "/sign-in")) {
    event.waitUntil(forget()); // whoever comes next finds nothing of who was here
  } else if (request.method === "GET" && request.mode === "navigate" && pathname === PAGE) {
    event.respondWith(bench(request));
  } else if (FILES.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  }
});
