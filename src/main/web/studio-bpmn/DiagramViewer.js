import Viewer from 'camunda-bpmn-js/lib/camunda-platform/NavigatedViewer';
import { DiagramMarks, fit, label, scrollTo, zoomTools } from './DiagramMarks.js';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function view(studio) {
  const viewer = new Viewer({ container: studio.canvas });
  const marks = new DiagramMarks(viewer, id => studio.findings.focus(id));
  return {
    async open(text) {
      await viewer.importXML(text);
      fit(viewer);
      label(viewer);
    },
    showFindings: findings => marks.show(findings),
    reveal(id) {
      const element = scrollTo(viewer, id);
      if (!element) return;
      viewer.get('selection')?.select(element);
    },
    tools: zoomTools(viewer)
  };
}
