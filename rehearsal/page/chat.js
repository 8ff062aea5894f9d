/* The rehearsal's page: one phone a person. Everything people and bots write reaches the page as text, never as HTML. */
"use strict";

/* The page's own language: the one that was chosen here, else the first of the browser's that it speaks. */
const SPOKEN = ["sv", "en"];
const LANGUAGE = [chosenLanguage(), ...navigator.languages.map((one) => one.slice(0, 2).toLowerCase())].find((one) => SPOKEN.includes(one)) || "en";
const SWEDISH = LANGUAGE === "sv";
const LOCALE = SWEDISH ? "sv" : "en-GB";
const WORDS = {
  rehearsal: ["Repetition", "Rehearsal"],
  addPerson: ["Ny person", "Add a person"],
  people: ["Personer", "People"],
  name: ["Namn", "Name"],
  language: ["Språk i Telegram", "Language in Telegram"],
  add: ["Lägg till", "Add"],
  cancel: ["Avbryt", "Cancel"],
  set: ["Ställ", "Set"],
  newTime: ["Ny tid för repetitionen: år-månad-dag timme:minut", "New time for the rehearsal: year-month-day hour:minute"],
  wrongTime: ["Skriv tiden så här: 2018-10-15 10:00", "Write the time like this: 2018-10-15 10:00"],
  otherLanguage: ["English", "Svenska"],
  starting: ["Boten startar …", "The bot is starting …"],
  away: ["Boten är inte igång just nu. Det du skriver väntar tills den är tillbaka.",
    "The bot is not running right now. What you write waits until it is back."],
  over: ["Repetitionen är inte igång längre. Starta den igen, så fortsätter sidan av sig själv.",
    "The rehearsal is not running any more. Start it again, and the page goes on by itself."],
  firstSteps: ["Prova så här", "Try this"],
  register: ["Anmäl dig| som", "Register| as"],
  ask: ["Ställ en fråga| som", "Ask something| as"],
  count: ["Se vilka som kommer|, som", "See who comes|, as"],
  attendee: ["deltagare", "attendee"],
  staff: ["personal", "staff"],
  organiser: ["arrangör", "organiser"],
  write: ["Skriv ett meddelande", "Write a message"],
  send: ["Skicka", "Send"],
  save: ["Spara ändringen", "Save the change"],
  menu: ["Meny", "Menu"],
  attach: ["Bifoga", "Attach"],
  keyboard: ["Visa eller dölj svarsknappar", "Show or hide the reply buttons"],
  edit: ["Ändra", "Edit"],
  reply: ["Svara", "Reply"],
  replying: ["Svara på", "Reply to"],
  editing: ["Ändra meddelandet", "Edit the message"],
  edited: ["ändrat", "edited"],
  deleted: ["borttaget", "deleted"],
  start: ["Starta", "Start"],
  restart: ["Starta boten igen", "Restart the bot"],
  block: ["Blockera boten", "Block the bot"],
  more: ["Mer", "More"],
  typing: ["skriver …", "typing …"],
  bot: ["bot", "bot"],
  you: ["Du", "You"],
  ok: ["OK", "OK"],
  copied: ["Kopierat", "Copied"],
  share: ["Boten får ditt telefonnummer. Vill du dela det?", "The bot will get your phone number. Share it?"],
  shareYes: ["Dela", "Share"],
  shareWith: ["Vem ska få länken?", "Who shall get the link?"],
  openIt: ["Öppna länken", "Open the link"],
  nobodyElse: ["Det finns ingen annan här än. Lägg till en person först.", "There is nobody else here yet. Add a person first."],
  chat: ["Chatt", "Chat"],
  hello: ["Vad kan den här boten göra?", "What can this bot do?"],
  noCommands: ["Boten har ingen meny än.", "The bot has no menu yet."],
  forwarded: ["Vidarebefordrat", "Forwarded"],
  pinned: ["Fäst meddelande", "Pinned message"],
  failed: ["Det gick inte: ", "That did not work: "],
  openLink: ["Öppna länken i en ny flik", "Open the link in a new tab"],
  photo: ["Foto", "Photo"],
  sticker: ["Klistermärke", "Sticker"],
  voice: ["Röstmeddelande", "Voice message"],
  audio: ["Ljud", "Audio"],
  video: ["Video", "Video"],
  video_note: ["Videohälsning", "Video note"],
  animation: ["Animation", "Animation"],
  document: ["Dokument", "Document"],
  location: ["Plats", "Location"],
  venue: ["Ställe", "Venue"],
  contact: ["Kontakt", "Contact"],
  poll: ["Omröstning", "Poll"],
  dice: ["Tärning", "Dice"],
};
const KINDS = ["photo", "document", "sticker", "voice", "video", "video_note", "animation", "audio", "location", "venue", "contact", "poll", "dice"];
/* Drawn here, because not every machine has a font with such signs; each is a path in a square of 24. */
const ICONS = {
  photo: "M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.5 9h.01",
  document: "M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6",
  sticker: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18 M8.5 10h.01 M15.5 10h.01 M8 14c2 3 6 3 8 0",
  voice: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3 M6 11a6 6 0 0 0 12 0 M12 17v4",
  video: "M3 6h12v12H3z M15 10l6-3v10l-6-3",
  video_note: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18 M10 8.5l6 3.5-6 3.5z",
  animation: "M4 5h16v14H4z M8 5v14 M16 5v14 M4 10h4 M4 14h4 M16 10h4 M16 14h4",
  audio: "M9 18V5l11-2v13 M6.5 15.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5 M17.5 13.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
  location: "M12 21c5-6 7-8.5 7-11.5a7 7 0 1 0-14 0c0 3 2 5.5 7 11.5 M12 7.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
  venue: "M3 10l9-6 9 6z M6 10v8 M12 10v8 M18 10v8 M3 20h18",
  contact: "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8 M4 21c0-9 16-9 16 0",
  poll: "M6 20v-8 M12 20V4 M18 20v-5",
  dice: "M4 4h16v16H4z M8.5 8.5h.01 M15.5 8.5h.01 M8.5 15.5h.01 M15.5 15.5h.01",
  attach: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a2 2 0 0 1-3-3L14 7",
  keyboard: "M3 6h18v12H3z M7 10h.01 M12 10h.01 M17 10h.01 M8 14h8",
  send: "M4 12l16-8-5 16-4-6z M11 14l9-10",
  save: "M5 12.5l5 5 9-11",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  reply: "M10 6L4 12l6 6 M4 12h10a6 6 0 0 1 6 6",
  close: "M6 6l12 12 M18 6L6 18",
  more: "M12 5h.01 M12 12h.01 M12 19h.01",
  menu: "M4 7h16 M4 12h16 M4 17h10",
  out: "M8 16L17 7 M9 7h8v8",
  copy: "M9 9h11v11H9z M5 15V4h11",
  block: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18 M6 6l12 12",
  restart: "M19 12a7 7 0 1 1-2-5 M19 3v5h-5",
};
const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const HUES = [205, 265, 150, 20, 330, 185, 45, 235];

