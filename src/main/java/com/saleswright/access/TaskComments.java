package com.saleswright.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.people.Roles;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.jspecify.annotations.Nullable;

/**
 * Lets people read and write the comments of the tasks that they may see, and of no others.
 *
 * <p>The engine looks a task up in its history first, which nobody but administrators may read, and then checks nothing:
 * neither who reads a single comment nor to which case a new one is put. So this decides by the task itself, and lets
 * the engine look it up as an administrator, for this request alone. Found by Jersey, in each REST application.
 */
public final class TaskComments implements AutoDiscoverable, ContainerRequestFilter {

    private static final Pattern PATH = Pattern.compile("/?(?:engine/[^/]+/)?task/([^/]+)/comment(/.*)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void configure(FeatureContext context) {
        context.register(this);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Matcher path = PATH.matcher(request.getUriInfo().getPath());
        ProcessEngine engine = ProcessEngines.getDefaultProcessEngine();
        IdentityService identity = engine.getIdentityService();
        Authentication login = identity.getCurrentAuthentication();
        if (!path.matches() || login == null || groups(login).contains(Roles.CAMUNDA_ADMIN)) {
            return;
        }
        Task task =
                engine.getTaskService().createTaskQuery().taskId(path.group(1)).singleResult();
        if (task == null) {
            refuse(request, Response.Status.NOT_FOUND, "There is no such task, or it is not yours.");
        } else if (!isReading(request) && !isAdding(request, path.group(2))) {
            refuse(request, Response.Status.FORBIDDEN, "Comments are not changed or removed.");
        } else if (!isReading(request) && !isAboutItsCase(request, task)) {
            refuse(request, Response.Status.FORBIDDEN, "The task belongs to another case.");
        } else {
            List<String> groups = new ArrayList<>(groups(login));
            groups.add(Roles.CAMUNDA_ADMIN);
            identity.setAuthentication(login.getUserId(), groups);
        }
    }

    private static List<String> groups(Authentication login) {
        return login.getGroupIds() == null ? List.of() : login.getGroupIds();
    }

    private static boolean isReading(ContainerRequestContext request) {
        return request.getMethod().equals("GET");
    }

    private static boolean isAdding(ContainerRequestContext request, @Nullable String rest) {
        return request.getMethod().equals("POST") && "/create".equals(rest);
    }

    /** A comment can name a case besides its task; the engine would put it there unseen. */
    private static boolean isAboutItsCase(ContainerRequestContext request, Task task) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        JsonNode instance = JSON.readTree(body).path("processInstanceId");
        return instance.isMissingNode()
                || instance.isNull()
                || instance.asText().equals(task.getProcessInstanceId());
    }

    /** In the form of the engine's own errors, which the Tasklist shows. */
    private static void refuse(ContainerRequestContext request, Response.Status status, String message) {
        request.abortWith(Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("type", "InvalidRequestException", "message", message))
                .build());
    }
}
