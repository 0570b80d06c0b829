/** Pages of process owners and administrators. */
@NullMarked
package com.saleswright.redesign.web;

import org.jspecify.annotations.NullMarked;
