package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Report writes the results as Markdown: a table of packages, then the survivors with what is known of them.
func Report(results map[string]Results, why map[string]string, note string) string {
	var b strings.Builder
	b.WriteString("# Mutation check of the rulebook\n\n")
	b.WriteString("`go run ./script/mutate` changes one constant, comparison or operator at a time and runs the package's own tests.\n")
	b.WriteString("A change the tests notice is killed. A survivor is either without effect (the reason is given) or a gap in the tests.\n" +
		"Where fewer were tried than are possible, every n-th was taken.\n\n")
	if note != "" {
		b.WriteString(note + "\n\n")
	}
	b.WriteString("| package | possible changes | tried | killed | without effect | gaps | killed of those with effect |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	var total tally
	for _, dir := range slices.Sorted(maps.Keys(results)) {
		t := count(results[dir], why)
		total.add(t)
		b.WriteString(t.row("`" + dir + "`"))
	}
	b.WriteString(total.row("all"))
	for _, dir := range slices.Sorted(maps.Keys(results)) {
		var rows strings.Builder
		for _, o := range results[dir].Outcomes {
			if !o.Killed {
				reason := why[o.key()]
				if reason == "" {
					reason = "gap"
				}
				fmt.Fprintf(&rows, "| %s:%d | `%s` | %s |\n", strings.TrimPrefix(o.File, dir+"/"), o.Line, strings.ReplaceAll(o.Change, "|", "\\|"), reason)
			}
		}
		if rows.Len() > 0 {
			fmt.Fprintf(&b, "\n## Survivors of `%s`\n\n| where | change | why it survives |\n| --- | --- | --- |\n%s", dir, rows.String())
		}
	}
	return b.String()
}

// key names a mutant for the file of reasons; line numbers move, so they are left out.
func (m Mutant) key() string { return m.File + "\t" + m.Func + "\t" + m.Change }

type tally struct{ found, all, killed, excused int }

func count(list Results, why map[string]string) (t tally) {
	t.found = list.Found
	for _, o := range list.Outcomes {
		t.all++
		switch {
		case o.Killed:
			t.killed++
		case why[o.key()] != "":
			t.excused++
		}
	}
	return t
}

func (t *tally) add(o tally) {
	t.found, t.all, t.killed, t.excused = t.found+o.found, t.all+o.all, t.killed+o.killed, t.excused+o.excused
}

func (t tally) row(name string) string {
	share := "–"
	if with := t.all - t.excused; with > 0 {
		share = fmt.Sprintf("%.1f %%", 100*float64(t.killed)/float64(with))
	}
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %d | %s |\n", name, t.found, t.all, t.killed, t.excused, t.all-t.killed-t.excused, share)
}
