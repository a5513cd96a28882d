# Two commands do everything on a fresh machine: `make run` and `make test`.
# Run again, they find what is there and go straight to work, without a network.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PYTEST := $(PY) -m pytest -n 3 --dist worksteal
# Checks that use one processor go on beside tests.
AT_ONCE := $(MAKE) --no-print-directory --jobs=2

# The application's tests on PostgreSQL: never those in a browser or on a SQLite of their own.
ON_POSTGRESQL := $(PY) tools/with_postgres.py $(PYTEST) -m "not browser and not own_sqlite"
# What asks the database itself, and every address as everybody; the rest are views over these.
OF_THE_DATABASE := $(addprefix tests/web/,access records operations) \
	$(wildcard $(addprefix tests/web/*/test_,*store.py *guard*.py *at_once*.py *jobs.py *reckonings.py *agenda.py))

.DEFAULT_GOAL := help
.PHONY: help run test test-postgresql check bench lock clean front-end set-up set-up-tests system-packages \
        every-test quick-tests static style types imports

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name words; do printf '  %-20s %s\n' "$$name" "$$words"; done

run: set-up front-end ## set up, then serve the application with the examples to try it out
	@$(PY) tools/compile_kernels.py
	@$(VENV)/bin/counterfoil serve --try-out --data var/try-out

test: set-up-tests system-packages front-end ## set up, then every check and test; what asks the database, on both
	@$(PY) tools/compile_kernels.py
	@$(AT_ONCE) every-test static
	$(ON_POSTGRESQL) $(sort $(OF_THE_DATABASE))

every-test:
	DATABASE_URL= $(PYTEST)

test-postgresql: set-up-tests system-packages front-end ## the application's tests on PostgreSQL alone, but those in a browser
	$(ON_POSTGRESQL) tests/web

check: set-up-tests ## the fast part: style, types, imports, unit tests and doctests
	@$(AT_ONCE) quick-tests static

quick-tests:
	$(PYTEST) -m "not slow" tests/architecture tests/tools tests/unit src/counterfoil

bench: set-up-tests ## run the benchmarks and write docs/performance.md
	@$(PY) tools/compile_kernels.py
	$(PY) -m benchmarks

front-end: set-up ## fetch and build stylesheets, scripts and fonts, if anything of them changed
	@$(PY) tools/front_end.py

lock: set-up-tests ## work out the locked versions anew (UPGRADE=1: the newest; needs the network)
	$(PY) tools/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove the virtual environment and every cache
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	rm -rf src/counterfoil.egg-info
	rm -rf node_modules src/counterfoil_web/govuk/static src/counterfoil_web/static_built*

set-up:
	@$(PYTHON) tools/set_up.py run

set-up-tests:
	@$(PYTHON) tools/set_up.py test

system-packages:
	@$(PYTHON) tools/system_packages.py

static: style types imports

style:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types:
	$(PY) -m mypy

imports:
	$(VENV)/bin/lint-imports
