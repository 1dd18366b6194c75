const score = () => {
  const asked = [...element.querySelectorAll("[data-question]")];
  const done = asked.filter((one) => one.dataset.chosen !== undefined);
  const right = done.filter((one) => one.dataset.chosen === one.dataset.right);
  const line = element.querySelector(".pb-dr-score");
  if (line) line.textContent = done.length ? `${right.length} of ${done.length} right${done.length === asked.length ? "." : " so far."}` : "";
};

element.addEventListener("click", (event) => {
  const option = event.target.closest("[data-option]");
  if (option) {
    const question = option.closest("[data-question]");
    if (question.dataset.chosen !== undefined) return;
    question.dataset.chosen = option.dataset.option;
    const right = option.dataset.option === question.dataset.right;
    for (const one of question.querySelectorAll("[data-option]")) {
      one.setAttribute("aria-disabled", "true");
      if (one.dataset.option === question.dataset.right) one.classList.add("pb-dr-good");
      else if (one === option) one.classList.add("pb-dr-bad");
    }
    const answer = question.querySelector(".pb-dr-answer");
    answer.querySelector(".pb-dr-said").textContent = right ? "Right." : "Not this one.";
    answer.hidden = false;
    score();
    return;
  }
  const button = event.target.closest("[data-do]");
  if (!button) return;
  if (button.dataset.do === "give") trigger("submit", { what: "give", format: button.dataset.format });
  else mark(button.closest("[data-task]"));
});

const mark = (task) => trigger("submit", { what: "mark", task: Number(task.dataset.task), text: task.querySelector("textarea").value });
element.addEventListener("keydown", (event) => {
  const task = event.target.closest("[data-task]");
  if (task && event.key === "Enter" && (event.ctrlKey || event.metaKey)) mark(task);
});
watch("value", () => element.querySelector("#pb-dr-title")?.focus());
