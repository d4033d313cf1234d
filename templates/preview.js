// The one script of `bnbook preview`, which no report holds: it shows what was saved in the page as it stands.
(() => {
  "use strict";
  const name = decodeURIComponent(location.pathname.slice(1));
  const isOurs = node => node.nodeType === 1 && node.hasAttribute("data-bnbook");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    html { overflow-anchor: none }
    html[data-bnbook-stale] main > :not([data-bnbook]) { opacity: .6 }
    [data-bnbook=bar], [data-bnbook=error], [data-bnbook=run] { font: 14px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff; border: 1px solid #8888 }
    [data-bnbook=bar] { position: fixed; inset: auto 12px 12px auto; max-width: min(46ch, calc(100vw - 24px)); padding: 8px 12px; border-radius: 6px; z-index: 9; box-shadow: 0 2px 10px #0003 }
    [data-bnbook=run] img { max-width: 100% }
    [data-bnbook=bar] progress { width: 100%; display: block; margin-top: 4px }
    [data-bnbook=error], [data-bnbook=run] { margin: 12px 0; padding: 8px 12px; overflow-x: auto; border-radius: 4px }
    [data-bnbook=error] { border-left: 4px solid #c22; white-space: pre; font-family: ui-monospace, monospace }
    @media (prefers-color-scheme: dark) { [data-bnbook=bar], [data-bnbook=error], [data-bnbook=run] { color: #eee; background: #222 } }
    @media print { [data-bnbook] { display: none !important } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  // What the reader has done to the page, and what stands in it of ours, stays.
  const keeps = (element, attribute) => attribute.startsWith("data-bnbook") || (attribute === "open" && element.localName === "details");
  const isKind = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

  function change(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) { old.nodeValue = fresh.nodeValue; return; }
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !keeps(old, name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !keeps(old, name)) old.setAttribute(name, value);
    changeChildren(old, fresh);
  }

  const text = node => node.nodeType === 1 ? node.outerHTML : node.nodeValue;

  // Which of the old children becomes the wanted one: an equal one, else the first of its kind; -1 where that would lose
  // one that is still needed as it is.
  function place(olds, wanted, isEqual, isNeeded) {
    if (wanted.nodeType !== 1) return olds[0]?.nodeType === wanted.nodeType ? 0 : -1;
    const equal = olds.findIndex(isEqual), at = equal < 0 ? olds.findIndex(node => isKind(node, wanted)) : equal;
    return olds.slice(0, equal < 0 ? at + 1 : at).some(isNeeded) ? -1 : at;
  }

  // Equal children at both ends stay; those between are paired by what they are, in order.
  function changeChildren(old, fresh) {
    let olds = [...old.childNodes].filter(node => !isOurs(node)), news = [...fresh.childNodes].filter(node => !isOurs(node));
    while (olds.length && news.length && olds[0].isEqualNode(news[0])) { olds.shift(); news.shift(); }
    while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) { olds.pop(); news.pop(); }
    const after = olds.length ? olds.at(-1).nextSibling : null;
    const end = olds.length ? after : lastPlace(old, news, fresh);
    const waiting = new Map();
    for (const node of news) waiting.set(text(node), (waiting.get(text(node)) ?? 0) + 1);
    const texts = new Map(olds.map(node => [node, text(node)]));
    for (const wanted of news) {
      const own = text(wanted);
      waiting.set(own, waiting.get(own) - 1);
      const at = place(olds, wanted, node => texts.get(node) === own, node => node.nodeType === 1 && waiting.get(texts.get(node)) > 0);
      if (at < 0) { old.insertBefore(document.importNode(wanted, true), olds[0] ?? end); continue; }
      for (const gone of olds.splice(0, at)) gone.remove();
      change(olds.shift(), wanted);
    }
    for (const gone of olds) gone.remove();
  }

  // Where children that only come are put: behind as many of the old ones as stand before them in the new.
  function lastPlace(old, news, fresh) {
    if (!news.length) return null;
    let before = [...fresh.childNodes].filter(node => !isOurs(node)).indexOf(news[0]);
    for (const node of old.childNodes) if (!isOurs(node) && before-- === 0) return node;
    return [...old.childNodes].find(node => isOurs(node) && node.localName === "script") ?? null;
  }

  // What the reader looks at stays where it is in the window.
  function keepingPlace(act) {
    const seen = [...document.querySelectorAll("body > header > *, main > *, body > footer > *")].find(element => !isOurs(element) && element.getBoundingClientRect().bottom > 1);
    const top = seen?.getBoundingClientRect().top;
    act();
    const moved = seen?.isConnected && scrollY > 0 ? seen.getBoundingClientRect().top - top : 0;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  }

  // A document keeps the policy it was loaded with, whatever becomes of its elements.
  const policy = page => page.querySelector("meta[http-equiv='Content-Security-Policy' i]")?.content;

  let asked = 0;
  async function refresh() {
    const number = ++asked;
    const answer = await fetch(location.pathname);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    if (policy(fresh) !== policy(document)) { location.reload(); return; }
    keepingPlace(() => {
      change(document.documentElement, fresh.documentElement);
      show();
    });
  }

  let state = {}, boxes = [];
  function box(kind, tag = "aside") {
    const element = document.createElement(tag);
    element.setAttribute("data-bnbook", kind);
    boxes.push(element);
    return element;
  }

  function put(element, place) {
    const block = place?.block && document.querySelectorAll("main > .block")[place.block._0];
    const anchor = block || (place?.id && document.getElementById(place.id._0));
    if (anchor) anchor.after(element); else document.querySelector("main")?.prepend(element);
  }

  function show() {
    for (const old of boxes) old.remove();
    boxes = [];
    const problems = state.problems ?? [], progress = state.progress;
    document.documentElement.toggleAttribute("data-bnbook-stale", state.phase === "failed");
    for (const problem of [...problems].reverse()) {
      const element = box("error");
      element.setAttribute("role", "alert");
      element.textContent = problem.text;
      put(element, problem.place);
    }
    if (progress?.drawing) {
      const element = box("run");
      const image = document.createElement("img");
      image.src = "data:image/svg+xml," + encodeURIComponent(progress.drawing);
      image.alt = progress.text;
      element.append(image);
      put(element, progress.place);
    }
    const words = progress?.text ?? (state.phase === "failed" ? `${problems.length} ${problems.length === 1 ? "mistake" : "mistakes"}; the page is the last good one` : "");
    if (!words) return;
    const bar = box("bar", "div");
    bar.textContent = words;
    if (progress) {
      const meter = document.createElement("progress");
      meter.value = progress.fraction;
      meter.setAttribute("aria-label", words);
      bar.append(meter);
    }
    document.body.append(bar);
  }

  const events = new EventSource("/-/events");
  let isLost = false;
  events.onerror = () => { isLost = true; };
  events.onopen = () => { if (isLost) refresh(); isLost = false; };
  events.onmessage = message => {
    const told = JSON.parse(message.data);
    if (told.page !== name) {
      if (told.isFollowed) location.href = "/" + told.page;
      return;
    }
    state = told;
    if (state.phase === "done") refresh(); else keepingPlace(show);
  };
})();
