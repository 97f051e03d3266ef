// The page's own two languages. What the bot says is the bot's business.
import WORDS from "/page/words.js";

const KEPT = "binhyen.training.language";
const values = new WeakMap();
let language = kept();

function kept() {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked in WORDS) return asked;
  try {
    const found = localStorage.getItem(KEPT);
    return found in WORDS ? found : "vi";
  } catch {
    return "vi";
  }
}

export const current = () => language;

/** The sentence with its {placeholders} filled in. */
export function t(id, fill = {}) {
  const sentence = WORDS[language][id] ?? id;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(fill[name] ?? ""));
}

/** With one place after the comma, or point. */
export const number = (value) => value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 1 });

/** Put a sentence on an element, so that it follows the language. */
export function say(node, id, fill = {}) {
  node.dataset.t = id;
  values.set(node, { ...values.get(node), t: fill });
  node.textContent = t(id, fill);
  return node;
}

/** The same for what a screen reader calls it. */
export function label(node, id, fill = {}) {
  node.dataset.tLabel = id;
  values.set(node, { ...values.get(node), label: fill });
  node.setAttribute("aria-label", t(id, fill));
  return node;
}

export function translate(root = document) {
  for (const node of root.querySelectorAll("[data-t]")) {
    node.textContent = t(node.dataset.t, values.get(node)?.t);
  }
  for (const node of root.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel, values.get(node)?.label));
  }
}

/** Sentences that are put together by code are written again by whoever listens to "language". */
export function switchLanguage() {
  language = language === "vi" ? "en" : "vi";
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Not remembered, nothing worse.
  }
  document.documentElement.lang = language;
  translate();
  document.dispatchEvent(new Event("language"));
}
