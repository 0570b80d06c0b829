import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/esm/l10n/zh.js';
import { watch } from './watch.js';

/** The viewer speaks English only: its messages and words in Simplified Chinese. */
const MESSAGES = [
  [/^Field is required\.$/, () => '此项为必填项。'],
  [/^Value is not a number\.$/, () => '请输入数字。'],
  [/^Value is expected to be an integer\.$/, () => '请输入整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, digits => `最多保留 ${digits} 位小数。`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    (below, above) => `请输入有效的值，最接近的有效值是 ${below} 和 ${above}。`],
  [/^Field must have minimum value of (.+)\.$/, min => `不能小于 ${min}。`],
  [/^Field must have maximum value of (.+)\.$/, max => `不能大于 ${max}。`],
  [/^Field must have minimum length of (.+)\.$/, min => `至少需要 ${min} 个字符。`],
  [/^Field must have maximum length of (.+)\.$/, max => `最多 ${max} 个字符。`],
  [/^Field must match pattern (.+)\.$/, pattern => `格式不正确，应符合：${pattern}。`],
  [/^Field must be a valid email\.$/, () => '请输入有效的电子邮箱地址。'],
  [/^Field must be a valid\s+international phone number\..*$/, () => '请输入有效的国际电话号码，例如 +8613800138000。'],
  [/^(Min|Max) validation value is not a valid number\.$/, () => '表单设置有误，请联系我们。']
];

const WORDS = {
  'Search': '搜索',
  'Select': '请选择',
  'No results': '没有结果',
  'All values selected': '已全部选择',
  'Increment': '增加',
  'Decrement': '减少',
  'Powered by bpmn.io': '由 bpmn.io 提供技术支持'
};

/** @param {string} message of the viewer; a form's own message passes as it is */
export function inChinese(message) {
  for (const [english, chinese] of MESSAGES) {
    const match = english.exec(message);
    if (match) return chinese(...match.slice(1));
  }
  return message;
}

function ChineseMessages(validator) {
  const validate = validator.validateFieldInstance;
  validator.validateFieldInstance = (...given) => validate.apply(validator, given).map(inChinese);
}
ChineseMessages.$inject = ['validator'];

function ChineseCalendar() {
  flatpickr.localize(Mandarin);
}

function ChineseWords(eventBus, form) {
  watch(eventBus, form, container => {
    container.querySelectorAll('[placeholder], [aria-label], [title]').forEach(element => {
      ['placeholder', 'aria-label', 'title'].forEach(name => {
        const word = WORDS[element.getAttribute(name)];
        if (word) element.setAttribute(name, word);
      });
    });
    // Only where the viewer puts words of its own, not in what a form says.
    container.querySelectorAll('.fjs-select-placeholder, .fjs-dropdownlist-empty').forEach(element => {
      element.childNodes.forEach(node => {
        const word = node.nodeType === Node.TEXT_NODE && WORDS[node.data];
        if (word) node.data = word;
      });
    });
  });
}
ChineseWords.$inject = ['eventBus', 'form'];

export const chineseForms = {
  __init__: ['chineseMessages', 'chineseCalendar', 'chineseWords'],
  chineseMessages: ['type', ChineseMessages],
  chineseCalendar: ['type', ChineseCalendar],
  chineseWords: ['type', ChineseWords]
};
