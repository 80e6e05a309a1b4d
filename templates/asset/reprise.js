// What script adds to pages that already work without it: a scan bench that never loses a code, a signature drawn by hand, a guard
// against the second click, and a menu that Escape closes. One module, no dependency, nothing fetched but the page's own forms.

const remembered = {
  // Storage may be refused (private window, policy): the page then simply forgets.
  get(store, key) { try { return window[store].getItem(key); } catch { return null; } },
  set(store, key, value) { try { window[store].setItem(key, value); } catch { /* forgotten */ } },
};

// ---- The scan bench -----------------------------------------------------------------------------------------------------------
// A wedge scanner is a keyboard that types a code and Enter, several times a second if the hand is quick. So Enter only moves the code
// from the field to a queue and empties the field at once; the queue is sent one code at a time, in order, and a code leaves it only
// when the server has answered. Each code carries its own id: sent twice (a lost answer, a reload) it counts once.

const TONES = ["ok", "warn", "stop"];
const PATIENCE = 20_000; // ms before an unanswered code is sent again, under the same id
const LONGEST_WAIT = 15_000; // ms between two tries while the server is away
const ROWS_KEPT = 500;

/** A random id, also where the page is served over plain HTTP and `randomUUID` is absent. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether nothing on the page is in use: focus on the body, or on a container that only programs focus. */
function nothingFocused() {
  const at = document.activeElement;
  return !at || at === document.body || at.matches("main, [tabindex='-1']");
}

