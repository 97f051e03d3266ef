// What the page asks of the training server. Answers come as events; only refusals come back here.
import { t } from "/page/lang.js";

const notice = document.querySelector("#notice");
let hiding;

export function tell(words) {
  notice.textContent = words;
  notice.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (notice.hidden = true), 6000);
}

async function post(address, options) {
  try {
    const answer = await fetch(address, { method: "POST", ...options });
    if (answer.ok) return true;
    const { reason } = await answer.json();
    tell(t(reason));
  } catch {
    tell(t("wrong.connection"));
  }
  return false;
}

const json = (values) => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(values) });

/** One thing a thumb does on a phone. */
export const act = (user, name, values = {}) => post(`/api/phones/${user}/${name}`, json(values));

/** The same with a picture, a voice or a file. */
export function hand(user, name, blob, values = {}) {
  const type = blob.type || "application/octet-stream";
  const address = `/api/phones/${user}/${name}?${new URLSearchParams(values)}`;
  return post(address, { headers: { "Content-Type": type }, body: blob });
}

/** One thing the trainer does. */
export const control = (what, values = {}) => post(`/api/${what}`, json(values));
