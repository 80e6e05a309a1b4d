"""A disk that forgets: a FUSE file system that keeps in memory what was written, and apart from it what was synchronised.

    disk.py MOUNT FOLDER [--lie]      begins with the files of FOLDER, all of them safe

It speaks the kernel's protocol itself (include/uapi/linux/fuse.h, 7.31) and needs only fusermount3. Commands come on standard input, one
a line; each answer is one line of JSON:
    arm N                 the power fails before the Nth change from now on; says {"cut": what} when it does
    fail N                the Nth fsync from now on answers EIO, and what it should have made safe never will be
    cut KEEP SEED FOLDER  the power fails now, if it has not yet; writes what survives into FOLDER
With --lie, fsync answers success and does nothing.
"""
import array
import errno
import json
import os
import random
import select
import socket
import stat
import struct
import subprocess
import sys
from pathlib import Path

SECTOR = 512
FOREVER = 1 << 30
(LOOKUP, FORGET, GETATTR, SETATTR, MKDIR, UNLINK, RMDIR, RENAME, OPEN, READ, WRITE, STATFS, RELEASE, FSYNC, FLUSH, INIT, OPENDIR, READDIR,
 RELEASEDIR, FSYNCDIR, CREATE, INTERRUPT, DESTROY, BATCH_FORGET, RENAME2) = (
    1, 2, 3, 4, 9, 10, 11, 12, 14, 15, 16, 17, 18, 20, 25, 26, 27, 28, 29, 30, 35, 36, 38, 42, 45)
CHANGES = {SETATTR: "resize", MKDIR: "mkdir", UNLINK: "unlink", RENAME: "rename", RENAME2: "rename", WRITE: "write", FSYNC: "fsync",
           FSYNCDIR: "fsync of the folder", CREATE: "create"}


class Node:
    """A file or a folder: as it is, as it is safe, and the changes between the two in their order."""

    def __init__(self, number, mode):
        self.number, self.mode, self.todo, self.name = number, mode, [], ""
        self.now, self.safe = ({}, {}) if stat.S_ISDIR(mode) else (bytearray(), bytearray())

    def is_memory(self):
        """The index of SQLite's log is shared memory, is never synchronised, and is made again at each start."""
        return self.name.endswith("-shm")


def apply(state, change):
    kind, *what = change
    if kind == "write":
        at, content = what
        state.extend(b"\0" * (at - len(state)))
        state[at : at + len(content)] = content
    elif kind == "size":
        del state[what[0] :]
        state.extend(b"\0" * (what[0] - len(state)))
    else:
        gone, name, node = what
        if gone is not None:
            state.pop(gone, None)
        if name is not None:
            state[name] = node


class Refused(Exception):
    pass


