"""What is wrong with the words of a command, in our words: the parser's own are English."""

import re

SAYINGS = (
    (r"Invalid value for '(.+?)': Input should be a valid integer.*", "{} 的值不合要求：要写整数"),
    (
        r"Invalid value for '(.+?)': Input should be greater than or equal to (\d+).*",
        "{} 的值不合要求：要写不小于 {} 的数",
    ),
    (r"No such option:? '?(-[^\s'.]+)'?.*?(?:Did you mean (.+?)\?)?$", "没有这个选项：{}"),
    (r"No such command '(.+?)'.*", "没有这个命令：{}"),
    (r"Missing argument '(.+?)'.*", "缺少 {}"),
    (r"Missing option '(.+?)'.*", "缺少选项 {}"),
    (r"Missing command.*", "没有写要做什么"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+?)\).*", "多余的内容：{}"),
    (r"Option '?(-[^\s']+?)'? requires an? .*", "选项 {} 后面要写值"),
    (r"Invalid value for '(.+?)': (.+?)\.?$", "{} 的值不合要求：{}"),
)


def usage(message: str) -> str:
    """A message of the parser as we say it; one that we do not know as it is."""
    plain = " ".join(message.split())
    for pattern, said in SAYINGS:
        if found := re.fullmatch(pattern, plain):
            return said.format(*(part or "" for part in found.groups()))
    return plain.rstrip(".")
