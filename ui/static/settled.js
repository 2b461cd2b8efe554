// Wait until no cell of the table of figures is being edited.
async () => {
  const edited = "#figure-table :is(input, textarea):focus";
  while (document.querySelector(edited)) await new Promise((go) => setTimeout(go, 100));
}
