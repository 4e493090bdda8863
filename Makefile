# The contributor's menu: each goal does its own set-up.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never

help: ## show this menu
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "%-10s %s\n", $$1, $$2}'

install: $(BIN)/.ready ## make .venv with everything that run, test and check need

$(BIN)/.ready: pyproject.toml uv.lock requirements.lock tools/install.sh
	@bash tools/install.sh
	@touch $@

run: install ## serve the web application on this machine
	@$(BIN)/wholestride serve $(if $(PORT),--port $(PORT))

test: install ## run the tests
	@bash tools/install.sh tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not long"

long: install ## run the long tests too: every state with axe, PostgreSQL, every athlete
	@bash tools/install.sh tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m long

check: install ## format, lint, types and walls
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/wholestride check --catalogue

format: install ## format the code and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: install ## measure; writes docs/benchmarks.md and its neighbours
	@bash tools/install.sh bench
	@$(BIN)/python -m bench

lock: ## renew uv.lock and the hashed requirements.lock
	@bash tools/install.sh lock

docs: install ## renew the pages that are made from data
	@$(BIN)/python -m tools.make_docs

clean: ## remove what the other goals made
	@rm -rf .venv .boot .mypy_cache .ruff_cache .pytest_cache

.PHONY: help install run test long check format bench lock docs clean
