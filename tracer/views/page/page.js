"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Where a drawing goes on, to the left or to the right of what is seen of it.
  for (const card of all(".sight > .card")) {
    const seen = () => {
      card.parentElement.classList.toggle("begun", card.scrollLeft > 1);
      card.parentElement.classList.toggle("ended", card.scrollLeft + card.clientWidth > card.scrollWidth - 2);
    };
    card.addEventListener("scroll", seen, { passive: true });
    addEventListener("resize", seen);
    seen();
  }

  // A line of a diagram, chosen by mouse or keyboard, is told in words beneath it.
  for (const figure of all("figure")) {
    const said = figure.querySelector(":scope > .said");
    const lines = all(".card [role=button]", figure);
    if (!lines.length) continue;
    said.textContent = "Choose a line, with the mouse or with Tab and Enter, to read it here.";
    const choose = (line) => {
      const on = line && line.getAttribute("aria-pressed") !== "true";
      for (const other of lines) other.setAttribute("aria-pressed", String(on && other === line));
      for (const row of all("[data-line]", figure)) row.classList.toggle("now", on && row.dataset.line === line.id);
      said.textContent = on ? line.getAttribute("aria-label") : "";
      said.classList.toggle("chosen", Boolean(on));
    };
    for (const line of lines) {
      line.prepend(document.createElementNS(line.namespaceURI, "title"));
      line.firstChild.textContent = line.getAttribute("aria-label");
      line.addEventListener("click", () => choose(line));
      line.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(line); }
        if (event.key === "Escape") choose(null);
      });
    }
  }

  // One state at a time; the table stays whole without this.
  const slider = document.getElementById("moment");
  if (slider && Number(slider.max) > 1) {
    const table = document.getElementById("states");
    const rows = all("tbody tr", table);
    const button = document.getElementById("moment-all");
    const show = () => {
      const now = Number(slider.value) - 1;
      rows.forEach((row, index) => row.classList.toggle("now", index === now));
      const text = rows[now].cells[0].textContent;
      document.getElementById("moment-text").textContent = `${now + 1} of ${rows.length}: ${text}`;
      slider.setAttribute("aria-valuetext", text);
    };
    slider.addEventListener("input", show);
    button.addEventListener("click", () => {
      const whole = table.classList.toggle("one-state") === false;
      button.setAttribute("aria-pressed", String(whole));
    });
    slider.closest(".slider").hidden = false;
    table.classList.add("one-state");
    show();
  }

  // Accounts that differ: all, or one alone.
  for (const conflict of all(".conflict")) {
    const choice = conflict.querySelector(".switch");
    choice.hidden = false;
    choice.addEventListener("change", (event) => {
      for (const account of all("[data-account]", conflict)) {
        account.hidden = event.target.value !== "all" && event.target.value !== account.dataset.account;
      }
    });
  }

  // Where a link leads is open, and every part of its quotation is marked.
  const arrive = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (const mark of all("mark.now")) mark.classList.remove("now");
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const claim = /^(?:claim|quote)-(\d+)$/.exec(target.id);
    if (claim) for (const mark of all(`mark[data-claims~="${claim[1]}"]`)) mark.classList.add("now");
  };
  addEventListener("hashchange", arrive);
  arrive();

  // What is folded is printed too.
  addEventListener("beforeprint", () => { for (const fold of all("details")) fold.open = true; });
})();
