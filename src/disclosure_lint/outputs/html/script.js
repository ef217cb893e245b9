// Search. The page is whole without it.
(() => {
  "use strict";
  const search = document.getElementById("search");
  const hits = document.getElementById("hits");
  const reports = [...document.querySelectorAll(".report")].map((report) => {
    const head = report.querySelector(".head").textContent;
    const rules = [...report.querySelectorAll(".rule")].map((rule) => {
      const name = rule.querySelector("h4").textContent;
      const findings = [...rule.querySelectorAll(".finding")].map((item) => ({
        item,
        text: [head, name, item.textContent].join(" ").toLowerCase(),
      }));
      return { item: rule, findings };
    });
    return { item: report, head: head.toLowerCase(), rules };
  });
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const report of reports) {
      let any = words.every((word) => report.head.includes(word));
      for (const rule of report.rules) {
        let some = false;
        for (const { item, text } of rule.findings) {
          const fits = words.every((word) => text.includes(word));
          item.hidden = !fits;
          some ||= fits;
          shown += fits;
        }
        rule.item.hidden = !some;
        any ||= some;
      }
      for (const kind of report.item.querySelectorAll(".kind")) {
        kind.hidden = !kind.querySelector(".rule:not([hidden])");
      }
      report.item.hidden = !any;
    }
    hits.textContent = words.length ? String(shown || hits.dataset.none) : "";
  };
  search.hidden = false;
  search.addEventListener("input", apply);
  if (search.value) apply();
})();
