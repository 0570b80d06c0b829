/** Pages and REST API of people and absences. */
@NullMarked
package com.saleswright.people.web;

import org.jspecify.annotations.NullMarked;
