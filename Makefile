# Everything from a fresh clone: `make demo` to see it, `make test` to check it. Needs Python 3.11, make and git.
PYTHON ?= python3.11
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export ACCORD_DATA ?= $(CURDIR)/var

.PHONY: help install install-dev demo test check docs bench format lock clean

help:  ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

install: $(VENV)/.installed  ## Make .venv and install what Accord needs, from the lock
install-dev: $(VENV)/.installed-dev  ## The same with what tests and checks need

$(VENV)/bin/pip:
	@command -v $(PYTHON) >/dev/null || { echo "Accord needs Python 3.11 ($(PYTHON) is not on the path; set PYTHON=…)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "Installing (once; about a minute) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what tests and checks need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: install  ## Set up, load the starter register, build the concordance, serve on PORT
	@PORT=$(PORT) $(BIN)/accord demo

test: install-dev  ## Run all tests on SQLite, and on PostgreSQL when it answers on 127.0.0.1:5432
	$(BIN)/python -m tests.run

check: install-dev  ## Formatting, lint, types, import directions, module size, documentation
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 tests/house

docs: install-dev  ## Write the reference from the code, and what the shown commands print
	$(BIN)/python docs/reference/generate.py
	$(BIN)/python docs/examples/run.py

bench: install-dev  ## Measure, beside a baseline in the same run
	$(BIN)/python bench/run.py
	$(BIN)/python bench/listings.py
	$(BIN)/python bench/alignment.py
	$(BIN)/python bench/texts.py

format: install-dev  ## Format and fix what can be fixed
	$(BIN)/ruff check --fix --quiet src tests bench || true
	$(BIN)/ruff format src tests bench

lock: install-dev  ## Renew the lock files (needs uv)
	uv pip compile --quiet pyproject.toml --extra postgres --extra build --generate-hashes --python-version 3.11 --universal \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o requirements.lock
	uv pip compile --quiet pyproject.toml --extra postgres --extra build --extra dev --generate-hashes --python-version 3.11 --universal \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o requirements-dev.lock

clean:  ## Remove the environment and the demo's data
	rm -rf $(VENV) var build
