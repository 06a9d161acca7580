"""A short run of scripts/hostile.py: 600 hostile requests leave the server as it was."""

from scripts import hostile
from scripts.server import Server


def test_hostile_requests_do_no_harm() -> None:
    with Server() as server:
        outcome = hostile.run(server, count=600, seed=2014)

    assert outcome.problems == []
    assert sum(outcome.statuses.values()) == 600
    assert outcome.statuses["200"] > 20
    assert outcome.statuses["400"] > 100