class Disk:
    def __init__(self, lies):
        self.nodes, self.order, self.lies = {}, 0, lies
        self.armed, self.failing, self.dead = None, None, None
        self.root = self.node(stat.S_IFDIR | 0o700)

    def node(self, mode):
        made = Node(len(self.nodes) + 1, mode)
        self.nodes[made.number] = made
        return made

    def load(self, folder: Path):
        for path in folder.iterdir():
            file = self.node(stat.S_IFREG | 0o600)
            file.name, file.now = path.name, bytearray(path.read_bytes())
            file.safe = bytearray(file.now)
            self.root.now[path.name] = self.root.safe[path.name] = file

    def change(self, node, *what):
        self.order += 1
        apply(node.now, what)
        node.todo.append((self.order, what))

    def sync(self, node):
        if self.failing is not None and not node.is_memory():
            self.failing -= 1
            if self.failing == 0:
                # As Linux does: the error is told once, the pages count as clean, and are never written again.
                node.todo.clear()
                raise Refused(errno.EIO)
        if not self.lies:
            for _order, what in node.todo:
                apply(node.safe, what)
            node.todo.clear()

    def unsafe(self):
        return [(order, node, what) for node in self.nodes.values() if not node.is_memory() for order, what in node.todo]

    def survive(self, keep, rng, into: Path):
        """Loses what was not synchronised: all of it (none), all but a random part (some), or all after a moment (first)."""
        waiting = self.unsafe()
        until = rng.choice(sorted(order for order, *_ in waiting)) if waiting else 0
        share, kept = rng.choice((0.1, 0.5, 0.9)), 0
        for order, node, what in sorted(waiting, key=lambda w: w[0]):
            if keep == "some" and what[0] == "write":
                # A write may be torn: each sector of it is on the disk or not.
                at, content = what[1:]
                for start in range(-(at % SECTOR), len(content), SECTOR):
                    if rng.random() < share:
                        apply(node.safe, ("write", at + max(start, 0), content[max(start, 0) : start + SECTOR]))
                        kept += 1
            elif (keep == "some" and rng.random() < share) or (keep == "first" and order <= until):
                apply(node.safe, what)
                kept += 1
        self.store(self.root, into)
        return {"unsafe": len(waiting), "kept": kept, "cut": self.dead, "failed": self.failing is not None and self.failing <= 0}

    def store(self, folder, into: Path):
        into.mkdir(parents=True)
        for name, node in folder.safe.items():
            if stat.S_ISDIR(node.mode):
                self.store(node, into / name)
            else:
                (into / name).touch(0o600)
                (into / name).write_bytes(node.safe)

    # The protocol.

    def attributes(self, node):
        size = 0 if stat.S_ISDIR(node.mode) else len(node.now)
        owner = os.getuid(), os.getgid()
        return struct.pack("<6Q10I", node.number, size, (size + 511) // 512, 0, 0, 0, 0, 0, 0, node.mode, 1, *owner, 0, 4096, 0)

    def entry(self, node):
        return struct.pack("<4Q2I", node.number, 0, FOREVER, FOREVER, 0, 0) + self.attributes(node)

    def child(self, folder, name):
        node = folder.now.get(name)
        if node is None:
            raise Refused(errno.ENOENT)
        return node

    def make(self, folder, name, mode):
        if name in folder.now:
            raise Refused(errno.EEXIST)
        node = self.node(mode)
        node.name = name
        self.change(folder, "name", None, name, node)
        return node

    def power(self, code, node):
        """Whether there is still power for this change."""
        if code not in CHANGES or node.is_memory():
            return
        if self.dead is None and self.armed is not None:
            self.armed -= 1
            if self.armed == 0:
                self.dead = f"before {CHANGES[code]} {node.name}".strip()
                say({"cut": self.dead})
        if self.dead is not None:
            raise Refused(errno.EIO)

    def answer(self, code, number, body):
        """The answer to one request; None for those that get none."""
        if code in (FORGET, BATCH_FORGET, INTERRUPT):
            return None
        if code == INIT:
            return struct.pack("<4I2HI I2HI7I", 7, 31, 1 << 17, 1 << 5, 16, 12, 1 << 17, 1, 0, 0, 0, *[0] * 7)
        node = self.nodes[number]
        self.power(code, node)
        if code == LOOKUP:
            return self.entry(self.child(node, text(body)))
        if code == GETATTR:
            return struct.pack("<Q2I", FOREVER, 0, 0) + self.attributes(node)
        if code == SETATTR:
            valid, _, _, size = struct.unpack_from("<2I2Q", body)
            if valid & 8:
                self.change(node, "size", size)
            if valid & 1:
                node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(struct.unpack_from("<I", body, 68)[0])
            return struct.pack("<Q2I", FOREVER, 0, 0) + self.attributes(node)
        if code in (OPEN, OPENDIR):
            return struct.pack("<Q2I", 0, 0, 0)
        if code == CREATE:
            mode = struct.unpack_from("<2I", body)[1]
            return self.entry(self.make(node, text(body[16:]), stat.S_IFREG | stat.S_IMODE(mode))) + struct.pack("<Q2I", 0, 0, 0)
        if code == MKDIR:
            return self.entry(self.make(node, text(body[8:]), stat.S_IFDIR | stat.S_IMODE(struct.unpack_from("<I", body)[0])))
        if code == READ:
            at, size = struct.unpack_from("<QI", body, 8)
            return bytes(node.now[at : at + size])
        if code == WRITE:
            at, size = struct.unpack_from("<QI", body, 8)
            self.change(node, "write", at, bytes(body[40 : 40 + size]))
            return struct.pack("<2I", size, 0)
        if code in (FSYNC, FSYNCDIR):
            self.sync(node)
            return b""
        if code in (UNLINK, RMDIR):
            name = text(body)
            self.child(node, name)
            self.change(node, "name", name, None, None)
            return b""
        if code in (RENAME, RENAME2):
            old, new = bytes(body[8 if code == RENAME else 16 :]).decode().split("\0")[:2]
            if self.nodes[struct.unpack_from("<Q", body)[0]] is not node:
                raise Refused(errno.EXDEV)
            moved = self.child(node, old)
            self.change(node, "name", old, new, moved)
            moved.name = new
            return b""
        if code == READDIR:
            at, size = struct.unpack_from("<QI", body, 8)
            return self.names(node, at, size)
        if code == STATFS:
            return struct.pack("<5Q4I6I", 1 << 22, 1 << 21, 1 << 21, 1 << 20, 1 << 19, 4096, 255, 4096, 0, *[0] * 6)
        if code in (RELEASE, RELEASEDIR, FLUSH, DESTROY):
            return b""
        raise Refused(errno.ENOSYS)

    def names(self, node, at, size):
        listed, out = [(".", node), ("..", node), *node.now.items()], b""
        for place, (name, child) in enumerate(listed[at:], at + 1):
            raw = name.encode()
            entry = struct.pack("<2Q2I", child.number, place, len(raw), stat.S_IFMT(child.mode) >> 12) + raw
            entry += b"\0" * (-len(entry) % 8)
            if len(out) + len(entry) > size:
                break
            out += entry
        return out


def text(body):
    return bytes(body).split(b"\0", 1)[0].decode()


def say(what):
    print(json.dumps(what), flush=True)


def mount(at):
    ours, theirs = socket.socketpair()
    env = {**os.environ, "_FUSE_COMMFD": str(theirs.fileno())}
    subprocess.run(["fusermount3", "-o", "fsname=forgets,subtype=reprise", "--", at], env=env, pass_fds=[theirs.fileno()], check=True)
    _data, control, *_ = ours.recvmsg(1, socket.CMSG_SPACE(4))
    return array.array("i", control[0][2][:4])[0]


def serve(disk, device):
    poll, commands = select.poll(), b""
    poll.register(device, select.POLLIN)
    poll.register(0, select.POLLIN)
    while True:
        for fd, _event in poll.poll():
            if fd == device:
                try:
                    request = os.read(device, 1 << 20)
                except OSError as error:
                    if error.errno in (errno.ENOENT, errno.EINTR, errno.EAGAIN):
                        continue
                    return
                length, code, unique, number = struct.unpack_from("<2I2Q", request)
                try:
                    failed, said = 0, disk.answer(code, number, memoryview(request)[40:length])
                except Refused as refused:
                    failed, said = -refused.args[0], b""
                if said is not None:
                    try:
                        os.writev(device, [struct.pack("<IiQ", 16 + len(said), failed, unique), said])
                    except OSError as error:
                        if error.errno != errno.ENOENT:
                            return
            else:
                more = os.read(0, 4096)
                if not more:
                    return
                *lines, commands = (commands + more).split(b"\n")
                for line in lines:
                    obey(disk, line.decode().split(" ", 3))


def obey(disk, words):
    if words[0] == "arm":
        disk.armed = int(words[1])
    elif words[0] == "fail":
        disk.failing = int(words[1])
    elif words[0] == "cut":
        disk.dead = disk.dead or "between two changes"
        say(disk.survive(words[1], random.Random(words[2]), Path(words[3])))


def main():
    at, folder, *options = sys.argv[1:]
    disk = Disk("--lie" in options)
    disk.load(Path(folder))
    device = mount(at)
    say({"mounted": at})
    try:
        serve(disk, device)
    finally:
        subprocess.run(["fusermount3", "-u", "-z", "-q", at], check=False)


if __name__ == "__main__":
    main()