function chosenLanguage() {
  try { return localStorage.getItem("language"); } catch { return null; /* the browser keeps nothing */ }
}

const word = (name) => (WORDS[name] || [name, name])[SWEDISH ? 0 : 1];
const find = (selector, from = document) => from.querySelector(selector);

function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "sign");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}

async function ask(verb, path, body) {
  const options = { method: verb, cache: "no-store" };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(`/rehearsal/${path}`, options);
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error || answer.statusText);
  return content;
}

/* Time */

const time = { offset: 0 };
const rehearsalNow = () => new Date(Date.now() + time.offset * 1000);
const hours = (date) => date.toLocaleTimeString(LOCALE, { hour: "2-digit", minute: "2-digit" });
const day = (date) => date.toLocaleDateString(LOCALE, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
const two = (number) => String(number).padStart(2, "0");

function forInput(date) {
  const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()].map(two);
  return `${date.getFullYear()}-${parts[0]}-${parts[1]} ${parts[2]}:${parts[3]}`;
}

/* A time as it is written in the field, with the browser's offset, or null where it is none. */
function withOffset(written) {
  const [, day, clock] = /^\s*(\d{4}-\d\d-\d\d)[ T]+(\d\d[:.]\d\d)\s*$/.exec(written) || [];
  const local = `${day}T${(clock || "").replace(".", ":")}`;
  const exists = !Number.isNaN(Date.parse(local)) && forInput(new Date(local)).replace(" ", "T") === local;
  if (!exists) return null;
  const minutes = -new Date(local).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${local}:00${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function showTime() {
  const now = rehearsalNow();
  const shown = find(".clock time");
  shown.dateTime = now.toISOString();
  shown.replaceChildren(make("span", {}, day(now)), " ", make("b", {}, hours(now)));
  const input = find(".clock input");
  if (document.activeElement !== input && !input.dataset.touched) input.value = forInput(now);
}

/* Formatted text */

function formatted(text, entities, phone) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, sorted, 0, text.length, phone);
}

function span(text, entities, start, end, phone) {
  const nodes = document.createDocumentFragment();
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const stop = entity.offset + entity.length;
    if (entity.offset < at || stop > end) continue;
    const isBlock = BLOCKS.has(entity.type);
    nodes.append(isBlock ? text.slice(at, entity.offset).replace(/\n$/, "") : text.slice(at, entity.offset));
    const inner = entities.slice(index + 1).filter((other) => other.offset + other.length <= stop);
    const node = entityNode(entity, text.slice(entity.offset, stop), phone);
    node.append(span(text, inner, entity.offset, stop, phone));
    nodes.append(node);
    at = isBlock && text[stop] === "\n" ? stop + 1 : stop;
  }
  nodes.append(text.slice(at, end));
  return nodes;
}

