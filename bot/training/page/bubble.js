// One message in the chat.
import { act, tell } from "/page/api.js";
import { attachment } from "/page/attachments.js";
import { el } from "/page/dom.js";
import { say, t } from "/page/lang.js";
import { openLink } from "/page/link.js";
import { codeOf, receipt, rich } from "/page/rich.js";
import { minute } from "/page/time.js";

/** `mark` opens every message of the bot in training. */
export function bubble(message, mark) {
  const words = message.text ? rich(message.text, message.entities ?? [], mark, follow) : [];
  return el(
    "li",
    { class: `message ${message.mine ? "mine" : "bots"}`, "data-id": message.id, tabindex: "-1" },
    el(
      "div",
      { class: "bubble" },
      attachment(message),
      el("p", { class: "words" }, ...words, foot(message)),
    ),
    message.buttons && el("div", { class: "buttons" }, ...message.buttons.map((row) => buttonRow(message, row))),
  );
}

function foot(message) {
  const shown = minute(message.edited ?? message.at);
  return el(
    "span",
    { class: "foot" },
    message.protected && say(el("span", { class: "flag" }), "protected"),
    message.silent && say(el("span", { class: "flag" }), "silent"),
    message.edited ? say(el("span", { class: "flag" }), "edited", { time: shown }) : el("time", {}, shown),
    message.mine && receipt(message.waits),
  );
}

function buttonRow(message, row) {
  return el("div", { class: "button-row" }, ...row.map((button) => inlineButton(message, button)));
}

function inlineButton(message, button) {
  const style = button.style ? ` ${button.style}` : "";
  const node = el(
    "button",
    { type: "button", class: `inline${style}`, "data-data": button.data, disabled: button.off },
    button.text,
  );
  node.addEventListener("click", () => press(node, message, button));
  return node;
}

async function press(node, message, button) {
  if (button.url) return follow(button.url);
  if (button.copy) return copy(button.copy);
  node.setAttribute("aria-busy", "true");
  await act(message.user, "tap", { message: message.id, data: button.data });
  // The network forgets an unanswered tap after a while, and so does the little clock on the button.
  setTimeout(() => node.removeAttribute("aria-busy"), 15000);
}

function follow(url) {
  const code = codeOf(url);
  if (code) openLink(code);
  else tell(t("outside"));
}

async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  tell(t("copied", { text }));
}
