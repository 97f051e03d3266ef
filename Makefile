# Bình Yên. Everything installs itself into .venv; `make demo` and `make test` work as the only command.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := bot core handlers jobs reports storage texts
STAMP := $(VENV)/.installed

# Containers often tell Python not to keep what it has compiled. Here every start of the bot would be half as long again,
# and the tests start it and themselves over and over.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint bench torture texts

define NO_VENV
Chưa tạo được môi trường Python. Cài rồi chạy lại: sudo apt install python3-venv
No Python environment can be made yet. Install this and run again: sudo apt install python3-venv
endef
export NO_VENV

# pip keeps the pinned versions; the stamp makes later runs start at once. Where python3-venv was missing an earlier try
# has left a python without pip: that is made anew.
$(STAMP): pyproject.toml constraints.txt
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || { \
		$(PYTHON) -c "import ensurepip, venv" 2> /dev/null || { echo "$$NO_VENV" >&2; exit 1; }; \
		$(PYTHON) -m venv --clear $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

texts: $(STAMP)
	@$(BIN)/python build_texts.py > /dev/null

demo: texts
	$(BIN)/binhyen demo

# One worker more than cores: some tests wait for a browser or another process.
WORKERS ?= $(shell echo $$(( $$(nproc 2> /dev/null || echo 2) + 1 )))
test: texts
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: texts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

KILLS ?= 200
torture: texts
	$(BIN)/python -m pytest -m heavy -n $(WORKERS) --dist worksteal
	$(BIN)/python -m benchmarks.torture --kills $(KILLS)

bench: texts
	$(BIN)/python -m benchmarks.bench
