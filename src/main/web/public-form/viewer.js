import { Form } from '@bpmn-io/form-js-viewer';
import { accessibleForms } from './accessible.js';
import { chineseForms } from './chinese.js';
import { refusals } from './refusals.js';

/**
 * Conditions are expressions, true or not, as in the Tasklist's viewer and on the server. This viewer takes them for
 * tests of an input that no form has, so that "not(amount > 5)" would hold while there is no amount.
 */
function Conditions(expressionLanguage) {
  expressionLanguage.evaluateUnaryTest = (condition, data) =>
    expressionLanguage.isExpression(condition) ? expressionLanguage.evaluate(condition, data) === true : null;
}
Conditions.$inject = ['expressionLanguage'];

const conditions = {
  __init__: ['conditions'],
  conditions: ['type', Conditions]
};

/**
 * The form viewer with what we mend in it.
 *
 * @param {HTMLElement} container
 * @param {string} language of the page, for example zh-Hans
 */
export function newViewer(container, language) {
  const additionalModules = [conditions, refusals, accessibleForms];
  if (language.startsWith('zh')) additionalModules.push(chineseForms);
  return new Form({ container, additionalModules });
}
