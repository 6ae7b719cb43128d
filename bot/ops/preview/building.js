// Build what is shown, from pieces that the server has read. Nothing is ever taken as HTML.

const TAGS = {
  b: "strong", i: "em", u: "u", s: "s", code: "code", pre: "pre", blockquote: "blockquote",
  "tg-spoiler": "span", "tg-time": "span",
};

export function element(name, options = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (typeof value === "boolean") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...inside.filter((part) => part !== null && part !== undefined));
  return made;
}

export function words(pieces) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return document.createTextNode(piece);
    const made = element(TAGS[piece.tag] || "span", {}, ...words(piece.in));
    if (piece.tag === "tg-spoiler") {
      made.className = "spoiler";
      made.addEventListener("click", (event) => {
        event.stopPropagation();
        made.classList.toggle("open");
      });
    }
    return made;
  });
}

export function rows(lines, tapped) {
  return lines.map((line) => element("div", { class: "row" }, ...line.map((button) => {
    const { taps, chosen } = tapped(button);
    return element("button", {
      type: "button",
      class: [button.style, chosen ? "chosen" : null].filter(Boolean).join(" "),
      title: button.copy ? `Copies: ${button.copy}` : button.label,
      disabled: taps === null,
      ...(taps === null ? {} : { onclick: taps }),
    }, button.label);
  })));
}

export async function fetched(path, sent) {
  const answer = await fetch(path, sent === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
