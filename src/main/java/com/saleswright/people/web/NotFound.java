package com.saleswright.people.web;

import com.saleswright.people.NoSuchAbsence;
import com.saleswright.people.NoSuchEmployee;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers addresses of people and absences that are not there with the not-found page. */
@ControllerAdvice(assignableTypes = {PeoplePage.class, EmployeePages.class, AbsencesPage.class})
class NotFound {

    @ExceptionHandler({NoSuchEmployee.class, NoSuchAbsence.class})
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