function entityNode(entity, text, phone) {
  switch (entity.type) {
    case "url": return link(text.includes("://") ? text : `https://${text}`, phone);
    case "text_link": return link(entity.url, phone);
    case "email": return make("a", { href: `mailto:${text}` });
    case "bot_command": return make("button", { type: "button", class: "command", onclick: () => phone.say(text) });
    case "spoiler": return make("span", {
      class: "spoiler", tabindex: 0, role: "button",
      onclick: (event) => event.currentTarget.classList.add("open"),
      onkeydown: (event) => event.key === "Enter" && event.currentTarget.classList.add("open"),
    });
    case "mention": case "hashtag": return make("span", { class: "tinted" });
    default: return make(TAGS[entity.type] || "span");
  }
}

function link(address, phone) {
  const start = deepLink(address);
  if (start !== null) {
    return make("a", { href: address, onclick: (event) => { event.preventDefault(); phone.say(start); } });
  }
  if (!/^https?:\/\//i.test(address)) return make("span", { class: "tinted" });
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" });
}

/* What a link to the bot itself says for the person, or null for any other link. */
function deepLink(address) {
  const match = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/([^/?#]+)\/?(?:\?(.*))?$/i.exec(address)
    || /^tg:\/\/resolve\?(?=.*domain=([^&]+))(.*)$/i.exec(address);
  if (!match || match[1].toLowerCase() !== world.username.toLowerCase()) return null;
  const start = new URLSearchParams(match[2] || "").get("start");
  return start ? `/start ${start}` : "/start";
}

/* What a link to Telegram's page for passing on would pass on, or null: https://core.telegram.org/widgets/share */
function sharedLink(address) {
  if (!/^https?:\/\/(?:t|telegram)\.me\/share\/url\?/i.test(address)) return null;
  const given = new URL(address).searchParams;
  return { text: given.get("text") || "", address: given.get("url") || "" };
}

/* A phone */

const world = { username: "", names: {}, descriptions: {}, phones: new Map(), active: null, revision: -1 };

class Phone {
  constructor(person) {
    this.person = person;
    this.name = [person.first_name, person.last_name].filter(Boolean).join(" ");
    this.role = word(person.role);
    this.chatId = person.id;
    this.groups = new Map();
    this.chat = null;
    this.shown = new Map();
    this.waiting = new Map();
    this.toasted = null;
    this.editing = null;
    this.replying = null;
    this.hiddenKeyboard = null;
    this.build();
  }

  build() {
    this.list = make("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": `${word("chat")}: ${this.name}`, tabindex: 0 });
    this.status = make("small");
    this.title = make("b");
    this.face = face(this.botName, 205);
    this.switcher = make("select", { class: "switcher", "aria-label": word("chat"), hidden: true, onchange: () => this.turnTo(Number(this.switcher.value)) });
    this.pin = make("div", { class: "pin", hidden: true });
    this.panel = make("div", { class: "panel", hidden: true });
    this.toasts = make("div", { class: "toasts", role: "status" });
    this.buildComposer();
    const header = make("header", { class: "top" }, this.face,
      make("div", { class: "titles" }, this.title, this.status), this.switcher,
      iconButton("more", word("more"), "more", () => this.toggle("more", () => this.moreItems())));
    this.node = make("section", { class: "phone", "data-testid": "phone", "data-person": this.person.id, "aria-label": this.name },
      make("div", { class: "owner" }, face(this.name, hue(this.person.id)), make("b", {}, this.name),
        make("span", { class: "role", "data-testid": "role" }, `· ${this.role}`),
        make("span", { class: "tongue", lang: "en" }, this.person.language_code || "–")),
      make("div", { class: "screen" }, header, this.pin, this.list, this.toasts, this.panel, this.foot));
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
  }

  buildComposer() {
    this.input = make("textarea", {
      rows: 1, maxlength: 4096, placeholder: word("write"), "aria-label": word("write"), "data-testid": "say",
      onkeydown: (event) => this.key(event), oninput: () => this.grow(),
    });
    this.menuButton = make("button", { type: "button", class: "menu", "data-testid": "menu", onclick: () => this.toggle("menu", () => this.menuItems()) }, icon("menu"), word("menu"));
    this.keyboardButton = iconButton("keyboard", word("keyboard"), "keyboard-toggle", () => this.toggleKeyboard());
    this.sendButton = make("button", { type: "button", class: "send", "aria-label": word("send"), title: word("send"), "data-testid": "send", onclick: () => this.submit() }, icon("send"));
    this.note = make("div", { class: "note", hidden: true });
    this.composer = make("div", { class: "composer" }, this.menuButton, this.input, this.keyboardButton,
      iconButton("attach", word("attach"), "attach", () => this.toggle("attach", () => this.attachItems())), this.sendButton);
    this.keyboard = make("div", { class: "keyboard", hidden: true, role: "group", "aria-label": word("keyboard") });
    this.startButton = make("button", { type: "button", class: "start", "data-testid": "start", onclick: () => this.begin() });
    this.foot = make("footer", {}, this.note, this.startButton, this.composer, this.keyboard);
  }

  /* Acting */

  async act(deed, body) {
    try {
      const group = this.chatId === this.person.id ? {} : { chat_id: this.chatId };
      return await ask("POST", `people/${this.person.id}/${deed}`, { ...body, ...group });
    } catch (error) {
      this.toast(word("failed") + error.message);
      return null;
    }
  }

  say(text, answered = null) {
    this.scrollDown = true;
    const asked = this.chat && this.chat.keyboard;
    const reply = answered || (asked && asked.force_reply ? asked.message_id : null);
    return this.act("says", reply ? { text, reply_to: reply } : { text });
  }

  begin() {
    this.say("/start");
    this.input.focus();
  }

  /* Do a first step for the person. Telegram lets nobody write before they pressed Start. */
  async tries(words) {
    activate(this.person.id);
    this.node.scrollIntoView({ behavior: "smooth", inline: "nearest" });
    if (this.isEmpty && words !== "/start") {
      await this.say("/start");
      await this.hears();
    }
    await this.say(words);
  }

  /* Wait for the bot's first words, and no longer than people do. */
  async hears() {
    for (let turn = 0; turn < 50 && !this.chat.messages.some((one) => one.from === "bot"); turn += 1) await pause(0.1);
  }

  get isEmpty() {
    return !this.chat || !this.chat.messages.some((one) => !one.deleted);
  }

  /* What Telegram shows of the bot depends on the language of the phone. */
  get botName() {
    return this.told(world.names);
  }

  told(texts) {
    return texts[this.person.language_code] || texts[""] || "";
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const edited = this.editing;
    const answered = this.replying;
    this.input.value = "";
    this.stopEditing();
    this.grow();
    const done = edited ? await this.act("edits", { message_id: edited, text }) : await this.say(text, answered);
    if (!done) this.input.value = text;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      const own = this.chat.messages.filter((one) => this.isEditable(one)).pop();
      if (own) { event.preventDefault(); this.edit(own); }
    }
  }

  async press(message, button, node) {
    const key = `${message.message_id}:${button.data}`;
    node.classList.add("busy");
    node.setAttribute("aria-busy", "true");
    const pressed = await this.act("presses", { message_id: message.message_id, data: button.data });
    if (!pressed) return this.settle(key);
    this.waiting.set(pressed.callback_id, key);
    setTimeout(() => { this.waiting.delete(pressed.callback_id); this.settle(key); }, 15000);
    return this.showToasts();
  }

  settle(key) {
    if ([...this.waiting.values()].includes(key)) return;
    for (const node of this.list.querySelectorAll(".buttons .busy")) {
      if (node.dataset.key !== key) continue;
      node.classList.remove("busy");
      node.removeAttribute("aria-busy");
    }
  }

  follow(address) {
    const start = deepLink(address);
    const shared = sharedLink(address);
    if (start !== null) this.say(start);
    else if (shared !== null) this.share(shared);
    else if (/^https?:\/\//i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
    else this.toast(address);
  }

  /* Nothing leaves the machine: the link is handed to another phone on the page. */
  async share(shared) {
    const others = [...world.phones.values()].filter((one) => one !== this);
    if (!others.length) return void this.question(word("nobodyElse"), word("ok"), true);
    const chosen = await this.sheet(word("shareWith"), others.map((one) => ({ label: one.name, value: one, testid: "share-with" })));
    if (chosen) chosen.receives(this.name, shared);
    return null;
  }

  async receives(sender, { text, address }) {
    activate(this.person.id);
    this.node.scrollIntoView({ inline: "nearest" });
    if (await this.question(`${sender}: ${text}\n\n${address}`, word("openIt"))) this.follow(address);
  }

  async copy(text) {
    try { await navigator.clipboard.writeText(text); } catch { /* without permission the toast still shows the text */ }
    this.toast(`${word("copied")}: ${text}`);
  }

  async pressReply(button) {
    if (this.chat.keyboard.one_time) this.hideKeyboard();
    if (button.request_contact) {
      if (await this.question(word("share"), word("shareYes"))) this.act("sends", { kind: "contact" });
    } else if (button.request_location) this.act("sends", { kind: "location" });
    else this.say(button.text);
  }

  isEditable(message) {
    return message.from === this.person.id && !message.deleted && message.kind === "text";
  }

  reply(message) {
    this.stopEditing();
    this.replying = message.message_id;
    this.note.replaceChildren(make("span", {}, `${word("replying")}: ${(message.text || word(message.kind)).split("\n")[0]}`),
      iconButton("close", word("cancel"), "reply-cancel", () => this.stopEditing()));
    this.note.hidden = false;
    this.input.focus();
  }

  edit(message) {
    this.editing = message.message_id;
    this.note.replaceChildren(make("span", {}, word("editing")),
      iconButton("close", word("cancel"), "edit-cancel", () => { this.input.value = ""; this.stopEditing(); }));
    this.note.hidden = false;
    this.sendButton.replaceChildren(icon("save"));
    this.sendButton.setAttribute("aria-label", word("save"));
    this.input.value = message.text;
    this.grow();
    this.input.focus();
  }

  stopEditing() {
    this.editing = null;
    this.replying = null;
    this.note.hidden = true;
    this.sendButton.replaceChildren(icon("send"));
    this.sendButton.setAttribute("aria-label", word("send"));
  }

  escape() {
    if (!this.panel.hidden) this.closePanel();
    else if (this.editing) { this.input.value = ""; this.stopEditing(); }
    else if (this.replying) this.stopEditing();
  }

  /* Panels */

  async toggle(name, items) {
    if (!this.panel.hidden && this.panel.dataset.name === name) return this.closePanel();
    this.panel.dataset.name = name;
    this.panel.replaceChildren(...(await items()));
    this.panel.style.setProperty("--foot", `${this.foot.offsetHeight}px`);
    this.panel.hidden = false;
    const first = find("button", this.panel);
    if (first) first.focus();
    return null;
  }

  closePanel() {
    this.panel.hidden = true;
  }

  item(testid, label, detail, act) {
    return make("button", { type: "button", "data-testid": testid, onclick: () => { this.closePanel(); act(); } },
      ICONS[label] ? icon(label) : make("b", {}, label), make("span", {}, detail));
  }

  async menuItems() {
    const menu = await ask("GET", `commands?person=${this.person.id}&chat=${this.chatId}`);
    if (!menu.length) return [make("p", {}, word("noCommands"))];
    return menu.map((one) => this.item("menu-item", `/${one.command}`, one.description, () => this.say(`/${one.command}`)));
  }

  attachItems() {
    return KINDS.map((kind) =>
      this.item(`attach-${kind}`, kind, word(kind), () => { this.scrollDown = true; this.act("sends", { kind }); }));
  }

  moreItems() {
    const blocked = this.chat && this.chat.blocked;
    return [this.item("block", blocked ? "restart" : "block", word(blocked ? "restart" : "block"), () => this.act(blocked ? "unblocks" : "blocks", {}))];
  }

  toggleKeyboard() {
    this.hiddenKeyboard = this.hiddenKeyboard === this.keyboardKey() ? null : this.keyboardKey();
    this.showKeyboard();
  }

  hideKeyboard() {
    this.hiddenKeyboard = this.keyboardKey();
    this.showKeyboard();
  }

  keyboardKey() {
    return this.chat.keyboard ? this.chat.keyboard.message_id : null;
  }

  /* Showing */

  turnTo(chatId) {
    this.chatId = chatId;
    this.shown.clear();
    this.list.replaceChildren();
    this.toasted = null;
    this.scrollDown = true;
    this.stopEditing();
    this.refresh();
  }

  async refresh() {
    const wanted = this.chatId;
    const chat = await ask("GET", `chats/${wanted}`);
    if (wanted !== this.chatId || (this.chat && this.chat.chat_id === wanted && chat.revision < this.chat.revision)) return;
    this.chat = chat;
    this.show();
  }

  show() {
    const isGroup = this.chatId !== this.person.id;
    this.title.textContent = isGroup ? this.chat.title : this.botName;
    this.status.textContent = this.chat.typing ? word("typing") : word("bot");
    this.status.classList.toggle("typing", Boolean(this.chat.typing));
    clearTimeout(this.typingTimer);
    if (this.chat.typing) this.typingTimer = setTimeout(() => this.refresh(), this.chat.typing * 1000 + 100);
    this.showMessages();
    this.showPinned();
    this.showToasts();
    this.showFoot();
    this.showKeyboard();
  }

  showMessages() {
    const wasLow = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
    const before = this.shown.size;
    const messages = this.chat.messages.filter((one) => !one.deleted);
    const alive = new Set(messages.map((one) => one.message_id));
    for (const [id, kept] of this.shown) {
      if (!alive.has(id)) { kept.node.remove(); this.shown.delete(id); }
    }
    messages.forEach((one) => this.showMessage(one));
    this.showDays(messages);
    this.showWelcome(messages.length === 0);
    if (wasLow || this.scrollDown || !before) this.toBottom();
  }

  showMessage(message) {
    const print = JSON.stringify(message);
    const kept = this.shown.get(message.message_id);
    if (kept && kept.print === print) return;
    const node = this.bubble(message);
    if (kept) kept.node.replaceWith(node);
    else this.list.append(node);
    this.shown.set(message.message_id, { node, print });
  }

  showDays(messages) {
    this.list.querySelectorAll(".day").forEach((node) => node.remove());
    let last = "";
    for (const message of messages) {
      const date = day(new Date(message.date * 1000));
      if (date !== last) this.shown.get(message.message_id).node.before(make("div", { class: "day" }, date));
      last = date;
    }
  }

  showWelcome(isEmpty) {
    const old = find(".welcome", this.list);
    if (old) old.remove();
    if (!isEmpty) return;
    const described = this.told(world.descriptions);
    this.list.append(make("div", { class: "welcome", "data-testid": "welcome" }, make("b", {}, described ? word("hello") : this.botName), make("p", {}, described)));
  }

  bubble(message) {
    const mine = message.from === this.person.id;
    const date = new Date(message.date * 1000);
    const meta = make("span", { class: "meta" }, message.edited ? `${word("edited")} ` : "",
      make("time", { datetime: date.toISOString() }, hours(date)));
    const bare = ["sticker", "dice"].includes(message.kind);
    const body = make("div", { class: `bubble${bare ? " bare" : ""}` }, this.author(message, mine), this.quote(message),
      ...this.attachments(message), this.words(message), meta);
    const row = make("div", { class: "line" }, body);
    if (this.isEditable(message)) row.prepend(iconButton("edit", word("edit"), "edit", () => this.edit(message)));
    if (message.from === "bot" && !message.deleted) row.append(iconButton("reply", word("reply"), "reply", () => this.reply(message)));
    return make("article", { class: `message ${mine ? "mine" : "theirs"}`, "data-testid": "message", "data-message-id": message.message_id, "data-from": message.from },
      row, this.buttons(message));
  }

  author(message, mine) {
    if (mine || this.chatId === this.person.id) return null;
    const other = world.phones.get(message.from);
    return make("b", { class: "author" }, message.from === "bot" ? this.botName : other ? other.name : "?");
  }

  quote(message) {
    if (message.forwarded) return make("small", { class: "tinted" }, word("forwarded"));
    const quoted = this.chat.messages.find((one) => one.message_id === message.reply_to);
    if (!quoted) return null;
    const who = quoted.from === "bot" ? this.botName : (world.phones.get(quoted.from) || {}).name || "?";
    const text = quoted.deleted ? word("deleted") : quoted.text || word(quoted.kind);
    return make("div", { class: "quote" }, make("b", {}, who), make("span", {}, text));
  }

  words(message) {
    if (!message.text) return null;
    const text = make("div", { class: "text", dir: "auto" });
    text.append(formatted(message.text, message.entities, this));
    return text;
  }

  attachments(message) {
    const files = message.files.map((file) => attachment(file, () => this.loaded()));
    return [...files, ...Object.entries(message.details).filter(([kind]) => KINDS.includes(kind)).slice(0, 1).map(([kind, value]) => detail(kind, value))];
  }

  loaded() {
    if (this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 700) this.toBottom();
  }

  buttons(message) {
    if (!message.buttons || !message.buttons.length) return null;
    return make("div", { class: "buttons" }, ...message.buttons.map((row) =>
      make("div", { class: "row" }, ...row.map((button) => this.button(message, button)))));
  }

  button(message, button) {
    const key = `${message.message_id}:${button.data}`;
    const busy = button.data !== undefined && [...this.waiting.values()].includes(key);
    const act = () => {
      if (button.url) this.follow(button.url);
      else if (button.copy) this.copy(button.copy);
      else if (button.data !== undefined) this.press(message, button, node);
    };
    const sign = button.url ? "out" : button.copy ? "copy" : "";
    const node = make("button", { type: "button", "data-testid": "button", "data-key": key, class: [busy ? "busy" : "", button.style || ""].join(" ").trim() || null, title: button.url || null, onclick: act },
      make("span", {}, button.text), sign ? icon(sign) : null);
    return node;
  }

  showPinned() {
    const id = this.chat.pinned[this.chat.pinned.length - 1];
    const message = this.chat.messages.find((one) => one.message_id === id && !one.deleted);
    this.pin.hidden = !message;
    if (message) this.pin.replaceChildren(make("b", {}, word("pinned")), make("span", {}, message.text || word(message.kind)));
  }

  showFoot() {
    const begin = (this.isEmpty && this.chatId === this.person.id) || this.chat.blocked;
    this.startButton.hidden = !begin;
    this.startButton.textContent = this.chat.blocked ? word("restart") : word("start");
    this.composer.hidden = begin;
  }

  showKeyboard() {
    const rows = this.chat.keyboard && !this.chat.blocked ? this.chat.keyboard.rows : [];
    const hidden = this.hiddenKeyboard !== null && this.hiddenKeyboard === this.keyboardKey();
    this.input.placeholder = (this.chat.keyboard && this.chat.keyboard.placeholder) || word("write");
    this.keyboardButton.hidden = !rows.length;
    const wasHidden = this.keyboard.hidden;
    this.keyboard.hidden = !rows.length || hidden;
    this.keyboard.replaceChildren(...rows.map((row) => make("div", { class: "row" }, ...row.map((button) =>
      make("button", { type: "button", "data-testid": "keyboard-button", onclick: () => this.pressReply(button) }, button.text)))));
    if (wasHidden !== this.keyboard.hidden) this.toBottom();
  }

  showToasts() {
    const toasts = this.chat.toasts.filter((one) => one.person_id === this.person.id);
    if (this.toasted === null) this.toasted = toasts.length ? toasts[toasts.length - 1].number : 0;
    for (const toast of toasts) {
      const key = this.waiting.get(toast.callback_id);
      if (key !== undefined) { this.waiting.delete(toast.callback_id); this.settle(key); }
      if (toast.number <= this.toasted) continue;
      this.toasted = toast.number;
      if (toast.url) this.follow(toast.url);
      else if (toast.text && toast.show_alert) this.question(toast.text, word("ok"), true);
      else if (toast.text) this.toast(toast.text);
    }
  }

  toast(text) {
    const node = make("div", { class: "toast", "data-testid": "toast" }, text);
    this.toasts.append(node);
    setTimeout(() => node.classList.add("gone"), 3200);
    setTimeout(() => node.remove(), 3600);
  }

  question(text, yes, only = false) {
    const agree = { label: yes, value: true, testid: "alert-ok", main: true };
    return this.sheet(text, only ? [agree] : [{ label: word("cancel"), value: false }, agree]);
  }

  /* Resolves to the value of what is pressed, or to false where it is closed. */
  sheet(text, options) {
    return new Promise((resolve) => {
      const choices = make("div", { class: "choices" });
      const dialog = make("dialog", { class: "sheet", "data-testid": "alert", "aria-label": text }, make("p", {}, text), choices);
      const answer = (value) => { dialog.close(); dialog.remove(); resolve(value); };
      choices.append(...options.map(({ label, value, testid, main }) =>
        make("button", { type: "button", class: main ? "main" : null, "data-testid": testid, onclick: () => answer(value) }, label)));
      dialog.addEventListener("cancel", () => answer(false));
      this.node.append(dialog);
      dialog.showModal();
    });
  }

  offerGroup(chat) {
    if (!chat.members.includes(this.person.id)) return;
    this.groups.set(chat.chat_id, chat.title);
    this.switcher.hidden = false;
    const options = [[this.person.id, this.botName], ...this.groups];
    this.switcher.replaceChildren(...options.map(([id, title]) => make("option", { value: id, selected: id === this.chatId }, title)));
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
  }

  toBottom() {
    this.scrollDown = false;
    this.list.scrollTop = this.list.scrollHeight;
  }
}

function iconButton(sign, label, testid, act) {
  return make("button", { type: "button", class: "icon", "aria-label": label, title: label, "data-testid": testid, onclick: act }, icon(sign));
}

const hue = (id) => HUES[Math.floor(id / 7) % HUES.length];

function face(name, tint) {
  const letters = name.split(/\s+/).filter(Boolean).map((part) => [...part][0]).slice(0, 2).join("").toUpperCase();
  const node = make("span", { class: "face", "aria-hidden": "true" }, letters);
  node.style.setProperty("--hue", tint);
  return node;
}

function attachment(file, loaded) {
  if (file.kind === "sticker") return make("div", { class: "large", role: "img", "aria-label": word("sticker") }, icon("sticker"));
  if (file.kind === "photo" && file.mime.startsWith("image/")) {
    return make("a", { href: file.url, target: "_blank", class: "picture" }, make("img", { src: file.url, alt: file.name, onload: loaded }));
  }
  const size = file.size < 1024 ? `${file.size} B` : `${Math.round(file.size / 1024)} kB`;
  return make("a", { href: file.url, download: file.name, class: "file", "data-testid": "file" },
    icon(file.kind),
    make("span", {}, make("b", {}, file.kind === "document" ? file.name : word(file.kind)), make("small", {}, size)));
}

function detail(kind, value) {
  if (kind === "dice") return make("div", { class: "large", role: "img", "aria-label": `${word("dice")}: ${value.value}` }, icon("dice"));
  const facts = {
    location: () => `${value.latitude.toFixed(4)}, ${value.longitude.toFixed(4)}`,
    venue: () => `${value.title}, ${value.address}`,
    contact: () => `${value.first_name} ${value.phone_number}`,
    poll: () => value.options.map((one) => one.text).join(" / "),
  };
  return make("div", { class: "file" }, icon(kind),
    make("span", {}, make("b", {}, word(kind)), make("small", {}, facts[kind] ? facts[kind]() : "")));
}

/* The page */

function addPhone(person) {
  if (world.phones.has(person.id)) return;
  const phone = new Phone(person);
  world.phones.set(person.id, phone);
  find(".phones").append(phone.node);
  find(".tabs").append(make("button", { type: "button", "data-testid": "person-tab", "data-person": person.id, onclick: () => activate(person.id) },
    face(phone.name, hue(person.id)), make("span", {}, person.first_name, make("small", {}, phone.role))));
  if (world.active === null) activate(person.id);
  phone.refresh();
}

function activate(id) {
  world.active = id;
  for (const phone of world.phones.values()) phone.node.classList.toggle("active", phone.person.id === id);
  for (const tab of document.querySelectorAll(".tabs button")) tab.setAttribute("aria-pressed", String(Number(tab.dataset.person) === id));
  const phone = world.phones.get(id);
  if (phone && phone.chat) phone.toBottom();
}

async function addMissingPeople() {
  (await ask("GET", "people")).forEach(addPhone);
}

function takeSurroundings(state) {
  const { username, names, descriptions, presence } = state.bot;
  const renamed = JSON.stringify([world.names, world.descriptions]) !== JSON.stringify([names, descriptions]);
  Object.assign(world, { username, names, descriptions });
  time.offset = state.clock.offset;
  showPresence(presence);
  showTime();
  if (!renamed) return;
  for (const phone of world.phones.values()) {
    const drawn = face(phone.botName, 205);
    phone.face.replaceWith(drawn);
    phone.face = drawn;
    if (phone.chat) phone.show();
  }
}

/* Whether the bot is "here", "starting" or "away", or the whole rehearsal "over". */
function showPresence(presence) {
  const shown = find(".presence");
  shown.hidden = presence === "here";
  shown.dataset.presence = presence;
  if (shown.textContent !== word(presence)) shown.textContent = word(presence);
}

async function takeChanges(changes) {
  world.revision = changes.revision;
  takeSurroundings(changes);
  for (const id of changes.chats.filter((one) => one < 0)) {
    const chat = await ask("GET", `chats/${id}`);
    world.phones.forEach((phone) => phone.offerGroup(chat));
  }
  const newer = [...world.phones.values()].filter((phone) => changes.chats.includes(phone.chatId));
  await Promise.all(newer.map((phone) => phone.refresh()));
}

const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

async function watch() {
  for (;;) {
    try {
      const changes = await ask("GET", `changes?after=${world.revision}&wait=25`);
      if (changes.revision < world.revision) return void window.location.reload();
      await takeChanges(changes);
      if (changes.people !== world.phones.size) await addMissingPeople();
    } catch {
      showPresence("over");
      await pause(1);
      if (await restarted()) return void window.location.reload();
    }
  }
}

async function restarted() {
  try { return (await ask("GET", "state")).revision < world.revision; } catch { return false; }
}

async function look() {
  try { takeSurroundings(await ask("GET", "state")); } catch { showPresence("over"); }
}

function addNewcomer(form) {
  const [first, ...rest] = form.elements.name.value.trim().split(/\s+/);
  if (!first) return;
  const person = { first_name: first, last_name: rest.join(" "), language_code: form.elements.language.value };
  ask("POST", "people", person).then((added) => {
    addPhone(added);
    activate(added.id);
    world.phones.get(added.id).node.scrollIntoView({ behavior: "smooth", inline: "end" });
  });
}

function label() {
  document.documentElement.lang = LANGUAGE;
  document.title = word("rehearsal");
  document.querySelectorAll("[data-word]").forEach((node) => { node.textContent = word(node.dataset.word); });
  document.querySelectorAll("[data-label]").forEach((node) => node.setAttribute("aria-label", word(node.dataset.label)));
  find(".add").setAttribute("aria-label", word("addPerson"));
  find(".tongues").lang = SPOKEN.find((one) => one !== LANGUAGE);
}

/* What there is to see stands with the stand-in, so the page may simply be drawn anew. */
function switchLanguage() {
  try { localStorage.setItem("language", find(".tongues").lang); } catch { return; }
  window.location.reload();
}

async function offerFirstSteps() {
  const chips = find(".chips");
  const suggested = (await ask("GET", "suggestions")).filter((one) => world.phones.has(one.person_id));
  chips.replaceChildren(...suggested.map(({ kind, person_id: person, says }) => {
    const phone = world.phones.get(person);
    const [what, as] = word(kind).split("|");
    const who = `${as} ${phone.person.first_name}`;
    return make("button", { type: "button", "data-testid": `first-${kind}`, "aria-label": what + who, onclick: () => phone.tries(says) },
      what, make("span", { class: "wide" }, who));
  }));
  chips.hidden = !suggested.length;
}

function listen() {
  const newcomer = find("#newcomer");
  find(".add").addEventListener("click", () => newcomer.showModal());
  find("[value=cancel]", newcomer).addEventListener("click", () => newcomer.close());
  find("form", newcomer).addEventListener("submit", (event) => { addNewcomer(event.target); setTimeout(() => event.target.reset()); });
  find(".tongues").addEventListener("click", switchLanguage);
  const clock = find(".clock");
  const input = find("input", clock);
  input.addEventListener("input", () => {
    input.dataset.touched = "yes";
    input.setCustomValidity(withOffset(input.value) ? "" : word("wrongTime"));
  });
  clock.addEventListener("submit", async (event) => {
    event.preventDefault();
    delete input.dataset.touched;
    time.offset = (await ask("PUT", "clock", { now: withOffset(input.value) })).offset;
    showTime();
  });
}

async function open() {
  label();
  listen();
  await look();
  await addMissingPeople();
  await offerFirstSteps();
  setInterval(showTime, 1000);
  setInterval(look, 2000);
  watch();
}

open();
