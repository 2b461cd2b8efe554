// A file of another type, or too large, never leaves the page: it is told beside its button, in our
// words. Gradio's own refusals are English.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches?.("input[type=file]")) return;
  const beside = [...input.parentElement.children];
  const hint = beside.slice(beside.indexOf(input)).find((one) => one.matches(".td-takes"));
  const told = hint?.querySelector("[data-types]");
  if (!told) return;
  const { types, largest, wrong, large } = told.dataset;
  const taken = (file) => types.split(" ").some((type) => file.name.toLowerCase().endsWith(type));
  const files = [...input.files];
  const other = files.find((file) => !taken(file));
  const heavy = files.find((file) => file.size > Number(largest));
  told.textContent = "";
  if (other) told.textContent = wrong.replace("{name}", () => other.name);
  else if (heavy) told.textContent = large.replace("{name}", () => heavy.name);
  else return;
  event.stopImmediatePropagation();
  input.value = "";
}, true);
