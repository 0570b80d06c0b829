/** What contract-signing tells us: its steps and forms. */
@NullMarked
package com.saleswright.contracts.tasks;

import org.jspecify.annotations.NullMarked;
