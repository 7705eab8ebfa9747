// Single keys in the review queue (docs/decisions/0012). The page does everything without this file.
(() => {
  "use strict";
  const KEPT = "accord-review-keys";
  const byId = (id) => document.getElementById(id);
  const form = byId("decision");

  // Whoever speaks to the machine or uses a switch must be able to turn single keys off (WCAG 2.1.4).
  const setting = byId("single-keys");
  const box = setting && setting.querySelector("input");
  if (box) {
    setting.hidden = false;
    box.checked = localStorage.getItem(KEPT) !== "off";
    box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
  }

  const follow = (id) => { const link = byId(id); if (link) link.click(); };
  const choose = (number) => {
    const choice = form && form.querySelector(`input[type=radio][accesskey="${number}"]`);
    if (choice) { choice.checked = true; choice.focus(); }
  };
  const keys = {
    j: () => follow("next"), n: () => follow("next"),
    k: () => follow("previous"), p: () => follow("previous"),
    u: () => follow("undo"),
    r: () => form && form.elements.reason.focus(),
    "?": () => { const help = document.querySelector(".keys"); if (help) { help.open = !help.open; help.querySelector("summary").focus(); } },
  };
  keys.h = keys["?"];

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && event.ctrlKey && form && form.contains(field)) { form.requestSubmit(); return; }
    if (event.ctrlKey || event.altKey || event.metaKey || (box && !box.checked)) return;
    if (field.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) {
      if (event.key === "Escape") field.blur();
      return;
    }
    const act = /^[1-9]$/.test(event.key) ? () => choose(event.key) : keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
