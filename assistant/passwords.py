"""Passwords: the rules as people read them, argon2 hashes, and one-time passwords."""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 128
RULES = (
    f"密码为{SHORTEST}到{LONGEST}个字符，可以是一句话；不能与账号名或原密码相同，"
    "不能只由一两个字符重复而成。不要求大小写和符号。"
)
# Nothing that is read aloud wrongly: no 0 and o, no 1, l and i.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
HASHER = PasswordHasher()  # argon2id with the library's current parameters (RFC 9106, low memory)
# Checked when there is no such account, so that both refusals take the same time.
NOBODY = HASHER.hash(secrets.token_urlsafe())


def folded(text: str) -> str:
    """Text in the one form that full and half width, and composed marks, share."""
    return unicodedata.normalize("NFKC", text)


def fault(password: str, *, name: str, before: str = "") -> str:
    """Which rule a new password breaks: short, long, few, name or same; empty for none."""
    plain = folded(password)
    broken = {
        "short": len(plain) < SHORTEST,
        "long": len(plain) > LONGEST,
        "few": len(set(plain)) < 3,
        "name": plain.casefold() == folded(name).casefold(),
        "same": plain == folded(before),
    }
    return next((rule for rule, breaks in broken.items() if breaks), "")


def hashed(password: str) -> str:
    """The hash that is kept."""
    return HASHER.hash(folded(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed; as slow for nobody's as for somebody's."""
    if len(password) > LONGEST:
        return False
    try:
        return HASHER.verify(kept or NOBODY, folded(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def aged(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return HASHER.check_needs_rehash(kept)


def one_time() -> str:
    """A password to read out once: four groups of four, about 79 bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
