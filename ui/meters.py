"""What is counted of the running app, in the form that Prometheus reads."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from assistant.condition import CONDITIONS, State

BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class Meters:
    """The counters of one app; each has its own, so that several can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.requests = Counter(
            "tidu_requests", "Requests answered", ["route", "method", "status"],
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "tidu_request_seconds", "Seconds until a request was answered", ["route"],
            buckets=BUCKETS, registry=self.registry,
        )  # fmt: skip
        self.working = Gauge("tidu_working", "Requests worked on", registry=self.registry)
        self.turned_away = Counter(
            "tidu_turned_away", "Requests turned away because of load", ["why"],
            registry=self.registry,
        )  # fmt: skip
        self._degraded = Gauge(
            "tidu_degraded", "1 while this state was seen lately", ["state"],
            registry=self.registry,
        )  # fmt: skip

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        now = CONDITIONS.now()
        for state in State:
            self._degraded.labels(state.value).set(state in now)
        return generate_latest(self.registry)