function scanBench(form) {
  const input = form.querySelector("[name='code']");
  const state = form.querySelector("[data-scan-state]");
  const list = document.querySelector("[data-scan-results]");
  const word = (name) => form.getAttribute(`data-word-${name}`) ?? name;
  const address = new URL(form.getAttribute("action") || location.href, location.href);
  const shelf = `reprise-scan:${address.pathname}`;
  // The session's store outlives a reload and a sign-in: what was scanned but not answered is still there afterwards.
  const queue = JSON.parse(remembered.get("sessionStorage", shelf) ?? "[]");
  let sending = false;
  let trouble = ""; // "", "waiting" (server away) or "signed-out"
  let wake = null;

  for (const part of form.querySelectorAll("[data-scan-live]")) part.hidden = false;
  form.noValidate = true; // scanners that end with CR LF press Enter twice: an empty field is no mistake here

  function show() {
    const listening = document.activeElement === input && document.hasFocus();
    const now = trouble || (!listening || asleep ? "paused" : queue.length ? "saving" : "listening");
    state.dataset.state = now === "signed-out" ? "waiting" : now;
    const text = queue.length ? `${word(now)} (${queue.length})` : word(now);
    if (state.textContent !== text) state.textContent = text;
  }

  // A command card changes what the scans after it do: at once, before the server has answered, because the next scan may follow within
  // a tenth of a second. The server answers the card all the same, and refuses one that cannot be followed.
  let asleep = false;
  const scanned = new Map(); // code, mode and place → when, in this session
  let last = form.elements.last?.value ?? "";
  function obey(card) {
    const [, word, target = ""] = card;
    const mode = form.elements.mode;
    const choose = (value) => {
      if (![...mode.options].some((o) => o.value === value)) mode.add(new Option(value.replace(":", " "), value));
      mode.value = value;
    };
    asleep = word === "PAUSE";
    if (word === "LOOK") choose("look");
    if (word === "MOVE" || word === "STOCK") {
      choose(word.toLowerCase());
      if (target && [...form.elements.place.options].some((o) => o.value === target)) form.elements.place.value = target;
    }
    if (["RECEIVE", "PICK", "COUNT"].includes(word) && target) choose(`${word.toLowerCase()}:${target}`);
    if (word === "DONE") for (const count of form.querySelectorAll("[data-tally]")) count.textContent = "0";
  }

  function put(code) {
    const clean = code.trim();
    if (!clean) return;
    const card = form.elements.mode && /^CMD-([A-Z]+)(?:-(.+))?$/.exec(clean.toUpperCase());
    if (card) obey(card);
    else if (asleep) return row({ tone: "warn", tag: clean, title: word("ignored"), text: "" }, clean);
    if (form.elements.last) form.elements.last.value = last;
    if (!card) last = clean;
    // In a count, the label of a place says where what follows stands: at once, for the same reason.
    const label = clean.toUpperCase().replace(/^LOC:/, "");
    const counting = form.elements.mode?.value?.startsWith("count:");
    if (!card && counting && [...form.elements.place.options].some((o) => o.value === label)) form.elements.place.value = label;
    const body = new URLSearchParams(new FormData(form)); // the mode and place of this moment, not of the moment it is sent
    body.set("code", clean);
    // The same code twice in a session is a double scan, or a second look: the row says when the first was.
    const key = card ? "" : `${clean.toUpperCase()} ${body.get("mode") ?? ""} ${body.get("place") ?? ""}`;
    const again = key && scanned.get(key);
    if (key) scanned.set(key, new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit" }));
    body.set("id", uuid());
    body.set("at", new Date().toISOString());
    queue.push({ code: clean, body: body.toString(), again: again || "" });
    remembered.set("sessionStorage", shelf, JSON.stringify(queue));
    drain();
  }

  /** The server's answer to one code, or the name of the trouble. */
  async function send(item) {
    let answer;
    try {
      answer = await fetch(address, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: item.body,
        redirect: "manual", // being sent to the sign-in page is not an answer
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return "waiting";
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return "signed-out";
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return "waiting";
    const told = await answer.json().catch(() => null);
    if (told && TONES.includes(told.tone)) return told;
    // A refusal in another shape (RFC 9457, or a page) is still an answer: say it, and go on with the next code.
    return { tone: "stop", tag: item.code, title: told?.title ?? `HTTP ${answer.status}`, text: told?.detail ?? "" };
  }

  async function drain() {
    if (sending) return show();
    sending = true;
    let wait = 500;
    while (queue.length) {
      show();
      const told = await send(queue[0]);
      if (typeof told === "string") {
        trouble = told;
        show();
        if (told === "signed-out") break;
        await new Promise((resolve) => { wake = resolve; setTimeout(resolve, wait); });
        wait = Math.min(wait * 2, LONGEST_WAIT);
        continue;
      }
      trouble = "";
      wait = 500;
      const item = queue.shift();
      remembered.set("sessionStorage", shelf, JSON.stringify(queue));
      row(item.again ? { ...told, text: `${told.text ?? ""} ${word("again")} ${item.again}`.trim() } : told, item.code);
    }
    sending = false;
    show();
  }

  function row(told, code) {
    const li = document.createElement("li");
    li.className = `result is-${told.tone}`;
    const here = typeof told.href === "string" && told.href.startsWith("/") && !told.href.startsWith("//");
    const tag = document.createElement(here ? "a" : "span");
    tag.className = "tag";
    tag.textContent = told.tag || code;
    if (here) tag.href = told.href;
    const tone = document.createElement("span");
    tone.className = "unseen";
    tone.textContent = `${word(told.tone)}: `;
    const title = document.createElement("b");
    title.append(tone, told.title ?? "");
    const text = document.createElement("p");
    text.textContent = told.text ?? "";
    li.append(tag, title, text);
    list.prepend(li);
    while (list.children.length > ROWS_KEPT) list.lastElementChild.remove();
    const count = form.querySelector(`[data-tally="${told.tone}"]`);
    if (count) count.textContent = String(Number(count.textContent) + 1);
    sound(told.tone);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = input.value;
    input.value = "";
    put(code);
    input.focus();
  });
  // A pasted column is several codes; a text field would run them together.
  input.addEventListener("paste", (event) => {
    const lines = (event.clipboardData?.getData("text") ?? "").split(/[\r\n\t]+/);
    if (lines.length < 2) return;
    event.preventDefault();
    lines.forEach(put);
  });

  // Refocus, guarded: never steal from a control in use (a naive refocus makes the page unusable by keyboard), never while a text is being
  // selected, never after a touch (it would reopen the on-screen keyboard). 40 ms let the browser settle where the focus goes.
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
  // And when the field lost the focus all the same, the first character of the next code brings it back and lands in it.
  document.addEventListener("keydown", (event) => {
    const types = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (types && nothingFocused()) input.focus();
  });
  addEventListener("focus", () => setTimeout(refocus, 40));
  addEventListener("blur", show);
  addEventListener("online", () => wake?.());
  addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });

  // Three tones, told apart by pitch and by length. Off until asked for; the choice is remembered on this machine.
  const toggle = form.querySelector("[data-scan-sound]");
  let audio = null;
  let loud = remembered.get("localStorage", "reprise-sound") === "on";
  const showSound = () => toggle?.setAttribute("aria-pressed", String(loud));
  function sound(tone) {
    if (!loud) return;
    audio ??= new AudioContext();
    const [pitch, length] = { ok: [1046, 0.07], warn: [523, 0.2], stop: [165, 0.45] }[tone];
    const voice = audio.createOscillator();
    const volume = audio.createGain();
    voice.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + length);
    voice.connect(volume).connect(audio.destination);
    voice.start();
    voice.stop(audio.currentTime + length);
  }
  toggle?.addEventListener("click", (event) => {
    loud = !loud;
    remembered.set("localStorage", "reprise-sound", loud ? "on" : "off");
    showSound();
    sound("ok");
    if (event.detail > 0) input.focus(); // a mouse click; from the keyboard the focus stays where the person put it
  });

  showSound();
  if (nothingFocused()) input.focus();
  drain();
}

