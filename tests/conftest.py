"""What all tests share: where the project stands, and one hypothesis profile that ends quickly and always draws
alike."""

import os
import signal
from pathlib import Path

from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")

# The commands that tests start keep what they compiled, as an installed package does: there are hundreds of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A run in the background ignores interrupts, and so would the commands that its tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
