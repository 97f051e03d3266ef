// An invitation link in a chat: whoever was shown it opens it on their own phone.
import { act } from "/page/api.js";
import { el } from "/page/dom.js";

const dialog = document.querySelector("#open-link");
let people = [];

export const knowPeople = (known) => (people = known);

export function openLink(code) {
  document.querySelector("#link-code").textContent = code;
  const first = people.filter((person) => person.code);
  const rest = people.filter((person) => !person.code);
  const choices = [...first, ...rest].map((person) => choice(person, code));
  document.querySelector("#link-phones").replaceChildren(...choices);
  dialog.showModal();
}

function choice(person, code) {
  const open = () => {
    dialog.close();
    act(person.user, "start", { code });
  };
  return el("button", { type: "button", class: "knob", click: open }, person.name);
}
