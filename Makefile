# Bình Yên. Everything installs itself into .venv; `make demo` and `make test` work as the only command.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := bot core handlers jobs reports storage texts
STAMP := $(VENV)/.installed

.PHONY: demo test lint bench torture texts

# pip keeps the pinned versions; the stamp makes later runs start at once.
$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

texts: $(STAMP)
	@$(BIN)/python build_texts.py > /dev/null

demo: texts
	$(BIN)/binhyen demo

test: texts
	$(BIN)/python -m pytest -n auto

lint: texts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

KILLS ?= 200
torture: texts
	$(BIN)/python -m benchmarks.torture --kills $(KILLS)

bench: texts
	$(BIN)/python -m benchmarks.bench
