/** The rules of the model check, one class each. A new rule is a new class here; nothing else has to know it. */
@NullMarked
package com.saleswright.redesign.rules;

import org.jspecify.annotations.NullMarked;
