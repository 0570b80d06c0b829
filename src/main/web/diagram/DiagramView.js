import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

/*! Diagrams are drawn by bpmn-js, copyright Camunda Services GmbH, bpmn.io licence: https://bpmn.io/license */

/** Letters of a diagram that is smaller than this are guessed, not read. */
const READABLE = 0.55;
const MARGIN = 20;

/** A diagram to look at: moved by pointer, finger and arrow keys, with steps marked by style and badge. */
export class DiagramView {
  /**
   * @param {HTMLElement} place
   * @param {string} label what people hear who do not see it
   */
  constructor(place, label) {
    this.place = place;
    this.label = label;
    // The wheel scrolls the page, as everywhere else on it.
    this.viewer = new NavigatedViewer({ container: place, zoomScroll: { enabled: false } });
    this.canvas = this.viewer.get('canvas');
    this.marked = [];
    this.panByTouch();
  }

  /** @param {string} xml */
  async show(xml) {
    await this.viewer.importXML(xml);
    this.place.querySelector('svg').setAttribute('aria-label', `${this.label}, moved by Ctrl and the arrow keys`);
    this.begin();
  }

  has(id) {
    return Boolean(this.viewer.get('elementRegistry').get(id));
  }

  /**
   * Marks a step or flow by a class, and by a badge at its top right when there is a text. What is not drawn is left out.
   *
   * @param {string} id
   * @param {string} style
   * @param {string} [text]
   * @param {string} [badgeStyle]
   */
  mark(id, style, text, badgeStyle = '') {
    if (!this.has(id)) {
      return;
    }
    this.canvas.addMarker(id, style);
    this.marked.push([id, style]);
    if (text) {
      const badge = document.createElement('div');
      badge.className = `diagram-badge ${badgeStyle}`;
      badge.textContent = text;
      const element = this.viewer.get('elementRegistry').get(id);
      const place = element.waypoints ? { top: -10, left: 0 } : { top: -10, right: 0 };
      this.viewer.get('overlays').add(id, { position: place, scale: { min: 0.8, max: 1.2 }, html: badge });
    }
  }

  clear() {
    this.viewer.get('overlays').clear();
    this.marked.forEach(([id, style]) => this.has(id) && this.canvas.removeMarker(id, style));
    this.marked = [];
  }

  /** Brings a step into view and outlines it; none when it is empty or not drawn. */
  focus(id) {
    if (this.focused && this.has(this.focused)) {
      this.canvas.removeMarker(this.focused, 'diagram-focus');
    }
    this.focused = id;
    if (id && this.has(id)) {
      this.canvas.addMarker(id, 'diagram-focus');
      if (this.canvas.zoom() < READABLE) {
        this.canvas.zoom(1);
      }
      this.canvas.scrollToElement(id, 80);
    }
  }

  /** The whole diagram, or its beginning where it would be too small to read. */
  begin() {
    if (this.canvas.zoom('fit-viewport', 'auto') < READABLE) {
      const { inner, outer } = this.canvas.viewbox();
      this.canvas.viewbox({
        x: inner.x - MARGIN,
        y: inner.y - MARGIN,
        width: outer.width / READABLE,
        height: outer.height / READABLE
      });
    }
  }

  /** @param {number} step 1 larger, -1 smaller, 0 the whole diagram */
  zoom(step) {
    if (step) {
      this.viewer.get('zoomScroll').stepZoom(step);
    } else {
      this.canvas.zoom('fit-viewport', 'auto');
    }
  }

  /** Lets buttons with data-zoom change the size. */
  offerZoom(buttons) {
    buttons.addEventListener('click', ({ target }) => {
      if (target.dataset.zoom) {
        this.zoom(Number(target.dataset.zoom));
      }
    });
  }

  /** Fingers move the diagram sideways; up and down they scroll the page, see touch-action. */
  panByTouch() {
    let last;
    this.place.addEventListener('pointerdown', event => {
      last = event.pointerType === 'touch' ? event.clientX : undefined;
    });
    this.place.addEventListener('pointermove', event => {
      if (last !== undefined && event.pointerType === 'touch') {
        this.canvas.scroll({ dx: event.clientX - last, dy: 0 });
        last = event.clientX;
      }
    });
  }
}

/** Two views that move and grow together. */
export function linkViews(one, other) {
  let following = false;
  const follow = (from, to) => from.viewer.on('canvas.viewbox.changed', () => {
    if (!following) {
      following = true;
      to.canvas.viewbox(from.canvas.viewbox());
      following = false;
    }
  });
  follow(one, other);
  follow(other, one);
}
