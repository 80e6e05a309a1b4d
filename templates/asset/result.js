// A row of what came of a scan or of a file: a tone, what it is, what happened, what to do next.

/** A row of the results. Only a path of our own becomes a link. */
export function resultRow({ tone, word, tag, title, text, href }) {
  const li = document.createElement("li");
  li.className = `result is-${tone}`;
  const here = typeof href === "string" && href.startsWith("/") && !href.startsWith("//");
  const what = document.createElement(here ? "a" : "span");
  what.className = "tag";
  what.textContent = tag;
  if (here) what.href = href;
  const unseen = document.createElement("span");
  unseen.className = "unseen";
  unseen.textContent = `${word}: `;
  const happened = document.createElement("b");
  happened.append(unseen, title ?? "");
  const next = document.createElement("p");
  next.className = "wrap";
  next.textContent = text ?? "";
  li.append(what, happened, next);
  return li;
}
