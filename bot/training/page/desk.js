// The trainer's desk: time, weather, the bot's life.
import { control } from "/page/api.js";
import { el } from "/page/dom.js";
import { current, label, say, switchLanguage, t } from "/page/lang.js";
import { now, second, set, year } from "/page/time.js";

const $ = (id) => document.getElementById(id);
const SPANS = [
  ["minutes", 1, 60],
  ["minutes", 3, 180],
  ["minutes", 8, 480],
  ["minutes", 30, 1800],
  ["hours", 8, 28800],
];
const SKIES = ["fair", "outage", "flood", "trouble"];
const EXERCISES = [1, 2, 3, 4, 5, 6];
const SIZES = [100, 120, 140];
let bot = null;
let weather = null;
let size = SIZES[0];

export function openDesk() {
  $("forward").append(...SPANS.map(span));
  $("sky").append(...SKIES.map(sky));
  $("halt").addEventListener("click", () => control("halt"));
  $("kill").addEventListener("click", () => control("kill"));
  $("restart").addEventListener("click", () => control("restart"));
  $("auto").addEventListener("change", (event) => control("auto", { on: event.target.checked }));
  $("other-language").addEventListener("click", switchLanguage);
  $("show-exercises").addEventListener("click", () => $("exercises").showModal());
  $("show-reset").addEventListener("click", () => $("reset").showModal());
  $("reset").addEventListener("close", () => $("reset").returnValue === "yes" && control("reset"));
  $("show-desk").addEventListener("click", fold);
  $("larger").addEventListener("click", enlarge);
  document.addEventListener("language", redraw);
  setInterval(showClock, 250);
  redraw();
}

function span([unit, n, seconds]) {
  const words = [`+${n}`, say(el("span", { class: "unit" }), unit)];
  const node = el("button", { type: "button", class: `knob ${unit}`, click: () => control("forward", { seconds }) }, ...words);
  return label(node, `forward.${unit}`, { n });
}

function sky(name) {
  const input = el("input", { type: "radio", name: "sky", value: name, change: () => control("sky", { sky: name }) });
  const count = el("small", { class: "struck", "aria-live": "off" });
  return el("label", { class: `segment ${name}` }, input, say(el("span"), `sky.${name}`), count);
}

function fold() {
  const open = document.body.classList.toggle("desk-open");
  $("show-desk").setAttribute("aria-expanded", String(open));
}

/** For the last row of the room. */
function enlarge() {
  size = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length];
  document.documentElement.style.fontSize = `${size}%`;
  label($("larger"), "larger.label", { n: size });
}

function redraw() {
  $("other-language").lang = current() === "vi" ? "en" : "vi";
  say($("other-language"), "language");
  label($("other-language"), "language.label");
  label($("larger"), "larger.label", { n: size });
  document.title = `Bình Yên · ${t("stamp")}`;
  $("exercise-list").replaceChildren(...EXERCISES.map(exercise));
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
  $("day").textContent = year(now());
}

export function showTime(time) {
  set(time.now);
  const running = time.left > 0;
  $("halt").disabled = !running;
  $("lapse").hidden = !running;
  $("lapse").value = time.total ? 1 - time.left / time.total : 0;
  $("clock").classList.toggle("racing", running);
  showClock();
}

export function showWeather(news) {
  weather = news;
  for (const input of document.getElementsByName("sky")) {
    input.checked = input.value === news.sky;
    const counts = input.checked && news.struck > 0;
    input.parentElement.querySelector(".struck").textContent = counts ? t("sky.struck", { n: news.struck }) : "";
  }
  document.body.classList.toggle("bad-weather", news.sky !== "fair");
}

export function showBot(news) {
  bot = news;
  const failed = news.life === "down" && news.said;
  const words = t(failed ? "bot.failed" : `bot.${news.life}`, news);
  const waiting = news.waiting ? ` · ${t("bot.waiting", { n: news.waiting })}` : "";
  $("bot-state").textContent = words + waiting;
  $("bot-state").className = `state ${news.life}`;
  $("kill").disabled = news.life === "down";
  $("auto").checked = news.auto;
}
