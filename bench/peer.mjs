// The contestant's side of the protocol for Node: `node peer.mjs run|add|read FILE`; see LineServer.java.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [kind, file] = process.argv.slice(2);
const bytes = readFileSync(file);
// What is only read need not be linked.
const { run, add } = kind === "read" ? {} : (await WebAssembly.instantiate(bytes, {})).instance.exports;
const calls = (n) => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = add(sum, i);
  return sum;
};
const read = (n) => {
  for (let i = 0; i < n; i++) if (!WebAssembly.validate(bytes)) throw new Error("not valid");
  return n;
};
const work = { run, read, add: calls }[kind];

for await (const line of createInterface({ input: process.stdin })) {
  const n = Number(line);
  const cpuStart = process.threadCpuUsage();
  const start = process.hrtime.bigint();
  const checksum = work(n);
  const nanos = process.hrtime.bigint() - start;
  const { user, system } = process.threadCpuUsage(cpuStart);
  process.stdout.write(`${nanos} ${(user + system) * 1000} ${checksum >>> 0}\n`);
}
