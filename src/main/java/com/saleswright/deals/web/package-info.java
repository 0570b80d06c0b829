/** Pages and REST API of quotes. */
@NullMarked
package com.saleswright.deals.web;

import org.jspecify.annotations.NullMarked;
