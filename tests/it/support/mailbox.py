"""A mail server that is not ours (aiosmtpd), for a test. Its first line says where it listens. What it takes is appended to the file given, one JSON
object a line, as Python's own mail parser reads it. The address decides how it behaves: later@ is refused for now, never@ for good, broken@ loses the
connection once when the whole letter is there, deaf@ loses it before."""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


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
                "text": message.get_content(),
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
