"""Worker processes that train one network together, each on its own part of every batch."""
import os
import signal
import tempfile
import time
from pathlib import Path

import torch
import torch.distributed
import torch.multiprocessing

AGAIN = 75  # exit code of workers that left a checkpoint and want to be started again (EX_TEMPFAIL of sysexits.h)
STOPPED = 130  # exit code of a training that was interrupted, as shells have it

# One thread in each process: two processes of one thread are faster than threads inside an operator. Page faults are dear on
# virtual machines, so that glibc shall keep freed memory. OpenBLAS knows its processor better than a variable set for the machine.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive", "GLOO_SOCKET_IFNAME": "lo",
    "MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(2**40)}
UNWANTED = ["OPENBLAS_CORETYPE"]


class Group:
    """The workers as one of them sees them: how many there are, which one this is, whether the user wants to stop."""

    def __init__(self, rank, count, meeting_point, stop):
        self.rank = rank
        self.count = count
        self.stop = stop
        torch.distributed.init_process_group("gloo", init_method=f"file://{meeting_point}", rank=rank, world_size=count)

    @property
    def wants_stop(self):
        return self.stop.is_set() or not torch.multiprocessing.parent_process().is_alive()

    def average(self, tensors):
        """Replaces each tensor by its mean over the workers; all workers get the same bits."""
        if self.count > 1:
            joined = torch.cat([tensor.flatten() for tensor in tensors])
            torch.distributed.all_reduce(joined)
            for tensor, sums in zip(tensors, joined.split([tensor.numel() for tensor in tensors])):
                tensor.copy_(sums.view_as(tensor) / self.count)


def run(work, count, *arguments):
    """Calls `work(group, *arguments)` in `count` processes until all have returned, and starts them anew when they ask for it.

    Ctrl-C or SIGTERM asks them to stop after the step at hand. Returns the exit code of the training.
    """
    os.environ.update(ENVIRONMENT)
    for name in UNWANTED:
        os.environ.pop(name, None)
    processes = torch.multiprocessing.get_context("spawn")  # a new program, which glibc and OpenBLAS set up from the environment
    stop = processes.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    while True:
        with tempfile.TemporaryDirectory() as folder:
            workers = [
                processes.Process(target=_begin, args=(work, rank, count, Path(folder) / "meeting", stop, arguments))
                for rank in range(count)]
            for worker in workers:
                worker.start()
            code = _wait(workers)
        if code != AGAIN:
            return code
        if stop.is_set():
            return STOPPED


def _begin(work, rank, count, meeting_point, stop, arguments):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to every process; the first one passes it on
    torch.set_num_threads(1)
    work(Group(rank, count, meeting_point, stop), *arguments)


def _wait(workers):
    """The exit code of all workers; when one fails the others, which would wait for it, are ended."""
    while any(worker.is_alive() for worker in workers):
        if any(worker.exitcode not in (None, 0, AGAIN) for worker in workers):
            for worker in workers:
                worker.terminate()
        time.sleep(0.1)
    codes = {worker.exitcode for worker in workers}
    return codes.pop() if len(codes) == 1 and codes <= {0, AGAIN} else 1
