// Sumdb verifies a bundle of the ledger, or the proof of one event, with the packages of Go's checksum database.
//
//	sumdb [--vkey FILE] BUNDLE [OLD_CHECKPOINT ...]
//	sumdb --vkey FILE --proof FILE (--entry FILE | --leaf-hash HEX)
//
// Exit status: 0 when everything holds, 1 when something does not, 2 when it was called wrongly.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// height of a tile: it holds 2⁸ hashes or events.
const height = 8

var (
	checkpointForm = regexp.MustCompile(`^([^\n]+)\n(0|[1-9][0-9]*)\n([^\n]+)\n(?:[^\n]+\n)*$`)
	proofForm      = regexp.MustCompile(`^c2sp\.org/tlog-proof@v1\n(?:extra [^\n]*\n)?index (0|[1-9][0-9]*)((?:\n[^\n]+){0,63})$`)
)

// holds is false as soon as something does not.
var holds = true

// say prints one line. What a bundle brings along must not steer the terminal.
func say(kind, format string, args ...any) {
	holds = holds && kind != "BAD "
	fmt.Println(kind, strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, fmt.Sprintf(format, args...)))
}

func check(good bool, format string, args ...any) {
	kind := "BAD "
	if good {
		kind = "ok  "
	}
	say(kind, format, args...)
}

// A checkpoint whose signature was verified.
type checkpoint struct {
	path, origin string
	tlog.Tree
}

func readKeys(path string) ([]note.Verifier, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var keys []note.Verifier
	for _, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		key, err := note.NewVerifier(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %v: %s", path, err, line)
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// openCheckpoint verifies a signed note. One good signature by one of the keys is enough.
func openCheckpoint(path string, data []byte, keys []note.Verifier) (c checkpoint, err error) {
	err = errors.New("there is no key")
	var opened *note.Note
	for _, key := range keys {
		if opened, err = note.Open(data, note.VerifierList(key)); err == nil {
			break
		}
	}
	if err != nil {
		return c, fmt.Errorf("%s: %v", path, err)
	}
	form := checkpointForm.FindStringSubmatch(opened.Text)
	if form == nil {
		return c, fmt.Errorf("%s: it is signed, but it is no checkpoint", path)
	}
	c = checkpoint{path: path, origin: form[1]}
	if c.N, err = strconv.ParseInt(form[2], 10, 64); err == nil {
		c.Hash, err = tlog.ParseHash(form[3])
	}
	if err != nil {
		return c, fmt.Errorf("%s: %v", path, err)
	}
	return c, nil
}

func readCheckpoint(path string, keys []note.Verifier) (checkpoint, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return checkpoint{}, err
	}
	return openCheckpoint(path, data, keys)
}

// placeOf is the member seq of an event; ok is false when it is not one whole number.
func placeOf(entry []byte) (seq int64, ok bool) {
	if !utf8.Valid(entry) || !json.Valid(entry) {
		return 0, false
	}
	decoder := json.NewDecoder(bytes.NewReader(entry))
	if first, err := decoder.Token(); err != nil || first != json.Delim('{') {
		return 0, false
	}
	var found []string
	for decoder.More() {
		var value json.RawMessage
		name, err := decoder.Token()
		if err != nil || decoder.Decode(&value) != nil {
			return 0, false
		}
		if name == "seq" {
			found = append(found, string(value))
		}
	}
	if len(found) != 1 {
		return 0, false
	}
	seq, err := strconv.ParseInt(found[0], 10, 64)
	return seq, err == nil
}

// stored has the hashes of the tree as the library numbers them.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, i := range indexes {
		if i >= int64(len(s)) {
			return nil, fmt.Errorf("hash %d is not known", i)
		}
		hashes = append(hashes, s[i])
	}
	return hashes, nil
}

// treeHash is tlog.TreeHash, but of no event as RFC 6962 has it: older versions of the library differ there.
func treeHash(size int64, hashes stored) (tlog.Hash, error) {
	if size == 0 {
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, hashes)
}

