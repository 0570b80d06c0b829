/** Pages of surveys: for contacts without a login, and for staff. */
@NullMarked
package com.saleswright.surveys.web;

import org.jspecify.annotations.NullMarked;
