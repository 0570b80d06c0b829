/** Pages and scripts' data for process owners: redesigns and the studio in which they are edited. */
@NullMarked
package com.saleswright.redesign.web;

import org.jspecify.annotations.NullMarked;
