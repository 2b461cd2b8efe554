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
  else if (pick !== undefined) trigger("select", { pick });
});
