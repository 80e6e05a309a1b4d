// What every page with a form gets: one click counts once, a menu that Escape closes, errors that name their field.
//
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
