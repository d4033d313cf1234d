// What is wrong with the page that is shown, as lines of text. Run beside the page by scripts/browser/check.
(() => {
  const found = [];
  const name = (e) => {
    const text = (e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${e.localName}${e.id ? "#" + e.id : ""}${e.classList.length ? "." + [...e.classList].join(".") : ""}> “${text}”`;
  };
  const report = (rule, e, more = "") => found.push(`${rule}: ${e ? name(e) : ""} ${more}`.trim());
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isShown = (e) => {
    if (!e.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })) return false;
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > 0;
  };
  const isSpoken = (e) => !e.closest("[aria-hidden=true]");

  // The page as a whole.
  if (!document.documentElement.lang) report("no language", document.documentElement);
  if (!document.title.trim()) report("no title", document.documentElement);
  if (all("main").length !== 1) report("not one <main>", document.body, `but ${all("main").length}`);
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = all("body *").filter((e) => isShown(e) && e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest(".scroll, .formula, pre, .contents, .equation, svg"));
    report("scrolls sideways", wide[0] || document.body, `${root.scrollWidth} px in a window of ${root.clientWidth}`);
  }
  for (const e of all(".equation .number").filter(isShown)) {
    const box = e.getBoundingClientRect();
    if (box.left < 0 || box.right > root.clientWidth + 1) report("number out of sight", e, `${box.left.toFixed(0)} to ${box.right.toFixed(0)} px`);
  }
  const ids = new Map();
  for (const e of all("[id]")) {
    if (ids.has(e.id)) report("id taken twice", e);
    ids.set(e.id, e);
  }
  for (const e of all("a[href^='#']")) if (!ids.has(decodeURIComponent(e.getAttribute("href").slice(1)))) report("leads nowhere", e, e.getAttribute("href"));
  for (const attribute of ["aria-labelledby", "aria-describedby"])
    for (const e of all(`[${attribute}]`)) for (const id of e.getAttribute(attribute).split(/\s+/)) if (!ids.has(id)) report(`${attribute} names nothing`, e, id);
  if (all("script, iframe, object, embed, link[rel=stylesheet], form").length) report("more than a page", all("script, iframe, object, embed, link, form")[0]);

  // Headings: one of the first level at the top, no level left out below.
  let level = 0;
  for (const h of all("h1, h2, h3, h4, h5, h6").filter(isShown)) {
    const next = Number(h.localName[1]);
    if (next > level + 1) report("heading leaves a level out", h, `after level ${level}`);
    if (!h.textContent.trim()) report("empty heading", h);
    level = next;
  }
  if (all("h1").length === 0) report("no heading of the first level", document.body);

  // Names for those who do not see.
  const label = (e) => {
    const by = (e.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => (ids.get(id) || {}).textContent || "").join(" ");
    return (by.trim() || e.getAttribute("aria-label") || "").trim();
  };
  for (const e of all("img")) if (!e.hasAttribute("alt")) report("picture without alt", e);
  for (const e of all("svg")) if (e.getAttribute("role") !== "img" && e.getAttribute("aria-hidden") !== "true") report("drawing without a role", e);
  for (const e of all("[role=img], [role=region], [role=group], nav, section[aria-labelledby]")) if (!label(e) && e.localName !== "img") report("no label", e);
  const navigations = all("nav").map(label);
  for (const n of new Set(navigations)) if (navigations.filter((o) => o === n).length > 1) report("two navigations of one label", all("nav")[0], n);
  for (const e of all("a[href], summary, button")) if (!e.textContent.trim() && !label(e)) report("nothing to read", e);
  for (const e of all("table")) if (!e.querySelector("th")) report("table without heads", e);
  for (const e of all("th")) if (!e.textContent.trim() && !label(e) && e.closest("thead")) report("empty head of a column", e);
  for (const e of all("figure")) if (!e.querySelector("figcaption") && !e.querySelector("svg[role=img] title") && !e.querySelector("table")) report("figure without a name", e);
  // What hangs outside of a cell, as the dagger behind a number, stays within its table: beyond it is the frame's edge.
  for (const e of all(".scroll > table").filter(isShown)) {
    const beyond = e.parentElement.scrollWidth - Math.max(e.parentElement.clientWidth, e.offsetWidth);
    if (beyond > 1) report("a table is wider than its cells", e, `by ${beyond} px`);
  }

  // Browsers let the keyboard scroll what can be scrolled; boxes of our own say so for those that do not yet.
  for (const e of all(".scroll, .formula, .block pre").filter(isShown)) if (e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0) report("scrolls, but not by keyboard", e);
  for (const list of all("ul, ol")) for (const e of list.children) if (!["li", "template"].includes(e.localName)) report("no item of its list", e);
  for (const e of all("summary, .pager a, .home a, .contents a").filter(isShown)) {
    const box = e.getBoundingClientRect();
    if (box.height < 24 || box.width < 24) report("smaller than 24 pixels", e, `${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
  }

  // Drawings can be read on a phone: they are drawn for it, not made small.
  if (innerWidth < 500 && !matchMedia("print").matches)
    for (const e of all("svg text").filter(isShown)) {
      const place = e.getScreenCTM();
      const size = parseFloat(getComputedStyle(e).fontSize) * Math.hypot(place.a, place.b);
      if (size < 10.95) report("drawn smaller than 11 pixels", e, `${size.toFixed(1)} px`);
    }

  // Formulas are set, not spelt.
  for (const m of all("math").filter((m) => m.checkVisibility())) {
    const box = m.getBoundingClientRect();
    if (box.width < 2 || box.height < 5) report("formula not shown", m);
    const fraction = m.querySelector("mfrac");
    if (fraction && fraction.children[0].getBoundingClientRect().bottom > fraction.children[1].getBoundingClientRect().bottom) report("fraction not set", m);
    if (m.namespaceURI !== "http://www.w3.org/1998/Math/MathML") report("no MathML", m);
  }

  // Contrast of text with what is behind it (WCAG 2.2, 1.4.3).
  const color = (text) => {
    const numbers = (text.match(/[\d.]+/g) || []).map(Number);
    if (text.startsWith("color(srgb")) return [...numbers.slice(0, 3).map((n) => n * 255), numbers[3] ?? 1];
    return numbers.length >= 3 ? [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1] : null;
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const c = color(getComputedStyle(at).backgroundColor);
      if (c && c[3] > 0) layers.push(c);
      if (c && c[3] === 1) break;
    }
    const base = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
    return layers.reverse().reduce((below, top) => over(top, below), base);
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, e = node.parentElement;
    if (!node.data.trim() || !e || e.closest("template, title, desc, style, annotation") || !isShown(e) || !isSpoken(e)) continue;
    texts.push([node, e]);
  }
  for (const [, e] of texts) {
    const style = getComputedStyle(e);
    const isDrawn = e.namespaceURI === "http://www.w3.org/2000/svg";
    // Text on a filled mark, such as a cell of a heat map, is for the drawing's own tests.
    if (isDrawn && e.closest(".v")) continue;
    const ink = color(isDrawn ? style.fill : style.color);
    if (!ink) continue;
    if (isDrawn) ink[3] *= Number(style.fillOpacity);
    const behind = ground(e);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(over(ink, behind), behind);
    if (ratio < (isLarge ? 3 : 4.5) - 0.005) report("low contrast", e, `${ratio.toFixed(2)} : 1`);
  }

  // Signs stand before their numbers and intervals behind them, where text goes from right to left, too.
  const letterBox = (node, index) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  for (const [node, e] of texts)
    for (const number of node.data.matchAll(/(?<![\p{L}\d])[−-]?\d+(?:\.\d+)*(?:\s±\s\d+(?:\.\d+)*)?/gu)) {
      const [first, last] = [letterBox(node, number.index), letterBox(node, number.index + number[0].length - 1)];
      if (Math.abs(first.top - last.top) < 2 && first.left > last.left + 1) report("number turned around", e, number[0]);
    }

  // What of a box is drawn: text for those who listen is cut to a single pixel, and its lines reach beyond.
  const clipped = (box, e) => {
    let drawn = box;
    for (let at = e; at && getComputedStyle(at).display !== "inline" && getComputedStyle(at).overflow === "hidden"; at = at.parentElement) {
      const frame = at.getBoundingClientRect();
      const [left, top] = [Math.max(drawn.left, frame.left), Math.max(drawn.top, frame.top)];
      drawn = new DOMRect(left, top, Math.max(0, Math.min(drawn.right, frame.right) - left), Math.max(0, Math.min(drawn.bottom, frame.bottom) - top));
    }
    return drawn;
  };

  // Nothing lies on anything else: lines of text of different elements do not meet.
  const lines = [];
  for (const [node, e] of texts) {
    const frame = e.closest("pre, .scroll, .formula, math, .contents");
    if (frame || e.closest(".skip, sup, sub")) continue;
    // Slanted names stand closer than their boxes, which are upright; the drawing's own tests hold them apart.
    if (e.namespaceURI === "http://www.w3.org/2000/svg" && e.getScreenCTM().b) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const drawn = clipped(box, e);
      if (drawn.width > 1 && drawn.height > 1) lines.push([drawn, e]);
    }
  }
  for (const e of all("pre, .scroll, .formula, .equation > math, .contents, svg").filter(isShown)) lines.push([e.getBoundingClientRect(), e]);
  lines.sort((a, b) => a[0].top - b[0].top);
  for (let i = 0; i < lines.length; i += 1) {
    const [a, e] = lines[i];
    for (let j = i + 1; j < lines.length && lines[j][0].top < a.bottom - 1; j += 1) {
      const [b, f] = lines[j];
      if (e === f || e.contains(f) || f.contains(e)) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left), height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // The boxes of lines reach beyond their letters; a third of the lower line is overlap.
      if (width > 2 && height > Math.min(a.height, b.height) * 0.35) report("overlap", e, `with ${name(f)}, ${width.toFixed(0)} × ${height.toFixed(0)} px`);
    }
  }
  return { found: [...new Set(found)], counts: { texts: texts.length, formulas: all("math").length, drawings: all("svg").filter(isShown).length, tables: all("table").length } };
})()
