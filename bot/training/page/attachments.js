// Pictures, voices, places and files inside a bubble.
import { el, icon, svg } from "/page/dom.js";
import { label, number, say, t } from "/page/lang.js";

let hamlets = [];
export const knowHamlets = (known) => (hamlets = known);
export const allHamlets = () => hamlets;

const SIGNS = { xlsx: "📊", docx: "📝", ics: "📅", pdf: "📕" };
const address = (file) => `/api/file/${encodeURIComponent(file)}`;

export function attachment(message) {
  if (message.photo) return photo(message.photo);
  if (message.voice) return voice(message.voice);
  if (message.place) return place(...message.place);
  if (message.document) return file(message.document);
  if (message.contact) return say2("contact", message.contact);
  return null;
}

function photo({ file, width, height }) {
  const image = el("img", { src: address(file), width, height, alt: t("photo") });
  return label(el("button", { type: "button", class: "photo", click: () => enlarge(image.src) }, image), "photo");
}

function enlarge(source) {
  document.querySelector("#picture-large").src = source;
  document.querySelector("#picture").showModal();
}

function voice({ file, seconds }) {
  const sound = new Audio();
  sound.preload = "none";
  sound.src = address(file);
  const button = label(el("button", { type: "button", class: "play" }, icon("play")), "voice.play", { n: seconds });
  const show = (playing) => {
    button.replaceChildren(icon(playing ? "stop" : "play"));
    label(button, playing ? "voice.stop" : "voice.play", { n: seconds });
  };
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => show(false)) : sound.load()));
  sound.addEventListener("playing", () => show(true));
  for (const end of ["ended", "pause", "emptied"]) sound.addEventListener(end, () => show(false));
  return el("div", { class: "voice" }, button, waves(file), el("span", { class: "seconds" }, length(seconds)));
}

const length = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Bars that look like speech; the same voice always has the same. */
function waves(seed) {
  const picture = svg("svg", { viewBox: "0 0 120 28", class: "waves", "aria-hidden": "true" });
  for (let i = 0; i < 30; i++) {
    const height = 4 + ((seed.charCodeAt((i * 7) % seed.length) * (i + 3)) % 22) * (0.5 + 0.5 * Math.abs(Math.sin(i / 4)));
    picture.append(svg("rect", { x: i * 4, y: 14 - height / 2, width: 2.4, height, rx: 1.2 }));
  }
  return picture;
}

function place(lat, lon) {
  const near = nearest(lat, lon);
  const words = near ? say(el("b"), "place.near", { name: near.name }) : say(el("b"), "place");
  const figures = el("span", {}, `${lat.toFixed(4)}, ${lon.toFixed(4)}`);
  return el("div", { class: "place" }, map(lat, lon), el("p", {}, words, figures));
}

function nearest(lat, lon) {
  const far = (h) => (h.lat - lat) ** 2 + (h.lon - lon) ** 2;
  return hamlets.reduce((best, h) => (!best || far(h) < far(best) ? h : best), null);
}

/** A sketch of a map: nothing is fetched, and the commune does not exist anyway. */
function map(lat, lon) {
  const x = (v) => ((v * 9e3) % 60) - 30;
  const picture = svg("svg", { viewBox: "0 0 240 96", class: "map", "aria-hidden": "true" });
  picture.append(
    svg("rect", { width: 240, height: 96, class: "land" }),
    svg("path", { d: `M-5 ${70 + x(lat) / 3}C60 ${40 + x(lon)} 160 ${90 - x(lon)} 245 ${30 - x(lat) / 2}`, class: "river" }),
    svg("path", { d: `M${70 + x(lon)} -5L${150 - x(lat)} 101M-5 ${30 + x(lat)}L245 ${60 + x(lon) / 2}`, class: "road" }),
    svg("path", { d: "M120 66c-12-15-16-21-16-28a16 16 0 0 1 32 0c0 7-4 13-16 28z", class: "pin" }),
    svg("circle", { cx: 120, cy: 38, r: 6, class: "hole" }),
  );
  return picture;
}

function file({ file: id, name, size }) {
  const sign = el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[name.split(".").pop().toLowerCase()] ?? "📄");
  const words = el("span", {}, el("b", {}, name), el("small", {}, weight(size)));
  return el("a", { class: "document", href: address(id), download: name }, sign, words);
}

const weight = (size) => (size < 1e6 ? `${Math.ceil(size / 1e3)} KB` : `${number(size / 1e6)} MB`);

function say2(id, words) {
  return el("p", { class: "file" }, say(el("b"), id), ` ${words}`);
}
