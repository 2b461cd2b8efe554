"""`python -m evals.evaluate`: score a stored run and write its report; the system is never asked.

Prints the headline table. Beside the records stand report.html, report.md and figures.json.
"""

import argparse
import sys
from pathlib import Path

from evals.report_page import page
from evals.report_text import first, markdown
from evals.runs import NoRun, latest
from evals.scored import changed, keep, score


def evaluate(run: Path) -> str:
    """Score a run, write its report, and give the tables that come first."""
    scored = score(run)
    change = changed(scored)
    (run / "report.md").write_text(markdown(scored, change), encoding="utf-8")
    (run / "report.html").write_text(page(scored, change), encoding="utf-8")
    keep(scored)
    return first(scored)


def main() -> int:
    """Score the run asked for, or the newest."""
    parser = argparse.ArgumentParser(description="Score a stored run and write its report.")
    parser.add_argument("run", nargs="?", type=Path, help="a folder of evals/results; the newest")
    asked = parser.parse_args()
    try:
        run = asked.run or latest()
    except NoRun as error:
        parser.error(str(error))
    sys.stdout.write(f"{evaluate(run)}\n{run / 'report.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
