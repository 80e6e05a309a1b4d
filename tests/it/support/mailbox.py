"""A mail server that is not ours (aiosmtpd), for a test. Its first line says where it listens. What it takes is appended to the file given, one JSON
object a line, as Python's own mail parser reads it. The address decides how it behaves: later@ is refused for now, never@ for good, broken@ loses the
connection once when the whole letter is there, deaf@ loses it before."""

import asyncio
import base64
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


def enclosed(part):
    """What goes along with a letter: its bytes, and what a calendar reads in it."""
    content = part.get_payload(decode=True)
    kept = {
        "type": part.get_content_type(),
        "params": {name: part.get_param(name) for name in ("charset", "method")},
        "disposition": part.get_content_disposition(),
        "name": part.get_filename(),
        "bytes": base64.b64encode(content).decode(),
        "events": None,
    }
    if part.get_content_type() == "text/calendar":
        try:
            import icalendar
        except ImportError:
            return kept
        try:
            calendar = icalendar.Calendar.from_ical(content)
        except ValueError:
            return kept
        kept["method"] = str(calendar["METHOD"])
        kept["events"] = [{
            "uid": str(e["UID"]), "status": str(e["STATUS"]), "sequence": int(e["SEQUENCE"]), "place": str(e["LOCATION"]),
            "from": e.decoded("DTSTART").isoformat(), "until": e.decoded("DTEND").isoformat(), "about": str(e.get("DESCRIPTION", "")),
        } for e in calendar.walk("VEVENT")]
    return kept


class Mailbox:
    def __init__(self, path):
        self.path = path
        self.broken = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later@"):
            return "450 4.2.1 greylisted, come back"
        if address.startswith("never@"):
            return "550 5.1.1 no such person here"
        if address.startswith("deaf@"):
            server.transport.abort()
            return "250 never heard"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        lines = envelope.original_content.split(b"\r\n")
        with open(self.path, "a", encoding="utf-8") as kept:
            kept.write(json.dumps({
                "to": envelope.rcpt_tos,
                "headers": [[name.lower(), str(value)] for name, value in message.items()],
                "text": message.get_body().get_content(),
                "along": [enclosed(part) for part in message.iter_attachments()],
                "longest": max(len(line) for line in lines),
                "defects": [str(d) for d in message.defects],
            }) + "\n")
        if envelope.rcpt_tos[0].startswith("broken@"):
            self.broken += 1
            if self.broken == 1:
                server.transport.abort()
        return "250 taken"


async def main(path):
    box = Mailbox(path)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(box, enable_SMTPUTF8=True, hostname="mailbox.test"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1]))
