package journal

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/transparency-dev/tessera/api/layout"

	"yunting/depository"
)

// Newest is the newest published checkpoint. See depository.Log.
func (j *Journal) Newest(context.Context) (depository.Published, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.newest.Size == 0 {
		return depository.Published{}, depository.ErrNothing
	}
	return j.newest, nil
}

// Await waits until a published checkpoint covers an index. See depository.Log.
func (j *Journal) Await(ctx context.Context, index uint64) (depository.Published, error) {
	for {
		j.mu.Lock()
		p, changed := j.newest, j.changed
		j.mu.Unlock()
		if p.Size > index {
			return p, nil
		}
		select {
		case <-changed:
		case <-j.done:
			return p, ErrClosed
		case <-ctx.Done():
			return p, ctx.Err()
		}
	}
}

// watch looks for newly published checkpoints until the context ends. Tessera's own awaiter forgets all who wait when one
// reading fails.
func (j *Journal) watch(ctx context.Context) {
	defer close(j.done)
	t := time.NewTicker(look)
	defer t.Stop()
	name := filepath.Join(j.folder(), layout.CheckpointPath)
	var was os.FileInfo
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		if was == nil || !os.SameFile(was, info) || !was.ModTime().Equal(info.ModTime()) {
			if j.refresh(ctx) {
				was = info
			}
		}
		j.complete()
	}
}

// refresh reads the published checkpoint. One that does not satisfy the policy is as good as none.
func (j *Journal) refresh(ctx context.Context) bool {
	b, err := j.reader.ReadCheckpoint(ctx)
	if err != nil {
		return false
	}
	seen, err := j.policy.Open(b)
	if err != nil {
		j.o.Log.Warn("the newest checkpoint of the evidence log does not satisfy its policy and is passed over; "+
			"after a change of witnesses that is so until enough of them answer", "log", j.policy.Origin, "cause", err)
		return true
	}
	j.witnesses.published(b, seen)
	j.mu.Lock()
	defer j.mu.Unlock()
	if seen.Size < j.newest.Size {
		return true
	}
	j.publish(depository.Published{Size: seen.Size, Checkpoint: b})
	return true
}

// complete adds cosignatures that came after the quorum was reached.
func (j *Journal) complete() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if b := j.witnesses.complete(j.newest.Checkpoint); !bytes.Equal(b, j.newest.Checkpoint) {
		if seen, err := j.policy.Open(b); err == nil && seen.Size == j.newest.Size {
			j.publish(depository.Published{Size: j.newest.Size, Checkpoint: b})
		}
	}
}

// publish makes a checkpoint the newest and wakes who waits.
func (j *Journal) publish(p depository.Published) {
	j.newest = p
	close(j.changed)
	j.changed = make(chan struct{})
}
