/** Pages and REST API of imports. */
@NullMarked
package com.saleswright.imports.web;

import org.jspecify.annotations.NullMarked;
