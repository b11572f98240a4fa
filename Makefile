# The commands of a contributor; `make help` lists them. Missing tools are installed first (tools/setup.sh).
SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PORT ?= 8080
# Further arguments of Playwright, such as ARGS='-g pager'.
ARGS ?=
# Duration of `make fuzz` in seconds.
FOR ?= 60

# Cases of each property test, and malformed responses.
export PROPTEST_CASES ?= 5000
export SPOILED ?= 100000

step := tools/step.sh
started := $(shell date +%s)
target := $(abspath $(or $(CARGO_TARGET_DIR),target))
demo := $(target)/demo/contact-sheet-demo
demo_options = --port $(PORT) $(if $(TASKS),--tasks $(TASKS)) $(if $(UPSTREAM),--upstream '$(UPSTREAM)')
# Folders are included because removing a file changes only the time of its folder.
sources := index.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml \
	$(addprefix tools/,boot.mjs build.sh compress.mjs minify.mjs package-lock.json styles.mjs targets.mjs) \
	$(shell find src style tools/split)
# Trunk empties dist/, so this file exists only after a release build.
dist := dist/index.html.br
debug_dist := target/debug-dist/index.html
modules := tests/e2e/node_modules/.package-lock.json
took = echo; echo "make $@: passed in $$(( ($$(date +%s) - $(started)) / 60 )) min $$(( ($$(date +%s) - $(started)) % 60 )) s."
# $(call playwright,TITLE,SCRIPT): a step that runs a script of tests/e2e/package.json with the browser, the web servers and the
# demo proxy in its environment.
playwright = CHROMIUM=$$(tools/chromium.sh) && NGINX=$$(tools/host.sh nginx) && CADDY=$$(tools/host.sh caddy) && \
	export CHROMIUM NGINX CADDY DEMO=$(demo) && $(step) "$(1)" npm --silent --prefix tests/e2e run $(2) -- $(ARGS)

# $(call beside,TARGETS,CHECKS): builds beside the checks, because the program is linked on one core.
beside = @$(MAKE) --no-print-directory $(1) & building=$$!; $(MAKE) --no-print-directory $(2); checked=$$?; \
	wait $$building && exit $$checked

.PHONY: help run dev build check test test-all soak smoke e2e browsers fmt lint lint-wasm unit budget bench scale pictures \
	headers headers-same deny docs reproducible fuzz clean tools demo

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  make run PORT=3000 TASKS=100000     another port, more generated tasks (up to 1,000,000)"
	@echo "  make run UPSTREAM=https://…         in front of a real proxy, with its token in the environment variable MJ_TOKEN"
	@echo "  make e2e ARGS='-g pager'            further arguments for Playwright"
	@echo
	@echo "Times are for two cores with tools installed and dependencies compiled; a fresh clone compiles them first."

# ---- Commands ------------------------------------------------------------------------------------------------------

run: build demo ## build the release and serve it with the demo proxy on http://127.0.0.1:8080 (about 1 min, later 1 s)
	@exec $(demo) --dist dist $(demo_options)

dev: tools demo ## the same without optimization, rebuilt and reloaded on every change (about 1 min, then 10 s a change)
	@exec tools/dev.sh $(demo) $(demo_options)

build: tools $(dist) ## the release in dist/ (about 1 min)

check: export PROPTEST_CASES = 256
check: export SPOILED = 5000
check: tools fmt docs ## before each commit: format, lints, host tests, smoke tests on a debug build (about 3 min)
	$(call beside,$(debug_dist) demo,lint lint-wasm unit)
	@$(MAKE) --no-print-directory smoke
	@$(took)

test: tools fmt docs ## everything that gates, on the release build (about 9 min)
	$(call beside,build demo,lint lint-wasm headers-same deny unit)
	@$(MAKE) --no-print-directory budget deploy-tests e2e
	@$(took)

test-all: tools fmt docs $(modules) ## test, the whole end-to-end matrix and other browsers (about 40 min)
	$(call beside,build demo,lint lint-wasm headers-same deny unit)
	@$(MAKE) --no-print-directory budget deploy-tests
	@$(call playwright,End-to-end tests: whole matrix,all)
	@REQUIRED=1 $(MAKE) --no-print-directory browsers
	@$(took)

soak: tools $(modules) $(dist) demo ## long runs: ten times the schedules, live refreshes and malformed responses; reproducible (hours)
	@SPOILED=5000000 $(step) "Five million malformed responses" cargo test --locked --test host malformed_responses
	@PROPTEST_CASES=100000 $(step) "Property tests" cargo test --locked
	@export SOAK=1 && $(call playwright,End-to-end tests: long runs,soak)
	@$(MAKE) --no-print-directory reproducible
	@$(took)

