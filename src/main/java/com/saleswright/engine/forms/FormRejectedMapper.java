package com.saleswright.engine.forms;

import com.saleswright.engine.FormRejected;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Answers refused submissions with 400 and the problems one by one, and lost races with 409.
 *
 * <p>The REST API wraps what goes wrong in a form submission and answers 500; this mapper looks inside. All else goes
 * the usual way.
 */
@Priority(FormRejectedMapper.BEFORE_THE_USUAL_ONE)
final class FormRejectedMapper implements ExceptionMapper<RestException> {

    static final int BEFORE_THE_USUAL_ONE = 100;

    /** Body of the answer: type and message as everywhere in this API, and what is wrong field by field. */
    record Answer(String type, String message, List<FormRejected.Problem> problems) {}

    @Override
    public Response toResponse(RestException exception) {
        if (exception.getCause() instanceof OptimisticLockingFailureException) {
            return conflict();
        }
        return exception.getCause() instanceof FormRejected rejected
                ? answer(rejected)
                : ExceptionHandlerHelper.getInstance().getResponse(exception);
    }

    static Response answer(FormRejected rejected) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Answer("FormRejected", String.valueOf(rejected.getMessage()), rejected.problems()))
                .build();
    }

    private static Response conflict() {
        String message = "Somebody else changed it at the same moment. Load it again.";
        return Response.status(Response.Status.CONFLICT)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Answer("Conflict", message, List.of()))
                .build();
    }

    /** What lost against a change at the same moment, as often as it was tried. */
    static final class Conflict implements ExceptionMapper<OptimisticLockingFailureException> {

        @Override
        public Response toResponse(OptimisticLockingFailureException exception) {
            return conflict();
        }
    }

    /** The same for a refusal that was not wrapped. */
    static final class Direct implements ExceptionMapper<FormRejected> {

        @Override
        public Response toResponse(FormRejected rejected) {
            return answer(rejected);
        }
    }
}
