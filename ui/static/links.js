const copy = async (button) => {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.classList.add("td-done");
  setTimeout(() => button.classList.remove("td-done"), 1600);
};
const reach = (id, tries = 12) => {
  const control = document.getElementById(id);
  if (!control?.offsetParent) return void (tries && setTimeout(reach, 120, id, tries - 1));
  control.scrollIntoView({ block: "center", behavior: "smooth" });
  control.classList.add("td-flash");
  setTimeout(() => control.classList.remove("td-flash"), 1800);
  control.querySelector("input,textarea")?.focus({ preventScroll: true });
};
element.addEventListener("click", (event) => {
  const hit = event.target.closest("[data-address],[data-ask],[data-copy],[data-act],[data-pick]");
  if (!hit || !element.contains(hit)) return;
  const { address, quote, ask, copy: copied, act, pick } = hit.dataset;
  if (address !== undefined) {
    window.tiduOpener = hit;
    trigger("click", { address, quote: quote || "" });
  } else if (ask !== undefined) trigger("example_select", { question: ask });
  else if (copied !== undefined) copy(hit);
  else if (act === "close") trigger("clear");
  else if (pick !== undefined) {
    trigger("select", { pick });
    if (hit.dataset.field) reach(hit.dataset.field);
  }
});
