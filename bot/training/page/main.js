// Puts the page together and keeps it in step with the training server.
import { knowHamlets } from "/page/attachments.js";
import { openDesk, showBot, showTime, showWeather } from "/page/desk.js";
import { el } from "/page/dom.js";
import { current, label, t, translate } from "/page/lang.js";
import { knowPeople } from "/page/link.js";
import { Phone, avatar } from "/page/phone.js";

const main = document.querySelector("#phones");
const people = document.querySelector("#people");
const live = document.querySelector("#live");
const lost = document.querySelector("#lost");
const narrow = matchMedia("(max-width: 43rem)");
const phones = new Map();
const chips = new Map();
let mark = "";
let chosen = 0;

function meet(snapshot) {
  mark = snapshot.mark;
  knowHamlets(snapshot.hamlets);
  knowPeople(snapshot.people);
  for (const person of snapshot.people) if (!phones.has(person.user)) welcome(person);
  for (const phone of phones.values()) phone.clear();
  for (const message of snapshot.messages) phones.get(message.user)?.put(message, mark, false);
  for (const state of snapshot.phones) showPhone(state);
  for (const phone of phones.values()) phone.toEnd();
  showTime(snapshot.time);
  showWeather(snapshot.weather);
  showBot(snapshot.bot);
  if (!chosen) choose(snapshot.people[0].user, false);
}

function welcome(person) {
  const phone = new Phone(person, isWatched);
  phones.set(person.user, phone);
  for (const kind of ["pointerdown", "focusin"]) phone.node.addEventListener(kind, () => choose(person.user, false));
  main.append(phone.node);
  phone.putAway.addEventListener("click", () => {
    keep(person.user, true);
    chips.get(person.user).chip.focus();
  });
  const count = el("span", { class: "count", hidden: true });
  const chip = el("button", { type: "button", class: "chip" }, avatar(person), el("span", { class: "name" }, person.name), count);
  chip.addEventListener("click", () => choose(person.user, true));
  chips.set(person.user, { chip, count });
  people.append(chip);
  if (person.code) keep(person.user, true); // the newcomer's turn comes later
}

/** The phone in somebody's hand. What comes to the others is unread until they are touched. */
const isWatched = (phone) => !document.hidden && phone.person.user === chosen;

function choose(user, go) {
  if (user === chosen && !go) return;
  chosen = user;
  for (const [id, phone] of phones) {
    phone.node.classList.toggle("chosen", id === user);
    const { chip } = chips.get(id);
    if (id === user) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  if (!go) return;
  keep(user, false);
  const phone = phones.get(user);
  phone.node.scrollIntoView({ inline: "center", block: "nearest" });
  phone.toEnd();
  phone.markRead();
  if (!narrow.matches) phone.composer.box.focus({ preventScroll: true });
}

/** A phone that is not needed makes room for the others; its chip in the mast brings it back. */
function keep(user, away) {
  phones.get(user).node.classList.toggle("away", away);
  chips.get(user).chip.classList.toggle("away", away);
}

function showPhone(state) {
  const phone = phones.get(state.user);
  if (!phone) return;
  phone.update(state);
  showChip(phone);
}

function showChip({ person, state, standing }) {
  const { chip, count } = chips.get(person.user);
  chip.querySelector(".avatar").className = `avatar ${state.role}`;
  count.hidden = !state.unread;
  count.textContent = state.unread > 99 ? "99+" : state.unread;
  label(chip, "unread.label", { name: person.name, role: standing, n: state.unread });
}

function showMessage(message) {
  const phone = phones.get(message.user);
  const isNew = phone && !phone.messages.has(message.id);
  phone?.put(message, mark, true);
  if (isNew && !message.mine && message.text) announce(phone.person.name, message.text);
}

function announce(name, text) {
  const words = text.startsWith(mark) ? text.slice(mark.length) : text;
  live.textContent = `${name}: ${words.trim().slice(0, 160)}`;
}

function listen() {
  const source = new EventSource("/api/stream");
  const on = (kind, show) => source.addEventListener(kind, (event) => show(JSON.parse(event.data)));
  on("snapshot", meet);
  on("message", showMessage);
  on("phone", showPhone);
  on("toast", ({ user, text }) => phones.get(user)?.toast(text));
  on("time", showTime);
  on("weather", showWeather);
  on("bot", showBot);
  source.addEventListener("open", () => (lost.hidden = true));
  source.addEventListener("error", () => (lost.hidden = false));
}

document.documentElement.lang = current();
document.addEventListener("language", () => {
  for (const phone of phones.values()) {
    phone.translate();
    showChip(phone);
  }
});
translate();
openDesk();
listen();
