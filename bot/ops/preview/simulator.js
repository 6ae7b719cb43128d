// Talk to the coach: the real one, on a database of its own, with a clock that can be moved.

import { element, fetched, rows, words } from "./building.js";

const at = (id) => document.getElementById(id);
let begun = false;
let busy = Promise.resolve();

function file(known) {
  return known ? element("details", {}, element("summary", {}, known.name), element("pre", {}, known.text)) : null;
}

function said(message) {
  if (message.who === "time") return element("div", { class: "time" }, ...words(message.words));
  return element("div", { class: `said ${message.who}`, "data-message": `${message.id}` },
    element("div", { class: "bubble" }, ...words(message.words), file(message.file)),
    message.sign ? element("div", { class: "sign" }, message.sign) : null,
    ...rows(message.rows, (button) => ({ taps: taps(message, button), chosen: false })));
}

function taps(message, button) {
  if (button.data) return () => does("talk/tap", { message: message.id, data: button.data });
  return button.copy ? () => navigator.clipboard?.writeText(button.copy) : null;
}

function show(state) {
  if (state.trouble) {
    at("talk").append(element("div", { class: "note trouble" }, state.trouble));
    return;
  }
  at("time").textContent = state.time || "";
  at("due").textContent = state.next ? `writes next on ${state.next}` : "writes of its own accord: nothing planned";
  at("talk").replaceChildren(...state.messages.map(said));
  at("talk").scrollTop = at("talk").scrollHeight;
}

// One thing after the other, in the order in which it was done here.
function does(path, sent) {
  busy = busy.then(async () => {
    at("talk").setAttribute("aria-busy", "true");
    at("thinking").hidden = false;
    try {
      show(await fetched(path, sent));
    } catch (error) {
      show({ trouble: `That did not work (${error.message}).` });
    }
    at("talk").removeAttribute("aria-busy");
    at("thinking").hidden = true;
  });
  return busy;
}

export function startTalking() {
  if (!begun) does("talk/begin", {});
  begun = true;
}

export function shownAgain() {
  if (begun) does("talk");
}

at("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = at("text").value;
  at("text").value = "";
  if (!text.trim()) return;
  at("talk").append(said({ who: "you", id: 0, words: [text.trim()], rows: [] })); // until the answer is there
  at("talk").scrollTop = at("talk").scrollHeight;
  does("talk/say", { text });
});
at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    at("say").requestSubmit();
  }
});
at("again").addEventListener("click", () => does("talk/begin", {}));
for (const button of document.querySelectorAll("[data-hours]")) {
  button.addEventListener("click", () => does("talk/wait", { hours: Number(button.dataset.hours) }));
}
