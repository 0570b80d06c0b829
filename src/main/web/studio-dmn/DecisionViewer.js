import Viewer from 'dmn-js/lib/NavigatedViewer';
import { openFirst, reveal, showViews, tableMarks } from './views.js';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function view(studio) {
  const viewer = new Viewer({ container: studio.canvas });
  showViews(viewer, studio.canvas);
  const marks = tableMarks();
  // A table that is wider than the window can be moved by the arrow keys.
  viewer.on('views.changed', () => studio.canvas.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0'));
  return {
    open: text => openFirst(viewer, text),
    showFindings: findings => marks.show(findings),
    reveal: id => reveal(viewer, id),
    tools: []
  };
}
