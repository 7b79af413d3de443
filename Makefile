# The one list of commands. Each makes `.venv` itself when it is missing or out of date.
#   make demo     grade the customers of an order book, explained
#   make test     the whole suite but for the long campaigns, with coverage
#   make check    ruff, mypy, import-linter, freshness of generated files, the shipped policies
#   make docs     the pages of docs/ as a site with search, in site/
#   make bench    decisions a second, beside hand-written code and a peer
#   make soak     long campaigns, then the suite on the other Pythons at hand and on the lowest versions
#   make mutants  breaks of the engine and the calendar, made on purpose, that tests have to notice; part of soak
#   make format   put the code into the house's form
#   make clean    remove everything that make made, `.venv` too

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := test

VENV := .venv
BIN := $(VENV)/bin
CODE := $(wildcard src tests benchmarks tools examples)
OTHERS := 3.12 3.13

# Asked only when `.venv` has to be made; `make PYTHON=python3.13` overrides it.
PYTHON = $(shell .ci/python 3.11 3.12 3.13 3.14)

# A figure that a person has to install by hand would differ from machine to machine: all versions are pinned.
INSTALL = -m pip --disable-pip-version-check install -qq --constraint constraints.txt
# durable_rules is published as source alone: a machine that has not built it before needs what builds it.
BUILDERS := hatchling setuptools wheel
# The environment variable reaches the workers that pytest starts, the switch does not. What Python compiles is
# kept even where a machine says otherwise: hundreds of programs are started, and read the policies each.
STRICT := PYTHONWARNDEFAULTENCODING=1 PYTHONDONTWRITEBYTECODE=
STRICTLY := -X warn_default_encoding -m pytest
# Benchmarks have their own command; their plugin warns when tests run side by side.
SIDE_BY_SIDE := -n 2 --dist loadgroup -p no:benchmark

EACH_ROOM := tests/unit src
ACROSS_ROOMS := tests/property tests/house tests/examples tests/package tests/broken tests/seeded tests/cases tests/oracle
COVERAGE := $(VENV)/coverage.json

.PHONY: demo test check docs bench soak mutants test-all test-lowest format clean constraints $(addprefix test-on-,$(OTHERS))

demo: $(VENV)/.runtime
	@$(BIN)/crmpolicy demo

# Coverage is measured over the tests of each room alone: the laws, the house and the installed packages start
# programs of their own, and would reach nearly everything without looking at it.
test: $(VENV)/.dev
	$(STRICT) $(BIN)/python -m slipcover --json --out $(COVERAGE) -m pytest $(SIDE_BY_SIDE) $(EACH_ROOM)
	$(BIN)/python -m slipcover --merge $(COVERAGE) --out $(COVERAGE) --fail-under 95
	$(STRICT) $(BIN)/python $(STRICTLY) $(SIDE_BY_SIDE) $(ACROSS_ROOMS)

check: $(VENV)/.dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(CODE)
	.ci/pyright $(BIN)
	$(BIN)/lint-imports
	$(BIN)/crmpolicy types --check
	$(BIN)/python -m tools.front_door --check
	$(BIN)/python -m tools.api_reference --check
	$(BIN)/python -m tools.public_surface --check
	$(BIN)/python -m tools.typed_examples --check
	$(BIN)/python -m tools.site --check
	$(BIN)/python -m tools.schemas --check
	$(BIN)/python -m tools.holidays --check
	$(BIN)/crmpolicy check policies

docs: $(VENV)/.dev
	$(BIN)/python -m zensical build --clean --strict

bench: $(VENV)/.dev
	$(BIN)/python -m pytest benchmarks -s --benchmark-columns=median,iqr,rounds --benchmark-sort=name \
	  -o python_files='bench_*.py test_*.py'

soak: $(VENV)/.spark
	@command -v java >/dev/null || { echo 'soak needs Java 17 for Spark: apt-get install openjdk-17-jre-headless' >&2; exit 1; }
	$(STRICT) $(BIN)/python $(STRICTLY) $(SIDE_BY_SIDE) -m soak
	$(MAKE) mutants
	$(MAKE) test-all
	$(MAKE) test-lowest

