/** The public page that tells whether a document is ours. */
@NullMarked
package com.saleswright.documents.web;

import org.jspecify.annotations.NullMarked;
