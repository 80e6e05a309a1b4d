// The scan bench. A wedge scanner is a keyboard that types a code and Enter, several times a second if the hand is quick. So the end of a code
// (Enter, or what `scanner.js` hears) only moves it from the field to the queue of this device and empties the field at once; a code is
// acknowledged once it is written there, and its row turns into the server's answer when that comes, now or when the connection is back.

import { cameraBench } from "./camera.js";
import { openQueue, underWay } from "./queue.js";
import { remembered, uuid } from "./remember.js";
import { resultRow } from "./result.js";
import { hear } from "./scanner.js";
import { sender } from "./send.js";
import { sounds } from "./sound.js";

const ROWS_KEPT = 500;
const PATIENCE = 300; // ms before a code without answer gets its row: most are answered sooner, and would only flicker
const CHOSEN = "reprise-bench"; // mode and place, for as long as the tab lives

/** Whether nothing on the page is in use: focus on the body, or on a container that only programs focus. */
function nothingFocused() {
  const at = document.activeElement;
  return !at || at === document.body || at.matches("main, [tabindex='-1']");
}

/** A card as a scanner set to another keyboard types it on a Belgian or French machine (`C?D)STOCK`); the server does this for all else. */
const TYPED = "&é\"'(§è!çà-_)?,AQZWaqzw";
const MEANT = "123456789068-MmQAWZqawz";
function asCard(code) {
  if (!/^C\?D\)/i.test(code)) return code;
  return [...code].map((c) => MEANT[TYPED.indexOf(c)] ?? c).join("");
}

