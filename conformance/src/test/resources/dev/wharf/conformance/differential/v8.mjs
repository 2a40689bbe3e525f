// Follows plans on V8: `node v8.mjs DIR COUNT` runs DIR/N.wasm by DIR/N.plan and prints each outcome, then `# N`.
// Plan.java says what a plan is, Here.java what the lines of an outcome mean.
import { readFileSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

const [dir, count] = process.argv.slice(2);
const view = new DataView(new ArrayBuffer(8));
const hosts = ["host0", "host1", "host2", "host3"];

const toJs = {
  i32: (bits) => Number(bits),
  i64: (bits) => bits,
  f32: (bits) => (view.setUint32(0, Number(bits)), view.getFloat32(0)),
  f64: (bits) => (view.setBigInt64(0, bits), view.getFloat64(0)),
  ref: (bits) => (bits === 0n ? null : hosts[Number(bits)]),
};
const hex = (n, width) => n.toString(16).padStart(width, "0");
const print = {
  i32: (x) => `${x}`,
  i64: (x) => `${x}`,
  f32: (x) => (Number.isNaN(x) ? "nan" : (view.setFloat32(0, x), hex(view.getUint32(0), 8))),
  f64: (x) => (Number.isNaN(x) ? "nan" : (view.setFloat64(0, x), hex(view.getBigUint64(0), 16))),
  ref: (x) => (x === null ? "null" : hosts.includes(x) ? x : "some"),
};
const show = (kind, value) => `${kind}:${print[kind](value)}`;
const list = (word) => (word === "-" ? [] : word.split(","));
const name = (word) => Buffer.from(word.slice(1), "hex").toString("utf8");

// V8's words for a trap, in the words that Here.java uses.
const REASONS = [
  [/^unreachable/, "unreachable"],
  [/^divide by zero|^remainder by zero/, "integer-divide-by-zero"],
  [/^divide result unrepresentable|^float unrepresentable/, "number"],
  [/^memory access out of bounds|^data segment .*out of bounds/, "memory"],
  [/^table index is out of bounds|^table access out of bounds/, "table"],
  [/^element segment .*out of bounds|^table initializer/, "table"],
  [/^null function or function signature mismatch|^function signature mismatch/, "signature"],
  [/^dereferencing a null pointer|^rethrowing null/, "null-reference"],
  [/^illegal cast/, "cast-failure"],
  [/^array element access out of bounds/, "out-of-bounds-array-access"],
  [/^operation does not support unaligned accesses/, "unaligned-atomic"],
  [/^Atomics.wait cannot be called/, "limit"],
  [/^Maximum call stack size exceeded/, "call-stack-exhausted"],
  [/requested new array is too large|memory allocation|too large|Out of memory|out of memory/i, "limit"],
];
const reason = (e) => {
  if (e instanceof WebAssembly.LinkError) return "link";
  if (e instanceof WebAssembly.CompileError) return `invalid ${e.message}`;
  if (e instanceof WebAssembly.Exception) return "uncaught-exception";
  const message = (e?.message ?? "").replace(/^WebAssembly.Instance\(\): /, "");
  const found = REASONS.find(([pattern]) => pattern.test(message));
  return found ? found[1] : `${e}`;
};

function follow(bytes, plan) {
  const lines = [];
  let hostCalls = 0;
  let sum = 0;
  const answers = {
    i32: (n) => Math.imul(n, 0x9e3779b9),
    i64: (n) => BigInt.asIntN(64, BigInt(n) * 0x9e3779b97f4a7c15n),
    f32: (n) => n * 0.5,
    f64: (n) => n * -0.25,
    ref: () => null,
  };
  const offers = {
    func: (params, results) => {
      const [ins, outs] = [list(params), list(results)];
      return (...args) => {
        hostCalls++;
        ins.forEach((kind, i) => (sum = crc32(show(kind, args[i]) + ";", sum)));
        const values = outs.map((kind, i) => answers[kind](hostCalls + i));
        return outs.length > 1 ? values : values[0];
      };
    },
    global: (value, mutable, bits) =>
      new WebAssembly.Global({ value, mutable: mutable === "var" }, (toJs[value] ?? toJs.ref)(BigInt(bits))),
    memory: (min, max) =>
      new WebAssembly.Memory({ initial: +min, ...(max === "-" ? {} : { maximum: +max }) }),
    table: (min, max, element) =>
      new WebAssembly.Table({ initial: +min, element, ...(max === "-" ? {} : { maximum: +max }) }, null),
  };
  const steps = {
    call: (func, args, results) => {
      const values = list(args).map((arg) => {
        const [kind, bits] = arg.split(":");
        return toJs[kind](BigInt(bits));
      });
      const kinds = list(results);
      const result = func(...values);
      const all = kinds.length > 1 ? [...result] : kinds.length ? [result] : [];
      return ["=", ...all.map((value, i) => show(kinds[i], value))].join(" ");
    },
    global: (global, kind) => show(kind, global.value),
    memory: (memory) => {
      const all = new Uint8Array(memory.buffer);
      let touched = all.length;
      while (touched > 0 && all[touched - 1] === 0) touched--;
      return `bytes ${all.length} ${crc32(all.slice(0, touched)).toString(16)}`;
    },
    table: (table) => `size ${table.length}`,
  };
  try {
    const imports = {};
    const todo = [];
    for (const line of plan.trimEnd().split("\n")) {
      const words = line.split(" ");
      if (words[0] === "import") {
        const [, kind, module, field, ...rest] = words;
        (imports[name(module)] ??= {})[name(field)] = offers[kind](...rest);
      } else if (words[0]) {
        todo.push(words);
      }
    }
    const module = new WebAssembly.Module(bytes);
    const exports = WebAssembly.Module.exports(module);
    const instance = new WebAssembly.Instance(module, imports);
    lines.push("instantiated");
    for (const [kind, index, ...rest] of todo) {
      try {
        lines.push(steps[kind](instance.exports[exports[index].name], ...rest));
      } catch (e) {
        lines.push(`! ${reason(e)}`);
      }
    }
  } catch (e) {
    lines.push(`! ${reason(e)}`);
  }
  lines.push(`host ${hostCalls} ${sum.toString(16)}`);
  return lines;
}

for (let i = 0; i < +count; i++) {
  const lines = follow(readFileSync(`${dir}/${i}.wasm`), readFileSync(`${dir}/${i}.plan`, "utf8"));
  writeSync(1, `${lines.join("\n")}\n# ${i}\n`);
}
