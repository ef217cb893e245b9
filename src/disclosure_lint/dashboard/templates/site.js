// Finding an agency by its name. The list of names is fetched when the field is first used; pages are whole without it.
(() => {
  "use strict";
  const finder = document.querySelector(".finder");
  const field = finder.querySelector("input");
  const list = finder.querySelector("ul");
  const most = 12;
  let wanted = false;
  const show = () => {
    list.replaceChildren();
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length || !window.agencies) return;
    const found = [];
    for (const [name, page] of window.agencies) {
      const text = name.toLowerCase();
      if (words.every((word) => text.includes(word))) found.push([name, page]);
      if (found.length > most) break;
    }
    for (const [name, page] of found.slice(0, most)) {
      const link = document.createElement("a");
      link.textContent = name;
      link.href = `${document.body.dataset.home}agency/${page.slice(0, 2)}/${page}.html`;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    if (!found.length || found.length > most) {
      const item = document.createElement("li");
      item.className = "soft";
      item.textContent = found.length ? finder.dataset.more : finder.dataset.none;
      list.append(item);
    }
  };
  const load = () => {
    if (wanted) return;
    wanted = true;
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}names.js`;
    script.addEventListener("load", show);
    document.head.append(script);
  };
  finder.hidden = false;
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); show(); });
  field.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key === "Enter" && first) first.click();
    if (event.key === "Escape") { field.value = ""; show(); }
  });
})();

// What a finding says, beside a marked cell that is pointed at: it stands once below the table.
(() => {
  "use strict";
  const tip = document.createElement("span");
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  const show = (event) => {
    const cell = event.target.closest ? event.target.closest(".form .bad") : null;
    if (!cell || tip.parentNode === cell) return;
    const numbers = cell.dataset.of.split(" ");
    const notes = [...cell.closest("figure").querySelectorAll(".notes li")];
    const said = notes.filter((note) => numbers.includes(note.getAttribute("value"))).map((note) => {
      const line = document.createElement("span");
      line.textContent = note.textContent;
      return line;
    });
    tip.replaceChildren(...said);
    cell.append(tip);
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
})();

// Looking through all agencies: by name, state, rule; in another order. Without it there are the pages of the list.
(() => {
  "use strict";
  const form = document.querySelector(".sieve");
  if (!form) return;
  const most = 300;
  const { text, state, rule, order } = form.elements;
  const told = form.querySelector(".note");
  const table = form.querySelector(".scroll");
  const listed = document.querySelector(".listed");
  const labels = new Map([...state.options].map((option) => [option.value, option.textContent]));
  let wanted = false;
  const cell = (content, css) => {
    const made = document.createElement("td");
    if (css) made.className = css;
    made.append(content);
    return made;
  };
  const line = ([name, page, group, at, errors, warnings, extraction]) => {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    const link = document.createElement("a");
    link.textContent = name;
    link.href = `agency/${page.slice(0, 2)}/${page}.html`;
    head.scope = "row";
    head.append(link);
    const kind = window.listing.states[at];
    const shown = document.createElement("span");
    shown.className = `state ${kind}`;
    shown.textContent = labels.get(kind);
    row.append(head, cell(window.listing.groups[group], "left"), cell(shown));
    row.append(cell(errors, errors ? "error" : ""), cell(warnings, warnings ? "warning" : ""));
    row.append(cell(extraction, extraction ? "extraction" : ""));
    return row;
  };
  const show = () => {
    const used = text.value.trim() || state.value || rule.value || order.value;
    listed.hidden = Boolean(used);
    table.hidden = !used;
    told.textContent = "";
    if (!used || !window.listing) return;
    const { rows, groups, states, rules } = window.listing;
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wantedState = states.indexOf(state.value);
    const wantedRule = rules.indexOf(rule.value);
    const found = rows.filter((row) => {
      const where = `${row[0]} ${groups[row[2]]}`.toLowerCase();
      return words.every((word) => where.includes(word))
        && (!state.value || row[3] === wantedState) && (!rule.value || row[7].includes(wantedRule));
    });
    const by = { errors: 4, warnings: 5 }[order.value];
    if (by) found.sort((one, other) => other[by] - one[by]);
    table.querySelector("tbody").replaceChildren(...found.slice(0, most).map(line));
    told.textContent = form.dataset.found.replace("#", found.length)
      + (found.length > most ? form.dataset.shown.replace("#", most) : "");
  };
  const load = () => {
    if (wanted) return;
    wanted = true;
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}listing.js`;
    script.addEventListener("load", show);
    document.head.append(script);
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", load);
  form.addEventListener("input", () => { load(); show(); });
})();
