"""What the files in deploy/ copy, start and name is there."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

from bot import cli

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CONTAINERFILE = DEPLOY / "Containerfile"
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
PACKAGES = [
    path.parent.relative_to(ROOT).as_posix().replace("/", ".")
    for pattern in SETUPTOOLS["packages"]["find"]["include"]
    for path in sorted(ROOT.glob(f"{pattern.removesuffix('*')}/**/__init__.py"))
]
COMMANDS = {each.name or each.callback.__name__ for each in cli.app.registered_commands if each.callback}


def copied(containerfile: str, rules: list[str]) -> set[str]:
    """The files of the repository that the image gets: those that a COPY names and no rule leaves out."""
    sources = [
        source for line in re.findall(r"(?m)^COPY (.+)$", containerfile) for source in line.split()[:-1]
    ]
    found = [each for source in sources for each in files(ROOT / source)]
    return {each for each in found if not is_ignored(each, rules)}


def files(path: Path) -> list[str]:
    inside = path.rglob("*") if path.is_dir() else [path]
    return [each.relative_to(ROOT).as_posix() for each in inside if each.is_file()]


def is_ignored(file: str, rules: list[str]) -> bool:
    """The last rule that fits the file or a folder around it decides, as in a .dockerignore."""
    path = PurePosixPath(file)
    names = [file, *(each.as_posix() for each in path.parents if each.name)]
    ignored = False
    for rule in rules:
        pattern = rule.removeprefix("!").removeprefix("**/")
        around = [PurePosixPath(each).name for each in names] if "**/" in rule else names
        if any(fnmatch(each, pattern) and each.count("/") == pattern.count("/") for each in around):
            ignored = not rule.startswith("!")
    return ignored


def installed() -> set[str]:
    """The modules and data files of every package, as setuptools installs them."""
    found: set[str] = set()
    for package in PACKAGES:
        folder = ROOT / package.replace(".", "/")
        patterns = ["*.py", *SETUPTOOLS["package-data"].get(package, [])]
        found |= {
            file for each in patterns for path in folder.glob(each) for file in files(path) if path.is_file()
        }
    return found


def rules() -> list[str]:
    lines = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def containerfile() -> str:
    return CONTAINERFILE.read_text(encoding="utf-8")


def test_the_image_holds_all_that_is_installed() -> None:
    assert installed() - copied(containerfile(), rules()) == set()


def test_every_file_of_a_package_is_installed() -> None:
    tops = {package.partition(".")[0] for package in PACKAGES}
    there = {each for top in tops for each in files(ROOT / top) if "__pycache__" not in each}
    assert there - installed() == set()


def test_every_package_of_the_repository_is_installed() -> None:
    tops = {each.parent.name for each in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert tops == {package.partition(".")[0] for package in PACKAGES}


@pytest.mark.parametrize("name", ["knowledge", "rehearsal", "conversations"])
def test_a_package_that_is_forgotten_is_missed(name: str) -> None:
    without_copy = containerfile().replace(f"COPY {name} ./{name}\n", "")
    without_rule = [each for each in rules() if each != f"!{name}"]
    for missing in (copied(without_copy, rules()), copied(containerfile(), without_rule)):
        assert {each.partition("/")[0] for each in installed() - missing} == {name}


def test_each_folder_is_copied_to_where_it_is_imported_from() -> None:
    lines = re.findall(r"(?m)^COPY (\S+) (\S+)$", containerfile())
    assert [target for _, target in lines] == [
        "./" if source == "requirements.txt" else f"./{source}" for source, _ in lines
    ]


def test_nothing_but_the_program_and_the_events_is_copied() -> None:
    events = {each for each in files(ROOT / "events") if "__pycache__" not in each}
    assert copied(containerfile(), rules()) - installed() == {"requirements.txt", "pyproject.toml", *events}


@pytest.mark.parametrize("file", sorted(each.name for each in DEPLOY.iterdir()))
def test_what_is_named_of_the_repository_and_of_the_bot_exists(file: str) -> None:
    text = (DEPLOY / file).read_text(encoding="utf-8")
    paths = set(re.findall(r"/opt/registration-bot/([\w./-]+\w)", text)) - {".venv/bin/bot"}
    assert {path for path in paths if not (ROOT / path).exists()} == set()
    commands = re.findall(r"(?:`bot|-m bot|bin/bot|env registration-bot) ([a-z]+)", text)
    assert {each for each in commands if each not in COMMANDS} == set()


def test_the_web_server_and_the_settings_agree_on_where_the_bot_listens() -> None:
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    [listen] = re.findall(r"LISTEN=(\S+)", text)
    [path] = re.findall(r"WEBHOOK_URL=https://[^/]+(/\S+)", text)
    assert (f"reverse_proxy {listen}\n" in text, f"handle {path} {{" in text) == (True, True)
