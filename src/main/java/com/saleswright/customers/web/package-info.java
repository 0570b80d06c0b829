/** The pages of customers. */
@NullMarked
package com.saleswright.customers.web;

import org.jspecify.annotations.NullMarked;
