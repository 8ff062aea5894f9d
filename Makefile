# Two commands: `make rehearse` opens the bot in the browser, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header

.PHONY: help rehearse test quick format lock qa benchmark clean

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/run: requirements.txt pyproject.toml
	@test -x $(BIN)/python || { echo "Making a virtual environment in .venv …"; $(PYTHON) -m venv .venv; }
	@echo "Fetching the libraries that the bot needs. This takes a minute or two, and only once …"
	@$(INSTALL) --require-hashes -r requirements.txt
	@echo "Installing the bot …"
	@$(INSTALL) --no-deps --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "Fetching what the checks need. This takes a minute or two, and only once …"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

rehearse: .venv/run ## try the bot in the browser, with a stand-in for Telegram
	@echo "Opening the rehearsal …"
	@$(BIN)/bot rehearse

test: .venv/dev ## every check: format, lint, types, import contracts, tests
	@echo "Format"           && $(BIN)/ruff format --check --quiet .
	@echo "Lint"             && $(BIN)/ruff check --quiet .
	@echo "Types"            && $(BIN)/mypy
	@echo "Import contracts" && $(BIN)/lint-imports --no-cache >.venv/imports.log || { cat .venv/imports.log; exit 1; }
	@echo "Tests"            && $(BIN)/python -m pytest -n 4 --dist loadfile

quick: .venv/dev ## the checks of a minute: format, lint, types, import contracts, the core and the docs
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache >.venv/imports.log || { cat .venv/imports.log; exit 1; }
	@$(BIN)/python -m pytest --quiet -n 2 -m "not slow" tests/conversations tests/docs

format: .venv/dev ## put the code in shape
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

lock: ## choose the newest versions that fit and write them down
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) uv
	@$(LOCK) --upgrade --extra dev --extra semantic pyproject.toml -o requirements-dev.txt
	@$(LOCK) --upgrade -c requirements-dev.txt --extra semantic pyproject.toml -o requirements.txt

qa: .venv/dev ## measure how questions are understood, and write docs/questions.md
	@$(BIN)/python -m tests.qa

benchmark: .venv/dev ## measure speed beside others, and with more and more registrations
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.sizes

clean: ## forget the environment and the rehearsal's data
	@rm -rf .venv data/rehearsal build *.egg-info