mutants: $(VENV)/.mutants
	$(BIN)/python -m tools.mutants

# What users may have at the least: the units, the docstrings and the examples, with the lowest versions that
# `pyproject.toml` allows of whatever the library itself imports. What old packages open without an encoding, and
# what new ones warn them of, is theirs.
LOWEST := $(VENV)/lowest
test-lowest: $(VENV)/.dev
	$(BIN)/python -m tools.lowest > $(LOWEST).txt
	rm -rf $(LOWEST)
	"$$(.ci/python 3.11)" -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip --disable-pip-version-check install -qq --constraint $(LOWEST).txt $(BUILDERS)
	$(LOWEST)/bin/python -m pip --disable-pip-version-check install -qq --constraint $(LOWEST).txt \
	  --no-build-isolation --editable '.[dev]'
	$(LOWEST)/bin/python -m pytest $(SIDE_BY_SIDE) -W ignore::DeprecationWarning tests/unit src tests/examples

test-all: $(addprefix test-on-,$(OTHERS))

# One environment a version, inside `.venv` so that it is ignored and cleaned with it.
$(addprefix test-on-,$(OTHERS)): test-on-%: pyproject.toml constraints.txt
	@if ! found=$$(.ci/python $* 2>/dev/null); then echo "Python $* is not at hand: NOT tested"; exit 0; fi; \
	echo "Python $*:"; \
	"$$found" -m venv $(VENV)/of-$*; \
	$(VENV)/of-$*/bin/python $(INSTALL) $(BUILDERS); \
	$(VENV)/of-$*/bin/python $(INSTALL) --no-build-isolation --editable '.[dev]'; \
	$(STRICT) $(VENV)/of-$*/bin/python $(STRICTLY) $(SIDE_BY_SIDE)

format: $(VENV)/.dev
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

clean:
	rm -rf $(VENV) dist build site mutants .cache .benchmarks .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find $(CODE) -name __pycache__ -prune -exec rm -rf {} +

# Takes the newest versions that the declared ranges allow; run the suite before keeping them.
constraints:
	fresh=$$(mktemp -d); trap 'rm -rf "$$fresh"' EXIT; \
	"$$(.ci/python 3.11)" -m venv "$$fresh"; \
	"$$fresh/bin/pip" install -qq $(BUILDERS); \
	"$$fresh/bin/pip" install -qq --editable '.[dev,mutants,spark]'; \
	{ echo '# Exact versions of everything that `make` installs, for Python 3.11 to 3.13; made by `make constraints`.'; \
	  "$$fresh/bin/pip" freeze --all --exclude pip --exclude-editable; } > constraints.txt

$(VENV)/.made:
	@python='$(PYTHON)'; test -n "$$python"; "$$python" -m venv $(VENV)
	@touch $@

# The demo needs no more than this.
$(VENV)/.runtime: pyproject.toml constraints.txt | $(VENV)/.made
	@echo 'installing what crmpolicy needs'
	@$(BIN)/python $(INSTALL) hatchling
	@$(BIN)/python $(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@echo 'installing what the tests need'
	@$(BIN)/python $(INSTALL) $(BUILDERS)
	@$(BIN)/python $(INSTALL) --no-build-isolation --editable '.[dev]'
	@touch $@

# Spark is half a gigabyte and wants Java: the long campaigns alone have it.
$(VENV)/.spark: $(VENV)/.dev
	@echo 'installing what the long campaigns need'
	@$(BIN)/python $(INSTALL) --no-build-isolation --editable '.[spark]'
	@touch $@

$(VENV)/.mutants: $(VENV)/.dev
	@echo 'installing what breaks the code on purpose'
	@$(BIN)/python $(INSTALL) --no-build-isolation --editable '.[mutants]'
	@touch $@
