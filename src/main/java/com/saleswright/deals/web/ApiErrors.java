package com.saleswright.deals.web;

import com.saleswright.deals.NoSuchQuote;
import com.saleswright.deals.NotAllowed;
import com.saleswright.deals.QuoteRejected;
import com.saleswright.deals.WrongQuoteStatus;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What programs are told when a quote is refused. */
@RestControllerAdvice(assignableTypes = QuoteApi.class)
class ApiErrors {

    @ExceptionHandler
    ProblemDetail rejected(QuoteRejected e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "The quote breaks a rule; nothing is changed.");
        problem.setProperty("errors", e.problems());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notThere(NoSuchQuote e) {
        return problem(HttpStatus.NOT_FOUND, "There is no such quote, or it is not yours to see.");
    }

    @ExceptionHandler
    ProblemDetail notTheirs(NotAllowed e) {
        return problem(HttpStatus.FORBIDDEN, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail wrongStatus(WrongQuoteStatus e) {
        return problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail changedMeanwhile(OptimisticLockingFailureException e) {
        return problem(HttpStatus.CONFLICT, "The quote was changed meanwhile: get it again.");
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
