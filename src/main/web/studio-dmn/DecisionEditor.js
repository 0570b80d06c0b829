import { CamundaPlatformModeler } from 'camunda-dmn-js';
import { openFirst, reveal, showViews, tableMarks } from './views.js';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function edit(studio) {
  const modeler = new CamundaPlatformModeler({
    container: studio.canvas,
    drd: { propertiesPanel: { parent: studio.side } }
  });
  showViews(modeler, studio.canvas);
  const marks = tableMarks();
  // Each kind of view has a stack of its own.
  const stack = () => modeler.getActiveViewer()?.get('commandStack', false);
  const watched = new Set();

  return {
    open: text => openFirst(modeler, text),
    async text() {
      return (await modeler.saveXML({ format: true })).xml;
    },
    onChange(listener) {
      const watch = () => {
        const viewer = modeler.getActiveViewer();
        if (!viewer || watched.has(viewer)) return;
        watched.add(viewer);
        viewer.on('commandStack.changed', ({ trigger }) => listener(trigger !== 'clear'));
      };
      watch();
      modeler.on('views.changed', () => {
        watch();
        listener(false);
      });
    },
    showFindings: findings => marks.show(findings),
    reveal: id => reveal(modeler, id),
    tools: [
      { label: 'Undo', title: 'Undo (Ctrl+Z)', run: () => stack()?.undo(), enabled: () => Boolean(stack()?.canUndo()) },
      { label: 'Redo', title: 'Redo (Ctrl+Shift+Z)', run: () => stack()?.redo(), enabled: () => Boolean(stack()?.canRedo()) }
    ]
  };
}
