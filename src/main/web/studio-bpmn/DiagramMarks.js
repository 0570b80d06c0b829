import { byElement, isError, words } from '../studio/Findings.js';

const PALETTE = 110;

/** Puts findings on the elements of a diagram: a mark around, and a badge that counts them. */
export class DiagramMarks {

  /**
   * @param {import('bpmn-js/lib/BaseViewer').default} viewer
   * @param {(elementId: string) => void} open what a click on a badge does
   */
  constructor(viewer, open) {
    this.viewer = viewer;
    this.open = open;
    this.marked = [];
  }

  show(findings) {
    const canvas = this.viewer.get('canvas');
    const overlays = this.viewer.get('overlays');
    const registry = this.viewer.get('elementRegistry');
    overlays.remove({ type: 'finding' });
    this.marked.forEach(([id, marker]) => registry.get(id) && canvas.removeMarker(id, marker));
    this.marked = [];
    byElement(findings).forEach((found, id) => {
      const element = registry.get(id);
      if (!element || !element.parent) return;
      const marker = isError(found) ? 'found-error' : 'found-warning';
      canvas.addMarker(id, marker);
      this.marked.push([id, marker]);
      overlays.add(id, 'finding', { position: badgeOf(element), html: this.badge(id, found, marker), show: { minZoom: 0.3 } });
    });
  }

  badge(id, found, marker) {
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = `finding-badge ${marker}`;
    badge.textContent = String(found.length);
    badge.title = words(found);
    badge.setAttribute('aria-label', `${found.length} in ${id}: ${words(found)}`);
    badge.addEventListener('click', () => this.open(id));
    return badge;
  }
}

/** Moves the diagram so that an element is seen, in whatever sub-process it lies. */
export function scrollTo(viewer, elementId) {
  const element = viewer.get('elementRegistry').get(elementId);
  if (!element) return null;
  const canvas = viewer.get('canvas');
  const root = canvas.findRoot(element);
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  if (element.parent) canvas.scrollToElement(element, 120);
  return element;
}

export function zoomTools(viewer) {
  const zoom = step => () => viewer.get('zoomScroll').stepZoom(step);
  return [
    { label: '−', title: 'Zoom out (Ctrl+-)', run: zoom(-1) },
    { label: 'Fit', title: 'Show the whole diagram (Ctrl+0 for full size)', run: () => fit(viewer) },
    { label: '+', title: 'Zoom in (Ctrl++)', run: zoom(1) }
  ];
}

/** Says what it is that has the focus, and how it is moved. */
export function label(viewer) {
  viewer.get('canvas').getContainer().querySelector('svg')
    .setAttribute('aria-label', 'Diagram, moved by Ctrl and the arrow keys');
}

/** The whole diagram, beside the palette and not below it. */
export function fit(viewer) {
  const canvas = viewer.get('canvas');
  const scale = canvas.zoom('fit-viewport', 'auto');
  if (!viewer.get('palette', false)) return;
  canvas.zoom(scale * (1 - PALETTE / canvas.getContainer().clientWidth), 'auto');
  canvas.scroll({ dx: PALETTE / 2, dy: 0 });
}

function badgeOf(element) {
  return element.waypoints ? { bottom: 0, left: element.width / 2 } : { top: -12, right: 12 };
}
