#!/bin/sh
# What every commit must pass besides the tests.
set -eu
bad=$(git ls-files '*.go' | grep -v -e '_templ\.go$' | xargs gofmt -l)
[ -z "$bad" ] || { echo "gofmt would change:"; echo "$bad"; exit 1; }
go run github.com/a-h/templ/cmd/templ@v0.3.977 generate >/dev/null 2>&1
git diff --exit-code --stat -- '*_templ.go' || { echo "generated templates are not up to date: make generate"; exit 1; }
go vet ./...
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
