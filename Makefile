# Two commands matter: `make run` and `make test`. Both set up what they need.
VENV   ?= .venv
PORT   ?= 7860
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := $(VENV)/bin
# Python 3.11 gets everything; 3.12 and 3.13 get the core, which needs no torch.
LOCK   ?= $(shell $(PYTHON) -c "import sys; print('requirements.lock' if sys.version_info[:2] == (3, 11) else 'requirements-core.lock')")
STAMP  := $(VENV)/.installed-$(LOCK)
PACKAGES := assistant knowledge rules ui evals

.PHONY: run test install check lint lock wheel vectors leads screenshots evals peers mutants bench bench-parts bench-rules bench-load test-live hold

run: install
	$(BIN)/tidu serve --port $(PORT)

test: install
	$(BIN)/python -m pytest -m "not live"

install: $(STAMP)

$(STAMP): $(LOCK) pyproject.toml
	@$(PYTHON) -c "import sys; v=sys.version_info[:2]; sys.exit(None if (3,11) <= v <= (3,13) else 'tidu needs Python 3.11, 3.12 or 3.13; found %d.%d. Set PYTHON=/path/to/python3.11' % v)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages of $(LOCK): about two minutes the first time."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/.installed-* && touch $(STAMP)

check: install lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: install
	$(BIN)/hatchling build -t wheel

# The vectors that ship with the product: from a fresh home that has been asked one question.
vectors: install
	rm -rf build/home && rm -f knowledge/corpus/vectors.npz
	TIDU_HOME=build/home $(BIN)/tidu ask 申报卓越级需要几级成熟度 >/dev/null
	$(BIN)/python -m knowledge.shipped build/home/index/vectors.sqlite

# Every task over every case, stored and then scored: evals/results/<time>/report.md.
# Some of it: make evals TASKS="retrieval answers". The headline again: python -m evals.evaluate
evals: install
	nice -n 10 $(BIN)/python -m evals.generate $(TASKS)
	$(BIN)/python -m evals.evaluate

# The usual pipelines on the same cases, in an environment of their own that the product never sees.
# With TIDU_LLM_BASE_URL=http://127.0.0.1:8071/v1 also the tutorial's RAG, on a small sample.
PEERS := build/peers
peers: install
	test -x $(PEERS)/bin/python || $(BIN)/python -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r evals/peers/requirements.txt
	nice -n 10 $(PEERS)/bin/python -m evals.peers.measure
	test -z "$$TIDU_LLM_BASE_URL" || nice -n 10 $(PEERS)/bin/python -m evals.peers.rag

# Which changes no test notices: in the law's data, then in the code. Hours in full; a sample:
# make mutants MUTANTS="--sample 30"
MUTMUT := build/mutmut
mutants: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target $(MUTMUT) mutmut==3.8.1
	nice -n 15 $(BIN)/python -m tests.mutation.law $(MUTANTS)
	nice -n 15 $(BIN)/python -m tests.mutation.code $(MUTANTS)

# Start-up, ask, check, export, ingest; a sample: make bench-parts PARTS="--drafts 1000"
bench-parts: install
	nice -n 10 $(BIN)/python -m evals.bench_parts $(PARTS)

# Speed, memory and hit@1 as the library grows; the first run embeds 26,196 articles (about 20
# minutes) into the user's cache. A sample: make bench BENCH="--articles 500 --perturbed 2000"
bench: bench-parts
	nice -n 15 $(BIN)/python -m evals.bench $(BENCH)

# Which clause a question leads to, learnt again: after changing doors, statements, phrasings or
# the adapter. Writes knowledge/corpus/leads.npz.
leads: install
	$(BIN)/python -m assistant.train_leads

# The screenshots of the README, from a running app in a real browser.
screenshots: install
	$(BIN)/python -m tests.browser.shots

# The model path against a real endpoint: TIDU_LLM_BASE_URL=http://127.0.0.1:8071/v1 make test-live
test-live: install
	$(BIN)/python -m evals.live

# Our checker beside two rule engines; they are fetched for this only and never installed.
ENGINES := build/engines
bench-rules: install
	$(BIN)/python -m pip install --quiet --no-deps --upgrade --target $(ENGINES) zen-engine==2.1.3 panzi-json-logic==1.0.1
	PYTHONPATH=$(ENGINES) $(BIN)/python -m evals.bench_rules

# 1, 10, 30, 100 users at once against a real server, one in a real browser; half a minute each.
# BENCH="--seconds 450" is the long form: half an hour.
bench-load: install
	$(BIN)/python -m evals.bench_load $(BENCH)

# Needs uv; writes both lock files for every Python and platform we support.
lock:
	uv pip compile --quiet pyproject.toml --extra dev --universal --python-version 3.11 --no-annotate --no-header -o requirements-core.lock
	uv pip compile --quiet pyproject.toml --extra dev --extra train --extra scan --universal --python-version 3.11 --no-annotate --no-header -c requirements-core.lock -o requirements.lock

# Kill a server under write load 200 times and look for what is lost (an hour or two). The short
# form, ten kills, is part of make test: tests/hold/test_kill.py.
hold: install
	nice -n 10 $(BIN)/python -m tests.hold.kill --kills 200 $(HOLD)
