package com.saleswright.engine.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.FormRejected.Problem;
import com.saleswright.engine.PublicForms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The latest deployed version of a form, for pages without a task. */
@Component
class DeployedForms implements PublicForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngineConfigurationImpl engine;
    private final FormValidator validator;
    private final Cache<String, Form> forms =
            Caffeine.newBuilder().maximumSize(200).build();

    DeployedForms(ProcessEngine engine, Clock clock) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.validator = new FormValidator(clock);
    }

    /** A form in one language: what the viewer gets, and its rules. */
    private record Form(String schema, FormModel model) {}

    @Override
    public Map<String, Object> check(String formId, Map<String, Object> submitted, Map<String, Object> context) {
        return check(formId, submitted, context, LocaleContextHolder.getLocale());
    }

    @Override
    public Map<String, Object> check(
            String formId, Map<String, Object> submitted, Map<String, Object> context, Locale language) {
        FormModel form = find(formId, language).model();
        try {
            return validator.accept(form, Values.plainAll(submitted), FormData.of(Values.plainAll(context)));
        } catch (FormRejected rejected) {
            throw ChineseReasons.LANGUAGE.equals(language.getLanguage()) ? inChinese(rejected) : rejected;
        }
    }

    @Override
    public String schema(String formId, Locale language) {
        return find(formId, language).schema();
    }

    private static FormRejected inChinese(FormRejected rejected) {
        List<Problem> problems = rejected.problems().stream()
                .map(p -> new Problem(p.field(), p.value(), ChineseReasons.of(p.reason())))
                .toList();
        return new FormRejected(problems);
    }

    private Form find(String formId, Locale language) {
        return Objects.requireNonNull(
                engine.getCommandExecutorTxRequired().execute(context -> find(context, formId, language)));
    }

    private Form find(CommandContext context, String formId, Locale language) {
        var latest = new CamundaFormRefImpl(formId, DefaultFormHandler.FORM_REF_BINDING_LATEST);
        CamundaFormDefinition definition = context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(latest, ""));
        if (definition == null) {
            throw new IllegalStateException("The form '%s' is not deployed".formatted(formId));
        }
        // What one deployment holds never changes.
        String name =
                String.join(" ", definition.getDeploymentId(), definition.getResourceName(), language.getLanguage());
        return forms.get(
                name, unused -> read(context, definition.getDeploymentId(), definition.getResourceName(), language));
    }

    private static Form read(CommandContext context, String deploymentId, String resource, Locale language) {
        try (InputStream content =
                context.runWithoutAuthorization(new GetDeploymentResourceCmd(deploymentId, resource))) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            String schema = JSON.writeValueAsString(FormTexts.in(JSON.readTree(text), language.getLanguage()));
            return new Form(schema, FormModel.parse(schema));
        } catch (JsonProcessingException e) {
            throw new FormRejected("", "", "This form cannot be read. Tell a process owner.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
