// The camera of the bench. The browser reads the codes where it can (BarcodeDetector); else small pictures go to the server, one at a time,
// and are not kept. Where there is no camera for pages (plain HTTP, an old phone) a picture taken by the phone is read the same way.

import { remembered } from "./remember.js";

const FORMATS = ["qr_code", "code_128", "code_39", "ean_13", "data_matrix"];
const WIDEST = 1280; // px of a picture sent to the server
const PACE = 350; // ms between two pictures sent
const GLANCE = 120; // ms between two looks of the browser's own reader
const GONE = 2_000; // ms out of view before a code may be scanned again
const CHOSEN = "reprise-camera";

/** What tells two codes apart: an address and the bare tag in it are one. */
const name = (text) => text.split(/[?#]/)[0].replace(/\/+$/, "").split("/").pop().replaceAll("-", "").toUpperCase();
/** What a person reads of a code. */
const short = (text) => (/^https?:/i.test(text) ? text.split(/[?#]/)[0].replace(/\/+$/, "").split("/").pop() : text).slice(0, 40);

/**
 * What to do after each look: `{ scan }` one code, `{ choose }` among several, or nothing. A code counts when it was seen twice in a row, and
 * then not again before it was out of view for a while.
 */
export function watcher() {
  let known = new Map(); // name → { text, last, looks, held }
  return {
    look(codes, now) {
      const inView = new Map(codes.map((code) => [name(code.text), code]));
      for (const [key, one] of known) {
        if (now - one.last > GONE) known.delete(key);
        else if (!inView.has(key)) one.looks = 0;
      }
      for (const [key, { text }] of inView) {
        const one = known.get(key) ?? { text, looks: 0, held: false };
        known.set(key, { ...one, last: now, looks: one.looks + 1 });
      }
      const fresh = [...inView.keys()].filter((key) => !known.get(key).held);
      if (!fresh.some((key) => known.get(key).looks >= 2)) return {};
      for (const key of fresh) known.get(key).held = true;
      return fresh.length === 1 ? { scan: inView.get(fresh[0]) } : { choose: fresh.map((key) => inView.get(key)) };
    },
    /** Goes on after a pause: what was in view before it still counts as seen. */
    resume(now) { for (const one of known.values()) one.last = now; },
    forget() { known = new Map(); },
  };
}

/** The browser's own reader, if it reads what is on our labels. */
async function ownReader() {
  try {
    const supported = await window.BarcodeDetector.getSupportedFormats();
    if (!supported.includes("qr_code")) return null;
    const detector = new window.BarcodeDetector({ formats: FORMATS.filter((format) => supported.includes(format)) });
    return async (source) => (await detector.detect(source)).map(({ rawValue, boundingBox: b }) => ({ text: rawValue, x: b.x, y: b.y, w: b.width, h: b.height }));
  } catch {
    return null;
  }
}

/** Draws a source on a canvas, no wider or higher than `most`. */
function drawn(source, width, height, most = WIDEST) {
  const scale = Math.min(1, most / Math.max(width, height, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The codes in a picture, read by the server: a list, or the name of what is in the way. */
async function readThere(address, picture) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", headers: { Accept: "application/json", "Content-Type": picture.type || "image/jpeg" }, body: picture, redirect: "manual", signal: AbortSignal.timeout(15_000) });
  } catch {
    return { trouble: "offline" };
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) return { trouble: "signed-out" };
  const told = await answer.json().catch(() => null);
  if (answer.ok && told?.codes) return { codes: told.codes };
  return answer.status >= 500 || answer.status === 429 ? { trouble: "busy" } : { refused: told?.title ?? `HTTP ${answer.status}` };
}

/** Gives a bench its camera, where the page has a place for it. Answers with a question: is it looking? `changed` hears when that changes. */
export function cameraBench(form, { put, sound, changed }) {
  const panel = document.querySelector("[data-camera]");
  const opener = form.querySelector("[data-camera-open]");
  const upload = form.querySelector("[data-camera-upload]");
  if (!panel || !opener) return () => false;
  const part = (what) => panel.querySelector(`[data-camera-${what}]`);
  const [video, still, said, choices, which, torch] = ["video", "still", "said", "choices", "which", "torch"].map(part);
  const own = (what) => panel.getAttribute(`data-word-${what}`) ?? what;
  const eye = watcher();
  let stream = null;
  let turn = 0; // a loop ends when another begins

  const say = (text) => { if (said.textContent !== text) said.textContent = text; };
  function take({ text }) {
    sound("seen");
    navigator.vibrate?.(40);
    say(`${own("taken")} ${short(text)}`);
    put(text);
  }

  /** Several codes: the picture stands still, each code has its number on it and its button below. */
  function offer(codes, picture, then) {
    still.width = picture.width;
    still.height = picture.height;
    const pen = still.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const size = Math.max(14, Math.round(picture.width / 28));
    pen.font = `700 ${size}px system-ui, sans-serif`;
    pen.lineWidth = Math.max(2, size / 7);
    const buttons = codes.map((code, i) => {
      pen.strokeStyle = pen.fillStyle = "#173f8a";
      pen.strokeRect(code.x, code.y, code.w, code.h);
      pen.fillRect(code.x, code.y, size * 1.4, size * 1.4);
      pen.fillStyle = "#ffffff";
      pen.fillText(String(i + 1), code.x + size * 0.4, code.y + size * 1.05);
      const li = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = `${i + 1} · ${short(code.text)}`;
      button.addEventListener("click", () => { clear(); take(code); then(); });
      li.append(button);
      return li;
    });
    const none = document.createElement("li");
    const skip = document.createElement("button");
    skip.type = "button";
    skip.className = "button button-quiet";
    skip.textContent = own("none-of-these");
    skip.addEventListener("click", () => { clear(); then(); });
    none.append(skip);
    choices.replaceChildren(...buttons, none);
    still.hidden = choices.hidden = false;
    video.hidden = true;
    say(own("several"));
    choices.querySelector("button").focus();
  }
  function clear() {
    choices.replaceChildren();
    still.hidden = choices.hidden = true;
    video.hidden = !stream;
  }

  // ---- Looking

  async function watch() {
    const mine = ++turn;
    const here = await ownReader();
    if (mine !== turn) return;
    say(own("looking"));
    eye.resume(performance.now());
    while (mine === turn && stream) {
      const began = performance.now();
      if (video.readyState >= 2 && video.videoWidth) {
        let picture = null;
        let seen;
        if (here) {
          seen = { codes: await here(video).catch(() => []) };
        } else if (navigator.onLine === false) {
          seen = { trouble: "offline" };
        } else {
          picture = drawn(video, video.videoWidth, video.videoHeight);
          const jpeg = await new Promise((good) => picture.toBlob(good, "image/jpeg", 0.8));
          seen = jpeg ? await readThere(panel.dataset.address, jpeg) : { codes: [] };
        }
        if (mine !== turn) return;
        if (seen.trouble || seen.refused) say(seen.refused ?? own(seen.trouble));
        else if (seen.codes) {
          if (said.hasAttribute("data-trouble")) say(own("looking"));
          const { scan, choose } = eye.look(seen.codes, performance.now());
          if (scan) take(scan);
          if (choose) return offer(choose, picture ?? drawn(video, video.videoWidth, video.videoHeight, Infinity), watch);
        }
        said.toggleAttribute("data-trouble", Boolean(seen.trouble || seen.refused));
      }
      await new Promise((go) => setTimeout(go, Math.max(20, (here ? GLANCE : PACE) - (performance.now() - began))));
    }
  }

  // ---- Opening and closing

  async function begin(deviceId) {
    stop();
    const size = { width: { ideal: WIDEST }, height: { ideal: 720 } };
    const ask = (video) => navigator.mediaDevices.getUserMedia({ video, audio: false });
    try {
      stream = await (deviceId ? ask({ ...size, deviceId: { exact: deviceId } }).catch(() => ask({ ...size, facingMode: "environment" })) : ask({ ...size, facingMode: "environment" }));
    } catch (error) {
      return say(own(error.name === "NotAllowedError" ? "denied" : "no-camera"));
    }
    if (panel.hidden || document.hidden) return stop(); // closed while the person was being asked
    const mine = stream;
    video.srcObject = stream;
    video.hidden = false;
    await video.play().catch(() => {});
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === "videoinput");
    if (stream !== mine) return; // closed, or another camera was chosen, meanwhile
    const [track] = stream.getVideoTracks();
    const used = track.getSettings().deviceId;
    which.replaceChildren(...cameras.map((d, i) => new Option(d.label || `${own("camera")} ${i + 1}`, d.deviceId, false, d.deviceId === used)));
    which.closest(".field").hidden = cameras.length < 2;
    torch.hidden = !track.getCapabilities?.().torch;
    torch.setAttribute("aria-pressed", "false");
    changed();
    watch();
  }
  function stop() {
    turn += 1;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    clear();
    changed();
  }
  function close() {
    if (panel.hidden) return;
    stop();
    eye.forget();
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  opener.addEventListener("click", () => {
    if (!panel.hidden) return close();
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    say(own("opening"));
    part("close").focus();
    begin(remembered.get("localStorage", CHOSEN));
  });
  part("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) close(); });
  which.addEventListener("change", () => { remembered.set("localStorage", CHOSEN, which.value); begin(which.value); });
  torch.addEventListener("click", async () => {
    const on = torch.getAttribute("aria-pressed") !== "true";
    await stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on }] }).then(() => torch.setAttribute("aria-pressed", String(on)), () => {});
  });

  if (navigator.mediaDevices?.getUserMedia) {
    opener.hidden = false;
    if (upload) upload.hidden = true;
    return () => Boolean(stream);
  }
  // No camera for pages: the phone takes the picture, the page makes it small and has it read.
  const file = upload?.querySelector("[type='file']");
  file?.addEventListener("change", async () => {
    const [picture] = file.files;
    if (!picture) return;
    panel.hidden = false;
    say(own("reading"));
    const image = await createImageBitmap(picture).catch(() => null);
    const canvas = image && drawn(image, image.width, image.height);
    const small = canvas && await new Promise((good) => canvas.toBlob(good, "image/jpeg", 0.85));
    file.value = "";
    const { codes, trouble, refused } = await readThere(panel.dataset.address, small ?? picture);
    if (trouble || refused) return say(refused ?? own(trouble));
    if (!codes.length) return say(own("nothing"));
    if (codes.length === 1) return take(codes[0]);
    offer(codes, canvas ?? document.createElement("canvas"), () => {});
  });
  upload?.querySelector("button")?.remove(); // choosing the picture is enough
  return () => false;
}
