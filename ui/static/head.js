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
    if (chosen) localStorage.setItem("tidu-language", chosen.dataset.language);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelector(".td-clause [data-act=close]")?.click();
  });
})();
