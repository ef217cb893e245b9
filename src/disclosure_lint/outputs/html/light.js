// The cells that a marked cell adds up with.
(() => {
  "use strict";
  const light = (on) => (event) => {
    const cell = event.target.closest ? event.target.closest(".form .bad") : null;
    if (!cell) return;
    const numbers = cell.dataset.of.split(" ");
    for (const other of cell.closest("table").querySelectorAll("[data-of]")) {
      if (other.dataset.of.split(" ").some((number) => numbers.includes(number))) {
        other.classList.toggle("lit", on);
      }
    }
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, light(on));
  }
})();
