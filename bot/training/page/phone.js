// One phone: its head, the chat, and the composer below.
import { act } from "/page/api.js";
import { bubble } from "/page/bubble.js";
import { Composer } from "/page/composer.js";
import { el, icon } from "/page/dom.js";
import { label, say, t } from "/page/lang.js";
import { date, dayKey } from "/page/time.js";

const NEAR = 56;
const TOAST = 3500;

export const avatar = (person) => el("span", { class: "avatar", "aria-hidden": "true" }, person.name[0]);

export class Phone {
  /** `read` tells whether this phone is looked at just now. */
  constructor(person, isWatched) {
    this.person = person;
    this.isWatched = isWatched;
    this.messages = new Map();
    this.state = { unread: 0, started: false, role: "", team: "" };
    this.sticks = true;
    this.missed = 0;
    this.#build();
    this.#listen();
    this.translate();
  }

  #build() {
    const { person } = this;
    this.avatar = avatar(person);
    this.role = el("span", { class: "role" });
    this.badge = el("span", { class: "badge", hidden: true });
    const name = el("h2", {}, person.name);
    this.putAway = label(el("button", { type: "button", class: "put-away" }, icon("minus")), "put.away", person);
    const head = el("header", {}, this.avatar, name, this.badge, this.putAway, this.role);
    this.invitation = el("p", { class: "invitation", hidden: true });
    this.list = el("ol", { class: "messages" });
    this.empty = el("div", { class: "empty" });
    this.log = label(el("div", { class: "log", tabindex: "0", role: "region" }, this.empty, this.list), "messages.of", person);
    this.below = el("button", { type: "button", class: "below", hidden: true, click: () => this.toEnd() });
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.composer = new Composer(person, () => this.toEnd());
    const screen = el("div", { class: "screen" }, this.log, this.below, this.toasts);
    this.node = el("article", { class: "phone", id: `phone-${person.user}` }, head, this.invitation, screen, this.composer.node);
    label(this.node, "phone.of", person);
  }

  #listen() {
    this.log.addEventListener("scroll", () => {
      // A change of layout scrolls too; only a hand says whether the reader wants to stay at the end.
      if (this.#resized()) return;
      this.sticks = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
      if (this.sticks) this.#missed(0);
    });
    // A keyboard that opens, or a window that changes, must not push the newest message out of sight.
    const follow = new ResizeObserver(() => {
      this.#resized();
      if (this.sticks) this.#down();
    });
    follow.observe(this.log);
    follow.observe(this.list);
    for (const kind of ["pointerdown", "focusin"]) this.node.addEventListener(kind, () => this.markRead());
  }

  translate() {
    this.composer.translate();
    this.#showState();
    this.#showEmpty();
    this.#missed(this.missed);
    this.redraw();
  }

  markRead() {
    if (this.state.unread > 0) act(this.person.user, "read");
  }

  // -- state ---------------------------------------------------------------------------------------------------------

  update(state) {
    this.state = state;
    this.composer.showKeys(state.keys);
    this.#showState();
    this.#showEmpty();
    if (!state.spinning) for (const busy of this.list.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
    if (state.unread && this.isWatched(this)) this.markRead();
  }

  /** Who the bot takes this person for; nothing where the page cannot know. */
  get standing() {
    const { role, team } = this.state;
    return [role && t(`role.${role}`), team].filter(Boolean).join(" · ");
  }

  #showState() {
    const { unread, role } = this.state;
    this.role.textContent = this.standing;
    this.avatar.className = `avatar ${role}`;
    this.badge.hidden = !unread;
    this.badge.textContent = t("unread", { n: unread });
    this.node.classList.toggle("new", unread > 0);
  }

  /** What there is to press before anything was said, and the invitation until its holder has come in. */
  #showEmpty() {
    const { person } = this;
    const invited = person.code && this.state.role === "newcomer";
    this.empty.hidden = this.messages.size > 0;
    this.empty.replaceChildren(
      say(el("p"), invited ? "empty.newcomer" : "empty.member", person),
      this.#start(invited ? "open.invitation" : "start", invited ? person.code : ""),
      ...(invited ? [this.#start("start.stranger", "")] : []),
    );
    const hidden = !invited || !this.empty.hidden;
    if (hidden === this.invitation.hidden) return;
    this.invitation.hidden = hidden;
    this.invitation.replaceChildren(say(el("span"), "invitation"), this.#start("open.invitation", person.code));
  }

  #start(id, code) {
    const kind = id === "open.invitation" || id === "start" ? "knob strong" : "knob";
    return say(el("button", { type: "button", class: kind, click: () => act(this.person.user, "start", { code }) }), id);
  }

  // -- messages ------------------------------------------------------------------------------------------------------

  clear() {
    this.messages.clear();
    this.list.replaceChildren();
    this.sticks = true;
    this.#missed(0);
  }

  /** A new message, a changed one, or one that is gone. `live`: it happens now, before our eyes. */
  put(message, mark, live) {
    const known = this.messages.get(message.id);
    const place = known?.node;
    if (message.deleted) {
      this.messages.delete(message.id);
      if (place?.contains(document.activeElement)) this.log.focus({ preventScroll: true });
      place?.remove();
      return;
    }
    const node = bubble(message, mark);
    const focused = place?.contains(document.activeElement) && (document.activeElement.dataset.data ?? "-");
    this.messages.set(message.id, { message, mark, node });
    if (place) this.#replace(place, node);
    else this.#append(node, message);
    if (focused) this.#refocus(node, focused);
    if (live) this.#notice(node, message, known?.message);
    this.#showEmpty();
  }

  /** Whoever uses the keyboard stays on the same button, or else on the message: never on another button, which a
   * second Enter would press. */
  #refocus(node, data) {
    const same = node.querySelector(`[data-data="${CSS.escape(data)}"]`);
    (same ?? node).focus({ preventScroll: true });
  }

  #replace(old, node) {
    node.dataset.day = old.dataset.day;
    old.replaceWith(node);
  }

  #append(node, message) {
    const day = dayKey(message.at);
    if (day !== this.list.lastElementChild?.dataset.day) {
      this.list.append(el("li", { class: "day", "data-day": day }, date(message.at)));
    }
    node.dataset.day = day;
    this.list.append(node);
  }

  #notice(node, message, before) {
    if (!before) node.classList.add("arrived");
    else if (message.edited !== before.edited) node.classList.add("changed");
    if (before) return;
    if (message.mine || this.sticks) this.toEnd();
    else this.#missed(this.missed + 1);
  }

  redraw() {
    const all = [...this.messages.values()];
    this.messages.clear();
    this.list.replaceChildren();
    for (const { message, mark } of all) this.put(message, mark, false);
  }

  toast(text) {
    const node = el("p", { class: "toast" }, text);
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST);
  }

  // -- scrolling -----------------------------------------------------------------------------------------------------

  toEnd() {
    this.sticks = true;
    this.#missed(0);
    this.#down();
  }

  /** Whether the size of the chat is another one than last time. */
  #resized() {
    const size = [this.log.scrollHeight, this.log.clientHeight, this.log.clientWidth].join();
    const changed = size !== this.size;
    this.size = size;
    return changed;
  }

  #down() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  #missed(count) {
    this.missed = count;
    this.below.hidden = count === 0;
    this.below.textContent = t("below", { n: count });
  }
}
