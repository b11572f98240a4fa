# Everything is a step of `make run` or `make test`. What is missing is installed first (tools/setup.sh).
SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PORT ?= 8080
# For `make e2e`: what Playwright is told besides, such as ARGS='-g pager'.
ARGS ?=
# For `make fuzz`: how long.
FOR ?= 60

step := tools/step.sh
begun := $(shell date +%s)
demo := $(or $(CARGO_TARGET_DIR),target)/demo/contact-sheet-demo
demo_options = --port $(PORT) $(if $(TASKS),--tasks $(TASKS)) $(if $(UPSTREAM),--upstream '$(UPSTREAM)')
# With the folders, whose time changes when a file goes away.
sources := index.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml \
	tools/build.sh tools/compress.mjs tools/slim.mjs tools/split.mjs tools/styles.sh $(shell find src style)
# Trunk empties dist/, so this file is there only if a release build was the last to write into it.
dist := dist/index.html.br
modules := tests/e2e/node_modules/.package-lock.json

.PHONY: help run dev build test clean tools demo fmt lint lint-wasm unit budget e2e headers headers-same deny reproducible soak fuzz

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  make run PORT=3000 TASKS=100000     another port, more made-up tasks (up to 1,000,000)"
	@echo "  make run UPSTREAM=https://…         in front of a real proxy; its token in the environment as MJ_TOKEN"

run: build demo ## build the release and serve it with the demo proxy on http://127.0.0.1:8080
	@exec $(demo) --dist dist $(demo_options)

dev: tools demo ## the same, unoptimised, rebuilt and reloaded on every change
	@exec tools/dev.sh $(demo) $(demo_options)

build: tools $(dist) ## the release, in dist/

test: tools fmt lint lint-wasm headers-same deny unit build budget demo e2e ## everything: format, lints, tests, size, end-to-end
	@echo; echo "All is well, after $$(( ($$(date +%s) - $(begun)) / 60 )) min $$(( ($$(date +%s) - $(begun)) % 60 )) s."

headers: ## write the headers of deploy/ anew, from index.html and tools/headers.mjs
	@node tools/headers.mjs

reproducible: tools ## build the release twice from nothing and compare every byte (twice as long as a build)
	@$(step) "The same twice" tools/reproducible.sh

soak: tools $(modules) $(dist) demo ## the long forms: ten times the schedules, refreshes and spoiled answers, and `reproducible` (hours)
	@SPOILED=5000000 $(step) "Five million spoiled answers" cargo test --locked --test never_panics spoiled
	@CHROMIUM=$$(tools/chromium.sh) && export CHROMIUM DEMO=$(abspath $(demo)) SOAK=1 && \
		$(step) "Order, fuzz and days, ten times as long" \
			npm --silent --prefix tests/e2e test -- order.spec.ts fuzz.spec.ts days.spec.ts sleep.spec.ts $(ARGS)
	@$(MAKE) --no-print-directory reproducible

fuzz: ## the decoding under libFuzzer for FOR=60 seconds, with a nightly Rust and cargo-fuzz
	@tests/fuzz/run.sh $(FOR) $(ARGS)

clean: ## remove what was built (not the tools, which all clones share)
	rm -rf dist target tests/e2e/node_modules tests/e2e/results

# ---- Steps of the above --------------------------------------------------------------------------------------------

tools:
	@$(step) "Tools" tools/setup.sh

$(dist): $(sources) | tools
	@$(step) "Release build" tools/build.sh

demo:
	@$(step) "Demo proxy" cargo build --locked --profile demo -p contact-sheet-demo

fmt:
	@$(step) "Format" cargo fmt --all --check

lint:
	@$(step) "Lints, host" cargo clippy --locked --workspace --all-targets -- -D warnings

lint-wasm:
	@$(step) "Lints, wasm32" cargo clippy --locked -p contact-sheet --all-targets --target wasm32-unknown-unknown -- -D warnings

headers-same:
	@$(step) "Headers of deploy/" node tools/headers.mjs --check

deny:
	@$(step) "Licences, versions and sources of crates" tools/deny.sh

unit:
	@$(step) "Tests, host" cargo test --locked --workspace

budget: $(dist)
	@$(step) "Size of the first screen" node tools/budget.mjs

$(modules): tests/e2e/package.json tests/e2e/package-lock.json
	@$(step) "Fetching Playwright and axe-core by npm" npm --prefix tests/e2e ci --omit=optional
	@touch $@

e2e: $(modules) $(dist) demo ## the end-to-end tests alone
	@CHROMIUM=$$(tools/chromium.sh) && NGINX=$$(tools/host.sh nginx) && CADDY=$$(tools/host.sh caddy) && \
		export CHROMIUM NGINX CADDY DEMO=$(abspath $(demo)) && \
		$(step) "Tests, end to end" npm --silent --prefix tests/e2e test -- $(ARGS)
