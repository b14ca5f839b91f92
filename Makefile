# make demo    set up, read the pages in demo/, print, and write out/*.html
# make test    set up for development and run the tests (in two processes; PROCESSES=0 for one)
# make check   lint, format and types
# make bench   measure and hold against the floors (PART=page for one; the parts: benchmarks/figures.py)
# make docs    write again what is generated: docs/cli.md, the demo's ledger, the README's output
# make site    the documentation as pages, in out/site
# make pictures  take the pictures of the tour again (needs Chromium)
# make train   train the learned reader again from the data sets in DATA, in .venv-train (some hours; ARGS=--epochs=1)
# make lock    resolve the dependencies again (asks the package index)
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13; do \
	if "$$p" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then echo "$$p"; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q
PART ?= all
PROCESSES ?= 2
DEMO := demo/agency.html demo/courier.html demo/beacon.html demo/review.html demo/appeal.txt

.PHONY: help demo test check bench docs site pictures train lock clean

help:
	@sed -n 's/^# make/make/p' Makefile

$(VENV)/made: Makefile
	@test -n "$(PYTHON)" || { echo "sayso needs Python 3.11, 3.12 or 3.13: install one, or make $(MAKECMDGOALS) PYTHON=/path/to/python"; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) (first run only, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/runs: $(VENV)/made requirements.lock requirements-build.lock pyproject.toml
	@$(PIP) --no-deps --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/develops: $(VENV)/runs requirements-dev.lock
	@$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/runs
	@mkdir -p out
	@$(BIN)/sayso read $(DEMO)
	@$(BIN)/sayso read --html out $(DEMO)
	@echo "The same as pages: open out/*.html; in a browser: $(BIN)/sayso demo --serve"

test: $(VENV)/develops
	@$(BIN)/pytest -q --numprocesses $(PROCESSES) --dist loadfile $(ARGS)

check: $(VENV)/develops
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/develops
	@$(BIN)/python -m benchmarks $(PART) $(ARGS)

docs: $(VENV)/develops
	@$(BIN)/python docs/make_cli.py
	@$(BIN)/python docs/make_schema.py
	@$(BIN)/python docs/make_demo.py
	@$(BIN)/python docs/make_api.py
	@$(BIN)/python docs/make_mcp.py
	@$(BIN)/python docs/make_notebook.py
	@$(BIN)/python docs/make_readme.py

site: $(VENV)/develops
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "open out/site/index.html"

pictures: $(VENV)/develops
	@$(BIN)/python docs/make_pictures.py

# torch and the like are for training alone and stay out of the environment of sayso.
DATA ?= ../shared/data
TRAIN := .venv-train
$(TRAIN)/made: training/requirements.txt requirements.lock requirements-build.lock
	@$(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip --disable-pip-version-check install -q --no-deps --require-hashes \
		-r requirements.lock -r requirements-build.lock
	@$(TRAIN)/bin/python -m pip --disable-pip-version-check install -q --no-deps --no-build-isolation -e .
	@$(TRAIN)/bin/python -m pip --disable-pip-version-check install -q -r training/requirements.txt
	@touch $@

train: $(TRAIN)/made
	@$(TRAIN)/bin/python -m training --root $(DATA) --tools $(DATA)/../tools --out out/train \
		--into src/sayso/models/reader $(ARGS)

# The resolver stands apart from the environment that it resolves. No address of an index is written.
LOCK = $(VENV)/lock/bin/uv pip compile -q --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header
lock: $(VENV)/made
	@$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip --disable-pip-version-check install -q uv
	@$(LOCK) $(ARGS) pyproject.toml --extra web -o requirements.lock
	@$(LOCK) $(ARGS) pyproject.toml --all-extras --group dev -c requirements.lock -o requirements-dev.lock
	@$(LOCK) $(ARGS) --group build -c requirements-dev.lock -o requirements-build.lock

clean:
	@rm -rf $(VENV) $(TRAIN) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
