// Package pdftest asks outside programs 外部检验 what they think of a PDF file. Tests of every package that writes PDF use it;
// tools/testing.sh installs the programs.
package pdftest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Run runs a program on a file and gives what it printed. FILE among the arguments stands for the file's path.
// A program that fails, or is not there, fails the test.
func Run(t testing.TB, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: run tools/testing.sh", name)
	}
	path := write(t, "file", pdf)
	full := make([]string, len(args))
	for i, a := range args {
		full[i] = strings.ReplaceAll(a, "FILE", path)
	}
	var said bytes.Buffer
	cmd := exec.Command(name, full...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || bytes.Contains(said.Bytes(), []byte("Syntax Error")) { // poppler goes on after those
		t.Fatalf("%s %s: %v\n%.3000s%.3000s", name, strings.Join(args, " "), err, said.String(), out)
	}
	return string(out)
}

// Conforms has veraPDF check that files, by name, are PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). One call for many
// files is much cheaper than many calls. Where tools/testing.sh could not install veraPDF, the test is skipped.
func Conforms(t testing.TB, pdfs map[string][]byte) {
	t.Helper()
	for name, report := range Judge(t, pdfs) {
		if strings.Count(report, " kept, ") != 2 || strings.Contains(report, "clause") {
			t.Errorf("veraPDF on %s:\n%s", name, report)
		}
	}
}

// Judge gives veraPDF's report on each file: a line for each of the two standards, "kept" or "BROKEN", and a line for each
// place that breaks a clause.
func Judge(t testing.TB, pdfs map[string][]byte) map[string]string {
	t.Helper()
	dir := cache(t)
	if why, err := os.ReadFile(filepath.Join(dir, "unavailable")); err == nil {
		t.Skipf("veraPDF cannot be had on this machine: %s", why)
	}
	path, err := os.ReadFile(filepath.Join(dir, "classpath"))
	if err != nil {
		t.Fatal("veraPDF is missing: run tools/testing.sh")
	}
	args := []string{"-XX:TieredStopAtLevel=1", "-cp", strings.TrimSpace(string(path)), "Validate"}
	for name, pdf := range pdfs {
		args = append(args, write(t, name, pdf))
	}
	out, err := exec.Command("java", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("veraPDF: %v\n%s", err, out)
	}
	reports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		file, verdict, _ := strings.Cut(line, "\t")
		reports[strings.TrimSuffix(file, ".pdf")] += verdict
	}
	if len(reports) != len(pdfs) {
		t.Fatalf("veraPDF gave %d reports on %d files:\n%s", len(reports), len(pdfs), out)
	}
	return reports
}

// cache is the folder that tools/verapdf.sh fills.
func cache(t testing.TB) string {
	t.Helper()
	_, here, _, ok := runtime.Caller(0)
	if !ok {
		t.Fatal("where is this file?")
	}
	return filepath.Join(filepath.Dir(here), "..", ".cache", "verapdf")
}

func write(t testing.TB, name string, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), fmt.Sprintf("%s.pdf", name))
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
