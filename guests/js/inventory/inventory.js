// A small stock list: records, variants, enums, flags, options and results in and out.
const items = [
  { name: "bolt", price: 0.25, tags: ["metal", "small"], count: 100 },
  { name: "anvil", price: 120, tags: ["metal"], count: 1 },
  { name: "cup", price: 3.5, tags: ["glass", "small"], count: 12 },
];

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

export const stock = {
  add(item) {
    if (items.some((other) => other.name === item.name)) throw `${item.name} is there already`;
    items.push(item);
    return items.length - 1;
  },
  find(query, order) {
    const matches = (item) => {
      switch (query.tag) {
        case "named":
          return item.name === query.val;
        case "cheaper-than":
          return item.price < query.val;
        case "tagged":
          return query.val.every((tag) => item.tags.includes(tag));
        default:
          return true;
      }
    };
    return items.filter(matches).sort(order === "by-name" ? byName : (a, b) => a.price - b.price);
  },
  get(index) {
    return items[index];
  },
  slice(start, size) {
    if (start >= items.length) throw `no item ${start}`;
    const next = start + size;
    return { items: items.slice(start, next), next: next < items.length ? next : undefined };
  },
  describe(item, fields) {
    const parts = [];
    if (fields.name) parts.push(item.name);
    if (fields.price) parts.push(item.price.toFixed(2));
    if (fields.tags) parts.push(item.tags.join("/"));
    return parts.join(", ");
  },
  stats(values) {
    const sum = values.reduce((a, b) => a + b, 0);
    return [sum, values.length ? sum / values.length : NaN, values.length];
  },
  big(a, b) {
    // This toolchain hands 64-bit integers over as numbers.
    return a + b;
  },
  letters(text) {
    return [...text];
  },
  nested(value) {
    return value;
  },
};

export function greet(name) {
  return `Hello, ${name}!`;
}