/** When something was scanned: the hour, and the day when that is another one. */
function moment(at) {
  const then = new Date(at);
  const day = then.toDateString() === new Date().toDateString() ? {} : { day: "2-digit", month: "2-digit" };
  const lang = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  return then.toLocaleString(lang, { ...day, hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

export function scanBench(form) {
  const input = form.querySelector("[name='code']");
  const state = form.querySelector("[data-scan-state]");
  const list = document.querySelector("[data-scan-results]");
  const others = form.querySelector("[data-scan-others]");
  const word = (name) => form.getAttribute(`data-word-${name}`) ?? name;
  const latest = form.querySelector("[data-scan-last]");
  const address = new URL(form.getAttribute("action") || location.href, location.href).pathname;
  const who = form.dataset.who ?? "";
  const page = uuid();
  const waiting = new Map(); // id → the item, of this person
  const shown = new Map(); // id → its row
  const foreign = new Set(); // ids of what others scanned here
  let trouble = "";
  let ready = false;
  let looking = () => false; // whether the camera is

  for (const part of form.querySelectorAll("[data-scan-live]")) part.hidden = false;
  form.noValidate = true; // scanners that end with CR LF press Enter twice: an empty field is no mistake here

  // ---- What the bench says of itself

  const tally = (tone) => form.querySelector(`[data-tally="${tone}"]`);
  function show() {
    const listening = ((document.activeElement === input && document.hasFocus()) || looking()) && !asleep;
    const away = trouble || (navigator.onLine === false ? "offline" : "");
    const now = away || (!listening ? "paused" : waiting.size ? "saving" : "listening");
    state.dataset.state = now;
    const count = waiting.size ? ` (${waiting.size})` : "";
    const text = word(now) + count + (away && !listening ? ` · ${word("paused")}` : "");
    if (state.textContent !== text) state.textContent = text;
    // Before the queue is read nobody knows that nothing waits, and the bench does not say so.
    if (tally("wait")) tally("wait").textContent = ready || waiting.size ? String(waiting.size) : "…";
    if (!others) return;
    others.hidden = !foreign.size;
    others.querySelector("b").textContent = String(foreign.size);
  }

  /** Puts a row where its scan belongs: newest first. */
  function place({ id, at, seq = "" }, li) {
    const order = `${at} ${String(seq).padStart(12, "0")}`;
    li.dataset.order = order;
    const before = shown.get(id);
    shown.set(id, li);
    if (before?.isConnected) return before.replaceWith(li);
    const next = [...list.children].find((other) => (other.dataset.order ?? "") <= order);
    list.insertBefore(li, next ?? null);
    const spare = [...list.children].slice(ROWS_KEPT).filter((old) => !old.matches(".is-wait, [data-kept]"));
    for (const old of spare) old.remove();
  }

  function pending(item) {
    if (!waiting.has(item.id) || shown.has(item.id)) return;
    place(item, resultRow({ tone: "wait", word: word("wait"), tag: item.code, title: word("wait"), text: `${moment(item.at)} · ${item.what}` }));
  }

  /** The row of an answer. One that comes late says when it was scanned; a late refusal stays until it is put away. */
  function told(item, answer, late) {
    const parts = [answer.text, item.again && `${word("again")} ${item.again}`, late && `${word("scanned")} ${moment(item.at)} · ${item.what}`];
    const text = parts.filter(Boolean).join(" ");
    const li = resultRow({ ...answer, word: word(answer.tone), tag: answer.tag || item.code, text });
    if (late && answer.tone === "stop" && item.seq !== undefined) {
      li.dataset.kept = "";
      const away = document.createElement("button");
      away.className = "button";
      away.type = "button";
      away.textContent = word("put-away");
      away.addEventListener("click", async () => {
        await queue.then((q) => { q.tell({ away: item.id }); return q.drop(item.seq); });
        li.remove();
        input.focus();
      });
      li.append(away);
    }
    place(item, li);
  }

  function answered(item, answer, late) {
    waiting.delete(item.id);
    trouble = "";
    told(item, answer, late);
    say(answer.tone, answer.tag || item.code, answer.title, answer.text);
    freshen();
    const count = tally(answer.tone);
    if (count) count.textContent = String(Number(count.textContent) + 1);
    sound(answer.tone);
    show();
  }

  /** The last answer, beside the field: the list may be below the window. It is not announced twice, the list is. */
  function say(tone, tag, title, text) {
    if (!latest) return;
    latest.hidden = false;
    latest.className = `scan-last is-${tone}`;
    const parts = [["code", tag], ["b", title], ["span", text]].filter(([, part]) => part);
    latest.replaceChildren(...parts.flatMap(([name, part]) => {
      const element = document.createElement(name);
      element.textContent = part;
      return [element, " "];
    }));
  }

  // Counts and lists of the page that scans change are read again once nothing is under way, one reading at a time.
  let stale = false;
  let reading = false;
  async function freshen() {
    if (!document.querySelector("[data-live]")) return;
    stale = true;
    if (reading) return;
    reading = true;
    while (stale && !waiting.size) {
      stale = false;
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error", signal: AbortSignal.timeout(20_000) });
        const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const old of page ? document.querySelectorAll("[data-live]") : []) {
          const fresh = page.getElementById(old.id);
          if (fresh && !old.contains(document.activeElement) && !old.isEqualNode(fresh)) old.replaceWith(document.adoptNode(fresh));
        }
      } catch { /* the next answer tries again */ }
    }
    reading = false;
  }

  // ---- The queue

  const queue = openQueue();
  let send = () => {};
  queue.then(async (q) => {
    const own = sender(q, {
      who,
      page,
      tooOld: { title: word("old"), text: word("old-text") },
      answered,
      troubled(how) { trouble = how; show(); },
    });
    send = own.send;
    const met = (item) => {
      if (item.who !== who) return void (item.told || foreign.add(item.id));
      if (item.told) return told(item, item.told, true);
      waiting.set(item.id, item);
      pending(item);
    };
    q.onheard = (message) => {
      if (message.added) met(message.added);
      if (message.told && message.item.who === who) answered(message.item, message.told, message.late);
      if (message.told && message.item.who !== who) foreign.delete(message.item.id);
      if (message.away) shown.get(message.away)?.remove();
      // What stops one person does not stop another in the next tab, and the reverse.
      if (typeof message.trouble === "string" && message.who === who) trouble = message.trouble;
      show();
    };
    for (const item of await q.all()) met(item);
    if (!q.durable) addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
    ready = true;
    show();
    send();
  });

  // ---- Cards. They change what the scans after them do: at once, before the server has answered, because the next scan may follow within a
  // tenth of a second. The server answers the card all the same, and refuses one that cannot be followed.

  let asleep = false;
  let wanted = ""; // the card that waits for what it acts on: the next label of that kind completes it
  const COMPLETES = { RECEIVE: /^LOT-\d{4}-\d+$/, PICK: /^ACT-\d{4}-\d+$/, COUNT: /^INV-\d{4}-\d+$/ };
  const scanned = new Map(); // code, mode and place → when, in this session
  let last = form.elements.last?.value ?? "";
  const mode = form.elements.mode?.options ? form.elements.mode : null;
  function choose(value) {
    if (![...mode.options].some((o) => o.value === value)) mode.add(new Option(value.replace(":", " "), value));
    mode.value = value;
  }
  const has = (select, value) => [...(select?.options ?? [])].some((o) => o.value === value);
  const memory = mode ? CHOSEN : `${CHOSEN} ${address}`; // a bench without modes remembers its place for itself
  const remember = () => form.elements.place && remembered.set("sessionStorage", memory, JSON.stringify([mode?.value ?? "", form.elements.place.value]));
  function obey([, name, target = ""]) {
    asleep = name === "PAUSE";
    wanted = target || !COMPLETES[name] ? "" : name;
    if (name === "LOOK") choose("look");
    if (name === "MOVE" || name === "STOCK") {
      choose(name.toLowerCase());
      if (target && has(form.elements.place, target)) form.elements.place.value = target;
    }
    if (["RECEIVE", "PICK", "COUNT"].includes(name) && target) choose(`${name.toLowerCase()}:${target}`);
    if (name === "DONE") for (const tone of ["ok", "warn", "stop"]) if (tally(tone)) tally(tone).textContent = "0";
    remember();
  }

  /** What a scan does now, in words. */
  function doing() {
    const chosen = (select) => select?.selectedOptions?.[0]?.value && select.selectedOptions[0].textContent.trim();
    return [chosen(mode) || document.querySelector("h1")?.textContent.trim(), chosen(form.elements.place)].filter(Boolean).join(" · ");
  }

  /** Takes a code: what it means is decided by this moment, not by the one in which it is sent. */
  async function put(code) {
    let clean = mode ? asCard(code.trim()) : code.trim();
    if (!clean) return;
    const bare = clean.replace(/^\][A-Za-z]\d/, ""); // without the name of the symbology, which scanners may put first
    if (/^CMD-/i.test(bare)) clean = bare;
    if (COMPLETES[wanted]?.test(bare.toUpperCase())) clean = `CMD-${wanted}-${bare.toUpperCase()}`;
    const at = new Date().toISOString();
    const id = uuid();
    const card = (mode || /^CMD-UNDO$/i.test(clean)) && /^CMD-([A-Z]+)(?:-(.+))?$/.exec(clean.toUpperCase());
    if (card && mode) obey(card);
    else if (asleep) return answered({ id, at, code: clean }, { tone: "warn", title: word("ignored") }, false);
    if (form.elements.last) form.elements.last.value = last;
    if (!card) last = clean;
    // The label of a place says where what follows stands, or is put: at once, for the same reason as a card.
    const label = bare.toUpperCase().replace(/^LOC:/, "");
    const places = !card && (!mode || /^(count|move|stock|receive)\b/.test(mode.value)) && has(form.elements.place, label);
    if (places) {
      form.elements.place.value = label;
      remember();
    }
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    // The same code twice in a session is a double scan, or a second look: the row says when the first was.
    const key = card ? "" : `${clean.toUpperCase()} ${body.get("mode") ?? ""} ${body.get("place") ?? ""}`;
    const again = (key && scanned.get(key)) || "";
    if (key) scanned.set(key, moment(at));
    // A label binds to one device: its field is free for the next.
    if (form.elements.tag && !places && !card) form.elements.tag.value = "";
    body.set("code", clean);
    body.set("id", id);
    body.set("at", at);
    if (who) body.set("who", who);
    const item = { id, code: clean, address, body: body.toString(), at, who, page, what: doing(), again };
    const hasty = !trouble && navigator.onLine !== false;
    underWay.note(item);
    const q = await queue;
    let kept;
    try {
      kept = await q.add(item);
    } catch {
      // Said at once and loudly: this code is nowhere.
      return answered(item, { tone: "stop", title: word("unkept"), text: word("unkept-text") }, false);
    } finally {
      underWay.strike(id);
    }
    waiting.set(id, kept);
    q.tell({ added: kept });
    if (hasty) setTimeout(pending, PATIENCE, kept);
    else pending(kept);
    show();
    if (ready) send();
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (event.submitter?.hasAttribute("data-scan-undo")) {
      put(event.submitter.value);
      return input.focus();
    }
    const code = input.value;
    input.value = "";
    put(code);
    input.focus();
  });
  form.addEventListener("change", remember);
  // A pasted column is several codes; a text field would run them together.
  input.addEventListener("paste", (event) => {
    const lines = (event.clipboardData?.getData("text") ?? "").split(/[\r\n\t]+/);
    if (lines.length < 2) return;
    event.preventDefault();
    lines.forEach(put);
  });

  // ---- The focus. Refocus, guarded: never steal from a control in use (a naive refocus makes the page unusable by keyboard), never while a
  // text is being selected, never after a touch (it would reopen the on-screen keyboard). 40 ms let the browser settle where the focus goes.

  let pointer = "";
  let pressed = false;
  addEventListener("pointerdown", (event) => { pointer = event.pointerType; pressed = true; }, true);
  const released = () => { pressed = false; setTimeout(refocus, 40); };
  addEventListener("pointerup", released, true);
  addEventListener("pointercancel", released, true);
  function refocus() {
    if (pressed) return; // the release comes here again
    const selecting = getSelection()?.type === "Range";
    if (document.hasFocus() && nothingFocused() && !selecting && pointer !== "touch") input.focus();
    show();
  }
  // What is shown changes only once the press that took the focus is over: a longer line would move the pressed button from under the
  // finger, and the press would be lost.
  input.addEventListener("blur", () => setTimeout(refocus, 40));
  input.addEventListener("focus", show);
  // And when the field lost the focus all the same, the first character of the next code brings it back and lands in it; a button or a link
  // has no use for a character either.
  hear(input, { take: put, tab: true, idle: () => nothingFocused() || document.activeElement.matches("button, a[href], summary") });
  addEventListener("focus", () => setTimeout(refocus, 40));
  for (const change of ["blur", "online", "offline"]) addEventListener(change, show);

  const toggle = form.querySelector("[data-scan-sound]");
  const sound = sounds(toggle, (event) => { if (event.detail > 0) input.focus(); }); // a mouse click; from the keyboard the focus stays
  looking = cameraBench(form, { put, sound, changed: () => show() });

  // A page that comes back (a reload, a browser that was closed by the system) goes on with what it did.
  try {
    const [does, where] = JSON.parse(remembered.get("sessionStorage", memory) ?? "[]");
    if (!mode || (has(mode, does) && !new URLSearchParams(location.search).has("mode"))) {
      if (mode) mode.value = does;
      if (has(form.elements.place, where)) form.elements.place.value = where;
    }
  } catch { /* as the page says */ }
  if (nothingFocused()) input.focus();
  show();
}
