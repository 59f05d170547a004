"""Watches how long the steps of a training take."""
import statistics
import time
from collections import deque

WINDOW = 20  # steps


class Pace:
    """Tells when steps take twice the processor time that they took at first.

    On virtual machines softmax and SiLU were seen to fall to a fifteenth of their speed and stay there until the process ended.
    Processor time of this process is measured, so that other work on the machine does not count.
    """

    def __init__(self, clock=time.process_time):
        self.clock = clock
        self.before = clock()
        self.first = deque(maxlen=WINDOW)
        self.latest = deque(maxlen=WINDOW)
        self.steps = 0

    def restart(self):
        """What came since the last step, such as a checkpoint, is no part of the next one."""
        self.before = self.clock()

    def step(self):
        now = self.clock()
        self.steps += 1
        if self.steps > 2:  # the first two also allocate memory and compile kernels
            (self.first if len(self.first) < WINDOW else self.latest).append(now - self.before)
        self.before = now

    @property
    def has_doubled(self):
        return len(self.latest) == WINDOW and statistics.median(self.latest) > 2 * statistics.median(self.first)
