# Everything runs in a virtual environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
# Two for each core: half of the time tests wait for processes, timers and the disk.
WORKERS = $$($(VENV)/bin/python -c 'import os; print(2 * (os.cpu_count() or 1))')
PEERS := .venv-peers
PEERS_READY := $(PEERS)/.ready

.PHONY: chat run test check bench bench-engine bench-sweep
chat: $(READY)  ## talk to the coach in this terminal
	@$(VENV)/bin/python -m bot chat

run: $(READY)  ## the coach on Telegram; needs TELEGRAM_BOT_TOKEN
	@$(VENV)/bin/python -m bot run

test: $(READY)  ## run all tests; TESTS="tests/test_store.py" for some
	$(VENV)/bin/python -m pytest -n $(WORKERS) $(TESTS)

check: $(READY)  ## lint and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

bench: $(READY) $(PEERS_READY)  ## how fast it is, beside its peers; BENCH="--quick --only throughput" for less
	@$(VENV)/bin/python -m benchmarks $(BENCH)

bench-engine: $(READY)  ## the CPU of a turn alone; BENCH="--steps --profile" for where it goes
	@$(VENV)/bin/python -m benchmarks.engine $(BENCH)

bench-sweep: $(READY)  ## 100,000 nudges that are due at 30 a second, to the end: nearly an hour
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
