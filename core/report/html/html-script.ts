/**
 * The script of a page with a filter. It only hides what is not asked for, and unfolds what a link leads to
 * or what is printed: without it, the page says the same. It is the same for every page, and reads no text as
 * markup.
 */
export const filterScript = `(() => {
  const bar = document.querySelector(".filter");
  const [text, status] = bar.querySelectorAll("input, select");
  const count = bar.querySelector("output");
  const sections = [...document.querySelectorAll("section")];
  const items = [...document.querySelectorAll("[data-s]")].map((item) => {
    const heading = item.closest("section")?.querySelector("h2")?.textContent ?? "";
    return { item, text: (heading + " " + item.textContent).toLowerCase(), has: item.dataset.s.split(" ") };
  });
  const all = document.querySelectorAll("article").length;
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    const isOn = wanted !== "" || status.value !== "";
    let shown = 0;
    for (const { item, text, has } of items) {
      item.hidden = isOn && !((status.value === "" || has.includes(status.value)) && text.includes(wanted));
      if (!item.hidden && item.tagName === "ARTICLE") shown++;
    }
    for (const section of sections)
      section.hidden = isOn && !section.querySelector("[data-s]:not([hidden])");
    for (const folded of document.querySelectorAll("section details")) {
      folded.open = isOn;
      folded.hidden = isOn && !folded.querySelector("[data-s]:not([hidden])");
    }
    count.textContent = isOn ? shown + " of " + all : "";
  };
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    const folded = target?.closest("details");
    if (folded) folded.open = true;
    target?.scrollIntoView();
  };
  bar.addEventListener("input", filter);
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  bar.hidden = false;
  filter();
  unfold();
})();`;

/** The hash that the content security policy of a page allows: that of this script. A test computes it. */
export const filterScriptHash = "sha256-tx2gQXj7L/+dDHUwbuQznjX0nlbXayiaLe9G68TyJQY=";