// ---- The signature ------------------------------------------------------------------------------------------------------------
// Strokes are kept as points between 0 and 1 of the pad, never as pixels: turning the phone, zooming or another theme draws them again.
// The pad is always 5 wide and 2 high, so a signature keeps its shape. The hidden field holds [[[x, y], …], …].

function signaturePad(pad) {
  const canvas = pad.querySelector("canvas");
  const field = pad.querySelector("input[type='hidden']");
  const pen = canvas.getContext("2d");
  let strokes = [];
  let drawing = null;
  try { strokes = JSON.parse(field.value || "[]"); } catch { strokes = []; }
  pad.hidden = false;

  function redraw() {
    const box = canvas.getBoundingClientRect();
    if (!box.width) return;
    const scale = devicePixelRatio || 1;
    canvas.width = Math.round(box.width * scale); // setting the size clears the canvas; the strokes below bring it back
    canvas.height = Math.round(box.height * scale);
    pen.lineWidth = Math.max(1.5, box.width / 220) * scale;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], i) => pen[i ? "lineTo" : "moveTo"](x * canvas.width, y * canvas.height));
      if (stroke.length === 1) pen.lineTo(stroke[0][0] * canvas.width + 0.1, stroke[0][1] * canvas.height);
      pen.stroke();
    }
  }
  function point(event) {
    const box = canvas.getBoundingClientRect();
    const within = (v) => Math.round(Math.min(1, Math.max(0, v)) * 1e4) / 1e4;
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }
  function keep() {
    field.value = strokes.length ? JSON.stringify(strokes) : "";
    redraw();
  }
  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return; // the palm, or another mouse button
    canvas.setPointerCapture(event.pointerId);
    drawing = [point(event)];
    strokes.push(drawing);
    keep();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing || !event.isPrimary) return;
    const [x, y] = point(event);
    const [lastX, lastY] = drawing[drawing.length - 1];
    if (Math.hypot(x - lastX, y - lastY) < 0.003) return; // a steady hand would fill the form with nothing
    drawing.push([x, y]);
    keep();
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(end, () => { drawing = null; });
  pad.querySelector("[data-clear]").addEventListener("click", () => { strokes = []; keep(); });
  new ResizeObserver(redraw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

// ---- Every form, every page ---------------------------------------------------------------------------------------------------
// The second click of an impatient hand sends nothing. The button is not disabled (its name and value must travel, and validation must
// still speak): the form remembers that it is under way, until the page changes or the server has clearly kept it waiting.

const UNDER_WAY = 8_000; // ms; a download answers without changing the page
const pressed = new WeakMap(); // form → the button it was sent with: another button of the same form is another wish, not a second click
const release = (form) => {
  delete form.dataset.sent;
  pressed.delete(form);
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent && pressed.get(form) === event.submitter) return event.preventDefault();
  release(form);
  form.dataset.sent = "yes";
  pressed.set(form, event.submitter);
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(() => { if (pressed.get(form) === event.submitter) release(form); }, UNDER_WAY);
});
addEventListener("pageshow", (event) => { if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release); });

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// "This field is required", three times, says little: each line of the summary of errors is given the name of its field.
for (const link of document.querySelectorAll(".errors a[href^='#']")) {
  const field = document.getElementById(link.hash.slice(1));
  const label = field?.labels?.[0] ?? field?.querySelector(":scope > legend");
  const name = [...(label?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent.trim();
  if (name) link.prepend(`${name} — `);
}

document.querySelectorAll("[data-scan-form]").forEach(scanBench);
document.querySelectorAll("[data-signature]").forEach(signaturePad);

// ---- Labels -------------------------------------------------------------------------------------------------------------------
// The sheet is drawn anew whenever something that shows on it changes, and the first free label of a stock is remembered for whoever
// prints: after a print it is the one behind the last.

function labelSheet(form) {
  const kept = () => `labels:${form.dataset.labels}:${form.elements.stock.value}`;
  const slots = () => [...form.querySelectorAll("[name=skip]")];
  const choose = (slot) => { const radio = slots()[slot]; if (radio) radio.checked = true; return Boolean(radio); };
  let waiting = 0;
  const redraw = async (focused) => {
    const turn = ++waiting;
    const asked = new URLSearchParams(new FormData(form));
    asked.set("do", "show");
    const answer = await fetch(form.action, { method: "POST", body: asked }).catch(() => null);
    if (!answer?.ok || turn !== waiting) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#label-view");
    if (!fresh) return;
    document.querySelector("#label-view").replaceWith(fresh);
    form.dataset.count = page.querySelector("[data-labels]")?.dataset.count ?? form.dataset.count;
    if (focused) form.querySelector("[name=skip]:checked")?.focus();
  };
  const begin = () => { const slot = Number(localStorage.getItem(kept()) ?? 0); if (slot && choose(slot)) redraw(false); };
  form.addEventListener("change", async (event) => {
    if (event.target.name === "stock") { await redraw(false); begin(); return; }
    if (event.target.name === "skip") localStorage.setItem(kept(), event.target.value);
    redraw(event.target.name === "skip");
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "pdf" || !slots().length) return;
    const first = slots().findIndex((radio) => radio.checked);
    localStorage.setItem(kept(), String((Math.max(first, 0) + Number(form.dataset.count)) % slots().length));
  });
  begin();
}

document.querySelectorAll("form[data-labels]").forEach(labelSheet);

// ---- Many files ---------------------------------------------------------------------------------------------------------------
// Files are sent one at a time, so that each has its row as soon as it is read and none is too large together with the others. They may
// be dropped anywhere on the panel.

function manyFiles(form) {
  const input = form.querySelector("[type='file']");
  const panel = form.closest("[data-drop]");
  const list = panel.querySelector("[data-file-results]");
  function row(r) {
    const item = document.createElement("li");
    item.className = `result is-${r.tone}`;
    const tag = document.createElement(r.href ? "a" : "span");
    tag.className = "tag";
    tag.textContent = r.tag;
    if (r.href) tag.href = r.href;
    const title = document.createElement("b");
    const tone = document.createElement("span");
    tone.className = "unseen";
    tone.textContent = `${r.word}: `;
    title.append(tone, r.title);
    const text = document.createElement("p");
    text.className = "wrap";
    text.textContent = r.text;
    item.append(tag, title, text);
    list.prepend(item);
  }
  async function send(files) {
    form.setAttribute("aria-busy", "true");
    for (const file of files) {
      const body = new FormData();
      body.append("file", file);
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
        const said = await answer.json();
        row(answer.ok ? said : { tone: "stop", tag: file.name, word: "", title: said.title ?? form.dataset.wordStop, text: "", href: "" });
      } catch {
        row({ tone: "stop", tag: file.name, word: "", title: form.dataset.wordStop, text: "", href: "" });
      }
    }
    form.removeAttribute("aria-busy");
    form.reset();
  }
  form.addEventListener("submit", (event) => {
    if (input.files.length < 2) return; // one alone leads to its page
    event.preventDefault();
    event.stopPropagation();
    send([...input.files]);
  });
  panel.addEventListener("dragover", (event) => event.preventDefault());
  panel.addEventListener("drop", (event) => {
    event.preventDefault();
    send([...event.dataTransfer.files]);
  });
}

document.querySelectorAll("[data-files]").forEach(manyFiles);
