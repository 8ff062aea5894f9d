"""What the operator's graphs are drawn from. No person's data is a label."""

from prometheus_client import CollectorRegistry, Counter, Gauge


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter("bot_updates_taken", "Updates taken in", registry=self.registry)
        self.put_aside = Counter("bot_updates_put_aside", "Updates that failed", registry=self.registry)
        self.messages = Counter(
            "bot_letters", "Messages by what became of them", ["lane", "status"], registry=self.registry
        )
        self.refusals = Counter("bot_too_many_requests", "Answers 429 from Telegram", registry=self.registry)
        self.set_aside = Gauge(
            "bot_set_aside_rows",
            "What could not be applied or read, and was put aside",
            registry=self.registry,
        )
        self.outbox = Gauge("bot_outbox_rows", "Rows in the outbox", ["status"], registry=self.registry)
