import { DiagramView } from '../diagram/DiagramView.js';

/**
 * @typedef {{ id: string, level: number, text: string }} Mark
 * @typedef {{ id: string, label: string, legend: { level: number, text: string }[], marks: Mark[] }} Layer
 */

/** A diagram whose steps are coloured by the figure that is chosen beside it. The server has worked out all of it. */
export class Heatmap {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.section = place.closest('.heatmap');
  }

  async show() {
    const answer = await fetch(this.place.dataset.source, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) {
      this.place.textContent = 'The diagram could not be loaded. Reload the page; the table below has the same figures.';
      return;
    }
    const { xml, layers } = await answer.json();
    this.view = new DiagramView(this.place, 'Diagram');
    await this.view.show(xml);
    this.view.offerZoom(this.section.querySelector('.diagram-zoom'));
    this.section.querySelector('.metrics').addEventListener('change', () => this.draw(this.chosen(layers)));
    this.draw(this.chosen(layers));
  }

  /** @returns {Layer} */
  chosen(layers) {
    const metric = this.section.querySelector('input[name=metric]:checked').value;
    return layers.find(layer => layer.id === metric);
  }

  /** @param {Layer} layer */
  draw(layer) {
    this.view.clear();
    layer.marks.forEach(({ id, level, text }) => this.view.mark(id, `heat-${level}`, text));
    this.legend(layer);
  }

  /** @param {Layer} layer */
  legend({ label, legend }) {
    const place = this.section.querySelector('.heatmap-legend');
    const entries = legend.map(({ level, text }) => {
      const entry = document.createElement('span');
      entry.className = `shade shade-${level}`;
      entry.textContent = text;
      return entry;
    });
    place.replaceChildren(legend.length ? `${label}:` : `${label}: nothing to show.`, ...entries);
  }
}
