// Verdicts beside a text that was changed since are no longer its own.
const written = (text) => (text ?? "").replace(/\r\n?/g, "\n");
const stale = () => {
  const proof = element.querySelector("[data-of]");
  const box = document.querySelector("#desk-text textarea");
  const changed = Boolean(proof && box) && written(box.value) !== written(proof.dataset.of);
  element.toggleAttribute("data-stale", changed);
  for (const part of [proof, document.getElementById("desk-tools")]) if (part) part.inert = changed;
  return changed;
};
// What the server writes into the box is heard of by nobody.
let again = 0;
const settle = () => {
  clearTimeout(again);
  if (stale()) again = setTimeout(settle, 300);
};
document.addEventListener("input", (event) => event.target.closest("#desk-text") && settle());
watch("value", () => setTimeout(settle));
