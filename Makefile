# Plainbridge: every target works without an activated environment and says what it does.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
MODELS := qwen2.5-coder-0.5b all-mpnet-base-v2
TEST_MODELS := $(MODELS) all-minilm-l6-v2 smollm2-135m
EXAMPLE := examples/status_report.md

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: install
install: $(INSTALLED) ## Make .venv with everything pinned in requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or later is needed: $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "→ Name one: make $(or $(MAKECMDGOALS),install) PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV)"; $(PYTHON) -m venv $(VENV); } || { \
	  echo "→ On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing the pinned packages (some minutes the first time)"
	@$(BIN)/python -m pip install --quiet -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps -e .
	@touch $@

.PHONY: weights
weights: $(INSTALLED) ## Fetch the weights a translation uses, and check them by SHA-256
	@$(BIN)/plainbridge models fetch $(MODELS)
	@echo "Preparing the glossary's search by meaning (once)"
	@$(BIN)/plainbridge glossary index

.PHONY: run
run: weights ## Set everything up and open the app in the browser
	@$(BIN)/plainbridge serve

.PHONY: demo
demo: weights ## Translate the example for finance in the terminal
	@echo "$(EXAMPLE), for finance:"
	@echo
	@$(BIN)/plainbridge translate $(EXAMPLE) --audience finance

.PHONY: chromium
chromium:
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then exit 0; \
	elif ! command -v apt-get >/dev/null; then \
	  echo "The browser tests need Chromium." >&2; \
	  echo "→ Install Chromium or Google Chrome, then run make test again." >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then sudo=; \
	elif sudo -n true 2>/dev/null; then sudo='sudo -n'; \
	else \
	  echo "The browser tests need Chromium." >&2; \
	  echo "→ Run: sudo apt-get install chromium, then make test again." >&2; exit 1; \
	fi; \
	echo "Installing Chromium for the browser tests"; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$sudo apt-get update -qq; \
	$$sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null

.PHONY: test
test: $(INSTALLED) chromium ## Run every check and every test, those with weights and browser too
	@$(BIN)/plainbridge models fetch $(TEST_MODELS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/plainbridge glossary check
	@$(BIN)/python -m pytest -m ""

.PHONY: bench
bench: weights ## Measure speed and memory, and write eval/results/bench.json
	@$(BIN)/python -m eval.bench --result eval/results/bench.json

.PHONY: finetune
finetune: weights ## Train the adapter of the small model (hours on a CPU; goes on where it stopped)
	@$(BIN)/plainbridge models fetch qwen2.5-coder-0.5b
	@$(BIN)/python -m pip install --quiet -e '.[finetune]'
	@$(BIN)/python -m eval.finetune.training

.PHONY: lock
lock: ## Write requirements.lock anew, from the newest packages that pyproject.toml allows
	@echo "Resolving in an environment of its own (some minutes)"
	@rm -rf .cache/lock
	@$(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install --quiet -e '.[dev]'
	@{ echo '# Written by `make lock`. A GPU build of torch pins its own parts (nvidia-*, triton) exactly.'; \
	  .cache/lock/bin/python -m pip freeze --all --exclude-editable \
	  | grep -viE '^(pip|wheel|nvidia-[^=]*|cuda-[^=]*|triton)==' \
	  | sed -E 's/\+(cpu|cu[0-9]+)$$//'; } > .cache/requirements.lock
	@mv .cache/requirements.lock requirements.lock
	@rm -rf .cache/lock
	@git diff --stat requirements.lock

.PHONY: clean
clean: ## Remove the environment and every cache; weights stay where they are
	rm -rf $(VENV) build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
