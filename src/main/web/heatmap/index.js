import './heatmap.css';
import { Heatmap } from './Heatmap.js';

async function start() {
  const place = document.querySelector('.heatmap-canvas:not([data-shown])');
  if (place) {
    place.dataset.shown = '';
    await new Heatmap(place).show();
  }
}

start();
// Another version or period replaces the place of the diagram.
document.addEventListener('htmx:afterSettle', start);
