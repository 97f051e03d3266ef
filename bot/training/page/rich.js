// Text with its entities, as nodes. Offsets are UTF-16 units on the wire and in JavaScript alike.
import { el } from "/page/dom.js";
import { label } from "/page/lang.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", spoiler: "span" };
const LINK = /https?:\/\/[^\s]+[^\s.,;:!?)]/g;

/** `mark` is the line that opens every message of training; `open` is called with an address that was pressed. */
export function rich(text, entities, mark, open) {
  const nodes = [];
  let from = 0;
  if (mark && text.startsWith(`${mark}\n`)) {
    nodes.push(el("span", { class: "mark" }, mark));
    from = mark.length + 1;
  }
  const ranges = [...entities.map(range), ...links(text)].filter((r) => r.end > from);
  const cuts = [from, text.length, ...ranges.flatMap((r) => [Math.max(r.start, from), r.end])];
  const points = [...new Set(cuts)].sort((a, b) => a - b);
  for (let i = 0; i + 1 < points.length; i++) nodes.push(piece(text, points[i], points[i + 1], ranges, open));
  return nodes;
}

const range = (entity) => ({ type: entity.type, start: entity.offset, end: entity.offset + entity.length, url: entity.url });

function links(text) {
  return [...text.matchAll(LINK)].map((found) => ({
    type: "link",
    start: found.index,
    end: found.index + found[0].length,
    url: found[0],
  }));
}

function piece(text, start, end, ranges, open) {
  const over = ranges.filter((r) => r.start <= start && r.end >= end);
  let node = document.createTextNode(text.slice(start, end));
  for (const { type } of over) if (TAGS[type]) node = el(TAGS[type], { class: type }, node);
  const link = over.find((r) => r.url);
  if (!link) return node;
  return el("button", { type: "button", class: "link", click: () => open(link.url) }, node);
}

/** The invitation code in a deep link of our bot. */
export function codeOf(url) {
  const found = /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/.exec(url ?? "");
  return found ? found[1] : null;
}

/** A tick: the message waits for the bot, or the bot has it on its disk. */
export function receipt(waits) {
  return label(el("span", { class: waits ? "tick waits" : "tick", role: "img" }, waits ? "🕓" : "✓✓"), waits ? "waits" : "taken");
}
