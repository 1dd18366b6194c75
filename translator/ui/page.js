(() => {
  "use strict";
  if (window.plainbridge) return;
  window.plainbridge = true;

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const spansOf = (element) =>
    element.dataset.src.split(",").filter(Boolean).map((pair) => pair.split("-").map(Number));
  const meets = (spans, a, b) => spans.some(([start, end]) => start < b && a < end);
  const state = { audience: "", run: "", mouse: "", shown: "", lit: null, pinned: null, open: new Map(), sentence: -1, edits: "0", editing: null, asked: null, marks: new Map(), begun: "" };

  // Both panes are drawn again while sentences arrive, so what is lit is kept here, as offsets
  // and keys, and painted anew after each change.
  function paint() {
    all(".pb-lit, .pb-pinned").forEach((e) => e.classList.remove("pb-lit", "pb-pinned"));
    const lit = state.lit ?? state.pinned;
    if (!lit) return;
    for (const seg of all("#pb-source-text .pb-seg")) {
      const meeting = meets(lit.spans, Number(seg.dataset.a), Number(seg.dataset.b));
      if (meeting) seg.classList.add("pb-lit");
    }
    for (const out of all(".pb-out[data-src]")) {
      const same = lit.key ? keyOf(out) === lit.key : touching(out, lit.spans);
      if (same) out.classList.add("pb-lit");
    }
    if (state.pinned) {
      all(".pb-out[data-src]").forEach((out) => {
        if (keyOf(out) === state.pinned.key) out.classList.add("pb-pinned");
      });
    }
    if (lit.row) all("tr[data-src]").forEach((r) => r.classList.toggle("pb-lit", r === lit.row));
  }

  const touching = (out, spans) => spansOf(out).some(([a, b]) => meets(spans, a, b));
  const keyOf = (out) => out.closest(".pb-row").querySelector("[data-key]").dataset.key;
  const fromLink = (element) => ({
    spans: spansOf(element),
    key: element.classList.contains("pb-out") ? keyOf(element) : "",
    row: element.matches("tr") ? element : null,
  });
  function fromSource(seg) {
    const sentence = seg.querySelector("[data-s]");
    if (!sentence) return null;
    const index = sentence.dataset.s;
    return { spans: sentenceSpans(index), key: "", row: null };
  }
  const sentenceSpans = (index) =>
    all(`#pb-source-text .pb-s[data-s="${index}"]`).map((piece) => {
      const seg = piece.closest(".pb-seg");
      return [Number(seg.dataset.a), Number(seg.dataset.b)];
    });

  function linked(target) {
    const element = target.closest?.("[data-src], #pb-source-text .pb-seg");
    if (!element) return null;
    return element.dataset.src !== undefined ? fromLink(element) : fromSource(element);
  }

  const litSource = () => one("#pb-source-text .pb-seg.pb-lit");
  const litOutput = () => all(".pb-out.pb-lit").find((out) => out.offsetParent);
  function within(box, element) {
    const outer = box.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    const top = box.scrollTop + inner.top - outer.top - box.clientHeight / 3;
    box.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
  }
  function into(element) {
    const box = element.getBoundingClientRect();
    if (box.top >= 0 && box.bottom <= innerHeight) return;
    element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }
  function light(lit, { follow = false, fromOutput = true } = {}) {
    state.lit = lit;
    paint();
    if (!lit) return;
    const goal = fromOutput ? litSource() : litOutput();
    if (fromOutput && goal) within(one("#pb-source-text"), goal);
    if (follow && goal) into(goal);
  }

  // A page that grows under a resting mouse is no pointing.
  document.addEventListener("mouseover", (event) => {
    const at = `${event.screenX},${event.screenY}`;
    if (at === state.mouse) return;
    state.mouse = at;
    tipFor(event.target);
    const lit = linked(event.target);
    if (lit) light(lit, { fromOutput: !event.target.closest("#pb-source-text") });
    else if (state.lit) light(null);
  });
  document.addEventListener("mousedown", (event) => (state.mouse = `${event.screenX},${event.screenY}`));
  document.addEventListener("focusin", (event) => {
    tipFor(event.target);
    if (event.target.id === "pb-source-text") return;
    const lit = linked(event.target);
    if (lit) light(lit, { fromOutput: !event.target.closest("#pb-source-text") });
  });
  document.addEventListener("focusout", (event) => {
    hideTip();
    light(null);
    // Later, since a field that is drawn again loses the focus in the middle of the drawing.
    if (event.target.matches?.(".pb-editor")) setTimeout(() => leave(event.target, event.relatedTarget));
  });

  function pin(target) {
    const lit = linked(target);
    if (!lit) return;
    const fromOutput = !target.closest("#pb-source-text");
    state.pinned = lit;
    const sentence = target.closest("#pb-source-text .pb-seg")?.querySelector("[data-s]");
    if (sentence) state.sentence = Number(sentence.dataset.s);
    light(lit, { follow: true, fromOutput });
    const other = fromOutput ? litSource() : litOutput();
    if (other) say(`Linked to: ${other.closest(".pb-out")?.textContent ?? litText()}`);
  }
  const litText = () => all("#pb-source-text .pb-seg.pb-lit").map((e) => e.textContent).join("");

  const ACTIONS = {
    tab: (button) => show(button.dataset.tab),
    copy: (button) => copy(button),
    download: (button) => download(button),
    goto: (button) => go(button),
    edit: (button) => edit(button.dataset.edit),
    undo: (button) => ask(button.dataset.undo, null),
    use: (button) => ask(button.dataset.use, button.dataset.words, button),
    approve: (button) => approve(button.dataset.approve),
    mark: (button) => mark(button),
    again: () => again(),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const action = button && Object.keys(ACTIONS).find((name) => name in button.dataset);
    if (action) ACTIONS[action](button);
    const summary = event.target.closest("details[data-key] > summary");
    if (summary) setTimeout(() => state.open.set(summary.parentElement.dataset.key, summary.parentElement.open));
    if (!action && !summary && !event.target.closest(".pb-editor, a")) pin(event.target);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.matches(".pb-editor")) return void typing(event);
    if (event.key === "Escape") {
      hideTip();
      state.pinned = null;
      light(null);
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("#pb-text")) {
      event.preventDefault();
      one("#pb-translate").click();
      return;
    }
    const arrow = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (arrow && event.target.matches("[data-tab]")) return void turn(event, arrow);
    if (arrow && event.target.closest("#pb-source-text")) return void step(event, arrow);
    if (event.key !== "Enter" && event.key !== " ") return;
    if (!event.target.matches("[data-src], .pb-term")) return;
    event.preventDefault();
    pin(event.target);
  });
  function step(event, by) {
    const indices = [...new Set(all("#pb-source-text .pb-s").map((e) => Number(e.dataset.s)))];
    if (!indices.length || event.key.length < 1) return;
    event.preventDefault();
    const at = indices.indexOf(state.sentence);
    state.sentence = indices[Math.max(0, Math.min(indices.length - 1, at + by))];
    light({ spans: sentenceSpans(state.sentence), key: "", row: null }, { fromOutput: false });
    within(one("#pb-source-text"), litSource());
    const out = litOutput();
    say(`${litText()}. ${out ? `In the translation: ${out.textContent}` : "Not in this translation"}`);
  }

  // Definitions
  let hiding = 0;
  function tipFor(target) {
    const term = target.closest?.("[data-tip]");
    if (term) showTip(term);
    else if (!target.closest?.("#pb-tip")) {
      clearTimeout(hiding);
      hiding = setTimeout(hideTip, 180);
    } else clearTimeout(hiding);
  }
  function showTip(term) {
    const words = document.getElementById(term.dataset.tip);
    if (!words) return;
    clearTimeout(hiding);
    let tip = one("#pb-tip");
    if (!tip) {
      tip = document.createElement("div");
      tip.id = "pb-tip";
      tip.setAttribute("role", "tooltip");
      document.body.append(tip);
    }
    tip.replaceChildren(...[...words.childNodes].map((node) => node.cloneNode(true)));
    tip.hidden = false;
    const at = term.getClientRects()[0];
    const below = at.bottom + 8 + tip.offsetHeight < innerHeight;
    tip.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - tip.offsetHeight - 8)}px`;
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - tip.offsetWidth - 8))}px`;
  }
  function hideTip() {
    const tip = one("#pb-tip");
    if (tip) tip.hidden = true;
  }
  // A term reached by the keyboard scrolls into view: its definition moves along, if still in sight.
  function followTip() {
    const term = document.activeElement?.closest("[data-tip]");
    const tip = one("#pb-tip");
    if (!tip || tip.hidden) return;
    const at = term?.getClientRects()[0];
    if (at && at.bottom > 0 && at.top < innerHeight) showTip(term);
    else hideTip();
  }
  document.addEventListener("scroll", followTip, { capture: true, passive: true });

  // Readers
  function show(audience) {
    state.audience = audience;
    settle();
  }
  function turn(event, by) {
    event.preventDefault();
    const tabs = all("[data-tab]");
    const next = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
    show(next.dataset.tab);
    next.focus();
  }
  function settleTabs() {
    const panels = all(".pb-panel").map((panel) => panel.dataset.audience);
    if (!panels.includes(state.audience)) state.audience = panels[0] ?? "";
    for (const part of all(".pb-panel, .pb-below")) {
      part.hidden = part.dataset.audience !== state.audience;
    }
    for (const tab of all("[data-tab]")) {
      const chosen = tab.dataset.tab === state.audience;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  // Taking it away
  // The author's wording: checked when the field is left, and shown with what the checks found.
  const rowOf = (key) => all(".pb-row").find((row) => row.dataset.row === key);
  const send = (name, detail) => document.dispatchEvent(new CustomEvent(`plainbridge-${name}`, { detail: { tab: window.plainbridgeTab(), ...detail } }));
  function edit(key) {
    state.editing = { key, text: rowOf(key).dataset.words };
    settle();
    const field = one(".pb-editor");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  function typing(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      event.target.blur();
    } else if (event.key === "Escape") {
      close(state.editing.key);
    }
  }
  function close(key) {
    state.editing = null;
    settle();
    one(`[data-edit="${CSS.escape(key)}"]`)?.focus();
  }
  function leave(field, next) {
    if (!state.editing || !field.isConnected) return;
    const { key } = state.editing;
    const words = field.value.trim();
    if (!words || words === rowOf(key)?.dataset.words.trim()) return void (next ? end() : close(key));
    ask(key, words, next);
  }
  function end() {
    state.editing = null;
    setTimeout(settle);
  }
  function ask(key, text, next) {
    const cut = key.lastIndexOf("-");
    const target = next && next !== document.body ? spot(next) : `[data-row="${CSS.escape(key)}"] summary`;
    state.asked = { key, target };
    if (state.editing) Object.assign(state.editing, { text, waiting: true });
    say("Checking your wording against the update");
    send("edit", { audience: key.slice(0, cut), index: Number(key.slice(cut + 1)), text });
    setTimeout(settle);
  }
  function approve(key) {
    const cut = key.lastIndexOf("-");
    state.asked = { key, target: `[data-row="${CSS.escape(key)}"] summary`, what: ".pb-kept" };
    state.calling = true;
    send("approve", { audience: key.slice(0, cut), index: Number(key.slice(cut + 1)) });
  }
  // Where to put the keyboard's focus once the pane has been drawn again.
  function spot(element) {
    for (const name of ["edit", "undo", "goto", "copy", "download", "tab"]) {
      if (element.dataset?.[name]) return `[data-${name}="${CSS.escape(element.dataset[name])}"]`;
    }
    const row = element.closest?.(".pb-row");
    const inside = element.matches?.("summary") ? "summary" : ".pb-out";
    return row ? `[data-row="${CSS.escape(row.dataset.row)}"] ${inside}` : "";
  }
  function settleEdits() {
    const edits = one(".pb-pane[data-edits]")?.dataset.edits ?? state.edits;
    if (edits !== state.edits) {
      state.edits = edits;
      if (state.asked) answered();
    }
    const row = state.editing && rowOf(state.editing.key);
    for (const field of all(".pb-editor")) if (field.closest(".pb-row") !== row) field.remove();
    all(".pb-row.pb-editing").forEach((other) => other.classList.toggle("pb-editing", other === row));
    if (!row) return;
    row.classList.add("pb-editing");
    let field = row.querySelector(".pb-editor");
    if (!field) {
      field = document.createElement("textarea");
      field.className = "pb-editor";
      field.value = state.editing.text;
      field.rows = Math.max(2, Math.ceil(field.value.length / 60));
      field.setAttribute("aria-label", `Wording of sentence ${Number(state.editing.key.split("-").pop()) + 1}`);
      field.addEventListener("input", () => state.editing && (state.editing.text = field.value));
      row.querySelector(":scope > p").after(field);
      if (document.activeElement === document.body && !state.editing.waiting) field.focus({ preventScroll: true });
    }
    field.readOnly = Boolean(state.editing.waiting);
  }
  function answered() {
    const { key, target, what = ".pb-findings" } = state.asked;
    Object.assign(state, { asked: null, editing: null });
    const found = rowOf(key)?.querySelector(what);
    const words = found && [found, ...all("p", found)].filter((e) => e.matches("p")).map((p) => p.textContent);
    const said = words ? words.join(". ") : what === ".pb-kept" ? "Not approved" : "The earlier wording is back";
    setTimeout(() => {
      say(said);
      if (document.activeElement === document.body && target) one(target)?.focus({ preventScroll: true });
    });
  }

  // From a fact to the sentence that says it
  function go(button) {
    show(button.dataset.reader);
    const out = rowOf(button.dataset.goto)?.querySelector(".pb-out");
    if (!out) return;
    out.focus({ preventScroll: true });
    into(out);
    state.pinned = linked(out);
    light(state.pinned, { fromOutput: true });
  }

  // The author's marks on facts
  function mark(button) {
    const { mark: kind, factId } = button.dataset;
    if (state.marks.get(factId) === kind) state.marks.delete(factId);
    else state.marks.set(factId, kind);
    settle();
  }
  const marked = (kind) => [...state.marks].filter(([, mark]) => mark === kind).map(([fact]) => fact);
  const asText = () => JSON.stringify([marked("must").sort(), marked("leave_out").sort()]);
  function again() {
    state.calling = true;
    send("again", { must: marked("must"), leave_out: marked("leave_out") });
  }
  // A refusal of the marks stands at the top of the page, far from the table.
  function settleMessage() {
    const message = one("#pb-message .pb-message");
    if (!state.calling || !message) return;
    state.calling = false;
    into(message);
  }
  function settleMarks() {
    const buttons = all("[data-mark]");
    const run = one(".pb-run")?.dataset.run ?? "";
    if (buttons.length && state.marking !== run) {
      state.marking = run;
      const pressed = buttons.filter((b) => b.getAttribute("aria-pressed") === "true");
      state.marks = new Map(pressed.map((b) => [b.dataset.factId, b.dataset.mark]));
      state.begun = asText();
    }
    for (const b of buttons) {
      b.setAttribute("aria-pressed", String(state.marks.get(b.dataset.factId) === b.dataset.mark));
    }
    const button = one("[data-again]");
    if (!button) return;
    const size = state.marks.size;
    button.disabled = asText() === state.begun;
    const label = size ? `Run again with ${size} ${size === 1 ? "mark" : "marks"}` : "Run again";
    if (button.textContent !== label) button.textContent = label;
  }

  const payload = (button, key) =>
    [...button.closest(".pb-actions").querySelectorAll(".pb-payload")].find((p) => p.dataset.format === key);
  async function copy(button) {
    const text = payload(button, button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text);
      flash(button, "Copied");
    } catch {
      flash(button, "Copying was refused by the browser");
    }
  }
  const KINDS = { markdown: "text/markdown", html: "text/html", json: "application/json" };
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  function download(button) {
    const found = payload(button, button.dataset.download);
    const kind = button.dataset.download;
    const type = KINDS[kind] ? `${KINDS[kind]};charset=utf-8` : WORD;
    const content = KINDS[kind] ? found.textContent : Uint8Array.from(atob(found.textContent), (c) => c.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = found.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(`${found.dataset.file} saved`);
  }
  function flash(button, words) {
    const before = button.textContent;
    if (before === words) return;
    button.textContent = words;
    say(words);
    setTimeout(() => (button.textContent = before), 1800);
  }
  function say(words) {
    let live = one("#pb-say");
    if (!live) {
      live = document.createElement("p");
      live.id = "pb-say";
      live.className = "pb-sr";
      live.setAttribute("role", "status");
      document.body.append(live);
    }
    live.textContent = words;
  }

  // After each change of the page
  const watcher = new MutationObserver(settle);
  function settle() {
    watcher.disconnect();
    settleTabs();
    for (const fold of all("details[data-key]")) {
      if (state.open.has(fold.dataset.key)) fold.open = state.open.get(fold.dataset.key);
    }
    const run = one(".pb-run")?.dataset.run ?? "";
    if (run && run !== state.run) (one(".pb-run[data-kept]") ? find : begin)(run);
    settleEdits();
    settleMarks();
    settleMessage();
    // A browser stops at a list that scrolls, and leaving the field for it closes it: focus is lost.
    all("[role=listbox]:not([tabindex])").forEach((list) => (list.tabIndex = -1));
    if (run && run !== state.shown && one("#pb-source-text")) {
      state.shown = run;
      toTop(one("#pb-run-title"));
    }
    paint();
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  }
  function begin(run) {
    state.calling = false;
    Object.assign(state, { run, lit: null, pinned: null, sentence: -1, editing: null, asked: null, edits: "0" });
    state.open.clear();
    const title = one("#pb-run-title");
    title.focus({ preventScroll: true });
    toTop(title);
  }
  // A result that was there before the page was loaded takes neither focus nor place.
  function find(run) {
    Object.assign(state, { run, shown: run, edits: one(".pb-pane[data-edits]")?.dataset.edits ?? "0" });
  }
  function toTop(element) {
    element.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }
  addEventListener("DOMContentLoaded", settle);
  if (document.body) settle();
})();
