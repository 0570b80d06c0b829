import { Autosave } from './Autosave.js';
import { Findings } from './Findings.js';
import { LocalCopy } from './LocalCopy.js';
import { Server } from './Server.js';

const SMALL = '(max-width: 699px)';

/**
 * @typedef {object} Editor what draws and changes one kind of file
 * @property {(text: string) => Promise<void>} open
 * @property {() => Promise<string>} text
 * @property {(changed: () => void) => void} onChange called after every change, and when undo and redo become possible
 * @property {(findings: object[]) => void} showFindings
 * @property {(elementId: string) => void} reveal
 * @property {{ label: string, title: string, run(): void, enabled?(): boolean, pressed?(): boolean }[]} tools
 */

/** The window around an editor: loads its file, saves it, shows findings, and loses nothing. */
export class Studio {

  /** @param {(studio: Studio) => Promise<Editor>} makeEditor */
  static async open(makeEditor) {
    const studio = new Studio();
    try {
      await studio.begin(makeEditor);
    } catch (failure) {
      studio.tell('failed', 'bad', `The file cannot be shown: ${failure.message}`, [
        { label: 'Try again', run: () => location.reload() }
      ]);
      throw failure;
    } finally {
      document.body.dataset.ready = 'true';
    }
  }

  constructor() {
    const { number, path, of = '', user, root, editable } = document.body.dataset;
    this.small = matchMedia(SMALL).matches;
    this.editable = editable === 'true' && !this.small;
    this.of = of;
    this.server = new Server({ root, number, path, of, user });
    this.copy = new LocalCopy({ user, number, path });
    this.canvas = document.querySelector('.studio-canvas');
    this.side = document.querySelector('.studio-side');
    this.status = document.querySelector('.studio-status');
    document.body.classList.toggle('studio-looking', !this.editable);
  }

  async begin(makeEditor) {
    const [file, editor] = await Promise.all([this.server.load(), makeEditor(this)]);
    this.editor = editor;
    this.findings = new Findings(document.querySelector('.studio-findings'), id => editor.reveal(id));
    await editor.open(file.text);
    this.addTools();
    this.say(savedAs(file));
    if (this.editable) this.startSaving(file);
    if (this.of !== 'live') await this.check(file.text);
    else document.querySelector('.studio-findings').hidden = true;
    const element = new URLSearchParams(location.search).get('element');
    // A properties panel that is still being drawn would stay on the whole file.
    if (element) setTimeout(() => editor.reveal(element), 300);
  }

