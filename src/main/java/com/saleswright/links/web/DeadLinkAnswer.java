package com.saleswright.links.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The page of a link that is dead, wherever it turns out. */
@ControllerAdvice
class DeadLinkAnswer {

    @ExceptionHandler(DeadLink.class)
    Object dead(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            return ResponseEntity.status(HttpStatus.GONE).body(Map.of("dead", true));
        }
        return new ModelAndView("links/dead", HttpStatus.NOT_FOUND);
    }
}
