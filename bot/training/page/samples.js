// Things to send when there is nothing at hand: a drawn picture and a voice that sounds a little like speech.
const RATE = 8000;

/** A village road at night with a motorbike lying on it; `words` are written at the bottom. */
export function samplePicture(words) {
  const canvas = document.createElement("canvas");
  canvas.width = 960;
  canvas.height = 720;
  const pen = canvas.getContext("2d");
  sky(pen);
  houses(pen);
  road(pen);
  motorbike(pen);
  caption(pen, words);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.86));
}

function sky(pen) {
  const night = pen.createLinearGradient(0, 0, 0, 420);
  night.addColorStop(0, "#0a1830");
  night.addColorStop(1, "#2a4468");
  fill(pen, night, [[0, 0], [960, 0], [960, 720], [0, 720]]);
  pen.fillStyle = "#f6ecc8";
  pen.beginPath();
  pen.arc(770, 110, 46, 0, 7);
  pen.fill();
  for (let i = 0; i < 40; i++) pen.fillRect((i * 197) % 960, (i * 83) % 300, 2 + (i % 2), 2 + (i % 2));
  fill(pen, "#16283f", [[0, 360], [180, 250], [390, 350], [600, 230], [960, 370], [960, 460], [0, 460]]);
  fill(pen, "#14241c", [[0, 420], [960, 400], [960, 720], [0, 720]]);
}

function houses(pen) {
  for (const [x, width] of [[70, 170], [690, 200]]) {
    fill(pen, "#1d1714", [[x, 440], [x + width, 440], [x + width, 340], [x, 340]]);
    fill(pen, "#5b2b20", [[x - 18, 345], [x + width + 18, 345], [x + width / 2, 275]]);
    fill(pen, "#ffd27a", [[x + 30, 370], [x + 70, 370], [x + 70, 412], [x + 30, 412]]);
  }
}

function road(pen) {
  fill(pen, "#3a3f45", [[430, 400], [520, 400], [860, 720], [90, 720]]);
  for (let i = 0; i < 5; i++) {
    const y = 420 + i * i * 18;
    const half = 2 + i * 3;
    fill(pen, "#d8d2b4", [[475 - half / 2, y], [475 + half / 2, y], [475 + half, y + 12 + i * 9], [475 - half, y + 12 + i * 9]]);
  }
}

function motorbike(pen) {
  const light = pen.createRadialGradient(660, 590, 10, 760, 610, 240);
  light.addColorStop(0, "rgba(255,240,190,.85)");
  light.addColorStop(1, "rgba(255,240,190,0)");
  fill(pen, light, [[650, 590], [960, 500], [960, 720]]);
  pen.lineWidth = 16;
  pen.strokeStyle = "#0c0d0f";
  for (const x of [420, 610]) {
    pen.beginPath();
    pen.ellipse(x, 610, 58, 44, 0.2, 0, 7);
    pen.stroke();
  }
  fill(pen, "#b3261e", [[430, 590], [520, 548], [620, 560], [650, 592], [560, 618], [470, 612]]);
  fill(pen, "#22262b", [[450, 560], [540, 540], [556, 556], [470, 578]]);
}

function caption(pen, words) {
  pen.fillStyle = "rgba(0,0,0,.55)";
  pen.fillRect(0, 660, 960, 60);
  pen.fillStyle = "#fff";
  pen.font = "600 30px system-ui, sans-serif";
  pen.fillText(words, 28, 700);
}

function fill(pen, style, corners) {
  pen.fillStyle = style;
  pen.beginPath();
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.fill();
}

/** A few syllables on a falling tone, as a WAV file. */
export function sampleVoice(seconds) {
  const samples = new Int16Array(RATE * seconds);
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const time = i / RATE;
    phase += (2 * Math.PI * pitch(time)) / RATE;
    samples[i] = 9000 * loudness(time, seconds) * timbre(phase);
  }
  return new Blob([header(samples.byteLength), samples], { type: "audio/wav" });
}

const pitch = (time) => 150 + 40 * Math.sin(time * 5.1) - 12 * (time % 1.4);
const timbre = (phase) => 0.6 * Math.sin(phase) + 0.3 * Math.sin(3 * phase) + 0.18 * Math.sin(5 * phase + 1);

function loudness(time, seconds) {
  const syllable = Math.max(0, Math.sin(time * 12)) ** 0.6;
  const breath = time % 1.6 < 1.25 ? 1 : 0;
  return syllable * breath * Math.min(1, (seconds - time) * 4);
}

function header(bytes) {
  const view = new DataView(new ArrayBuffer(44));
  const word = (at, letters) => [...letters].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, 36 + bytes, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, bytes, true);
  return view.buffer;
}