// tiles lets the library read the tiles of a bundle.
type tiles string

func (dir tiles) Height() int                         { return height }
func (dir tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (dir tiles) ReadTiles(wanted []tlog.Tile) (all [][]byte, err error) {
	for _, tile := range wanted {
		data, err := dir.read(tile)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// read reads a tile: tlog-tiles leaves the height out of its path, and names the tiles of events otherwise.
func (dir tiles) read(tile tlog.Tile) ([]byte, error) {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return os.ReadFile(filepath.Join(string(dir), strings.Replace(path, "tile/data/", "tile/entries/", 1)))
}

// each calls f with every event of the bundle.
func (dir tiles) each(size int64, f func(n int64, entry []byte) error) error {
	for first := int64(0); first < size; first += 1 << height {
		tile := tlog.Tile{H: height, L: -1, N: first >> height, W: 1 << height}
		if size-first < 1<<height {
			tile.W = int(size - first)
		}
		data, err := dir.read(tile)
		if err != nil {
			return err
		}
		for n := first; n < first+int64(tile.W); n++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return fmt.Errorf("the tile with event %d is cut off", n)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			if err := f(n, data[2:end]); err != nil {
				return err
			}
			data = data[end:]
		}
		if len(data) > 0 {
			return fmt.Errorf("the tile with event %d holds more than %d events", first, tile.W)
		}
	}
	return nil
}

func verifyBundle(dir string, old []string, vkey string) error {
	path := vkey
	if vkey == "" {
		path = filepath.Join(dir, "vkey")
	}
	keys, err := readKeys(path)
	if err != nil {
		return err
	}
	own, err := readCheckpoint(filepath.Join(dir, "checkpoint"), keys)
	if err != nil {
		return err
	}

	// The checkpoints to hold the events against.
	files, err := os.ReadDir(filepath.Join(dir, "checkpoints"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	var paths []string
	for _, file := range files {
		paths = append(paths, filepath.Join(dir, "checkpoints", file.Name()))
	}
	signed := []checkpoint{own}
	outside := map[string]bool{}
	for i, path := range append(paths, old...) {
		inside := i < len(files)
		its, err := readCheckpoint(path, keys)
		switch {
		case err != nil:
			check(false, "%v", err)
		case its.origin != own.origin:
			check(false, "%s: it is of %s, the bundle is of %s", path, its.origin, own.origin)
		case its.N > own.N:
			check(false, "%s: it signed %d events, the bundle holds %d", path, its.N, own.N)
		case inside && filepath.Base(path) != strconv.FormatInt(its.N, 10):
			check(false, "%s: it signed %d events, not as many as its name tells", path, its.N)
		default:
			signed = append(signed, its)
			outside[path] = !inside
		}
	}
	sort.SliceStable(signed, func(i, j int) bool { return signed[i].N < signed[j].N })

	// The tree of the events.
	var hashes stored
	var misplaced []int64
	err = tiles(dir).each(own.N, func(n int64, entry []byte) error {
		if seq, ok := placeOf(entry); !ok || seq != n {
			misplaced = append(misplaced, n)
		}
		more, err := tlog.StoredHashes(n, entry, hashes)
		hashes = append(hashes, more...)
		return err
	})
	if err != nil {
		return err
	}

	// What each checkpoint signed, once by the events and once by the tiles of hashes.
	var covered int64
	proven := tlog.TileHashReader(own.Tree, tiles(dir))
	for _, its := range signed {
		root, err := treeHash(its.N, hashes)
		if err != nil {
			return err
		}
		if root != its.Hash {
			check(false, "%s: the first %d events are not those that it signed", its.path, its.N)
			continue
		}
		check(true, "%s: the first %d events are those that it signed", its.path, its.N)
		if outside[its.path] {
			covered = its.N
		}
		if its.N == 0 {
			continue
		}
		proof, err := tlog.ProveTree(own.N, its.N, proven)
		if err == nil {
			err = tlog.CheckTree(proof, own.N, own.Hash, its.N, its.Hash)
		}
		if err != nil {
			check(false, "%s: the tiles of hashes do not prove that the bundle continues it: %v", its.path, err)
		}
	}
	if len(misplaced) > 0 {
		check(false, "%d events are not at their places, the first is %d: one is missing, inserted or moved", len(misplaced), misplaced[0])
	} else {
		check(true, "%d events, each at its place", own.N)
	}

	// Every tile of hashes.
	wrong := 0
	all := tlog.NewTiles(height, 0, own.N)
	for i, tile := range all {
		if i+1 < len(all) && all[i+1].L == tile.L && all[i+1].N == tile.N {
			continue // a wider one follows
		}
		want, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return err
		}
		if data, err := tiles(dir).read(tile); err != nil || !bytes.Equal(data, want) {
			check(false, "tile %d of level %d: these hashes are missing, or not those of the events", tile.N, tile.L)
			wrong++
		}
	}
	if wrong == 0 {
		check(true, "the tiles of hashes are those of the events")
	}
	if vkey == "" {
		say("note", "the key is the bundle's own; with --vkey, give one that you got elsewhere")
	}
	if covered < own.N {
		say("note", "no checkpoint kept outside covers the events from %d on: whoever holds the key could have changed them", covered)
	}
	return nil
}

func verifyProof(path string, leaf tlog.Hash, vkey string) error {
	keys, err := readKeys(vkey)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, rest, _ := strings.Cut(string(data), "\n\n")
	form := proofForm.FindStringSubmatch(head)
	if form == nil {
		return fmt.Errorf("%s: this is no proof of an event", path)
	}
	index, err := strconv.ParseInt(form[1], 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range strings.Split(form[2], "\n")[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	signed, err := openCheckpoint(path, []byte(rest), keys)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, signed.N, signed.Hash, index, leaf); err != nil {
		return fmt.Errorf("%s: the event is not number %d of the %d of %s that the checkpoint signed: %v", path, index, signed.N, signed.origin, err)
	}
	check(true, "%s: the event is number %d of the %d of %s that the checkpoint signed", path, index, signed.N, signed.origin)
	return nil
}

// leafOf is the leaf hash of the event in a file, or the one that was given.
func leafOf(entry, given string) (leaf tlog.Hash, err error) {
	if entry != "" {
		data, err := os.ReadFile(entry)
		return tlog.RecordHash(data), err
	}
	data, err := hex.DecodeString(given)
	if err == nil && len(data) != len(leaf) {
		err = errors.New("a leaf hash has 32 bytes")
	}
	copy(leaf[:], data)
	return leaf, err
}

func main() {
	vkey := flag.String("vkey", "", "trust the keys of this `file`, and not those in the bundle")
	proof := flag.String("proof", "", "verify the proof in this `file`, and no bundle")
	entry := flag.String("entry", "", "the `file` with the exact bytes of the event that is proved")
	leafHash := flag.String("leaf-hash", "", "or the leaf hash of it, in `hex`")
	// Options may stand before, between and behind the files.
	var files []string
	for flag.Parse(); flag.NArg() > 0; flag.CommandLine.Parse(flag.Args()[1:]) {
		files = append(files, flag.Arg(0))
	}
	wrongProof := *proof != "" && (len(files) > 0 || *vkey == "" || (*entry == "") == (*leafHash == ""))
	wrongBundle := *proof == "" && (len(files) == 0 || *entry != "" || *leafHash != "")
	if wrongProof || wrongBundle {
		flag.Usage()
		os.Exit(2)
	}
	var err error
	if *proof != "" {
		var leaf tlog.Hash
		if leaf, err = leafOf(*entry, *leafHash); err == nil {
			err = verifyProof(*proof, leaf, *vkey)
		}
	} else {
		err = verifyBundle(files[0], files[1:], *vkey)
	}
	if err != nil {
		check(false, "%v", err)
	}
	if !holds {
		fmt.Println("REFUSED")
		os.Exit(1)
	}
	fmt.Println("accepted")
}
