/** Where a link leads first, and the page that explains a dead one. */
@NullMarked
package com.saleswright.links.web;

import org.jspecify.annotations.NullMarked;
