"""A wasi:cli/command: prints, reads standard input, files and environment, sleeps."""

# Modules are loaded when the component is made; heapq is one that others load late.
import heapq  # noqa: F401
import json
import os
import re
import sys
import time
from collections import Counter

from wit_world import exports


def main(args):
    print("arguments", args[1:])
    print("color", os.environ.get("COLOR"))
    words = Counter()
    for number, line in enumerate(sys.stdin, 1):
        words.update(re.findall(r"\w+", line.lower()))
    print(number, "lines,", words.most_common(3))
    start = time.monotonic()
    time.sleep(0.05)
    print("slept", time.monotonic() - start >= 0.05)
    print(f"{2**200} {1 / 3:.17g} {'Grüße':>8} {round(2.675, 2)}")
    print(json.dumps({"a": [1, 2.5, None], "ü": {"x": True}}, sort_keys=True))
    if len(args) > 1:
        folder = args[1]
        path = os.path.join(folder, "table.csv")
        with open(path, "w", encoding="utf-8") as out:
            for i in range(100):
                out.write(f"{i},{i * i}\n")
        with open(path, encoding="utf-8") as lines:
            print("sum", sum(int(line.split(",")[1]) for line in lines))
        os.mkdir(os.path.join(folder, "sub"))
        os.rename(path, os.path.join(folder, "sub", "moved.csv"))
        print(sorted(os.listdir(folder)), os.stat(os.path.join(folder, "sub", "moved.csv")).st_size)
        try:
            open(os.path.join(folder, "none"))
        except OSError as error:
            print(type(error).__name__)
    try:
        print([].pop())
    except IndexError as error:
        print("caught", error)
    sys.stdout.flush()
    print("to stderr", file=sys.stderr)


class Run(exports.Run):
    def run(self) -> None:
        main(sys.argv)
