"""What a message does: asks for a rule or a verdict, tells of an enterprise, or talks.

A linear model like that of assistant/intent.py, learnt from messages that people labelled who knew
neither the clauses nor this code (words/acts; `python -m assistant.train_acts`). It decides nothing
alone: what is asked is still read from the words, and it is heard where they leave it open.
"""

from collections.abc import Callable, Mapping

from assistant.intent import WEIGHTS

ACTS = WEIGHTS.with_name("acts.npz")
RULE, VERDICT, TELLS, TALK = "rule", "verdict", "tells", "talk"
# Of 1,850 messages held out in turn a verdict is heard in 0.70 of those that ask for one, facts in
# 0.70 of those that tell, and either in less than 0.01 of those that ask for a rule; the last
# figure keeps a message on a rule from being judged (0.01 of the others sound so much like one).
HEARD, SURELY_RULE = 0.6, 0.8
Act = Mapping[str, float]
Acts = Callable[[str], Act]


def asks_verdict(act: Act) -> bool:
    """Whether a message asks to judge a certain enterprise by its facts."""
    return act.get(VERDICT, 0.0) >= HEARD


def tells_facts(act: Act) -> bool:
    """Whether a message only tells of an enterprise."""
    return act.get(TELLS, 0.0) >= HEARD


def asks_rule(act: Act) -> bool:
    """Whether a message surely asks what the notices say."""
    return act.get(RULE, 0.0) >= SURELY_RULE
