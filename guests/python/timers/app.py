"""Two timers that tick at the same time, while standard input is read as a stream."""

import asyncio
from wit_world import exports
from wit_world.imports import monotonic_clock as clock
from wit_world.imports import stdin

heard = []


async def tick(name: str, millis: int, times: int) -> None:
    for i in range(times):
        await clock.wait_for(millis * 1_000_000)
        heard.append(f"{name}{i}")


async def lines() -> int:
    stream, ended = stdin.read_via_stream()
    text = b""
    with stream:
        while not stream.writer_dropped:
            text += await stream.read(7)
    await ended.read()
    return text.count(b"\n")


class Run(exports.Run):
    async def run(self) -> None:
        *_, read = await asyncio.gather(tick("slow", 200, 3), tick("fast", 100, 6), lines())
        print([event for event in heard if event.startswith("slow")])
        print([event for event in heard if event.startswith("fast")])
        print(read, "lines")
        both = heard.index("fast0") < heard.index("slow2") and heard.index("slow0") < heard.index("fast5")
        print("at the same time" if both else f"one after the other: {heard}")
