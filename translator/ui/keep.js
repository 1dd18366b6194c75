// The update that was pasted, and for whom, stay in this tab: a reload and the other pages find
// them, and closing the tab forgets them. What was made of it stays with the program that serves
// this page, under a random name that only this tab knows. Nothing is sent anywhere else.
(() => {
  "use strict";
  if (window.plainbridgeKeep) return;
  window.plainbridgeKeep = true;

  const BOXES = "#pb-text, #pb-st-text, #pb-ex-update, #pb-dr-update";
  const box = () => document.querySelector(BOXES)?.querySelector("textarea");
  const readers = () => [...document.querySelectorAll("#pb-audiences input[type=checkbox]")];
  function get(key) {
    try {
      return sessionStorage.getItem(`plainbridge-${key}`);
    } catch {
      return null; // the browser was told to keep nothing
    }
  }
  function set(key, value) {
    try {
      sessionStorage.setItem(`plainbridge-${key}`, value);
    } catch {
      // the same, or the text is larger than the browser keeps
    }
  }
  // A translation saved as JSON, which the story page reads, is no update for the other pages.
  const isUpdate = (text) => !text.trimStart().startsWith("{");

  function keep() {
    const field = box();
    if (field && restored && isUpdate(field.value)) set("update", field.value);
    const asked = readers().filter((one) => one.checked).map((one) => one.name);
    if (readers().length) set("readers", JSON.stringify(asked));
  }
  let restored = false;
  function restore() {
    const field = box();
    if (!field) return;
    watcher.disconnect();
    restored = true;
    const text = get("update");
    if (text && !field.value) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  // The page asks for these when it loads; ticked by hand, a box would not tell the page.
  window.plainbridgeReaders = (chosen) => {
    const names = readers().map((one) => one.name);
    const asked = JSON.parse(get("readers") ?? "[]").filter((name) => names.includes(name));
    return asked.length ? asked : chosen;
  };
  let name = get("tab") ?? "";
  window.plainbridgeTab = (make = false) => {
    if (make && !name) {
      name = crypto.randomUUID();
      set("tab", name);
    }
    return name;
  };
  const edited = () => document.querySelector('.pb-row[data-how="edited"]');
  // The name of the tab whose result is to be thrown away, or nothing when the user thinks again.
  window.plainbridgeAnew = () => {
    if (edited() && !confirm("Throw away your text, its translation and your edits?")) return "";
    const old = name;
    name = "";
    set("tab", "");
    set("update", "");
    return old;
  };
  const watcher = new MutationObserver(restore);
  addEventListener("pagehide", keep);
  // An author's own wording survives a reload and the other pages, but not the end of the tab.
  let staying = false;
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol !== location.protocol || link.pathname === location.pathname) return;
    staying = link.origin === location.origin;
    setTimeout(() => (staying = false), 1000);
  });
  addEventListener("beforeunload", (event) => {
    if (edited() && !staying) event.preventDefault();
  });

  function title() {
    const page = document.querySelector(".pb-head h1")?.textContent ?? "";
    const phase = document.querySelector(".pb-run")?.dataset.phase;
    const doing = { reading: "Reading …", writing: "Writing …", done: "Ready" }[phase];
    const parts = [doing, page === "Plainbridge" ? "" : page, "Plainbridge"];
    const words = parts.filter(Boolean).join(" · ");
    if (document.title !== words) document.title = words;
  }
  const begin = () => {
    watcher.observe(document.body, { childList: true, subtree: true });
    new MutationObserver(title).observe(document.body, { childList: true, subtree: true });
    restore();
    title();
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
