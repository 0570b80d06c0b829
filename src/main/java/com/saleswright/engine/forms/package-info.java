/** Forms on the server: the rules of a form, checked on every way of submitting it. */
@NullMarked
package com.saleswright.engine.forms;

import org.jspecify.annotations.NullMarked;
