watch("value", () => {
  const panel = element.querySelector(".td-clause[data-open]");
  document.body.classList.toggle("td-panel-open", Boolean(panel));
  if (panel) panel.querySelector("[tabindex]")?.focus({ preventScroll: true });
  else window.tiduOpener?.isConnected && window.tiduOpener.focus();
});
