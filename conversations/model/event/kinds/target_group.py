"""Which of the event's target groups somebody belongs to."""

from conversations.model.event.kinds import choice
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _TargetGroup(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        return choice.read(around.target_group, text)

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        return any(answer == each.key for each in around.target_group)


TARGET_GROUP = _TargetGroup("target-group", counted=True)
