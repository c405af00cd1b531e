package journal

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/transparency-dev/tessera/api/layout"
)

// Handler serves the log under /ledger/ as the C2SP tlog-tiles layout has it, so that any follower of such logs can follow
// it, and its policy. Everything there is public.
func (j *Journal) Handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /ledger/checkpoint", func(w http.ResponseWriter, _ *http.Request) {
		j.mu.Lock()
		b := j.newest.Checkpoint
		j.mu.Unlock()
		if b == nil {
			http.Error(w, "no checkpoint was published yet: too few witnesses have signed", http.StatusNotFound)
			return
		}
		text(w, b, "no-store")
	})
	m.HandleFunc("GET /ledger/policy", func(w http.ResponseWriter, _ *http.Request) { text(w, j.policy.Text, "no-cache") })
	m.HandleFunc("GET /ledger/tile/{path...}", func(w http.ResponseWriter, q *http.Request) {
		path, full := resource(q.PathValue("path"))
		if path == "" {
			http.NotFound(w, q)
			return
		}
		j.file(w, q, path, full)
	})
	return m
}

func text(w http.ResponseWriter, b []byte, cache string) {
	public(w)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", cache)
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.Write(b)
}

// public lets programs of other sites read, and nothing guess a type.
func public(w http.ResponseWriter) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("X-Content-Type-Options", "nosniff")
}

// resource is the path of a tile or bundle as the layout writes it, and whether it is a full one; empty for anything else.
func resource(asked string) (string, bool) {
	kind, rest, _ := strings.Cut(asked, "/")
	path := ""
	var p uint8
	if kind == "entries" {
		n, partial, err := layout.ParseTileIndexPartial(rest)
		if err != nil {
			return "", false
		}
		path, p = layout.EntriesPath(n, partial), partial
	} else {
		l, n, partial, err := layout.ParseTileLevelIndexPartial(kind, rest)
		if err != nil {
			return "", false
		}
		path, p = layout.TilePath(l, n, partial), partial
	}
	if path != "tile/"+asked {
		return "", false
	}
	return path, p == 0
}

// file serves a tile. Full ones never change; of the others only the newest stay.
func (j *Journal) file(w http.ResponseWriter, q *http.Request, path string, full bool) {
	root, err := os.OpenRoot(j.folder())
	if err != nil {
		http.Error(w, "the log cannot be read", http.StatusInternalServerError)
		return
	}
	defer root.Close()
	f, err := root.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		http.NotFound(w, q)
		return
	case err != nil:
		j.o.Log.Error("a tile of the evidence log cannot be read", "path", path, "cause", err)
		http.Error(w, "the log cannot be read", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		http.NotFound(w, q)
		return
	}
	public(w)
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Cache-Control", "public, max-age=60")
	if full {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, q, "", info.ModTime(), f)
}
