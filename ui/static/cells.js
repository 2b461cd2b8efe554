// Gradio's table loses the first key typed on a chosen cell, adds the rest to what stood there, and
// stays where it is on Enter. Here, as in a spreadsheet, what is typed replaces what stood there, no
// key is lost, and Enter goes on to the cell below.
(() => {
  const cellOf = (event) => event.target.closest?.(".td-table [role=gridcell]");
  const fieldOf = (cell) => cell.querySelector("textarea, input");
  const printable = ({ key, ctrlKey, metaKey, altKey }) =>
    key.length === 1 && !ctrlKey && !metaKey && !altKey;
  const waiting = []; // keys that came before the cell was open

  const put = (field, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const hand = (field, key) => {
    field.focus();
    if (key.length === 1) put(field, field.value + key);
    else field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  };
  const open = (cell) => {
    const watch = new MutationObserver(() => {
      const field = fieldOf(cell);
      if (!field) return;
      watch.disconnect();
      put(field, "");
      for (const key of waiting.splice(0)) hand(field, key);
    });
    watch.observe(cell, { childList: true, subtree: true });
    cell.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  };
  const below = (cell) => cell.closest(".td-table").querySelector(
    `[role=gridcell][data-row="${Number(cell.dataset.row) + 1}"][data-col="${cell.dataset.col}"]`);
  const choose = (cell) => {
    for (const act of ["mousedown", "mouseup", "click"]) {
      cell.dispatchEvent(new MouseEvent(act, { bubbles: true }));
    }
    cell.focus();
  };
  const goDown = (event, cell) => {
    const next = event.key === "Enter" && !event.shiftKey && below(cell);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.blur(); // what was typed is taken over
    choose(next);
  };

  addEventListener("keydown", (event) => {
    const cell = cellOf(event);
    if (!cell || event.isComposing) return;
    if (event.target === fieldOf(cell)) return goDown(event, cell);
    const early = waiting.length > 0 || fieldOf(cell);
    const first = printable(event) && cell.querySelector("[data-editable=true]");
    if (!early && !first) return;
    event.preventDefault();
    event.stopPropagation();
    if (fieldOf(cell)) return hand(fieldOf(cell), event.key);
    waiting.push(event.key);
    if (waiting.length === 1) open(cell);
  }, true);
})();
