# Lederbog. Only python3 (3.11 or newer) and make are needed; everything else is fetched into $(VENV) the first time.
#   make PYTHON=python3.12   another interpreter        make VENV=/tmp/venv   another environment
#   make run ARGS=due        arguments for lederbog     make test ARGS=tests/plan   arguments for pytest

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
CATALOGUES := $(wildcard workbook/locale/*/LC_MESSAGES/*.po)
NEEDS := pyproject.toml hatch_build.py workbook/__init__.py $(CATALOGUES)
TEMPLATE := workbook/locale/lederbog.pot
DANISH := workbook/locale/da/LC_MESSAGES/lederbog.po

.DEFAULT_GOAL := help
.PHONY: help run test torture check form lint types layers pages words conformance bench format catalogue wheel clean

help: ## What there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: $(VENV)/.installed-app ## Open the app
	@$(BIN)/lederbog $(ARGS)

test: $(VENV)/.installed-dev ## Run every test
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 $(ARGS)

torture: $(VENV)/.installed-dev ## Run the tests that come in a longer form in that form: faults, kills, harm (about ten minutes)
	@LEDERBOG_TORTURE=1 $(BIN)/python -m pytest -n auto --maxprocesses 8 --timeout 1800 \
		$$(grep -lr --include='*.py' LEDERBOG_TORTURE tests) $(ARGS)

check: form lint types layers pages words ## Everything beside the tests: form, lint, types, layers, pages, Danish words

form: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

layers: $(VENV)/.installed-dev
	@$(BIN)/lint-imports --no-cache --no-logo

pages: $(VENV)/.installed-dev
	@$(BIN)/lederbog content check

words: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -q tests/architecture/test_catalogue.py

conformance: $(VENV)/.installed-dev ## Run TinyDB's own test suite on the journal's storage; fetches it once
	@$(BIN)/python -m tests.conformance.run

bench: $(VENV)/.installed-dev ## Measure the budgets beside jrnl, TinyDB and Textual; QUICK=1 takes a few minutes less
	@QUICK=$(QUICK) $(BIN)/python -m tests.benchmarks.run

format: $(VENV)/.installed-dev ## Put the code in its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

catalogue: $(BIN)/pybabel ## Gather the program's words, lay them into the Danish catalogue, compile it
	@$(BIN)/pybabel -q extract --no-default-keywords -k _ -k n_:1,2 -k mark --omit-header --add-location=file \
		--no-wrap --sort-output -o $(TEMPLATE) workbook screens
	@$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap \
		-D lederbog -i $(TEMPLATE) -o $(DANISH) -l da
	@sed -E '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By)/d' \
		$(DANISH) > $(DANISH).new && mv $(DANISH).new $(DANISH)
	@$(BIN)/python hatch_build.py && touch $(VENV)/.installed-app $(VENV)/.installed-dev

wheel: $(VENV)/.installed-dev ## Build dist/lederbog-….whl, one file to hand over
	@$(BIN)/python -m build --wheel

clean: ## Remove what was built; the environment and every journal stay
	rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A catalogue that cannot be compiled stops the install; the tool that mends it must not wait for that.
$(BIN)/pybabel:
	@$(MAKE) --no-print-directory $(VENV)/.installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Lederbog needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed-app: $(NEEDS) | $(BIN)/python
	@echo "Installing Lederbog into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(NEEDS) | $(BIN)/python
	@echo "Installing Lederbog and its tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/.installed-app $@
