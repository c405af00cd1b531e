#!/bin/sh
# Fuzzes every target in the tree, each for a while (FUZZTIME, 30s). What it finds lands in testdata/fuzz: commit it with the fix.
set -eu
cd "$(dirname "$0")/.."
grep -rlE --include='*_test.go' '^func Fuzz' . | sort | while read -r file; do
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' "$file"); do
		echo "$(dirname "$file") $target"
		"${GO:-go}" test "$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-30s}"
	done
done
