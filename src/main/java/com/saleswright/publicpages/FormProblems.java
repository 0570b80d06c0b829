package com.saleswright.publicpages;

import com.saleswright.engine.FormRejected;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A form that a page sent and that was refused: the answer says what is wrong, field by field. */
@RestControllerAdvice
class FormProblems {

    /** Body of the answer. */
    record Answer(List<FormRejected.Problem> problems) {}

    @ExceptionHandler
    ResponseEntity<Answer> refused(FormRejected rejected) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Answer(rejected.problems()));
    }
}
