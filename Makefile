# make run: a fresh clone becomes an answering server. The rest is for those who change it.
.PHONY: setup run test prove check bench format messages lock

setup:
	@scripts/setup dev

run:
	@scripts/run

test:
	@scripts/test

prove:
	@scripts/prove

check:
	@scripts/check

bench:
	@scripts/bench

format:
	@.venv/bin/ruff check -q --fix; .venv/bin/ruff format -q

messages:
	@.venv/bin/python scripts/messages.py update && .venv/bin/python scripts/messages.py compile

lock:
	@scripts/lock --upgrade
