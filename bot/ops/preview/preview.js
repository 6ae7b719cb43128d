// Show dialogues route by route, with what stands beside each question; anew when the words change.

import { element, fetched, rows, words } from "./building.js";
import { shownAgain, startTalking } from "./simulator.js";

const at = (id) => document.getElementById(id);
const state = {
  view: "read", name: "no", file: null, sample: 0, route: 0, answers: null, selected: null, version: 0, asked: 0, shown: null,
};

function query() {
  const asked = new URLSearchParams({ sample: state.sample, route: state.route, language: at("language").value });
  if (state.answers) asked.set("answers", JSON.stringify(state.answers));
  return asked;
}

async function load() {
  if (state.view === "map") {
    at("picture").src = `map/${state.name}.svg?${state.version}`;
    at("picture").alt = `The map of ${state.name}`;
  }
  if (state.view !== "read") return;
  state.asked += 1;
  const { asked } = state; // what was asked for before is no longer wanted, whenever it comes
  at("which").hidden = state.file !== null;
  at("beside").hidden = state.file !== null;
  if (state.file) {
    const { blocks } = await fetched(`words/${state.file}?language=${at("language").value}`);
    if (asked === state.asked) showFile(blocks);
    return;
  }
  let shown;
  try {
    shown = await fetched(`dialogue/${state.name}?${query()}`);
  } catch {
    if (asked !== state.asked) return;
    Object.assign(state, { answers: null, route: 0, sample: 0 }); // the code has changed: begin at the first
    shown = await fetched(`dialogue/${state.name}?${query()}`);
  }
  if (asked !== state.asked) return;
  state.shown = shown;
  show();
}

function show() {
  const { shown } = state;
  at("sample").replaceChildren(...shown.samples.map((told, n) =>
    element("option", { value: `${n}`, selected: n === shown.sample }, `${n + 1}${told ? `: ${told}` : ""}`)));
  if (shown.route !== null) state.route = shown.route;
  at("route").textContent = shown.route === null
    ? `your own route (${shown.routes} others)` : `route ${shown.route + 1} of ${shown.routes}`;
  const place = at("chat").scrollTop;
  at("chat").replaceChildren(...shown.steps.flatMap(step));
  at("chat").scrollTop = place;
  press();
  const known = shown.steps.find((one) => one.key === state.selected && one.beside);
  select(known || shown.steps.find((one) => one.beside) || null);
}

function showFile(blocks) {
  at("chat").replaceChildren(...blocks.map((known) => element("div", { class: "said bot" },
    element("div", { class: "place" }, `${known.name} · ${known.place}`),
    element("div", { class: "bubble source" }, known.text))));
  press();
}

function press() {
  for (const button of document.querySelectorAll("[data-dialogue], [data-file]")) {
    const pressed = state.file ? button.dataset.file === state.file : button.dataset.dialogue === state.name;
    button.setAttribute("aria-pressed", `${pressed}`);
  }
}

function choose(step, value) {
  const before = state.shown.steps.slice(0, state.shown.steps.indexOf(step)).filter((one) => "chosen" in one);
  state.answers = [...before.map((one) => [one.key, one.chosen]), [step.key, value]];
  state.selected = step.key;
  load();
}

function step(one) {
  if (one.kind === "spent") {
    return [element("div", { class: "note" }, "after", ...one.minutes.map((minutes, n) => element("button", {
      type: "button", "aria-pressed": `${one.chosen === `${n}`}`, onclick: () => choose(one, `${n}`),
    }, `${minutes} minutes`)))];
  }
  const chosen = one.chosen === undefined ? [] : [one.chosen, ...one.chosen.split(",")];
  const bubble = element("div", { class: "bubble", onclick: () => select(one) },
    ...(one.trouble ? [element("span", { class: "trouble" }, one.trouble)] : words(one.words || [])));
  const said = element("div", { class: "said bot step", "data-key": one.key || "end" }, one.words || one.trouble ? bubble : null,
    ...rows(one.rows || [], (button) => ({
      taps: button.takes === null ? null : () => choose(one, button.takes),
      chosen: button.takes !== null && chosen.includes(button.takes),
    })));
  if (one.others && one.others.length) {
    said.append(element("div", { class: "others" }, "typed:", ...one.others.map((other) => element("button", {
      type: "button", "aria-pressed": `${other.takes === one.chosen}`, onclick: () => choose(one, other.takes),
    }, other.label.slice(0, 60) || "nothing"))));
  }
  const parts = [said];
  if (one.answer !== undefined) {
    parts.push(element("div", { class: "said you" }, element("div", { class: "bubble" }, one.answer)));
  }
  if (one.then) {
    parts.push(element("div", { class: "note" }, "leads on to", element("button", {
      type: "button", onclick: () => open(one.then),
    }, one.then)));
  }
  return parts;
}

