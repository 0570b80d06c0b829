import Viewer from 'dmn-js/lib/NavigatedViewer';
import { openFirst, reveal, showViews, tableMarks } from './views.js';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function view(studio) {
  const viewer = new Viewer({ container: studio.canvas });
  showViews(viewer, studio.canvas);
  const marks = tableMarks();
  return {
    open: text => openFirst(viewer, text),
    showFindings: findings => marks.show(findings),
    reveal: id => reveal(viewer, id),
    tools: []
  };
}
