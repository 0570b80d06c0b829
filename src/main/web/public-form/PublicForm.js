import { Draft } from './Draft.js';
import { at, put } from './paths.js';
import { newViewer } from './viewer.js';

// Longer than a slow phone network needs; the server answers a second sending with what became of the first.
const PATIENCE = 45_000;
const TYPING_PAUSE = 250;

/** One form on a public page: shows it, keeps what is entered as a draft, sends it, and tells what is wrong. */
export class PublicForm {

  /** @param {HTMLElement} place the element that the page made for the form */
  constructor(place) {
    this.place = place;
    this.language = document.documentElement.lang;
    this.button = this.part('send');
    this.draft = new Draft(place.dataset.draft);
    this.viewer = newViewer(this.part('host'), this.language);
    this.sending = false;
    this.sent = false;
    this.opened = false;
  }

  async open() {
    const { schema, data } = JSON.parse(this.part('definition').textContent);
    this.given = data;
    this.schema = schema;
    await this.show(this.draft.load());
    this.viewer.on('changed', () => this.later());
    // The viewer takes over what is typed after a pause, or when the field is left.
    this.viewer.on('presubmit', () => this.leaveField());
    // Enter in a field comes here too.
    this.viewer.on('submit', result => this.submitted(result));
    this.button.addEventListener('click', () => this.send());
    this.part('anew').addEventListener('click', () => this.startAnew());
    window.addEventListener('pagehide', () => {
      this.leaveField();
      this.remember();
    });
    // A page that comes back from the browser's memory may show a form that was sent meanwhile.
    window.addEventListener('pageshow', event => event.persisted && location.reload());
    this.opened = true;
    this.part('wait')?.remove();
    this.button.disabled = false;
    this.place.dataset.ready = 'true';
  }

  async show(entered) {
    const data = structuredClone(this.given);
    await this.viewer.importSchema(this.schema, data);
    const paths = this.paths();
    const restored = Object.entries(entered ?? {}).filter(([key]) => paths.has(key));
    if (restored.length) {
      restored.forEach(([key, value]) => put(data, paths.get(key), value));
      await this.viewer.importSchema(this.schema, data);
    }
    this.part('restored').hidden = !restored.length;
    this.before = JSON.stringify(this.entered());
  }

  async startAnew() {
    clearTimeout(this.timer);
    this.draft.forget();
    this.summary([]);
    await this.show();
    this.focusField(this.fields()[0]);
  }

  /** Fields that people fill in, in the order of the form. */
  fields() {
    return this.viewer.get('formFieldRegistry').getAll()
      .filter(field => field.key && field.type !== 'expression' && !field.disabled && field.readonly !== true);
  }

  pathOf(field) {
    return this.viewer.get('pathRegistry').getValuePath(field);
  }

  paths() {
    return new Map(this.fields().map(field => [this.pathOf(field).join('.'), this.pathOf(field)]));
  }

  entered() {
    const { data } = this.viewer._getState();
    return Object.fromEntries([...this.paths()].map(([key, path]) => [key, at(data, path) ?? null]));
  }

