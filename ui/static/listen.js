// Gradio's own input event misses what an input method commits and what is pasted.
const form = element.closest(".td-main");
let waiting = 0;
form.addEventListener("input", (event) => {
  if (!event.target.matches(".td-form textarea, .td-form input[type=text], #own-text textarea")) return;
  if (event.target.closest(".td-table")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => trigger("input"), 250);
});
