// The bench without a connection: the worker keeps one copy of it, made for that by the server and naming nobody, and opens it when the
// server cannot be reached. This only asks for the copy, and says when there is one.

export async function keepBench(note) {
  if (!navigator.serviceWorker) return; // plain HTTP, or refused
  navigator.serviceWorker.addEventListener("message", ({ data }) => { if (data === "kept") note.hidden = false; });
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage("keep");
    // An installed bench asks that what waits in it be not swept away when the device runs out of room.
    if (matchMedia("(display-mode: standalone)").matches) await navigator.storage?.persist?.();
  } catch { /* the bench works as long as there is a connection */ }
}