smoke: tools $(modules) $(debug_dist) demo ## the smoke tests alone, on a debug build (about 3 min)
	@export DIST=$(abspath $(dir $(debug_dist))) && $(call playwright,End-to-end tests: smoke,smoke)

e2e: tools $(modules) $(dist) demo ## the end-to-end tests of make test alone (about 8 min)
	@$(call playwright,End-to-end tests: gate,gate)

browsers: tools $(modules) $(dist) demo ## smoke tests in Firefox and WebKitGTK; skipped if they cannot be installed (about 2 min)
	@export DEMO=$(demo) && $(step) "End-to-end tests: other browsers" tools/browsers.sh

fmt: ## check the format of the Rust files (about 1 s); cargo fmt --all writes it
	@$(step) "Format" cargo fmt --all --check

lint: ## clippy for the host, tests included (about 10 s)
	@$(step) "Lints, host" cargo clippy --locked --workspace --all-targets -- -D warnings

lint-wasm: ## clippy for wasm32 (about 10 s)
	@$(step) "Lints, wasm32" cargo clippy --locked -p contact-sheet --all-targets --target wasm32-unknown-unknown -- -D warnings

unit: ## the host tests (about 2 min)
	@$(step) "Tests, host" cargo test --locked --workspace

budget: tools $(dist) ## measure the first screen; fails above the budget (about 1 s)
	@$(step) "Size of the first screen" node tools/budget.mjs

headers: ## write the headers of deploy/ from index.html and tools/headers.mjs (about 1 s)
	@node tools/headers.mjs

docs: ## compare the documentation with the repository: both languages, links, paths, version (about 1 s)
	@$(step) "Documentation" node tools/docs.mjs --check

deny: tools ## licenses, duplicate versions, sources and advisories of crates (about 10 s)
	@$(step) "Licenses, versions and sources of crates" tools/deny.sh

bench: tools $(modules) $(dist) demo ## measure against hand-written DOM code, and against BEFORE=path/to/dist if set (about 20 min)
	@export CHROMIUM=$$(tools/chromium.sh) DEMO=$(demo) BEFORE='$(BEFORE)' && $(step) "Comparison" node tools/bench/bench.mjs

scale: tools $(modules) $(dist) demo ## measure each step with 1,000,000 tasks against 5,000 (about 5 min)
	@export CHROMIUM=$$(tools/chromium.sh) DEMO=$(demo) && $(step) "A million tasks" node tools/bench/scale.mjs

pictures: tools $(modules) $(dist) demo ## take the pictures of the README (about 2 min)
	@export CHROMIUM=$$(tools/chromium.sh) DEMO=$(demo) && $(step) "Pictures" node tools/pictures.mjs

reproducible: tools ## build the release twice from scratch and compare every byte (about 8 min)
	@$(step) "Reproducible build" tools/reproducible.sh

fuzz: tools ## decoding under libFuzzer for FOR=60 seconds; needs a nightly Rust and cargo-fuzz (about 3 min)
	@tests/fuzz/run.sh $(FOR) $(ARGS)

# ---- Archives and containers ---------------------------------------------------------------------------------------

deploy_modules := tests/deploy/node_modules/.package-lock.json
.PHONY: package deploy-tests

package: tools $(dist) ## the archives of a release with checksums, in package/ (about 5 s)
	@$(step) "Archives" node tools/package.mjs

deploy-tests: tools $(dist) demo $(deploy_modules) ## entry point of the container with Caddy, archives, Kubernetes manifest (about 20 s)
	@CADDY=$$(tools/host.sh caddy) && export CADDY DEMO=$(demo) && \
		$(step) "Container, archives, Kubernetes manifest" node --test tests/deploy/*.test.mjs

$(deploy_modules): tests/deploy/package.json tests/deploy/package-lock.json
	@$(step) "Fetching the schemas of Kubernetes and parsers by npm" npm --prefix tests/deploy ci
	@touch $@

clean: ## remove build output (the tools stay: all clones share them) (about 1 s)
	rm -rf dist package target tests/deploy/node_modules tests/e2e/node_modules tests/e2e/results

# ---- Steps ---------------------------------------------------------------------------------------------------------

tools:
	@$(step) "Tools" tools/setup.sh

$(dist): $(sources) | tools
	@$(step) "Release build" tools/build.sh

$(debug_dist): $(sources) | tools
	@$(step) "Debug build" tools/build.sh debug

demo:
	@$(step) "Demo proxy" cargo build --locked --profile demo -p contact-sheet-demo

headers-same:
	@$(step) "Headers of deploy/" node tools/headers.mjs --check

$(modules): tests/e2e/package.json tests/e2e/package-lock.json
	@$(step) "Fetching Playwright and axe-core by npm" npm --prefix tests/e2e ci
	@touch $@
