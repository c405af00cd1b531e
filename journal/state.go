package journal

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	formats "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
)

// State is how the log stands, for an operator.
type State struct {
	Origin      string
	Size        uint64    // leaves on disk
	Published   uint64    // leaves that the newest published checkpoint covers
	At          time.Time // of the newest published checkpoint, by the latest of its witnesses, or the disk when it has none
	Unwitnessed bool      // nobody but the court signs
	Fault       string    // why leaves wait: too few witnesses, or the log was set back; empty: they do not
	SetBack     bool      // nothing is added until the log is put right
	Witnesses   []WitnessState
}

// WitnessState is how a witness stands.
type WitnessState struct {
	Name    string
	Address string
	Last    time.Time // of its newest signature, by its own clock; zero: none known
	Size    uint64    // leaves it has signed
	Trouble Trouble   // empty: none, or it was not asked yet
	Why     string
}

// State tells how the log stands.
func (j *Journal) State(ctx context.Context) State {
	s := State{Origin: j.policy.Origin, Unwitnessed: len(j.policy.Names) == 0}
	var err error
	if s.Size, err = j.reader.IntegratedSize(ctx); err != nil {
		s.Fault = err.Error()
	}
	j.mu.Lock()
	newest := j.newest
	j.mu.Unlock()
	s.Published = newest.Size
	if against := j.witnesses.against(); against != "" {
		s.SetBack, s.Fault = true, against
	}
	j.witnesses.mu.Lock()
	defer j.witnesses.mu.Unlock()
	var why []string
	signs := map[string]bool{}
	for _, a := range j.witnesses.all {
		s.Witnesses = append(s.Witnesses, WitnessState{a.Name, a.Address, a.last, a.size, a.trouble, a.why})
		signs[a.Name] = a.trouble == ""
		if a.trouble != "" {
			why = append(why, a.Name+": "+a.why)
		}
		if n, err := note.Open(newest.Checkpoint, note.VerifierList(a.Verify)); err == nil {
			if t, err := formats.CoSigV1Timestamp(n.Sigs[0]); err == nil && t.After(s.At) {
				s.At = t.UTC()
			}
		}
	}
	if info, err := os.Stat(filepath.Join(j.folder(), "checkpoint")); err == nil && s.At.IsZero() && s.Published > 0 {
		s.At = info.ModTime().UTC()
	}
	if s.Fault == "" && s.Size > s.Published && !quorum(j.policy.Text, signs) {
		s.Fault = "too few witnesses sign: " + strings.Join(why, "; ")
	}
	return s
}
