# Everything runs in a virtual environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: chat run test check
chat: $(READY)  ## talk to the coach in this terminal
	@$(VENV)/bin/python -m bot chat

run: $(READY)  ## the coach on Telegram; needs TELEGRAM_BOT_TOKEN
	@$(VENV)/bin/python -m bot run

test: $(READY)  ## run all tests
	$(VENV)/bin/python -m pytest -n auto

check: $(READY)  ## lint and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,check]'
	@touch $@
