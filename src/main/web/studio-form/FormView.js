import { Form } from '@bpmn-io/form-js-viewer';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function view(studio) {
  studio.canvas.classList.add('studio-form-preview');
  const form = new Form({ container: studio.canvas, properties: { readOnly: true } });
  const byKey = name => form.get('formFieldRegistry').getAll().find(field => field.key === name || field.id === name);
  return {
    async open(text) {
      await form.importSchema(JSON.parse(text), {});
    },
    showFindings() {},
    reveal(name) {
      const field = byKey(name);
      if (field) studio.canvas.querySelector(`[id$="-${CSS.escape(field.id)}"]`)?.scrollIntoView({ block: 'center' });
    },
    tools: []
  };
}
