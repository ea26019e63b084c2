# Two commands matter to a newcomer: make run, make test.
PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: run test check bench bench-search bench-curve screenshots lock clean
.DEFAULT_GOAL := run

.venv/base.stamp: requirements/base.txt
	@echo "== Lingkungan Python (sekali saja, sekitar satu menit)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; apt-get update -qq && apt-get install -y -q python3-venv >/dev/null && $(PYTHON) -m venv .venv; } \
		|| { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/base.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

run: .venv/base.stamp  ## the demo city on http://127.0.0.1:$(PORT)
	@exec $(BIN)/python manage.py run --port $(PORT)

test: .venv/test.stamp  ## every test that needs no outside server
	@$(BIN)/python -m pytest -n auto -m "not browser and not postgresql"

check: .venv/test.stamp  ## style, types, templates, migrations, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py check_translations
	@SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))") ALLOWED_HOSTS=pasar.example.org BASE_URL=https://pasar.example.org \
		EMAIL_URL=smtp://localhost:25 DJANGO_SETTINGS_MODULE=portal.settings.production $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/test.stamp  ## the project's promises about speed, as ratios of one run
	@$(BIN)/python -m tests.bench

bench-search: .venv/test.stamp  ## how well and how fast search answers, on the judged titles beside the repository
	@$(BIN)/python -m tests.bench.search

bench-curve: .venv/test.stamp  ## what a catalogue ten times as large costs, on the real list beside the repository
	@$(BIN)/python -m tests.bench.curve

screenshots: .venv/test.stamp  ## the pictures of the README, from the running pages
	@$(BIN)/python -m tests.browser.screenshots

LOCK := uv pip compile --quiet --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header pyproject.toml
lock:  ## the pinned packages anew, for the Python of Debian 12 (needs uv); what is pinned stays unless pyproject.toml asks for more
	@$(LOCK) -o requirements/base.txt
	@$(LOCK) --group test -o requirements/test.txt

clean:  ## forget the demo city (the environment stays)
	@rm -rf var
