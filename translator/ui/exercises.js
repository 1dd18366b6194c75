// The exercise itself: buttons, edits, and the copy that this browser keeps for a reload.
const EXERCISE_KEY = "plainbridge.exercise";
let rolls = 0;
let followed = "";
const ask = (detail) => trigger("submit", detail);
const held = () => element.querySelector("[data-exercise]");

function openEditor(box) {
  if (box.querySelector("textarea")) return;
  const shown = box.querySelector("p");
  const words = build("textarea", { class: "pb-editor", rows: 3, "aria-label": "Your wording", maxlength: 4000 });
  words.value = shown.textContent;
  const close = () => { editor.remove(); shown.hidden = false; open.hidden = false; open.focus(); };
  const save = () => {
    if (words.value.trim() === shown.textContent.trim()) { close(); return; }
    followed = box.dataset.path;
    ask({ what: "edit", place: box.dataset.path, text: words.value });
  };
  words.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  });
  const open = box.querySelector("[data-do=edit]");
  const editor = build("div", {}, words,
    build("button", { type: "button", class: "pb-button pb-ex-main", "data-save": "", onclick: save }, "Save"),
    build("button", { type: "button", class: "pb-button", onclick: close }, "Leave it"));
  shown.hidden = true;
  open.hidden = true;
  box.append(editor);
  words.focus();
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const { do: what, path, number } = button.dataset;
  if (what === "edit") openEditor(button.closest("[data-path]"));
  else if (what === "run") startRun(true);
  else if (what === "reroll") { followed = `injects[${number - 1}].text`; ask({ what, number: Number(number), seed: (rolls += 1) }); }
  else if (what === "forget") {
    localStorage.removeItem(EXERCISE_KEY);
    localStorage.removeItem(RUN_KEY);
    ask({ what });
  } else ask({ what, file: path }); // not "path": Gradio takes that for a file of its own
});

function startRun(focus) {
  const stage = element.querySelector("#pb-ex-stage");
  runMode(stage, JSON.parse(held().dataset.exercise), ask);
  if (focus) { stage.scrollIntoView({ block: "start" }); stage.querySelector("h3").focus({ preventScroll: true }); }
}

// Each change draws the exercise anew: folds stay open, and the text that was changed is in sight.
const opened = new Set();
element.addEventListener("toggle", (event) => {
  const all = [...element.querySelectorAll("details")];
  const place = all.indexOf(event.target);
  if (place >= 0 && !event.target.closest("#pb-ex-stage")) opened[event.target.open ? "add" : "delete"](place);
}, true);

function drawn() {
  const box = held();
  if (!box) return;
  const before = localStorage.getItem(EXERCISE_KEY);
  localStorage.setItem(EXERCISE_KEY, box.dataset.exercise);
  const same = before && JSON.parse(before).id === box.dataset.id;
  if (!same) opened.clear();
  [...element.querySelectorAll("details")].forEach((fold, i) => { if (opened.has(i)) fold.open = true; });
  const exercise = JSON.parse(box.dataset.exercise);
  if (keptRun(exercise).open) startRun(false);
  const changed = followed && element.querySelector(`[data-path="${followed}"]`);
  if (changed) { changed.scrollIntoView({ block: "nearest" }); changed.querySelector("[data-do=edit]").focus({ preventScroll: true }); }
  else if (!same) element.querySelector("#pb-ex-title").focus();
  followed = "";
}

watch("value", drawn);
const earlier = localStorage.getItem(EXERCISE_KEY);
if (earlier && !held()) ask({ what: "restore", exercise: earlier });
