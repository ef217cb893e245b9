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
