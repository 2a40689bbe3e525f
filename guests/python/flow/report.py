"""What flowed, told by Python."""

import wit_world
from wit_world.imports import source


async def collect(stream, at_once):
    elements = []
    with stream:
        while not stream.writer_dropped:
            elements += await stream.read(at_once)
    return elements


class WitWorld(wit_world.WitWorld):
    async def report(self, n):
        numbers = await collect(await source.numbers(n), 7)
        items = await collect(await source.items(n), 2)
        with await source.answer(n) as future:
            answer = await future.read()
        last = items[-1].name if items else "none"
        counts = sum(sum(item.counts) for item in items)
        return (
            f"{len(numbers)} numbers, sum {sum(numbers)}; "
            f"{len(items)} items, sum {counts}, last {last}; answer {answer}"
        )
