package com.saleswright.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders the templates under {@code mail/}.
 *
 * <p>Its template engine is its own and no bean: one more bean of that type would replace the one of the pages.
 */
@Component
class MailTemplates {

    private static final int LONGEST_SUBJECT = 250;
    private static final String FOLDER = "mail/";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<String, String> translations = new ConcurrentHashMap<>();
    private final String baseUrl;

    MailTemplates(@Value("${saleswright.base-url}") String baseUrl) {
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
        engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt", "*.subject"));
        engine.setLinkBuilder(new AbsoluteLinks(this.baseUrl));
    }

    Rendered render(Message message) {
        String template = translation(message.template(), message.language());
        Map<String, @Nullable Object> model = new HashMap<>(message.model());
        model.put("recipientName", message.recipientName());
        model.put("caseKey", message.caseKey());
        model.put("baseUrl", baseUrl);
        model.put(
                "mailLanguage",
                template.equals(message.template()) ? "en" : message.language().getLanguage());
        try {
            String subject = SafeText.line(process(template + ".subject", model, message.language()), LONGEST_SUBJECT);
            model.put("mailSubject", subject);
            model.put("mailBody", template + ".txt");
            String text = process("frame.txt", model, message.language());
            model.put("mailBody", template + ".html");
            String html = process("frame.html", model, message.language());
            return new Rendered(subject, text, html);
        } catch (TemplateEngineException e) {
            throw new IllegalArgumentException("Mail template '%s' cannot be rendered".formatted(template), e);
        }
    }

    private String process(String file, Map<String, @Nullable Object> model, Locale language) {
        return engine.process(file, new Context(language, model));
    }

    /** The template in this language when all of it is there, else the English one. */
    private String translation(String template, Locale language) {
        String translated = template + "_" + language.getLanguage();
        return translations.computeIfAbsent(translated, t -> exists(t) ? t : template);
    }

    private static boolean exists(String template) {
        ClassLoader loader = MailTemplates.class.getClassLoader();
        return Set.of(".subject", ".txt", ".html").stream()
                .allMatch(suffix -> loader.getResource(FOLDER + template + suffix) != null);
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String... patterns) {
        var resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setPrefix(FOLDER);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of(patterns));
        return resolver;
    }

    /** Lets {@code @{/path}} start with the public address of this server: there is no request to take it from. */
    private static final class AbsoluteLinks extends StandardLinkBuilder {

        private final String baseUrl;

        AbsoluteLinks(String baseUrl) {
            this.baseUrl = baseUrl;
        }

        @Override
        protected String computeContextPath(
                IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
            return baseUrl;
        }

        @Override
        protected String processLink(IExpressionContext context, String link) {
            return link;
        }
    }
}