  startSaving(file) {
    this.autosave = new Autosave(this.server, this.copy, () => this.editor.text(), {
      state: (state, detail) => this.showState(state, detail),
      paused: text => this.check(text)
    });
    this.autosave.begin(file.tag);
    this.editor.onChange(changed => {
      if (changed) this.autosave.changed();
      this.refreshTools();
    });
    addEventListener('keydown', event => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        this.autosave.save();
      }
    });
    this.offerCopy(file);
  }

  /** Work of another time that never reached the server. */
  offerCopy(file) {
    const copy = this.copy.load();
    if (!copy) return;
    if (copy.text === file.text) {
      this.copy.forget();
      return;
    }
    this.tell('copy', 'warn', `This browser has changes of yours from ${day(new Date(copy.at))} that were not saved.`, [
      {
        label: 'Restore them',
        run: async () => {
          await this.editor.open(copy.text);
          this.autosave.tag = copy.tag;
          this.autosave.changed();
          this.untell('copy');
        }
      },
      { label: 'Download them', quiet: true, run: () => this.download(copy.text) },
      { label: 'Discard them', quiet: true, run: () => { this.copy.forget(); this.untell('copy'); } }
    ]);
  }

  /** Of two answers the one to the later question counts. */
  async check(text) {
    const asked = this.asked = (this.asked ?? 0) + 1;
    try {
      const found = await this.server.check(text);
      if (asked !== this.asked) return;
      this.unchecked = false;
      this.findings.show(found);
      this.editor.showFindings(found);
    } catch {
      if (asked === this.asked) {
        this.unchecked = true;
        this.findings.unknown();
      }
    }
    document.body.dataset.checked = String(asked);
  }

  showState(state, detail) {
    const says = {
      changed: () => 'Not saved yet',
      saving: () => 'Saving',
      saved: () => `Saved ${time(detail)}`
    };
    if (says[state]) {
      this.say(says[state]());
      if (state === 'saved') {
        ['trouble', 'conflict'].forEach(about => this.untell(about));
        if (this.unchecked) this.editor.text().then(text => this.check(text));
      }
      return;
    }
    const kept = detail.kept ? 'Your work is kept in this browser.'
      : 'This browser keeps no copy, so leave this page open.';
    const download = { label: 'Download mine', quiet: true, run: () => this.download(detail.text) };
    if (state === 'loggedOut' || state === 'someoneElse') {
      this.say('Not saved: logged out');
      this.tell('trouble', 'warn', `${detail.message} ${kept} Log in again, then it is saved by itself.`, [
        { label: 'Log in again', href: this.server.overview }, download
      ]);
    } else if (state === 'offline') {
      this.say('Not saved: no connection');
      this.tell('trouble', 'warn', `${detail.message} ${kept} It is saved as soon as the server answers.`, [download]);
    } else if (state === 'conflict') {
      this.say('Not saved: conflict');
      this.untell('trouble');
      this.tell('conflict', 'bad', `${detail.message} ${kept}`, [
        { label: 'Look at theirs', href: `${location.pathname}?${new URLSearchParams({ path: document.body.dataset.path, of: 'saved' })}` },
        { label: 'Save mine over it', run: () => { this.untell('conflict'); this.autosave.saveOver(); } },
        { label: 'Take theirs (mine is kept as download)', quiet: true, run: () => this.takeTheirs() }
      ]);
    } else {
      this.say('Not saved');
      this.tell('trouble', 'bad', `Not saved: ${detail.message} ${kept}`, [download]);
    }
  }

  async takeTheirs() {
    this.download(await this.editor.text());
    const file = await this.server.load();
    await this.editor.open(file.text);
    this.autosave.begin(file.tag);
    this.copy.forget();
    this.untell('conflict');
    this.say(savedAs(file));
    await this.check(file.text);
  }

  download(text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    link.download = document.body.dataset.path.split('/').pop();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  say(text) {
    this.status.textContent = text;
  }

  /** One alert for each subject, with what can be done about it. */
  tell(about, kind, text, actions) {
    this.untell(about);
    const alert = document.createElement('div');
    alert.className = `notice ${kind}`;
    alert.dataset.about = about;
    alert.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.textContent = text;
    const buttons = document.createElement('div');
    buttons.className = 'actions';
    buttons.append(...actions.map(({ label, href, run, quiet }) => {
      const button = document.createElement(href ? 'a' : 'button');
      if (href) Object.assign(button, { href, target: '_blank', rel: 'noopener' });
      else Object.assign(button, { type: 'button', onclick: run });
      button.className = `button${quiet || href ? ' quiet' : ''}`;
      button.textContent = label;
      return button;
    }));
    alert.append(words, buttons);
    document.querySelector('.studio-alerts').append(alert);
  }

  untell(about) {
    document.querySelector(`.studio-alerts [data-about="${about}"]`)?.remove();
  }

  addTools() {
    const bar = document.querySelector('.studio-tools');
    this.tools = this.editor.tools.map(tool => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = tool.label;
      button.title = tool.title;
      button.addEventListener('click', () => { tool.run(); this.refreshTools(); });
      bar.append(button);
      return { tool, button };
    });
    this.refreshTools();
  }

  refreshTools() {
    this.tools.forEach(({ tool, button }) => {
      if (tool.enabled) button.disabled = !tool.enabled();
      if (tool.pressed) button.setAttribute('aria-pressed', String(tool.pressed()));
    });
  }
}

function savedAs(file) {
  return file.savedAt ? `Saved ${day(new Date(file.savedAt))} by ${file.savedBy}` : 'As live';
}

function time(at) {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function day(at) {
  return at.toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
