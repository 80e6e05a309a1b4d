#!/usr/bin/env python3
"""Verifies a bundle of the ledger, or the proof of one event. It needs Python 3.8 or later and nothing else.

    verify.py [--vkey FILE] BUNDLE [OLD_CHECKPOINT ...]
    verify.py --vkey FILE --proof FILE (--entry FILE | --leaf-hash HEX)

Exit status: 0 when everything holds, 1 when something does not, 2 when it was called wrongly.
Formats: c2sp.org/signed-note, /tlog-checkpoint, /tlog-tiles, /tlog-proof. Tree: RFC 6962. Signatures: RFC 8032.
"""
import argparse, base64, hashlib, io, itertools, json, re, sys
from pathlib import Path

# Ed25519, verification only (RFC 8032, 5.1). A point is X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * D * p[3] * q[3], 2 * p[2] * q[2]
    e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def point(data):
    y, odd = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    root = pow(square, (P + 3) // 8, P)
    x = root if root * root % P == square else root * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or y >= P or (x == 0 and odd):
        raise ValueError("the key is no point of the curve")
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


def signed_by(key, text, signature):
    """Whether s·base − k·key, computed bit by bit, is the point that the signature begins with."""
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
    zero, base, (x, y, z, t) = (0, 1, 1, 0), point((4 * pow(5, -1, P) % P).to_bytes(32, "little")), point(key)
    minus, r = (P - x, y, z, P - t), zero
    steps = ((zero, minus), (base, add(base, minus)))
    for bit in reversed(range(ORDER.bit_length())):
        r = add(add(r, r), steps[s >> bit & 1][k >> bit & 1])
    x, y = r[0] * pow(r[2], -1, P) % P, r[1] * pow(r[2], -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


# Files, keys and checkpoints.


def read(path):
    if not Path(path).is_file():
        raise ValueError(f"{path} is missing")
    return Path(path).read_bytes()


def decode64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("this base64 is not written as it should be")
    return data


def read_keys(path):
    """Name, key id and key of each line. The base64 may have plus signs in it: only the first two divide."""
    keys = []
    for line in filter(None, map(str.strip, read(path).decode().split("\n"))):
        form = re.fullmatch(r"([^\s+]+)\+([0-9A-Fa-f]{8})\+(\S+)", line)
        key = decode64(form[3]) if form else b""
        if len(key) != 33 or key[0] != 1 or hashlib.sha256(form[1].encode() + b"\n" + key).digest()[:4] != bytes.fromhex(form[2]):
            raise ValueError(f"{path}: this is no Ed25519 key of a signed note: {line}")
        keys.append((form[1], bytes.fromhex(form[2]), key[1:]))
    return keys


def open_checkpoint(note, keys):
    """Origin, size and root. One good signature by one of the keys is enough; those of unknown keys are ignored."""
    text, _, signatures = note.decode().rpartition("\n\n")
    text, lines, found = text + "\n", re.findall(r"— ([^\s+]+) (\S+)\n", signatures), {}
    for name, data in lines:
        found.setdefault((name, decode64(data)[:4]), decode64(data)[4:])
    whole = signatures == "".join(f"— {name} {data}\n" for name, data in lines)
    if not whole or len(lines) > 100 or not all(found.values()) or re.search(r"[\0-\t\v-\37]", note.decode()):
        raise ValueError("this is no signed note")
    if not any(signed_by(key, text.encode(), found.get((name, key_id), b"")) for name, key_id, key in keys):
        raise ValueError("no known key signed it, or it was changed after it was signed")
    form = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([^\n]+)\n([^\n]+\n)*", text)
    if not form or len(decode64(form[3])) != 32:
        raise ValueError("it is signed, but it is no checkpoint")
    return form[1], int(form[2]), decode64(form[3])


def read_checkpoint(path, keys):
    note = read(path)
    try:
        return open_checkpoint(note, keys)
    except ValueError as error:
        raise ValueError(f"{path}: {error}")


# The tree (RFC 6962, 2.1).


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    def __init__(self):
        self.size = 0
        self.edge = []  # the roots of the full subtrees, from the largest on the left to the smallest
        self.levels = {}  # the hashes that the tiles of each level hold: those of height 0, 8, 16, …

    def append(self, entry):
        value = leaf_hash(entry)
        for height in itertools.count():
            if height % 8 == 0:
                self.levels.setdefault(height // 8, []).append(value)
            if not self.size >> height & 1:
                break
            value = node_hash(self.edge.pop(), value)
        self.edge.append(value)
        self.size += 1

    def root(self):
        root = self.edge[-1] if self.edge else hashlib.sha256().digest()
        for left in self.edge[-2::-1]:
            root = node_hash(left, root)
        return root


def root_by_proof(leaf, index, size, hashes):
    """The root that follows from a leaf and the hashes beside its way up."""
    if bool(hashes) != (size > 1):
        raise ValueError("the proof has too many or too few hashes")
    if size == 1:
        return leaf
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        return node_hash(root_by_proof(leaf, index, half, hashes[:-1]), hashes[-1])
    return node_hash(hashes[-1], root_by_proof(leaf, index - half, size - half, hashes[:-1]))


# The bundle.


def tiles(level, count):
    """The path of each tile of a level that has `count` hashes or entries, the first of them, and how many."""
    for first in range(0, count, 256):
        parts, width = [part.zfill(3) for part in f"{first // 256:,}".split(",")], min(256, count - first)
        path = "/".join(["x" + part for part in parts[:-1]] + parts[-1:])
        yield f"tile/{level}/{path}" + (f".p/{width}" if width < 256 else ""), first, width


def read_entries(bundle, size):
    for path, _, width in tiles("entries", size):
        tile = io.BytesIO(read(bundle / path))
        for _ in range(width):
            length = int.from_bytes(tile.read(2), "big")
            entry = tile.read(length)
            if len(entry) != length:
                raise ValueError(f"{path} is cut off")
            yield entry
        if tile.read():
            raise ValueError(f"{path} holds more than {width} events")


def place_of(entry):
    """The member `seq` of an event; None when it is not one whole number."""
    try:
        event = json.loads(entry.decode(), object_pairs_hook=tuple, parse_constant=int)  # no NaN: int refuses it
    except (ValueError, RecursionError):
        return None
    found = [value for name, value in event if name == "seq"] if isinstance(event, tuple) else []
    return found[0] if len(found) == 1 and type(found[0]) is int else None


def verify_bundle(bundle, old, vkey):
    """Finds what holds (True), what does not (False), and what the reader should know (None)."""
    keys = read_keys(vkey or bundle / "vkey")
    origin, size, root = read_checkpoint(bundle / "checkpoint", keys)
    signed, covered = {size: [(bundle / "checkpoint", root, False)]}, 0
    inside = sorted((bundle / "checkpoints").glob("*"), key=lambda path: (len(path.name), path.name))
    for path, outside in [(path, False) for path in inside] + [(path, True) for path in old]:
        try:
            its_origin, its_size, its_root = read_checkpoint(path, keys)
        except ValueError as error:
            yield False, error
            continue
        if its_origin != origin:
            yield False, f"{path}: it is of {its_origin}, the bundle is of {origin}"
        elif its_size > size:
            yield False, f"{path}: it signed {its_size} events, the bundle holds {size}"
        elif not outside and path.name != str(its_size):
            yield False, f"{path}: it signed {its_size} events, not as many as its name tells"
        else:
            signed.setdefault(its_size, []).append((path, its_root, outside))

    tree, misplaced = Tree(), []
    for entry in itertools.chain(read_entries(bundle, size), [None]):
        for path, its_root, outside in signed.get(tree.size, []):
            good = its_root == tree.root()
            yield good, f"{path}: the first {tree.size} events are {'' if good else 'not '}those that it signed"
            covered = tree.size if good and outside else covered
        if entry is not None:
            if place_of(entry) != tree.size:
                misplaced.append(tree.size)
            tree.append(entry)
    if misplaced:
        yield False, f"{len(misplaced)} events are not at their places, the first is {misplaced[0]}: one is missing, inserted or moved"
    else:
        yield True, f"{size} events, each at its place"
    wrong = 0
    for level, hashes in tree.levels.items():
        for path, first, width in tiles(level, len(hashes)):
            if read(bundle / path) != b"".join(hashes[first : first + width]):
                yield False, f"{path}: these hashes are not those of the events"
                wrong += 1
    if not wrong:
        yield True, "the tiles of hashes are those of the events"
    if not vkey:
        yield None, "the key is the bundle's own; with --vkey, give one that you got elsewhere"
    if covered < size:
        yield None, f"no checkpoint kept outside covers the events from {covered} on: whoever holds the key could have changed them"


def verify_proof(path, leaf, vkey):
    head, _, note = read(path).decode().partition("\n\n")
    form = re.fullmatch(r"c2sp.org/tlog-proof@v1\n(?:extra [^\n]*\n)?index (0|[1-9][0-9]{0,18})((?:\n[^\n]+){0,63})", head)
    if not form:
        raise ValueError("this is no proof of an event")
    index, hashes = int(form[1]), [decode64(line) for line in form[2].split("\n")[1:]]
    origin, size, root = open_checkpoint(note.encode(), read_keys(vkey))
    good = all(len(value) == 32 for value in hashes) and index < size and root_by_proof(leaf, index, size, hashes) == root
    yield good, f"{path}: the event is {'' if good else 'not '}number {index} of the {size} of {origin} that the checkpoint signed"


def say(kind, text):
    """Prints one line. What a bundle brings along must not steer the terminal."""
    print(kind, "".join(c if c.isprintable() else "?" for c in str(text)))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("bundle", nargs="?", type=Path, metavar="BUNDLE", help="the folder of a bundle")
    args.add_argument("old", nargs="*", type=Path, metavar="OLD_CHECKPOINT", help="a checkpoint that was kept outside")
    args.add_argument("--vkey", metavar="FILE", help="trust the keys of this file, and not those in the bundle")
    args.add_argument("--proof", metavar="FILE", help="verify this proof, and no bundle")
    args.add_argument("--entry", metavar="FILE", help="the event that is proved, its exact bytes")
    args.add_argument("--leaf-hash", metavar="HEX", help="or the leaf hash of it")
    given = args.parse_intermixed_args()
    if given.proof and (given.bundle or not given.vkey or bool(given.entry) == bool(given.leaf_hash)):
        args.error("a proof needs --vkey and either --entry or --leaf-hash, and no bundle")
    if not given.proof and (not given.bundle or given.entry or given.leaf_hash):
        args.error("give a bundle, or a proof with its event")
    sys.stdout.reconfigure(errors="replace")
    holds = True
    try:
        if given.proof:
            leaf = bytes.fromhex(given.leaf_hash) if given.leaf_hash else leaf_hash(read(given.entry))
            findings = verify_proof(given.proof, leaf, given.vkey)
        else:
            findings = verify_bundle(given.bundle, given.old, given.vkey)
        for good, text in findings:
            say({True: "ok  ", False: "BAD ", None: "note"}[good], text)
            holds = holds and good is not False
    except (ValueError, OSError) as error:
        say("BAD ", error)
        holds = False
    print("accepted" if holds else "REFUSED")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
