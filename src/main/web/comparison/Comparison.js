import { DiagramView, linkViews } from '../diagram/DiagramView.js';

const SIGNS = { added: '+', removed: '−', changed: '~', renamed: '→' };

/** Two diagrams side by side, with what differs marked on both and listed below. */
export class Comparison {
  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} list the changes, as the server has written them
   */
  constructor(place, list) {
    this.place = place;
    this.entries = [...list.querySelectorAll('li[data-id]')];
    this.at = -1;
  }

  async show() {
    const answer = await fetch(this.place.dataset.source, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) {
      this.place.querySelector('.sides').textContent =
        'The diagrams could not be loaded. Reload the page; the list below tells the same.';
      return;
    }
    const { before, after } = await answer.json();
    this.before = await this.draw('before', before);
    this.after = await this.draw('after', after);
    if (this.before && this.after) {
      this.after.canvas.viewbox(this.before.canvas.viewbox());
      linkViews(this.before, this.after);
    }
    this.entries.forEach(({ dataset: { id, old, type } }) => {
      if (type !== 'added') this.before?.mark(old, `diff-${type}`, SIGNS[type], type);
      if (type !== 'removed') this.after?.mark(id, `diff-${type}`, SIGNS[type], type);
    });
    this.place.querySelectorAll('.diagram-zoom').forEach(buttons => (this.after ?? this.before).offerZoom(buttons));
    this.place.addEventListener('click', ({ target }) => {
      if (target.dataset.step) this.step(Number(target.dataset.step));
    });
    this.entries.forEach((entry, i) => entry.querySelector('.show-change')?.addEventListener('click', () => {
      this.focus(i);
      this.place.scrollIntoView({ block: 'nearest' });
    }));
    this.step(1);
  }

  async draw(side, xml) {
    const canvas = this.place.querySelector(`[data-side=${side}]`);
    if (!xml) {
      canvas.textContent = side === 'before' ? 'New: there was none before.' : 'Removed: there is none any more.';
      canvas.classList.add('none');
      return null;
    }
    const view = new DiagramView(canvas, side === 'before' ? 'Diagram before' : 'Diagram after');
    await view.show(xml);
    return view;
  }

  /** To the next change, or the one before, round and round. */
  step(by) {
    const shown = this.entries.map((_, i) => i).filter(i => this.isDrawn(this.entries[i]));
    if (shown.length) {
      const place = shown.indexOf(this.at);
      this.focus(shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : (place + by + shown.length) % shown.length]);
    }
  }

  isDrawn({ dataset: { id, old } }) {
    return Boolean(this.after?.has(id) || this.before?.has(old));
  }

  focus(i) {
    this.at = i;
    const { id, old, type } = this.entries[i].dataset;
    this.entries.forEach((entry, j) => entry.classList.toggle('current', i === j));
    this.before?.focus(type === 'added' ? '' : old);
    this.after?.focus(type === 'removed' ? '' : id);
  }
}
