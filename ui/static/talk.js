watch("value", () => {
  const turns = element.querySelectorAll(".td-question");
  const last = turns[turns.length - 1];
  last?.scrollIntoView({ block: "start", behavior: "smooth" });
});
