element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-act=theme]")) return;
  const dark = document.body.classList.toggle("dark");
  localStorage.setItem("tidu-theme", dark ? "dark" : "light");
});
