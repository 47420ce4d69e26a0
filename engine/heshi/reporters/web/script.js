// The page reads well without this. It shows one draft at a time, filters the findings, and leads from a finding to
// its places and back. It makes no markup out of text, keeps nothing, and asks the network for nothing.
"use strict";
(() => {
  const root = document.documentElement;
  const pages = [...document.querySelectorAll(".page")];
  const form = document.querySelector(".filters");
  const query = form.querySelector(".query");
  const chips = [...form.querySelectorAll(".chip")];
  const choices = [...form.querySelectorAll(".by")];
  const withFacts = form.querySelector(".with-facts");
  const status = form.querySelector(".status");
  const reset = form.querySelector(".reset");
  const help = document.querySelector(".help");
  const ask = document.querySelector(".ask");
  const peek = document.querySelector(".peek");
  const choose = document.querySelector(".choose");
  const narrow = matchMedia("(max-width: 63.99rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const ranks = ["contradicted", "partial", "missing", "supported", "suppressed"];

  /** What is known of a draft once it has been shown: its cards, and for each segment the cards over it. */
  const known = new Map();
  let page = null;
  let current = null;
  /** How the page moves: at once until it stands, and for readers who want no motion. */
  let settled = false;
  const pace = () => (settled && !still.matches ? "smooth" : "instant");

  const place = (link) => ({ link, first: Number(link.dataset.first), last: Number(link.dataset.last) });

  function learn(section) {
    if (known.has(section)) return known.get(section);
    const marks = new Map();
    for (const mark of section.querySelectorAll(".mark")) {
      marks.set(Number(mark.id.slice(section.id.length + 1)), mark);
      mark.dataset.own = mark.dataset.tone;
    }
    const cards = [...section.querySelectorAll(".card")].map((element) => ({
      element,
      tone: element.dataset.tone,
      text: element.textContent.toLowerCase(),
      places: [...element.querySelectorAll(".place")].map(place).filter((each) => each.first > 0),
      next: 0,
      shown: true,
    }));
    const over = new Map([...marks.keys()].map((number) => [number, []]));
    for (const card of cards) {
      for (const { first, last } of card.places) {
        for (let number = first; number <= last; number += 1) {
          const there = over.get(number);
          if (there && there[there.length - 1] !== card) there.push(card);
        }
      }
    }
    const draft = { section, marks, cards, over, byElement: new Map(cards.map((card) => [card.element, card])) };
    known.set(section, draft);
    return draft;
  }

  const draft = () => (page && page.classList.contains("draft") ? learn(page) : null);
  const shownCards = () => (draft() ? draft().cards.filter((card) => card.shown) : []);
  const scroll = (element, block) =>
    element.scrollIntoView({ block, inline: "nearest", behavior: pace() });

  /** Brings a card into view. The list is moved by itself, so that the text stays where it is. */
  function bring(card) {
    const panel = card.closest(".panel");
    const slot = panel.querySelector(".slot");
    if (narrow.matches) return scroll(card, "nearest");
    const list = panel.getBoundingClientRect();
    const box = card.getBoundingClientRect();
    const above = box.top - list.top - slot.offsetHeight - 12;
    const below = box.bottom - list.bottom + 24;
    const by = above < 0 ? above : Math.min(above, Math.max(0, below));
    return panel.scrollBy({ top: by, behavior: pace() });
  }

  // Pages

  function show(section) {
    if (page === section) return;
    for (const each of pages) each.classList.toggle("current", each === section);
    page = section;
    current = null;
    shut();
    const slot = page.querySelector(".slot");
    form.hidden = !slot;
    if (slot) {
      slot.append(form);
      learn(page);
      filter();
    }
    if (choose) {
      choose.value = page.id;
      const at = pages.indexOf(page);
      document.querySelector(".previous").disabled = at <= 0;
      document.querySelector(".next").disabled = at >= pages.length - 1;
      const overview = document.querySelector(".to-overview");
      if (page.id === "overview") overview.setAttribute("aria-current", "page");
      else overview.removeAttribute("aria-current");
    }
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  function turn(step) {
    const next = pages[pages.indexOf(page) + step];
    if (next) location.hash = next.id;
  }

  function route() {
    let name = "";
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      name = "";
    }
    const target = name ? document.getElementById(name) : null;
    const section = target ? target.closest(".page") : null;
    shut();
    show(section || (name && page) || pages[0]);
    const here = draft();
    if (!target || !here || target === page) return;
    if (here.byElement.has(target)) {
      const card = here.byElement.get(target);
      reveal(card);
      select(card);
      go(card, false);
      card.element.focus({ preventScroll: true });
      bring(card.element);
    } else {
      scroll(target, "center");
    }
  }

  // Findings

  function select(card) {
    const here = draft();
    if (!here) return;
    if (current) {
      current.element.classList.remove("now");
      current.element.removeAttribute("aria-current");
    }
    for (const mark of here.section.querySelectorAll(".mark.now")) mark.classList.remove("now");
    for (const link of here.section.querySelectorAll(".place.here")) link.classList.remove("here");
    current = card;
    rove();
    if (!card) return;
    card.element.classList.add("now");
    card.element.setAttribute("aria-current", "true");
    for (const { first, last } of card.places) {
      for (let number = first; number <= last; number += 1) here.marks.get(number).classList.add("now");
    }
    const address = `#${encodeURI(card.element.id)}`;
    if (location.hash !== address) history.replaceState(null, "", address);
  }

  /** Lets the Tab key reach one card: the chosen one, or the first. */
  function rove() {
    const first = current || shownCards()[0];
    for (const card of draft() ? draft().cards : []) card.element.tabIndex = card === first ? 0 : -1;
  }

  /** Shows the next place of a card in the text. */
  function go(card, on = true, wanted = null) {
    if (card.places.length === 0) return null;
    if (wanted !== null) card.next = wanted;
    const at = card.next % card.places.length;
    card.next = on ? at + 1 : at;
    const mark = draft().marks.get(card.places[at].first);
    for (const each of card.places) each.link.classList.toggle("here", each === card.places[at]);
    scroll(mark, "center");
    return mark;
  }

  /** Makes sure that a card passes the filters. */
  function reveal(card) {
    if (!card.shown) clear();
  }

  function step(by) {
    const cards = shownCards();
    if (cards.length === 0) return;
    const at = cards.indexOf(current);
    const card = cards[Math.min(cards.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    select(card);
    card.next = 0;
    go(card, false);
    present(card);
  }

  function fromMark(mark) {
    const here = draft();
    const over = here.over.get(Number(mark.id.slice(page.id.length + 1))) || [];
    const cards = over.filter((card) => card.shown).sort((a, b) => ranks.indexOf(a.tone) - ranks.indexOf(b.tone));
    if (cards.length === 0) return;
    const at = cards.indexOf(current);
    const card = cards[(at + 1) % cards.length];
    select(card);
    present(card);
    const hidden = peek.hidden ? 0 : mark.getBoundingClientRect().bottom - peek.getBoundingClientRect().top + 24;
    if (hidden > 0) window.scrollBy({ top: hidden, behavior: pace() });
  }

  /** Shows a card beside the text; where there is no room beside it, a copy of the card over it. */
  function present(card) {
    if (!narrow.matches) {
      card.element.focus({ preventScroll: true });
      bring(card.element);
      return;
    }
    const copy = card.element.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("tabindex");
    copy.classList.remove("now");
    peek.querySelector(".peeked").replaceChildren(copy);
    peek.hidden = false;
  }

  function shut() {
    peek.hidden = true;
    peek.querySelector(".peeked").replaceChildren();
  }

  // Filters

  function fits(card, words, off) {
    const data = card.element.dataset;
    return (
      !off.has(card.tone) &&
      choices.every((choice) => !choice.value || data[choice.dataset.by] === choice.value) &&
      words.every((word) => card.text.includes(word))
    );
  }

  function filter() {
    const here = draft();
    if (!here) return;
    const words = query.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const off = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "false").map((chip) => chip.dataset.tone));
    for (const card of here.cards) {
      card.shown = fits(card, words, off);
      card.element.classList.toggle("off", !card.shown);
    }
    for (const group of here.section.querySelectorAll(".group")) {
      group.classList.toggle("off", !group.querySelector(".card:not(.off)"));
    }
    for (const [number, mark] of here.marks) {
      const cards = here.over.get(number).filter((card) => card.shown);
      mark.classList.toggle("off", cards.length === 0);
      mark.tabIndex = cards.length === 0 ? -1 : 0;
      const own = here.byElement.get(document.getElementById(decodeURIComponent(mark.hash.slice(1))));
      const gravest = cards.reduce((best, card) => Math.min(best, ranks.indexOf(card.tone)), ranks.length);
      if (cards.length > 0) mark.dataset.tone = own && own.shown ? mark.dataset.own : ranks[gravest];
    }
    for (const chip of chips) {
      const count = here.cards.filter((card) => card.tone === chip.dataset.tone).length;
      chip.hidden = count === 0;
      chip.querySelector(".count").textContent = String(count);
    }
    const shown = here.cards.filter((card) => card.shown).length;
    const counted = status.dataset.shown.replace("{}", String(shown)).replace("{}", String(here.cards.length));
    status.textContent = shown === 0 ? status.dataset.none : counted;
    reset.hidden = words.length === 0 && off.size === 0 && choices.every((choice) => !choice.value);
    if (current && !current.shown) select(null);
    rove();
  }

  function clear() {
    query.value = "";
    for (const choice of choices) choice.value = "";
    for (const chip of chips) chip.setAttribute("aria-pressed", "true");
    filter();
  }

  function facts() {
    root.classList.toggle("no-facts", Boolean(withFacts) && !withFacts.checked);
  }

  // What the reader does

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const mark = event.target.closest(".mark");
    if (mark && draft()) {
      event.preventDefault();
      fromMark(mark);
      return;
    }
    const element = event.target.closest(".card");
    if (!element || !draft()) return;
    const original = draft().byElement.get(element);
    const card = original || current;
    const link = event.target.closest("a");
    if (!card || (link && link.classList.contains("ref"))) return;
    // Whoever selects text in a finding does not mean to go anywhere.
    if (!link && !getSelection().isCollapsed) return;
    event.preventDefault();
    if (card !== current) card.next = 0;
    select(card);
    if (original) card.element.focus({ preventScroll: true });
    const at = link ? card.places.findIndex((each) => each.link.hash === link.hash && each.link.textContent === link.textContent) : -1;
    if (!original) shut();
    const landed = go(card, true, at >= 0 ? at : null);
    if (link && !landed) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) scroll(target, "center");
    }
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  form.addEventListener("change", () => {
    facts();
    filter();
  });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") === "false"));
      filter();
    });
  }
  reset.addEventListener("click", () => {
    clear();
    query.focus();
  });
  peek.querySelector(".shut").addEventListener("click", shut);
  ask.addEventListener("click", () => help.showModal());
  if (choose) {
    document.querySelector(".switch").hidden = false;
    choose.addEventListener("change", () => {
      location.hash = choose.value;
    });
    document.querySelector(".previous").addEventListener("click", () => turn(-1));
    document.querySelector(".next").addEventListener("click", () => turn(1));
  }
  window.addEventListener("hashchange", route);
  // On paper there are no filters: every place is shown as what it is.
  window.addEventListener("beforeprint", () => {
    for (const { marks } of known.values()) for (const mark of marks.values()) mark.dataset.tone = mark.dataset.own;
  });
  window.addEventListener("afterprint", filter);

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => draft() && query.focus(),
    f: () => {
      if (!withFacts) return;
      withFacts.checked = !withFacts.checked;
      facts();
    },
    "[": () => turn(-1),
    "]": () => turn(1),
    o: () => {
      if (pages[0].id === "overview") location.hash = "overview";
    },
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || event.isComposing) return;
    const target = event.target;
    if (event.key === "Escape") {
      if (target === query) {
        query.value = "";
        filter();
        query.blur();
      } else if (!peek.hidden) {
        shut();
      } else {
        select(null);
      }
      return;
    }
    if (target === query) {
      if (event.key === "Enter" || event.key === "ArrowDown") {
        event.preventDefault();
        current = null;
        step(1);
      }
      return;
    }
    if (target.matches("input, select, textarea")) return;
    const card = draft() && draft().byElement.get(target);
    if (card && event.key === "Enter") {
      event.preventDefault();
      if (card !== current) {
        select(card);
        card.next = 0;
      }
      go(card);
    } else if (target.closest(".card") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  ask.hidden = false;
  facts();
  route();
  // Once all is read, the browser goes to the place that the address names, in its own way; so again after that,
  // unless the reader has begun to use the page.
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, () => (settled = true), { capture: true, once: true });
  }
  window.addEventListener("load", () => {
    requestAnimationFrame(() => {
      if (!settled) route();
      settled = true;
    });
  });
})();
