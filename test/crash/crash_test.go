// Package crash_test kills the court in the middle of its work and looks at what it finds afterwards 断电测试.
package crash_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"yunting/courttest"
	"yunting/id"
)

func TestMain(m *testing.M) {
	if data := os.Getenv(childOf); data != "" {
		if err := child(data); err != nil {
			fmt.Fprintln(os.Stderr, "court:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	courttest.Main(m)
}

// script is what happens in every matter, one order after another.
var script = []string{"file", "accept", "pay", "submit", "submit", "submit", "submit"}

const (
	writers = 8
	matters = 72 // with seven orders each: 504
)

// What the court said is done stays done, nothing is half done, and every effect comes, once to be seen.
func TestKillInTheMiddle(t *testing.T) {
	for _, x := range []struct {
		name     string
		after    int64 // acknowledged orders
		database bool
	}{{"the program", 180, false}, {"the program and its database", 260, true}} {
		t.Run(x.name, func(t *testing.T) {
			data := t.TempDir()
			for dir := data; dir != filepath.Dir(dir) && dir != os.TempDir(); dir = filepath.Dir(dir) {
				os.Chmod(dir, 0o755) // PostgreSQL may run as another user
			}
			j := &journal{acknowledged: map[id.Matter]map[int]string{}}
			for i := range j.matters {
				j.matters[i] = id.Matter(id.New())
			}
			p := start(t, data)
			j.run(t, p, func(n int64) {
				if n == x.after {
					p.kill(data, x.database)
				}
			})
			if j.count.Load() < x.after || j.lost.Load() == 0 {
				t.Fatalf("%d orders were acknowledged and %d broken off: the kill came too late to mean anything", j.count.Load(), j.lost.Load())
			}
			p = start(t, data)
			j.run(t, p, func(int64) {})
			if a, err := p.ask(order{Do: "settle"}); err != nil || a.Failed != "" {
				t.Fatalf("settling: %v %s", err, a.Failed)
			}
			p.close()
			inspect(t, data, j)
		})
	}
}

// journal is what the outside world knows of the court: which orders it acknowledged.
type journal struct {
	matters [matters]id.Matter
	done    [matters]int // orders of the script that need not be given again
	count   atomic.Int64
	lost    atomic.Int64

	mu           sync.Mutex
	acknowledged map[id.Matter]map[int]string
}

// run gives the orders that are left, matter by matter, until all are given or the court is dead.
func (j *journal) run(t *testing.T, p *program, acknowledged func(n int64)) {
	t.Helper()
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := w; i < matters; i += writers {
				for ; j.done[i] < len(script); j.done[i]++ {
					do := script[j.done[i]]
					a, err := p.ask(order{Do: do, Matter: j.matters[i]})
					if errors.Is(err, errDead) {
						j.lost.Add(1)
						j.done[i] = j.after(i)
						return
					}
					if a.Failed != "" && j.lost.Load() == 0 {
						t.Errorf("%s: %s", do, a.Failed)
					}
					j.note(j.matters[i], a)
					acknowledged(j.count.Add(1))
				}
			}
		})
	}
	wg.Wait()
}

// after tells where to go on in a matter whose order was broken off: what cannot be done twice is tried again and may
// be refused then, an exhibit is not handed in again.
func (j *journal) after(i int) int {
	if script[j.done[i]] == "submit" {
		return j.done[i] + 1
	}
	return j.done[i]
}

func (j *journal) note(m id.Matter, a answer) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.acknowledged[m] == nil {
		j.acknowledged[m] = map[int]string{}
	}
	for seq, hash := range a.Entries {
		j.acknowledged[m][seq] = hash
	}
}
