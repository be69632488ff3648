/*
 * The chat window. <curbstop-chat> enhances the plain form of /chat; <curbstop-chat data-window> is a button of the portal that opens
 * the same conversation. Texts come as data- attributes, colors from tokens.css, replies from /chat.
 */
const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; font: 400 1rem/1.5 var(--font); color: var(--ink); }
  :host([data-window]) { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 100; }
  * { box-sizing: border-box; }
  button, input { font: inherit; color: inherit; }
  :focus-visible { outline: 3px solid var(--on-focus); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); }
  [hidden] { display: none !important; }
  .frame { display: flex; flex-direction: column; height: min(40rem, 75vh); border: 1px solid var(--line-strong); border-radius: var(--radius-l); background: var(--paper); overflow: hidden; }
  :host([data-window]) .frame { width: min(25rem, calc(100vw - 2rem)); height: min(36rem, calc(100vh - 6rem)); box-shadow: var(--shadow); margin-block-end: 0.75rem; }
  header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: 0.5rem 0.5rem 0.5rem 1rem; background: var(--brand); color: var(--on-brand); }
  header h2 { font-size: 1.0625rem; margin: 0; }
  header button { background: none; border: 0; color: inherit; min-width: 2.75rem; min-height: 2.75rem; font-size: 1.25rem; border-radius: var(--radius-s); cursor: pointer; }
  .launch { display: flex; align-items: center; gap: 0.5rem; margin-inline-start: auto; min-height: 3.25rem; padding: 0 1.25rem; border: 2px solid var(--paper); border-radius: 99px; background: var(--brand); color: var(--on-brand); font-weight: var(--weight-strong); box-shadow: var(--shadow); cursor: pointer; }
  .launch svg { width: 1.5rem; height: 1.5rem; }
  @media (width < 40rem) { .launch { width: 3.25rem; padding: 0; justify-content: center; } .launch span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
  .log { flex: 1; overflow-y: auto; padding: 1rem; display: flex; flex-direction: column; gap: 0.5rem; }
  .log:focus-visible { outline-offset: -3px; box-shadow: none; }
  .line { max-width: 85%; padding: 0.625rem 0.875rem; border-radius: 1rem 1rem 1rem 0.25rem; background: var(--mist); align-self: flex-start; white-space: pre-line; overflow-wrap: anywhere; }
  .line.you { align-self: flex-end; background: var(--brand); color: var(--on-brand); border-radius: 1rem 1rem 0.25rem 1rem; }
  .line.staff { border-inline-start: 4px solid var(--brand); }
  .line.notice { max-width: 100%; align-self: center; padding: 0.25rem 0.5rem; background: none; color: var(--ink-soft); text-align: center; }
  .name { display: block; font-weight: var(--weight-strong); font-size: var(--size-xs); }
  .line.confirmed { background: var(--good-tint); border-inline-start: 4px solid var(--good); }
  .line.warning { background: var(--warn-tint); border-inline-start: 4px solid var(--warn); }
  .line.danger, .line.error { background: var(--danger-tint); border-inline-start: 4px solid var(--danger); }
  .line .hint { display: block; color: var(--ink-soft); font-size: var(--size-xs); }
  .line a { color: var(--brand); text-underline-offset: 0.16em; }
  .line a.card { display: inline-block; margin-top: 0.5rem; padding: 0.75rem 1rem; border-radius: var(--radius); background: var(--brand); color: var(--on-brand); font-weight: var(--weight-strong); text-decoration: none; }
  .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .status { margin: 0; padding: 0.5rem 1rem; border-top: 1px solid var(--line); background: var(--brand-tint); font-size: var(--size-xs); }
  .actions { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0 0.75rem; }
  .actions button { min-height: 2.75rem; padding: 0 0.25rem; border: 0; background: none; color: var(--brand); font-size: var(--size-xs); text-decoration: underline; text-underline-offset: 0.16em; cursor: pointer; }
  .choices { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  .choices button, .retry { min-height: 2.75rem; padding: 0.375rem 1rem; border: 2px solid var(--brand); border-radius: 99px; background: var(--paper); color: var(--brand); font-weight: var(--weight-strong); cursor: pointer; }
  .choices button[aria-pressed="true"] { background: var(--brand); color: var(--on-brand); }
  .choices button[aria-pressed="true"]::before { content: "\\2713\\00a0"; }
  .choices button.done { background: var(--brand); color: var(--on-brand); border-radius: var(--radius); }
  .choices button:not([aria-pressed="true"], .done):hover, .retry:hover { background: var(--brand-tint); }
  .typing { display: inline-flex; gap: 0.3rem; padding-block: 1rem; }
  .typing i { width: 0.5rem; height: 0.5rem; border-radius: 50%; background: var(--ink-soft); }
  @media (prefers-reduced-motion: no-preference) {
    .typing i { animation: breathe 1.2s infinite; } .typing i:nth-child(2) { animation-delay: 0.2s; } .typing i:nth-child(3) { animation-delay: 0.4s; }
    @keyframes breathe { 0%, 60%, 100% { opacity: 0.3; } 30% { opacity: 1; } }
  }
  form { display: flex; gap: 0.5rem; padding: 0.75rem; border-top: 1px solid var(--line); }
  form input { flex: 1; min-width: 0; min-height: 2.75rem; padding: 0.375rem 0.75rem; border: 2px solid var(--line-strong); border-radius: var(--radius-s); background: var(--paper); }
  form button { min-height: 2.75rem; padding: 0 1rem; border: 0; border-radius: var(--radius); background: var(--brand); color: var(--on-brand); font-weight: var(--weight-strong); cursor: pointer; }
  form button.attach { padding: 0; min-width: 2.75rem; border: 2px solid var(--brand); background: var(--paper); color: var(--brand); }
  form button.attach svg { width: 1.375rem; height: 1.375rem; vertical-align: middle; }
  @media (forced-colors: active) { .line, .launch, form button { border: 1px solid; } }
`);

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const CLIP = "M20 11.500 12.200 19.300a5 5 0 0 1-7.100-7.100l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400l7.800-7.800";
const BUBBLE = "M4 5.5A2.5 2.5 0 0 1 6.500 3h11A2.500 2.500 0 0 1 20 5.500v7a2.500 2.500 0 0 1-2.500 2.500H11l-5 5v-5a2 2 0 0 1-2-2z";

customElements.define("curbstop-chat", class extends HTMLElement {
  #log; #form; #input; #file; #frame; #launch; #status; #actions; #turn; #question; #timer; #pending; #last = 0; #begun = false; #busy = false; #waiting = [];

  #address(query = {}) {
    const address = new URL(this.dataset.door ?? "/chat", location.href);
    Object.entries(query).forEach(([name, value]) => address.searchParams.set(name, value));
    return address;
  }

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    this.#log = make("div", { className: "log", tabIndex: 0 });
    this.#log.setAttribute("role", "log");
    this.#log.setAttribute("aria-label", this.dataset.title);
    this.#input = make("input", { type: "text", maxLength: 1000, autocomplete: "off", placeholder: this.dataset.write });
    this.#input.setAttribute("aria-label", this.dataset.write);
    this.#input.addEventListener("input", () => this.#hideDigits());
    this.#file = make("input", { type: "file", multiple: true, hidden: true, accept: "image/jpeg,image/png,application/pdf" });
    this.#file.addEventListener("change", () => this.#attach([...this.#file.files]));
    const attach = make("button", { type: "button", className: "attach" });
    attach.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="${CLIP}"/></svg>`;
    attach.setAttribute("aria-label", this.dataset.attach);
    attach.title = this.dataset.attach;
    attach.addEventListener("click", () => this.#file.click());
    this.#form = make("form", {}, attach, this.#input, make("button", { type: "submit", textContent: this.dataset.send }));
    this.#form.addEventListener("submit", event => { event.preventDefault(); this.#say(); });
    this.#status = make("p", { className: "status", hidden: true });
    this.#status.setAttribute("role", "status");
    this.#actions = make("div", { className: "actions", hidden: true });
    this.#frame = make("section", { className: "frame" }, this.#log, this.#status, this.#form, this.#actions);
    this.#frame.setAttribute("aria-label", this.dataset.title);
    root.append(this.#frame, this.#file);
    if ("window" in this.dataset) this.#becomeWindow(root); else this.#begin();
  }

  #becomeWindow(root) {
    const close = make("button", { type: "button", textContent: "\u00d7" });
    close.setAttribute("aria-label", this.dataset.close);
    this.#frame.prepend(make("header", {}, make("h2", { textContent: this.dataset.title }), close));
    this.#launch = make("button", { type: "button", className: "launch" });
    this.#launch.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" d="${BUBBLE}"/></svg>`;
    this.#launch.append(make("span", { textContent: this.dataset.title }));
    this.#launch.setAttribute("aria-expanded", "false");
    this.#frame.hidden = true;
    root.append(this.#launch);
    this.#launch.addEventListener("click", () => this.#open(this.#frame.hidden));
    close.addEventListener("click", () => this.#open(false));
    root.addEventListener("keydown", event => { if (event.key === "Escape" && !this.#frame.hidden) this.#open(false); });
  }

  #open(open) {
    this.#frame.hidden = !open;
    this.#launch.setAttribute("aria-expanded", String(open));
    if (!open) { this.#launch.focus(); return; }
    if (!this.#begun) this.#begin();
    this.#input.focus();
  }

  #begin(query = {}) {
    this.#begun = true;
    this.#last = 0;
    this.#ask(() => fetch(this.#address(query), { headers: { Accept: "application/json" } }));
  }

  // A code that is typed before it is asked for is masked like one that is.
  #hideDigits() {
    if (this.#question?.hidesDigits) this.#input.type = /^\s*\d/.test(this.#input.value) ? "password" : "text";
  }

  // Lines of a person come by themselves: while one is asked for or there, the window asks for them. One that fails asks again later.
  #listen(live) {
    clearTimeout(this.#timer);
    if (!live) return;
    this.#timer = setTimeout(async () => {
      if (this.#busy) { this.#listen(true); return; }
      try {
        const response = await fetch(this.#address({ after: this.#last }), { headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(response.status);
        const reply = await response.json();
        if (this.#busy) this.#listen(true); else this.#show(reply); // an answer on its way brings the same lines
      } catch {
        this.#listen(true);
      }
    }, document.hidden ? 10000 : 3000);
  }

  #say() {
    if (this.#busy) { this.#waiting.push(() => this.#say()); return; } // the words stay in the field until the reply has arrived
    const words = this.#input.value.trim();
    if (!words) return;
    this.#input.value = "";
    this.#hideDigits();
    this.#send({ words }, this.#question?.secret ? "\u2022\u2022\u2022\u2022" : words);
  }

  #send(answer, shown) {
    if (this.#busy) return;
    this.#clearChoices();
    this.#pending = shown && this.#line("you", shown);
    this.#post(new URLSearchParams({ turn: this.#turn, after: this.#last, ...answer }));
  }

  #attach(files) {
    if (!files.length) return;
    if (this.#busy) { this.#waiting.push(() => this.#attach(files)); return; }
    this.#clearChoices();
    this.#pending = this.#line("you", this.dataset.attached.replace("{0}", files.map(file => file.name).join(", ")));
    const body = new FormData();
    body.append("turn", this.#turn);
    body.append("after", this.#last);
    files.forEach(file => body.append("file", file));
    this.#file.value = "";
    this.#post(body);
    this.#input.focus();
  }

  #post(body) {
    this.#ask(() => fetch(this.#address(), { method: "POST", headers: { Accept: "application/json" }, body }));
  }

  /* A retry has the same turn key: the server repeats its reply and does nothing twice. */
  async #ask(request) {
    this.#busy = true;
    let answered = false;
    const typing = make("div", { className: "line typing" }, make("span", { className: "who", textContent: this.dataset.typing }), make("i"), make("i"), make("i"));
    const late = setTimeout(() => { this.#log.append(typing); this.#toEnd(); }, 400);
    try {
      const response = await request();
      if (!response.ok) throw new Error(response.status);
      this.#show(await response.json());
      answered = true;
    } catch {
      const retry = make("button", { type: "button", className: "retry", textContent: this.dataset.again });
      const failed = this.#line("error", this.dataset.failed + "\n");
      failed.append(retry);
      retry.addEventListener("click", () => { failed.remove(); this.#ask(request); this.#input.focus(); });
    } finally {
      clearTimeout(late);
      typing.remove();
      this.#busy = false;
    }
    // What was sent meanwhile comes next; after an error it waits for the retry.
    while (answered && !this.#busy && this.#waiting.length) this.#waiting.shift()();
  }

  #show({ turn, ended, lines, question, language, last, status, live, actions, rating }) {
    this.#turn = turn;
    this.#question = question;
    this.#last = last;
    this.#log.lang = language;
    for (const { who, name, kind, text, url } of lines) {
      if (who === "you" && this.#pending) { // what was typed gives way to what is kept of it, which has no code in it
        if (this.#pending.words !== text) { this.#pending.lastChild.textContent = text; }
        this.#pending = undefined;
        continue;
      }
      const line = this.#line(who === "us" ? kind : who, kind === "link" ? "" : text, name);
      if (url) line.append(make("a", { href: url, className: kind, textContent: kind === "card" ? this.dataset.card : text }));
    }
    this.#pending = undefined;
    this.#status.hidden = !status;
    if (this.#status.textContent !== status) this.#status.textContent = status;
    this.#listen(live);
    if (question) {
      if (question.error) this.#line("error", question.error);
      const line = this.#line("plain", question.text);
      if (question.hint) line.append(make("span", { className: "hint", textContent: question.hint }));
      if (question.several) this.#offerSeveral(question.choices);
      else this.#offer(question.choices.map(({ value, label }) => [label, () => this.#send({ pick: value }, label)]));
      if (question.photo) line.append(make("span", { className: "hint", textContent: question.photo }));
      this.#input.type = question.secret ? "password" : "text";
      this.#input.inputMode = question.inputMode;
    }
    if (!question) this.#input.type = "text";
    this.#form.hidden = ended;
    this.#actions.hidden = !actions.length;
    this.#actions.replaceChildren(...actions.map(({ wish, label }) => {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", ({ detail }) => { // asked for while a reply is on its way, it comes after that one
        if (!this.#busy) this.#send({ wish }); else if (detail < 2) this.#waiting.push(() => this.#send({ wish }));
        this.#input.focus();
      });
      return button;
    }));
    if (ended) {
      this.#waiting = [];
      this.#close(rating);
    }
    this.#toEnd();
  }

  #close(rating) {
    this.#clearChoices();
    if (rating) {
      this.#line("notice", this.dataset.ended);
      this.#line("plain", rating.text);
      this.#offer(rating.choices.map(({ value, label }) => [label, () => this.#send({ rate: value })]));
    }
    this.#offer([[this.dataset.anew, () => { this.#log.replaceChildren(); this.#form.hidden = false; this.#begin({ new: "" }); this.#input.focus(); }]]);
  }

  #line(kind, text, name) {
    const who = name ? make("span", { className: "name", textContent: name })
      : make("span", { className: "who", textContent: kind === "notice" ? "" : (kind === "you" ? this.dataset.you : this.dataset.us) + ": " });
    const line = make("div", { className: "line " + kind, words: text }, who, ...(kind === "you" ? [text] : this.#callable(text)));
    this.#log.append(line);
    this.#toEnd();
    return line;
  }

  // Numbers to call, as links: in danger nobody should have to type one.
  #callable(text) {
    return text.split(/(\(\d{3}\) \d{3}-\d{4}|\b911\b)/).map((part, at) => at % 2
      ? make("a", { href: "tel:" + (part === "911" ? part : "+1" + part.replace(/\D/g, "")), textContent: part }) : part);
  }

  #offer(choices) {
    if (!choices.length) return;
    const buttons = choices.map(([label, pressed]) => {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", () => { pressed(); this.#input.focus(); });
      return button;
    });
    this.#log.append(make("div", { className: "choices" }, ...buttons));
  }

  #offerSeveral(choices) {
    const toggles = choices.map(({ value, label }) => {
      const toggle = make("button", { type: "button", textContent: label, value });
      toggle.setAttribute("aria-pressed", "false");
      toggle.addEventListener("click", () => toggle.setAttribute("aria-pressed", String(toggle.getAttribute("aria-pressed") === "false")));
      return toggle;
    });
    const done = make("button", { type: "button", className: "done", textContent: this.dataset.send });
    done.addEventListener("click", () => {
      const taken = toggles.filter(toggle => toggle.getAttribute("aria-pressed") === "true");
      if (taken.length) this.#send({ pick: taken.map(toggle => toggle.value).join(" ") }, taken.map(toggle => toggle.textContent).join(", "));
      this.#input.focus();
    });
    this.#log.append(make("div", { className: "choices" }, ...toggles, done));
  }

  #clearChoices() {
    this.#log.querySelectorAll(".choices").forEach(choices => choices.remove());
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }
});
