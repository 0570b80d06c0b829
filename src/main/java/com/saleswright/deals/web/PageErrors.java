package com.saleswright.deals.web;

import com.saleswright.deals.NoSuchQuote;
import com.saleswright.deals.NotAllowed;
import com.saleswright.deals.WrongQuoteStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What the pages answer when a quote is not there, not theirs, or no longer in the state the person saw. */
@ControllerAdvice(
        assignableTypes = {QuoteListPage.class, QuotePages.class, QuoteFormPages.class, AttachmentPages.class})
class PageErrors {

    @ExceptionHandler(NoSuchQuote.class)
    void notThere(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler(NotAllowed.class)
    void notTheirs(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    @ExceptionHandler({WrongQuoteStatus.class, OptimisticLockingFailureException.class})
    @Nullable
    ModelAndView movedOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object number = variables instanceof Map<?, ?> map ? map.get("number") : null;
        if (number == null) {
            response.sendError(HttpServletResponse.SC_CONFLICT);
            return null;
        }
        RequestContextUtils.getOutputFlashMap(request)
                .put("warning", "The quote has moved on meanwhile: this is how it stands now.");
        return new ModelAndView("redirect:/quotes/" + number);
    }
}
