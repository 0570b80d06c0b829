/**
 * Sends mail through a transactional outbox, and shows it on a mailbox page where no mail server is configured.
 *
 * <p>To add a mail, a capability writes three files under {@code src/main/resources/mail/<capability>/} and calls
 * {@link com.saleswright.mail.Outbox#send} with the template {@code <capability>/<name>}:
 *
 * <ul>
 *   <li>{@code <name>.subject}: one line, for example {@code [(${customer})] asks for your decision}
 *   <li>{@code <name>.txt}: the text, with values as {@code [(${customer})]}
 *   <li>{@code <name>.html}: the body only, with values as {@code th:text}. The frame around it is shared, and offers
 *       {@code <th:block th:replace="~{frame.html :: button('Decide now', @{/quotes/{id}(id=${id})})}"/>} and
 *       {@code <th:block th:replace="~{frame.html :: facts(${rows})}"/>} for a map of label to value, and
 *       {@code said(${sentences})} for what people said.
 * </ul>
 *
 * {@code @{/path}} becomes an absolute link from {@code saleswright.base-url} in all three. Besides the model,
 * {@code recipientName}, {@code caseKey} and {@code baseUrl} are there. A translation repeats all three files with the
 * language as suffix, {@code <name>_zh.html}; without it the English ones serve.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.saleswright.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
