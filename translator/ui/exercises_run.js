// Run mode: the clock, the inject to read, notes and decisions. All of it is kept in this browser,
// so that a reload in the middle of an exercise loses nothing.
const RUN_KEY = "plainbridge.run";
const BY = { phone: "by phone", email: "by e-mail", chat: "by chat", dashboard: "on the dashboard", "in person": "in person", letter: "by letter", news: "in the news", ticket: "as a ticket" };

function build(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const asClock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

function keptRun(exercise) {
  try {
    const run = JSON.parse(localStorage.getItem(RUN_KEY));
    if (run?.exercise === exercise.id) return run;
  } catch { /* what cannot be read is no run: a new one begins */ }
  return { exercise: exercise.id, began: "", seconds: 0, since: null, current: 0, variants: {}, played: [], notes: [], actions: [], draft: "", open: false };
}

function runMode(stage, exercise, ask) {
  const run = keptRun(exercise);
  const titles = Object.fromEntries(exercise.roles.map((role) => [role.id, role.title]));
  const named = (roles) => roles.map((role) => titles[role] ?? role).join(", ");
  const keep = () => localStorage.setItem(RUN_KEY, JSON.stringify(run));
  const elapsed = () => run.seconds + (run.since ? (Date.now() - run.since) / 1000 : 0);
  const inject = () => exercise.injects[run.current];
  const cameAt = (number) => run.played.find((one) => one.number === number)?.at;
  const button = (words, act, extra = {}) =>
    build("button", { type: "button", class: "pb-button", onclick: act, ...extra }, words);

  const clock = build("p", { class: "pb-run-clock", role: "timer", "aria-label": "Time on the clock" });
  const toggle = button("Start", () => {
    if (run.since) { run.seconds = elapsed(); run.since = null; }
    else { run.since = Date.now(); run.began ||= new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16).replace("T", " "); }
    keep(); tick();
  }, { class: "pb-button pb-ex-main", "data-run": "toggle" });
  const shift = (minutes) => () => {
    const now = Math.max(0, elapsed() + 60 * minutes);
    run.seconds = now; if (run.since) run.since = Date.now();
    keep(); tick();
  };
  const next = build("p", { class: "pb-run-next", role: "status" });
  const card = build("div", { class: "pb-run-card" });
  const log = build("ol", { class: "pb-run-log" });

  function tick() {
    clock.textContent = `${asClock(elapsed())} of ${exercise.minutes}:00`;
    toggle.textContent = run.since ? "Pause" : elapsed() ? "Go on" : "Start";
    stage.dataset.running = String(Boolean(run.since));
    const coming = exercise.injects.find((one) => cameAt(one.number) === undefined);
    const left = coming ? coming.minute * 60 - elapsed() : 0;
    const words = !coming ? "All injects have come. Time for the hot wash."
      : left > 0 ? `Inject ${coming.number} is due in ${asClock(left)}.` : `Inject ${coming.number} is due now.`;
    if (next.textContent.replace(/\d+:\d+/, "") !== words.replace(/\d+:\d+/, "")) next.textContent = words;
    else if (next.firstChild) next.firstChild.data = words;
    next.classList.toggle("pb-run-due", Boolean(coming) && left <= 0);
  }

  function go(index) {
    run.current = Math.min(exercise.injects.length - 1, Math.max(0, index));
    keep(); draw();
  }

  const fields = { milder: "milder", harder: "harder", "as written": "text" };
  function draw() {
    const one = inject();
    const version = run.variants[one.number] ?? "as written";
    const came = cameAt(one.number);
    const pick = (name, words) => button(words, () => {
      run.variants[one.number] = name;
      const had = run.played.find((played) => played.number === one.number);
      if (had) had.variant = name;
      keep(); draw();
    }, { "aria-pressed": String(version === name), class: "pb-mark", "data-variant": name });
    const jump = build("select", { "aria-label": "Jump to an inject", onchange: (e) => go(Number(e.target.value)) },
      ...exercise.injects.map((each, i) => build("option", { value: i, selected: i === run.current }, `${each.number} · ${each.minute}:00 · ${each.title}`)));
    const hidden = build("dl", {},
      ...[["Expected", one.expected.text], ["Success sign", one.success.text], ["Hint if stuck", one.hint.text],
        ...exercise.questions.filter((q) => q.inject === one.number).map((q) => ["Ask", q.text.text]),
        ...exercise.decisions.filter((d) => d.inject === one.number).map((d) => [`Decision, by ${named(d.by)}`, `${d.text.text} ${d.options.map((o, i) => `(${i + 1}) ${o.text}`).join(" ")}`]),
      ].flatMap(([name, words]) => [build("dt", {}, name), build("dd", {}, words)]));
    const artefact = one.artefact
      ? build("div", { class: "pb-run-artefact" }, build("strong", {}, one.artefact.title), ...one.artefact.lines.map((line) => build("p", {}, line.text)))
      : null;
    card.replaceChildren(
      build("p", { class: "pb-run-kicker" }, `Inject ${one.number} of ${exercise.injects.length} · planned at ${one.minute}:00${came === undefined ? "" : ` · came at ${asClock(came)}`}`),
      build("p", { class: "pb-run-who" }, `${one.sender}, ${BY[one.delivery]}, to ${named(one.to)}`),
      build("p", { class: "pb-run-aloud" }, one[fields[version]].text),
      ...[artefact].filter(Boolean),
      build("div", { class: "pb-run-do" },
        button(came === undefined ? "Bring it in now" : "Bring it in again", () => {
          run.played = run.played.filter((played) => played.number !== one.number);
          run.played.push({ number: one.number, at: Math.floor(elapsed()), variant: version });
          keep(); draw(); tick();
        }, { class: "pb-button pb-ex-main", "data-run": "play" }),
        build("span", { class: "pb-marks", role: "group", "aria-label": "Version to read" }, pick("milder", "Milder"), pick("as written", "As written"), pick("harder", "Harder")),
        button("Previous", () => go(run.current - 1), { disabled: run.current === 0, "data-run": "back" }),
        button("Next", () => go(run.current + 1), { disabled: run.current === exercise.injects.length - 1, "data-run": "next" }),
        jump),
      build("details", {}, build("summary", {}, "For your eyes: answer, hint, question"), hidden));
  }

  const kinds = [["note", "Note"], ["decision", "Decision"], ["strength", "Strength"], ["improvement", "Improvement"], ["action", "Action"]];
  const kind = build("select", { "aria-label": "What it is", onchange: () => { due.hidden = kind.value !== "action"; } }, ...kinds.map(([value, words]) => build("option", { value }, words)));
  const who = build("input", { type: "text", placeholder: "Who (may stay empty)", "aria-label": "Who", maxlength: 200 });
  const due = build("input", { type: "text", placeholder: "By when", "aria-label": "Due", maxlength: 200, hidden: true });
  const words = build("textarea", { rows: 3, placeholder: "What was said, seen or decided", "aria-label": "Words", maxlength: 4000,
    oninput: () => { run.draft = words.value; keep(); },
    onkeydown: (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) write(); } });
  words.value = run.draft;
  function write() {
    const text = words.value.trim();
    if (!text) { words.focus(); return; }
    if (kind.value === "action") run.actions.push({ text, owner: who.value.trim(), due: due.value.trim() });
    else run.notes.push({ kind: kind.value, at: Math.floor(elapsed()), text, who: who.value.trim(), inject: cameAt(inject().number) === undefined ? null : inject().number });
    words.value = run.draft = "";
    keep(); list(); words.focus();
  }

  function list() {
    const line = (label, text, remove) => build("li", {}, build("strong", {}, label), ` ${text} `,
      button("Take out", () => { remove(); keep(); list(); }, { class: "pb-link", "aria-label": `Take out: ${text.slice(0, 60)}` }));
    const names = Object.fromEntries(kinds);
    log.replaceChildren(
      ...run.notes.map((note) => line(`${asClock(note.at)} ${names[note.kind]}`, `${note.who ? `${note.who}: ` : ""}${note.text}`, () => { run.notes = run.notes.filter((one) => one !== note); })),
      ...run.actions.map((action) => line("Action", `${action.text} (${action.owner || "no owner yet"}, ${action.due || "no date yet"})`, () => { run.actions = run.actions.filter((one) => one !== action); })));
  }

  const record = () => JSON.stringify({ exercise: run.exercise, began: run.began, seconds: Math.floor(elapsed()), played: run.played, notes: run.notes, actions: run.actions });
  const report = (ending) => () => ask({ what: "report", ending, record: record() });
  const timer = setInterval(() => { if (stage.isConnected) tick(); else clearInterval(timer); }, 500);
  const leave = () => { run.open = false; keep(); clearInterval(timer); stage.hidden = true; stage.replaceChildren(); stage.closest(".pb-ex").classList.remove("pb-ex-running"); document.querySelector('[data-do="run"]')?.focus(); };
  const over = () => { if (!confirm("Clear the clock, notes and decisions of this run?")) return; localStorage.removeItem(RUN_KEY); clearInterval(timer); runMode(stage, exercise, ask); };

  run.open = true;
  stage.hidden = false;
  stage.closest(".pb-ex").classList.add("pb-ex-running");
  stage.replaceChildren(
    build("h3", { tabindex: -1 }, exercise.title.text),
    build("div", { class: "pb-run-top" }, clock, toggle, button("−1 min", shift(-1), { "aria-label": "One minute back" }), button("+1 min", shift(1), { "aria-label": "One minute on" }), button("Leave run mode", leave, { "data-run": "leave" })),
    next, card,
    build("div", { class: "pb-run-notes" }, build("h4", {}, "Write down"), build("div", { class: "pb-run-form" }, kind, who, due), words, button("Write it down", write, { "data-run": "write" }), log),
    build("div", { class: "pb-run-end" }, build("h4", {}, "Afterwards"), button("Report as Word", report(".docx"), { "data-run": "docx" }), button("Report as Markdown", report(".md"), { "data-run": "md" }), button("Start over", over, { "data-run": "over" })));
  keep(); tick(); draw(); list();
}
