// A mail server that takes every letter and keeps it, so that a walk can follow the links in what was really sent.

import { createServer } from "node:net";

/** The text of a letter as its reader sees it. */
function readable(raw) {
  const [head, ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const coded = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1].toLowerCase();
  if (coded === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (coded === "quoted-printable") return body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return body;
}

/** `{ url, link(wanted, ms), stop() }`: `link` answers with the path of the link in the next letter that is wanted. */
export async function openLetterbox() {
  let waiting = [];
  const sockets = new Set();
  const take = (letter) => { waiting = waiting.filter((one) => !one(letter)); };
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    let [rest, data, to] = ["", null, []];
    const say = (line) => socket.write(`${line}\r\n`);
    const hear = (line) => {
      if (data !== null) {
        if (line !== ".") { data.push(line.startsWith("..") ? line.slice(1) : line); return; }
        const text = readable(data.join("\r\n"));
        for (const address of to) take({ to: address, text, link: /\/l\/[0-9a-f]{64}/.exec(text)?.[0] ?? null });
        [data, to] = [null, []];
        say("250 kept");
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "RCPT") to.push(/<([^>]*)>/.exec(line)?.[1].toLowerCase() ?? "");
      if (verb === "DATA") { data = []; say("354 go on"); return; }
      say(verb === "QUIT" ? "221 bye" : "250 letterbox");
      if (verb === "QUIT") socket.end();
    };
    socket.setEncoding("utf8").on("error", () => {}).on("data", (chunk) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop();
      lines.forEach(hear);
    });
    say("220 letterbox");
  });
  await new Promise((good, bad) => server.once("error", bad).listen(0, "127.0.0.1", good));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    /** The next letter that `wanted` accepts and that bears a link, sent from now on: ask for it before what causes it. */
    link: (wanted, ms = 60_000) => new Promise((good, bad) => {
      const late = setTimeout(() => bad(new Error("no letter with a link came")), ms);
      waiting.push((letter) => {
        if (!letter.link || !wanted(letter)) return false;
        clearTimeout(late);
        good(letter.link);
        return true;
      });
    }),
    stop: () => new Promise((good) => { server.close(good); sockets.forEach((s) => s.destroy()); }),
  };
}