  later() {
    if (!this.opened) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.remember(), TYPING_PAUSE);
  }

  remember() {
    clearTimeout(this.timer);
    const entered = this.entered();
    if (!this.sent && JSON.stringify(entered) !== this.before) this.draft.save(entered);
  }

  leaveField() {
    const active = document.activeElement;
    if (this.part('host').contains(active)) active.blur();
  }

  send() {
    if (!this.sending) this.viewer.submit();
  }

  /** What the viewer found after somebody asked to send. */
  async submitted({ data, errors }) {
    if (this.sending) return;
    this.say();
    this.remember();
    if (Object.keys(errors).length) {
      this.summary(this.fields()
        .filter(field => errors[field.id])
        .map(field => ({ field, reason: [errors[field.id]].flat().join(' ') })));
      return;
    }
    this.summary([]);
    this.busy(true);
    let answer;
    try {
      answer = await this.post(data);
    } catch {
      this.busy(false);
      this.say('network');
      return;
    }
    if (answer.location) {
      this.sent = true;
      this.draft.forget();
      location.assign(answer.location);
      return;
    }
    this.busy(false);
    if (answer.problems) this.refused(answer.problems);
    else this.say(answer.failure);
  }

  async post(data) {
    const { action, csrfHeader, csrfToken } = this.place.dataset;
    const address = new URL(action, location.href);
    address.searchParams.set('lang', this.language.startsWith('zh') ? 'zh' : 'en');
    const headers = { 'Content-Type': 'application/json', 'Accept': 'application/json' };
    if (csrfHeader) headers[csrfHeader] = csrfToken;
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), PATIENCE);
    try {
      const response = await fetch(address, {
        method: 'POST', headers, body: JSON.stringify(data), credentials: 'same-origin', signal: ending.signal
      });
      return this.understood(response, await response.text());
    } finally {
      clearTimeout(timer);
    }
  }

  understood(response, text) {
    let body = {};
    try {
      body = JSON.parse(text);
    } catch {
      // A page instead of an answer: the link is dead, or something between us and the server spoke.
    }
    if (response.ok && typeof body.location === 'string') return { location: this.ours(body.location) };
    if (response.status === 400 && Array.isArray(body.problems)) return { problems: body.problems };
    if ([401, 403, 404, 410].includes(response.status) || response.ok) return { failure: 'gone' };
    return { failure: [409, 429, 503].includes(response.status) ? 'busy' : 'failed' };
  }

  /** An address on this server, with the language that the reader chose. */
  ours(target) {
    const address = new URL(target, location.href);
    if (address.origin !== location.origin) throw new Error('foreign address');
    const chosen = new URLSearchParams(location.search).get('lang');
    if (chosen && !address.searchParams.has('lang')) address.searchParams.set('lang', chosen);
    return address.href;
  }

  /** What the server refused: at the fields, and above the form. */
  refused(problems) {
    const byKey = new Map(this.fields().map(field => [this.pathOf(field).join('.'), field]));
    const refusals = this.viewer.get('refusals');
    const { data, errors } = this.viewer._getState();
    const all = { ...errors };
    problems.forEach(({ field: key, reason }) => {
      const field = byKey.get(key);
      if (!field) return;
      const value = at(data, this.pathOf(field));
      refusals.add(field.id, value, reason);
      all[field.id] = refusals.reasons(field.id, value);
    });
    this.viewer._setState({ errors: all });
    this.summary(problems.map(({ field, reason }) => ({ field: byKey.get(field), reason, whole: true })));
  }

  /** Lists what is wrong above the form and takes the reader there. */
  summary(problems) {
    const box = this.part('summary');
    box.hidden = !problems.length;
    box.querySelector('ul').replaceChildren(...problems.map(problem => this.line(problem)));
    if (problems.length) {
      box.focus();
      box.scrollIntoView({ block: 'nearest' });
    }
  }

  line({ field, reason, whole }) {
    const line = document.createElement('li');
    const label = (field?.label || field?.dateLabel || field?.timeLabel || '').trim();
    // The server's sentences name the field, the viewer's do not.
    const text = whole || !label || label.startsWith('=') ? reason : label + this.colonAfter(label) + reason;
    if (!field) {
      line.textContent = text;
      return line;
    }
    const link = document.createElement('a');
    link.href = '#' + this.place.id;
    link.textContent = text;
    link.addEventListener('click', event => {
      event.preventDefault();
      this.focusField(field);
    });
    line.append(link);
    return line;
  }

  colonAfter(label) {
    if (/[?？!！:：.。]$/.test(label)) return ' ';
    return this.language.startsWith('zh') ? '：' : ': ';
  }

  focusField(field) {
    const id = field && CSS.escape(`fjs-form-${this.viewer._id}-${field.id}`);
    const input = id && this.place.querySelector(`input#${id}, textarea#${id}, #${id} input, input#${id}-0`);
    input?.scrollIntoView({ block: 'center' });
    input?.focus({ preventScroll: true });
  }

  busy(sending) {
    this.sending = sending;
    this.button.disabled = sending;
    this.place.setAttribute('aria-busy', String(sending));
    this.part('sending').hidden = !sending;
  }

  /** Shows one of the messages that the page brings along, or none. */
  say(name) {
    this.place.querySelectorAll('[data-message]').forEach(message => {
      message.hidden = message.dataset.message !== name;
    });
    if (name) this.button.focus();
  }

  part(name) {
    return this.place.querySelector(`[data-part="${name}"]`);
  }
}
