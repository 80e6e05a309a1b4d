// Sends what waits in the queue: one code at a time, in the order they were scanned, over all tabs. A code leaves the queue only when the
// server has answered; sent twice (a lost answer, a reload) it carries the same id and counts once.

const TONES = ["ok", "warn", "stop"];
const PATIENCE = 20_000; // ms before an unanswered code is sent again, under the same id
const LONGEST_WAIT = 8_000; // ms between two tries while the server is away
const OLDEST = 30 * 24 * 3_600_000; // ms; the server remembers what it answered a day longer than this
const AT_ONCE = 10_000; // ms; an answer that took longer is one the person may not be waiting for

/** The server's answer to one code, or the name of the trouble: `offline`, `busy`, `signed-out`, `other`. */
async function ask(item) {
  let answer;
  try {
    answer = await fetch(item.address, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      body: item.body,
      redirect: "manual", // being sent to the sign-in page is not an answer
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return "offline";
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) return "signed-out";
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return "busy";
  let told;
  try {
    told = JSON.parse(await answer.text());
  } catch (error) {
    if (!(error instanceof SyntaxError)) return "offline"; // cut in the middle
  }
  if (told?.code === "other_person") return "other";
  if (told && TONES.includes(told.tone)) return told;
  // A refusal in another shape (RFC 9457, or a page) is still an answer: say it, and go on with the next code.
  return { tone: "stop", tag: item.code, title: told?.title ?? `HTTP ${answer.status}`, text: told?.detail ?? "" };
}

/**
 * Sends for `who`. `answered(item, told, late)` hears each answer (`late` when the person may have gone on meanwhile), `troubled(name)` each
 * change of the weather; `tooOld` is what is told of a code that waited longer than the server remembers.
 */
export function sender(queue, { who, page, tooOld, answered, troubled }) {
  let sending = false;
  let more = false;
  let wake = null;
  let bad = 0; // when the last trouble was seen

  async function one() {
    const item = await queue.first(who);
    if (!item) return "empty";
    const at = Date.parse(item.at);
    const old = Date.now() - at > OLDEST;
    const told = old ? { ...tooOld, tone: "stop", tag: item.code } : await ask(item);
    if (typeof told === "string") return told;
    const late = old || item.page !== page || at <= bad || Date.now() - at > AT_ONCE;
    if (late && told.tone === "stop") await queue.change({ ...item, told });
    else await queue.drop(item.seq);
    queue.tell({ item, told, late });
    answered(item, told, late);
    return "";
  }

  /** Sends all there is; comes back when nothing is left, or only the person can help. */
  async function send() {
    more = true;
    if (sending) return;
    sending = true;
    let wait = 500;
    while (more) {
      more = false;
      for (;;) {
        const how = await queue.alone(one).catch(() => "offline");
        if (how === "empty") break;
        troubled(how);
        queue.tell({ trouble: how, who });
        if (!how) { wait = 500; continue; }
        bad = Date.now();
        if (how === "signed-out" || how === "other") { more = false; break; }
        await new Promise((go) => { wake = go; setTimeout(go, wait); });
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    }
    sending = false;
  }

  addEventListener("online", () => wake?.());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake?.(); });
  return { send, wake: () => wake?.() };
}
