// What was scanned and is not answered yet, kept on this device: in IndexedDB, which outlives the page, the browser and a dead battery, or in
// the tab's own store where IndexedDB is refused. All tabs share one queue. An item: `seq` (its place, given here), `id`, `code`, `address`,
// `body` (the form as it was), `at`, `who` (an opaque key of the person), `what` (the mode, in words), `told` (a refusal kept to be read).

import { remembered, uuid } from "./remember.js";

const SCANS = "scans";
const LEASE = "lease";
const LEASED = 30_000; // ms a tab may send before another may think it dead; longer than the sender's patience
const SHELF = "reprise-scans"; // the fall-back's key
const UNDER_WAY = "reprise-scans-under-way";

function open() {
  return new Promise((good, bad) => {
    const opening = indexedDB.open("reprise", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(SCANS, { keyPath: "seq", autoIncrement: true });
      opening.result.createObjectStore(LEASE);
    };
    opening.onsuccess = () => good(opening.result);
    opening.onerror = () => bad(opening.error);
    opening.onblocked = () => bad(new Error("blocked"));
  });
}

/** Does `work(store, give)` in one transaction; resolves with what was given, once it is on the disk. */
function within(base, name, mode, work) {
  return new Promise((good, bad) => {
    const write = base.transaction(name, mode, { durability: "strict" });
    let given;
    write.oncomplete = () => good(given);
    write.onabort = () => bad(write.error);
    work(write.objectStore(name), (value) => { given = value; });
  });
}

function inDatabase(base) {
  const scans = (mode, work) => within(base, SCANS, mode, work);
  return {
    durable: true,
    add: (item) => scans("readwrite", (store, give) => { store.add(item).onsuccess = (e) => give({ ...item, seq: e.target.result }); }),
    change: (item) => scans("readwrite", (store) => store.put(item)),
    drop: (seq) => scans("readwrite", (store) => store.delete(seq)),
    all: () => scans("readonly", (store, give) => { store.getAll().onsuccess = (e) => give(e.target.result); }),
    first: (who) => scans("readonly", (store, give) => {
      store.openCursor().onsuccess = ({ target: { result: at } }) => {
        if (!at) return;
        if (at.value.who === who && !at.value.told) give(at.value);
        else at.continue();
      };
    }),
    /** One tab at a time sends: by a lock of the browser, else by a lease that a dead tab cannot hold for ever. */
    async alone(work) {
      if (navigator.locks) return navigator.locks.request("reprise-queue", work);
      const me = uuid();
      const take = (until) => within(base, LEASE, "readwrite", (store, give) => {
        store.get("queue").onsuccess = ({ target: { result: held } }) => {
          if (held && held.by !== me && held.until > Date.now()) return give(false);
          store.put({ by: me, until }, "queue");
          give(true);
        };
      });
      while (!(await take(Date.now() + LEASED))) await new Promise((go) => setTimeout(go, 200));
      try { return await work(); } finally { await take(0); }
    },
  };
}

function inTab() {
  let items = [];
  try { items = JSON.parse(sessionStorage.getItem(SHELF) ?? "[]"); } catch { /* forgotten */ }
  const keep = () => { try { sessionStorage.setItem(SHELF, JSON.stringify(items)); } catch { /* this page alone remembers */ } };
  return {
    durable: false,
    async add(item) { const own = { ...item, seq: 1 + (items.at(-1)?.seq ?? 0) }; items.push(own); keep(); return own; },
    async change(item) { items = items.map((i) => (i.seq === item.seq ? item : i)); keep(); },
    async drop(seq) { items = items.filter((i) => i.seq !== seq); keep(); },
    async all() { return [...items]; },
    async first(who) { return items.find((i) => i.who === who && !i.told); },
    alone: (work) => work(),
  };
}

/** Codes whose writing is under way: noted in the tab, which is done at once, so that a reload in that moment loses none. */
export const underWay = {
  all() { try { return JSON.parse(remembered.get("sessionStorage", UNDER_WAY) ?? "[]"); } catch { return []; } },
  note(item) { remembered.set("sessionStorage", UNDER_WAY, JSON.stringify([...this.all(), item])); },
  strike(id) { remembered.set("sessionStorage", UNDER_WAY, JSON.stringify(this.all().filter((item) => item.id !== id))); },
};

/** The queue of this device, with a voice that the other tabs hear: `tell(message)`, `onheard`. */
export async function openQueue() {
  const left = underWay.all(); // by the page before this one
  const queue = await open().then(inDatabase).catch(inTab);
  const written = left.length ? new Set((await queue.all()).map((item) => item.id)) : null;
  for (const item of left) {
    try {
      if (!written.has(item.id)) await queue.add(item);
      underWay.strike(item.id);
    } catch { /* it stays noted, for the next page */ }
  }
  const channel = queue.durable && window.BroadcastChannel ? new BroadcastChannel("reprise-queue") : null;
  queue.tell = (message) => channel?.postMessage(message);
  if (channel) channel.onmessage = ({ data }) => queue.onheard?.(data);
  return queue;
}
