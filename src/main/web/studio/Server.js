/** What the server says, in the few ways that matter to somebody who edits. */
export class Refused extends Error {

  /**
   * @param {'loggedOut' | 'someoneElse' | 'offline' | 'conflict' | 'bad'} kind
   * @param {string} message for the person
   * @param {{ tag?: string, savedBy?: string, savedAt?: string }} [details]
   */
  constructor(kind, message, details = {}) {
    super(message);
    this.kind = kind;
    Object.assign(this, details);
  }
}

// With it, the server does not lead to this request after a login.
const BY_SCRIPT = { 'X-Requested-With': 'XMLHttpRequest' };

/** One file of a redesign on the server. */
export class Server {

  /** @param {{ root: string, number: string, path: string, of: string, user: string }} place */
  constructor(place) {
    this.place = place;
    this.token = tokenOf(document);
  }

  /** Where people see the redesign. */
  get overview() {
    return `${this.place.root}redesigns/${this.place.number}`;
  }

  /** @returns {Promise<{ text: string, tag: string, savedBy?: string, savedAt?: string }>} */
  async load(of = this.place.of) {
    const answer = await this.ask('GET', 'files', { of });
    return { ...await answer.json(), tag: tagOf(answer) };
  }

  /** @returns {Promise<{ tag: string, savedAt: string }>} */
  async save(text, tag) {
    const answer = await this.ask('PUT', 'files', {}, text, { 'If-Match': `"${tag}"` });
    return { ...await answer.json(), tag: tagOf(answer) };
  }

  /** @returns {Promise<object[]>} findings */
  async check(text) {
    return (await this.ask('POST', 'check', {}, text)).json();
  }

  /** Templates for elements; none when the server offers none. */
  async elementTemplates() {
    const answer = await fetch(`${this.place.root}api/redesigns/element-templates`, { headers: BY_SCRIPT });
    return answer.ok ? answer.json() : [];
  }

  async ask(method, what, query, body, headers = {}) {
    const address = `${this.place.root}api/redesigns/${this.place.number}/${what}?`
      + new URLSearchParams({ path: this.place.path, ...query });
    const send = () => reach(address, {
      method,
      body,
      headers: { ...BY_SCRIPT, ...headers, 'X-CSRF-TOKEN': this.token, ...(body === undefined ? {} : { 'Content-Type': 'text/plain;charset=utf-8' }) }
    });
    let answer = await send();
    if (answer.status === 401 || answer.status === 403) {
      // The session has ended, or is another one by now: then this page's token is too old.
      await this.renewToken();
      answer = await send();
    }
    if (answer.ok) return answer;
    throw await refusal(answer);
  }

  async renewToken() {
    const answer = await reach(`${this.overview}/edit?` + new URLSearchParams({ path: this.place.path }), { headers: BY_SCRIPT });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.redirected || !page.body.dataset.user) {
      throw new Refused('loggedOut', 'You were logged out.');
    }
    if (page.body.dataset.user !== this.place.user) {
      throw new Refused('someoneElse', 'Somebody else is logged in with this browser now.');
    }
    this.token = tokenOf(page);
  }
}

async function reach(address, request) {
  try {
    return await fetch(address, request);
  } catch {
    throw new Refused('offline', 'The server cannot be reached.');
  }
}

async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401) return new Refused('loggedOut', 'You were logged out.');
  if (answer.status === 409) return new Refused('conflict', problem.detail, { ...problem, tag: tagOf(answer) });
  if (answer.status >= 500) return new Refused('offline', 'The server has a problem.');
  return new Refused('bad', problem.detail ?? `The server answered ${answer.status}.`);
}

function tagOf(answer) {
  return (answer.headers.get('ETag') ?? '').replace(/^W\//, '').replaceAll('"', '');
}

function tokenOf(page) {
  return page.querySelector('input[name="_csrf"]')?.value ?? '';
}
