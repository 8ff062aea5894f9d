"""How hypothesis looks for counterexamples: freely at home, the same way each time in CI."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", settings.get_profile("home"), derandomize=True, print_blob=True)
settings.load_profile("repeatable" if os.environ.get("CI") else "home")
