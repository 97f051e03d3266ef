// The bottom of a phone: the text box, what can be attached, and the big menu keys.
import { act, hand } from "/page/api.js";
import { allHamlets } from "/page/attachments.js";
import { el, icon } from "/page/dom.js";
import { label, say, t } from "/page/lang.js";
import { samplePicture, sampleVoice } from "/page/samples.js";
import { minute, now } from "/page/time.js";

const SECONDS = 4;
const AGO = [5, 20, 60];
const PICTURES = new Set(["image/png", "image/jpeg"]);

export class Composer {
  /** `touched` is called before anything is sent. */
  constructor(person, touched) {
    this.person = person;
    this.touched = touched;
    this.ago = 0;
    this.box = label(el("textarea", { rows: 1, enterkeyhint: "send", autocomplete: "off" }), "write.label", person);
    this.late = el("p", { class: "late", hidden: true });
    this.menu = el("div", { class: "attach", id: `attach-${person.user}`, hidden: true });
    this.file = el("input", { type: "file", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
    this.keys = label(el("div", { class: "keys", role: "group", id: `keys-${person.user}`, hidden: true }), "keyboard.of", person);
    this.clip = this.#tool("clip", "attach", this.menu.id, () => this.#toggleMenu());
    this.fold = this.#tool("keys", "keyboard.hide", this.keys.id, () => this.#foldKeys());
    this.fold.hidden = true;
    this.node = el("div", { class: "composer" }, this.late, this.menu, this.#line(), this.keys);
    this.#listen();
    this.translate();
  }

  #tool(picture, id, controls, click) {
    const node = el("button", { type: "button", class: "round", "aria-controls": controls, click }, icon(picture));
    return label(node, id);
  }

  #line() {
    const send = label(el("button", { type: "button", class: "round send", click: () => this.#send() }, icon("plane")), "send");
    return el("div", { class: "line" }, this.clip, this.box, this.fold, send, this.file);
  }

  #listen() {
    this.box.addEventListener("keydown", (event) => {
      // While a Vietnamese input method composes, Enter belongs to it.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
    this.box.addEventListener("input", () => this.#grow());
    this.file.addEventListener("change", () => this.#sendOwn());
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#closeMenu(true);
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.menu.contains(target) && !this.clip.contains(target)) this.#closeMenu(false);
    });
  }

  translate() {
    this.box.placeholder = t("write");
    this.#showLate();
  }

  #grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 110)}px`;
  }

  async #send() {
    const text = this.box.value.trim();
    if (!text) return this.box.focus();
    this.touched();
    const sent = await act(this.person.user, "text", this.ago ? { text, ago: this.ago } : { text });
    if (sent) this.#clear();
  }

  #clear() {
    this.box.value = "";
    this.ago = 0;
    this.#grow();
    this.#showLate();
  }

  /** What stands in the box goes along as the caption. */
  async #hand(name, blob, values) {
    this.#closeMenu(true);
    this.touched();
    const caption = this.box.value.trim();
    if ((await hand(this.person.user, name, blob, { caption, ...values })) && caption) this.#clear();
  }

  async #sendOwn() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    if (PICTURES.has(file.type)) await this.#hand("photo", file);
    else await this.#hand("file", file, { name: file.name, type: file.type || "application/octet-stream" });
  }

  // -- what can be attached ------------------------------------------------------------------------------------------

  #toggleMenu() {
    if (!this.menu.hidden) return this.#closeMenu(true);
    this.menu.hidden = false; // what is hidden takes no focus
    this.#showChoices();
    this.clip.setAttribute("aria-expanded", "true");
  }

  #closeMenu(back) {
    if (this.menu.hidden) return;
    this.menu.hidden = true;
    this.clip.setAttribute("aria-expanded", "false");
    if (back) this.clip.focus();
  }

  #showChoices() {
    this.#fill(null, [
      this.#choice("📷", "attach.photo", async () =>
        this.#hand("photo", await samplePicture(t("photo.sample", { time: minute(now()) }))),
      ),
      this.#choice("🖼️", "attach.own", () => this.#pickFile()),
      this.#choice("🎤", "attach.voice", () => this.#hand("voice", sampleVoice(SECONDS), { seconds: SECONDS })),
      this.#choice("📍", "attach.place", () => this.#showPlaces()),
      this.#choice("🕓", "attach.late", () => this.#showAgo()),
    ]);
  }

  #choice(sign, id, click) {
    return el("button", { type: "button", click }, el("span", { class: "sign", "aria-hidden": "true" }, sign), say(el("span"), id));
  }

  #fill(title, choices, narrow) {
    const back = title && say(el("button", { type: "button", class: "back", click: () => this.#showChoices() }), "back");
    this.menu.classList.toggle("two", Boolean(narrow));
    this.menu.replaceChildren(...[title && say(el("p"), title), ...choices, back].filter(Boolean));
    this.menu.querySelector("button").focus();
  }

  #pickFile() {
    this.#closeMenu(true);
    this.file.click();
  }

  #showPlaces() {
    const places = allHamlets().map((h) =>
      el("button", { type: "button", click: () => this.#sendPlace(h) }, el("span", {}, h.name)),
    );
    this.#fill("place.title", places, true);
  }

  #sendPlace({ lat, lon }) {
    this.#closeMenu(true);
    this.touched();
    // Nobody stands exactly in the middle of a hamlet.
    const off = () => (Math.random() - 0.5) * 0.004;
    act(this.person.user, "place", { lat: lat + off(), lon: lon + off() });
  }

  #showAgo() {
    const choices = AGO.map((n) =>
      el("button", { type: "button", click: () => this.#writeLate(n) }, say(el("span"), "late.minutes", { n })),
    );
    this.#fill("late.title", choices);
  }

  #writeLate(minutes) {
    this.ago = minutes;
    this.#closeMenu(false);
    this.#showLate();
    this.box.focus();
  }

  #showLate() {
    this.late.hidden = !this.ago;
    if (!this.ago) return;
    const drop = say(el("button", { type: "button", class: "drop" }), "late.drop");
    drop.addEventListener("click", () => {
      this.ago = 0;
      this.#showLate();
      this.box.focus();
    });
    this.late.replaceChildren(`🕓 ${t("late.note", { time: minute(now() - this.ago * 60000) })} `, drop);
  }

  // -- the menu keys -------------------------------------------------------------------------------------------------

  showKeys(rows) {
    const words = JSON.stringify(rows ?? []);
    if (words === this.shown) return;
    this.shown = words;
    this.keys.replaceChildren(...(rows ?? []).map((row) => this.#keyRow(row)));
    this.fold.hidden = !rows;
    this.#open(Boolean(rows));
  }

  #keyRow(row) {
    return el(
      "div",
      { class: "key-row" },
      ...row.map((key) => {
        const node = el("button", { type: "button", class: `key ${key.style ?? ""}` }, key.text);
        node.addEventListener("click", () => {
          this.touched();
          act(this.person.user, "key", { label: key.text });
        });
        return node;
      }),
    );
  }

  #foldKeys() {
    this.#open(this.keys.hidden);
  }

  #open(open) {
    this.keys.hidden = !open;
    this.fold.setAttribute("aria-expanded", String(open));
    label(this.fold, open ? "keyboard.hide" : "keyboard.show");
  }
}
