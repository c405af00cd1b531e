// Command mutate asks whether the tests of the rulebook would notice a mistake: it changes one constant or comparison at a
// time and runs the tests of that package against the change. Files are never touched; the compiler is given an overlay.
//
//	go run ./script/mutate -report docs/law/mutation.md law/fee law/period
//
// With -state the results of earlier runs are kept and reported together; -again tries the survivors among them once more.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	var (
		report  = flag.String("report", "", "write a Markdown report here")
		state   = flag.String("state", "", "keep results in this file between runs")
		reasons = flag.String("reasons", "script/mutate/reasons.tsv", "why a survivor is no gap: file, function, change, reason")
		again   = flag.Bool("again", false, "try only what survived according to -state: after a gap was closed")
		every   = flag.Int("every", 1, "try only every n-th change: a sample, and the report says so")
		note    = flag.String("note", "", "what a reader of the report must know of this run")
		timeout = flag.Duration("timeout", 30*time.Second, "a test that runs longer has noticed")
	)
	flag.Parse()
	if err := run(flag.Args(), *report, *state, *reasons, *note, *again, max(*every, 1), *timeout); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run(dirs []string, report, state, reasons, note string, again bool, every int, timeout time.Duration) error {
	results := map[string]Results{}
	if err := load(state, &results); err != nil {
		return err
	}
	for _, dir := range dirs {
		dir = filepath.ToSlash(filepath.Clean(dir))
		var out Results
		var err error
		if again {
			out, err = retry(dir, results[dir], timeout)
		} else {
			out, err = mutateAll(dir, every, timeout)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		results[dir] = out
		if err := save(state, results); err != nil {
			return err
		}
	}
	why, err := readReasons(reasons)
	if err != nil {
		return err
	}
	text := Report(results, why, note)
	if report == "" {
		_, err := os.Stdout.WriteString(text)
		return err
	}
	return os.WriteFile(report, []byte(text), 0o644)
}

// Outcome is a mutant and whether a test noticed it.
type Outcome struct {
	Mutant
	Killed bool `json:"killed"`
}

// Results are what is known of one package.
type Results struct {
	Found    int       `json:"found"` // all possible changes; Outcomes may be a sample of them
	Outcomes []Outcome `json:"outcomes"`
}

// mutateAll tries every n-th mutant of a package, one after the other.
func mutateAll(dir string, every int, timeout time.Duration) (out Results, err error) {
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return out, err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	if killed, text := try(dir, "", scratch, 4*timeout); killed {
		return out, fmt.Errorf("the tests fail before anything is changed:\n%s", text)
	}
	mutants, err := Find(dir)
	if err != nil {
		return out, err
	}
	out.Found = len(mutants)
	for i := every / 2; i < len(mutants); i += every {
		m := mutants[i]
		overlay, err := m.overlay(scratch)
		if err != nil {
			return out, err
		}
		killed, _ := try(dir, overlay, scratch, timeout)
		out.Outcomes = append(out.Outcomes, Outcome{m, killed})
		word := "killed"
		if !killed {
			word = "SURVIVED"
		}
		fmt.Fprintf(os.Stderr, "%d/%d %s %s:%d %s\n", i+1, len(mutants), word, m.File, m.Line, m.Change)
	}
	return out, nil
}

// retry tries again what survived an earlier run of a package. A survivor whose place has changed since stays one.
func retry(dir string, was Results, timeout time.Duration) (Results, error) {
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return was, err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	if killed, text := try(dir, "", scratch, 4*timeout); killed {
		return was, fmt.Errorf("the tests fail before anything is changed:\n%s", text)
	}
	mutants, err := Find(dir)
	if err != nil {
		return was, err
	}
	for i, o := range was.Outcomes {
		if o.Killed {
			continue
		}
		// The same change at several places of a line counts as killed when it is at all of them.
		same := slices.DeleteFunc(slices.Clone(mutants), func(m Mutant) bool { return m.key() != o.key() || m.Line != o.Line })
		killed := len(same) > 0
		for _, m := range same {
			overlay, err := m.overlay(scratch)
			if err != nil {
				return was, err
			}
			noticed, _ := try(dir, overlay, scratch, timeout)
			killed = killed && noticed
		}
		was.Outcomes[i].Killed = killed
		fmt.Fprintf(os.Stderr, "%s:%d %s: killed %v\n", o.File, o.Line, o.Change, was.Outcomes[i].Killed)
	}
	return was, nil
}

// try compiles and runs the tests of a package; true when they fail, do not compile or take too long.
func try(dir, overlay, scratch string, timeout time.Duration) (failed bool, text string) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	binary := filepath.Join(scratch, "tests")
	args := []string{"test", "-c", "-p", "1", "-vet=off", "-ldflags=-s -w", "-o", binary}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	build := exec.CommandContext(ctx, "go", append(args, "./"+dir)...)
	if b, err := build.CombinedOutput(); err != nil {
		return true, string(b)
	}
	flags := []string{"-test.failfast", "-test.run", "^(Test|Fuzz)"}
	if usesRapid(dir) {
		flags = append(flags, "-rapid.nofailfile") // a failure is wanted here, its record is not
	}
	tests := exec.CommandContext(ctx, binary, flags...)
	tests.Dir = dir
	tests.Env = append(os.Environ(), "GOMAXPROCS=1")
	b, err := tests.CombinedOutput()
	return err != nil, string(b)
}

func usesRapid(dir string) bool {
	paths, _ := filepath.Glob(filepath.Join(dir, "*_test.go"))
	for _, p := range paths {
		if b, err := os.ReadFile(p); err == nil && strings.Contains(string(b), "pgregory.net/rapid") {
			return true
		}
	}
	return false
}

func load(path string, into any) error {
	if path == "" {
		return nil
	}
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(b, into)
}

func save(path string, v any) error {
	if path == "" {
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}

// readReasons reads why survivors are no gap; a missing file has none.
func readReasons(path string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	why := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(f) == 4 {
			why[strings.Join(f[:3], "\t")] = f[3]
		}
	}
	return why, nil
}
