/** The pages of products. */
@NullMarked
package com.saleswright.products.web;

import org.jspecify.annotations.NullMarked;
