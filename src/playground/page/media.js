import { element, icon } from "./dom.js";
import { linkTo } from "./entities.js";
import { fullName } from "./people.js";
import { mediaKinds } from "./summary.js";

const bars = 32;

/**
 * The picture, sound or card of a message, or undefined when it has none.
 * @param {(message: import("./api.js").Message) => string} fileOf
 */
export function mediaOf(message, words, fileOf) {
  const kind = mediaKinds.find((name) => message[name] !== undefined);
  if (kind === undefined) return undefined;
  // What people send has no bytes, and what is protected is not to be saved.
  const isThere = message.from.is_bot && !message.has_protected_content;
  return makers[kind](message[kind], words, isThere ? fileOf(message) : undefined);
}

const makers = {
  sticker: ({ emoji }, words) =>
    element("div", { class: "sticker", role: "img", "aria-label": words.sticker }, emoji ?? "🙂"),
  photo: (_, words) => element("img", { class: "photo", src: "photo.svg", alt: words.photo, width: 320, height: 240 }),
  voice: (voice, words) =>
    card(
      "play",
      "voice",
      element("span", { role: "img", "aria-label": words.voice }, waveform(voice)),
      clock(voice.duration),
    ),
  document: ({ file_name = "", file_size }, words, address) => {
    const shown = card("document", "file", file_name || words.document, size(file_size));
    if (address === undefined) return shown;
    return element("a", { class: "save", href: address, download: file_name, title: words.save }, shown);
  },
  contact: (contact) => card("contact", "person", fullName(contact), contact.phone_number),
  location: ({ latitude, longitude }, words) => {
    const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
    const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`;
    return element(
      "div",
      { class: "place" },
      element("div", { class: "map" }, icon("location")),
      linkTo(address, [place], { "aria-label": `${words.location} ${place}` }),
    );
  },
};

function card(picture, kind, title, detail) {
  return element(
    "div",
    { class: `card ${kind}` },
    element("span", { class: "card-icon" }, icon(picture)),
    element("div", { class: "card-text" }, element("strong", {}, title), element("span", {}, detail ?? "")),
  );
}

/** Nobody spoke, so the bars are drawn from the file's id: each voice message looks like itself. */
function waveform({ file_unique_id = "" }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "waveform");
  svg.setAttribute("viewBox", `0 0 ${bars * 4} 24`);
  for (let bar = 0; bar < bars; bar += 1) {
    const code = file_unique_id.charCodeAt(bar % (file_unique_id.length || 1)) || 7;
    const height = 4 + ((code * (bar + 3)) % 20);
    const line = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const place = { x: bar * 4, y: 24 - height, width: 2, height, rx: 1 };
    for (const [name, value] of Object.entries(place)) line.setAttribute(name, String(value));
    svg.append(line);
  }
  return svg;
}

const clock = (seconds = 0) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function size(bytes) {
  if (bytes === undefined) return "";
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}
