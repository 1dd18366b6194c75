const copied = (button, words) => {
  const before = button.textContent;
  button.textContent = words;
  setTimeout(() => { button.textContent = before; }, 2000);
};
const payload = (button) =>
  button.closest("[data-reader]").querySelector(`[data-payload="${button.dataset.format}"]`);
element.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-do]");
  if (!button) return;
  const what = button.dataset.do;
  const panel = button.closest("[data-reader]");
  const reader = panel ? panel.dataset.reader : "";
  if (what === "copy") {
    await navigator.clipboard.writeText(payload(button).textContent);
    copied(button, "Copied");
    return;
  }
  if (what === "download") {
    const held = payload(button);
    const link = document.createElement("a");
    const content = held.dataset.encoding === "base64"
      ? Uint8Array.from(atob(held.textContent), (c) => c.charCodeAt(0))
      : held.textContent;
    link.href = URL.createObjectURL(new Blob([content], { type: held.dataset.type }));
    link.download = held.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return;
  }
  const box = button.closest("[data-index]");
  const text = box ? box.querySelector("textarea").value : "";
  const index = box ? Number(box.dataset.index) : -1;
  trigger("submit", { what, reader, index, text, part: button.dataset.part || "" });
});
element.addEventListener("change", (event) => {
  const select = event.target.closest("select[data-do]");
  if (!select) return;
  const reader = select.closest("[data-reader]").dataset.reader;
  trigger("submit", { what: select.dataset.do, reader, text: select.value, index: -1, part: "" });
});
