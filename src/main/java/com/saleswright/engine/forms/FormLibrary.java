package com.saleswright.engine.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.jspecify.annotations.Nullable;

/** Deployed forms, found as the engine finds them and read once. */
final class FormLibrary {

    private static final String DEPLOYED_FORM_KEY = "camunda-forms:deployment:";

    private final Cache<String, FormModel> models =
            Caffeine.newBuilder().maximumSize(500).build();

    /** The Camunda Form of a task or process, or null when it has none. */
    @Nullable
    FormModel find(CommandContext context, FormData data) {
        CamundaFormRef reference = data.getCamundaFormRef();
        if (reference != null && reference.getKey() != null) {
            return byReference(context, reference, data.getDeploymentId());
        }
        String key = data.getFormKey();
        if (key != null && key.startsWith(DEPLOYED_FORM_KEY)) {
            String resource = key.substring(DEPLOYED_FORM_KEY.length());
            return models.get(
                    data.getDeploymentId() + ' ' + resource, unused -> read(context, data.getDeploymentId(), resource));
        }
        return null;
    }

    private FormModel byReference(CommandContext context, CamundaFormRef reference, String deploymentId) {
        // What one deployment holds never changes; a form bound to the latest or a numbered version is looked up.
        if (!DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(reference.getBinding())) {
            return lookUp(context, reference, deploymentId);
        }
        String name = deploymentId + " #" + reference.getKey();
        FormModel known = models.getIfPresent(name);
        if (known == null) {
            known = lookUp(context, reference, deploymentId);
            models.put(name, known);
        }
        return known;
    }

    private FormModel lookUp(CommandContext context, CamundaFormRef reference, String deploymentId) {
        CamundaFormDefinition definition =
                context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, deploymentId));
        if (definition == null) {
            throw new IllegalStateException(
                    "The form '%s' (%s) is not deployed".formatted(reference.getKey(), reference.getBinding()));
        }
        return models.get(
                definition.getDeploymentId() + ' ' + definition.getResourceName(),
                unused -> read(context, definition.getDeploymentId(), definition.getResourceName()));
    }

    private static FormModel read(CommandContext context, String deploymentId, String resource) {
        try (InputStream content =
                context.runWithoutAuthorization(new GetDeploymentResourceCmd(deploymentId, resource))) {
            return FormModel.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
