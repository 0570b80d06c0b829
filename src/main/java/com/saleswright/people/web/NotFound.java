package com.saleswright.people.web;

import com.saleswright.people.NoSuchAbsence;
import com.saleswright.people.NoSuchEmployee;
import com.saleswright.people.NoSuchOffice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers addresses of people, absences and offices that are not there with the not-found page. */
@ControllerAdvice(assignableTypes = {PeoplePage.class, EmployeePages.class, AbsencesPage.class, OfficePages.class})
class NotFound {

    @ExceptionHandler({NoSuchEmployee.class, NoSuchAbsence.class, NoSuchOffice.class})
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
