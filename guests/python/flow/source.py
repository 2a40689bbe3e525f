"""What flows, from Python."""

import wit_world
from componentize_py_async_support import spawn
from wit_world import exports
from wit_world.exports.source import Item


async def write(stream, elements):
    with stream:
        await stream.write_all(elements)


async def answer(future, value):
    await future.write(value)


class Source(exports.Source):
    async def numbers(self, n):
        tx, rx = wit_world.u32_stream()
        spawn(write(tx, list(range(n))))
        return rx

    async def items(self, n):
        tx, rx = wit_world.source_item_stream()
        spawn(write(tx, [Item(f"Stück {i}", list(range(i))) for i in range(n)]))
        return rx

    async def answer(self, n):
        tx, rx = wit_world.u64_future(lambda: 0)
        spawn(answer(tx, 2 * n))
        return rx
