# Every target runs in the project's own virtual environment, which is made on first use.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
# Three test workers for each core: for half of the time, tests wait for processes, timers and the disk.
WORKERS = $$($(VENV)/bin/python -c 'import os; print(3 * (os.cpu_count() or 1))')
# Tests start hundreds of processes: each would compile the bot anew where the environment forbids to keep that.
export PYTHONDONTWRITEBYTECODE :=
PEERS := .venv-peers
PEERS_READY := $(PEERS)/.ready

.PHONY: help chat run test coverage check browser pictures bench bench-engine bench-sweep
help:  ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

chat: $(READY)  ## talk to the coach in this terminal
	@$(VENV)/bin/python -m bot chat

run: $(READY)  ## run the coach on Telegram; needs TELEGRAM_BOT_TOKEN
	@$(VENV)/bin/python -m bot run

test: $(READY)  ## run all tests, or some: TESTS="tests/store"
	$(VENV)/bin/python -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

coverage: $(READY)  ## run the tests and show which lines of the bot no test runs; TESTS="tests/store" for some
	@$(VENV)/bin/coverage erase
	$(VENV)/bin/coverage run -m pytest -n $(WORKERS) --dist worksteal $(TESTS)
	@$(VENV)/bin/coverage combine --quiet
	@$(VENV)/bin/coverage report --skip-covered --show-missing

check: $(READY)  ## run the linter and check the types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

browser: $(READY)  ## test the page of `afterword preview` in a real browser; needs Chromium
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt playwright
	$(VENV)/bin/python -m pytest -n 0 -rs tests/ops/preview/test_browser.py

pictures: $(READY)  ## draw every picture in the README and in docs/ again
	@$(VENV)/bin/python -m docs.pictures

bench: $(READY) $(PEERS_READY)  ## measure its speed beside its peers; BENCH="--quick --only throughput" for less
	@$(VENV)/bin/python -m benchmarks $(BENCH)

bench-engine: $(READY)  ## measure the CPU time of a turn; BENCH="--steps --profile" for details
	@$(VENV)/bin/python -m benchmarks.engine $(BENCH)

bench-sweep: $(READY)  ## send 100,000 due nudges at 30 a second: takes nearly an hour
	@$(VENV)/bin/python -m benchmarks.sweep $(BENCH)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,check]'
	@touch $@

$(PEERS_READY): benchmarks/constraints.txt
	$(PYTHON) -m venv $(PEERS)
	@echo '*' > $(PEERS)/.gitignore
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -c $< python-telegram-bot sniffio aiogram
	@touch $@
