// Where a scanned code ends. A scanner is a keyboard that types a code and then what it was set to: Enter, Tab, a control character, several
// of these, or nothing. Enter is left to the form. Everything else is heard here, so that each code is taken once, whatever ends it.
//
// What only a machine does is told by its pace: people type at 60 ms for each key or slower, scanners at 1 to 25 ms. A person's typing is never
// taken before they say so.

const PACE = 30; // ms for each key on average, over six keys or more: a machine
const SHORT_PACE = 20; // the same for a code of four or five keys, which rolling fingers might do
const LONGEST_PAUSE = 90; // ms inside a code: a machine that was held up once is still one
const SUFFIX = 80; // ms: a key that comes so soon after a machine's code belongs to it
const SECOND = 40; // ms: and so does one after the key that ended the code (CR LF, Tab twice)
const GAP = 150; // ms of silence that end a code without suffix
const GAP_WITH_SUFFIX = 400; // the same once a suffix was seen: the silence is then more likely a hold-up of the radio

const [ETX, EOT, TAB, LF, CR, FS, GS, RS] = ["\u0003", "\u0004", "\t", "\n", "\r", "\u001c", "\u001d", "\u001e"];
/** Scanners send control characters as Ctrl and a key, by its position on an American keyboard. */
const BY_KEY = { KeyB: "\u0002", KeyC: ETX, KeyD: EOT, KeyI: TAB, KeyJ: LF, KeyM: CR, Backslash: FS, BracketRight: GS, Digit6: RS };
/** Data that has GS and RS inside (GS1 element strings, ISO/IEC 15434): there they do not end the code. */
const STRUCTURED = /^(?:\][A-Za-z]\d|\[\)>|01\d{14}|00\d{18}|[\u001c-\u001e])/;
const CONTROL = /[\u0000-\u001f\u007f]/;

const isCharacter = (event) => (event.key.length === 1 || event.key === "Dead") && !event.metaKey && event.ctrlKey === event.altKey;

/**
 * Listens to `field`. `take(code)` is called with each code that ends otherwise than by Enter; the field is then empty (a textarea keeps its
 * lines, each a code). `tab`: whether Tab ends also what a person typed. `idle()`: whether a character typed elsewhere on the page is the
 * beginning of a code, which then goes to the field.
 */
export function hear(field, { take, tab = false, idle = () => false }) {
  const lines = field.tagName === "TEXTAREA";
  let burst = null; // keys that came one after the other: count, first, last, longest pause; `spoilt` when they are no code of a machine
  let ended = -Infinity; // when a code was taken
  let gap = GAP;
  let timer = 0;

  const start = () => (lines ? field.value.lastIndexOf("\n", Math.max(0, field.selectionStart - 1)) + 1 : 0);
  const current = () => (lines ? field.value.slice(start(), field.selectionStart) : field.value);

  function machine() {
    if (!burst || burst.spoilt || burst.count < 4 || burst.longest > LONGEST_PAUSE) return false;
    return (burst.last - burst.first) / (burst.count - 1) <= (burst.count < 6 ? SHORT_PACE : PACE);
  }
  function end(at, code = current()) {
    clearTimeout(timer);
    burst = null;
    ended = at;
    if (!code.trim()) return;
    if (lines) field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
    else field.value = "";
    take(code);
  }

  /** Ends the code if it is a machine's and nothing follows. */
  function listen() {
    clearTimeout(timer);
    if (!machine()) return;
    const { count } = burst;
    const same = () => burst?.count === count && machine();
    // Keys that wait behind a busy page are handled first: only then is the silence real.
    timer = setTimeout(() => { timer = setTimeout(() => { if (same()) end(performance.now()); }, 0); }, gap);
  }

  /** A control character at the end of what stands in the field. */
  function control(sign, at) {
    if ([GS, RS, FS].includes(sign) && STRUCTURED.test(current())) {
      field.setRangeText(sign, field.selectionStart, field.selectionEnd, "end");
      return listen();
    }
    if (sign >= ETX) end(at);
  }

  function key(event) {
    if (event.isComposing || ["Shift", "Control", "Alt", "AltGraph", "CapsLock"].includes(event.key)) return;
    const typed = isCharacter(event);
    if (document.activeElement !== field) {
      if (!typed || event.key === " " || !idle()) return;
      field.focus();
    }
    const at = event.timeStamp;
    const suffix = (machine() && at - burst.last <= SUFFIX) || at - ended <= SECOND;
    const sign = event.ctrlKey && !event.altKey && !event.metaKey && BY_KEY[event.code];
    if (sign && (suffix || (burst && !burst.spoilt && at - burst.last <= SECOND))) {
      event.preventDefault(); // Ctrl+D and Ctrl+J are the browser's for a person, not for a scanner
      return control(sign, at);
    }
    if (event.key === "Enter") {
      if (suffix) gap = GAP_WITH_SUFFIX;
      clearTimeout(timer);
      burst = null;
      ended = at;
      return;
    }
    if (event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      if (suffix) gap = GAP_WITH_SUFFIX;
      if (!current().trim() ? !suffix : !tab && !suffix) return; // the keyboard walks on
      event.preventDefault();
      return end(at);
    }
    if (!typed) {
      // A person who corrects what they typed. Another key a scanner may end with (F keys, arrows) changes nothing.
      if (burst && !suffix) burst.spoilt = true;
      return;
    }
    const fresh = !current().trim() && field.selectionEnd === field.selectionStart;
    if (!burst || (fresh && at - burst.last > LONGEST_PAUSE)) burst = { count: 0, first: at, last: at, longest: 0, spoilt: !fresh };
    burst.longest = Math.max(burst.longest, at - burst.last);
    burst.last = at;
    burst.count += 1;
    if (event.repeat) burst.spoilt = true; // a key held down is as fast as a machine
  }

  document.addEventListener("keydown", key, true);
  field.addEventListener("input", (event) => {
    // Control characters that arrive as characters, one by one or with the whole code. A paste is taken apart by whoever listens to it.
    while (event.inputType !== "insertFromPaste" && !lines) {
      const { value } = field;
      let found = value.search(CONTROL);
      if (STRUCTURED.test(value)) found = value.search(/[\u0003\u0004\t]/);
      if (found < 0) break;
      end(event.timeStamp, value.slice(0, found));
      field.value = value.slice(found + 1);
    }
    if (!current()) burst = null;
    listen();
  });
  field.addEventListener("blur", () => clearTimeout(timer));
}

/** A field that searches: a machine's code is looked for at once. */
export function searchField(field) {
  hear(field, { take(code) { field.value = code; field.form.requestSubmit(); } });
}

/** A list of codes, one on each line. */
export function codeList(field) {
  hear(field, { take() { field.scrollTop = field.scrollHeight; } });
}
