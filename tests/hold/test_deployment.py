"""The files of docs/deployment agree with one another and with the program they start."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from assistant.settings import Settings
from ui.cli import app

ROOT = Path(__file__).parents[2]
HERE = ROOT / "docs" / "deployment"
SETTINGS = {f"TIDU_{name.upper()}" for name in Settings.model_fields}


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_text("compose.yaml"))
    return found


def test_every_setting_that_is_set_is_one_the_program_reads() -> None:
    stated = re.findall(r"^(TIDU_\w+)=", _text("environment"), re.MULTILINE)
    asked = [key for key in _compose()["x-app"]["environment"] if key.startswith("TIDU_")]
    assert len(stated) > 5
    assert (set(stated) | set(asked)) - SETTINGS == set()


def _commands() -> list[list[str]]:
    files = [_text(path.name) for path in HERE.iterdir()]
    files.append((ROOT / "docs" / "deployment.md").read_text(encoding="utf-8"))
    runs = re.findall(r"(?:bin/|--rm one )tidu ([^\n`']+)", "\n".join(files))
    listed = re.findall(r'CMD \["tidu", (.+)\]', _text("Dockerfile"))
    return [shlex.split(run) for run in runs] + [re.findall(r'"([^"]+)"', cmd) for cmd in listed]


def test_every_command_that_is_started_is_one_the_program_has() -> None:
    commands = _commands()
    assert {words[0] for words in commands} == {"serve", "backup", "tidy", "accounts"}
    for words in commands:
        command: Any = typer.main.get_command(app)
        while hasattr(command, "commands"):
            name, *words = words
            command = command.commands[name]
        given = [word.replace("%i", "7861") for word in words]
        assert command.make_context(name, given).command is command


@pytest.mark.parametrize(
    ("file", "apps"),
    [("nginx.conf", ["127.0.0.1:7861", "127.0.0.1:7862"]),
     ("nginx-compose.conf", ["one:7860", "two:7860"])],
)  # fmt: skip
def test_the_proxy_leads_to_the_processes_that_are_started(file: str, apps: list[str]) -> None:
    text = _text(file)
    assert re.findall(r"^ +server ([\w.:]+) max_fails", text, re.MULTILINE) == apps
    assert "location = /metrics { return 404; }" in text
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text


def test_the_containers_are_named_as_they_are_asked_for() -> None:
    services, said = _compose()["services"], _compose()["x-app"]["environment"]
    assert {"one", "two", "database", "index", "proxy"} == set(services)
    assert "@database/" in said["TIDU_DATABASE_URL"]
    assert said["TIDU_CHROMA_URL"] == "http://index:8000"
    assert set(services["proxy"]["depends_on"]) == {"one", "two"}
    mounted = {place.split(":")[0] for place in services["proxy"]["volumes"]}
    assert mounted == {"./nginx-compose.conf", "./tls"}
    named = {v.split(":")[0] for s in services.values() for v in s.get("volumes", [])}
    assert {name for name in named if not name.startswith(".")} == set(_compose()["volumes"])


def test_the_chroma_server_is_the_version_of_its_client() -> None:
    lock = (ROOT / "requirements-core.lock").read_text(encoding="utf-8")
    [held] = re.findall(r"^chromadb==([\d.]+)$", lock, re.MULTILINE)
    assert _compose()["services"]["index"]["image"] == f"chromadb/chroma:{held}"


def test_the_image_is_built_from_what_is_here_and_holds_what_the_app_is_set_to_use() -> None:
    build = _compose()["x-app"]["build"]
    assert (HERE / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()
    assert (HERE / "Dockerfile.dockerignore").is_file()
    image, lock = _text("Dockerfile"), (ROOT / "requirements-core.lock").read_text("utf-8")
    copied = [words.split()[0] for words in re.findall(r"^COPY (.+)$", image, re.MULTILINE)]
    assert [path for path in copied if not (ROOT / path).exists()] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    built_by = project["build-system"]["requires"][0].split(">")[0]
    driver = _compose()["x-app"]["environment"]["TIDU_DATABASE_URL"].split(":")[0].split("+")[1]
    for package in (built_by, driver, f"{driver}-binary", "uvicorn"):
        assert re.search(rf"^{package}==", lock, re.MULTILINE), package
    assert "tidu" in project["project"]["scripts"]
    ignored = _text("Dockerfile.dockerignore").split()
    packaged = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert set(ignored) & {*packaged, project["project"]["readme"], "LICENSE"} == set()


def test_the_app_may_write_where_it_keeps_its_data_and_runs_as_nobody_special() -> None:
    unit, home = _text("tidu@.service"), re.findall(r"TIDU_HOME=(.+)", _text("environment"))
    assert home == ["/var/lib/tidu/home"]
    assert "StateDirectory=tidu" in unit
    assert "ProtectSystem=strict" in unit
    assert re.search(r"^USER \d+$", _text("Dockerfile"), re.MULTILINE)
