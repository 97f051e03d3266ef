// The trainer's desk: time, weather, the bot's life.
import { control } from "/page/api.js";
import { el } from "/page/dom.js";
import { current, label, say, switchLanguage, t } from "/page/lang.js";
import { day, now, second, set } from "/page/time.js";

const $ = (id) => document.getElementById(id);
const SPANS = [
  ["minutes", 1, 60],
  ["minutes", 3, 180],
  ["minutes", 8, 480],
  ["minutes", 30, 1800],
  ["hours", 8, 28800],
];
const HOURS = Array.from({ length: 25 }, (_, n) => [(18 + Math.floor(n / 2)) % 24, (n % 2) * 30].map(two).join(":"));
const SKIES = ["fair", "outage", "flood", "trouble"];
const EXERCISES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const SIZES = [100, 120, 140];
// Where there is room for it, the desk lies open from the beginning.
const roomy = matchMedia("(min-width: 62rem) and (min-height: 50rem)");
const little = matchMedia("(max-width: 43rem), (max-height: 34rem)");
let bot = null;
let weather = null;
let size = SIZES[0];

export function openDesk() {
  $("forward").append(...SPANS.map(span), night());
  $("hour").append(...HOURS.map((hour) => el("option", { selected: hour === "21:30" }, hour)));
  $("jump").addEventListener("submit", jump);
  $("sky").append(...SKIES.map(sky));
  $("halt").addEventListener("click", () => control("halt"));
  $("kill").addEventListener("click", () => control("kill"));
  $("restart").addEventListener("click", () => control("restart"));
  $("auto").addEventListener("change", (event) => control("auto", { on: event.target.checked }));
  $("other-language").addEventListener("click", switchLanguage);
  $("show-exercises").addEventListener("click", () => $("exercises").showModal());
  $("show-reset").addEventListener("click", () => $("reset").showModal());
  $("reset").addEventListener("close", () => $("reset").returnValue === "yes" && control("reset"));
  $("show-desk").addEventListener("click", () => unfold($("desk").hidden));
  unfold(roomy.matches);
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, tidy);
  $("larger").addEventListener("click", enlarge);
  document.addEventListener("language", redraw);
  setInterval(showClock, 250);
  redraw();
}

function two(n) {
  return String(n).padStart(2, "0");
}

function night() {
  const node = el("button", { type: "button", class: "knob", id: "night", click: () => control("night") });
  return label(node, "night.label");
}

function span([unit, n, seconds]) {
  const words = [`+${n}`, say(el("span", { class: "unit" }), unit)];
  const node = el("button", { type: "button", class: `knob ${unit}`, click: () => control("forward", { seconds }) }, ...words);
  return label(node, `forward.${unit}`, { n });
}

function sky(name) {
  const input = el("input", { type: "radio", name: "sky", value: name, change: () => control("sky", { sky: name }) });
  return el("label", { class: `segment ${name}` }, input, say(el("span"), `sky.${name}`));
}

function unfold(open) {
  $("desk").hidden = !open;
  $("show-desk").setAttribute("aria-expanded", String(open));
}

/** Where the desk lies over the phones, it goes when it has served: on Escape, or when a phone is touched. */
function tidy(event) {
  if (!little.matches || $("desk").hidden) return;
  if (event.key === "Escape") $("show-desk").focus();
  if (event.key === "Escape" || event.target.closest("#phones")) unfold(false);
}

function jump(event) {
  event.preventDefault();
  control("jump", { hour: $("hour").value });
}

/** For the last row of the room: what people read, not the desk. */
function enlarge() {
  size = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length];
  document.documentElement.style.setProperty("--larger", size / 100);
  label($("larger"), "larger.label", { n: size });
}

function redraw() {
  $("other-language").lang = current() === "vi" ? "en" : "vi";
  $("other-language").replaceChildren(say(el("span"), "language"));
  label($("other-language"), "language.label");
  label($("larger"), "larger.label", { n: size });
  document.title = `Bình Yên · ${t("stamp")}`;
  $("exercise-list").replaceChildren(...EXERCISES.map(exercise));
  $("night").replaceChildren("🌙 ", t("night"));
  $("night").title = t("night.label");
  showClock();
  if (bot) showBot(bot);
  if (weather) showWeather(weather);
}

function exercise(n) {
  const steps = t(`exercise.${n}.steps`).split("|");
  return el("li", {}, el("h3", {}, t(`exercise.${n}`)), el("ol", {}, ...steps.map((step) => el("li", {}, step))));
}

function showClock() {
  $("clock").textContent = second(now());
  $("day").textContent = day(now());
}

export function showTime(time) {
  set(time.now);
  const running = time.left > 0;
  $("halt").disabled = !running;
  $("night").disabled = running;
  document.body.classList.toggle("racing", running);
  $("lapse").hidden = !running;
  $("lapse").value = time.total ? 1 - time.left / time.total : 0;
  showClock();
}

export function showWeather(news) {
  weather = news;
  for (const input of document.getElementsByName("sky")) {
    input.checked = input.value === news.sky;
  }
  // With the desk folded the room must still see why nothing arrives.
  const counts = news.struck > 0 && el("small", {}, t("sky.struck", { n: news.struck }));
  $("outlook").replaceChildren(...[t(`sky.${news.sky}`), " ", counts].filter(Boolean));
  $("outlook").hidden = news.sky === "fair";
}

export function showBot(news) {
  bot = news;
  const failed = news.life === "down" && news.said;
  const words = t(failed ? "bot.failed" : `bot.${news.life}`, news);
  const waiting = news.waiting > 0 && el("small", {}, t("bot.waiting", { n: news.waiting }));
  $("bot-state").replaceChildren(...[words, " ", waiting].filter(Boolean));
  $("bot-state").title = failed ? words : "";
  $("bot-state").className = `state ${news.life}`;
  $("kill").disabled = news.life === "down";
  $("auto").checked = news.auto;
}
