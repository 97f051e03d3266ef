// The commune's time, which may be ahead of the clock on the wall.
import { current } from "/page/lang.js";

const ZONE = "Asia/Ho_Chi_Minh";
let ahead = 0;

/** `now` is the commune's time at the server, in milliseconds. */
export const set = (now) => (ahead = now - Date.now());
export const now = () => Date.now() + ahead;

const formats = new Map();

function format(name, options) {
  const key = `${current()} ${name}`;
  if (!formats.has(key)) {
    const place = current() === "vi" ? "vi-VN" : "en-GB";
    formats.set(key, new Intl.DateTimeFormat(place, { timeZone: ZONE, ...options }));
  }
  return formats.get(key);
}

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export const minute = (at) => format("minute", TIME).format(at);
export const second = (at) => format("second", { ...TIME, second: "2-digit" }).format(at);
export const date = (at) => format("date", { weekday: "long", day: "2-digit", month: "2-digit" }).format(at);
export const day = (at) => format("day", { weekday: "short", day: "2-digit", month: "2-digit" }).format(at);
/** The same for all moments of one day. */
export const dayKey = (at) => format("key", { year: "numeric", month: "numeric", day: "numeric" }).format(at);
