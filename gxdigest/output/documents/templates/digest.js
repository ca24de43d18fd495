"use strict";
(() => {
  const box = document.getElementById("find");
  const said = document.getElementById("found");
  const read = (text) => text.normalize("NFKC").toLowerCase();
  const entries = [...document.querySelectorAll("[data-entry]")].map((node) => ({ node, text: read(node.textContent) }));
  const links = new Map();
  for (const node of document.querySelectorAll("[data-link]")) links.set(node.dataset.link, node);
  const groups = [...document.querySelectorAll("[data-group]")];
  const pictures = [...document.querySelectorAll("[data-picture], .parts")];

  const filter = () => {
    const words = read(box.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { node, text } of entries) {
      const hit = words.every((word) => text.includes(word));
      node.hidden = !hit;
      const link = links.get(node.dataset.entry);
      if (link) link.hidden = !hit;
      if (hit) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-entry]:not([hidden]), [data-link]:not([hidden])");
    for (const picture of pictures) picture.hidden = words.length > 0;
    said.textContent = words.length ? (shown ? `${shown}篇` : "没有相符的稿件") : "";
  };

  document.getElementById("search").hidden = false;
  box.addEventListener("input", filter);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { box.value = ""; filter(); }
  });
  if (box.value) filter();
})();
