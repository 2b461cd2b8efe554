"""Every task, in the order of a report."""

from collections.abc import Mapping

from evals.task import Task
from evals.tasks.answers import ANSWERS, DIALOGUES, REFUSALS
from evals.tasks.claims import CLAIMS
from evals.tasks.drafting import DRAFTING
from evals.tasks.gate import GATE
from evals.tasks.golden import GOLDEN
from evals.tasks.mutants import MUTANTS
from evals.tasks.parse import PARSE
from evals.tasks.retrieval import RETRIEVAL
from evals.tasks.verdicts import VERDICTS

TASKS: Mapping[str, Task] = {
    task.name: task
    for task in (
        PARSE, RETRIEVAL, ANSWERS, REFUSALS, DIALOGUES, CLAIMS, VERDICTS, MUTANTS, GOLDEN,
        DRAFTING, GATE,
    )
}  # fmt: skip
