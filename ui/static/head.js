(() => {
  const kept = localStorage.getItem("tidu-theme");
  const asked = new URL(location.href).searchParams.get("__theme");
  const dark = asked ? asked === "dark" : kept === "dark" ||
    (!kept && matchMedia("(prefers-color-scheme: dark)").matches);
  const paint = () => document.body && document.body.classList.toggle("dark", dark);
  paint();
  addEventListener("DOMContentLoaded", paint);
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest?.("a[data-language]");
    if (!chosen) return;
    localStorage.setItem("tidu-language", chosen.dataset.language);
    chosen.hash = location.hash;
  });
  // Each tab is a place of its own: the back button turns to the one before, a link opens one.
  const tab = (name) => document.querySelector(
    `#tabs > .tab-wrapper .tab-container:not(.visually-hidden) [data-tab-id="${CSS.escape(name)}"]`);
  const named = () => location.hash.slice(1) || "chat";
  const turn = () => tab(named())?.getAttribute("aria-selected") === "false" && tab(named()).click();
  const note = () => {
    const at = document.querySelector("#tabs > .tab-wrapper [aria-selected=true]")?.dataset.tabId;
    if (!at || at === named()) return;
    history.pushState(null, "", at === "chat" ? location.pathname + location.search : `#${at}`);
  };
  addEventListener("popstate", turn);
  // Before the first look nothing is noted: the page may have been asked for another tab.
  let looked = false;
  new MutationObserver(() => {
    if (looked) return note();
    looked = Boolean(tab(named()));
    if (looked) turn();
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributeFilter: ["aria-selected"],
  });
  // Gradio opens a list again on any key, even on the Tab (or Shift and Tab) with which one left it.
  const leaving = ["Tab", "Shift", "Control", "Alt", "Meta"];
  addEventListener("keydown", (event) => {
    const ofList = event.target.matches?.("[role=combobox]");
    if (ofList && leaving.includes(event.key)) event.stopPropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelector(".td-clause [data-act=close]")?.click();
  });
})();
