// The sheet of labels.
//
// The sheet is drawn anew whenever something that shows on it changes, and the first free label of a stock is remembered for whoever
// prints: after a print it is the one behind the last.

export function labelSheet(form) {
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
