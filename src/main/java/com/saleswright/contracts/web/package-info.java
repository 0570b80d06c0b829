/** Pages and REST API of contracts. */
@NullMarked
package com.saleswright.contracts.web;

import org.jspecify.annotations.NullMarked;
