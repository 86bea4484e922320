# Everything happens in .venv, made from a lock with hashes; a second call finds its stamps and is quick.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SAMPLE := src/rawi/samples/market.txt
fact    = $(shell sed -n 's/^$(1) *= *"\{0,1\}\([^"T]*\).*/\1/p' $(SAMPLE:.txt=.toml))
BENCH  ?=
GOLD   ?=
FILE   ?=

.DEFAULT_GOAL := help
.PHONY: help run test check fmt bench docs golden score lock clean

help:  ## these lines
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run  ## code the sample report: a table here, JSON Lines in out/sample.jsonl
	@mkdir -p out
	@$(BIN)/python -m rawi code $(SAMPLE) --published $(call fact,published) --outlet "$(call fact,outlet)" \
	  --table -o out/sample.jsonl

test: $(VENV)/dev  ## all tests, and the examples in docstrings
	@$(BIN)/python -m pytest -q

check: $(VENV)/dev  ## all that CI runs: layout, lint, types, import contract, spelling, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/python docs/reference.py --check
	$(BIN)/python -m pytest -q

fmt: $(VENV)/dev  ## put code in its layout
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/run  ## speed and memory (BENCH=texts.jsonl.gz), and floors of quality (GOLD=folder)
	@$(BIN)/python benchmarks/speed.py $(if $(BENCH),--texts $(BENCH)) $(if $(GOLD),--gold $(GOLD))

docs: $(VENV)/run  ## write the generated pages of docs/reference/
	@$(BIN)/python docs/reference.py

golden: $(VENV)/dev  ## compare one golden text with what is read from it: make golden FILE=tests/golden/…
	@$(BIN)/python -m tests.golden_reader $(FILE)

score: $(VENV)/run  ## figures against gold files: make score GOLD=folder
	@$(BIN)/python -m rawi score $(GOLD)

lock: $(VENV)/dev  ## resolve the locked requirements anew
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra build --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet $(patsubst %,--extra %,build desk frames map places dev) --constraint requirements.txt --generate-hashes --allow-unsafe \
	  --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  -o requirements-dev.txt pyproject.toml

clean:  ## remove the environment, caches and output
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks docs -name __pycache__ -prune -exec rm -rf {} +

# Stamps: an environment that exists; one that can run; one that can test.
$(VENV)/made:
	@sh scripts/venv.sh $(PYTHON) $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements.txt pyproject.toml
	@echo "Installing Rawi into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.txt
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
