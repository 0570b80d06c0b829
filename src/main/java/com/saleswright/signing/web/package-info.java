/** Pages of signers, without a login, and of staff. */
@NullMarked
package com.saleswright.signing.web;

import org.jspecify.annotations.NullMarked;
