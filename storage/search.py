"""Finds registrations by parts of words, with typos.

`words` says which registrations have a word. `trigrams` says in which words three letters stand in a row; it holds
each word once, however many have it, so it grows with the language and not with the registrations.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language.folding import trigrams
from conversations.model.registrations.registration import CODE_LENGTH, Registration
from conversations.model.registrations.searching import SIGN, likeness, ranked
from storage import registrations, tables

_words, _trigrams = tables.words.c, tables.trigrams.c

CANDIDATES = 80
"""How many words that share letters with a written one are looked at more closely."""

LOOKED_AT = 60
"""How many registrations are weighed against each other."""

FREQUENT = 2000
"""With so many registrations a word is frequent, and its number is not counted further."""

AT_ONCE = 500
"""Values in one statement."""

_LIKE = (
    select(_trigrams.word)
    .where(_trigrams.trigram.in_(bindparam("trigrams", expanding=True)))
    .group_by(_trigrams.word)
    .order_by(func.count().desc(), func.length(_trigrams.word), _trigrams.word)
    .limit(CANDIDATES)
)
_SHARING = select(tables.words).where(_words.word.in_(bindparam("words", expanding=True))).limit(LOOKED_AT)
_BEGINNING = (
    select(_trigrams.word)
    .distinct()
    .where(_trigrams.word >= bindparam("first"), _trigrams.word < bindparam("last"))
    .order_by(_trigrams.word)
    .limit(CANDIDATES)
)


async def enter(
    connection: AsyncConnection, found_by: Mapping[str, Collection[str]], new: Collection[str] = ()
) -> None:
    """Let registrations be found by these words, each given by its code; what they were found by before is forgotten.

    Those that are `new` were found by nothing.
    """
    known = [code for code in found_by if code not in new]
    await leave(connection, known, keeping={word for words in found_by.values() for word in words})
    rows = [{"word": word, "code": code} for code, words in found_by.items() for word in sorted(words)]
    if rows:
        await _learn(connection, {row["word"] for row in rows if not row["word"].startswith(SIGN)})
        await connection.execute(insert(tables.words), rows)


async def leave(
    connection: AsyncConnection, codes: Iterable[str], keeping: Collection[str] = frozenset()
) -> None:
    """Let registrations be found no more, and unlearn the words that nobody has any more."""
    for some in _parts(list(codes)):
        lost = set(await connection.scalars(select(_words.word).where(_words.code.in_(some)))) - set(keeping)
        await connection.execute(delete(tables.words).where(_words.code.in_(some)))
        for words in _parts(sorted(lost)):
            kept = select(_words.word).where(_words.word == _trigrams.word).exists()
            await connection.execute(delete(tables.trigrams).where(_trigrams.word.in_(words), ~kept))


async def forget(connection: AsyncConnection, event: str) -> None:
    """Let no registration of an event be found any more, before they are deleted."""
    codes = select(tables.registrations.c.code).where(tables.registrations.c.event == event)
    if await connection.scalar(select(codes.exists())):
        await connection.execute(delete(tables.words).where(_words.code.in_(codes)))
        kept = select(_words.word).where(_words.word == _trigrams.word).exists()
        await connection.execute(delete(tables.trigrams).where(~kept))


async def find(connection: AsyncConnection, wanted: Sequence[str], code: str = "") -> list[Registration]:
    """Registrations that fit all the words, or as many as any do, the best first; those with the code before all others."""
    own = await _by_code(connection, code) if code else []
    known = [meant for each in wanted if (meant := await _meant(connection, each))]
    codes = await _with_all(connection, known) or await _with_any(connection, known)
    fitting = await registrations.named(connection, codes, [])
    words = await words_of(connection, codes)
    best = ranked(wanted, [(each, words.get(each.code, ())) for each in fitting])
    return [*own, *(each for each in best if each not in own)]


async def sharing(connection: AsyncConnection, signs: Collection[str]) -> dict[str, list[str]]:
    """Return the codes of registrations by the sign of the address that they have, some of them where there are many."""
    found: dict[str, list[str]] = {}
    for row in await connection.execute(_SHARING, {"words": list(signs)}) if signs else ():
        found.setdefault(row.word, []).append(row.code)
    return found


async def all_sharing(connection: AsyncConnection, event: str) -> set[str]:
    """Return the codes of all registrations of an event, besides those that are over, that have an address which another has, too."""
    live = select(_words.word, _words.code).join(
        tables.registrations, tables.registrations.c.code == _words.code
    )
    live = live.where(
        tables.registrations.c.event == event,
        tables.registrations.c.status.not_in(("cancelled", "declined")),
        _words.word >= SIGN,
        _words.word < chr(ord(SIGN) + 1),
    )
    found: dict[str, set[str]] = {}
    for row in await connection.execute(live):
        found.setdefault(row.word, set()).add(row.code)
    return {code for codes in found.values() if len(codes) > 1 for code in codes}


async def _by_code(connection: AsyncConnection, code: str) -> list[Registration]:
    """Return the registrations whose code begins so."""
    kept = tables.registrations.c.code
    last = code + "Z" * (CODE_LENGTH - len(code))
    codes = await connection.scalars(
        select(kept).where(kept.between(code, last)).order_by(kept).limit(LOOKED_AT)
    )
    return await registrations.named(connection, [each for each in codes if each.startswith(code)], [])


async def _meant(connection: AsyncConnection, wanted: str) -> list[str]:
    """Return the stored words that may be meant by a written one."""
    begins = await connection.scalars(_BEGINNING, {"first": wanted, "last": f"{wanted}\U0010ffff"})
    candidates = set(begins)
    if len(wanted) > 2:
        candidates |= set(await connection.scalars(_LIKE, {"trigrams": sorted(set(trigrams(wanted)))}))
    scored = sorted(((likeness(wanted, each), each) for each in candidates), reverse=True)
    best = scored[0][0] if scored else 0
    return [word for score, word in scored if score and (best < 90 or score >= 90)]


async def _with_all(connection: AsyncConnection, meant: Sequence[Sequence[str]]) -> list[str]:
    """Return the codes of registrations that have one of the words of each list."""
    if not meant:
        return []
    first, *others = await _rarest_first(connection, meant)
    conditions: list[ColumnElement[bool]] = [_words.word.in_(first)]
    for each in others:
        other = tables.words.alias()
        conditions.append(
            select(other.c.code).where(and_(other.c.code == _words.code, other.c.word.in_(each))).exists()
        )
    return list(await connection.scalars(select(_words.code).distinct().where(*conditions).limit(LOOKED_AT)))


async def _rarest_first(connection: AsyncConnection, meant: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the lists in the order of how many registrations have one of their words, so that few have to be looked at for the others."""
    if len(meant) == 1:
        return list(meant)
    numbers = []
    for each in meant:
        some = select(_words.code).where(_words.word.in_(each)).limit(FREQUENT).subquery("some")
        numbers.append(await connection.scalar(select(func.count()).select_from(some)) or 0)
    return [each for _, each in sorted(zip(numbers, meant, strict=True), key=lambda pair: pair[0])]


async def _with_any(connection: AsyncConnection, meant: Sequence[Sequence[str]]) -> list[str]:
    """Return the codes of registrations that have at least one of the words."""
    found: list[str] = []
    for each in meant:
        found += await _with_all(connection, [each])
    return sorted(set(found))[:LOOKED_AT]


async def words_of(connection: AsyncConnection, codes: Collection[str]) -> dict[str, list[str]]:
    """Return the words by which registrations are found, given by their codes."""
    found: dict[str, list[str]] = {}
    rows = await connection.execute(select(tables.words).where(_words.code.in_(codes))) if codes else ()
    for row in rows:
        found.setdefault(row.code, []).append(row.word)
    return found


async def _learn(connection: AsyncConnection, words: set[str]) -> None:
    known: set[str] = set()
    for some in _parts(sorted(words)):
        known |= set(
            await connection.scalars(select(_trigrams.word).distinct().where(_trigrams.word.in_(some)))
        )
    new = [
        {"trigram": each, "word": word}
        for word in sorted(words - known)
        for each in sorted(set(trigrams(word)))
    ]
    if new:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        await connection.execute(dialect.insert(tables.trigrams).on_conflict_do_nothing(), new)


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
