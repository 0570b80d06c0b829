/** The pages of opportunities. */
@NullMarked
package com.saleswright.opportunities.web;

import org.jspecify.annotations.NullMarked;
