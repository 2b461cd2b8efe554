(() => {
  const root = document.documentElement;
  const who = root.dataset.person;
  // What somebody else was writing in this browser is not shown to who logs in now.
  if ((localStorage.getItem("tidu-person") ?? "local") !== who)
    for (const key of ["tidu-draft", "tidu-talk"]) localStorage.removeItem(key);
  localStorage.setItem("tidu-person", who);
  if (localStorage.getItem("tidu-language") === "en" && location.pathname === "/")
    location.replace(`/en/${location.search}${location.hash}`);
  const shut = () => {
    if (document.getElementById("td-again")) return;
    const card = Object.assign(document.createElement("div"), { id: "td-again" });
    card.setAttribute("role", "alertdialog");
    card.setAttribute("aria-labelledby", "td-again-title");
    const title = Object.assign(document.createElement("strong"), { id: "td-again-title" });
    title.textContent = said.again;
    const help = Object.assign(document.createElement("span"), { textContent: said.help });
    const link = Object.assign(document.createElement("a"), { textContent: said.do });
    Object.assign(link, { href: said.at, target: "_blank" });
    link.addEventListener("click", () => card.remove());
    card.append(title, help, link);
    document.body.append(card);
    link.focus();
  };
  const ask = window.fetch;
  window.fetch = async (...given) => {
    const answer = await ask(...given);
    if (answer.status === 401 && new URL(answer.url).origin === location.origin) shut();
    return answer;
  };
})();
