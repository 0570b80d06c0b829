/**
 * Builds PDF documents from templates, seals them, keeps them, and tells whether one is ours and unchanged.
 *
 * <p>A capability writes an XHTML template beside its process and hands its text to {@link
 * com.saleswright.documents.PdfBuilder}. When the last signature is there, {@link
 * com.saleswright.documents.SignatureMarks} and {@link com.saleswright.documents.CompletionCertificate} add what
 * everybody shall see, {@link com.saleswright.documents.Seals} seals the result, and {@link
 * com.saleswright.documents.Archive} keeps it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "limits")
package com.saleswright.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
