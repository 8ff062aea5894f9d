import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

import uvloop

from rehearsal import cast, server
from rehearsal.clock import Clock
from rehearsal.limits import Limits
from rehearsal.stage import Stage, set_stage


def main() -> None:
    wishes = _wishes()
    try:
        uvloop.run(_serve(_stage(wishes), wishes.host, wishes.port))
    except KeyboardInterrupt:
        sys.exit(130)
    except server.NotLoopback as error:
        sys.exit(f"{error}: {error.__doc__}")
    except OSError as error:
        sys.exit(f"Nothing can listen on {wishes.host}, port {wishes.port}: {error.strerror}")


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser("rehearsal", description="A Telegram that never leaves this machine.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--token", default="1:rehearsal", help="the bot's token: a number, a colon, a word")
    parser.add_argument("--username", default="rehearsal_bot", help="the bot's username")
    parser.add_argument(
        "--clock-file", type=Path, help="where the bot reads how many seconds to add to its clock"
    )
    parser.add_argument(
        "--now", type=datetime.fromisoformat, help="the time at the start, with its offset from UTC"
    )
    parser.add_argument(
        "--question", default="When and where is it?", help="what somebody there may ask the bot, in English"
    )
    parser.add_argument("--speed-limits", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--bulk-limit", type=int, help="messages a second over all chats; none by default")
    return parser.parse_args()


def _stage(wishes: argparse.Namespace) -> Stage:
    clock = Clock(wishes.clock_file)
    if wishes.now:
        clock.set(wishes.now.astimezone() if wishes.now.tzinfo is None else wishes.now)
    limits = Limits(on=wishes.speed_limits, bulk=wishes.bulk_limit)
    stage = set_stage(wishes.token, wishes.username, clock, limits)
    stage.suggestions = cast.enter(stage.world, wishes.question)
    return stage


async def _serve(stage: Stage, host: str, port: int) -> None:
    async with server.running(stage, host, port) as (url, serving):
        people = stage.world.people.values()
        organisers = [each.id for each in people if each.role == "organiser"]
        told = {"url": url, "token": stage.world.bot.token, "organisers": organisers}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        await serving


if __name__ == "__main__":
    main()
