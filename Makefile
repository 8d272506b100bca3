# Every command prepares what it needs itself; the first run fetches packages, later runs only what has changed.
# bootstrap/ needs nothing but some Python 3, and finds a Python 3.12 or newer by itself.

PORT ?= 8000
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python; do \
	$$p -c "" >/dev/null 2>&1 && { echo $$p; break; }; done)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset dev test test-full check bench docs lock clean python

help:
	@echo "make demo        a county with synthetic people on http://127.0.0.1:$(PORT) (PORT=8001 for another port)"
	@echo "make demo-reset  the same, from the beginning"
	@echo "make dev         the same, restarted when a source file changes"
	@echo "make setup       everything a developer needs, in .venv"
	@echo "make test        every test; installs Chromium where it is missing"
	@echo "make test-full   the long combinations too"
	@echo "make check       format, lint, import contracts, types, migrations, translations, templates, sizes"
	@echo "make bench       how fast the pages are, into bench/RESULTS.md (BENCH=small for one school only, PAGES=week,search)"
	@echo "make docs        the README's cast, and its pictures from the demo that is running"
	@echo "make lock        pin the newest allowed packages, with hashes, in requirements/"
	@echo "make clean       remove what was built and installed here; the demo's data stay"

python:
	@test -n "$(PYTHON)" || { echo "Vidar needs Python 3.12 or newer; this machine has no python3. Install it."; exit 1; }

setup: python
	@$(PYTHON) bootstrap setup

demo: python
	@$(PYTHON) bootstrap demo
	@exec $(BIN)/vidar demo --port $(PORT)

demo-reset: python
	@$(PYTHON) bootstrap demo
	@exec $(BIN)/vidar demo --port $(PORT) --reset

dev: python
	@$(PYTHON) bootstrap setup
	@exec $(BIN)/vidar demo --port $(PORT) --watch

test: python
	@$(PYTHON) bootstrap test
	$(BIN)/pytest -n auto --dist worksteal -m "not full"

test-full: python
	@$(PYTHON) bootstrap test
	VIDAR_TEST_PROFILE=full $(BIN)/pytest -n auto --dist worksteal

check: python
	@$(PYTHON) bootstrap setup
	@$(BIN)/python -m tools.check

bench: python
	@$(PYTHON) bootstrap setup
	@$(BIN)/python -m bench $(BENCH) --pages "$(PAGES)"

docs: python
	@$(PYTHON) bootstrap test
	$(BIN)/python -m tools.cast
	$(BIN)/python -m tools.screenshots http://127.0.0.1:$(PORT)

lock: python
	@$(PYTHON) bootstrap lock

clean:
	rm -rf .venv build dist src/*.egg-info src/vidar/web/static/dist frontend/node_modules
	rm -rf src/vidar/integrations/stand_in/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache .coverage
	find src -name '*.mo' -delete
	find src tests bootstrap tools -name __pycache__ -type d -prune -exec rm -rf {} +
