# Một Cửa. Two commands do everything on a bare Debian 12/13 or Ubuntu 24.04 machine:
#
#   make run     set up what is missing, open the demo office
#   make test    set up what is missing, check everything
#
# The rest is for those who work on the program; CONTRIBUTING.md says when.

BIN := .venv/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test setup lint fmt bench build clean distclean

help:
	@sed -n '3,4s/^# *//p' Makefile
	@echo 'also: make setup, lint, fmt, bench, build, clean, distclean'

# our own byte code too: where Python may not write it, each start would compile everything anew
COMPILE := $(BIN)/python -m compileall -q desk_app ui resources

run:
	@scripts/setup.sh run
	@$(COMPILE)
	$(BIN)/motcua demo

test: lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n $(WORKERS) --cov --cov-report=term-missing:skip-covered --cov-fail-under=100

# everything that the other targets need, and nothing else
setup:
	@scripts/setup.sh test

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports

fmt: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	@$(COMPILE)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

# one folder in dist/motcua, then the packed program prints a form and a ticket
build:
	@scripts/setup.sh build
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	QT_QPA_PLATFORM=offscreen dist/motcua/motcua --self-test

clean:
	rm -rf build dist htmlcov .coverage .coverage.* .pytest_cache .ruff_cache .hypothesis .import_linter_cache

distclean: clean
	rm -rf .venv .tools
