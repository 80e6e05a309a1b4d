// Many files at once.
//
// Files are sent one at a time, so that each has its row as soon as it is read and none is too large together with the others. They may
// be dropped anywhere on the panel.

import { resultRow } from "./result.js";

export function manyFiles(form) {
  const input = form.querySelector("[type='file']");
  const panel = form.closest("[data-drop]");
  const list = panel.querySelector("[data-file-results]");
  const row = (r) => list.prepend(resultRow(r));
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
