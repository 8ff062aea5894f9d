#!/usr/bin/env bash
# Backs up a SQLite database while the bot runs, checks the copy, and keeps the last 14.
# Usage: backup.sh DATABASE_FILE BACKUP_FOLDER
# Needs python3; PYTHON chooses another one, KEEP another number of copies.
set -euo pipefail
if [ $# -ne 2 ]; then
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
fi
umask 077
mkdir -p "$2"
exec "${PYTHON:-python3}" - "$1" "$2" "${KEEP:-14}" <<'PYTHON'
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

database, folder, keep = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
if not database.is_file():
    sys.exit(f"{database}: there is no such database")
if keep < 1:
    sys.exit("KEEP: write a number of at least 1")

copy = folder / f"bot-{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}.db"
unfinished = copy.with_suffix(".part")
with (
    closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=30)) as source,
    closing(sqlite3.connect(unfinished)) as target,
):
    source.backup(target)
    target.execute("PRAGMA journal_mode=DELETE")  # so that the copy is one file
    verdict = target.execute("PRAGMA integrity_check").fetchone()[0]
if verdict != "ok":
    sys.exit(f"{unfinished}: the copy is not sound: {verdict}")
unfinished.replace(copy)
print(copy)

for old in sorted(folder.glob("bot-*.db"))[:-keep]:
    old.unlink()
PYTHON
