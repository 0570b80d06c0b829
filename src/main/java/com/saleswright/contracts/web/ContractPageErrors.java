package com.saleswright.contracts.web;

import com.saleswright.contracts.NoSuchContract;
import com.saleswright.contracts.WrongContractStatus;
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

/** What the pages answer when a contract is not there, not theirs, or no longer in the state the person saw. */
@ControllerAdvice(assignableTypes = ContractPages.class)
class ContractPageErrors {

    @ExceptionHandler(NoSuchContract.class)
    void notThere(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler({WrongContractStatus.class, OptimisticLockingFailureException.class})
    @Nullable
    ModelAndView movedOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object number = variables instanceof Map<?, ?> map ? map.get("number") : null;
        if (number == null) {
            response.sendError(HttpServletResponse.SC_CONFLICT);
            return null;
        }
        RequestContextUtils.getOutputFlashMap(request)
                .put("warning", "The contract has moved on meanwhile: this is how it stands now.");
        return new ModelAndView("redirect:/contracts/" + number);
    }
}
