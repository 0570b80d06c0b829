import './replay.css';
import { DiagramView, linkViews } from '../diagram/DiagramView.js';

/** The way that one case took, on the diagram as it was and on the redesign. */
async function show(place) {
  const answer = await fetch(place.dataset.source, { headers: { Accept: 'application/json' } }).catch(() => null);
  const canvas = side => place.querySelector(`[data-side=${side}]`);
  if (!answer?.ok) {
    canvas('before').textContent = 'The diagrams could not be loaded. Reload the page; what is said below is the same.';
    return;
  }
  const { before, after, was, is } = await answer.json();
  const one = await draw(canvas('before'), 'Its path as it was', before, was);
  const other = await draw(canvas('after'), 'Its path with the redesign', after, is);
  if (one && other) {
    other.canvas.viewbox(one.canvas.viewbox());
    linkViews(one, other);
  }
}

async function draw(canvas, label, xml, { nodes, flows }) {
  if (!xml) {
    canvas.textContent = 'There is no such diagram.';
    return null;
  }
  const view = new DiagramView(canvas, label);
  await view.show(xml);
  nodes.forEach(id => view.mark(id, 'path-node'));
  flows.forEach(id => view.mark(id, 'path-flow'));
  return view;
}

const place = document.querySelector('.paths');
if (place) {
  show(place);
}
