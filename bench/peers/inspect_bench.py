"""The same work as our overhead and makespan benchmarks, done by Inspect AI against the same server.

    python bench/peers/inspect_bench.py --base-url http://127.0.0.1:PORT/v1 --samples 2000 --turns 1 --connections 200 --mode best

Prints one line of JSON: wall and CPU seconds of this process from the first import to the last sample, samples that ended
without an error, and the version. `default` leaves every setting as it is; `best` turns off the display, live logging and what
a large run does not need, and lets as many samples run at once as connections are allowed.
"""

import argparse
import json
import os
import resource
import tempfile
import time

started = time.monotonic()

parser = argparse.ArgumentParser()
parser.add_argument("--base-url", required=True)
parser.add_argument("--model", default="bench")
parser.add_argument("--samples", type=int, required=True)
parser.add_argument("--turns", type=int, required=True)
parser.add_argument("--connections", type=int, required=True)
parser.add_argument("--mode", choices=["default", "best"], required=True)
parser.add_argument("--prompt", default="The inbox holds forty mails. Answer what needs an answer.")
options = parser.parse_args()

os.environ["OPENAI_API_KEY"] = "bench"

from inspect_ai import Task, __version__, eval as run_eval  # noqa: E402
from inspect_ai.dataset import Sample  # noqa: E402
from inspect_ai.model import ChatMessageUser, get_model  # noqa: E402
from inspect_ai.solver import Generate, TaskState, solver  # noqa: E402


@solver
def turns(count: int):
    """Asks the model so many times, each time with the whole conversation before it."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        for turn in range(count):
            if turn > 0:
                state.messages.append(ChatMessageUser(content="Go on."))
            state = await generate(state)
        return state

    return solve


task = Task(
    dataset=[Sample(input=options.prompt, id=index) for index in range(options.samples)],
    solver=turns(options.turns),
    scorer=None,
)
model = get_model(
    f"openai/{options.model}",
    base_url=options.base_url,
    responses_api=False,
    memoize=False,
)

best = dict(
    max_samples=options.connections,
    log_realtime=False,
    log_images=False,
    log_model_api=False,
    log_buffer=1000,
    display="none",
    score=False,
)
with tempfile.TemporaryDirectory() as folder:
    logs = run_eval(
        task,
        model=model,
        max_connections=options.connections,
        log_dir=folder,
        **(best if options.mode == "best" else {"display": "plain"}),
    )
    seconds = time.monotonic() - started
    log = logs[0]
    done = log.results.completed_samples if log.results is not None else len(log.samples or [])

usage = resource.getrusage(resource.RUSAGE_SELF)
children = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    json.dumps(
        {
            "peer": f"inspect-ai {__version__}",
            "mode": options.mode,
            "seconds": round(seconds, 3),
            "cpuSeconds": round(usage.ru_utime + usage.ru_stime + children.ru_utime + children.ru_stime, 3),
            "samples": options.samples,
            "done": done,
            "status": log.status,
        }
    )
)
