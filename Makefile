# Two commands do everything on a fresh machine: make run, make test.
DATA ?= $(or $(YUNTING_DATA),$(or $(XDG_DATA_HOME),$(HOME)/.local/share)/yunting)
GO ?= go
BIN := bin/yunting

.PHONY: run build test bench bench-ledger bench-documents fuzz generate lint rulebook verify-binary

run: build ## start a whole demonstration court
	@sh tools/postgres.sh "$(DATA)"
	@exec $(BIN) demo --data "$(DATA)" --fonts platform/typeset/fonts/fandol

build:
	$(GO) build -o $(BIN) ./cmd/yunting

test: ## install what the tests need and run them all
	@sh tools/testing.sh
	@sh tools/postgres.sh "$(DATA)"
	$(GO) vet ./...
	$(GO) test -timeout 20m ./...
	@if [ "$$($(GO) env CGO_ENABLED)" = 1 ] && command -v "$$($(GO) env CC)" >/dev/null 2>&1; then $(GO) test -tags pkcs11 -run Device ./keys; \
	else echo "no C compiler: seals in devices (PKCS#11) are not tried"; fi

bench: build ## print figures; docs/performance.md keeps them
	@sh tools/postgres.sh "$(DATA)"
	$(GO) run ./test/bench

bench-ledger: build ## the evidence network: ITEMS (2000000) digests in batches, 2,000 deposits/s for a minute
	@sh tools/postgres.sh "$(DATA)"
	$(GO) run ./test/bench -ledger -items $(or $(ITEMS),2000000)

bench-documents: build ## papers: set and signed a second, a browser for comparison, JUDGMENTS (7198) issued at once
	@sh tools/postgres.sh "$(DATA)"
	$(GO) run ./test/bench -documents -judgments $(or $(JUDGMENTS),7198)

fuzz: ## every night: each fuzz target for FUZZTIME (30s)
	@GO="$(GO)" sh tools/fuzz.sh

generate: ## write generated code anew: templates and queries
	$(GO) run github.com/a-h/templ/cmd/templ@v0.3.977 generate
	CGO_ENABLED=0 $(GO) run github.com/sqlc-dev/sqlc/cmd/sqlc@v1.31.1 generate

lint: ## formatting, vet, staticcheck, generated code up to date
	@sh tools/lint.sh

rulebook: build ## print every rule with its article and dates
	$(BIN) rulebook

verify-binary: ## the program that only checks offline packs: static, under 15 MB
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w" -o bin/yunting-verify ./cmd/yunting-verify
	@size=$$(wc -c < bin/yunting-verify); test $$size -lt 15000000 || { echo "bin/yunting-verify has $$size bytes, 15,000,000 are the most"; exit 1; }
