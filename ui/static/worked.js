// The table as it stands, with the columns (`own`) that were worked out of it.
(own) => (rows, found) => {
  const data = rows.data.map((row, at) =>
    row.map((cell, column) => (found?.[at] && own.includes(column) ? found[at][column] : cell)),
  );
  return { ...rows, data };
}
