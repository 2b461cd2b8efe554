"""The force of a norm and whom it binds, held against its words and the place it stands in."""

import re

import pytest

from rules.finding import Force
from rules.law.norm import Fate, Norm
from tests.rules.test_law import DRAFTED, NORMS

# What a norm's words say of its force, and where they say nothing, the place it stands in.
FORCES = (
    ("", "原则上", Force.PRINCIPLE),
    ("", "^允许", Force.PERMITTED),
    ("附1|附件2/注/末", "", Force.ENCOURAGED),
    ("", "^支持|鼓励|参考|^围绕工厂建设", Force.ENCOURAGED),
    ("", "(?<!响)应(?!用|商|急|链)|须|不得|不超过|至少|不能", Force.BINDING),
    ("附件1/三/", "", Force.ENCOURAGED),
    ("$|一|前言|附件2/[二三四五]/|附件3/末", "", Force.DECLARED),
    ("二/|附件2/(?:一|注)/|附件3|附件4", "", Force.BINDING),
)
# What goes on from 鼓励 or from 应 in the same sentence, what only names a platform or a guide.
OTHER_FORCES = {
    "MI.1.1.b": Force.ENCOURAGED, "A1.4.3.b": Force.ENCOURAGED,
    "A1.3.2.d": Force.BINDING, "A1.3.3.d": Force.BINDING, "A1.3.4.d": Force.BINDING,
    "A2.L.2.1.b": Force.BINDING,
    "MI.2.2.6": Force.DECLARED, "HB.2.2.1.b": Force.DECLARED, "HB.2.2.1.d": Force.DECLARED,
    "HB.2.2.1.i": Force.DECLARED,
}  # fmt: skip
ANSWERED = [*DRAFTED, *(n for n in NORMS if n.fate is Fate.TABLE)]


@pytest.mark.parametrize("norm", ANSWERED, ids=lambda norm: norm.id)
def test_a_norm_binds_as_its_words_and_its_place_say(norm: Norm) -> None:
    path = norm.address.partition("/")[2]
    said = (f for place, word, f in FORCES if re.match(place, path) and re.search(word, norm.quote))
    assert norm.force is (OTHER_FORCES.get(norm.id) or next(said))


# A draft tells of who recognised it and under which notice; that binds who recognises and issues.
OF_OTHERS = {"award_issuer", "document_number"}


@pytest.mark.parametrize("norm", DRAFTED, ids=lambda norm: norm.id)
def test_what_a_draft_answers_to_binds_the_enterprise(norm: Norm) -> None:
    if norm.rule in OF_OTHERS and norm.id != "HB.2.2.1.b":
        assert norm.binds != "企业"
    else:
        assert norm.binds == "企业"