function select(one) {
  state.selected = one ? one.key : null;
  for (const said of document.querySelectorAll("#chat .step")) {
    said.classList.toggle("selected", one !== null && said.dataset.key === (one.key || "end"));
  }
  const parts = one && one.beside ? beside(one) : one && one.block ? [element("h2", {}, one.block)] : [];
  at("beside").replaceChildren(...parts);
}

function block(known) {
  return [
    element("h3", {}, known.name, " ", element("span", { class: "place" }, known.place)),
    element("pre", {}, known.text === null ? "(missing)" : known.text),
  ];
}

function beside(one) {
  const known = one.beside;
  if (known.trouble) return [element("p", { class: "trouble" }, known.trouble)];
  const titled = (title, parts) => (parts.length ? [element("h2", {}, title), ...parts] : []);
  return [
    ...titled("Block", block(known.block)),
    ...titled("Buttons", known.labels.flatMap(block)),
    ...titled("Explanation", known.explanation ? [element("p", { class: "plain" }, ...words(known.explanation))] : []),
    ...titled("Options explained", known.options.length
      ? [element("p", { class: "plain" }, ...words(known.options))] : []),
    ...titled("What people type", known.examples.flatMap((meaning) => [
      element("h3", {}, meaning.named, " ", element("span", { class: "place" }, `${meaning.count} lines`)),
      element("ul", {}, ...meaning.lines.map((line) => element("li", {}, line))),
    ])),
    ...titled("Variants", known.variants.flatMap(block)),
  ];
}

function openFile(file) {
  state.file = file;
  view("read");
}

function open(name) {
  Object.assign(state, { name, file: null, sample: 0, route: 0, answers: null, selected: null });
  if (state.view === "try") view("read");
  else load();
}

function view(name) {
  state.view = name;
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", `${button.dataset.view === name}`);
  }
  for (const id of ["read", "try", "map"]) at(id).hidden = id !== name;
  at("beside").hidden = name !== "read";
  if (name === "try") startTalking();
  load();
}

function turn(by) {
  const { routes } = state.shown;
  Object.assign(state, { answers: null, route: (state.route + by + routes) % routes });
  load();
}

async function look() {
  try {
    const { version, troubles } = await fetched("version");
    at("troubles").hidden = troubles.length === 0;
    at("troubles").replaceChildren(...troubles.map((trouble) => element("li", {}, trouble)));
    if (state.version && version !== state.version) {
      state.version = version;
      await load();
      shownAgain();
      at("live").textContent = `read anew at ${new Date().toLocaleTimeString()}`;
    }
    state.version = version;
  } catch {
    at("live").textContent = "the preview has stopped";
  }
  setTimeout(look, 1000);
}

at("sample").addEventListener("change", (event) => {
  Object.assign(state, { sample: Number(event.target.value), route: 0, answers: null });
  load();
});
at("language").addEventListener("change", load);
at("previous").addEventListener("click", () => turn(-1));
at("next").addEventListener("click", () => turn(1));
for (const button of document.querySelectorAll("[data-dialogue]")) {
  button.addEventListener("click", () => open(button.dataset.dialogue));
}
for (const button of document.querySelectorAll("[data-file]")) {
  button.addEventListener("click", () => openFile(button.dataset.file));
}
for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => view(button.dataset.view));
}
document.addEventListener("keydown", (event) => {
  if (state.view !== "read" || state.file || event.target.matches("select, textarea")) return;
  if (event.key === "ArrowLeft") turn(-1);
  if (event.key === "ArrowRight") turn(1);
});
view("read");
look();
