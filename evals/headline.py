"""The figures a reader wants first: which measures, what they are called, what is aimed at."""

from dataclasses import dataclass

from evals.figures import Figure
from evals.point import HELD, OPEN, WHOLE
from evals.scored import Scored


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the headline table."""

    task: str
    measure: str
    says: str
    aim: float | None = None


HEADLINE = (
    Line("retrieval", "hit@1", "right clause first (hit@1)", 0.88),
    Line("retrieval", "needed within 1500", "all needed clauses within 1500 characters", 0.97),
    Line("answers", "right", "answers with the right facts and ending", 0.92),
    Line("answers", "citation recall", "needed clauses cited"),
    Line("refusals", "right", "refusals right", 0.97),
    Line("dialogues", "turns right", "dialogue turns right"),
    Line("claims", "right label", "claims: right label (`tidu prove`)", 0.90),
    Line("claims", "false not called supported", "claims: false or absent not supported", 0.99),
)
BY_CODE = (
    Line("parse", "quote in its clause", "every norm's quote stands in its clause"),
    Line("parse", "clauses unchanged", "clauses unchanged when the file is saved otherwise"),
    Line("verdicts", "outcome of a clause", "outcome of a clause, experts' drafts"),
    Line(
        "verdicts",
        "tier asked for, told stories",
        "ruled out or open as the law says, told stories",
    ),
    Line("mutants", "true sentence proved", "true sentences proved"),
    Line("mutants", "mutant not proved", "sentences made false: not proved"),
    Line("golden", "same question served", "golden answers: asked otherwise, served"),
    Line("golden", "other question served", "golden answers: another question served ↓"),
    Line("drafting", "figures name their fact", "drafted figures that name their fact"),
    Line("gate", "decision", "held or cleared as the experts say"),
)


def told(figure: Figure | None) -> str:
    """A figure in a cell; a dash where the run has none."""
    return str(figure) if figure else "–"


def headline(scored: Scored) -> list[tuple[str, str, str, str]]:
    """What is measured, open part, held part, aim."""
    return [
        (
            line.says,
            told(scored.of(line.task, line.measure, OPEN)),
            told(scored.of(line.task, line.measure, HELD)),
            f"{line.aim:.2f}" if line.aim else "–",
        )
        for line in HEADLINE
    ]


def by_code(scored: Scored) -> list[tuple[str, str]]:
    """The measures of what code decides; their cases are ours and have no untouched part."""
    return [(line.says, told(scored.of(line.task, line.measure, WHOLE))) for line in BY_CODE]
