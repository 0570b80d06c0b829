import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

/**
 * @typedef {{ id: string, level: number, text: string }} Mark
 * @typedef {{ id: string, label: string, legend: { level: number, text: string }[], marks: Mark[] }} Layer
 */

/** Letters of a diagram that is smaller than this are guessed, not read. */
const READABLE = 0.5;
const MARGIN = 20;

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
    // The wheel scrolls the page, as everywhere else on it.
    this.viewer = new NavigatedViewer({ container: this.place, zoomScroll: { enabled: false } });
    await this.viewer.importXML(xml);
    this.begin();
    this.panByTouch();
    this.place.querySelector('svg').setAttribute('aria-label', 'Diagram, moved by Ctrl and the arrow keys');
    this.section.querySelector('.heatmap-zoom').addEventListener('click', ({ target }) => {
      if (target.dataset.zoom) {
        this.zoom(Number(target.dataset.zoom));
      }
    });
    this.section.querySelector('.metrics').addEventListener('change', () => this.draw(this.chosen(layers)));
    this.draw(this.chosen(layers));
  }

  /** The whole diagram, or its beginning where it would be too small to read. */
  begin() {
    const canvas = this.viewer.get('canvas');
    if (canvas.zoom('fit-viewport', 'auto') < READABLE) {
      const { inner, outer } = canvas.viewbox();
      canvas.viewbox({
        x: inner.x - MARGIN,
        y: inner.y - MARGIN,
        width: outer.width / READABLE,
        height: outer.height / READABLE
      });
    }
  }

  /** Fingers move the diagram sideways; up and down they scroll the page, see touch-action. */
  panByTouch() {
    let last;
    this.place.addEventListener('pointerdown', event => {
      last = event.pointerType === 'touch' ? event.clientX : undefined;
    });
    this.place.addEventListener('pointermove', event => {
      if (last !== undefined && event.pointerType === 'touch') {
        this.viewer.get('canvas').scroll({ dx: event.clientX - last, dy: 0 });
        last = event.clientX;
      }
    });
  }

  /** @param {number} step 1 larger, -1 smaller, 0 the whole diagram */
  zoom(step) {
    if (step) {
      this.viewer.get('zoomScroll').stepZoom(step);
    } else {
      this.viewer.get('canvas').zoom('fit-viewport', 'auto');
    }
  }

  /** @returns {Layer} */
  chosen(layers) {
    const metric = this.section.querySelector('input[name=metric]:checked').value;
    return layers.find(layer => layer.id === metric);
  }

  /** @param {Layer} layer */
  draw(layer) {
    const canvas = this.viewer.get('canvas');
    const overlays = this.viewer.get('overlays');
    overlays.clear();
    this.marked?.forEach(({ id, level }) => canvas.removeMarker(id, `heat-${level}`));
    this.marked = layer.marks.filter(({ id }) => this.viewer.get('elementRegistry').get(id));
    for (const { id, level, text } of this.marked) {
      canvas.addMarker(id, `heat-${level}`);
      overlays.add(id, { position: { top: -10, right: 14 }, scale: { min: 0.8, max: 1.2 }, html: badge(text) });
    }
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

function badge(text) {
  const badge = document.createElement('div');
  badge.className = 'heat-badge';
  badge.textContent = text;
  return badge;
}
