# Two commands for users: `make review`, `make test`. Each makes .venv first, if it isn't there or is out of date.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-$(shell cksum < pyproject.toml | cut -d' ' -f1)
MO := studyapp/locale/zh/LC_MESSAGES/studyapp.mo

.PHONY: review test test-fast check format bench ids messages
review: $(STAMP) $(MO)
	$(BIN)/studyapp review

test: $(STAMP) $(MO)
	$(BIN)/pytest -n 2 -q

test-fast: $(STAMP) $(MO)
	$(BIN)/pytest -n 2 -q -m "not slow"

check: $(STAMP) $(MO)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	STUDYAPP_HOME=$(VENV)/check-home $(BIN)/studyapp content check

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP) $(MO)
	$(BIN)/python -m benchmarks

# After a card was added, renamed or removed on purpose.
ids: $(STAMP)
	$(BIN)/python -c 'from studyapp.paths import content_root; from studyapp.study.checking import write_ids_lock; write_ids_lock(content_root())'

# After a message was added or changed: then translate what is new in the .po file.
messages: $(STAMP)
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output -o $(VENV)/studyapp.pot studyapp
	$(BIN)/pybabel -q update -i $(VENV)/studyapp.pot -d studyapp/locale -D studyapp -l zh \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	rm -f $(VENV)/.installed-*
	touch $@

$(MO): $(MO:.mo=.po) $(STAMP)
	$(BIN)/python hatch_build.py
	touch $@
